/* A sitting on a terminal: it scrolls, nothing is ever overwritten. */

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "cmd/looks.h"
#include "cmd/view.h"
#include "cmd/view_parts.h"
#include "store/store.h"
#include "tty/show.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	INDENT = VIEW_INDENT,
	KEY_COLUMNS = 9, /* of a key in the help */
	NARROW = 40,     /* columns below which prompts are short */
	WIDEST = 100     /* columns: longer lines are hard to read */
};

/* The output, no wider than one reads with ease. */
struct out *
view_page(struct ctx *ctx)
{
	ctx->out->columns = show_columns(STDOUT_FILENO);
	if (ctx->out->columns > WIDEST)
		ctx->out->columns = WIDEST;
	return ctx->out;
}

void
view_paragraph(struct out *o, enum style style, const char *text)
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
	out_puts(view_page(s->ctx), "\n");
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
		view_paragraph(o, style, c->answer);
}

static void
show(const struct scene *s)
{
	struct out *o = s->ctx->out;

	head(s, _("new"));
	view_paragraph(o, STYLE_BOLD, s->dialog->card->ask);
	out_puts(o, "\n");
	answer(s, STYLE_PLAIN);
	out_puts(o, "\n");
	view_picture(s);
}

static const char *
purpose_word(const struct scene *s)
{
	if (s->turn.purpose == PURPOSE_DRILL)
		return _("once more");
	if (s->turn.purpose == PURPOSE_CRAM)
		return _("cram");
	if (s->turn.purpose == PURPOSE_EXTRA)
		return _("for the exam");
	return s->turn.fresh ? _("first time") : "";
}

static void
ask(const struct scene *s)
{
	struct out *o = s->ctx->out;

	head(s, purpose_word(s));
	view_paragraph(o, STYLE_BOLD, s->dialog->card->ask);
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
	view_paragraph(o, STYLE_PLAIN, buf_text(&b));
	buf_free(&b);
}

/* One word that should be another. */
static bool
is_one_slip(const struct verdict *v)
{
	return v->kind == VERDICT_NEAR && v->missing.n == 1 && v->extra.n == 1;
}

/* Nothing of the answer was said: the answer itself follows. */
static bool
lacks_all(const struct scene *s)
{
	const struct verdict *v = &s->dialog->verdict;

	return v->kind == VERDICT_UNSURE || v->kind == VERDICT_BLANK ||
	       v->missing.n == s->dialog->card->items.n;
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
	if (is_one_slip(v) || lacks_all(s))
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
	if (d->overruled)
		return;
	answer(
	    s, d->verdict.kind <= VERDICT_RIGHT ? STYLE_PLAIN : STYLE_ACCENT);
	out_puts(o, "\n");
	view_picture(s);
}

static void
suggest(const struct scene *s)
{
	(void)s; /* the prompt says it */
}

static void
hint(const struct scene *s, const char *text)
{
	view_paragraph(s->ctx->out, STYLE_ACCENT, text);
}

static void
say(struct ctx *ctx, const char *text)
{
	view_paragraph(ctx->out, STYLE_DIM, text);
}

/* A key that is no letter, and what it does. */
static void
key_row(struct out *o, const char *name, const char *text)
{
	int pad = KEY_COLUMNS - INDENT - (int)text_columns(name, strlen(name));

	out_printf(o, "%*s", INDENT, "");
	out_styled(o, STYLE_ACCENT, "%s", name);
	out_printf(o, "%*s", pad > 0 ? pad : 1, "");
	show_wrapped(o, STYLE_PLAIN, KEY_COLUMNS, KEY_COLUMNS, text);
}

static void
keys(struct ctx *ctx, enum key_where where)
{
	struct out *o = ctx->out;
	int i;

	if (where == KEY_GRADE) {
		key_row(o, _("Enter"), _("take the suggested grade"));
		key_row(o, "0-5",
		    _("give a grade: 0 nothing, 3 hard, 4 good, 5 easy"));
	}
	for (i = KEY_NONE + 1; i < KEY_COUNT; i++) {
		if (!(study_keys[i].where & where))
			continue;
		out_printf(o, "  %s", where == KEY_ASK ? ":" : "");
		out_styled(o, STYLE_ACCENT, "%c", ctx->looks->keys.letter[i]);
		out_printf(o, "%*s", where == KEY_ASK ? 5 : 6, "");
		show_wrapped(o, STYLE_PLAIN, KEY_COLUMNS, KEY_COLUMNS,
		    _(study_keys[i].text));
	}
	if (where != KEY_ASK)
		view_paragraph(o, STYLE_PLAIN,
		    _("At an answer these have a colon before: :u"));
}

/* --- reading
 * ------------------------------------------------------------------------ */

static void
prompt(const struct scene *s, char *out, size_t size)
{
	const struct dialog *d = s->dialog;

	if (d->state == DIALOG_SHOW && s->ctx->out->columns < NARROW)
		snprintf(out, size, "  [%s] ", _("Enter"));
	else if (d->state == DIALOG_SHOW)
		snprintf(out, size, _("  [Enter: go on, %c: I know it] "),
		    d->keys->letter[KEY_KNOWN]);
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
    .next = view_next,
    .done = view_done,
    .hint = hint,
    .say = say,
    .keys = keys,
    .read = read_line,
    .waits_at_show = true,
    .confirm = confirm,
};
