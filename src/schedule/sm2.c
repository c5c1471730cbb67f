#include "schedule/sm2.h"

/* 100 * (0.1 - (5-q) * (0.08 + (5-q) * 0.02)) for q = 0..5; exact. */
static const int64_t ef_delta[] = {-80, -54, -32, -14, 0, 10};

struct sm2
sm2_new(void)
{
	return (struct sm2){.ef = SM2_EF, .lastgrade = -1};
}

bool
sm2_counts(const struct sm2 *s, int64_t day, int grade)
{
	if (s->ivl == 0 || s->due <= day)
		return true;
	return grade < SM2_PASS && s->lastgrade >= SM2_PASS;
}

static int64_t
next_interval(const struct sm2 *s)
{
	if (s->n == 1)
		return 1;
	if (s->n == 2)
		return 6;
	return (s->ivl * s->ef + 99) / 100;
}

static void
fail(struct sm2 *s)
{
	if (s->n >= 1)
		s->lapses++;
	s->n = 0;
	s->ivl = 1;
}

void
sm2_step(struct sm2 *s, int64_t day, int grade, int64_t max_interval)
{
	if (grade < SM2_PASS) {
		fail(s);
	} else {
		s->n++;
		s->ivl = next_interval(s);
	}
	if (s->ivl > max_interval)
		s->ivl = max_interval;
	s->ef += ef_delta[grade];
	if (s->ef < SM2_EF_MIN)
		s->ef = SM2_EF_MIN;
	s->last = day;
	s->due = day + s->ivl;
	s->lastgrade = grade;
}

bool
sm2_is_leech(int64_t lapses, int64_t after)
{
	int64_t more = after / 2;

	return lapses >= after && (lapses - after) % more == 0;
}
