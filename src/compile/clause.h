#ifndef COMPILE_CLAUSE_H
#define COMPILE_CLAUSE_H

/*
 * Sentences, half sentences and clauses of one line of text, in either width
 * of punctuation. Marks inside brackets, quotation marks and code cut nothing.
 * It knows no words but a few abbreviations that end in a full stop.
 */

#include <stdbool.h>
#include <stddef.h>

/* A stretch of a text, in bytes; to is behind the last. */
struct span {
	size_t from, to;
};

/* Where a text is cut; each level cuts at the marks of those before it. */
enum cut {
	CUT_SENTENCE, /* . ! ? 。！？ */
	CUT_HALF,     /* ; ； */
	CUT_CLAUSE    /* , ，: ： — */
};

/*
 * The next stretch of the n bytes at s: *at begins as {0, 0} and is the last
 * stretch found. Without the mark that ends it and without outer space; never
 * empty. False when there is none left.
 */
bool clause_next(const char *s, size_t n, enum cut, struct span *at);

/* True if s[at] opens a bracket or quotation; *end is behind its close. */
bool clause_bracket(const char *s, size_t n, size_t at, size_t *end);

#endif
