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

/* Whole minutes of the first day with any, to begin the search from. */
static int
guess(const struct plan_input *in)
{
	int64_t i;

	for (i = 0; i < in->exam - in->today; i++)
		if (in->seconds[i] > 0)
			return (int)fmin(
			    MINUTES_MOST, fmax(1, in->seconds[i] / 60));
	return MINUTES_MOST;
}

/*
 * The fewest minutes that meet the target, or 0; *most is then the score with
 * all there are. Long days cost most to plan: it comes to them from below.
 */
static int
fewest(const struct plan_input *in, double target, double used, double *most)
{
	int low = 0, high = guess(in);

	while ((*most = expect(in, used, high)) < target) {
		if (high == MINUTES_MOST)
			return 0;
		low = high;
		high = high * 2 < MINUTES_MOST ? high * 2 : MINUTES_MOST;
	}
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

struct plan_verdict
plan_verdict(const struct plan_input *in, double target, double used)
{
	struct plan_verdict v = {.expected = plan_score(in)};

	v.met = v.expected >= target;
	v.minutes = fewest(in, target, used, &v.most);
	return v;
}
