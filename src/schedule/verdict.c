#include "schedule/plan.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

enum { MINUTES_MOST = 600 };

/* The score with so many minutes on each day that is not off. */
static double
expect(const struct plan_input *in, double used, int minutes)
{
	struct plan_input other = *in;
	size_t n = in->exam > in->today ? (size_t)(in->exam - in->today) : 0;
	double *seconds = mem_new(n + 1, sizeof *seconds), found;
	size_t i;

	for (i = 0; i < n; i++)
		seconds[i] = in->seconds[i] > 0 ? 60.0 * minutes : 0;
	if (n && used > 0)
		seconds[0] = fmax(0, seconds[0] - used);
	other.seconds = seconds;
	found = plan_score(&other);
	free(seconds);
	return found;
}

/* The fewest minutes that meet the target, which most minutes do. */
static int
fewest(const struct plan_input *in, double target, double used, int most)
{
	int low = 0, high = most;

	while (high - low > 1) {
		int middle = (low + high) / 2;

		if (expect(in, used, middle) >= target)
			high = middle;
		else
			low = middle;
	}
	/* The score is not quite monotone. */
	while (high > 1 && expect(in, used, high - 1) >= target)
		high--;
	return high;
}

struct verdict
plan_verdict(const struct plan_input *in, double target, double used)
{
	struct verdict v = {.expected = plan_score(in)};

	v.met = v.expected >= target;
	v.most = expect(in, used, MINUTES_MOST);
	if (v.most >= target)
		v.minutes = fewest(in, target, used, MINUTES_MOST);
	return v;
}
