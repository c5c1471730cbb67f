#include "exchange/import.h"
#include "base/err.h"
#include "base/out.h"
#include "cmd/cmd.h"
#include "store/store.h"

#include <inttypes.h>

static const struct opt options[] = {
    {"dry-run", 0, OPT_FLAG, NULL, NULL, N_("say only what would change"),
	false},
    {0}};

static const struct example examples[] = {
    {"gloss import gloss.json", N_("all that was exported, on this machine")},
    {"gloss import --dry-run answers.csv", N_("what answers would add")}, {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_import = {
    .name = "import",
    .brief = N_("take in what was exported"),
    .text = N_(
	"Takes in a deck file, cards (CSV, JSON), answers (CSV, JSON lines) or "
	"everything, as 'gloss export' writes them; what a file is, it says "
	"itself. Answers may come in any order and from any device; those that "
	"are there already change nothing, and one that differs from what is "
	"there is refused. A deck file becomes the deck; a list of cards "
	"joins its deck. It is one step, whole or not at all. 'gloss undo' "
	"takes back cards that came; events stay, being acts of their "
	"devices. Ctrl-C leaves everything as it was."),
    .operands = "FILE",
    .min = 1,
    .max = 1,
    .flags = CMD_STORE,
    .opt = options,
    .example = examples,
    .run = run,
};

static void
tell(struct ctx *ctx, const struct import *i)
{
	if (i->decks)
		out_printf(ctx->out,
		    ngettext("%zu card in %zu deck\n",
			"%zu cards, decks: %zu\n", i->cards),
		    i->cards, i->decks);
	if (i->events || !i->decks)
		out_printf(ctx->out,
		    _("%" PRId64 " events, %" PRId64 " of them new\n"),
		    i->events, i->added);
	if (i->ahead)
		out_printf(ctx->note,
		    _("gloss: %" PRId64
		      " events are more than a day ahead of the clock\n"),
		    i->ahead);
}

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	bool dry = args_has(args, "dry-run");
	struct import import;
	struct when now = ctx_now(ctx);
	const struct err *e;

	if ((e = store_begin(ctx->store, now, STORE_BATCH)))
		return e;
	progress_begin(&ctx->progress, ctx->note, _("importing"));
	e = import_file(
	    &import, ctx->store, now, args->operand[0], &ctx->progress);
	if (e || dry)
		store_rollback(ctx->store);
	else
		e = store_commit(ctx->store);
	progress_end(&ctx->progress);
	if (!e)
		tell(ctx, &import);
	return e;
}
