#ifndef COMPILE_PATTERN_H
#define COMPILE_PATTERN_H

/*
 * Sentence patterns (questions.md 1, structure 24). A pattern is a row of
 * elements, separated by spaces:
 *
 *	提出|定义	one of these words
 *	X		the slot: what a question asks for
 *	N		a slot that is a name, "Marie Curie"
 *	Q		a slot in quotation marks
 *	Y		what follows, to the end of the clause
 *	_		up to 12 W of anything in the clause
 *
 * Between elements a text may have a space or none, but Latin words stand
 * whole. It knows nothing of cards.
 */

#include "compile/clause.h"

struct words;

enum { PATTERN_ELEMENTS = 8 };

struct match {
	struct span all;  /* from the first element to the last */
	struct span slot; /* X or N */
	struct span rest; /* Y; empty where the pattern has none */
	struct span word[PATTERN_ELEMENTS]; /* what each element met */
	size_t nword;
};

/*
 * Finds the pattern in the sentence s[0..n) from byte `from` on. A word that
 * is part of a longer one (list `compounds`) is no match.
 */
bool pattern_find(const char *pattern, const struct words *, const char *s,
    size_t n, size_t from, struct match *);

/*
 * Bytes of the piece at s + at that is never cut: a bracket with its content,
 * a Latin word or number, one character of any other kind.
 */
size_t pattern_piece(const char *s, size_t n, size_t at);

#endif
