#ifndef COMPILE_DISTRACT_H
#define COMPILE_DISTRACT_H

/*
 * Wrong options (questions.md 5): answers of other cards that are of the same
 * class as the right one and cannot be right themselves. Never invented text,
 * never what a complaint holds.
 */

#include "base/text.h"
#include "compile/fact.h"

struct compile;
struct distract;

enum { DISTRACT_LEAST = 2, DISTRACT_MOST = 3 };

/* All answers that may serve, by where and how they were asked. */
struct distract *distract_new(struct compile *);
void distract_free(struct distract *); /* NULL is fine */

/*
 * Up to DISTRACT_MOST wrong options for a draft, best first; none where fewer
 * than DISTRACT_LEAST are valid. In the compile's arena.
 */
struct texts distract_for(struct distract *, const struct draft *);

/* What sort of thing a text is; only like is set beside like. */
enum sort { SORT_ACRONYM, SORT_NUMBER, SORT_NAME, SORT_SENTENCE };

/* An answer as one looks at it among others. */
struct option {
	const struct draft *draft;
	struct grams grams; /* of the answer */
	struct grams ask;   /* of the question */
	enum sort sort;
	enum script script; /* the one most of its letters have */
	size_t size;        /* W */
	bool bracket, stop, capital, adjective;
};

/* Looks at a draft's answer; the grams live in the compile's arena. */
struct option option_of(struct compile *, const struct draft *);

/* True if other may stand beside the answer as a wrong option. */
bool option_is_valid(
    struct compile *, const struct option *answer, const struct option *other);

#endif
