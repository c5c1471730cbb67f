#include "report/stats.h"
#include "base/arena.h"
#include "cmd/cmd.h"
#include "cmd/output.h"
#include "cmd/stats_memory.h"
#include "store/figures.h"
#include "store/store.h"

#include <string.h>

static const struct opt options[] = {
    {"format", 0, OPT_CHOICE, "FORMAT", "text|csv|json|html",
	N_("text, CSV, JSON, or one HTML page with charts"), false},
    {"by", 0, OPT_CHOICE, "WHAT", "day|section|kind|card|hour",
	N_("a row for each"), false},
    {"since", 0, OPT_DAY, "DATE", NULL,
	N_("from this day on; the first answer's by default"), false},
    {"until", 0, OPT_DAY, "DATE", NULL, N_("up to this day; today by default"),
	false},
    {"compare", 0, OPT_FLAG, NULL, NULL,
	N_("beside the period before, of the same length"), false},
    {"calibration", 0, OPT_FLAG, NULL, NULL,
	N_("how well the memory model predicted your answers"), false},
    {"output", 'o', OPT_PATH, "FILE", NULL,
	N_("write to FILE instead of standard output"), false},
    {0}};

static const struct example examples[] = {
    {"gloss stats --since 2026-01-01 --by section", N_("how the sections go")},
    {"gloss stats --format html -o progress.html", N_("a page with charts")},
    {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_stats = {
    .name = "stats",
    .brief = N_("figures of progress"),
    .text = N_(
	"Shows what was learnt. Answers are all that were not taken back; new "
	"are those that were their card's first; reviews are answers of "
	"purpose review that were not new; passed are reviews with grade 3 or "
	"better; retention is passed by reviews; time is that of the answers, "
	"each counted up to a minute. A review is mature if the card's answer "
	"before it was 21 days ago or more, else young. Due are distinct "
	"facts. A leech has lapsed 8 times, and is told again every 4. For "
	"exams that are planned the predicted scores are shown, today's and "
	"that of the day. With --calibration shows instead how the "
	"predictions of the memory model came out: the log loss beside that "
	"of always predicting the average, the Brier score, and recall by "
	"what was predicted."),
    .operands = "[DECK...]",
    .max = -1,
    .flags = CMD_STORE_READ | CMD_PAGED,
    .opt = options,
    .example = examples,
    .run = run,
};

static const struct err *
check_decks(struct store *store, const struct args *args)
{
	const struct err *e = NULL;
	size_t i;

	for (i = 0; i < args->noperand && !e; i++) {
		struct deck_rows *rows = NULL;

		e = store_deck_named(&rows, store, args->operand[i]);
		deck_rows_free(rows);
	}
	return e;
}

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	const char *format = args_text(args, "format", "text");
	struct figures f = {.by = args_text(args, "by", NULL),
	    .compared = args_has(args, "compare"),
	    .sums_only = strcmp(format, "csv") == 0};
	struct arena *arena = arena_new();
	struct output output;
	const struct err *e;
	int64_t rollover;

	if ((e = check_decks(ctx->store, args)) ||
	    (e = store_setting_number(&rollover, ctx->store, "rollover", NULL)))
		goto done;
	f.today = day_of(ctx_now(ctx), (int)rollover);
	f.since = args_number(args, "since", INT64_MIN);
	f.until = args_number(args, "until", f.today);
	if (f.since != INT64_MIN && f.since > f.until) {
		e = err_new(ERR_USAGE, "%s",
		    _("--since: later than --until: change them over"));
		goto done;
	}
	if ((e = store_figures(
		 &f, arena, ctx->store, args->operand, args->noperand)) ||
	    (e = stats_exams(&f, arena, ctx)))
		goto done;
	if ((e = output_begin(&output, ctx, args)))
		goto done;
	if (args_has(args, "calibration"))
		e = stats_calibration(ctx, format, output.out);
	else
		stats_print(&f, format, output.out);
	e = output_end(&output, e);
done:
	arena_free(arena);
	return e;
}
