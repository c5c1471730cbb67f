#ifndef SIMULATE_COURSE_H
#define SIMULATE_COURSE_H

/*
 * One learner's way to one exam under one strategy, day by day, through the
 * scheduler's own functions: it sees the answers, never what is in memory.
 */

#include "learner.h"

#include "schedule/calibrate.h"
#include "schedule/log.h"
#include "schedule/plan.h"

#include <stddef.h>
#include <stdint.h>

enum population { ALL_NEW, HALF, HALF_WEIGHTED, POPULATIONS };

/* What is done: the plan, or SM-2 with a cram before the exam. */
struct strategy {
	bool plan;
	int window;  /* last days on which everything is repeated */
	double pace; /* new cards a day, as a multiple of what is needed */
	int fixed;   /* or this many new cards a day, if not 0 */
};

struct setting {
	enum law law;
	enum population population;
	int days;       /* till the exam */
	double minutes; /* a day */
	size_t cards;
	uint64_t seed; /* of the learner */
};

/* What came of it. */
struct result {
	double expected;    /* score expected from what is in memory */
	double score;       /* the score of the paper */
	double later;       /* recall thirty days on, in points */
	double minutes;     /* spent in all */
	struct range first; /* the plan's forecast on the first day */
	struct range eve;   /* and on the last */
};

struct result course_run(const struct setting *, const struct strategy *);

#endif
