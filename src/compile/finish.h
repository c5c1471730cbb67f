#ifndef COMPILE_FINISH_H
#define COMPILE_FINISH_H

/*
 * The last stage: living drafts become the cards of a deck. It knows how
 * cards are numbered, ordered and paired, and nothing of how they were made.
 */

#include "compile/fact.h"

/* True for a draft that becomes a card: alive, or held. */
bool draft_lives(const struct draft *);

/* Sets the twins (reveal) of every living draft; both ways. */
void twins_find(struct compile *);

/* The drafts that share a term, or, without one, a section. */
struct group {
	struct draft **draft; /* in order of making */
	size_t n;
};

/*
 * The living drafts in groups, in the order in which each group's first was
 * made; in the arena of the compile. *n is how many.
 */
struct group *groups_make(struct compile *, size_t *n);

#endif
