#ifndef DECK_ID_H
#define DECK_ID_H

/*
 * What a card is, whatever its wording and line (questions.md 1, "A card's
 * identity"). An id is a hash of it, so that progress outlives an edit of the
 * notes. It knows nothing of cards beyond these parts.
 */

#include "deck/deck.h"

struct identity {
	const char *deck;     /* the deck's name */
	const char *term_nf;  /* normal form of the term, "" for none */
	enum card_kind kind;  /* what is asked */
	struct texts aspects; /* the aspect path */
	const char *slot;     /* which of the things said there */
};

/*
 * The id of a card; number is 1, or tells the cards of a deck apart that have
 * one identity. Never 0.
 */
uint64_t identity_card(const struct identity *, unsigned number);

/* The id of its fact: all but the kind; numbered likewise. Never 0. */
uint64_t identity_fact(const struct identity *, unsigned number);

#endif
