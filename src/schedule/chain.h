#ifndef SCHEDULE_CHAIN_H
#define SCHEDULE_CHAIN_H

/*
 * What to expect of a card that is studied on some days before an exam
 * (scheduling.md 5.2): the recall on the day of the exam and the time it
 * takes. After each visit the state is the mean over passing and failing; of
 * the last visit both are kept.
 */

#include "schedule/memory.h"

#include <stdbool.h>
#include <stdint.h>

/* Seconds, and the chance that the first answer of a new card is right. */
struct costs {
	double study; /* showing a new card */
	double pass, fail, drill;
	double first; /* 0..1 */
};

/* 12, 8, 15, 8 seconds and 0.7. */
struct costs costs_default(void);

/* The first-answer pass rate that a log supports. */
double costs_first(int64_t passes, int64_t answers);

/* The expected state of a card. */
struct chain {
	double s, d;    /* s 0: new */
	int64_t last;   /* day of the last visit or answer */
	bool visited;   /* the branches of a last visit stand below */
	double p;       /* chance of having passed it */
	double up;      /* stability having passed */
	double down;    /* stability having failed */
	double seconds; /* of all visits so far */
};

struct chain chain_new(double s, double d, int64_t last);

/* Visits the card on a day after the last one. */
void chain_visit(
    struct chain *, const struct model *, const struct costs *, int64_t day);

/* Expected recall on a day. */
double chain_recall(const struct chain *, const struct model *, int64_t day);

/* The same by the mean state alone, as if the last visit had one outcome. */
double chain_mean_recall(
    const struct chain *, const struct model *, int64_t day);

#endif
