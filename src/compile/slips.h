#ifndef COMPILE_SLIPS_H
#define COMPILE_SLIPS_H

/*
 * An index of words that finds those one slip away from a given one: two such
 * words become equal when a letter is taken from one or both. So a word is
 * kept under itself and under each of its shortened forms.
 */

#include <stddef.h>

struct slips;

struct slips *slips_new(void);
void slips_free(struct slips *);

/* Adds a word with a number to find it by. */
void slips_add(struct slips *, const char *word, size_t number);

/*
 * The numbers of the words that may be one slip away from this one, or equal,
 * each once; some are farther, so the caller measures. Borrowed until the
 * next call.
 */
const size_t *slips_near(struct slips *, const char *word, size_t *n);

#endif
