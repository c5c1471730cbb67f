#ifndef CMD_EXAM_H
#define CMD_EXAM_H

/*
 * Exams with the cards they ask, as the plan wants them: joins what the
 * library says with what the schedule computes. It prints nothing.
 */

#include "report/plan.h"
#include "schedule/plan.h"
#include "schedule/profile.h"
#include "session/study.h"
#include "store/exam.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct ctx;
struct entry;
struct err;
struct map;

/* A card of an exam, beside what the plan knows of it. */
struct exam_card {
	const char *deck;       /* its name */
	struct study_item item; /* as a sitting asks it */
	bool can;               /* may be asked today in this sitting */
};

/* One exam that is to come. */
struct outlined {
	const struct exam *exam;
	struct plan_input in; /* without the belief */
	struct plan_card *card;
	struct exam_card *ask; /* of each of in.n cards */
	size_t cap;
	struct plan_part *part; /* sections */
	size_t nparts;
	double *seconds;  /* of the days; today's without what is used */
	double used;      /* seconds of today that are gone */
	size_t suspended; /* cards that count as not known */
	size_t *number;   /* of the cards in the profile's calibrator */
	struct belief belief;
	bool believed;
};

/* All exams in force, the nearest first. */
struct outlines {
	struct exams *exams;
	struct arena *arena;
	struct profile *profile;
	int64_t today;
	struct outlined *v; /* those that are not over */
	size_t n;
	struct map *used; /* cards whose time of today is accounted for */
};

/* What may be asked, of cards that an exam asks. NULL: all. */
typedef bool exam_wanted(void *, const struct entry *);

/*
 * Reads the exams that are to come, with their cards; none costs one look-up.
 * outlines_free frees them.
 */
const struct err *outlines_read(
    struct outlines **, struct ctx *, exam_wanted *, void *data);
void outlines_free(struct outlines *); /* NULL is fine */

/* One exam as it would be planned, among none other. */
const struct err *outline_read(
    struct outlines **, struct ctx *, const struct exam *);

/* Takes what the log leaves possible into the input: forecasts need it. */
void outline_believe(struct outlines *, struct outlined *);

/* Days are counted anew for another end, the day after the last study day. */
void outline_days(struct outlines *, struct outlined *, int64_t end);

#endif
