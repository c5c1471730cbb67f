#include "base/err.h"
#include "cmd/changes.h"
#include "cmd/cmd.h"
#include "store/store.h"

#include <string.h>

static const struct opt options[] = {
    {"dry-run", 0, OPT_FLAG, NULL, NULL,
	N_("print the plan and change nothing"), false},
    {"yes", 'y', OPT_FLAG, NULL, NULL,
	N_("take doubtful matches and great losses as they are"), false},
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
	       "headings, files and order, also from one deck to another. What "
	       "changed its meaning is asked sooner. A doubtful match is asked "
	       "about on a terminal, and is new and retired elsewhere; a deck "
	       "that would lose a great part of its cards is asked about, too, "
	       "and stays as it was elsewhere, since its notes may be half "
	       "written. A retired card keeps its history and comes back "
	       "with its fact. It is one act: 'gloss undo' takes it back."),
    .operands = "[DECK...]",
    .max = -1,
    .flags = CMD_STORE,
    .opt = options,
    .example = examples,
    .run = run,
};

static bool
is_wanted(const struct args *args, const char *name)
{
	size_t i;

	for (i = 0; i < args->noperand; i++)
		if (strcmp(args->operand[i], name) == 0)
			return true;
	return args->noperand == 0;
}

/* Compiles the decks that have notes; one that cannot be read is told of. */
static const struct err *
compile_decks(
    struct changes *c, size_t *unread, struct ctx *ctx, const struct args *args)
{
	struct deck_rows *rows = NULL;
	const struct err *e = store_decks(&rows, ctx->store);
	size_t i;

	for (i = 0; !e && i < rows->n; i++) {
		const struct deck_row *row = &rows->v[i];

		if (!row->live || !row->path || !is_wanted(args, row->name))
			continue;
		e = changes_add(c, row->name, row->path);
		if (e && e->kind == ERR_INPUT) {
			out_printf(ctx->note,
			    _("gloss: %s: deck %s stays as it was; if its "
			      "notes "
			      "moved: 'gloss add --name %s PATH'\n"),
			    e->text, row->name, row->name);
			err_free(e);
			e = NULL;
			++*unread;
		}
	}
	deck_rows_free(rows);
	return e;
}

static void
print_plan(const struct changes *c, struct ctx *ctx, const struct args *args)
{
	size_t i;

	if (strcmp(args_text(args, "format", "text"), "json") == 0) {
		changes_json(c, ctx->out);
		return;
	}
	for (i = 0; i < c->n; i++)
		out_styled(ctx->out, STYLE_BOLD, "%s%s", i ? ", " : "",
		    c->part[i].deck);
	if (changes_none(c)) {
		out_puts(ctx->out, _(": nothing changed\n"));
		return;
	}
	out_puts(ctx->out, "\n");
	changes_print(c, ctx->out);
}

/*
 * On a terminal the plan is shown before it is asked about; elsewhere it is
 * what will be done.
 */
static const struct err *
update(struct settled *s, bool *stale, struct changes *c, struct ctx *ctx,
    const struct args *args)
{
	bool yes = args_has(args, "yes"), dry = args_has(args, "dry-run");
	const struct err *e;

	*stale = false;
	if ((e = changes_match(c, ctx)))
		return e;
	if (dry || !ctx->plain)
		print_plan(c, ctx, args);
	if (dry)
		return NULL;
	if ((e = changes_settle(s, ctx, c, yes)) || s->stop || !c->n)
		return e;
	if (!(e = changes_apply(stale, ctx, c)) && !*stale && ctx->plain)
		print_plan(c, ctx, args);
	if (!e && !*stale)
		changes_tell(s, ctx->out);
	return e;
}

static const struct err *
check_names(struct ctx *ctx, const struct args *args)
{
	struct deck_rows *one = NULL;
	const struct err *e = NULL;
	size_t i;

	for (i = 0; i < args->noperand && !e; i++) {
		e = store_deck_named(&one, ctx->store, args->operand[i]);
		deck_rows_free(one);
		one = NULL;
	}
	return e;
}

/* What was left as it was has been said; it shows in the exit status. */
static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	struct changes *c = changes_new();
	struct settled s = {0};
	size_t unread = 0;
	bool stale = true;
	const struct err *e;

	if ((e = check_names(ctx, args)) ||
	    (e = compile_decks(c, &unread, ctx, args)))
		goto done;
	while (!e && c->n && stale && !s.stop) {
		s = (struct settled){.left = s.left};
		e = update(&s, &stale, c, ctx, args);
	}
	if (!e && s.stop)
		e = err_new(ERR_NO, "%s", _("update: nothing was changed"));
	if (!e && unread + s.left)
		e = err_new(ERR_INPUT, "%s", "");
done:
	changes_free(c);
	return e;
}
