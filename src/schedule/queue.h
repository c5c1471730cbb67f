#ifndef SCHEDULE_QUEUE_H
#define SCHEDULE_QUEUE_H

/*
 * Today's queue (scheduling.md 2): which cards are asked today and in which
 * order. A function of the cards' states, the day and the settings, the same
 * on every machine. What a card asks is unknown here.
 */

#include "schedule/twin.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct queue_card {
	struct twin_key key;
	uint64_t section;  /* equal numbers are one section */
	uint64_t term;     /* equal numbers are one term */
	int64_t ivl;       /* days; 0: new */
	int64_t last, due; /* day numbers; without meaning while new */
	double risk;       /* what waiting costs; only for a spread backlog */
	bool active;       /* may be asked */
	bool answered;     /* answered as review today: its twins wait */
};

/* A backlog laid over some days (2.2). */
struct spread {
	int64_t start; /* day it was laid out; cards due till then belong */
	int64_t days;  /* 0: no backlog is laid out */
	int64_t done;  /* cards of the backlog answered today */
};

struct queue_rules {
	int64_t today;
	uint64_t seed;        /* breaks ties; today's number by default */
	int64_t new_limit;    /* new cards still allowed today; -1: any */
	int64_t review_limit; /* cards still allowed today; -1: any */
	bool new_random;      /* new cards by seed, not in deck order */
	bool blocked;         /* no interleaving */
	struct spread spread;
};

/*
 * Today's cards in the order of asking: their numbers into out, which has
 * room for n. The cards come in deck order and must hold all that are due,
 * new, or were answered today; more do no harm. Gives how many there are.
 */
size_t queue_build(const struct queue_card *, size_t n,
    const struct queue_rules *, size_t *out);

/* Cards of the backlog that are asked today, of those still due (2.2). */
int64_t spread_quota(const struct spread *, int64_t today, int64_t remaining);

#endif
