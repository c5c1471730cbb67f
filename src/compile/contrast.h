#ifndef COMPILE_CONTRAST_H
#define COMPILE_CONTRAST_H

/*
 * Things set side by side: one card that asks how they differ, and one that
 * asks of the most telling side whose it is (questions.md 1, contrast and
 * which). Tables (20, 22) and sentences (23) both end here.
 */

#include "notes/note.h"

#include <stdbool.h>
#include <stddef.h>

struct compile;
struct section;
struct term;

enum { SIDES_MOST = 3, SIDE_POINTS = 8 };

struct side {
	const char *name;               /* as the notes spell it */
	struct term *term;              /* whose name it is, or NULL */
	const char *point[SIDE_POINTS]; /* what is said of it */
	struct place at[SIDE_POINTS];   /* and where */
	size_t npoint;
};

struct contrast {
	const char *dim; /* what they are compared in; "" for all */
	struct side side[SIDES_MOST];
	size_t nside;
	bool from_table;
};

/* Adds a point to a side; one too many is left out. */
void side_add(struct side *, const char *point, struct place);

/*
 * The cards of a contrast that stands in a section: none if fewer than two
 * sides have a point.
 */
void contrast_cards(
    struct compile *, const struct section *, const struct contrast *);

/* The comparison a section stands in, itself included, or NULL. */
const struct section *contrast_section(const struct section *);

#endif
