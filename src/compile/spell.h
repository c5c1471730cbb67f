#ifndef COMPILE_SPELL_H
#define COMPILE_SPELL_H

/*
 * How far two spellings are apart, and whether that is a slip. It knows
 * nothing of notes and has no dictionary.
 */

#include <stdbool.h>
#include <stddef.h>

struct words;

enum { SPELL_LONGEST = 64 }; /* bytes of a word; longer ones are far apart */

/*
 * Optimal string alignment distance of two ASCII words (insertions,
 * deletions, substitutions, transpositions of neighbours), or most + 1 where
 * it is more.
 */
size_t spell_distance(
    const char *a, size_t n, const char *b, size_t m, size_t most);

/* How two words that are one edit apart differ. */
enum slip {
	SLIP_NONE, /* equal, or farther apart */
	SLIP_INSERTED,
	SLIP_DELETED,
	SLIP_SUBSTITUTED,
	SLIP_TRANSPOSED
};

/* The one edit that makes wrong of right, and the first byte it touches. */
enum slip spell_slip(const char *wrong, const char *right, size_t *at);

/* True if two lower-case words are spellings of one word (-ise, -our). */
bool spell_same(const struct words *, const char *a, const char *b);

/*
 * True if two lower-case words differ as a slip of the pen does: within most
 * edits, the same first letter, not in the last two letters, not only in a
 * prefix (micro/macro) and not as two spellings of one word do (-ise, -our).
 */
bool spell_is_slip(
    const struct words *, const char *a, const char *b, size_t most);

#endif
