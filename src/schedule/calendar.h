#ifndef SCHEDULE_CALENDAR_H
#define SCHEDULE_CALENDAR_H

/*
 * Moving due days: planned breaks, fuzz and balance. Day numbers in, day
 * numbers out; the moves become events elsewhere.
 */

#include <stddef.h>
#include <stdint.h>

struct model;

/* Days by which fuzz and balance may move an interval, to either side. */
int64_t calendar_reach(int64_t ivl);

/*
 * The due day, moved by a number that hangs on the card and on k, the count of
 * its answers that counted.
 */
int64_t calendar_fuzz(int64_t due, int64_t ivl, uint64_t id, int64_t k);

/*
 * The day with the fewest due cards among those fuzz could choose; nearest to
 * due on ties, then the earlier. load[i] = cards due on due - reach + i.
 */
int64_t calendar_balance(int64_t due, int64_t ivl, const int64_t *load);

/* A card whose due day falls into a break. */
struct break_card {
	uint64_t id;
	int64_t ivl, due;
	double risk;   /* R(today) - R(end of the break): lost by waiting */
	int64_t moved; /* out: the new due day */
};

/*
 * Moves cards out of a break on days from..to, both included: earlier, to the
 * day before, where that is as near and no more than half the interval;
 * the others to the first days after it, spread by risk over half its length.
 * The array is left in order of id.
 */
void calendar_break(struct break_card *, size_t n, int64_t from, int64_t to);

#endif
