#ifndef STORE_EXAM_H
#define STORE_EXAM_H

/*
 * Exams and what was answered, from the library. An exam is what its last
 * event says, until one drops it; no card knows of it.
 */

#include "schedule/exam.h"

#include <stddef.h>
#include <stdint.h>

struct arena;
struct err;
struct event;
struct store;

struct exams {
	struct arena *arena;
	struct exam *v;
	size_t n;
};

void exams_free(struct exams *); /* NULL is fine */

/* The exams that were planned and not dropped, the nearest first. */
const struct err *store_exams(struct exams **, struct store *);

/* Plans an exam, or plans it anew, within an act. */
const struct err *store_plan_exam(struct store *, const struct exam *);

/* Drops one, within an act. */
const struct err *store_drop_exam(struct store *, const char *name);

/*
 * Every answer that is not void, in the order of the log, with the card it
 * is filed under. Of the event only what a memory is made of is filled in.
 */
typedef const struct err *reply_fn(
    void *, uint64_t card, const struct event *answer);
const struct err *store_replies(struct store *, reply_fn *, void *);

#endif
