/* On a terminal: when a card comes again, and the page at the end. */

#include "base/buf.h"
#include "cmd/cmd.h"
#include "cmd/view.h"
#include "cmd/view_parts.h"

#include <inttypes.h>

enum { TERMS_MOST = 12 }; /* named at the end */

/* "tomorrow", "in 6 days, on 2026-11-30" */
static void
put_day(struct buf *b, int64_t days, int64_t due)
{
	char day[DAY_SIZE];

	if (days <= 0)
		buf_puts(b, _("today"));
	else if (days == 1)
		buf_puts(b, _("tomorrow"));
	else
		buf_printf(b,
		    ngettext("in %" PRId64 " day, on %s",
			"in %" PRId64 " days, on %s", (unsigned long)days),
		    days, day_format(due, day));
}

void
view_next(const struct scene *s, const struct again *a)
{
	struct buf b = {0};

	buf_puts(&b, _("Next: "));
	if (a->drill)
		buf_puts(&b, _("once more in this sitting, then "));
	if (a->counted)
		put_day(&b, a->due - a->today, a->due);
	else
		buf_puts(&b, _("as it was; the schedule stays"));
	view_paragraph(s->ctx->out, STYLE_DIM, buf_text(&b));
	buf_free(&b);
}

void
view_duration(struct buf *b, int64_t ms)
{
	int64_t minutes = (ms + 59999) / 60000;

	buf_printf(b,
	    ngettext("about %" PRId64 " minute", "about %" PRId64 " minutes",
		(unsigned long)minutes),
	    minutes);
}

/* "Learnt: a, b, c and 4 more." */
static void
tell_learnt(struct out *o, const struct texts *t)
{
	size_t i, n = t->n > TERMS_MOST ? TERMS_MOST - 1 : t->n;
	struct buf b = {0};

	if (t->n == 0)
		return;
	buf_puts(&b, _("New: "));
	for (i = 0; i < n; i++)
		buf_printf(&b, "%s%s", i ? _(", ") : "", t->v[i]);
	if (n < t->n)
		buf_printf(&b,
		    ngettext(" and %zu more", " and %zu more", t->n - n),
		    t->n - n);
	view_paragraph(o, STYLE_PLAIN, buf_text(&b));
	buf_free(&b);
}

static void
tell_tomorrow(struct out *o, int64_t n, int64_t pace)
{
	struct buf b = {0};

	buf_printf(&b,
	    ngettext("Tomorrow %" PRId64 " card comes again",
		"Tomorrow %" PRId64 " cards come again", (unsigned long)n),
	    n);
	if (n && pace) {
		buf_puts(&b, _(", "));
		view_duration(&b, n * pace);
	}
	buf_puts(&b, _("."));
	view_paragraph(o, STYLE_PLAIN, buf_text(&b));
	buf_free(&b);
}

/* The last weeks, a sign a day, the fuller the more answers. */
static void
tell_days(struct out *o, const struct finish *f)
{
	static const char *const sign[] = {
	    "·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	struct buf b = {0};
	int64_t most = 1;
	size_t i;

	for (i = 0; i < FINISH_DAYS; i++)
		if (f->days[i] > most)
			most = f->days[i];
	if (f->streak > 1)
		buf_printf(&b, _("%" PRId64 " days in a row. "), f->streak);
	buf_printf(&b, _("Four weeks: "));
	for (i = 0; i < FINISH_DAYS; i++)
		buf_printf(&b, "%s%s", i && i % 7 == 0 ? " " : "",
		    sign[(f->days[i] * 8 + most - 1) / most]);
	view_paragraph(o, STYLE_DIM, buf_text(&b));
	buf_free(&b);
}

void
view_done(struct ctx *ctx, const struct finish *f)
{
	struct out *o = view_page(ctx);
	int64_t seconds = f->ms / 1000;
	struct buf b = {0};

	out_puts(o, "\n");
	if (f->counts.answers == 0) {
		view_paragraph(o, STYLE_PLAIN,
		    f->left ? _("Stopped before the first answer.")
			    : _("Nothing is due now."));
		return;
	}
	buf_printf(&b, ngettext("%zu answer", "%zu answers", f->counts.answers),
	    f->counts.answers);
	buf_printf(&b,
	    _(", %zu new, %zu to learn again, in %" PRId64 " min %02" PRId64
	      " s."),
	    f->counts.fresh, f->counts.again, seconds / 60, seconds % 60);
	view_paragraph(o, STYLE_BOLD, _("That is it for now."));
	view_paragraph(o, STYLE_PLAIN, buf_text(&b));
	tell_learnt(o, &f->learnt);
	if (f->left)
		view_paragraph(
		    o, STYLE_PLAIN, _("Some cards of today are left."));
	tell_tomorrow(o, f->tomorrow, f->pace);
	tell_days(o, f);
	buf_free(&b);
}
