#include "base/day.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/out.h"
#include "report/chart.h"
#include "report/stats.h"
#include "schedule/figures.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char style[] =
    ":root{--ink:#1c2530;--soft:#5d6b7a;--paper:#fff;--line:#d8dee6;"
    "--bar:#2f6f9f;--l0:#e9edf2;--l1:#bcd9ec;--l2:#83b9dd;--l3:#458fc2;"
    "--l4:#1f5f8f}"
    "@media(prefers-color-scheme:dark){:root{--ink:#e6eaf0;--soft:#9aa7b5;"
    "--paper:#14181d;--line:#333c46;--bar:#63a9d8;--l0:#232a32;--l1:#1f4663;"
    "--l2:#2c6791;--l3:#4b91c2;--l4:#8cc5ea}}"
    "*{box-sizing:border-box}"
    "body{margin:0 auto;padding:2rem 1rem;max-width:44rem;color:var(--ink);"
    "background:var(--paper);font:1rem/1.5 system-ui,sans-serif}"
    "h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}"
    "p.sum{color:var(--soft)}"
    "dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(8rem,1fr));"
    "gap:1rem;margin:0}dt{color:var(--soft);font-size:.85rem}"
    "dd{margin:0;font-size:1.4rem;font-variant-numeric:tabular-nums}"
    ".wide{overflow-x:auto}"
    "table{border-collapse:collapse;width:100%;font-variant-numeric:"
    "tabular-nums}th,td{text-align:right;padding:.25rem .5rem;"
    "border-bottom:1px solid var(--line)}th:first-child,td:first-child{"
    "text-align:left;min-width:9rem;overflow-wrap:break-word}"
    "td svg{width:6rem}"
    "svg{width:100%;height:auto;display:block}"
    "svg text{font-size:11px;fill:var(--soft)}.bar{fill:var(--bar)}"
    ".axis{stroke:var(--line)}.l0{fill:var(--l0)}.l1{fill:var(--l1)}"
    ".l2{fill:var(--l2)}.l3{fill:var(--l3)}.l4{fill:var(--l4)}"
    "@media(max-width:34rem){svg text{font-size:16px}}"
    "@media print{body{max-width:none;padding:0}h2{break-after:avoid}"
    "svg,tr{break-inside:avoid}}";

static void
section(struct out *o, const char *title)
{
	out_puts(o, "<h2>");
	html_text(o, title);
	out_puts(o, "</h2>\n");
}

static void
percent(char *text, size_t size, const struct tally *t)
{
	double r = tally_retention(t);

	if (isnan(r))
		snprintf(text, size, "–");
	else
		snprintf(text, size, "%.1f %%", 100 * r);
}

static void
figure(struct out *o, const char *name, const char *value)
{
	out_puts(o, "<div><dt>");
	html_text(o, name);
	out_puts(o, "</dt><dd>");
	html_text(o, value);
	out_puts(o, "</dd></div>\n");
}

static void
figure_int(struct out *o, const char *name, int64_t value)
{
	char text[24];

	snprintf(text, sizeof text, "%" PRId64, value);
	figure(o, name, text);
}

static void
summary(struct out *o, const struct figures *f)
{
	char text[32];

	out_puts(o, "<dl>\n");
	figure_int(o, _("answers"), f->total.answers);
	figure_int(o, _("new"), f->total.fresh);
	percent(text, sizeof text, &f->total);
	figure(o, _("passed"), text);
	percent(text, sizeof text, &f->young);
	figure(o, _("passed, young"), text);
	percent(text, sizeof text, &f->mature);
	figure(o, _("passed, mature"), text);
	snprintf(text, sizeof text, "%" PRId64 ":%02d h", f->total.ms / 3600000,
	    (int)(f->total.ms / 60000 % 60));
	figure(o, _("time"), text);
	figure_int(o, _("days in a row"), f->streak);
	figure_int(o, _("due today"), f->forecast[0]);
	figure_int(o, _("new cards left"), f->cards_new);
	out_puts(o, "</dl>\n");
}

/* A chart of n counts; label and title texts are made by name. */
static void
bars(struct out *o, const char *title, const int64_t *value, size_t n,
    size_t step, void (*name)(size_t i, const struct figures *, char *, size_t),
    const struct figures *f)
{
	enum { LABEL = 48, TITLE = 96 };
	struct bar *bar = mem_new(n, sizeof *bar);
	char *text = mem_new(n, LABEL + TITLE);
	size_t i;

	for (i = 0; i < n; i++) {
		char *label = text + i * (LABEL + TITLE), *said = label + LABEL;

		name(i, f, label, LABEL);
		snprintf(said, TITLE, "%s: %" PRId64, label, value[i]);
		bar[i] = (struct bar){
		    .label = label, .title = said, .value = (double)value[i]};
	}
	section(o, title);
	chart_svg_bars(o, title, bar, n, step);
	free(bar);
	free(text);
}

static void
name_forecast(size_t i, const struct figures *f, char *label, size_t size)
{
	char day[DAY_SIZE];

	snprintf(label, size, "%s", day_format(f->today + (int64_t)i, day) + 5);
}

static void
name_interval(size_t i, const struct figures *f, char *label, size_t size)
{
	int64_t from, to;

	(void)f;
	figures_interval_class((int)i, &from, &to);
	if (to < 0)
		snprintf(label, size, "%" PRId64 "–", from);
	else if (from == to)
		snprintf(label, size, "%" PRId64, from);
	else
		snprintf(label, size, "%" PRId64 "–%" PRId64, from, to);
}

static void
name_ease(size_t i, const struct figures *f, char *label, size_t size)
{
	(void)f;
	snprintf(label, size, "%.1f", 1.3 + 0.1 * (double)i);
}

static void
name_hour(size_t i, const struct figures *f, char *label, size_t size)
{
	(void)f;
	snprintf(label, size, "%zu", i);
}

static void
name_row(size_t i, const struct figures *f, char *label, size_t size)
{
	const struct tally *t = &f->row[i];

	snprintf(label, size, "%s", t->label ? t->label : t->key ? t->key : "");
}

static void
cell(struct out *o, const char *text)
{
	out_puts(o, "<td>");
	html_text(o, text);
	out_puts(o, "</td>");
}

static void
rows(struct out *o, const struct figures *f)
{
	const char *const head[] = {
	    _("answers"), _("new"), _("reviews"), _("passed"), _("minutes")};
	int64_t most = 0;
	size_t i;

	section(o, _(f->by));
	for (i = 0; i < f->nrow; i++)
		if (f->row[i].answers > most)
			most = f->row[i].answers;
	out_puts(o, "<div class=\"wide\"><table><thead><tr><th></th>");
	for (i = 0; i < sizeof head / sizeof *head; i++) {
		out_puts(o, "<th scope=\"col\">");
		html_text(o, head[i]);
		out_puts(o, "</th>");
	}
	out_puts(o, "<th></th></tr></thead><tbody>\n");
	for (i = 0; i < f->nrow; i++) {
		const struct tally *t = &f->row[i];
		char text[32];

		out_puts(o, "<tr>");
		cell(o, t->label ? t->label : t->key ? t->key : "");
		out_printf(o,
		    "<td>%" PRId64 "</td><td>%" PRId64 "</td><td>%" PRId64
		    "</td>",
		    t->answers, t->fresh, t->reviews);
		percent(text, sizeof text, t);
		cell(o, text);
		out_printf(o, "<td>%.1f</td><td>", (double)t->ms / 60000);
		snprintf(text, sizeof text, "%" PRId64, t->answers);
		chart_svg_share(o, text, (double)t->answers, (double)most);
		out_puts(o, "</td></tr>\n");
	}
	out_puts(o, "</tbody></table></div>\n");
}

static void
row_chart(struct out *o, const struct figures *f)
{
	int64_t *value = mem_new(f->nrow, sizeof *value);
	size_t i;

	for (i = 0; i < f->nrow; i++)
		value[i] = f->row[i].answers;
	bars(o, _("answers in the period"), value, f->nrow, f->nrow / 8 + 1,
	    name_row, f);
	free(value);
}

static void
hours(struct out *o, const struct figures *f)
{
	int64_t value[FIGURES_HOURS];
	int i;

	for (i = 0; i < FIGURES_HOURS; i++)
		value[i] = f->hour[i].answers;
	bars(o, _("answers by hour"), value, FIGURES_HOURS, 3, name_hour, f);
}

static void
hard(struct out *o, const struct figures *f)
{
	size_t i;

	if (!f->nhard)
		return;
	section(o, _("hardest cards"));
	out_puts(o, "<ul>\n");
	for (i = 0; i < f->nhard; i++) {
		out_puts(o, "<li>");
		html_text(o, f->hard[i].ask);
		out_printf(o, " (%" PRId64 ")</li>\n", f->hard[i].lapses);
	}
	out_puts(o, "</ul>\n");
}

static void
confused(struct out *o, const struct figures *f)
{
	size_t i;

	if (!f->nconfusion)
		return;
	section(o, _("confused"));
	out_puts(o, "<ul>\n");
	for (i = 0; i < f->nconfusion; i++) {
		const struct confusion *c = &f->confusion[i];

		out_puts(o, "<li>");
		html_text(o, c->given);
		out_puts(o, " / ");
		html_text(o, c->asked);
		out_printf(o, " (%" PRId64 ")</li>\n", c->times);
	}
	out_puts(o, "</ul>\n");
}

static void
head(struct out *o, const struct figures *f)
{
	char since[DAY_SIZE], until[DAY_SIZE];

	out_printf(o,
	    "<!doctype html>\n<html lang=\"%s\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
	    "content=\"width=device-width,initial-scale=1\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" "
	    "content=\"default-src 'none'; style-src "
	    "'unsafe-inline'\">\n<title>",
	    /* TRANSLATORS: the language of this translation, as in HTML */
	    _("en"));
	html_text(o, _("gloss: progress"));
	out_printf(
	    o, "</title>\n<style>%s</style>\n</head>\n<body>\n<h1>", style);
	html_text(o, _("Progress"));
	out_printf(o, "</h1>\n<p class=\"sum\">%s – %s</p>\n",
	    day_format(f->since, since), day_format(f->until, until));
}

void
stats_html(const struct figures *f, struct out *o)
{
	head(o, f);
	summary(o, f);
	section(o, _("answers a day"));
	chart_svg_calendar(
	    o, _("answers a day"), f->calendar, FIGURES_CALENDAR, f->today);
	if (f->nrow > 1 && strcmp(f->by, "day") == 0)
		row_chart(o, f);
	bars(o, _("due in the next 30 days"), f->forecast, FIGURES_FORECAST, 5,
	    name_forecast, f);
	bars(o, _("intervals in days"), f->interval, FIGURES_INTERVAL, 1,
	    name_interval, f);
	bars(o, _("ease"), f->ease, FIGURES_EASE, 2, name_ease, f);
	hours(o, f);
	if (f->by)
		rows(o, f);
	hard(o, f);
	confused(o, f);
	out_puts(o, "</body>\n</html>\n");
}
