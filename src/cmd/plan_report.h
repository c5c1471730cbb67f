#ifndef CMD_PLAN_REPORT_H
#define CMD_PLAN_REPORT_H

/* Makes all that is said of a plan: scores, verdict, what would do. */

#include "cmd/exam.h"

/* The report with what it borrows. */
struct report_plan {
	struct plan plan;
	struct plan_verdict verdict;
	struct plan_report report;
};

/* Takes the belief into the outlined exam, too. */
void report_make(struct report_plan *, struct outlines *, struct outlined *);
void report_free(struct report_plan *);

/*
 * Checks that each section of the exam's weights stands above a card of its
 * deck; ERR_USAGE names those there are.
 */
const struct err *plan_check_sections(
    struct ctx *, const struct exam *, int64_t today);

#endif
