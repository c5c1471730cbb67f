#include "schedule/plan.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

enum { MINUTES_MOST = 600 };

/* The search for the minutes that meet a target. */
struct search {
	const struct plan_input *in;
	const struct plan_quick *quick; /* NULL: exact scores */
	double target, used;
};

/* The score with so many minutes on each day that is not off. */
static double
expect(const struct search *s, int minutes)
{
	const struct plan_input *in = s->in;
	struct plan_input other = *in;
	size_t n = in->exam > in->today ? (size_t)(in->exam - in->today) : 0;
	double *seconds = mem_new(n + 1, sizeof *seconds), found;
	size_t i;

	for (i = 0; i < n; i++)
		seconds[i] = in->seconds[i] > 0 ? 60.0 * minutes : 0;
	if (n && s->used > 0)
		seconds[0] = fmax(0, seconds[0] - s->used);
	other.seconds = seconds;
	found =
	    s->quick ? plan_quick_score(s->quick, &other) : plan_score(&other);
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
 * The fewest minutes that meet the target, or all there are. Long days cost
 * most to plan: it comes to them from below.
 */
static int
fewest(const struct search *s)
{
	int low = 0, high = guess(s->in);

	while (expect(s, high) < s->target && high < MINUTES_MOST) {
		low = high;
		high = high * 2 < MINUTES_MOST ? high * 2 : MINUTES_MOST;
	}
	while (high - low > 1) {
		int middle = (low + high) / 2;

		if (expect(s, middle) >= s->target)
			high = middle;
		else
			low = middle;
	}
	return high;
}

/*
 * From what the quick search found to what is true by the exact score, which
 * is not quite monotone: 0 if all there are do not meet it.
 */
static int
settle(const struct search *s, int minutes, double *most)
{
	while ((*most = expect(s, minutes)) < s->target) {
		if (minutes == MINUTES_MOST)
			return 0;
		minutes += 1 + minutes / 20;
		if (minutes > MINUTES_MOST)
			minutes = MINUTES_MOST;
	}
	while (minutes > 1 && expect(s, minutes - 1) >= s->target)
		minutes--;
	return minutes;
}

struct plan_verdict
plan_verdict(const struct plan_input *in, double target, double used)
{
	struct plan_verdict v = {.expected = plan_score(in)};
	struct plan_quick quick = plan_quick_from(in, v.expected);
	struct search exact = {.in = in, .target = target, .used = used};
	struct search first = exact;

	first.quick = &quick;
	v.met = v.expected >= target;
	v.minutes = settle(&exact, fewest(&first), &v.most);
	return v;
}
