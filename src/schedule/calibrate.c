#include "schedule/calibrate.h"

#include "base/mem.h"
#include "schedule/correct.h"
#include "schedule/log.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The factors tried; the first wins ties. */
static const double factors[CALIBRATE_FACTORS] = {
    1, 0.06, 0.12, 0.25, 0.5, 2, 4};

enum { FACTORS = CALIBRATE_FACTORS };

struct calibrator {
	struct model model[FACTORS];
	struct memory (*card)[FACTORS];
	size_t ncard;          /* those above were not answered yet */
	double known[FACTORS]; /* log likelihood of the days before day */
	double today[FACTORS]; /* and of day */
	int64_t nknown, ntoday;
	int64_t day;   /* the latest day seen */
	int factor;    /* in force on day */
	int nfactor;   /* how many are followed: 1 where it is fixed */
	int64_t n;     /* predictions */
	double loss;   /* sum of -ln P(outcome) */
	double square; /* sum of (p - y)^2 */
	struct calibrate_bin bin[CALIBRATE_BINS];
};

struct calibrator *
calibrator_new(double fixed)
{
	struct calibrator *c = mem_new(1, sizeof *c);
	int i;

	c->nfactor = fixed > 0 ? 1 : FACTORS;
	for (i = 0; i < c->nfactor; i++)
		c->model[i] = model_new(fixed > 0 ? fixed : factors[i]);
	c->day = DAY_NONE;
	return c;
}

void
calibrator_free(struct calibrator *c)
{
	if (c)
		free(c->card);
	free(c);
}

/* The best factor by what is known: the likelihood and a prior around 1. */
static int
best(const struct calibrator *c, int64_t n, const double *a, const double *b)
{
	double most = 0;
	int i, found = 0;

	if (n < CALIBRATE_LEAST)
		return 0;
	for (i = 0; i < c->nfactor; i++) {
		double l = log(factors[i]);
		double score = a[i] + (b ? b[i] : 0) - l * l / 2;

		if (i == 0 || score > most) {
			most = score;
			found = i;
		}
	}
	return found;
}

static int
best_now(const struct calibrator *c)
{
	return best(c, c->nknown + c->ntoday, c->known, c->today);
}

/* What was learnt on the days before counts from now on. */
static void
turn_day(struct calibrator *c, int64_t day)
{
	int i;

	if (day <= c->day)
		return;
	for (i = 0; i < c->nfactor; i++) {
		c->known[i] += c->today[i];
		c->today[i] = 0;
	}
	c->nknown += c->ntoday;
	c->ntoday = 0;
	c->day = day;
	c->factor = best(c, c->nknown, c->known, NULL);
}

static double
chance(const struct memory *m, const struct model *model, int64_t day)
{
	double p = memory_on(m, model, day);

	return p < 0.0001 ? 0.0001 : p > 0.9999 ? 0.9999 : p;
}

static void
tally(struct calibrator *c, double p, bool recalled)
{
	int b = (int)floor(CALIBRATE_BINS * p);
	struct calibrate_bin *bin =
	    &c->bin[b < CALIBRATE_BINS ? b : CALIBRATE_BINS - 1];

	bin->n++;
	bin->predicted += p;
	bin->recalled += recalled;
	c->n++;
	c->loss -= log(recalled ? p : 1 - p);
	c->square += (p - recalled) * (p - recalled);
}

static void
predict(struct calibrator *c, size_t card, int64_t day, bool recalled)
{
	int i;

	for (i = 0; i < c->nfactor; i++) {
		double p = chance(&c->card[card][i], &c->model[i], day);

		c->today[i] += log(recalled ? p : 1 - p);
		if (i == c->factor)
			tally(c, p, recalled);
	}
	c->ntoday++;
}

/* Makes room for a card; mem_resize leaves what is new as it was. */
static void
make_room(struct calibrator *c, size_t card)
{
	size_t n = c->ncard;

	if (card < n)
		return;
	c->ncard = card + 1 > 2 * n ? card + 1 : 2 * n;
	c->card = mem_resize(c->card, c->ncard, sizeof *c->card);
	memset(c->card + n, 0, (c->ncard - n) * sizeof *c->card);
}

static bool
is_prediction(const struct memory *m, const struct event *e)
{
	return m->s > 0 && e->day - m->last >= 1 &&
	       e->purpose != PURPOSE_DRILL && e->purpose != PURPOSE_CRAM;
}

void
calibrator_answer(struct calibrator *c, size_t card, const struct event *e)
{
	int rating = memory_rating(e), i;

	make_room(c, card);
	turn_day(c, e->day);
	if (is_prediction(&c->card[card][0], e))
		predict(c, card, e->day, rating > AGAIN);
	for (i = 0; i < c->nfactor; i++)
		memory_step(
		    &c->card[card][i], &c->model[i], e->day, e->t, rating);
}

static struct memory
memory_of(const struct calibrator *c, size_t card, int factor)
{
	return card < c->ncard ? c->card[card][factor] : (struct memory){0};
}

double
calibrator_factor(const struct calibrator *c)
{
	return factors[best_now(c)];
}

struct memory
calibrator_memory(const struct calibrator *c, size_t card)
{
	return memory_of(c, card, best_now(c));
}

static double
entropy(double y)
{
	if (y <= 0 || y >= 1)
		return 0;
	return -(y * log(y) + (1 - y) * log(1 - y));
}

struct calibration
calibrator_result(const struct calibrator *c)
{
	struct calibration r = {.n = c->n};
	double n = (double)c->n, predicted = 0, recalled = 0, square = 0;
	int i;

	for (i = 0; i < CALIBRATE_BINS; i++) {
		const struct calibrate_bin *b = &c->bin[i];
		double off = b->predicted - b->recalled;

		r.bin[i] = *b;
		predicted += b->predicted;
		recalled += b->recalled;
		if (b->n)
			square += off * off / (double)b->n;
	}
	r.logloss = c->n ? c->loss / n : NAN;
	r.brier = c->n ? c->square / n : NAN;
	r.rmse = c->n ? sqrt(square / n) : NAN;
	r.bias = c->n ? (predicted - recalled) / n : NAN;
	r.constant = c->n ? entropy(recalled / n) : NAN;
	return r;
}

/* By likelihood and the prior around 1; the largest is 1 before the sum. */
static void
weigh_factors(const struct calibrator *c, double *chance)
{
	double l[FACTORS], most = -INFINITY, sum = 0;
	int i;

	for (i = 0; i < FACTORS; i++) {
		double a = log(factors[i]);

		l[i] = c->known[i] + c->today[i] - a * a / 2;
		most = fmax(most, l[i]);
	}
	for (i = 0; i < FACTORS; i++)
		sum += chance[i] = exp(l[i] - most);
	for (i = 0; i < FACTORS; i++)
		chance[i] /= sum;
}

void
belief_make(
    struct belief *b, const struct calibrator *c, const size_t *card, size_t n)
{
	size_t i;
	int k;

	b->correction = correction_fit(c->bin);
	weigh_factors(c, b->chance);
	for (k = 0; k < FACTORS; k++) {
		b->model[k] = c->model[k];
		b->memory[k] = mem_new(n + 1, sizeof *b->memory[k]);
		for (i = 0; i < n; i++)
			b->memory[k][i] = memory_of(c, card ? card[i] : i, k);
	}
}

void
belief_free(struct belief *b)
{
	size_t k;

	for (k = 0; k < FACTORS; k++)
		free(b->memory[k]);
}
