#include "cmd/sitting.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "cmd/names.h"
#include "lang/words.h"
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

/* --- the queue -------------------------------------------------------------
 */

static const struct err *
options_of(struct sitting *s, struct study_options *o)
{
	const struct err *e;
	int64_t after;

	if ((e = store_setting_number(
		 &after, s->ctx->store, "drill_after", NULL)))
		return e;
	o->drill_after = (size_t)after;
	o->purpose = s->options->query.cram ? PURPOSE_CRAM : PURPOSE_REVIEW;
	return NULL;
}

/* Of the whole sitting. */
struct study_counts
sitting_counts(const struct sitting *s)
{
	struct study_counts c = {0};

	if (s->study)
		c = study_counts(s->study);
	c.answers += s->before.answers;
	c.fresh += s->before.fresh;
	c.again += s->before.again;
	return c;
}

const struct err *
sitting_refill(struct sitting *s)
{
	struct study_options o = {0};
	struct today today;
	const struct err *e;
	size_t i;

	if ((e = sitting_flush(s)) || (e = options_of(s, &o)) ||
	    (e = today_read(&today, s->ctx, &s->options->query)))
		return e;
	o.answered = today.answered;
	s->before = sitting_counts(s);
	study_free(s->study);
	s->study = study_new(&o);
	s->day = today.day;
	for (i = 0; i < today.n; i++)
		study_push(s->study, today.item[i]);
	for (i = 0; i < today.ndrill; i++)
		study_push_drill(s->study, today.drill[i]);
	today_free(&today);
	return NULL;
}

/* --- outcomes
 * ------------------------------------------------------------------ */

/* The card was seen: noted with the next answer, or at the end. */
static void
note_shown(struct sitting *s)
{
	MEM_GROW(s->shown, s->nshown, s->shown_cap);
	s->shown[s->nshown++] = s->scene.turn.id;
	study_shown(s->study);
	s->turn_over = true;
}

const struct err *
sitting_flush(struct sitting *s)
{
	const struct err *e;
	size_t i;

	if (s->nshown == 0)
		return NULL;
	if ((e = store_begin(s->ctx->store, ctx_now(s->ctx), STORE_BATCH)))
		return e;
	for (i = 0; i < s->nshown; i++) {
		struct event event = event_new(EVENT_STUDY);

		event.card = s->shown[i];
		if ((e = store_append(s->ctx->store, &event))) {
			store_rollback(s->ctx->store);
			return e;
		}
	}
	s->nshown = 0;
	return store_commit(s->ctx->store);
}

const char *
sitting_clean(const struct sitting *s, const char *typed)
{
	struct buf b = {0};
	const char *clean;

	text_clean(&b, typed, strlen(typed));
	clean = arena_strndup(s->arena, buf_text(&b), b.len);
	buf_free(&b);
	return clean;
}

static struct event
answer_event(const struct sitting *s)
{
	const struct dialog *d = &s->dialog;
	struct event event = event_new(EVENT_ANSWER);

	event.card = s->scene.turn.id;
	event.purpose = (int)s->scene.turn.purpose;
	event.grade = d->grade;
	event.suggested = d->suggest;
	event.credit = dialog_credit(d);
	event.ms = s->ms;
	if (d->typed && *d->typed)
		event.typed = sitting_clean(s, d->typed);
	return event;
}

/* Says when the card comes again. */
static const struct err *
tell_next(struct sitting *s)
{
	struct entries *after = NULL;
	const struct err *e =
	    store_card(&after, s->ctx->store, s->scene.turn.id);
	struct again again;

	if (e)
		return e;
	again = (struct again){
	    .today = s->day,
	    .due = after->v[0].due,
	    .drill = s->scene.turn.purpose != PURPOSE_CRAM &&
		     card_in_drill(&after->v[0].state, s->day),
	    .counted = after->v[0].state.sm2.ivl != 0,
	};
	s->view->next(&s->scene, &again);
	e = sitting_leech(s, &after->v[0]);
	entries_free(after);
	return e;
}

static const struct err *
keep_answer(struct sitting *s)
{
	struct event event = answer_event(s);
	struct answer_with with = {.shown = s->shown,
	    .nshown = s->nshown,
	    .taken_for = s->dialog.judged && !s->dialog.overruled
			     ? s->dialog.verdict.confused
			     : NULL};
	const struct err *e =
	    store_answer(s->ctx->store, ctx_now(s->ctx), &event, &with);

	if (e)
		return e;
	s->nshown = 0;
	study_answered(s->study, s->dialog.grade);
	sitting_remember(s);
	if (s->scene.turn.fresh)
		sitting_learnt(s, s->scene.entry->card);
	s->turn_over = true;
	e = tell_next(s);
	return e ? e : sitting_contrast(s);
}

/* What the term means that was typed in place of the right one. */
static const char *
meaning(const struct sitting *s)
{
	const char *name = s->dialog.verdict.confused;

	return name ? names_meaning(s->names, s->scene.entry->deck, name)
		    : NULL;
}

static void
reveal(struct sitting *s)
{
	s->ms = ctx_elapsed(s->ctx) - s->asked;
	s->scene.reason = view_reason(&s->dialog, meaning(s));
	s->view->reveal(&s->scene);
	s->view->suggest(&s->scene);
}

/* --- the talk
 * --------------------------------------------------------------------- */

static const struct err *
obey(struct sitting *s, const char *line, int64_t first)
{
	enum study_key key;

	switch (dialog_line(&s->dialog, line, first, &key)) {
	case SAID_KEY:
		return sitting_key(s, key);
	case SAID_GO_ON:
		note_shown(s);
		break;
	case SAID_ANSWER:
		reveal(s);
		break;
	case SAID_GRADE:
		return keep_answer(s);
	case SAID_NOTHING:
		s->view->say(s->ctx, _("No such thing here: ? lists the keys, "
				       ":? at an answer."));
		if (s->dialog.state == DIALOG_GRADE)
			s->view->suggest(&s->scene);
		break;
	}
	return NULL;
}

static const struct err *
talk(struct sitting *s)
{
	const struct err *e = NULL;

	if (s->dialog.state == DIALOG_SHOW)
		s->view->show(&s->scene);
	else
		s->view->ask(&s->scene);
	s->asked = ctx_elapsed(s->ctx);
	while (!e && !s->turn_over) {
		struct line l;

		if (s->dialog.state == DIALOG_SHOW && !s->view->waits_at_show) {
			note_shown(s);
			break;
		}
		l = s->view->read(&s->scene);
		if (l.end == LINE_CLOSED)
			s->quit = s->turn_over = true;
		else if (l.end == LINE_READ)
			e = obey(
			    s, l.text, s->ctx->fixed_clock ? 0 : l.first_ms);
		line_free(&l);
	}
	return e;
}

/* --- all of it
 * ---------------------------------------------------------------------- */

static bool
time_is_up(const struct sitting *s)
{
	return s->minutes > 0 &&
	       ctx_elapsed(s->ctx) - s->start >= s->minutes * 60000;
}

/* The next card, or the end; the queue is new when the day is. */
static const struct err *
take_turn(struct sitting *s)
{
	const struct err *e;
	struct turn t;
	int64_t day;

	if ((e = today_day(&day, s->ctx)) ||
	    (day != s->day && (e = sitting_refill(s))))
		return e;
	t = study_turn(s->study);
	if (t.want == STUDY_DONE || time_is_up(s)) {
		s->quit = true;
		return NULL;
	}
	s->turn_over = false;
	if (!(e = sitting_enter(s, t)) && !s->turn_over)
		e = talk(s);
	sitting_leave(s);
	return e;
}

const struct err *
sitting_run(struct ctx *ctx, const struct view *view,
    const struct sitting_options *options)
{
	struct sitting s = {.ctx = ctx, .view = view, .options = options};
	const struct err *e;
	bool none;

	s.words = words_new();
	s.names = names_new();
	s.start = ctx_elapsed(ctx);
	s.minutes = options->minutes;
	e = options->minutes >= 0 || options->query.cram
		? NULL
		: store_setting_number(&s.minutes, ctx->store, "minutes", NULL);
	if (!e)
		e = sitting_refill(&s);
	none = !e && study_counts(s.study).left == 0;
	while (!e && !s.quit)
		e = take_turn(&s);
	if (!e)
		e = sitting_flush(&s);
	if (!e)
		e = sitting_finish(&s);
	if (!e && none)
		e = err_new(ERR_NO, "%s", "");
	sitting_forget(&s);
	free(s.shown);
	study_free(s.study);
	names_free(s.names);
	words_free(s.words);
	return e;
}
