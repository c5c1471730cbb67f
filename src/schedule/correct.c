#include "schedule/correct.h"

#include <math.h>

/* Before there is a log (make simulate); standard deviations of the prior. */
static const double SHIFT = 0.02, SLOPE = 0.85, SHIFT_SD = 0.3, SLOPE_SD = 0.15;

/*
 * The share of what is known that is mistyped or misread all the same. A log
 * hardly tells it from forgetting, since few are asked what they surely know.
 */
static const double SLIP = 0.03;

enum { ROUNDS = 12 };

static double
odds(double p)
{
	p = fmin(0.9999, fmax(0.0001, p));
	return log(p / (1 - p));
}

static double
logistic(const struct correction *c, double logit)
{
	return 1 / (1 + exp(-c->shift - c->slope * logit));
}

double
correct(const struct correction *c, double p)
{
	return p > 0 ? (1 - SLIP) * logistic(c, odds(p)) : 0;
}

void
correct_slopes(const struct correction *c, double p, double by[2])
{
	double x = odds(p), q = logistic(c, x);

	by[0] = p > 0 ? (1 - SLIP) * q * (1 - q) : 0;
	by[1] = x * by[0];
}

/* Slope of the log posterior, and what is known by shift and slope. */
struct step {
	double g0, g1;
	double h00, h01, h11;
};

static void
learn(struct step *s, const struct correction *c, const struct calibrate_bin *b)
{
	double n = (double)b->n, mean = b->predicted / n, by[2];
	double p = correct(c, mean), v = n / (p * (1 - p));

	correct_slopes(c, mean, by);
	s->g0 += by[0] * v * (b->recalled / n - p);
	s->g1 += by[1] * v * (b->recalled / n - p);
	s->h00 += v * by[0] * by[0];
	s->h01 += v * by[0] * by[1];
	s->h11 += v * by[1] * by[1];
}

static struct step
measure(const struct correction *c, const struct calibrate_bin *bin)
{
	struct step s = {
	    .h00 = 1 / (SHIFT_SD * SHIFT_SD), .h11 = 1 / (SLOPE_SD * SLOPE_SD)};
	int i;

	s.g0 = (SHIFT - c->shift) * s.h00;
	s.g1 = (SLOPE - c->slope) * s.h11;
	for (i = 0; i < CALIBRATE_BINS; i++)
		if (bin[i].n)
			learn(&s, c, &bin[i]);
	return s;
}

/* Fisher scoring. */
struct correction
correction_fit(const struct calibrate_bin *bin)
{
	struct correction c = {.shift = SHIFT, .slope = SLOPE};
	int round;

	for (round = 0; round < ROUNDS; round++) {
		struct step s = measure(&c, bin);
		double det = s.h00 * s.h11 - s.h01 * s.h01;

		c.cov[0] = s.h11 / det;
		c.cov[1] = -s.h01 / det;
		c.cov[2] = s.h00 / det;
		c.shift += c.cov[0] * s.g0 + c.cov[1] * s.g1;
		c.slope += c.cov[1] * s.g0 + c.cov[2] * s.g1;
	}
	return c;
}
