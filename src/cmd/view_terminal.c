/* A sitting on a terminal: it scrolls, nothing is ever overwritten. */

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "cmd/view.h"
#include "store/store.h"
#include "tty/show.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	INDENT = 2,
	NARROW = 40, /* columns below which prompts are short */
	WIDEST = 100 /* columns: longer lines are hard to read */
};

/* The output, no wider than one reads with ease. */
static struct out *
page(struct ctx *ctx)
{
	if (ctx->out->columns > WIDEST)
		ctx->out->columns = WIDEST;
	return ctx->out;
}

static void
paragraph(struct out *o, enum style style, const char *text)
{
	out_printf(o, "%*s", INDENT, "");
	show_wrapped(o, style, INDENT, INDENT, text);
}

/* --- the head of a card ------------------------------------------------------
 */

/* "3/25 · deck · Section › Term" */
static void
head(const struct scene *s, const char *what)
{
	const struct card *c = s->dialog->card;
	struct buf b = {0};
	size_t i;

	if (s->turn.want == STUDY_ASK)
		buf_printf(&b, "%zu/%zu · ", s->counts.answers + 1,
		    s->counts.answers + s->counts.left);
	buf_puts(&b, s->entry->deck);
	for (i = 0; i < c->section.n; i++)
		buf_printf(&b, " %s %s", i ? "›" : "·", c->section.v[i]);
	if (*what)
		buf_printf(&b, " · %s", what);
	out_puts(page(s->ctx), "\n");
	show_wrapped(s->ctx->out, STYLE_DIM, 0, INDENT, buf_text(&b));
	out_puts(s->ctx->out, "\n");
	buf_free(&b);
}

static void
points(struct out *o, const struct texts *items, bool numbered)
{
	size_t i;

	for (i = 0; i < items->n; i++) {
		char mark[32];
		int n = numbered ? snprintf(mark, sizeof mark, "%zu. ", i + 1)
				 : snprintf(mark, sizeof mark, "- ");

		out_printf(o, "%*s%s", INDENT, "", mark);
		show_wrapped(
		    o, STYLE_PLAIN, INDENT + n, INDENT + n, items->v[i]);
	}
}

static void
answer(const struct scene *s, enum style style)
{
	const struct card *c = s->dialog->card;
	struct out *o = s->ctx->out;

	if (c->items.n)
		points(
		    o, &c->items, card_is_ordered(c) || c->form == FORM_SELF);
	else
		paragraph(o, style, c->answer);
}

static void
show(const struct scene *s)
{
	struct out *o = s->ctx->out;

	head(s, _("new"));
	paragraph(o, STYLE_BOLD, s->dialog->card->ask);
	out_puts(o, "\n");
	answer(s, STYLE_PLAIN);
	out_puts(o, "\n");
}

static const char *
purpose_word(const struct scene *s)
{
	if (s->turn.purpose == PURPOSE_DRILL)
		return _("once more");
	if (s->turn.purpose == PURPOSE_CRAM)
		return _("cram");
	return s->turn.fresh ? _("first time") : "";
}

static void
ask(const struct scene *s)
{
	struct out *o = s->ctx->out;

	head(s, purpose_word(s));
	paragraph(o, STYLE_BOLD, s->dialog->card->ask);
	out_puts(o, "\n");
	if (s->dialog->choices.n) {
		points(o, &s->dialog->choices, true);
		out_puts(o, "\n");
	}
}

/* --- the verdict
 * ------------------------------------------------------------------ */

static const struct {
	enum style style;
	const char *text;
} verdicts[] = {
    [VERDICT_EXACT] = {STYLE_GOOD, N_("Right.")},
    [VERDICT_RIGHT] = {STYLE_GOOD, N_("Right.")},
    [VERDICT_NEAR] = {STYLE_NEAR, N_("Nearly right.")},
    [VERDICT_PARTIAL] = {STYLE_NEAR, N_("Partly right.")},
    [VERDICT_UNSURE] = {STYLE_NEAR, N_("Compare for yourself.")},
    [VERDICT_WRONG] = {STYLE_BAD, N_("Not right.")},
    [VERDICT_BLANK] = {STYLE_BAD, N_("No answer.")},
};

static void
list(struct out *o, const char *name, const struct texts *t)
{
	struct buf b = {0};
	size_t i;

	if (t->n == 0)
		return;
	buf_puts(&b, name);
	for (i = 0; i < t->n; i++)
		buf_printf(&b, "%s%s", i ? "; " : " ", t->v[i]);
	paragraph(o, STYLE_PLAIN, buf_text(&b));
	buf_free(&b);
}

/* One word that should be another. */
static bool
is_one_slip(const struct verdict *v)
{
	return v->kind == VERDICT_NEAR && v->missing.n == 1 && v->extra.n == 1;
}

/* What is said behind the verdict's word. */
static void
remark(struct buf *b, const struct scene *s)
{
	const struct verdict *v = &s->dialog->verdict;

	if (v->kind == VERDICT_PARTIAL)
		buf_printf(b, " %.0f%%", v->credit * 100);
	if (*s->reason)
		buf_printf(b, " %s", s->reason);
	if (is_one_slip(v))
		buf_printf(b, _(" It is “%s”, not “%s”."), v->missing.v[0],
		    v->extra.v[0]);
}

static void
verdict(const struct scene *s)
{
	const struct verdict *v = &s->dialog->verdict;
	const char *word = _(verdicts[v->kind].text);
	struct out *o = s->ctx->out;
	struct buf b = {0};

	out_printf(o, "%s%*s", s->dialog->overruled ? "" : "\n", INDENT, "");
	out_styled(o, verdicts[v->kind].style, "%s", word);
	remark(&b, s);
	show_wrapped(o, STYLE_PLAIN,
	    INDENT + (int)text_columns(word, strlen(word)), INDENT,
	    buf_text(&b));
	buf_free(&b);
	if (is_one_slip(v))
		return;
	list(o, _("Missing:"), &v->missing);
	list(o, _("Extra:"), &v->extra);
}

static void
reveal(const struct scene *s)
{
	const struct dialog *d = s->dialog;
	struct out *o = s->ctx->out;

	if (d->judged)
		verdict(s);
	out_puts(o, "\n");
	if (!d->overruled)
		answer(s, d->verdict.kind <= VERDICT_RIGHT ? STYLE_PLAIN
							   : STYLE_ACCENT);
	if (!d->overruled)
		out_puts(o, "\n");
}

static void
suggest(const struct scene *s)
{
	(void)s; /* the prompt says it */
}

/* --- what comes next
 * ---------------------------------------------------------------- */

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

static void
next(const struct scene *s, const struct again *a)
{
	struct buf b = {0};

	buf_puts(&b, _("Next: "));
	if (a->drill)
		buf_puts(&b, _("once more in this sitting, then "));
	if (a->counted)
		put_day(&b, a->due - a->today, a->due);
	else
		buf_puts(&b, _("as it was; the schedule stays"));
	paragraph(s->ctx->out, STYLE_DIM, buf_text(&b));
	buf_free(&b);
}

static void
tell_tomorrow(struct out *o, int64_t n)
{
	struct buf b = {0};

	buf_printf(&b,
	    ngettext("Tomorrow %" PRId64 " card is due.",
		"Tomorrow %" PRId64 " cards are due.", (unsigned long)n),
	    n);
	paragraph(o, STYLE_PLAIN, buf_text(&b));
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
		buf_puts(&b, sign[(f->days[i] * 8 + most - 1) / most]);
	paragraph(o, STYLE_DIM, buf_text(&b));
	buf_free(&b);
}

static void
done(struct ctx *ctx, const struct finish *f)
{
	struct out *o = page(ctx);
	int64_t seconds = f->ms / 1000;
	struct buf b = {0};

	out_puts(o, "\n");
	if (f->counts.answers == 0) {
		paragraph(o, STYLE_PLAIN,
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
	paragraph(o, STYLE_BOLD, _("That is it for now."));
	paragraph(o, STYLE_PLAIN, buf_text(&b));
	if (f->left)
		paragraph(o, STYLE_PLAIN, _("Some cards of today are left."));
	tell_tomorrow(o, f->tomorrow);
	tell_days(o, f);
	buf_free(&b);
}

static void
hint(const struct scene *s, const char *text)
{
	paragraph(s->ctx->out, STYLE_ACCENT, text);
}

static void
say(struct ctx *ctx, const char *text)
{
	paragraph(ctx->out, STYLE_DIM, text);
}

static void
keys(struct ctx *ctx, enum key_where where)
{
	struct out *o = ctx->out;
	int i;

	if (where == KEY_GRADE) {
		out_puts(o, _("  Enter  take the suggested grade\n"));
		out_puts(o, _("  0-5    give a grade: 0 nothing, 3 hard, 4 "
			      "good, 5 easy\n"));
	}
	for (i = KEY_NONE + 1; i < KEY_COUNT; i++) {
		if (!(study_keys[i].where & where))
			continue;
		out_printf(o, "  %s", where == KEY_ASK ? ":" : "");
		out_styled(o, STYLE_ACCENT, "%c", study_keys[i].letter);
		out_printf(o, "%*s", where == KEY_ASK ? 5 : 6, "");
		show_wrapped(o, STYLE_PLAIN, 9, 9, _(study_keys[i].text));
	}
	if (where != KEY_ASK)
		out_puts(
		    o, _("  At an answer these have a colon before: :u\n"));
}

/* --- reading
 * ------------------------------------------------------------------------ */

static void
prompt(const struct scene *s, char *out, size_t size)
{
	const struct dialog *d = s->dialog;

	if (d->state == DIALOG_SHOW)
		snprintf(out, size, "  [%s] ",
		    s->ctx->out->columns < NARROW
			? _("Enter")
			: _("Enter: go on, k: I know it"));
	else if (d->state == DIALOG_ASK)
		snprintf(out, size, "  > ");
	else if (d->suggest >= 0)
		snprintf(out, size, _("  Grade [%d] "), d->suggest);
	else
		snprintf(out, size, _("  Grade 0-5 [%d] "), dialog_default(d));
}

static struct line
read_line(const struct scene *s)
{
	char text[160];

	prompt(s, text, sizeof text);
	err_free(out_flush(s->ctx->out));
	return line_answer(text, NULL);
}

static bool
confirm(struct ctx *ctx, const char *question)
{
	char text[400];
	struct line l;
	bool yes;

	snprintf(text, sizeof text, "  %s [y/N] ", question);
	err_free(out_flush(ctx->out));
	l = line_answer(text, NULL);
	yes = l.end == LINE_READ && (*l.text == 'y' || *l.text == 'Y');
	line_free(&l);
	return yes;
}

const struct view view_terminal = {
    .show = show,
    .ask = ask,
    .reveal = reveal,
    .suggest = suggest,
    .next = next,
    .done = done,
    .hint = hint,
    .say = say,
    .keys = keys,
    .read = read_line,
    .waits_at_show = true,
    .confirm = confirm,
};
