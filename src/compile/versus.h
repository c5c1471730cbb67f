#ifndef COMPILE_VERSUS_H
#define COMPILE_VERSUS_H

/*
 * Who is compared with whom, and which of them a text names. It makes no
 * cards; rule_contrast.c does.
 */

#include "compile/contrast.h"

/* Who is compared, by name or as the heading spells it. */
struct versus {
	const char *name[SIDES_MOST];
	const char *nf[SIDES_MOST];
	const char *other[SIDES_MOST]; /* nf of what its bracket says, or "" */
	struct term *term[SIDES_MOST];
	size_t n;
};

/* Adds a side; t may be NULL: then the term of that name, if there is one. */
void versus_add(
    struct compile *, struct versus *, const char *name, struct term *t);

/* The sides of a comparison. */
struct versus versus_of(struct compile *, const struct section *);

/* The side that the normal form names, or n. */
size_t versus_named(const struct versus *, const char *nf);

/* The side whose name the text begins with, or n; its bytes in *len. */
size_t versus_at(
    struct compile *, const struct versus *, const char *text, size_t *len);

#endif
