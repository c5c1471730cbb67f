#ifndef REPORT_CHART_H
#define REPORT_CHART_H

/*
 * Charts of small whole numbers: bars on the terminal, SVG in a page. Each
 * shape of an SVG has a title, so that it can be read without being seen.
 */

#include <stddef.h>
#include <stdint.h>

struct out;

/* One bar: what it stands for and how much. */
struct bar {
	const char *label; /* below or beside it; "" for none */
	const char *title; /* in words, for the page's SVG */
	double value;      /* >= 0 */
};

/* A horizontal bar of at most width columns, in eighths; no line end. */
void chart_bar(struct out *, double value, double most, int width);

/* A row of bars upright, one column each, eight heights; no line end. */
void chart_spark(struct out *, const int64_t *value, size_t n);

/* An SVG of upright bars; every step-th label is shown. */
void chart_svg_bars(
    struct out *, const char *title, const struct bar *, size_t n, size_t step);

/* A small SVG of one bar across; title says it in words. */
void chart_svg_share(
    struct out *, const char *title, double value, double most);

/*
 * An SVG calendar: a square a day, a column a week, the last day of value is
 * day number last; weeks begin on Monday.
 */
void chart_svg_calendar(struct out *, const char *title, const int64_t *value,
    size_t n, int64_t last);

/* The same on the terminal, over the last weeks that fit; seven lines. */
void chart_calendar(
    struct out *, const int64_t *value, size_t n, int64_t last, int weeks);

/* How full a calendar's square is: 0 for none, else 1..4. */
int chart_level(int64_t value, int64_t most);

/* Text for HTML: & < > " ' escaped. */
void html_text(struct out *, const char *s);

#endif
