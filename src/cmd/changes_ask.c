/* What is doubtful in a plan, or too much of it, is settled before it is put
 * in force: by a person, or else the safe way. */

#include "base/arena.h"
#include "base/err.h"
#include "cmd/changes.h"
#include "cmd/cmd.h"
#include "deck/rival.h"
#include "lang/words.h"
#include "tty/line.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * A deck that loses half its cards, or a third and many, may be a file that an
 * editor has half written.
 */
enum { FEW = 5, MANY = 10 };

/* --- a deck that would lose much ------------------------------------------ */

static size_t
count_retired(const struct changes *c, const char *deck)
{
	size_t i, n = 0;

	for (i = 0; i < c->lineage->n; i++) {
		const struct change *x = &c->lineage->change[i];

		n += x->what == CHANGE_RETIRED &&
		     strcmp(c->old_deck[x->old], deck) == 0;
	}
	return n;
}

static bool
is_large(const struct part *p, size_t retired)
{
	if (p->live && !p->fresh->n)
		return true;
	return (retired >= FEW && 2 * retired >= p->live) ||
	       (retired > MANY && 3 * retired > p->live);
}

static struct line
ask_line(struct ctx *ctx, const char *prompt)
{
	err_free(out_flush(ctx->out));
	return line_answer(prompt, NULL);
}

static bool
ask_yes(struct ctx *ctx, const char *prompt)
{
	struct line l = ask_line(ctx, prompt);
	bool yes = l.end == LINE_READ && (*l.text == 'y' || *l.text == 'Y');

	line_free(&l);
	return yes;
}

/* Takes the deck out, unless the person wants it as it is. */
static void
settle_large(struct settled *s, struct ctx *ctx, struct changes *c,
    struct part *p, size_t retired)
{
	out_printf(ctx->plain ? ctx->note : ctx->out,
	    ngettext("%s: %zu of its %zu cards would be retired\n",
		"%s: %zu of its %zu cards would be retired\n", p->live),
	    p->deck, retired, p->live);
	if (!ctx->plain &&
	    ask_yes(ctx, _("Are the notes whole? Take them in? [y/N] ")))
		return;
	out_printf(ctx->note,
	    _("%s: the deck stays as it was; 'gloss update --yes %s' takes "
	      "the notes as they are\n"),
	    p->deck, p->deck);
	s->left++;
	changes_drop(c, p);
}

/* Asks for each deck once; those that are left out change the match. */
static const struct err *
settle_decks(struct settled *s, struct ctx *ctx, struct changes *c)
{
	const struct err *e = NULL;
	size_t i, n;

	for (i = 0; !e && i < c->n;) {
		struct part *p = &c->part[i];
		size_t retired = count_retired(c, p->deck);

		n = c->n;
		if (is_large(p, retired))
			settle_large(s, ctx, c, p, retired);
		if (c->n == n)
			i++;
		else
			e = changes_match(c, ctx);
	}
	return e;
}

/* --- doubtful matches ------------------------------------------------------
 */

/* What a person may say of a match. */
enum reply { REPLY_NO, REPLY_YES, REPLY_ALL, REPLY_OTHER, REPLY_STOP };

struct question {
	struct ctx *ctx;
	struct changes *changes;
	struct words *words;
	struct rival rival[RIVALS_MOST];
	size_t n;
};

static void
print_question(struct question *q, const struct change *x)
{
	struct out *o = q->ctx->out;
	size_t i;

	change_print(q->changes, x, o);
	for (i = 0; i < q->n; i++) {
		const struct card *c = &q->changes->old->card[q->rival[i].old];

		out_printf(o, _("  %zu: was it “%s” = %s (%.0f %%)?\n"), i + 1,
		    c->ask, c->answer, floor(100 * q->rival[i].likeness));
	}
}

/* Reads one reply; an empty line is no, the end of input stops all. */
static enum reply
read_reply(struct question *q, size_t *other)
{
	struct line l = ask_line(q->ctx,
	    q->n ? _("The same fact? y: yes, n: no, a number: another one, "
		     "a: yes to all, q: stop [n] ")
		 : _("The same fact? y: yes, n: no, a: yes to all, q: stop "
		     "[n] "));
	enum reply reply = REPLY_NO;

	if (l.end != LINE_READ || *l.text == 'q')
		reply = REPLY_STOP;
	else if (*l.text == 'y')
		reply = REPLY_YES;
	else if (*l.text == 'a')
		reply = REPLY_ALL;
	else if (*l.text > '0' && (size_t)(*l.text - '0') <= q->n) {
		reply = REPLY_OTHER;
		*other = (size_t)(*l.text - '1');
	}
	line_free(&l);
	return reply;
}

/* Asks about the i-th change. */
static enum reply
ask(struct question *q, size_t i, size_t *other)
{
	struct changes *c = q->changes;

	q->n = lineage_rivals(q->rival, q->words, c->lineage, c->old,
	    change_fresh(c, &c->lineage->change[i]));
	print_question(q, &c->lineage->change[i]);
	return read_reply(q, other);
}

static void
settle_by_asking(struct settled *s, struct ctx *ctx, struct changes *c)
{
	struct question q = {.ctx = ctx, .changes = c, .words = words_new()};
	size_t i, other = 0;
	enum reply reply = REPLY_NO;

	for (i = 0; i < c->fresh->n && !s->stop && reply != REPLY_ALL; i++) {
		if (!change_is_doubtful(&c->lineage->change[i]))
			continue;
		reply = ask(&q, i, &other);
		s->stop = reply == REPLY_STOP;
		if (reply == REPLY_OTHER)
			changes_rematch(c, i, (ptrdiff_t)q.rival[other].old);
		if (reply == REPLY_NO) {
			changes_reject(c, i);
			s->rejected++;
		}
	}
	words_free(q.words);
}

static void
reject_doubtful(struct settled *s, struct changes *c)
{
	size_t i;

	for (i = 0; i < c->fresh->n; i++)
		if (change_is_doubtful(&c->lineage->change[i])) {
			changes_reject(c, i);
			s->rejected++;
		}
}

const struct err *
changes_settle(struct settled *s, struct ctx *ctx, struct changes *c, bool yes)
{
	const struct err *e;

	if (yes)
		return NULL;
	if ((e = settle_decks(s, ctx, c)))
		return e;
	if (ctx->plain)
		reject_doubtful(s, c);
	else
		settle_by_asking(s, ctx, c);
	return NULL;
}

void
changes_tell(const struct settled *s, struct out *o)
{
	if (s->rejected)
		out_printf(o,
		    ngettext("%zu doubtful match was taken as new\n",
			"%zu doubtful matches were taken as new\n",
			s->rejected),
		    s->rejected);
}
