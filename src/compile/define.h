#ifndef COMPILE_DEFINE_H
#define COMPILE_DEFINE_H

/*
 * Definitions as text: where one begins, what of it is cut, which of its
 * sentences must be known (questions.md 1, structure 7). No cards but those
 * of a definition that is a row of names.
 */

#include <stdbool.h>

struct compile;
struct item;
struct points;
struct section;
struct term;

/* A definition without "T 是", "T is", "This is" at its start. */
const char *define_cut(struct compile *, const struct term *, const char *);

/*
 * The points of a section's own body that define: unlabelled items, and of
 * prose the sentences from the one that must be known on.
 */
void define_points(struct compile *, struct points *, const struct section *);

/* The description in the front matter of a file, if it has one. */
void define_front(struct compile *, struct points *, const struct section *);

/* True for a definition that is nothing but three or more names. */
bool define_is_series(struct compile *, const char *text);

/* The list card of such a one. */
void define_series(struct compile *, const struct section *, struct term *,
    const struct item *);

#endif
