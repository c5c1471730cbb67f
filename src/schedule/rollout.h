#ifndef SCHEDULE_ROLLOUT_H
#define SCHEDULE_ROLLOUT_H

/*
 * MYOPIC and its ROLLOUT (scheduling.md 5.3): each day the cards whose visit
 * that day gains most at the exam for its time, and what that comes to when
 * it is followed to the end.
 */

#include "schedule/plan.h"

#include <stddef.h>
#include <stdint.h>

/* One visit of a plan. */
struct visit {
	size_t card;
	int64_t day;
	double seconds;
	bool fresh; /* the first of a new card */
};

struct rollout {
	struct visit *visit; /* in order of days */
	size_t n, cap;
	double points;      /* B: sum of weight and recall, by mean states */
	struct chain *card; /* the states at the end */
};

void rollout_make(struct rollout *, const struct plan_input *);
void rollout_free(struct rollout *);

/*
 * Each card with its visits, the branches of the last one kept. The caller
 * frees the array.
 */
struct chain *rollout_chains(const struct rollout *, const struct plan_input *);

/* MYOPIC(today): numbers of cards, best first; out has room for all. */
size_t myopic_list(const struct plan_input *, size_t *out);

/* True if the card can be asked on a day: active and not answered since. */
static inline bool
plan_is_open(const struct plan_card *c, int64_t day)
{
	return c->active && (c->memory.s <= 0 || c->memory.last < day);
}

#endif
