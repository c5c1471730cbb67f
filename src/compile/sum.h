#ifndef COMPILE_SUM_H
#define COMPILE_SUM_H

/*
 * Literal sums in a text, "sqrt(9) + 1 = 4", worked out (questions.md 7,
 * ARITHMETIC). Silent about all that is more: a variable, a unit, a
 * percentage, bits, a clock.
 */

#include <stdbool.h>
#include <stddef.h>

enum { SUM_BASES = 3 }; /* log is tried in bases e, 2 and 10 */

struct sum {
	size_t from, to;     /* bytes of the expression in the text */
	size_t given, end;   /* bytes of the number beside it */
	double v[SUM_BASES]; /* its value, with log in each base */
	double stated;       /* the number */
	double unit;         /* one in its last place */
	int decimals;        /* of the number */
	bool has_log;        /* its value hangs on the base */
	bool right;          /* some base gives the number, well enough */
};

/* The sums of a text, one after another. */
struct sums;

/* Begins with the n bytes at s; NULL where none can be. sums_close frees. */
struct sums *sums_open(const char *s, size_t n);

/* Finds the next sum; false where there is none left. NULL has none. */
bool sums_next(struct sums *, struct sum *);
void sums_close(struct sums *);

#endif
