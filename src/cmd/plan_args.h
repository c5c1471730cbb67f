#ifndef CMD_PLAN_ARGS_H
#define CMD_PLAN_ARGS_H

/* An exam from the command line: dates, minutes, weights, days off. */

#include "schedule/exam.h"

#include <stdbool.h>

struct arena;
struct args;
struct ctx;
struct err;

/* True if an option says anything of the exam. */
bool plan_args_any(const struct args *);

/*
 * Puts what the options say into an exam that holds what is known of it
 * (at.t 0: nothing yet); texts live in the arena or the arguments. What does
 * not fit is ERR_USAGE.
 */
const struct err *plan_args_read(struct exam *, struct arena *, struct ctx *,
    const struct args *, int64_t today);

#endif
