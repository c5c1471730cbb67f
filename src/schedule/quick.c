#include "schedule/plan.h"

/* Leaves one factor possible. */
static void
narrow(struct belief *b)
{
	int i, best = 0;

	for (i = 1; i < CALIBRATE_FACTORS; i++)
		if (b->chance[i] > b->chance[best])
			best = i;
	for (i = 0; i < CALIBRATE_FACTORS; i++)
		b->chance[i] = i == best;
}

struct plan_quick
plan_quick_from(const struct plan_input *in, double score)
{
	struct plan_quick q = {.narrow = in->belief != NULL};

	if (q.narrow) {
		q.belief = *in->belief;
		narrow(&q.belief);
	}
	q.off = score - plan_quick_score(&q, in);
	return q;
}

double
plan_quick_score(const struct plan_quick *q, const struct plan_input *in)
{
	struct plan_input other = *in;

	if (q->narrow)
		other.belief = &q->belief;
	return plan_score(&other) + q->off;
}
