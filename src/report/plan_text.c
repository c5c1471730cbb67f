#include "base/buf.h"
#include "base/msg.h"
#include "base/out.h"
#include "base/text.h"
#include "report/plan.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

enum { NAME_COLUMNS = 30, PREDICTIONS_FEW = 30 };

/* --- the head --------------------------------------------------------------
 */

static void
put_left(struct buf *b, int64_t days)
{
	if (days <= 0)
		buf_puts(b, _("today"));
	else
		buf_printf(b,
		    ngettext("in %" PRId64 " day", "in %" PRId64 " days",
			(unsigned long)days),
		    days);
}

static void
print_head(const struct plan_report *r, struct out *o)
{
	char at[WHEN_SIZE];
	struct buf left = {0};

	put_left(&left, r->day - r->today);
	when_format(r->exam->at, at);
	out_styled(o, STYLE_BOLD, "%s", r->exam->name);
	out_printf(o, _(": exam on %.10s at %.5s, %s, %zu cards, target %g\n"),
	    at, at + 11, buf_text(&left), r->cards, r->exam->target);
	buf_free(&left);
}

static void
print_range(struct out *o, const char *label, const struct range *r)
{
	out_printf(o, "  %s ", label);
	out_styled(o, STYLE_BOLD, "%3.0f", r->score);
	out_printf(o, _("  (80%% range %.0f to %.0f)\n"), r->low, r->high);
}

/* --- the verdict -----------------------------------------------------------
 */

static void
print_met(const struct plan_report *r, struct out *o)
{
	out_styled(o, STYLE_GOOD, "%s", _("The target can be met."));
	if (r->verdict->minutes)
		out_printf(o,
		    ngettext(" %d minute a day would do.",
			" %d minutes a day would do.",
			(unsigned long)r->verdict->minutes),
		    r->verdict->minutes);
	out_puts(o, "\n");
}

/* The minutes of the week, "20" or "20-60". */
static void
put_minutes(struct buf *b, const struct exam *x)
{
	int64_t least = x->minutes[0], most = x->minutes[0];
	int i;

	for (i = 1; i < 7; i++) {
		if (x->minutes[i] < least)
			least = x->minutes[i];
		if (x->minutes[i] > most)
			most = x->minutes[i];
	}
	if (least < most)
		buf_printf(b, "%" PRId64 "-", least);
	buf_printf(b, "%" PRId64, most);
}

static void
print_without(const struct plan_report *r, struct out *o)
{
	size_t i;

	if (r->nwithout == 0)
		return;
	out_puts(o, _("  or it would be met for the rest without"));
	for (i = 0; i < r->nwithout; i++)
		out_printf(o, "%s %s", i ? "," : "", r->without[i]);
	out_puts(o, "\n");
}

static void
print_short(const struct plan_report *r, struct out *o)
{
	char day[DAY_SIZE];
	struct buf minutes = {0};

	put_minutes(&minutes, r->exam);
	if (r->verdict->minutes) {
		out_styled(o, STYLE_BAD,
		    _("The target cannot be met with %s min/day: it needs %d "
		      "min/day."),
		    minutes.data, r->verdict->minutes);
	} else {
		out_styled(o, STYLE_BAD,
		    _("The target cannot be met: at most %.0f with any time."),
		    floor(r->verdict->most));
	}
	out_puts(o, "\n");
	if (r->later)
		out_printf(o, _("  with %s min/day it would be met on %s\n"),
		    minutes.data, day_format(r->later, day));
	print_without(r, o);
	buf_free(&minutes);
}

static void
print_verdict(const struct plan_report *r, struct out *o)
{
	struct buf minutes = {0};

	out_puts(o, "\n");
	if (r->verdict->met)
		print_met(r, o);
	else
		print_short(r, o);
	put_minutes(&minutes, r->exam);
	out_printf(o, _("With %s min/day you cover %.0f%% of the points.\n"),
	    minutes.data, floor(100 * r->plan->covers));
	buf_free(&minutes);
}

/* --- days and sections -----------------------------------------------------
 */

static void
print_days(const struct plan_report *r, struct out *o)
{
	static const char *const names[] = {N_("Mon"), N_("Tue"), N_("Wed"),
	    N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun")};
	const struct plan *p = r->plan;
	size_t i;

	out_printf(o, "\n%s\n", _("day             reviews    new  minutes"));
	for (i = 0; i < p->ndays; i++) {
		const struct plan_day *d = &p->day[i];
		char day[DAY_SIZE];

		out_printf(o, "%s %s ", day_format(d->day, day),
		    _(names[day_weekday(d->day)]));
		if (exam_seconds(r->exam, d->day) <= 0)
			out_printf(o, "  %s\n", _("off"));
		else
			out_printf(o, "%8" PRId64 " %6" PRId64 " %8.0f\n",
			    d->reviews, d->fresh, d->seconds / 60);
	}
	if (r->used >= 30)
		out_printf(o, _("Today %.0f minutes were studied already.\n"),
		    r->used / 60);
}

/* Text cut and padded to columns. */
static void
column(struct out *o, const char *s, size_t columns)
{
	size_t n = strlen(s), at = 0, used = 0;

	while (at < n) {
		size_t len = text_cluster(s + at, n - at);
		size_t wide = text_columns(s + at, len);

		if (used + wide > columns)
			break;
		used += wide;
		at += len;
	}
	out_put(o, s, at);
	out_printf(o, "%*s", (int)(columns - used), "");
}

static void
print_sections(const struct plan_report *r, struct out *o)
{
	double all = 0;
	size_t i;

	for (i = 0; i < r->nparts; i++)
		all += r->part[i].points;
	if (r->nparts < 2 || all <= 0)
		return;
	out_puts(o, "\n");
	column(o, _("section"), NAME_COLUMNS);
	out_printf(o, " %s\n", _("share  cards  today  at the exam"));
	for (i = 0; i < r->nparts; i++) {
		const struct plan_part *p = &r->part[i];

		column(o, p->name, NAME_COLUMNS);
		out_printf(o, " %4.0f%% %6zu %6.0f %6.0f  (%.0f to %.0f)\n",
		    100 * p->points / all, p->cards, p->now.score,
		    p->on_day.score, p->on_day.low, p->on_day.high);
	}
}

/* What makes the forecast worse than it need be, in words. */
static void
print_remarks(const struct plan_report *r, struct out *o)
{
	size_t i;

	for (i = 0; i < r->nparts; i++)
		if (r->part[i].cards == 0)
			out_printf(o,
			    _("%s has no cards: its points count as lost.\n"),
			    r->part[i].name);
	if (r->suspended)
		out_printf(o,
		    ngettext("%zu card is suspended and counts as not known.\n",
			"%zu cards are suspended and count as not known.\n",
			r->suspended),
		    r->suspended);
	if (r->answers < PREDICTIONS_FEW)
		out_puts(o,
		    _("The forecast goes by the average learner yet; it gets "
		      "better with each day.\n"));
}

void
plan_text(const struct plan_report *r, struct out *o)
{
	print_head(r, o);
	out_puts(o, "\n");
	print_range(o, _("predicted score today      "), &r->plan->now);
	print_range(o, _("predicted score at the exam"), &r->plan->on_day);
	print_verdict(r, o);
	print_remarks(r, o);
	print_days(r, o);
	print_sections(r, o);
}

void
plan_line(const struct plan_report *r, struct out *o)
{
	const struct plan_day *d = r->plan->day;
	char at[WHEN_SIZE];
	struct buf left = {0};

	put_left(&left, r->day - r->today);
	when_format(r->exam->at, at);
	out_printf(o, "%.10s  ", at);
	out_styled(o, STYLE_BOLD, "%s", r->exam->name);
	out_printf(o, _(": %s, predicted score %.0f (%.0f to %.0f), target %g"),
	    buf_text(&left), r->plan->on_day.score, r->plan->on_day.low,
	    r->plan->on_day.high, r->exam->target);
	if (r->plan->ndays)
		out_printf(o, _("; today %" PRId64 " reviews, %" PRId64 " new"),
		    d->reviews, d->fresh);
	out_puts(o, "\n");
	buf_free(&left);
}
