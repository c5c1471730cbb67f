#include "base/day.h"
#include "base/msg.h"
#include "base/out.h"
#include "base/text.h"
#include "report/chart.h"
#include "report/stats.h"
#include "schedule/figures.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { LABEL_COLUMNS = 24, BAR_COLUMNS = 24 };

static void
heading(struct out *o, const char *text)
{
	out_puts(o, "\n");
	out_styled(o, STYLE_BOLD, "%s\n", text);
}

/* Text cut to columns; gives those that it left. */
static size_t
cut(struct out *o, const char *s, size_t columns)
{
	size_t n = strlen(s), at = 0, used = 0;

	while (at < n) {
		size_t len = text_cluster(s + at, n - at);
		size_t wide = text_columns(s + at, len);

		if (used + wide > columns - (at + len < n))
			break;
		used += wide;
		at += len;
	}
	out_put(o, s, at);
	if (at < n) {
		out_puts(o, "…");
		used++;
	}
	return columns > used ? columns - used : 0;
}

/* The same, padded, so that what follows stands in line. */
static void
column(struct out *o, const char *s, size_t columns)
{
	out_printf(o, "%*s", (int)cut(o, s, columns), "");
}

static void
share(struct out *o, const struct tally *t)
{
	double r = tally_retention(t);

	if (isnan(r))
		out_puts(o, "   –  ");
	else
		out_printf(o, "%5.1f%%", 100 * r);
}

static void
duration(struct out *o, int64_t ms)
{
	int64_t minutes = ms / 60000;

	if (minutes >= 60)
		out_printf(o, "%3" PRId64 ":%02d h", minutes / 60,
		    (int)(minutes % 60));
	else
		out_printf(
		    o, "%3" PRId64 ":%02d m", minutes, (int)(ms / 1000 % 60));
}

static void
tally_line(
    struct out *o, const char *label, const struct tally *t, int64_t most)
{
	column(o, label, LABEL_COLUMNS);
	out_printf(o, " %7" PRId64 " %6" PRId64 " %7" PRId64 " ", t->answers,
	    t->fresh, t->reviews);
	share(o, t);
	out_puts(o, " ");
	duration(o, t->ms);
	if (most > 0) {
		int room = o->columns - LABEL_COLUMNS - 42;

		out_puts(o, " ");
		chart_bar(o, (double)t->answers, (double)most,
		    room < 4             ? 0
		    : room > BAR_COLUMNS ? BAR_COLUMNS
					 : room);
	}
	out_puts(o, "\n");
}

static void
table(struct out *o, const struct figures *f)
{
	char since[DAY_SIZE], until[DAY_SIZE];
	int64_t most = 0;
	size_t i;

	out_printf(o, _("%s to %s\n\n"), day_format(f->since, since),
	    day_format(f->until, until));
	column(o, f->by ? _(f->by) : "", LABEL_COLUMNS);
	out_printf(o, " %s\n", _("answers    new reviews passed    time"));
	for (i = 0; i < f->nrow; i++)
		if (f->row[i].answers > most)
			most = f->row[i].answers;
	for (i = 0; i < f->nrow; i++)
		tally_line(o,
		    f->row[i].label ? f->row[i].label
		    : f->row[i].key ? f->row[i].key
				    : "",
		    &f->row[i], most);
	tally_line(o, _("all"), &f->total, 0);
	if (f->compared)
		tally_line(o, _("the period before"), &f->before, 0);
}

static void
cards(struct out *o, const struct figures *f)
{
	int64_t days = figures_days_to_finish(f);

	heading(o, _("cards"));
	out_printf(o,
	    _("  %" PRId64 " new, %" PRId64 " young, %" PRId64 " mature, "
	      "%" PRId64 " suspended, %" PRId64 " held, %" PRId64
	      " in reserve\n"),
	    f->cards_new, f->cards_young, f->cards_mature, f->cards_suspended,
	    f->cards_held, f->cards_reserve);
	if (days > 0)
		out_printf(o,
		    ngettext("  all new cards are asked in %" PRId64
			     " day, at %" PRId64 " a day\n",
			"  all new cards are asked in %" PRId64
			" days, at %" PRId64 " a day\n",
			(unsigned long)days),
		    days, f->new_per_day);
	out_puts(o, _("  passed: young "));
	share(o, &f->young);
	out_puts(o, _(", mature "));
	share(o, &f->mature);
	out_puts(o, "\n");
}

static void
forecast(struct out *o, const struct figures *f)
{
	int64_t sum = 0;
	int i;

	for (i = 0; i < FIGURES_FORECAST; i++)
		sum += f->forecast[i];
	heading(o, _("due in the next 30 days"));
	out_puts(o, "  ");
	chart_spark(o, f->forecast, FIGURES_FORECAST);
	out_printf(o, _("  today %" PRId64 ", in all %" PRId64 "\n"),
	    f->forecast[0], sum);
}

static void
intervals(struct out *o, const struct figures *f)
{
	int64_t most = 0;
	int i;

	for (i = 0; i < FIGURES_INTERVAL; i++)
		if (f->interval[i] > most)
			most = f->interval[i];
	if (!most)
		return;
	heading(o, _("intervals in days"));
	for (i = 0; i < FIGURES_INTERVAL; i++) {
		int64_t from, to;
		char label[48];

		figures_interval_class(i, &from, &to);
		if (to < 0)
			snprintf(label, sizeof label, "%" PRId64 "–", from);
		else if (to == from)
			snprintf(label, sizeof label, "%" PRId64, from);
		else
			snprintf(label, sizeof label, "%" PRId64 "–%" PRId64,
			    from, to);
		out_puts(o, "  ");
		column(o, label, 9);
		out_printf(o, "%6" PRId64 " ", f->interval[i]);
		chart_bar(o, (double)f->interval[i], (double)most, BAR_COLUMNS);
		out_puts(o, "\n");
	}
}

static void
hard(struct out *o, const struct figures *f)
{
	size_t i;

	if (f->nhard)
		heading(o, _("hardest cards"));
	for (i = 0; i < f->nhard; i++) {
		const struct hard_card *h = &f->hard[i];

		out_printf(o, "  %016" PRIx64 " ", h->id);
		out_printf(o, _("%2" PRId64 " lapses, ease %.2f"), h->lapses,
		    (double)h->ease / 100);
		out_printf(o, "%s  ", h->leech ? _(", leech") : "");
		cut(o, h->ask, o->columns > 62 ? (size_t)o->columns - 46 : 16);
		out_puts(o, "\n");
	}
}

static void
confusions(struct out *o, const struct figures *f)
{
	size_t i;

	if (f->nconfusion)
		heading(o, _("confused"));
	for (i = 0; i < f->nconfusion; i++)
		out_printf(o, _("  %s for %s (%" PRId64 ")\n"),
		    f->confusion[i].given, f->confusion[i].asked,
		    f->confusion[i].times);
}

/* Scores are predicted ones, as the heading says. */
static void
exams(struct out *o, const struct figures *f)
{
	char day[DAY_SIZE];
	size_t i;

	if (f->nexam)
		heading(o, _("exams, predicted scores"));
	for (i = 0; i < f->nexam; i++) {
		const struct figures_exam *x = &f->exam[i];

		out_printf(o,
		    _("  %s %s: today %.0f (%.0f to %.0f), at the exam %.0f "
		      "(%.0f to %.0f), target %g\n"),
		    day_format(x->day, day), x->name, x->now.score, x->now.low,
		    x->now.high, x->on_day.score, x->on_day.low, x->on_day.high,
		    x->target);
	}
}

static void
calendar(struct out *o, const struct figures *f)
{
	int weeks = o->columns - 4 < 53 ? o->columns - 4 : 53;

	heading(o, _("answers a day"));
	chart_calendar(
	    o, f->calendar, FIGURES_CALENDAR, f->today, weeks > 1 ? weeks : 1);
	out_printf(o,
	    ngettext("  %" PRId64 " day in a row",
		"  %" PRId64 " days in a row", (unsigned long)f->streak),
	    f->streak);
	out_printf(
	    o, _(", the longest run was %" PRId64 "\n"), f->longest_streak);
}

void
stats_text(const struct figures *f, struct out *o)
{
	table(o, f);
	cards(o, f);
	forecast(o, f);
	intervals(o, f);
	hard(o, f);
	confusions(o, f);
	exams(o, f);
	calendar(o, f);
}
