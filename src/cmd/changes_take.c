/* Notes that changed are taken in by the way, before or within a sitting. */

#include "base/err.h"
#include "cmd/changes.h"
#include "cmd/cmd.h"
#include "notes/note.h"
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

static bool
is_wanted(const struct texts *decks, const char *name)
{
	size_t i;

	for (i = 0; i < decks->n; i++)
		if (strcmp(decks->v[i], name) == 0)
			return true;
	return decks->n == 0;
}

static bool
looks_changed(const struct deck_row *row)
{
	char *stamp = row->path ? notes_stamp(row->path) : NULL;
	bool changed = stamp && (!row->stamp || strcmp(stamp, row->stamp) != 0);

	free(stamp);
	return changed;
}

/* Compiles what looks changed; what cannot be read stays as it was. */
static const struct err *
compile_changed(struct changes *c, struct ctx *ctx, const struct texts *decks)
{
	struct deck_rows *rows = NULL;
	const struct err *e = store_decks(&rows, ctx->store);
	size_t i;

	for (i = 0; !e && i < rows->n; i++) {
		const struct deck_row *row = &rows->v[i];

		if (!row->live || !is_wanted(decks, row->name) ||
		    !looks_changed(row))
			continue;
		e = changes_add(c, row->name, row->path);
		if (e && e->kind == ERR_INPUT) {
			out_printf(ctx->note,
			    _("%s: the deck stays as it was\n"), e->text);
			err_free(e);
			e = NULL;
		}
	}
	deck_rows_free(rows);
	return e;
}

static void
tell(struct ctx *ctx, const struct changes *c, const struct settled *s)
{
	size_t i;

	if (changes_none(c))
		return;
	for (i = 0; i < c->n; i++)
		out_printf(ctx->note, "%s%s", i ? ", " : "", c->part[i].deck);
	out_printf(ctx->note,
	    _(": notes changed: %zu new, %zu edited, %zu moved, %zu retired\n"),
	    c->count[CHANGE_NEW], c->count[CHANGE_EDITED],
	    c->count[CHANGE_MOVED], c->count[CHANGE_RETIRED]);
	changes_tell(s, ctx->note);
}

const struct err *
changes_take_in(struct ctx *ctx, const struct texts *decks)
{
	struct changes *c = changes_new();
	const struct err *e = compile_changed(c, ctx, decks);
	bool stale = true;

	while (!e && c->n && stale) {
		struct settled s = {0};

		if ((e = changes_match(c, ctx)) ||
		    (e = changes_settle(&s, ctx, c, false)) || s.stop ||
		    (e = changes_apply(&stale, ctx, c)))
			break;
		if (!stale)
			tell(ctx, c, &s);
	}
	changes_free(c);
	return e;
}
