#ifndef LIBRARY_H
#define LIBRARY_H

/* A small library for tests of the whole program. */

#include "cli.h"
#include "deck/deck.h"

/* Puts the first n of some cards, as deck "os", in the library of a folder. */
void library_make(const struct cli *, const struct card *, size_t n);

/* Six cards of all forms about locks: typed, self, list, choice, order. */
extern const struct card library_cards[];
enum { LIBRARY_CARDS = 6 };

#endif
