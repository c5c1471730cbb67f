#ifndef COMPILE_ARITH_H
#define COMPILE_ARITH_H

/*
 * The value of a literal expression of + - * / ^ ( ) sqrt exp ln log and
 * numbers, in ASCII. It knows nothing else: a variable is no expression.
 */

#include <stdbool.h>
#include <stddef.h>

struct arith {
	double value;
	int operations; /* a number alone has none */
	bool has_log;   /* its value hangs on the base of log */
	bool whole;     /* of whole numbers, + - * ^ / only */
	bool bits;      /* of nothing but 0 and 1 */
	bool divides;   /* holds a division */
};

/* Works out all of the n bytes at s; false if they are no expression. */
bool arith_eval(const char *s, size_t n, double log_base, struct arith *);

/* Bytes of the number that s begins with: 1,234.5e6 without a sign, or 0. */
size_t arith_number_length(const char *s, const char *end);

/* The value of such a number; NAN if it has too many digits. */
double arith_number(const char *s, size_t n);

#endif
