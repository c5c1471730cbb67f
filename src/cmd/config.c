#include "base/err.h"
#include "base/out.h"
#include "cmd/cmd.h"
#include "store/setting.h"
#include "store/store.h"

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
	       "deck to deck."),
    .operands = "[KEY [VALUE]]",
    .max = 2,
    .flags = CMD_STORE,
    .opt = options,
    .example = examples,
    .run = run,
};

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
	out_styled(ctx->out, STYLE_DIM, "    %s", _(s->text));
	out_styled(ctx->out, STYLE_DIM, _(" (default %s)"), s->fallback);
	out_puts(ctx->out, "\n");
	return NULL;
}

static const struct err *
print_all(struct ctx *ctx, const char *deck)
{
	const struct err *e = NULL;
	const struct setting *s;

	for (s = settings; !e && s->key; s++)
		e = print_one(ctx, s, deck, false);
	return e;
}

static const struct err *
check(struct ctx *ctx, const struct setting *s, const char *value,
    const char *deck)
{
	struct deck_rows *row = NULL;
	const struct err *e;

	if (value && (e = setting_check(s, value)))
		return e;
	if (!deck)
		return NULL;
	if (!s->by_deck)
		return err_new(ERR_USAGE,
		    _("%s: the same for all decks: leave --deck out"), s->key);
	e = store_deck_named(&row, ctx->store, deck);
	deck_rows_free(row);
	return e;
}

static const struct err *
change(struct ctx *ctx, const struct setting *s, const char *value,
    const char *deck)
{
	const struct err *e;

	if ((e = check(ctx, s, value, deck)) ||
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

	if (args->noperand == 0)
		return print_all(ctx, deck);
	s = setting_find(args->operand[0]);
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
