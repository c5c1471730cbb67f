#ifndef DECK_LINEAGE_H
#define DECK_LINEAGE_H

/*
 * Which card of a changed deck is which card of the old one, so that progress
 * outlives an edit of the notes without ids in them. Pure: two decks in, a
 * list of changes out; the store applies it. The same decks give the same
 * changes on every machine.
 *
 * A card that stands word for word is kept. The rest is matched within a term
 * (or the term it was renamed to), by what is said and by what is asked, as
 * the assignment with the greatest sum of likeness, not first come.
 */

#include "deck/deck.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct words;

#define CHANGES(X)                                                             \
	X(NEW, "new")         /* no old card says this */                      \
	X(EDITED, "edited")   /* the same fact in other words */               \
	X(MOVED, "moved")     /* the same words in another section or file */  \
	X(RETIRED, "retired") /* nothing says this any more */                 \
	X(KEPT, "kept")

enum change_what {
#define X(id, name) CHANGE_##id,
	CHANGES(X)
#undef X
	    CHANGE_COUNT
};

const char *change_name(enum change_what);

/* How the meaning of an edited card changed; such a card is asked sooner. */
enum meaning {
	MEANING_SAME = 0,
	MEANING_NEGATION = 1, /* a "not" came or went */
	MEANING_NUMBER = 2,   /* other numbers */
	MEANING_POLAR = 4,    /* high became low */
	MEANING_TERM = 8,     /* the same said of another term */
	MEANING_ANSWER = 16   /* one short answer in place of another */
};

enum { NO_CARD = -1 };

struct change {
	enum change_what what;
	ptrdiff_t old;    /* index in the old deck, or NO_CARD */
	ptrdiff_t fresh;  /* index in the new deck, or NO_CARD */
	double certainty; /* 0..1; below LINEAGE_SURE it is to be asked about */
	unsigned meaning; /* enum meaning, or-ed */
};

/*
 * From SURE on a match is made unasked; below POSSIBLE there is none. Between
 * them a person is asked, and without one the card is new and the old retired.
 */
#define LINEAGE_SURE 0.70
#define LINEAGE_POSSIBLE 0.45

/* In the order of the new deck, then what is retired in that of the old. */
struct lineage {
	struct change *change; /* has room for every card of both decks */
	size_t n;
	size_t count[CHANGE_COUNT];
};

/*
 * Matches the cards of two decks; retired cards of the library may stand among
 * the old ones, and then revive. The result lives in the arena.
 */
struct lineage *lineage_match(struct arena *, const struct words *,
    const struct deck *old, const struct deck *fresh);

#endif
