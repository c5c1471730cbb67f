#include "base/err.h"
#include "base/out.h"
#include "cmd/cmd.h"
#include "cmd/looks.h"
#include "store/setting.h"
#include "store/store.h"

#include <inttypes.h>
#include <string.h>

static const struct opt options[] = {
    {"deck", 0, OPT_DECK, "DECK", NULL, N_("for this deck alone"), false},
    {"reset", 0, OPT_FLAG, NULL, NULL, N_("back to the default"), false}, {0}};

static const struct example examples[] = {
    {"gloss config", N_("all settings, what they do and their defaults")},
    {"gloss config new_per_day 10", N_("ten new cards a day")},
    {"gloss config --deck sea kinds define,name",
	N_("only these kinds of question in deck sea")},
    {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_config = {
    .name = "config",
    .brief = N_("show or change settings"),
    .text = N_("Without arguments lists every setting with its value and what "
	       "it does; with a KEY shows one; with a VALUE changes it, which "
	       "holds from now on and can be undone. Some may differ from "
	       "deck to deck; a deck's own limit holds within that of "
	       "all."),
    .operands = "[KEY [VALUE]]",
    .max = 2,
    .flags = CMD_STORE,
    .opt = options,
    .example = examples,
    .run = run,
};

/* What a setting may be, "0-23" or "off, on". */
static void
print_range(struct out *out, const struct setting *s)
{
	const char *at;

	if (s->type == SETTING_COUNT)
		out_styled(
		    out, STYLE_DIM, "%" PRId64 "-%" PRId64, s->least, s->most);
	else if (s->type == SETTING_REAL)
		out_styled(out, STYLE_DIM, "%.2f-%.2f", (double)s->least / 100,
		    (double)s->most / 100);
	for (at = s->choices; at && *at; at += *at != '\0') {
		size_t n = strcspn(at, "|");

		out_styled(
		    out, STYLE_DIM, "%.*s%s", (int)n, at, at[n] ? ", " : "");
		at += n;
	}
	if (s->type != SETTING_KINDS)
		out_styled(out, STYLE_DIM, "; ");
}

/* The decks that have a value of their own. */
static const struct err *
print_decks(struct ctx *ctx, const struct setting *s)
{
	struct deck_rows *rows = NULL;
	const struct err *e = NULL;
	size_t i;

	if (!s->by_deck || (e = store_decks(&rows, ctx->store)))
		return e;
	for (i = 0; !e && i < rows->n; i++) {
		const char *own;

		e = store_setting_own(
		    &own, ctx->store, s->key, rows->v[i].name);
		if (!e && own)
			out_printf(
			    ctx->out, "    %s: %s\n", rows->v[i].name, own);
	}
	deck_rows_free(rows);
	return e;
}

static const struct err *
print_one(
    struct ctx *ctx, const struct setting *s, const char *deck, bool value_only)
{
	const char *value;
	const struct err *e = store_setting(&value, ctx->store, s->key, deck);

	if (e)
		return e;
	if (value_only) {
		out_printf(ctx->out, "%s\n", value);
		return NULL;
	}
	out_styled(ctx->out, STYLE_BOLD, "%s", s->key);
	out_printf(ctx->out, " = %s\n", value);
	out_styled(ctx->out, STYLE_DIM, "    %s (", _(s->text));
	print_range(ctx->out, s);
	out_styled(ctx->out, STYLE_DIM, _("default %s)"), s->fallback);
	out_puts(ctx->out, "\n");
	return deck ? NULL : print_decks(ctx, s);
}

static const struct err *
print_all(struct ctx *ctx, const char *deck)
{
	const struct err *e = NULL;
	const struct setting *s;

	for (s = settings; !e && s->key; s++)
		if (!deck || s->by_deck)
			e = print_one(ctx, s, deck, false);
	return e;
}

static const struct err *
must_be_there(struct ctx *ctx, const char *deck)
{
	struct deck_rows *row = NULL;
	const struct err *e = store_deck_named(&row, ctx->store, deck);

	deck_rows_free(row);
	return e;
}

static const struct err *
check(const struct setting *s, const char *value, const char *deck)
{
	const struct err *e;

	if (value && (e = setting_check(s, value)))
		return e;
	if (deck && !s->by_deck)
		return err_new(ERR_USAGE,
		    _("%s: the same for all decks: leave --deck out"), s->key);
	return NULL;
}

static const struct err *
change(struct ctx *ctx, const struct setting *s, const char *value,
    const char *deck)
{
	const struct err *e;

	if ((e = check(s, value, deck)) ||
	    (e = store_begin(ctx->store, ctx_now(ctx), STORE_BATCH)))
		return e;
	if ((e = store_set(ctx->store, s->key, value, deck))) {
		store_rollback(ctx->store);
		return e;
	}
	return store_commit(ctx->store);
}

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	const char *deck = args_text(args, "deck", NULL);
	const struct setting *s;
	const struct err *e;

	if (deck && (e = must_be_there(ctx, deck)))
		return e;
	if (args->noperand == 0) {
		if (!(e = print_all(ctx, deck)) && !deck)
			looks_print(ctx->out, ctx->looks, NULL);
		return e;
	}
	s = setting_find(args->operand[0]);
	if (!s && args->noperand == 1 &&
	    looks_print(ctx->out, ctx->looks, args->operand[0]))
		return NULL;
	if (!s)
		return err_new(ERR_USAGE,
		    _("%s: no such setting: 'gloss config' lists them"),
		    args->operand[0]);
	if (args->noperand == 2)
		return change(ctx, s, args->operand[1], deck);
	if (args_has(args, "reset"))
		return change(ctx, s, NULL, deck);
	return print_one(ctx, s, deck, !ctx->out->terminal);
}
