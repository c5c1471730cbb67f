#include "base/buf.h"
#include "base/err.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/out.h"
#include "cmd/backlog.h"
#include "cmd/cmd.h"
#include "cmd/due_exam.h"
#include "cmd/query.h"
#include "cmd/today.h"
#include "exchange/cards.h"
#include "report/ics.h"
#include "store/store.h"
#include "tty/show.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DAYS_DEFAULT = 7, DAYS_MOST = 3650 };

static const struct opt options[] = {
    {"days", 'd', OPT_COUNT, "N", NULL, N_("the coming days to show (7)"),
	false},
    {"format", 0, OPT_CHOICE, "FORMAT", "text|json|ics",
	N_("a table, JSON, or a calendar"), false},
    {"short", 0, OPT_FLAG, NULL, NULL, N_("one number, for prompts"), false},
    {"quiet", 'q', OPT_FLAG, NULL, NULL, N_("exit status only"), false}, {0}};

static const struct example examples[] = {
    {"gloss due", N_("what can be asked now, by deck")},
    {"gloss due -q && gloss study", N_("only when there is something")}, {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_due = {
    .name = "due",
    .brief = N_("how much can be asked now, and in the coming days"),
    .text =
	N_("Counts what can be asked now: facts that are due and were not "
	   "answered today, and the new cards that today still allows; "
	   "and what comes due in the next days. Until an exam that is planned "
	   "its plan's cards of today come first, and its other new cards "
	   "are not counted. The status is 1 when "
	   "there is nothing now."),
    .operands = "",
    .flags = CMD_STORE_READ,
    .opt = options,
    .example = examples,
    .run = run,
};

/* --- for people ------------------------------------------------------------
 */

static const char *
number(struct buf *b, int64_t n)
{
	buf_printf(b, "%" PRId64, n);
	return b->data;
}

static void
print_table(struct out *out, const struct due_counts *d)
{
	const char *head[] = {_("deck"), _("due"), _("new"), _("all new")};
	const char **cell = mem_new(d->n * 4 + 1, sizeof(*cell));
	struct buf *text = mem_new(d->n * 3 + 1, sizeof *text);
	size_t i;

	for (i = 0; i < d->n; i++) {
		cell[4 * i] = d->v[i].deck;
		cell[4 * i + 1] = number(&text[3 * i], d->v[i].due);
		cell[4 * i + 2] = number(&text[3 * i + 1], d->v[i].fresh);
		cell[4 * i + 3] = number(&text[3 * i + 2], d->v[i].all_new);
	}
	show_table(out, &(struct show_table){.columns = 4,
			    .head = head,
			    .cell = cell,
			    .rows = d->n,
			    .right = 1 << 1 | 1 << 2 | 1 << 3});
	for (i = 0; i < d->n * 3; i++)
		buf_free(&text[i]);
	free(text);
	free(cell);
}

static void
due_text(struct ctx *ctx, const struct due_counts *d, const struct due_exams *x)
{
	char day[DAY_SIZE];
	size_t i;

	if (d->n == 0) {
		out_puts(ctx->out, _("There are no decks yet: 'gloss add "
				     "NOTES' makes one.\n"));
		return;
	}
	print_table(ctx->out, d);
	out_printf(ctx->out, _("now: %" PRId64 " due, %" PRId64 " new\n"),
	    d->due, d->fresh);
	due_exams_text(x, ctx->out);
	for (i = 0; i < d->days; i++)
		if (d->coming[i])
			out_printf(ctx->out, "%s: %" PRId64 "\n",
			    day_format(d->today + 1 + (int64_t)i, day),
			    d->coming[i]);
}

/* --- for programs ----------------------------------------------------------
 */

static void
due_json(struct ctx *ctx, const struct due_counts *d, const struct due_exams *x)
{
	struct json j;
	size_t i;

	json_document(&j, ctx->out, "due");
	json_day(&j, "date", d->today);
	json_int(&j, "due", d->due);
	json_int(&j, "new", d->fresh);
	json_int(&j, "total", d->due + d->fresh);
	json_array(&j, "decks");
	for (i = 0; i < d->n; i++) {
		json_object(&j, NULL);
		json_string(&j, "deck", d->v[i].deck);
		json_int(&j, "due", d->v[i].due);
		json_int(&j, "new", d->v[i].fresh);
		json_int(&j, "all_new", d->v[i].all_new);
		json_end_object(&j);
	}
	json_end_array(&j);
	json_array(&j, "days");
	for (i = 0; i < d->days; i++) {
		json_object(&j, NULL);
		json_day(&j, "date", d->today + 1 + (int64_t)i);
		json_int(&j, "due", d->coming[i]);
		json_end_object(&j);
	}
	json_end_array(&j);
	due_exams_json(x, &j);
	json_end(&j);
}

static void
due_ics(struct ctx *ctx, const struct due_counts *d, const struct due_exams *x)
{
	struct ics ics;
	size_t i;

	ics_begin(&ics, ctx->out, ctx_now(ctx));
	for (i = 0; i <= d->days; i++) {
		int64_t n = i ? d->coming[i - 1] : d->due + d->fresh;
		struct buf title = {0};

		if (n == 0)
			continue;
		buf_printf(&title,
		    ngettext("gloss: %" PRId64 " card",
			"gloss: %" PRId64 " cards", (unsigned long)n),
		    n);
		ics_day(&ics, "due", d->today + (int64_t)i, title.data);
		buf_free(&title);
	}
	due_exams_ics(x, &ics);
	ics_end(&ics);
}

static const struct {
	const char *name;
	void (*print)(
	    struct ctx *, const struct due_counts *, const struct due_exams *);
} formats[] = {{"text", due_text}, {"json", due_json}, {"ics", due_ics}};

static void
print(struct ctx *ctx, const struct args *args, const struct due_counts *d,
    const struct due_exams *x)
{
	const char *format = args_text(args, "format", "text");
	size_t i;

	if (args_has(args, "quiet"))
		return;
	if (args_has(args, "short")) {
		out_printf(ctx->out, "%" PRId64 "\n", d->due + d->fresh);
		return;
	}
	for (i = 0; i < sizeof formats / sizeof *formats; i++)
		if (strcmp(format, formats[i].name) == 0)
			formats[i].print(ctx, d, x);
}

/* Where more is due than a day can take, how that can be spread. */
static const struct err *
tell_backlog(
    struct ctx *ctx, const struct args *args, const struct due_counts *d)
{
	struct backlog b;
	const struct err *e = NULL;
	char *much;

	if (args_has(args, "quiet") || args_has(args, "short") ||
	    strcmp(args_text(args, "format", "text"), "text") != 0 ||
	    (e = backlog_read(&b, ctx, d)) || !b.offer)
		return e;
	much = backlog_text(&b);
	out_printf(ctx->out, _("%s 'gloss spread %d' lays them over days.\n"),
	    much, BACKLOG_DAYS);
	free(much);
	return NULL;
}

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	int64_t days = args_number(args, "days", DAYS_DEFAULT), today;
	struct due_counts *d = NULL;
	struct due_exams x = {0};
	const struct err *e;
	bool any;

	if (days > DAYS_MOST)
		return err_new(ERR_USAGE, _("--days: at most %d"), DAYS_MOST);
	if ((e = query_today(&today, ctx)) ||
	    (e = today_due(&d, ctx, today, (size_t)days)))
		return e;
	if ((e = due_exams_read(&x, ctx, d))) {
		due_counts_free(d);
		return e;
	}
	print(ctx, args, d, &x);
	e = tell_backlog(ctx, args, d);
	any = d->due + d->fresh > 0;
	due_counts_free(d);
	due_exams_free(&x);
	return e ? e : any ? NULL : err_new(ERR_NO, "%s", "");
}
