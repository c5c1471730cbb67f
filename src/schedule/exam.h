#ifndef SCHEDULE_EXAM_H
#define SCHEDULE_EXAM_H

/*
 * An exam as a person states it (scheduling.md 5.1): when it is, what it asks,
 * and how much time there is until then. What to do about it is the plan's.
 */

#include "base/day.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a section, any heading of a card's path, is worth. */
struct exam_section {
	const char *name;
	double points; /* > 0 */
};

struct exam {
	const char *name; /* exams are told apart by it */
	const char *deck; /* whose cards it asks; NULL: all decks' */
	struct when at;
	int64_t made;           /* day on which it was planned first */
	double target;          /* points of 100 */
	int64_t minutes[7];     /* a day, from Monday on */
	const int64_t *day_off; /* days without study, ascending */
	size_t ndays_off;
	const struct exam_section *section; /* none: each card counts 1 */
	size_t nsections;
	int64_t questions; /* on the paper; 0: as many as cards */
};

/* The day number T of the exam. */
int64_t exam_day(const struct exam *, int rollover);

/*
 * The day before which is studied: that of the exam, or the next one where it
 * is today and still to come.
 */
int64_t exam_end(const struct exam *, struct when now, int rollover);

/* Seconds of study on a day; 0 on days off. */
double exam_seconds(const struct exam *, int64_t day);

/* How many days from..to - 1 have any. */
int64_t exam_study_days(const struct exam *, int64_t from, int64_t to);

#endif
