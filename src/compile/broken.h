#ifndef COMPILE_BROKEN_H
#define COMPILE_BROKEN_H

/*
 * Texts that break off (questions.md 3, dangling end and dangling clause).
 * Weeding cuts by it, and complaints tell of it.
 */

#include "compile/clause.h"

struct compile;

/* How a text ends. */
enum ending {
	END_WHOLE,
	END_OPEN, /* as before a picture or list: the clause before it counts */
	END_BROKEN
};

enum ending broken_ending(const struct compile *, const char *s, size_t n);

/* Where the last clause of a text begins and the one before it ends. */
struct last {
	struct span last, before; /* before is {0, 0} if there is one only */
};

struct last broken_last(const char *s, size_t n);

/*
 * Where a text must be cut since its last clause, governed by 使得 in the one
 * before it, says nothing of its subject; 0 if it does. Within one clause that
 * cannot be told: 使水沸腾 is whole.
 */
size_t broken_clause(const struct compile *, const char *s, size_t n);

#endif
