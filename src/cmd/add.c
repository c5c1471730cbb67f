#include "cmd/add.h"

#include "base/err.h"
#include "base/mem.h"
#include "base/out.h"
#include "cmd/changes.h"
#include "cmd/cmd.h"
#include "store/store.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const struct opt options[] = {
    {"name", 0, OPT_TEXT, "DECK", NULL,
	N_("the deck's name, else that of the file or folder"), false},
    {"dry-run", 0, OPT_FLAG, NULL, NULL,
	N_("print what would come in as JSON, and change nothing"), false},
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
	       "changes of the notes are taken in. With the name of a deck "
	       "that is there its notes are now at PATH, and its progress "
	       "stays. It is one act: 'gloss undo' takes it back."),
    .operands = "PATH...",
    .min = 1,
    .max = -1,
    .flags = CMD_STORE,
    .opt = options,
    .example = examples,
    .run = run,
};

/* The live deck whose notes are at an absolute path, or NULL. */
static const struct err *
find_by_path(char **name, struct store *store, const char *path)
{
	struct deck_rows *rows = NULL;
	const struct err *e = store_decks(&rows, store);
	size_t i;

	*name = NULL;
	for (i = 0; !e && i < rows->n && !*name; i++)
		if (rows->v[i].live && rows->v[i].path &&
		    strcmp(rows->v[i].path, path) == 0)
			*name = mem_strdup(rows->v[i].name);
	deck_rows_free(rows);
	return e;
}

/* The name of a file or folder, without .md. */
static char *
name_of(const char *path)
{
	const char *name = strrchr(path, '/'), *dot;

	name = name && name[1] ? name + 1 : path;
	dot = strrchr(name, '.');
	if (!dot || dot == name ||
	    (strcmp(dot, ".md") != 0 && strcmp(dot, ".markdown") != 0))
		dot = name + strlen(name);
	return mem_strndup(name, (size_t)(dot - name));
}

/* The deck that notes at a path are, or will be. */
static const struct err *
choose_deck(char **deck, struct ctx *ctx, const char *path, const char *name)
{
	const struct err *e = NULL;
	bool there;

	*deck = NULL;
	if (name) {
		*deck = mem_strdup(name);
		return NULL;
	}
	if ((e = find_by_path(deck, ctx->store, path)) || *deck)
		return e;
	*deck = name_of(path);
	if (!(e = changes_has_deck(&there, ctx, *deck)) && there)
		e = err_new(ERR_INPUT,
		    _("%s: a deck of this name has its notes elsewhere: "
		      "--name gives another name, or moves it here"),
		    *deck);
	return e;
}

/* Says what came in. */
static void
tell(struct ctx *ctx, const struct part *p)
{
	size_t core = 0, i;

	for (i = 0; i < p->fresh->n; i++)
		core += p->fresh->card[i].status == STATUS_CORE;
	out_printf(ctx->note,
	    ngettext(
		"%s: %zu card to learn\n", "%s: %zu cards to learn\n", core),
	    p->deck, core);
}

/* Matches, asks, and puts in force, unless another process was faster. */
static const struct err *
put(bool *stale, struct ctx *ctx, struct changes *c, const char *deck, bool dry)
{
	struct settled s = {0};
	const struct err *e;

	*stale = false;
	if ((e = changes_match(c, ctx)))
		return e;
	if (dry) {
		changes_json(c, ctx->out);
		return NULL;
	}
	if ((e = changes_settle(&s, ctx, c, false)))
		return e;
	if (s.stop || s.left)
		return err_new(ERR_NO, _("%s: nothing was changed"), deck);
	if (!(e = changes_apply(stale, ctx, c)) && !*stale) {
		tell(ctx, &c->part[0]);
		changes_tell(&s, ctx->note);
	}
	return e;
}

static const struct err *
add(char **deck, struct ctx *ctx, const char *operand, const char *name,
    bool dry)
{
	char *path = realpath(operand, NULL);
	struct changes *c = changes_new();
	const struct err *e;
	bool stale = true;

	*deck = NULL;
	if (!path) {
		e = err_new(ERR_INPUT, "%s: %s", operand, strerror(errno));
		goto done;
	}
	if ((e = choose_deck(deck, ctx, path, name)) ||
	    (e = changes_add(c, *deck, path)))
		goto done;
	while (!e && stale)
		e = put(&stale, ctx, c, *deck, dry);
done:
	changes_free(c);
	free(path);
	return e;
}

const struct err *
add_if_new(char **deck, struct ctx *ctx, const char *operand)
{
	const struct err *e;
	char *path;
	bool is;

	*deck = NULL;
	if ((e = changes_has_deck(&is, ctx, operand)))
		return e;
	if (is) {
		*deck = mem_strdup(operand);
		return NULL;
	}
	if (!(path = realpath(operand, NULL)))
		return err_new(ERR_INPUT,
		    _("%s: neither a deck nor a path of notes"), operand);
	e = find_by_path(deck, ctx->store, path);
	free(path);
	return e || *deck ? e : add(deck, ctx, operand, NULL, false);
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
		e = add(&deck, ctx, args->operand[i], name,
		    args_has(args, "dry-run"));
		free(deck);
	}
	return e;
}
