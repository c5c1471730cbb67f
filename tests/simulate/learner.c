#include "learner.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

/*
 * Time between sessions counts a fortieth of time in them (Pavlik & Anderson:
 * interference is less).
 */
static const double COMPRESS = 0.025, DAY = 86400;

double
normal(struct rng *r)
{
	double u = 1 - rng_real(r), v = rng_real(r);

	return sqrt(-2 * log(u)) * cos(6.283185307179586 * v);
}

static void
begin_trace(struct learner *l, size_t i, double factor, double threshold)
{
	struct trace *c = &l->card[i];

	c->model = model_new(factor * exp(0.5 * normal(&l->rng)));
	c->threshold = threshold + 0.25 * normal(&l->rng);
	c->time = mem_new(PRESENTATIONS, sizeof *c->time);
	c->decay = mem_new(PRESENTATIONS, sizeof *c->decay);
}

struct learner *
learner_new(enum law law, size_t n, uint64_t seed)
{
	struct learner *l = mem_new(1, sizeof *l);
	double factor, threshold;
	size_t i;

	l->law = law;
	l->rng.state = mix(seed);
	l->n = n;
	l->card = mem_new(n, sizeof *l->card);
	factor = exp(0.4 * normal(&l->rng));
	threshold = -1.81 + 0.15 * normal(&l->rng);
	l->first = fmin(0.95, fmax(0.4, 0.7 + 0.1 * normal(&l->rng)));
	l->slip = 0.06 * rng_real(&l->rng);
	l->guess = 0.04 * rng_real(&l->rng);
	l->absent = 0.2 * rng_real(&l->rng);
	l->rise = 0.217 * exp(0.15 * normal(&l->rng));
	l->base = 0.177 * exp(0.1 * normal(&l->rng));
	l->noise = 0.245;
	for (i = 0; i < n; i++)
		begin_trace(l, i, factor, threshold);
	return l;
}

void
learner_free(struct learner *l)
{
	size_t i;

	for (i = 0; i < l->n; i++) {
		free(l->card[i].time);
		free(l->card[i].decay);
	}
	free(l->card);
	free(l);
}

static double
moment(int64_t day, double at)
{
	return (double)day * DAY * COMPRESS + at;
}

/* Activation at a moment: the log of what is left of all meetings. */
static double
activation(const struct trace *c, double now)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < c->n; i++)
		sum += pow(fmax(1, now - c->time[i]), -c->decay[i]);
	return sum > 0 ? log(sum) : -INFINITY;
}

static double
chance(const struct learner *l, const struct trace *c, double now)
{
	double above = activation(c, now) - c->threshold;

	return 1 / (1 + exp(-above / l->noise));
}

/* A meeting leaves a trace that fades the faster the more is still there. */
static void
meet(const struct learner *l, struct trace *c, double now)
{
	double m = activation(c, now);

	if (c->n == PRESENTATIONS)
		return;
	c->decay[c->n] = l->rise * exp(m) + l->base;
	c->time[c->n++] = now;
}

double
learner_recall(const struct learner *l, size_t card, int64_t day)
{
	const struct trace *c = &l->card[card];

	if (l->law == LAW_ACTR)
		return c->n ? chance(l, c, moment(day, 0)) : 0;
	return memory_on(&c->memory, &c->model, day);
}

static double
outcome(const struct learner *l, double p)
{
	return p * (1 - l->slip) + (1 - p) * l->guess;
}

double
learner_right(const struct learner *l, size_t card, int64_t day)
{
	return outcome(l, learner_recall(l, card, day));
}

void
learner_show(struct learner *l, size_t card, int64_t day, double at)
{
	/* What is not taken in at once leaves no trace. */
	if (l->law == LAW_ACTR && rng_real(&l->rng) < l->first)
		meet(l, &l->card[card], moment(day, at));
}

static int
grade(struct learner *l, double p)
{
	double u = rng_real(&l->rng);

	if (rng_real(&l->rng) >= outcome(l, p))
		return 1;
	return u < 0.1 ? 3 : u < 0.85 ? 4 : 5;
}

static int
answer(struct learner *l, size_t card, int64_t day, double at, double p)
{
	static const int rating[] = {AGAIN, AGAIN, AGAIN, HARD, GOOD, EASY};
	struct trace *c = &l->card[card];
	int g = grade(l, p);

	if (l->law == LAW_ACTR)
		meet(l, c, moment(day, at));
	else
		memory_step(&c->memory, &c->model, day, 0, rating[g]);
	return g;
}

int
learner_ask(struct learner *l, size_t card, int64_t day, double at)
{
	const struct trace *c = &l->card[card];
	double p;

	if (l->law == LAW_ACTR)
		p = chance(l, c, moment(day, at));
	else
		p = c->memory.s > 0 ? memory_on(&c->memory, &c->model, day)
				    : l->first;
	return answer(l, card, day, at, p);
}

int
learner_drill(struct learner *l, size_t card, int64_t day, double at)
{
	const struct trace *c = &l->card[card];

	return answer(l, card, day, at,
	    l->law == LAW_ACTR ? chance(l, c, moment(day, at)) : 0.9);
}

bool
learner_misses(struct learner *l)
{
	return rng_real(&l->rng) < l->absent;
}
