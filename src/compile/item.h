#ifndef COMPILE_ITEM_H
#define COMPILE_ITEM_H

/*
 * Items of the text of a note: its label, what it says, whether it is an
 * example or nothing but a picture. It knows no lists, sections or terms.
 */

#include <stddef.h>

struct compile;
struct item;
struct note;

/* One item of the text of a note. */
struct item item_make(struct compile *, const struct note *);

/* One item without a label, of n bytes of the text of a note. */
struct item item_part(
    struct compile *, const struct note *, size_t offset, size_t n);

#endif
