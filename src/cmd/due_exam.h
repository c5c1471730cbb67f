#ifndef CMD_DUE_EXAM_H
#define CMD_DUE_EXAM_H

/* What exams make of what is due: the plan's cards come before the others. */

#include "cmd/today.h"

struct due_counts;
struct ics;
struct json;
struct out;

struct due_exams {
	struct today today; /* read only where there are exams */
	size_t n;           /* exams to come */
};

/* Counts anew what can be asked now, where there are exams to come. */
const struct err *due_exams_read(
    struct due_exams *, struct ctx *, struct due_counts *);
void due_exams_free(struct due_exams *);

/* A line an exam: when it is, and what it asks today. */
void due_exams_text(const struct due_exams *, struct out *);
void due_exams_json(const struct due_exams *, struct json *);

/* The days of each plan, and the exams. */
void due_exams_ics(const struct due_exams *, struct ics *);

#endif
