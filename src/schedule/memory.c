#include "schedule/memory.h"

#include "schedule/log.h"

#include <math.h>

/* FSRS-6's default weights. */
static const double weights[MEMORY_WEIGHTS] = {0.212, 1.2931, 2.3065, 8.2956,
    6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614,
    0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542};

static const double S_MIN = 0.001, S_MAX = 36500, D_MIN = 1, D_MAX = 10;

static double
clamp(double x, double low, double high)
{
	return x < low ? low : x > high ? high : x;
}

int
memory_rating(const struct event *e)
{
	static const int by_grade[] = {AGAIN, AGAIN, AGAIN, HARD, GOOD, EASY};

	if (e->purpose == PURPOSE_MOCK && e->credit >= 0)
		return e->credit >= 800   ? GOOD
		       : e->credit >= 500 ? HARD
					  : AGAIN;
	return by_grade[e->grade < 0 ? 0 : e->grade];
}

/* Difficulty after a first answer, not yet within its bounds. */
static double
raw_difficulty(const struct model *m, int r)
{
	return m->w[4] - exp(m->w[5] * (r - 1)) + 1;
}

struct model
model_new(double a)
{
	struct model m = {0};
	int i;

	for (i = 0; i < MEMORY_WEIGHTS; i++)
		m.w[i] = weights[i] * (i < 4 ? a : 1);
	m.w[8] += 0.3 * log(a);
	m.w[11] *= sqrt(a);
	m.f = pow(0.9, -1 / m.w[20]) - 1;
	m.growth = exp(m.w[8]);
	m.drop = exp(m.w[17] * m.w[18]);
	m.ease = raw_difficulty(&m, EASY);
	return m;
}

double
memory_first_difficulty(const struct model *m, int r)
{
	return clamp(raw_difficulty(m, r), D_MIN, D_MAX);
}

double
memory_difficulty(const struct model *m, double d, int r)
{
	double moved = d - m->w[6] * (r - GOOD) * (10 - d) / 9;

	return clamp(m->w[7] * m->ease + (1 - m->w[7]) * moved, D_MIN, D_MAX);
}

double
memory_same_day(const struct model *m, double s, int r)
{
	double k = exp(m->w[17] * (r - GOOD + m->w[18])) * pow(s, -m->w[19]);

	return clamp(s * (r >= HARD && k < 1 ? 1 : k), S_MIN, S_MAX);
}

double
memory_success(const struct model *m, double s, double d, double recall, int r)
{
	double grown = m->growth * (11 - d) * pow(s, -m->w[9]) *
		       (exp(m->w[10] * (1 - recall)) - 1);

	if (r == HARD)
		grown *= m->w[15];
	if (r == EASY)
		grown *= m->w[16];
	return clamp(s * (1 + grown), S_MIN, S_MAX);
}

double
memory_failure(const struct model *m, double s, double d, double recall)
{
	double left = m->w[11] * pow(d, -m->w[12]) *
		      (pow(s + 1, m->w[13]) - 1) * exp(m->w[14] * (1 - recall));
	double most = s / m->drop;

	return clamp(left < most ? left : most, S_MIN, S_MAX);
}

static double
next_stability(
    const struct model *m, const struct memory *c, int64_t days, int r)
{
	double recall;

	if (days <= 0)
		return memory_same_day(m, c->s, r);
	recall = memory_curve(m, (double)days, c->s);
	return r == AGAIN ? memory_failure(m, c->s, c->d, recall)
			  : memory_success(m, c->s, c->d, recall, r);
}

void
memory_step(
    struct memory *c, const struct model *m, int64_t day, int64_t t, int r)
{
	if (c->s <= 0) {
		c->s = clamp(m->w[r - 1], S_MIN, S_MAX);
		c->d = memory_first_difficulty(m, r);
	} else {
		c->s = next_stability(m, c, day - c->last, r);
		c->d = memory_difficulty(m, c->d, r);
	}
	c->last = day;
	c->t = t;
}

double
memory_curve(const struct model *m, double days, double s)
{
	return pow(1 + m->f * days / s, -m->w[20]);
}

static double
recall(const struct memory *c, const struct model *m, double days)
{
	if (c->s <= 0)
		return 0;
	return memory_curve(m, days > 0 ? days : 0, c->s);
}

double
memory_on(const struct memory *c, const struct model *m, int64_t day)
{
	return recall(c, m, (double)(day - c->last));
}

double
memory_at(const struct memory *c, const struct model *m, int64_t t)
{
	return recall(c, m, (double)(t - c->t) / 86400000.0);
}

int64_t
memory_interval(const struct memory *c, const struct model *m, double retention,
    int64_t max_interval)
{
	double days = c->s / m->f * (pow(retention, -1 / m->w[20]) - 1);

	return (int64_t)clamp(round(days), 1, (double)max_interval);
}

struct memory
memory_import(const struct model *m, int64_t ivl, int64_t ef, int64_t last)
{
	struct memory c = {.last = last};
	double growth;

	c.s = clamp((double)ivl, S_MIN, S_MAX);
	growth = m->growth * pow(c.s, -m->w[9]) * (exp(m->w[10] * 0.1) - 1);
	c.d = clamp(11 - ((double)ef / 100 - 1) / growth, D_MIN, D_MAX);
	c.t = last * 86400000;
	return c;
}
