#include "schedule/plan.h"

#include "base/mem.h"
#include "schedule/insert.h"
#include "schedule/outlook.h"
#include "schedule/rollout.h"

#include <math.h>
#include <stdlib.h>

enum { TWINS_TILL = 3 };

static const double KEPT = 0.9, REGULAR = 1.006;

/* Both candidates, and which of them is followed. */
struct both {
	struct plan_input in; /* with the seconds that can be hoped for */
	double *seconds;
	struct insertion insert;
	struct rollout rollout;
	bool regular; /* the learner misses no days */
	bool myopic;  /* MYOPIC is followed */
};

double
plan_attendance(int64_t studied, int64_t past)
{
	return (9 + (double)studied) / (10 + (double)past);
}

static size_t
days(const struct plan_input *in)
{
	return in->exam > in->today ? (size_t)(in->exam - in->today) : 0;
}

/* One who misses days can hope for a part of the later ones only. */
static void
prepare(struct both *b, const struct plan_input *in)
{
	size_t i;

	b->in = *in;
	b->regular = in->attendance >= KEPT;
	b->seconds = mem_new(days(in) + 1, sizeof *b->seconds);
	for (i = 0; i < days(in); i++)
		b->seconds[i] = in->seconds[i] *
				(i > 0 && !b->regular ? in->attendance : 1);
	b->in.seconds = b->seconds;
}

static void
make(struct both *b, const struct plan_input *in)
{
	prepare(b, in);
	rollout_make(&b->rollout, &b->in);
	b->insert = (struct insertion){0};
	if (b->regular)
		insert_make(&b->insert, &b->in);
	b->myopic =
	    !b->regular || b->rollout.points > REGULAR * b->insert.points;
}

static void
release(struct both *b)
{
	free(b->seconds);
	insert_free(&b->insert);
	rollout_free(&b->rollout);
}

static double
total(const struct plan_input *in)
{
	double sum = in->lost;
	size_t i;

	for (i = 0; i < in->n; i++)
		sum += in->card[i].weight;
	return sum;
}

static void
recall_rollout(const struct both *b, double *p)
{
	struct chain *c = rollout_chains(&b->rollout, &b->in);
	size_t i;

	for (i = 0; i < b->in.n; i++)
		p[i] = chain_recall(&c[i], &b->in.model, b->in.exam);
	free(c);
}

/* Recall of each card at the exam from the plan that is followed. */
static void
recall_exam(const struct both *b, double *p)
{
	size_t i;

	if (b->myopic)
		recall_rollout(b, p);
	else
		for (i = 0; i < b->in.n; i++)
			p[i] = b->insert.card[i].recall;
	for (i = 0; i < b->in.n; i++)
		if (!b->in.card[i].active)
			p[i] = 0;
}

static double
score(const struct plan_input *in, const double *p)
{
	double sum = 0, all = total(in);
	size_t i;

	for (i = 0; i < in->n; i++)
		sum += in->card[i].weight * p[i];
	return all > 0 ? 100 * sum / all : 0;
}

/*
 * Rule 3 of the queue: a twin of a card asked today waits, and so does a new
 * card while one before it is new.
 */
static void
drop_twins(const struct plan_input *in, struct plan *plan)
{
	struct twins *t = twins_new(in->n);
	size_t i, n = 0;

	for (i = 0; i < in->n; i++)
		twins_add(t, &in->card[i].key);
	for (i = 0; i < in->n; i++) {
		const struct plan_card *c = &in->card[i];

		if (c->memory.s > 0 && c->memory.last == in->today)
			twins_take(t, i, 0);
		if (c->active && c->memory.s <= 0)
			twins_mark(t, i);
	}
	for (i = 0; i < plan->nlist; i++) {
		size_t card = plan->list[i];

		if (twins_taken(t, card) >= 0 ||
		    (in->card[card].memory.s <= 0 && twins_led(t, card)))
			continue;
		twins_take(t, card, 0);
		plan->list[n++] = card;
	}
	plan->nlist = n;
	twins_free(t);
}

static size_t
study_days(const struct plan_input *in)
{
	size_t i, n = 0;

	for (i = 0; i < days(in); i++)
		n += in->seconds[i] > 0;
	return n;
}

double
plan_seconds(const struct plan_input *in, size_t card)
{
	const struct memory *m = &in->card[card].memory;
	struct chain c = chain_new(m->s, m->d, m->last);

	chain_visit(&c, &in->model, &in->costs, in->today);
	return c.seconds;
}

/* How many of the list fit: the last may run over. */
static size_t
fit(const struct plan_input *in, const struct plan *plan)
{
	double left = days(in) ? in->seconds[0] : 0;
	size_t i;

	for (i = 0; i < plan->nlist && left > 0; i++)
		left -= plan_seconds(in, plan->list[i]);
	return i;
}

static void
make_list(struct plan *plan, const struct both *b)
{
	const struct plan_input *in = &b->in;

	plan->list = mem_new(in->n + 1, sizeof *plan->list);
	if (days(in) == 0)
		return;
	plan->nlist = b->myopic ? myopic_list(in, plan->list)
				: insert_list(&b->insert, in, plan->list);
	if (study_days(in) > TWINS_TILL)
		drop_twins(in, plan);
	plan->asked = fit(in, plan);
}

static void
days_rollout(struct plan *plan, const struct both *b)
{
	size_t i;

	for (i = 0; i < b->rollout.n; i++) {
		const struct visit *v = &b->rollout.visit[i];
		struct plan_day *d = &plan->day[v->day - b->in.today];

		d->seconds += v->seconds;
		if (v->fresh)
			d->fresh++;
		else
			d->reviews++;
	}
}

/* Deals what a bucket holds out to its days by their time. */
static void
deal(struct plan *plan, const struct plan_input *in, const struct bucket *b)
{
	double all = 0, before = 0;
	int64_t day;

	for (day = b->from_day; day <= b->to_day; day++)
		all += in->seconds[day - in->today];
	for (day = b->from_day; day <= b->to_day && all > 0; day++) {
		struct plan_day *d = &plan->day[day - in->today];
		double after = before + in->seconds[day - in->today] / all;

		d->reviews = llround(after * (double)b->reviews) -
			     llround(before * (double)b->reviews);
		d->fresh = llround(after * (double)b->fresh) -
			   llround(before * (double)b->fresh);
		d->seconds = fmin(
		    in->seconds[day - in->today], (after - before) * b->used);
		before = after;
	}
}

static void
make_days(struct plan *plan, const struct both *b)
{
	size_t i;

	plan->ndays = days(&b->in);
	plan->day = mem_new(plan->ndays + 1, sizeof *plan->day);
	for (i = 0; i < plan->ndays; i++)
		plan->day[i].day = b->in.today + (int64_t)i;
	if (b->myopic)
		days_rollout(plan, b);
	else
		for (i = 0; i < b->insert.nbucket; i++)
			deal(plan, &b->in, &b->insert.bucket[i]);
}

/* Share of the points of cards that were, or will be, seen. */
static double
covered(const struct both *b)
{
	double seen = 0, all = total(&b->in);
	size_t i;

	for (i = 0; i < b->in.n; i++) {
		const struct plan_card *c = &b->in.card[i];
		bool visited = b->myopic ? b->rollout.card[i].s > 0
					 : b->insert.card[i].used != 0;

		if (c->memory.s > 0 || visited)
			seen += c->weight;
	}
	return all > 0 ? seen / all : 0;
}

/* Recall by card as the plan itself has it. */
static void
foresee(const struct both *b, struct outlook *o)
{
	const struct plan_input *in = &b->in;
	size_t i;

	o->p_now = mem_new(in->n + 1, sizeof *o->p_now);
	o->p_exam = mem_new(in->n + 1, sizeof *o->p_exam);
	o->spread = 0;
	for (i = 0; i < in->n; i++)
		if (in->card[i].active)
			o->p_now[i] =
			    memory_at(&in->card[i].memory, &in->model, in->now);
	recall_exam(b, o->p_exam);
}

static void
make_scores(
    struct plan *plan, const struct both *b, const struct plan_input *in)
{
	double all = total(in), to = all > 0 ? 100 / all : 0;
	struct outlook o;

	plan->rollout = to * b->rollout.points;
	plan->insert = to * b->insert.points;
	plan->predicted = fmax(plan->rollout, plan->insert);
	if (in->belief)
		outlook_make(&o, in);
	else
		foresee(b, &o);
	plan->p_now = o.p_now;
	plan->p_exam = o.p_exam;
	plan->now = plan_whole(in, plan->p_now, plan_error(in, 0));
	plan->on_day = plan_whole(in, plan->p_exam,
	    hypot(plan_error(in, in->exam - in->today), o.spread));
}

double
plan_score(const struct plan_input *in)
{
	struct outlook o;
	struct both b;
	double found;

	if (in->belief) {
		outlook_make(&o, in);
	} else {
		make(&b, in);
		foresee(&b, &o);
		release(&b);
	}
	found = score(in, o.p_exam);
	outlook_free(&o);
	return found;
}

void
plan_make(struct plan *plan, const struct plan_input *in)
{
	struct both b;

	*plan = (struct plan){0};
	make(&b, in);
	plan->myopic = b.myopic;
	make_scores(plan, &b, in);
	plan->covers = covered(&b);
	make_days(plan, &b);
	make_list(plan, &b);
	release(&b);
}

void
plan_free(struct plan *plan)
{
	free(plan->list);
	free(plan->p_now);
	free(plan->p_exam);
	free(plan->day);
}
