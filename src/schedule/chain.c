#include "schedule/chain.h"

#include <math.h>

struct costs
costs_default(void)
{
	return (struct costs){
	    .study = 12, .pass = 8, .fail = 15, .drill = 8, .first = 0.7};
}

double
costs_first(int64_t passes, int64_t answers)
{
	return (7 + (double)passes) / (10 + (double)answers);
}

struct chain
chain_new(double s, double d, int64_t last)
{
	return (struct chain){.s = s, .d = d, .last = last};
}

static void
first_visit(struct chain *c, const struct model *m, const struct costs *k)
{
	c->p = k->first;
	c->up = m->w[GOOD - 1];
	/* Failed and drilled the same day. */
	c->down = 1.12 * m->w[AGAIN - 1];
	c->d = c->p * memory_first_difficulty(m, GOOD) +
	       (1 - c->p) * memory_first_difficulty(m, AGAIN);
	c->seconds += k->study;
}

static void
next_visit(struct chain *c, const struct model *m, int64_t day)
{
	double recall = memory_curve(m, (double)(day - c->last), c->s);
	double failed = memory_failure(m, c->s, c->d, recall);

	c->p = recall;
	c->up = memory_success(m, c->s, c->d, recall, GOOD);
	c->down = memory_same_day(m, failed, GOOD);
	c->d = recall * memory_difficulty(m, c->d, GOOD) +
	       (1 - recall) * memory_difficulty(m, c->d, AGAIN);
}

void
chain_visit(
    struct chain *c, const struct model *m, const struct costs *k, int64_t day)
{
	if (c->s <= 0)
		first_visit(c, m, k);
	else
		next_visit(c, m, day);
	c->s = exp(c->p * log(c->up) + (1 - c->p) * log(c->down));
	c->last = day;
	c->visited = true;
	c->seconds += c->p * k->pass + (1 - c->p) * (k->fail + 1.2 * k->drill);
}

/* Whole days since the last visit, 0 for a day before it. */
static double
days_since(const struct chain *c, int64_t day)
{
	return day > c->last ? (double)(day - c->last) : 0;
}

double
chain_recall(const struct chain *c, const struct model *m, int64_t day)
{
	double days = days_since(c, day);

	if (!c->visited)
		return chain_mean_recall(c, m, day);
	return c->p * memory_curve(m, days, c->up) +
	       (1 - c->p) * memory_curve(m, days, c->down);
}

double
chain_mean_recall(const struct chain *c, const struct model *m, int64_t day)
{
	return c->s > 0 ? memory_curve(m, days_since(c, day), c->s) : 0;
}
