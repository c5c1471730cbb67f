#ifndef CMD_TODAY_LOAD_H
#define CMD_TODAY_LOAD_H

/* Inside of today's queue: its cards, while they are read and put in order. */

#include "cmd/today.h"
#include "schedule/memory.h"

struct deck_rules;
struct entry_drill;
struct map;
struct store;

/* The cards that may be asked, and what the queue wants to know of them. */
struct loading {
	const struct today_query *query;
	int64_t today;
	struct arena *arena; /* the cards' twins */
	struct queue_card *card;
	double *gain; /* of each by being asked; only for cramming */
	bool *shown;  /* each was shown today */
	size_t n, cap;
	struct store *store;
	struct deck_rules *deck; /* of each deck that was met */
	struct queue_limits *limit;
	size_t ndeck, deck_cap;
	struct queue_limits all; /* what the day has left */
	struct spread spread;    /* the backlog laid over days */
	struct entry_drill *drill;
	size_t ndrill, drill_cap;
	struct model model;
	int64_t answered;       /* main answers of today */
	struct today_plan plan; /* of the exams to come */
	size_t planned;         /* how much of it this run asks */
	struct map *chosen;     /* ids of those cards; 2: they were met */
};

/* What a deck's settings say of its new cards. */
struct deck_rules {
	const char *name;
	bool random; /* in random order */
	bool cold;   /* asked without being shown */
};

/* A card in today's drill, and when it came into it. */
struct entry_drill {
	uint64_t id;
	int64_t t, seq;
};

/* Reads what today asks, or, when cramming, all there is. */
const struct err *today_load(struct loading *, struct ctx *);

/* Whether a setting has a value, for a deck or for all (NULL). */
const struct err *today_is_set(bool *, struct store *, const char *deck,
    const char *key, const char *value);

#endif
