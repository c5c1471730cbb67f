#ifndef LANG_NUMBER_H
#define LANG_NUMBER_H

/*
 * Numbers in a text, by value: 70%, 百分之七十 and 0.7 are one number, and so
 * are 1750 亿 and 175b. It knows digits, scales and number words of Chinese
 * and English; units are the judge's.
 */

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct number {
	double value;    /* 0.7 for 70% */
	double step;     /* one in the last place written: 0.01 for 70% */
	bool fraction;   /* written with a decimal point */
	bool percent;    /* written with %, 百分之 or 成 */
	bool spelled;    /* a lone word that may be no count: one, 三 */
	size_t from, to; /* its bytes in the text, scale and % included */
};

struct numbers {
	const struct number *v; /* in the order of the text */
	size_t n;
};

/* The numbers in the normal form nf; they live in the arena. */
struct numbers number_list(struct arena *, const char *nf);

#endif
