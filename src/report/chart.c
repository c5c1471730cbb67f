#include "report/chart.h"

#include "base/day.h"
#include "base/msg.h"
#include "base/out.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static const char *const eighth[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
static const char *const height[] = {
    " ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
static const char *const shade[] = {"·", "░", "▒", "▓", "█"};

void
chart_bar(struct out *o, double value, double most, int width)
{
	int n = most > 0 ? (int)(value / most * width * 8 + 0.5) : 0, i;

	if (value > 0 && n == 0)
		n = 1;
	for (i = 0; i + 8 <= n; i += 8)
		out_puts(o, "█");
	out_puts(o, eighth[n % 8]);
}

static int64_t
greatest(const int64_t *value, size_t n)
{
	int64_t most = 0;
	size_t i;

	for (i = 0; i < n; i++)
		if (value[i] > most)
			most = value[i];
	return most;
}

void
chart_spark(struct out *o, const int64_t *value, size_t n)
{
	int64_t most = greatest(value, n);
	size_t i;

	for (i = 0; i < n; i++) {
		int64_t h = most ? (value[i] * 8 + most - 1) / most : 0;

		out_puts(o, height[h]);
	}
}

int
chart_level(int64_t value, int64_t most)
{
	int64_t quarter;

	if (value <= 0 || most <= 0)
		return 0;
	quarter = 1 + (4 * value - 1) / most;
	return quarter > 4 ? 4 : (int)quarter;
}

void
chart_calendar(
    struct out *o, const int64_t *value, size_t n, int64_t last, int weeks)
{
	int64_t most = greatest(value, n);
	int64_t monday = last - day_weekday(last) - 7 * (weeks - 1);
	int weekday, week;

	for (weekday = 0; weekday < 7; weekday++) {
		out_puts(o, "  ");
		for (week = 0; week < weeks; week++) {
			int64_t ago = last - (monday + 7 * week + weekday);

			if (ago < 0 || ago >= (int64_t)n)
				out_puts(o, " ");
			else
				out_puts(
				    o, shade[chart_level(
					   value[(int64_t)n - 1 - ago], most)]);
		}
		out_puts(o, "\n");
	}
}

void
html_text(struct out *o, const char *s)
{
	static const char *const entity[] = {['&'] = "&amp;",
	    ['<'] = "&lt;",
	    ['>'] = "&gt;",
	    ['"'] = "&quot;",
	    ['\''] = "&#39;"};

	while (*s) {
		size_t n = strcspn(s, "&<>\"'");

		out_put(o, s, n);
		s += n;
		if (*s)
			out_puts(o, entity[(unsigned char)*s++]);
	}
}

enum { CHART_WIDTH = 640, CHART_HEIGHT = 140, AXIS = 18 };

static void
svg_open(struct out *o, const char *title, int width, int tall)
{
	out_printf(o,
	    "<svg role=\"img\" viewBox=\"0 0 %d %d\" "
	    "xmlns=\"http://www.w3.org/2000/svg\"><title>",
	    width, tall);
	html_text(o, title);
	out_puts(o, "</title>\n");
}

void
chart_svg_share(struct out *o, const char *title, double value, double most)
{
	enum { WIDE = 96, TALL = 10 };

	svg_open(o, title, WIDE, TALL);
	out_printf(o,
	    "<rect class=\"bar\" width=\"%.1f\" height=\"%d\"><title>",
	    most > 0 ? value / most * WIDE : 0, TALL);
	html_text(o, title);
	out_puts(o, "</title></rect></svg>");
}

/* The label of a bar, kept within the chart at both ends. */
static void
svg_label(struct out *o, const char *label, size_t i, size_t n)
{
	double width = (double)CHART_WIDTH / (double)n;
	bool narrow = width < 40, first = narrow && i == 0;
	bool last = narrow && i + 1 == n;

	out_printf(o, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">",
	    first  ? 0
	    : last ? CHART_WIDTH
		   : ((double)i + 0.5) * width,
	    CHART_HEIGHT + 14,
	    first  ? "start"
	    : last ? "end"
		   : "middle");
	html_text(o, label);
	out_puts(o, "</text>\n");
}

/* How much the bar is, above it: where there is room, or it is the highest. */
static void
svg_amount(struct out *o, double value, double y, double x)
{
	out_printf(o,
	    "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%.0f</text>\n",
	    x, y - 3, value);
}

void
chart_svg_bars(struct out *o, const char *title, const struct bar *bar,
    size_t n, size_t step)
{
	double most = 0, width;
	size_t i;

	for (i = 0; i < n; i++)
		if (bar[i].value > most)
			most = bar[i].value;
	width = (double)CHART_WIDTH / (double)(n ? n : 1);
	svg_open(o, title, CHART_WIDTH, CHART_HEIGHT + AXIS);
	out_printf(o,
	    "<line class=\"axis\" x1=\"0\" x2=\"%d\" y1=\"%d\" "
	    "y2=\"%d\"/>\n",
	    CHART_WIDTH, CHART_HEIGHT, CHART_HEIGHT);
	for (i = 0; i < n; i++) {
		double x = (double)i * width;
		double h =
		    most > 0 ? bar[i].value / most * (CHART_HEIGHT - 20) : 0;

		out_printf(o,
		    "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" "
		    "width=\"%.1f\" height=\"%.1f\"><title>",
		    x + width * 0.1, CHART_HEIGHT - h, width * 0.8, h);
		html_text(o, bar[i].title);
		out_puts(o, "</title></rect>\n");
		if (bar[i].value > 0 && (width > 40 || bar[i].value >= most))
			svg_amount(o, bar[i].value, CHART_HEIGHT - h,
			    x + (width < 24 ? 12 : width / 2));
		if (i % step == 0 && *bar[i].label)
			svg_label(o, bar[i].label, i, n);
	}
	out_puts(o, "</svg>\n");
}

void
chart_svg_calendar(struct out *o, const char *title, const int64_t *value,
    size_t n, int64_t last)
{
	enum { SQUARE = 12 };
	int64_t most = greatest(value, n), first = last - (int64_t)n + 1;
	int64_t monday = first - day_weekday(first), day;
	char date[DAY_SIZE];

	svg_open(o, title, (int)((last - monday) / 7 + 1) * SQUARE,
	    7 * SQUARE + AXIS);
	for (day = first; day <= last; day++) {
		int64_t answers = value[day - first];

		out_printf(o,
		    "<rect class=\"l%d\" x=\"%d\" y=\"%d\" width=\"10\" "
		    "height=\"10\" rx=\"2\"><title>%s: %" PRId64
		    "</title></rect>\n",
		    chart_level(answers, most),
		    (int)((day - monday) / 7) * SQUARE,
		    day_weekday(day) * SQUARE, day_format(day, date), answers);
		if (strcmp(date + 8, "01") == 0 && last - day >= 14)
			out_printf(o, "<text x=\"%d\" y=\"%d\">%.2s</text>\n",
			    (int)((day - monday) / 7) * SQUARE, 7 * SQUARE + 12,
			    date + 5);
	}
	out_puts(o, "</svg>\n");
}
