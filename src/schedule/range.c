/* How far a predicted score may be off, and what cards are worth. */

#include "schedule/plan.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

static const double Z80 = 1.2816, ERROR = 4;

struct range
plan_range(const double *p, const double *weight, size_t n, double lost,
    double questions, double error)
{
	double all = lost, sum = 0, spread = 0, sample = 1;
	struct range r = {0};
	size_t i;

	for (i = 0; i < n; i++) {
		all += weight[i];
		sum += weight[i] * p[i];
		spread += weight[i] * weight[i] * p[i] * (1 - p[i]);
	}
	if (all <= 0)
		return r;
	if (questions > 0 && (double)n > questions)
		sample = (double)n / questions;
	r.score = 100 * sum / all;
	r.sd = sqrt(1e4 * spread / (all * all) * sample + error * error);
	r.low = fmax(0, r.score - Z80 * r.sd);
	r.high = fmin(100, r.score + Z80 * r.sd);
	return r;
}

double
plan_error(const struct plan_input *in, int64_t ahead)
{
	double base = in->error > 0 ? in->error : ERROR;

	return base + (ahead > 0 ? fmin(3, (double)ahead / 7) : 0);
}

/* The range over all cards, or over those of one section. */
static struct range
range_of(const struct plan_input *in, const double *p, const size_t *section,
    double lost, double error)
{
	double *some = mem_new(in->n + 1, sizeof *some);
	double *weight = mem_new(in->n + 1, sizeof *weight);
	struct range r;
	size_t i, n = 0;

	for (i = 0; i < in->n; i++) {
		if (section && in->card[i].section != *section)
			continue;
		some[n] = p[i];
		weight[n++] = in->card[i].weight;
	}
	r = plan_range(
	    some, weight, n, lost, section ? 0 : in->questions, error);
	free(some);
	free(weight);
	return r;
}

struct range
plan_whole(const struct plan_input *in, const double *p, double error)
{
	return range_of(in, p, NULL, in->lost, error);
}

struct range
plan_section(
    const struct plan_input *in, const double *p, size_t section, double error)
{
	return range_of(in, p, &section, 0, error);
}

double
plan_weights(
    struct plan_card *card, size_t n, const double *points, size_t sections)
{
	size_t *active = mem_new(sections + 1, sizeof *active), i;
	double lost = 0;

	for (i = 0; i < n; i++)
		active[card[i].section] += card[i].active;
	for (i = 0; i < n; i++) {
		size_t s = card[i].section;

		card[i].weight =
		    points[s] / (double)(active[s] ? active[s] : 1);
	}
	for (i = 0; i < sections; i++)
		lost += active[i] ? 0 : points[i];
	free(active);
	return lost;
}
