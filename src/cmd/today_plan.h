#ifndef CMD_TODAY_PLAN_H
#define CMD_TODAY_PLAN_H

/*
 * What the plans for exams have today ask: of each exam in its order what
 * fits into its minutes, the nearest exam first, no card twice.
 */

#include "cmd/exam.h"

struct map;

struct planned_item {
	struct study_item item;
	const struct twin_key *key;
	const char *deck;
};

/* How much of it is one exam's. */
struct planned_exam {
	const struct exam *exam;
	int64_t day; /* of the exam */
	int64_t reviews, fresh;
	double seconds;
	struct plan_day *coming; /* the days from today on, as planned */
	size_t ncoming;
};

struct today_plan {
	struct outlines *all;
	struct map *asked;         /* ids of all cards that exams ask */
	struct planned_item *item; /* today's, in the order of asking */
	size_t n;
	struct planned_exam *exam; /* of each of the outlined ones */
};

/* Only cards that are wanted are taken; all are asked by the exam. */
const struct err *today_plan_read(
    struct today_plan *, struct ctx *, exam_wanted *, void *data);
void today_plan_free(struct today_plan *);

/* True if an exam that is to come asks the card. */
bool today_plan_has(const struct today_plan *, uint64_t card);

#endif
