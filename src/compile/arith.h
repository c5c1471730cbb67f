#ifndef COMPILE_ARITH_H
#define COMPILE_ARITH_H

/*
 * Literal sums in a text, "sqrt(9) + 1 = 4", worked out (questions.md 7,
 * ARITHMETIC). It knows + - * / ^ ( ) sqrt exp ln log and numbers, and is
 * silent about all else: a variable, a unit, a percentage.
 */

#include <stdbool.h>
#include <stddef.h>

enum { ARITH_BASES = 3 }; /* log is tried in bases e, 2 and 10 */

struct sum {
	size_t from, to;       /* bytes of the expression in the text */
	size_t given, end;     /* bytes of the number beside it */
	double v[ARITH_BASES]; /* its value, with log in each base */
	double stated;         /* the number */
	double unit;           /* one in its last place */
	int decimals;          /* of the number */
	bool has_log;          /* its value hangs on the base */
	bool right;            /* some base gives the number, well enough */
};

/* The sums of a text, one after another. */
struct arith;

/* Begins with the n bytes at s; NULL where none can be. arith_close frees. */
struct arith *arith_open(const char *s, size_t n);

/* Finds the next sum; false where there is none left. NULL has none. */
bool arith_next(struct arith *, struct sum *);
void arith_close(struct arith *);

/* The value of an expression that is all of the n bytes at s; NAN if none. */
double arith_value(const char *s, size_t n, double log_base);

#endif
