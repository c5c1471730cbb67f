#ifndef CMD_NAMES_H
#define CMD_NAMES_H

/*
 * The names that an answer may be confused with: of a deck, the other terms
 * and what they are called. A deck is read when the first answer of it is
 * judged, and kept.
 */

#include "deck/deck.h"

#include <stddef.h>

struct arena;
struct err;
struct names;
struct store;

struct names *names_new(void);
void names_free(struct names *); /* NULL is fine */

/*
 * For a card of a deck: the names of other terms, and those of its own term
 * that are not its answer. The lists live in the arena, their texts as long
 * as the names.
 */
const struct err *names_of(struct names *, struct store *, struct arena *,
    const char *deck, const struct card *, struct texts *others,
    struct texts *own);

/* The cards of a deck that was read; NULL for another. */
const struct deck *names_deck(const struct names *, const char *deck);

/* The term that has a name in such a deck; the name itself where none has. */
const char *names_term(
    const struct names *, const char *deck, const char *name);

/*
 * What a name in a deck that was read means: the first point of its
 * definition; NULL where it has none.
 */
const char *names_meaning(
    const struct names *, const char *deck, const char *name);

#endif
