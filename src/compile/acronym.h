#ifndef COMPILE_ACRONYM_H
#define COMPILE_ACRONYM_H

/*
 * Whether an acronym belongs to a name (questions.md 7, ACRONYM_MISMATCH). It
 * knows nothing of notes: two texts in, an answer out.
 */

#include <stdbool.h>
#include <stddef.h>

/*
 * The initials test: the acronym's letters stand in the expansion in their
 * order, the first ones agree, and at least half of them begin a word or are
 * capitals there. Case, digits and symbols do not count. False where either
 * has no Latin letter.
 */
bool acronym_fits(const char *acronym, const char *expansion);

/* True for 3 to 6 capital Latin letters and nothing else. */
bool acronym_is_plain(const char *s, size_t n);

#endif
