#ifndef SCHEDULE_OUTLOOK_H
#define SCHEDULE_OUTLOOK_H

/*
 * An honest forecast. The plan chooses as if it knew the learner's factor, as
 * if each day were kept and nothing mistyped; what comes out is then lower
 * than it says, most of all on the first day (make simulate). The outlook
 * follows MYOPIC under every factor the log leaves possible, on the days that
 * are likely to be kept, and takes off what the log shows to be lost.
 */

#include "schedule/plan.h"

#include <stddef.h>

/* Recall by card, and how far the factors part. */
struct outlook {
	double *p_now, *p_exam;
	double spread; /* standard deviation of the score over the factors */
};

/* Needs the input's belief; outlook_free frees what it holds. */
void outlook_make(struct outlook *, const struct plan_input *);
void outlook_free(struct outlook *);

#endif
