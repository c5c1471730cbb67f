#ifndef SCHEDULE_INSERT_H
#define SCHEDULE_INSERT_H

/*
 * INSERT (scheduling.md 5.3): a plan of all visits till the exam, built by
 * adding, again and again, the visit that gains most for its time. Days are
 * pooled in buckets that grow with the distance from the exam.
 */

#include "schedule/plan.h"

#include <stddef.h>
#include <stdint.h>

enum { INSERT_BUCKETS = 16, INSERT_VISITS = 14 };

/* Some days before the exam, or today; from_day..to_day, both included. */
struct bucket {
	int64_t day; /* stands for all of them */
	int64_t from_day, to_day;
	double left;            /* seconds */
	double used;            /* seconds */
	int64_t reviews, fresh; /* visits placed */
};

/* The plan of one card. */
struct insert_card {
	unsigned used;               /* set of buckets with a visit */
	double recall, seconds;      /* what it comes to */
	double gain[INSERT_BUCKETS]; /* for its time, of one more visit */
	double cost[INSERT_BUCKETS]; /* its seconds */
};

struct insertion {
	struct bucket bucket[INSERT_BUCKETS]; /* in order of days */
	size_t nbucket;                       /* the first is today */
	struct insert_card *card;
	double points; /* A: sum of weight and recall */
};

void insert_make(struct insertion *, const struct plan_input *);
void insert_free(struct insertion *);

/* Today's cards, best first; out has room for all. */
size_t insert_list(
    const struct insertion *, const struct plan_input *, size_t *out);

#endif
