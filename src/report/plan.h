#ifndef REPORT_PLAN_H
#define REPORT_PLAN_H

/*
 * A plan for an exam as text and JSON. It gets all of it made
 * (schedule/plan.h) and knows nothing of the library.
 */

#include "schedule/exam.h"
#include "schedule/plan.h"

#include <stddef.h>
#include <stdint.h>

struct json;
struct out;

/* A section of the exam. */
struct plan_part {
	const char *name;
	double points;
	size_t cards;             /* that count, asked or suspended */
	struct range now, on_day; /* of its own points */
};

struct plan_report {
	const struct exam *exam;
	int64_t today, day; /* day numbers; of the exam */
	const struct plan *plan;
	const struct plan_verdict *verdict;
	int64_t later;        /* first day that would do; 0: none was found */
	const char **without; /* sections whose loss would do */
	size_t nwithout;
	const struct plan_part *part;
	size_t nparts;
	size_t cards, suspended;
	double used;     /* seconds of today that are gone */
	int64_t answers; /* predictions that the forecast rests on */
};

/* The whole plan, and the line of a list of plans. */
void plan_text(const struct plan_report *, struct out *);
void plan_line(const struct plan_report *, struct out *);

/* Its members, into an object that is open. */
void plan_json(const struct plan_report *, struct json *);

#endif
