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
	size_t deck;       /* whose limits hold, besides those of all */
	bool random;       /* while new it comes by seed, not in deck order */
	bool active;       /* may be asked */
	bool answered;     /* answered as review today: its twins wait */
};

/* A backlog laid over some days (2.2). */
struct spread {
	int64_t start; /* day it was laid out; cards due till then belong */
	int64_t days;  /* 0: no backlog is laid out */
	int64_t done;  /* cards of the backlog answered today */
};

/* What the limits leave of today; -1: any number. */
struct queue_limits {
	int64_t cards; /* due or new */
	int64_t fresh; /* new ones among them */
};

struct queue_rules {
	int64_t today;
	uint64_t seed; /* breaks ties; today's number by default */
	struct queue_limits limit;
	const struct queue_limits *deck; /* of each deck, within that */
	size_t ndeck;                    /* 0: no deck has its own */
	bool blocked;                    /* no interleaving */
	struct spread spread;
};

/*
 * Today's cards in the order of asking: their numbers into out, which has
 * room for n. The cards come in deck order and must hold all that are due,
 * new, or were answered today; more do no harm. Gives how many there are.
 */
size_t queue_build(const struct queue_card *, size_t n,
    const struct queue_rules *, size_t *out);

/*
 * All active cards, those first that gain most by being asked, twins ten places
 * apart where there is room; at most limit of them (-1: all).
 */
size_t cram_build(const struct queue_card *, const double *gain, size_t n,
    int64_t limit, size_t *out);

/* Cards of the backlog that are asked today, of those still due (2.2). */
int64_t spread_quota(const struct spread *, int64_t today, int64_t remaining);

#endif
