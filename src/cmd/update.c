#include "base/buf.h"
#include "cmd/changes.h"
#include "cmd/cmd.h"
#include "store/store.h"
#include "tty/line.h"

#include <stdlib.h>
#include <string.h>

static const struct opt options[] = {
    {"dry-run", 0, OPT_FLAG, NULL, NULL,
	N_("print the plan and change nothing"), false},
    {"format", 0, OPT_CHOICE, "FORMAT", "text|json",
	N_("how to print the plan"), false},
    {0}};

static const struct example examples[] = {
    {"gloss update", N_("takes in what changed in all notes")},
    {"gloss update --dry-run algebra", N_("shows what would change")}, {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_update = {
    .name = "update",
    .brief = N_("take in changed notes; progress stays"),
    .text = N_("Compiles notes that changed again and matches the cards with "
	       "those in the library: + new, ~ edited, → moved, - retired, = "
	       "kept. Progress goes with a fact through new words, labels, "
	       "headings, files and order. What changed its meaning is asked "
	       "sooner. A doubtful match is asked about on a terminal, and is "
	       "new and retired elsewhere. It is one act: 'gloss undo' takes "
	       "it back."),
    .operands = "[DECK...]",
    .max = -1,
    .flags = CMD_STORE,
    .opt = options,
    .example = examples,
    .run = run,
};

/* Asks about each doubtful match; without a person all are rejected. */
static const struct err *
settle(struct ctx *ctx, struct changes *c, size_t *rejected)
{
	size_t i, n = c->lineage->n;

	*rejected = 0;
	for (i = 0; i < n; i++) {
		const struct change *x = &c->lineage->change[i];
		struct line line;
		bool yes = false;

		if (!change_is_doubtful(x))
			continue;
		if (!ctx->plain) {
			out_printf(ctx->out, _("was: %s\nnow: %s\n"),
			    c->old->card[x->old].ask,
			    c->fresh->card[x->fresh].ask);
			line = line_answer(_("The same fact? [y/N] "), NULL);
			yes = *line.text == 'y' || *line.text == 'Y';
			line_free(&line);
		}
		if (!yes) {
			changes_reject(c, i);
			++*rejected;
		}
	}
	return NULL;
}

static const struct err *
update(struct ctx *ctx, const struct args *args, const struct deck_row *deck)
{
	bool json = strcmp(args_text(args, "format", "text"), "json") == 0;
	bool dry = args_has(args, "dry-run");
	struct changes *c = NULL;
	const struct err *e;
	size_t rejected = 0;

	if (!deck->path)
		return NULL;
	if ((e = changes_find(&c, ctx, deck->name, deck->path)))
		return e;
	if (!dry && (e = settle(ctx, c, &rejected)))
		goto done;
	if (json)
		changes_json(c, deck->name, ctx->out);
	else if (!changes_none(c)) {
		out_styled(ctx->out, STYLE_BOLD, "%s\n", deck->name);
		changes_print(c, ctx->out);
	} else
		out_printf(ctx->out, _("%s: nothing changed\n"), deck->name);
	if (!json && rejected)
		out_printf(ctx->out,
		    ngettext("%zu doubtful match was taken as new\n",
			"%zu doubtful matches were taken as new\n", rejected),
		    rejected);
	if (!dry && !changes_none(c))
		e = changes_apply(ctx, c);
done:
	changes_free(c);
	return e;
}

static bool
is_wanted(const struct args *args, const char *name)
{
	size_t i;

	for (i = 0; i < args->noperand; i++)
		if (strcmp(args->operand[i], name) == 0)
			return true;
	return args->noperand == 0;
}

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	struct deck_rows *rows = NULL, *one = NULL;
	const struct err *e = NULL;
	size_t i;

	for (i = 0; i < args->noperand && !e; i++) {
		e = store_deck_named(&one, ctx->store, args->operand[i]);
		deck_rows_free(one);
		one = NULL;
	}
	if (e || (e = store_decks(&rows, ctx->store)))
		return e;
	for (i = 0; i < rows->n && !e; i++)
		if (rows->v[i].live && is_wanted(args, rows->v[i].name))
			e = update(ctx, args, &rows->v[i]);
	deck_rows_free(rows);
	return e;
}
