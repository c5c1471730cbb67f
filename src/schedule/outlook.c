#include "schedule/outlook.h"

#include "base/mem.h"
#include "schedule/rollout.h"

#include <math.h>
#include <stdlib.h>

/* A factor less likely than this is left out. */
static const double UNLIKELY = 0.01;

/* The world of one factor: its memories, and the days that are kept. */
struct world {
	struct plan_input in;
	struct plan_card *card;
	double *seconds;
};

static void
begin(struct world *w, const struct plan_input *in, size_t factor)
{
	int64_t i, days = in->exam - in->today;
	size_t k;

	w->in = *in;
	w->in.model = in->belief->model[factor];
	w->in.card = w->card = mem_new(in->n + 1, sizeof *w->card);
	for (k = 0; k < in->n; k++) {
		w->card[k] = in->card[k];
		w->card[k].memory = in->belief->memory[factor][k];
	}
	w->seconds = mem_new(days > 0 ? (size_t)days : 1, sizeof *w->seconds);
	for (i = 0; i < days; i++)
		w->seconds[i] = in->seconds[i] * (i ? in->attendance : 1);
	w->in.seconds = w->seconds;
}

static void
end(struct world *w)
{
	free(w->card);
	free(w->seconds);
}

/* Adds what a factor leads to, and gives its score in points of the cards. */
static double
follow(const struct world *w, double chance, struct outlook *o)
{
	const struct model *model = &w->in.model;
	struct rollout r;
	struct chain *c;
	double points = 0;
	size_t i;

	rollout_make(&r, &w->in);
	c = rollout_chains(&r, &w->in);
	for (i = 0; i < w->in.n; i++) {
		double p = chain_recall(&c[i], model, w->in.exam);

		if (!w->card[i].active)
			continue;
		o->p_exam[i] += chance * p;
		o->p_now[i] +=
		    chance * memory_at(&w->card[i].memory, model, w->in.now);
		points += w->card[i].weight * p;
	}
	rollout_free(&r);
	free(c);
	return points;
}

static void
correct_all(double *p, size_t n, const struct correction *c)
{
	size_t i;

	for (i = 0; i < n; i++)
		p[i] = correct(c, p[i]);
}

/* Points of a hundred that are one point of the cards. */
static double
scale(const struct plan_input *in)
{
	double all = in->lost;
	size_t i;

	for (i = 0; i < in->n; i++)
		all += in->card[i].weight;
	return all > 0 ? 100 / all : 0;
}

/*
 * The variance of the score that comes of not knowing the correction: p as it
 * was before it.
 */
static double
unsure(const struct plan_input *in, const double *p)
{
	const struct correction *c = &in->belief->correction;
	double by_shift = 0, by_slope = 0;
	size_t i;

	for (i = 0; i < in->n; i++) {
		double by[2];

		correct_slopes(c, p[i], by);
		by_shift += in->card[i].weight * by[0];
		by_slope += in->card[i].weight * by[1];
	}
	return scale(in) * scale(in) *
	       (by_shift * by_shift * c->cov[0] +
		   2 * by_shift * by_slope * c->cov[1] +
		   by_slope * by_slope * c->cov[2]);
}

void
outlook_make(struct outlook *o, const struct plan_input *in)
{
	const struct belief *b = in->belief;
	double sum = 0, square = 0, chances = 0;
	size_t k;

	o->p_now = mem_new(in->n + 1, sizeof *o->p_now);
	o->p_exam = mem_new(in->n + 1, sizeof *o->p_exam);
	for (k = 0; k < CALIBRATE_FACTORS; k++)
		chances += b->chance[k] >= UNLIKELY ? b->chance[k] : 0;
	for (k = 0; k < CALIBRATE_FACTORS; k++) {
		double chance = b->chance[k] / chances, score;
		struct world w;

		if (b->chance[k] < UNLIKELY)
			continue;
		begin(&w, in, k);
		score = scale(in) * follow(&w, chance, o);
		sum += chance * score;
		square += chance * score * score;
		end(&w);
	}
	o->spread = sqrt(fmax(0, square - sum * sum) + unsure(in, o->p_exam));
	correct_all(o->p_now, in->n, &b->correction);
	correct_all(o->p_exam, in->n, &b->correction);
}

void
outlook_free(struct outlook *o)
{
	free(o->p_now);
	free(o->p_exam);
}
