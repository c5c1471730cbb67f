#include "base/buf.h"
#include "base/err.h"
#include "base/out.h"
#include "cmd/act.h"
#include "cmd/cmd.h"
#include "store/store.h"

#include <stdlib.h>

static const struct example undo_examples[] = {
    {"gloss undo", N_("takes the last act back")},
    {"gloss undo 3", N_("takes the last three back")}, {0}};

static const struct example redo_examples[] = {
    {"gloss redo", N_("does again what was taken back last")}, {0}};

static const struct err *run_undo(struct ctx *, const struct args *);
static const struct err *run_redo(struct ctx *, const struct args *);

const struct cmd cmd_undo = {
    .name = "undo",
    .brief = N_("take back the last acts"),
    .text = N_("Takes back the last N acts (1), also those of earlier runs "
	       "and of a session that was killed. An act is one answer or one "
	       "command. Nothing is deleted: 'gloss redo' brings it back."),
    .operands = "[N]",
    .max = 1,
    .flags = CMD_STORE,
    .example = undo_examples,
    .run = run_undo,
};

const struct cmd cmd_redo = {
    .name = "redo",
    .brief = N_("do again what was taken back"),
    .text = N_("Does again the last N acts (1) that were taken back, as long "
	       "as nothing else was done since."),
    .operands = "[N]",
    .max = 1,
    .flags = CMD_STORE,
    .example = redo_examples,
    .run = run_redo,
};

typedef const struct err *undo_fn(
    struct acts **, struct store *, struct when, size_t);

static const struct err *
read_number(size_t *n, const struct args *args)
{
	const char *text = args->noperand ? args->operand[0] : "1";
	char *end;
	unsigned long long x = strtoull(text, &end, 10);

	*n = (size_t)x;
	if (*text >= '0' && *text <= '9' && !*end && x > 0 && x < 1000000)
		return NULL;
	return err_new(ERR_USAGE, _("%s: not a number of acts: %s"),
	    args->cmd->name, text);
}

static const struct err *
run(struct ctx *ctx, const struct args *args, undo_fn *undo, const char *said,
    const char *nothing)
{
	struct acts *acts = NULL;
	const struct err *e;
	size_t i, n;

	if ((e = read_number(&n, args)) ||
	    (e = undo(&acts, ctx->store, ctx_now(ctx), n)))
		return e;
	for (i = 0; i < acts->n; i++) {
		struct buf b = {0};

		act_describe(&b, &acts->v[i]);
		out_printf(ctx->out, "%s: %s\n", said, buf_text(&b));
		buf_free(&b);
	}
	if (acts->n == 0)
		e = err_new(ERR_NO, "%s", nothing);
	acts_free(acts);
	return e;
}

static const struct err *
run_undo(struct ctx *ctx, const struct args *args)
{
	return run(ctx, args, store_undo, _("taken back"),
	    _("undo: there is nothing to take back"));
}

static const struct err *
run_redo(struct ctx *ctx, const struct args *args)
{
	return run(ctx, args, store_redo, _("done again"),
	    _("redo: nothing was taken back since the last act"));
}
