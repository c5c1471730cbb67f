#include "course.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

enum { HISTORY = 40, LATER = 30, DRILLS_MOST = 10 };

struct course {
	const struct setting *setting;
	const struct strategy *strategy;
	struct learner *learner;
	struct card_state *state;
	struct calibrator *log;
	double *weight;
	double used;     /* seconds of the day */
	double minutes;  /* of all days */
	int64_t studied; /* days since the start */
	int64_t passes, firsts;
	size_t introduced; /* today */
	struct result result;
};

static const struct costs *
costs(const struct course *c)
{
	static struct costs k;

	k = costs_default();
	k.first = costs_first(c->passes, c->firsts);
	return &k;
}

static void
record(struct course *c, size_t card, int64_t day, int purpose, int grade)
{
	struct event e = event_new(EVENT_ANSWER);
	struct rules rules = rules_default();

	e.day = day;
	e.t = day * 86400000 + (int64_t)(1000 * c->used);
	e.purpose = purpose;
	e.grade = grade;
	card_apply(&c->state[card], card + 1, &e, &rules);
	calibrator_answer(c->log, card, &e);
}

/* The drill of a card, at once: it counts toward the day. */
static void
drill(struct course *c, size_t card, int64_t day)
{
	int k, grade;

	for (k = 0; k < DRILLS_MOST; k++) {
		c->used += costs(c)->drill;
		grade = learner_drill(c->learner, card, day, c->used);
		record(c, card, day, PURPOSE_DRILL, grade);
		if (grade >= SM2_DRILL_PASS)
			break;
	}
}

static void
ask(struct course *c, size_t card, int64_t day)
{
	const struct card_state *s = &c->state[card];
	bool fresh = s->memory.s <= 0;
	bool review = s->sm2.ivl == 0 || s->sm2.due <= day;
	int grade;

	if (fresh) {
		learner_show(c->learner, card, day, c->used);
		c->used += costs(c)->study;
	}
	grade = learner_ask(c->learner, card, day, c->used + (fresh ? 60 : 0));
	c->used += grade >= SM2_PASS ? costs(c)->pass : costs(c)->fail;
	c->firsts += fresh;
	c->passes += fresh && grade >= SM2_PASS;
	record(c, card, day, review ? PURPOSE_REVIEW : PURPOSE_EXTRA, grade);
	if (grade < SM2_DRILL_PASS)
		drill(c, card, day);
}

/* --- SM-2 with a cram ----------------------------------------------------- */

struct turn {
	double key; /* greatest first */
	size_t card;
};

static int
by_key(const void *a, const void *b)
{
	const struct turn *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? 1 : -1;
	return (x->card > y->card) - (x->card < y->card);
}

/* When cramming all seen cards, the weakest first; else those that are due. */
static double
urgency(const struct course *c, size_t card, int64_t day, bool cram)
{
	const struct card_state *s = &c->state[card];
	struct model m = model_new(1);

	if (s->sm2.ivl == 0)
		return -1 - (double)card;
	if (cram)
		return 1 - memory_on(&s->memory, &m, day);
	if (s->sm2.due > day)
		return -INFINITY;
	return (double)(day - s->sm2.last) / (double)s->sm2.ivl;
}

/* New cards allowed on a day. */
static size_t
allowed(const struct course *c)
{
	const struct strategy *s = c->strategy;
	int days = c->setting->days - s->window;
	size_t fresh = c->setting->population == ALL_NEW
			   ? c->setting->cards
			   : c->setting->cards / 2;

	if (s->fixed)
		return (size_t)s->fixed;
	return (size_t)ceil(s->pace * (double)fresh / (days > 0 ? days : 1));
}

static void
study_sm2(struct course *c, int64_t day, size_t fresh_most, bool cram)
{
	struct turn *turn = mem_new(c->setting->cards, sizeof *turn);
	size_t n = 0, i, fresh = 0;

	for (i = 0; i < c->setting->cards; i++) {
		double key = urgency(c, i, day, cram);

		if (key > -INFINITY)
			turn[n++] = (struct turn){key, i};
	}
	qsort(turn, n, sizeof *turn, by_key);
	for (i = 0; i < n && c->used < 60 * c->setting->minutes; i++) {
		bool is_new = c->state[turn[i].card].sm2.ivl == 0;

		if (is_new && !cram && fresh >= fresh_most)
			continue;
		fresh += is_new;
		ask(c, turn[i].card, day);
	}
	free(turn);
}

/* --- the plan ------------------------------------------------------------- */

struct planned {
	struct plan_card *card;
	double *seconds;
	struct plan_input in;
	struct belief belief;
};

static void
prepare(struct planned *p, const struct course *c, int64_t day)
{
	int64_t exam = c->setting->days, i;
	size_t n = c->setting->cards, k;

	p->card = mem_new(n, sizeof *p->card);
	p->seconds = mem_new((size_t)exam + 1, sizeof *p->seconds);
	for (i = 0; i < exam - day; i++)
		p->seconds[i] = 60 * c->setting->minutes;
	for (k = 0; k < n; k++)
		p->card[k] = (struct plan_card){.key.id = k + 1,
		    .memory = calibrator_memory(c->log, k),
		    .weight = c->weight[k],
		    .active = true};
	p->in = (struct plan_input){.card = p->card,
	    .n = n,
	    .today = day,
	    .now = day * 86400000,
	    .exam = exam,
	    .seconds = p->seconds,
	    .attendance = plan_attendance(c->studied, day),
	    .costs = *costs(c),
	    .model = model_new(calibrator_factor(c->log)),
	    .belief = &p->belief};
	belief_make(&p->belief, c->log, NULL, n);
}

static void
study_plan(struct course *c, int64_t day, bool present)
{
	struct planned p;
	struct plan plan;
	size_t i;

	prepare(&p, c, day);
	/* The forecast takes time and changes no choice. */
	if (day > 0 && day < c->setting->days - 1)
		p.in.belief = NULL;
	plan_make(&plan, &p.in);
	if (day == 0)
		c->result.first = plan.on_day;
	if (day == c->setting->days - 1)
		c->result.eve = plan.on_day;
	for (i = 0;
	     present && i < plan.nlist && c->used < 60 * c->setting->minutes;
	     i++)
		ask(c, plan.list[i], day);
	plan_free(&plan);
	belief_free(&p.belief);
	free(p.card);
	free(p.seconds);
}

/* --- the course ----------------------------------------------------------- */

static void
study(struct course *c, int64_t day)
{
	bool present = !learner_misses(c->learner);

	c->used = 0;
	if (c->strategy->plan)
		study_plan(c, day, present);
	else if (present)
		study_sm2(c, day, allowed(c),
		    day >= c->setting->days - c->strategy->window);
	c->minutes += c->used / 60;
	c->studied += present;
}

/* What was learnt before the exam was set: half the cards, by SM-2. */
static void
learn_before(struct course *c)
{
	int64_t day;
	size_t card = 0, half = c->setting->cards / 2, i;

	for (day = -HISTORY; day < 0; day++) {
		c->used = 0;
		if (learner_misses(c->learner))
			continue;
		for (i = 0; i < half; i++)
			if (c->state[2 * i].sm2.ivl > 0 &&
			    c->state[2 * i].sm2.due <= day)
				ask(c, 2 * i, day);
		for (i = 0; i < half / 25 && card < half; i++)
			ask(c, 2 * card++, day);
	}
}

static void
begin(struct course *c)
{
	static const double weight[] = {1.6, 1.2, 0.8, 0.4};
	size_t n = c->setting->cards, i;

	c->learner = learner_new(c->setting->law, n, c->setting->seed);
	c->state = mem_new(n, sizeof *c->state);
	c->weight = mem_new(n, sizeof *c->weight);
	c->log = calibrator_new(0);
	for (i = 0; i < n; i++) {
		c->state[i] = card_state_new();
		c->weight[i] = c->setting->population == HALF_WEIGHTED
				   ? weight[i / 2 % 4]
				   : 1;
	}
	if (c->setting->population != ALL_NEW)
		learn_before(c);
}

static void
sit(struct course *c)
{
	int64_t exam = c->setting->days;
	double all = 0;
	size_t i;

	for (i = 0; i < c->setting->cards; i++) {
		double w = c->weight[i];
		double p = learner_right(c->learner, i, exam);

		all += w;
		c->result.expected += w * p;
		c->result.later +=
		    w * learner_right(c->learner, i, exam + LATER);
		if (rng_real(&c->learner->rng) < p)
			c->result.score += w;
	}
	c->result.expected *= 100 / all;
	c->result.later *= 100 / all;
	c->result.score *= 100 / all;
	c->result.minutes = c->minutes;
}

struct result
course_run(const struct setting *setting, const struct strategy *strategy)
{
	struct course c = {.setting = setting, .strategy = strategy};
	int64_t day;

	begin(&c);
	for (day = 0; day < setting->days; day++)
		study(&c, day);
	sit(&c);
	learner_free(c.learner);
	calibrator_free(c.log);
	free(c.state);
	free(c.weight);
	return c.result;
}
