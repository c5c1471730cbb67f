#include "cmd/plan_report.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/mem.h"
#include "cmd/cmd.h"
#include "deck/deck.h"
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

enum { LATER_MOST = 56, LEFT_OUT_MOST = 8, LISTED_MOST = 12 };

/* --- sections --------------------------------------------------------------
 */

/* The sections of an exam that were met above a card, and those there are. */
struct sections {
	const struct exam *exam;
	bool *met; /* of each of the exam's sections */
	struct buf all;
	size_t nall;
};

static const struct err *
meet(void *data, const struct entry *e)
{
	struct sections *s = data;
	const struct texts *path = &e->card->section;
	size_t i, k;

	for (i = 0; i < path->n; i++)
		for (k = 0; k < s->exam->nsections; k++)
			if (strcmp(path->v[i], s->exam->section[k].name) == 0)
				s->met[k] = true;
	if (s->nall < LISTED_MOST && !strstr(buf_text(&s->all), e->topic)) {
		buf_printf(&s->all, "%s%s", s->nall ? ", " : "", e->topic);
		s->nall++;
	}
	return NULL;
}

const struct err *
plan_check_sections(struct ctx *ctx, const struct exam *x, int64_t today)
{
	struct sections s = {.exam = x};
	const struct err *e = NULL;
	struct buf query = {0};
	size_t i;

	if (x->nsections == 0)
		return NULL;
	if (x->deck)
		buf_printf(&query, "deck:\"%s\"", x->deck);
	s.met = mem_new(x->nsections, sizeof *s.met);
	e = store_select(ctx->store, buf_text(&query), today, meet, &s);
	for (i = 0; i < x->nsections && !e; i++)
		if (!s.met[i])
			e = err_new(ERR_USAGE,
			    _("--weights: %s: no such section; there are %s"),
			    x->section[i].name, buf_text(&s.all));
	buf_free(&query);
	buf_free(&s.all);
	free(s.met);
	return e;
}

static void
rate_parts(struct outlined *o, const struct plan *p)
{
	int64_t days = o->in.exam - o->in.today;
	size_t i;

	for (i = 0; i < o->nparts; i++) {
		o->part[i].now =
		    plan_section(&o->in, p->p_now, i, plan_error(&o->in, 0));
		o->part[i].on_day = plan_section(
		    &o->in, p->p_exam, i, plan_error(&o->in, days));
	}
}

/* --- what would do ---------------------------------------------------------
 */

static double
score_later(struct outlines *all, struct outlined *o,
    const struct plan_quick *quick, int64_t end)
{
	outline_days(all, o, end);
	return plan_quick_score(quick, &o->in);
}

/* The first later day on which the target is met with the same minutes. */
static int64_t
find_later(
    struct outlines *all, struct outlined *o, const struct plan_quick *quick)
{
	int64_t end = o->in.exam, low = 0, high = 7;

	while (high <= LATER_MOST &&
	       score_later(all, o, quick, end + high) < o->exam->target) {
		low = high;
		high *= 2;
	}
	while (high <= LATER_MOST && high - low > 1) {
		int64_t middle = (low + high) / 2;

		if (score_later(all, o, quick, end + middle) >= o->exam->target)
			high = middle;
		else
			low = middle;
	}
	outline_days(all, o, end);
	return high <= LATER_MOST ? high : 0;
}

static size_t
weakest(const struct outlined *o, const bool *out)
{
	size_t worst = o->nparts, i;

	for (i = 0; i < o->nparts; i++)
		if (!out[i] && o->part[i].cards &&
		    (worst == o->nparts ||
			o->part[i].on_day.score < o->part[worst].on_day.score))
			worst = i;
	return worst;
}

/* The score of the rest, if some sections are left out. */
static double
score_without(
    const struct outlined *o, const struct plan_quick *quick, const bool *out)
{
	struct plan_card *card = mem_new(o->in.n + 1, sizeof *card);
	struct plan_input in = o->in;
	double found;
	size_t i;

	for (i = 0; i < in.n; i++) {
		card[i] = o->card[i];
		if (out[card[i].section]) {
			card[i].weight = 0;
			card[i].active = false;
		}
	}
	in.card = card;
	found = plan_quick_score(quick, &in);
	free(card);
	return found;
}

/* Leaves out the weakest sections, one by one, until the target is met. */
static void
find_without(struct outlines *all, struct outlined *o,
    const struct plan_quick *quick, struct plan_report *r)
{
	bool *out = mem_new(o->nparts + 1, sizeof *out);
	const char **name =
	    arena_array(all->arena, o->nparts + 1, sizeof *name);
	size_t n = 0, k;

	while (n < LEFT_OUT_MOST && n + 1 < o->nparts &&
	       (k = weakest(o, out)) < o->nparts) {
		out[k] = true;
		name[n++] = o->part[k].name;
		if (score_without(o, quick, out) >= o->exam->target) {
			r->without = name;
			r->nwithout = n;
			break;
		}
	}
	free(out);
}

void
report_make(struct report_plan *r, struct outlines *all, struct outlined *o)
{
	struct calibration c = calibrator_result(profile_memory(all->profile));
	struct plan_quick quick;

	outline_believe(all, o);
	plan_make(&r->plan, &o->in);
	r->verdict = plan_verdict(&o->in, o->exam->target, o->used);
	rate_parts(o, &r->plan);
	r->report = (struct plan_report){
	    .exam = o->exam,
	    .today = all->today,
	    .day = o->in.exam,
	    .plan = &r->plan,
	    .verdict = &r->verdict,
	    .part = o->part,
	    .nparts = o->nparts,
	    .cards = o->in.n,
	    .suspended = o->suspended,
	    .used = o->used,
	    .answers = c.n,
	};
	if (r->verdict.met)
		return;
	quick = plan_quick_from(&o->in, r->verdict.expected);
	r->report.later = find_later(all, o, &quick);
	if (r->report.later)
		r->report.later += r->report.day;
	find_without(all, o, &quick, &r->report);
}

void
report_free(struct report_plan *r)
{
	plan_free(&r->plan);
}
