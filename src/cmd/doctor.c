#include "base/err.h"
#include "base/json.h"
#include "base/out.h"
#include "cmd/cmd.h"
#include "store/days.h"
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

static const struct opt options[] = {
    {"format", 0, OPT_CHOICE, "FORMAT", "text|json", N_("how to tell"), false},
    {"repair", 0, OPT_FLAG, NULL, NULL,
	N_("keep what was rebuilt from the log"), false},
    {"void-ahead", 0, OPT_FLAG, NULL, NULL,
	N_("take back what is dated more than a day ahead of the clock"),
	false},
    {0}};

static const struct example examples[] = {
    {"gloss doctor", N_("proves that the library is sound")}, {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_doctor = {
    .name = "doctor",
    .brief = N_("prove that the library is sound"),
    .text = N_("Checks the file, folds every event anew, and compares the "
	       "result with what the library keeps: schedule, counters, sums, "
	       "settings, decks. The status is 1 when a fault was found. "
	       "Nothing is changed without --repair, which makes a backup "
	       "first. After a run with a wrong clock it tells what is dated "
	       "in the future; --void-ahead takes that back, since all later "
	       "answers would be dated so, too."),
    .operands = "",
    .flags = CMD_STORE,
    .opt = options,
    .example = examples,
    .run = run,
};

static void
tell_ahead(struct ctx *ctx, const struct ahead *ahead)
{
	char when[WHEN_SIZE];

	if (ahead->n)
		out_printf(ctx->out,
		    ngettext("%zu event is dated ahead of the clock, up to %s. "
			     "Was it wrong? 'gloss doctor --void-ahead' takes "
			     "it back.\n",
			"%zu events are dated ahead of the clock, up to %s. "
			"Was it wrong? 'gloss doctor --void-ahead' takes "
			"them back.\n",
			ahead->n),
		    ahead->n, when_format(ahead->last, when));
}

static void
tell(struct ctx *ctx, const char *format, const char *fault, bool repaired,
    const struct ahead *ahead)
{
	struct json j;

	if (strcmp(format, "json") == 0) {
		json_document(&j, ctx->out, "doctor");
		json_bool(&j, "sound", !fault);
		json_string(&j, "fault", fault);
		json_bool(&j, "repaired", fault && repaired);
		json_int(&j, "ahead", (int64_t)ahead->n);
		json_end(&j);
	} else if (!fault)
		out_puts(ctx->out, _("The library is sound.\n"));
	else if (repaired)
		out_printf(ctx->out,
		    _("Not equal to the log, and rebuilt: %s.\n"), fault);
	else
		out_printf(ctx->out,
		    _("Not equal to the log: %s. 'gloss doctor --repair' "
		      "rebuilds it.\n"),
		    fault);
	if (strcmp(format, "json") != 0)
		tell_ahead(ctx, ahead);
}

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	bool repair = args_has(args, "repair");
	bool void_ahead = args_has(args, "void-ahead");
	struct ahead ahead;
	char *fault = NULL;
	const struct err *e;

	if ((repair || void_ahead) &&
	    (e = store_backup(
		 ctx->store, NULL, day_of(ctx_now(ctx), ROLLOVER_DEFAULT))))
		return e;
	progress_begin(&ctx->progress, ctx->note, _("checking"));
	e = store_check(ctx->store, ctx_now(ctx), repair, &fault);
	progress_end(&ctx->progress);
	if (e)
		return e;
	if ((void_ahead && (e = store_void_ahead(ctx->store, ctx_now(ctx)))) ||
	    (e = store_ahead(&ahead, ctx->store, ctx_now(ctx)))) {
		free(fault);
		return e;
	}
	tell(ctx, args_text(args, "format", "text"), fault, repair, &ahead);
	if (fault || ahead.n)
		e = err_new(ERR_NO, "%s", "");
	free(fault);
	return e;
}
