#include "base/buf.h"
#include "base/err.h"
#include "base/out.h"
#include "cmd/act.h"
#include "cmd/cmd.h"
#include "store/store.h"

static const struct opt options[] = {
    {"number", 'n', OPT_COUNT, "N", NULL, N_("the last N acts (20; 0 is all)"),
	false},
    {0}};

static const struct example examples[] = {
    {"gloss history", N_("the last twenty acts, newest first")}, {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_history = {
    .name = "history",
    .brief = N_("list what was done, newest first"),
    .text = N_("Lists the acts of this copy of the library, newest first: an "
	       "act is one answer or one command, and 'gloss undo' takes back "
	       "the first one that is not marked with x."),
    .operands = "",
    .flags = CMD_STORE_READ | CMD_PAGED,
    .opt = options,
    .example = examples,
    .run = run,
};

static void
print_act(struct out *out, const struct act *act)
{
	char when[WHEN_SIZE];
	struct buf b = {0};

	act_describe(&b, act);
	when_format(act->when, when);
	out_printf(
	    out, "%s %.10s %.5s  ", act->is_void ? "x" : " ", when, when + 11);
	out_printf(out, "%s\n", buf_text(&b));
	buf_free(&b);
}

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	int64_t n = args_number(args, "number", 20);
	struct acts *acts = NULL;
	const struct err *e =
	    store_history(&acts, ctx->store, n ? (size_t)n : SIZE_MAX / 2);
	size_t i;

	for (i = 0; !e && i < acts->n; i++)
		print_act(ctx->out, &acts->v[i]);
	acts_free(acts);
	return e;
}
