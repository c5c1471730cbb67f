/* Sheets of a mock paper that print well. */

#include "base/msg.h"
#include "base/out.h"
#include "report/chart.h"
#include "report/paper.h"

#include <inttypes.h>
#include <string.h>

enum { LINES_TYPED = 2, LINES_SELF = 5 };

static const char style[] =
    "body{margin:2rem auto;max-width:42rem;padding:0 1rem;font:1rem/1.5 "
    "serif;color:#000;background:#fff}h1{font-size:1.3rem}"
    "li.q{margin:1.2rem 0;break-inside:avoid}ol.c{list-style:upper-alpha}"
    "p.l{border-bottom:1px solid #999;height:1.6rem;margin:0}"
    ".k{color:#444}@media print{body{margin:0;max-width:none}}"
    "@page{margin:2cm}";

/* How much room an answer gets. */
static size_t
lines_for(const struct card *c)
{
	if (c->form == FORM_SELF)
		return LINES_SELF;
	return c->items.n ? c->items.n : LINES_TYPED;
}

static void
title(const struct paper_report *r, bool key, struct out *o)
{
	out_printf(o, "%s: %s", key ? _("Key") : _("Mock paper"), r->title);
}

static void
facts(const struct paper_report *r, struct out *o)
{
	out_printf(o, _("%zu questions"), r->n);
	if (r->minutes)
		out_printf(o, _(", %" PRId64 " minutes"), r->minutes);
	out_printf(o, _(", seed %" PRIu64), r->seed);
}

/* --- Markdown --------------------------------------------------------------
 */

/* Text as it is, with what Markdown would take for marks escaped. */
static void
md_text(struct out *o, const char *s)
{
	while (*s) {
		size_t n = strcspn(s, "\\`*_[]<>#|\n");

		out_put(o, s, n);
		s += n;
		if (*s == '\n')
			out_puts(o, "\n   ");
		else if (*s)
			out_printf(o, "\\%c", *s);
		s += *s != '\0';
	}
}

static void
md_question(const struct paper_line *l, size_t i, bool key, struct out *o)
{
	size_t k;

	out_printf(o, "\n%zu. ", i + 1);
	md_text(o, l->card->ask);
	out_puts(o, "\n");
	for (k = 0; k < l->choices.n; k++) {
		out_printf(o, "   - %c. ", (char)('A' + k));
		md_text(o, l->choices.v[k]);
		out_puts(o, "\n");
	}
	if (key) {
		out_puts(o, "\n   → ");
		md_text(o, l->card->answer);
		out_puts(o, "\n");
	}
	for (k = 0; !key && l->choices.n == 0 && k < lines_for(l->card); k++)
		out_puts(o, "\n   ____________________________________\n");
}

static void
sheet_md(const struct paper_report *r, bool key, struct out *o)
{
	size_t i;

	out_puts(o, "# ");
	title(r, key, o);
	out_puts(o, "\n\n");
	facts(r, o);
	out_puts(o, "\n");
	for (i = 0; i < r->n; i++)
		md_question(&r->line[i], i, key, o);
}

/* --- HTML ------------------------------------------------------------------
 */

static void
html_question(const struct paper_line *l, bool key, struct out *o)
{
	size_t k;

	out_puts(o, "<li class=\"q\">");
	html_text(o, l->card->ask);
	if (l->choices.n)
		out_puts(o, "<ol class=\"c\">");
	for (k = 0; k < l->choices.n; k++) {
		out_puts(o, "<li>");
		html_text(o, l->choices.v[k]);
		out_puts(o, "</li>");
	}
	if (l->choices.n)
		out_puts(o, "</ol>");
	if (key) {
		out_puts(o, "<p class=\"k\">→ ");
		html_text(o, l->card->answer);
		out_puts(o, "</p>");
	}
	for (k = 0; !key && l->choices.n == 0 && k < lines_for(l->card); k++)
		out_puts(o, "<p class=\"l\"></p>");
	out_puts(o, "</li>\n");
}

static void
sheet_html(const struct paper_report *r, bool key, struct out *o)
{
	size_t i;

	out_puts(o, "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n"
		    "<meta http-equiv=\"Content-Security-Policy\" content=\""
		    "default-src 'none'; style-src 'unsafe-inline'\">\n"
		    "<meta name=\"viewport\" content=\"width=device-width\">\n"
		    "<title>");
	html_text(o, r->title);
	out_printf(
	    o, "</title>\n<style>%s</style></head>\n<body>\n<h1>", style);
	html_text(o, key ? _("Key") : _("Mock paper"));
	out_puts(o, ": ");
	html_text(o, r->title);
	out_puts(o, "</h1>\n<p>");
	facts(r, o);
	out_puts(o, "</p>\n<ol>\n");
	for (i = 0; i < r->n; i++)
		html_question(&r->line[i], key, o);
	out_puts(o, "</ol>\n</body></html>\n");
}

void
paper_sheet(
    const struct paper_report *r, const char *file, bool key, struct out *o)
{
	const char *dot = strrchr(file, '.');

	if (dot && (strcmp(dot, ".html") == 0 || strcmp(dot, ".htm") == 0))
		sheet_html(r, key, o);
	else
		sheet_md(r, key, o);
}
