/* A sitting as plain lines, for scripts and screen readers. */

#include "cmd/cmd.h"
#include "cmd/looks.h"
#include "cmd/view.h"
#include "store/store.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

/* "name: text"; further lines of the text begin with two blanks. */
static void
field(struct out *o, const char *name, const char *text)
{
	out_printf(o, "%s: ", name);
	for (;;) {
		size_t n = strcspn(text, "\n");

		out_put(o, text, n);
		out_puts(o, "\n");
		if (text[n] == '\0')
			return;
		text += n + 1;
		out_puts(o, "  ");
	}
}

static void
points(struct out *o, const struct card *c)
{
	char name[32];
	size_t i;

	for (i = 0; c->form == FORM_SELF && i < c->items.n; i++) {
		snprintf(name, sizeof name, "point %zu", i + 1);
		field(o, name, c->items.v[i]);
	}
}

static void
answer(const struct scene *s)
{
	field(s->ctx->out, "answer", s->dialog->card->answer);
	points(s->ctx->out, s->dialog->card);
}

static void
show(const struct scene *s)
{
	field(s->ctx->out, "show", s->dialog->card->ask);
	answer(s);
}

static void
ask(const struct scene *s)
{
	struct out *o = s->ctx->out;
	char name[32];
	size_t i;

	field(o, "ask", s->dialog->card->ask);
	for (i = 0; i < s->dialog->choices.n; i++) {
		snprintf(name, sizeof name, "choice %zu", i + 1);
		field(o, name, s->dialog->choices.v[i]);
	}
}

static void
reveal(const struct scene *s)
{
	const struct verdict *v = &s->dialog->verdict;
	struct out *o = s->ctx->out;

	if (s->dialog->judged && isnan(v->credit))
		out_printf(o, "verdict: %s\n", verdict_name(v->kind));
	else if (s->dialog->judged)
		out_printf(
		    o, "verdict: %s %.3g\n", verdict_name(v->kind), v->credit);
	answer(s);
	if (*s->reason)
		out_printf(s->ctx->note, "%s\n", s->reason);
}

static void
suggest(const struct scene *s)
{
	if (s->dialog->suggest < 0)
		out_puts(s->ctx->out, "suggest: -\n");
	else
		out_printf(s->ctx->out, "suggest: %d\n", s->dialog->suggest);
}

static void
next(const struct scene *s, const struct again *a)
{
	char day[DAY_SIZE];

	out_printf(s->ctx->out, "next: %s\n", day_format(a->due, day));
}

static void
done(struct ctx *ctx, const struct finish *f)
{
	int64_t seconds = f->ms / 1000;

	out_printf(ctx->out,
	    "done: %zu answers, %zu new, %zu again, %02" PRId64 ":%02" PRId64
	    "\n",
	    f->counts.answers, f->counts.fresh, f->counts.again, seconds / 60,
	    seconds % 60);
}

static void
hint(const struct scene *s, const char *text)
{
	out_printf(s->ctx->note, "%s\n", text);
}

static void
say(struct ctx *ctx, const char *text)
{
	out_printf(ctx->note, "%s\n", text);
}

static void
keys(struct ctx *ctx, enum key_where where)
{
	int i;

	for (i = KEY_NONE + 1; i < KEY_COUNT; i++)
		if (study_keys[i].where & where)
			out_printf(ctx->note, "%s%c %s\n",
			    where == KEY_ASK ? ":" : "",
			    ctx->looks->keys.letter[i], _(study_keys[i].text));
}

static struct line
read_line(const struct scene *s)
{
	err_free(out_flush(s->ctx->out));
	err_free(out_flush(s->ctx->note));
	return line_plain();
}

static bool
confirm(struct ctx *ctx, const char *question)
{
	(void)ctx;
	(void)question;
	return false;
}

const struct view view_plain = {
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
    .confirm = confirm,
};
