#ifndef DECK_HEIR_H
#define DECK_HEIR_H

/*
 * Under which id a card of a changed deck goes into the library. As a rule it
 * is the one the compiler gave it, and a map event leads there from the old
 * one. But where labels were exchanged, or a new fact stands where another
 * stood, that id has a past: then it is another, derived from it, so that no
 * card has the answers of another.
 */

#include "deck/lineage.h"

/* Whether an id has a past in the library. */
struct spent {
	const struct err *(*ask)(void *, bool *spent, uint64_t id);
	void *data;
};

/*
 * Gives the new cards, and what names them as twins, their ids; what has
 * another id than before is to be mapped.
 */
const struct err *heir_ids(const struct lineage *, const struct deck *old,
    struct deck *fresh, const struct spent *);

#endif
