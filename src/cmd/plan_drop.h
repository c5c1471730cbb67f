#ifndef CMD_PLAN_DROP_H
#define CMD_PLAN_DROP_H

/* The end of a plan. */

#include <stdbool.h>

struct ctx;
struct err;
struct exam;

/*
 * Drops the exam. Cards whose last answer was a failed extra or mock are
 * listed; they are due today with again, or where a person says so.
 */
const struct err *plan_drop(struct ctx *, const struct exam *, bool again);

#endif
