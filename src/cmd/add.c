#include "cmd/add.h"

#include "base/err.h"
#include "base/mem.h"
#include "base/out.h"
#include "cmd/cmd.h"
#include "compile/compile.h"
#include "notes/note.h"
#include "store/store.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct opt options[] = {
    {"name", 0, OPT_TEXT, "DECK", NULL,
	N_("the deck's name, else that of the file or folder"), false},
    {0}};

static const struct example examples[] = {
    {"gloss add notes.md", N_("a file of notes")},
    {"gloss add --name algebra notes/", N_("a folder of notes")}, {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_add = {
    .name = "add",
    .brief = N_("compile notes and put them in the library"),
    .text = N_("Compiles Markdown notes, a file or all in a folder, and puts "
	       "the cards in the library. The path is remembered, so that "
	       "'gloss update' can take changes in. One act: 'gloss undo' "
	       "takes it back."),
    .operands = "PATH...",
    .min = 1,
    .max = -1,
    .flags = CMD_STORE,
    .opt = options,
    .example = examples,
    .run = run,
};

/* The live deck whose notes are at path, or NULL; both absolute. */
static const struct err *
find_by_path(char **name, struct store *store, const char *path)
{
	struct deck_rows *rows = NULL;
	const struct err *e = store_decks(&rows, store);
	size_t i;

	*name = NULL;
	if (e)
		return e;
	for (i = 0; i < rows->n && !*name; i++)
		if (rows->v[i].live && rows->v[i].path &&
		    strcmp(rows->v[i].path, path) == 0)
			*name = mem_strdup(rows->v[i].name);
	deck_rows_free(rows);
	return NULL;
}

static const struct err *
is_deck(bool *is, struct store *store, const char *name)
{
	struct deck_rows *rows = NULL;
	const struct err *e = store_decks(&rows, store);
	size_t i;

	*is = false;
	if (e)
		return e;
	for (i = 0; i < rows->n; i++)
		*is |= rows->v[i].live && strcmp(rows->v[i].name, name) == 0;
	deck_rows_free(rows);
	return NULL;
}

/* The deck goes in as one act. */
static const struct err *
put(struct ctx *ctx, const struct deck *d, const char *path)
{
	const struct err *e;

	if ((e = store_begin(ctx->store, ctx_now(ctx), STORE_BATCH)))
		return e;
	if ((e = store_put_deck(ctx->store, d, path, NULL))) {
		store_rollback(ctx->store);
		return e;
	}
	return store_commit(ctx->store);
}

/* Says what came in. */
static void
tell(struct ctx *ctx, const struct deck *d)
{
	size_t core = 0, i;

	for (i = 0; i < d->n; i++)
		core += d->card[i].status == STATUS_CORE;
	out_printf(ctx->note,
	    ngettext(
		"%s: %zu card to learn\n", "%s: %zu cards to learn\n", core),
	    d->name, core);
}

const struct err *
add_notes(char **deck, struct ctx *ctx, const char *path, const char *name)
{
	char *absolute = realpath(path, NULL);
	struct notes *notes = NULL;
	struct deck *d = NULL;
	const struct err *e;
	bool there;

	if (!absolute)
		return err_new(ERR_INPUT, "%s: %s", path, strerror(errno));
	if ((e = notes_read(&notes, absolute)))
		goto done;
	name = name ? name : notes->name;
	if ((e = is_deck(&there, ctx->store, name)))
		goto done;
	if (there) {
		e = err_new(ERR_INPUT,
		    _("%s: there is a deck of this name: use --name"), name);
		goto done;
	}
	compile_notes(notes, name, NULL, &d);
	if ((e = put(ctx, d, absolute)))
		goto done;
	tell(ctx, d);
	*deck = mem_strdup(name);
done:
	deck_free(d);
	notes_free(notes);
	free(absolute);
	return e;
}

const struct err *
add_if_new(char **deck, struct ctx *ctx, const char *operand)
{
	const struct err *e;
	char *absolute;
	bool is;

	*deck = NULL;
	if ((e = is_deck(&is, ctx->store, operand)))
		return e;
	if (is) {
		*deck = mem_strdup(operand);
		return NULL;
	}
	absolute = realpath(operand, NULL);
	if (!absolute)
		return err_new(ERR_INPUT,
		    _("%s: neither a deck nor a path: 'gloss list' shows "
		      "what there is"),
		    operand);
	e = find_by_path(deck, ctx->store, absolute);
	free(absolute);
	if (e || *deck)
		return e;
	return add_notes(deck, ctx, operand, NULL);
}

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	const char *name = args_text(args, "name", NULL);
	const struct err *e = NULL;
	char *deck = NULL;
	size_t i;

	if (name && args->noperand > 1)
		return err_new(
		    ERR_USAGE, "%s", _("add: --name goes with one path"));
	for (i = 0; i < args->noperand && !e; i++) {
		e = add_notes(&deck, ctx, args->operand[i], name);
		free(deck);
		deck = NULL;
	}
	return e;
}
