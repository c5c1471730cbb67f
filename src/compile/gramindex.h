#ifndef COMPILE_GRAMINDEX_H
#define COMPILE_GRAMINDEX_H

/*
 * Which texts hold which content grams: finds the texts that hold most of
 * another without comparing all with all. A text that holds a share of n
 * grams holds one of the rarest of them, so only texts that hold one of those
 * are looked at. It knows texts by number.
 */

#include "lang/norm.h"

#include <stdbool.h>
#include <stddef.h>

struct gramindex;

struct gramindex *gramindex_new(void);
void gramindex_free(struct gramindex *); /* NULL is fine */

/*
 * Adds a text; its number is how many there were. The grams are borrowed.
 * owner says whose it is, from 0.
 */
size_t gramindex_add(struct gramindex *, struct grams, size_t owner);

struct grams gramindex_grams(const struct gramindex *, size_t text);
size_t gramindex_owner(const struct gramindex *, size_t text);

/* How many of the grams no text of another owner holds. */
size_t gramindex_own(const struct gramindex *, struct grams, size_t owner);

/*
 * Calls found for each text that holds at least percent (1 to 100) of the
 * grams, in no particular order, until it returns false. Grams that more
 * than 200 texts hold are too common to look for.
 */
void gramindex_holders(const struct gramindex *, struct grams, unsigned percent,
    bool (*found)(void *, size_t text), void *);

#endif
