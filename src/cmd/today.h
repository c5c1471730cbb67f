#ifndef CMD_TODAY_H
#define CMD_TODAY_H

/*
 * Today's queue: the cards that the library has due and new, put in order by
 * the schedule (scheduling.md 2).
 */

#include "base/day.h"
#include "cmd/today_plan.h"
#include "deck/deck.h"
#include "schedule/queue.h"
#include "session/study.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct ctx;
struct due_counts;
struct err;

struct today_query {
	struct texts decks;        /* names; none: all */
	const char *section;       /* an element of the section path, or NULL */
	const char *kind;          /* or NULL */
	const char *tag;           /* or NULL */
	struct queue_limits limit; /* of this run; -1: by the settings */
	const char *new_order;     /* deck or random; NULL: by the settings */
	bool blocked;              /* section by section */
	int64_t ahead; /* 0, or only what comes due in so many days */
	bool cram;     /* any card, weakest first */
};

struct today {
	int64_t day;
	struct study_item *item; /* in the order of asking */
	size_t n;
	uint64_t *drill; /* the day's failed cards, oldest first */
	size_t ndrill;
	size_t answered;        /* main answers of today */
	const char **deck;      /* of each item */
	struct arena *arena;    /* the decks' names */
	struct today_plan plan; /* of the exams to come */
};

const struct err *today_read(
    struct today *, struct ctx *, const struct today_query *);
void today_free(struct today *);

/*
 * What can be asked today (store_due), with the totals cut as a backlog laid
 * over days has it.
 */
const struct err *today_due(
    struct due_counts **, struct ctx *, int64_t today, size_t days);

/* The day number of now, by the library's rollover. */
const struct err *today_day(int64_t *, struct ctx *);

#endif
