/* Marks of a mock paper, and what is kept of it. */

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/out.h"
#include "cmd/cmd.h"
#include "cmd/mock.h"
#include "schedule/mock.h"
#include "store/paper.h"
#include "tty/line.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- marking ---------------------------------------------------------------
 */

/* By the judge; -1 where the person must say. */
static void
judge_one(struct mock *m, size_t i)
{
	struct mock_question *q = &m->q[i];
	const char *typed = m->paper.q[i].typed;
	enum study_key key;

	q->credit = 0;
	if (!typed)
		return;
	dialog_line(&q->dialog, typed, -1, &key);
	q->credit = dialog_credit(&q->dialog);
	if (q->credit < 0 && q->dialog.choices.n)
		q->credit = 0; /* none of the choices */
}

/* The answer; of choices the text, not its number. */
static const char *
answer_of(const struct mock *m, size_t i)
{
	const char *typed = m->paper.q[i].typed;

	return typed && m->q[i].dialog.typed ? m->q[i].dialog.typed : typed;
}

static void
show_answer(const struct mock *m, size_t i)
{
	const char *typed = answer_of(m, i);
	const struct card *c = m->q[i].entry->card;
	struct out *o = m->ctx->out;

	out_printf(o, "%zu: %s\n", i + 1, c->ask);
	out_printf(o, _("  yours: %s\n"), typed ? typed : "-");
	out_printf(o, _("  right: %s\n"), c->answer);
}

/* A mark of 0 to 100; false: none was given. */
static bool
read_mark(int *credit, const char *text)
{
	char *end;
	double x = strtod(text, &end);

	if (*text < '0' || *text > '9' || *end || x > 100)
		return false;
	*credit = (int)lround(10 * x);
	return true;
}

static struct line
read_line(const struct mock *m, const char *prompt)
{
	if (m->ctx->plain)
		out_printf(m->ctx->out, "%s\n", prompt);
	err_free(out_flush(m->ctx->out));
	return m->ctx->plain ? line_plain() : line_answer(prompt, NULL);
}

/* What only the person can mark. */
static void
ask_mark(struct mock *m, size_t i)
{
	struct mock_question *q = &m->q[i];
	char prompt[80];
	bool given = false;

	show_answer(m, i);
	snprintf(prompt, sizeof prompt,
	    m->ctx->plain ? "mark %zu:" : _("  Mark for %zu, 0 to 100: "),
	    i + 1);
	while (!given) {
		struct line l = read_line(m, prompt);

		given = l.end == LINE_READ && read_mark(&q->credit, l.text);
		if (l.end == LINE_CLOSED) {
			q->credit = 0;
			given = true;
		}
		line_free(&l);
	}
}

static void
list_marks(const struct mock *m)
{
	size_t i;

	for (i = 0; i < m->paper.n; i++) {
		show_answer(m, i);
		out_printf(m->ctx->out, _("  mark:  %g\n"),
		    (double)m->q[i].credit / 10);
	}
}

/* "3 50": question 3 gets 50. */
static bool
overrule(struct mock *m, const char *text)
{
	size_t i;
	int used = 0, credit;

	if (sscanf(text, "%zu %n", &i, &used) != 1 || used == 0 || i < 1 ||
	    i > m->paper.n || !read_mark(&credit, text + used))
		return false;
	m->q[i - 1].overruled = m->q[i - 1].credit != credit;
	m->q[i - 1].credit = credit;
	return true;
}

static void
ask_overrule(struct mock *m)
{
	bool more = true;

	list_marks(m);
	while (more) {
		struct line l = read_line(m,
		    m->ctx->plain
			? "overrule:"
			: _("  Enter keeps the marks, N MARK changes one: "));

		more =
		    l.end != LINE_CLOSED && !(l.end == LINE_READ && !*l.text);
		if (more && l.end == LINE_READ && !overrule(m, l.text))
			out_puts(m->ctx->note,
			    _("It is the number of a question and a mark "
			      "from 0 to 100: 3 50\n"));
		line_free(&l);
	}
}

/* --- the report ------------------------------------------------------------
 */

struct paper_report
mock_report(struct mock *m)
{
	const struct outlined *o = &m->all->v[0];
	const struct paper *p = &m->paper;
	struct paper_line *line = arena_array(m->arena, p->n, sizeof *line);
	struct paper_section *section =
	    arena_array(m->arena, o->nparts, sizeof *section);
	double *recall = arena_array(m->arena, p->n, sizeof *recall), sum = 0;
	size_t i;

	for (i = 0; i < o->nparts; i++)
		section[i].name = o->part[i].name;
	for (i = 0; i < p->n; i++) {
		const struct mock_question *q = &m->q[i];
		struct paper_section *s = &section[q->section];

		line[i] = (struct paper_line){q->entry->card, q->dialog.choices,
		    q->section, p->q[i].p, answer_of(m, i), q->credit,
		    q->overruled};
		s->questions++;
		s->credit += (double)q->credit / 1000;
		s->predicted += recall[i] = p->q[i].p;
		sum += (double)q->credit / 1000;
	}
	return (struct paper_report){
	    .title = p->deck ? p->deck : _("all decks"),
	    .seed = p->seed,
	    .minutes = p->limit / 60000,
	    .ms = p->elapsed,
	    .line = line,
	    .n = p->n,
	    .section = section,
	    .nsections = o->nparts,
	    .score = p->n ? 100 * sum / (double)p->n : 0,
	    .predicted = mock_range(recall, p->n, p->seed),
	};
}

/* --- keeping it ------------------------------------------------------------
 */

/* Grades a mark: the memory model reads the credit, not this. */
static int
grade_of(int credit)
{
	return credit >= 800 ? 4 : credit >= 500 ? 3 : 1;
}

static const struct err *
append_answer(struct mock *m, size_t i)
{
	const struct paper_question *q = &m->paper.q[i];
	struct event ev = event_new(EVENT_ANSWER);

	ev.card = m->q[i].entry->card->id;
	ev.purpose = PURPOSE_MOCK;
	ev.credit = m->q[i].credit;
	ev.grade = grade_of(ev.credit);
	ev.ms = q->ms;
	ev.typed = answer_of(m, i);
	return store_append(m->ctx->store, &ev);
}

static const struct err *
append_paper(struct mock *m, const struct paper_report *r)
{
	struct event ev = event_new(EVENT_EXAM);
	struct buf b = {0};
	struct out out = {.buf = &b};
	struct json j = {.out = &out};
	const struct err *e;

	json_object(&j, NULL);
	json_hex(&j, "paper", r->seed);
	json_string(&j, "deck", m->paper.deck);
	json_int(&j, "start", m->paper.start);
	json_int(&j, "ms", r->ms);
	json_int(&j, "questions", (int64_t)r->n);
	json_real(&j, "score", round(10 * r->score) / 10);
	json_real(&j, "predicted", round(10 * r->predicted.score) / 10);
	json_real(&j, "low", round(10 * r->predicted.low) / 10);
	json_real(&j, "high", round(10 * r->predicted.high) / 10);
	json_end_object(&j);
	ev.arg = buf_text(&b);
	e = store_append(m->ctx->store, &ev);
	buf_free(&b);
	return e;
}

/* All of the paper is one act; with it the draft goes. */
static const struct err *
keep(struct mock *m, const struct paper_report *r)
{
	struct store *s = m->ctx->store;
	const struct err *e = store_begin(s, ctx_now(m->ctx), STORE_BATCH);
	size_t i;

	if (e)
		return e;
	e = append_paper(m, r);
	for (i = 0; i < m->paper.n && !e; i++)
		e = append_answer(m, i);
	if (!e)
		e = store_set_draft(s, NULL);
	if (e) {
		store_rollback(s);
		return e;
	}
	return store_commit(s);
}

static void
tell(struct mock *m, const struct paper_report *r, bool json)
{
	struct json j;
	size_t i, missed = 0;

	if (json) {
		json_document(&j, m->result, "mock");
		paper_json(r, &j);
		json_end(&j);
		return;
	}
	if (!m->ctx->plain)
		out_puts(m->ctx->out, "\n");
	paper_text(r, m->ctx->out);
	for (i = 0; i < r->n; i++)
		missed += r->line[i].credit < 500;
	if (missed)
		out_printf(m->ctx->note,
		    ngettext("%zu question was missed; 'gloss cram' asks the "
			     "weakest cards first.\n",
			"%zu questions were missed; 'gloss cram' asks the "
			"weakest cards first.\n",
			missed),
		    missed);
}

const struct err *
mock_mark(struct mock *m, bool json)
{
	struct paper_report r;
	const struct err *e;
	size_t i;

	for (i = 0; i < m->paper.n; i++)
		judge_one(m, i);
	for (i = 0; i < m->paper.n; i++)
		if (m->q[i].credit < 0)
			ask_mark(m, i);
	ask_overrule(m);
	r = mock_report(m);
	if (!(e = keep(m, &r)))
		tell(m, &r, json);
	return e;
}
