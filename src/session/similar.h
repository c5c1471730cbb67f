#ifndef SESSION_SIMILAR_H
#define SESSION_SIMILAR_H

/*
 * Texts as rows of characters as a person sees them, and how far apart two
 * rows are (questions.md 6 E). It knows no answers.
 */

#include "deck/deck.h"

#include <stddef.h>
#include <stdint.h>

struct arena;

struct clusters {
	const uint64_t *id;  /* the same cluster has the same number */
	const size_t *start; /* n + 1 byte offsets in the text */
	size_t n;
	size_t han; /* how many are Han, Kana or Hangul */
};

/* The grapheme clusters of a text, in the arena. */
struct clusters clusters_of(struct arena *, const char *text);

/* A pair of opposite words. */
struct polar {
	struct clusters a, b;
};

struct polars {
	const struct polar *v;
	size_t n;
};

/*
 * Edits between two texts: insertion, deletion, substitution, exchange of
 * neighbours (Damerau-Levenshtein as optimal string alignment); a polar word
 * for its partner is free. Gives limit + 1 for any distance above limit.
 */
size_t clusters_distance(const struct clusters *, const struct clusters *,
    size_t limit, struct polars);

/* How many clusters at their beginnings are the same. */
size_t clusters_common(const struct clusters *, const struct clusters *);

/*
 * What two normal forms do not share: words, or runs of Han characters.
 * The texts live in the arena.
 */
void similar_diff(struct arena *, const char *expected, const char *typed,
    struct texts *missing, struct texts *extra);

#endif
