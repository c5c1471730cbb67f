#ifndef COMPILE_COVER_H
#define COMPILE_COVER_H

/*
 * Why a line of the notes can be no card: what its text or its block is. It
 * knows no cards.
 */

#include "compile/compile.h"

/* What the lines of a block are by its kind alone. */
enum drop_reason cover_reason_of(const struct note *, const struct section *);

/* What a line is by its text: a picture, a link's definition, marks alone. */
enum drop_reason cover_reason_of_line(const char *s, size_t n);

/* True if there is nothing but white space. */
bool cover_is_blank(const char *s, size_t n);

#endif
