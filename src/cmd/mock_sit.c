/* Sitting a mock paper, on a terminal or in plain lines. */

#include "base/buf.h"
#include "base/err.h"
#include "base/out.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "cmd/mock.h"
#include "cmd/view_parts.h"
#include "store/store.h"
#include "tty/line.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "12 min left", "45 s left"; nothing without a limit. */
static void
put_left(struct buf *b, const struct paper *p)
{
	int64_t left = paper_left(p);

	if (left >= 60000)
		buf_printf(b, _(", %" PRId64 " min left"), left / 60000);
	else if (left >= 0)
		buf_printf(b, _(", %" PRId64 " s left"), left / 1000);
}

static void
show_choices(struct out *o, const struct texts *t, bool plain)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		out_printf(o, plain ? "choice %zu: %s\n" : "  %zu. %s\n", i + 1,
		    t->v[i]);
}

static void
show_question(const struct mock *m)
{
	const struct paper *p = &m->paper;
	const struct mock_question *q = &m->q[p->at];
	struct out *o = m->ctx->out;
	struct buf left = {0};

	put_left(&left, p);
	if (m->ctx->plain) {
		out_printf(o, "ask %zu/%zu: %s\n", p->at + 1, p->n,
		    q->entry->card->ask);
	} else {
		out_puts(o, "\n");
		out_styled(o, STYLE_DIM, _("Question %zu of %zu%s"), p->at + 1,
		    p->n, buf_text(&left));
		out_puts(o, "\n\n");
		view_paragraph(o, STYLE_BOLD, q->entry->card->ask);
	}
	show_choices(o, &q->dialog.choices, m->ctx->plain);
	if (p->q[p->at].typed)
		out_printf(o,
		    m->ctx->plain ? "so far: %s\n" : _("  So far: %s\n"),
		    p->q[p->at].typed);
	buf_free(&left);
}

static struct line
read_line(const struct mock *m, const char *prompt)
{
	err_free(out_flush(m->ctx->out));
	err_free(out_flush(m->ctx->note));
	return m->ctx->plain ? line_plain() : line_answer(prompt, NULL);
}

/* What was typed as it may be kept. */
static void
keep(struct mock *m, const char *typed, int64_t ms)
{
	struct buf clean = {0};

	text_clean(&clean, typed, strlen(typed));
	paper_answer(&m->paper, *typed ? buf_text(&clean) : NULL, ms);
	buf_free(&clean);
}

/* The keys of a paper; false: it is an answer. */
static bool
obey(struct mock *m, const char *line, bool *done)
{
	size_t to;

	if (line[0] != ':')
		return false;
	if (strcmp(line, ":b") == 0)
		paper_back(&m->paper);
	else if (strcmp(line, ":d") == 0)
		*done = true;
	else if (strcmp(line, ":q") == 0)
		m->left = true;
	else if (sscanf(line, ":g %zu", &to) == 1 && to >= 1 &&
		 to <= m->paper.n)
		paper_turn(&m->paper, to - 1);
	else if (strcmp(line, ":?") == 0)
		out_puts(m->ctx->note,
		    _("An empty line skips, :b goes back, :g N goes to "
		      "question N, :d hands in, :q leaves till later.\n"));
	else
		return false;
	return true;
}

static const struct err *
ask(struct mock *m, bool *done)
{
	int64_t start = ctx_elapsed(m->ctx);
	struct line l;

	show_question(m);
	l = read_line(m, "  > ");
	paper_clock(&m->paper, ctx_now(m->ctx).t);
	if (l.end == LINE_CLOSED)
		m->left = true;
	else if (l.end == LINE_READ && !paper_is_over(&m->paper) &&
		 !obey(m, l.text, done))
		keep(m, l.text, ctx_elapsed(m->ctx) - start);
	line_free(&l);
	return mock_save_draft(m);
}

static void
list_open(const struct mock *m)
{
	struct out *o = m->ctx->out;
	size_t i;

	out_puts(o, m->ctx->plain ? "open:" : _("\nNot answered yet:"));
	for (i = 0; i < m->paper.n; i++)
		if (!m->paper.q[i].typed)
			out_printf(o, " %zu", i + 1);
	if (paper_open(&m->paper) == 0)
		out_puts(o, m->ctx->plain ? " -" : _(" none"));
	out_puts(o, "\n");
}

/* All were shown: a number goes to a question, an empty line hands in. */
static const struct err *
ask_end(struct mock *m, bool *done)
{
	struct line l;
	size_t to;

	list_open(m);
	l = read_line(m, _("  Enter hands in, a number goes to a question: "));
	paper_clock(&m->paper, ctx_now(m->ctx).t);
	if (l.end == LINE_CLOSED || (l.end == LINE_READ && !*l.text))
		*done = true;
	else if (l.end == LINE_READ && sscanf(l.text, "%zu", &to) == 1 &&
		 to >= 1)
		paper_turn(&m->paper, to - 1);
	else if (l.end == LINE_READ)
		obey(m, l.text, done);
	line_free(&l);
	return mock_save_draft(m);
}

static void
tell_begin(const struct mock *m)
{
	const struct paper *p = &m->paper;
	struct out *o = m->ctx->plain ? m->ctx->note : m->ctx->out;
	struct buf left = {0};

	put_left(&left, p);
	out_printf(o,
	    _("Mock paper: %zu questions%s, seed %" PRIu64
	      ". An empty line skips; :? shows more.\n"),
	    p->n, buf_text(&left), p->seed);
	buf_free(&left);
}

const struct err *
mock_sit(struct mock *m)
{
	const struct err *e = NULL;
	bool done = false;

	tell_begin(m);
	while (!e && !done && !m->left && !paper_is_over(&m->paper))
		e = m->paper.at < m->paper.n ? ask(m, &done)
					     : ask_end(m, &done);
	if (!e && m->left)
		out_puts(m->ctx->note,
		    _("The paper waits; 'gloss mock' goes on with it. Its "
		      "clock does not wait.\n"));
	else if (!e && !done)
		out_puts(m->ctx->note, _("The time is over.\n"));
	return e;
}
