#ifndef COMPILE_SERIES_H
#define COMPILE_SERIES_H

/*
 * Names in a row inside a sentence: "A, B and C", 甲、乙和丙等. Knows how they
 * are joined and what is no row of names; what is asked of them is
 * rule_series.c's.
 */

#include <stdbool.h>
#include <stddef.h>

struct compile;

enum { SERIES_MOST = 7 };

struct series {
	const char *item[SERIES_MOST];
	size_t n;
	size_t from, to; /* bytes of the text that it takes, 等 included */
	bool open_ended; /* 等, etc. */
};

/*
 * Finds a series behind a word that announces it in the n bytes at s. The
 * items live in the compile's scratch arena.
 */
bool series_find(struct compile *, struct series *, const char *s, size_t n);

/* True if the n bytes at s are a series and nothing else. */
bool series_whole(struct compile *, struct series *, const char *s, size_t n);

#endif
