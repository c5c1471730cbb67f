#include "base/err.h"
#include "base/out.h"
#include "cmd/cmd.h"
#include "store/store.h"

static const struct example examples[] = {
    {"gloss remove sea", N_("deck sea is asked no more")}, {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_remove = {
    .name = "remove",
    .brief = N_("take a deck out of the library"),
    .text = N_("Takes a deck out. Its answers stay and come back with it; "
	       "'gloss undo' brings it back at once."),
    .operands = "DECK",
    .min = 1,
    .max = 1,
    .flags = CMD_STORE,
    .example = examples,
    .run = run,
};

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	const char *deck = args->operand[0];
	const struct err *e;

	if ((e = store_begin(ctx->store, ctx_now(ctx), STORE_BATCH)))
		return e;
	if ((e = store_remove_deck(ctx->store, deck))) {
		store_rollback(ctx->store);
		return e;
	}
	if ((e = store_commit(ctx->store)))
		return e;
	out_printf(ctx->out,
	    _("%s: removed; its answers stay: 'gloss undo' takes this back\n"),
	    deck);
	return NULL;
}
