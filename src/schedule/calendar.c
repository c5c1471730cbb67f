#include "schedule/calendar.h"

#include "base/rand.h"

#include <stdbool.h>
#include <stdlib.h>

int64_t
calendar_reach(int64_t ivl)
{
	return ivl >= 7 ? 1 + ivl / 20 : 0;
}

int64_t
calendar_fuzz(int64_t due, int64_t ivl, uint64_t id, int64_t k)
{
	int64_t m = calendar_reach(ivl);
	uint64_t days = (uint64_t)(2 * m + 1);

	return due + (int64_t)(mix(id ^ (uint64_t)k) % days) - m;
}

int64_t
calendar_balance(int64_t due, int64_t ivl, const int64_t *load)
{
	int64_t m = calendar_reach(ivl), best = 0, by;

	/* 0, -1, +1, -2 …: only a strictly emptier day is better. */
	for (by = 1; by <= m; by++) {
		if (load[m - by] < load[m + best])
			best = -by;
		if (load[m + by] < load[m + best])
			best = by;
	}
	return due + best;
}

static int
by_id(const void *a, const void *b)
{
	const struct break_card *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

/* Most to lose first. */
static int
by_risk(const void *a, const void *b)
{
	const struct break_card *x = a, *y = b;

	return x->risk != y->risk ? (x->risk < y->risk) - (x->risk > y->risk)
				  : by_id(a, b);
}

static bool
goes_earlier(const struct break_card *c, int64_t from, int64_t to)
{
	int64_t back = c->due - (from - 1);

	return back <= to + 1 - c->due && 2 * back <= c->ivl;
}

void
calendar_break(struct break_card *cards, size_t n, int64_t from, int64_t to)
{
	int64_t spread = (to - from + 2) / 2, rank = 0;
	size_t i;

	if (n == 0)
		return;
	qsort(cards, n, sizeof *cards, by_risk);
	for (i = 0; i < n; i++) {
		if (goes_earlier(&cards[i], from, to))
			cards[i].moved = from - 1;
		else
			cards[i].moved = to + 1 + rank++ % spread;
	}
	qsort(cards, n, sizeof *cards, by_id);
}
