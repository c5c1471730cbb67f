#ifndef SCHEDULE_MOCK_H
#define SCHEDULE_MOCK_H

/*
 * The paper of a mock exam (scheduling.md 6): which cards, in which order, and
 * between which scores the prediction expects the result. All of it hangs on a
 * seed. Asking, time and marks are the session's.
 */

#include "schedule/twin.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct mock_card {
	struct twin_key key;
	size_t section; /* its place in the points */
	bool active;    /* may be asked */
};

/*
 * Deals questions to sections by their points: the largest remainder, ties to
 * the earlier; what a section has too few cards for goes to the others.
 * Gives the number dealt, less than asked for where the cards run out.
 */
size_t mock_quotas(const double *points, const size_t *cards, size_t sections,
    size_t questions, size_t *quota);

/*
 * The paper, as numbers of cards into out, which has room for that many
 * questions. Gives how many there are. Within a section one card of each fact
 * comes before a second of any; twins are ten places apart where possible.
 */
size_t mock_paper(const struct mock_card *, size_t n, const double *points,
    size_t sections, size_t questions, uint64_t seed, size_t *out);

/* The predicted score in points of 100 and its 95 % interval. */
struct mock_range {
	double score, low, high;
};

/*
 * Of questions answered right with chance p each: 2000 draws, percentiles 2.5
 * and 97.5 by nearest rank.
 */
struct mock_range mock_range(const double *p, size_t n, uint64_t seed);

#endif
