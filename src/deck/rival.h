#ifndef DECK_RIVAL_H
#define DECK_RIVAL_H

/* What else a card may have been, for a person who doubts a match. */

#include "deck/lineage.h"

enum { RIVALS_MOST = 3 };

struct rival {
	size_t old; /* index in the old deck */
	double likeness;
};

/*
 * The retired cards that are most alike to a new one, best first; gives how
 * many they are.
 */
size_t lineage_rivals(struct rival[RIVALS_MOST], const struct words *,
    const struct lineage *, const struct deck *old, const struct card *fresh);

#endif
