#ifndef TTY_SHOW_H
#define TTY_SHOW_H

/*
 * Text for people: wrapped at the width of the output by the rules of Chinese
 * and of Latin text, in tables whose columns stand right under each other,
 * and through a pager when it is long. It knows no cards.
 */

#include "base/out.h"

#include <stddef.h>

struct err;

/* Columns of the terminal fd as it is now; $COLUMNS overrules; else 80. */
int show_columns(int fd);

/*
 * Prints text in a style, wrapped at the output's width and ended by a
 * newline. The first line begins at column first (already printed), the others
 * at column indent. No line begins with a closing mark or ends with an opening
 * one; what is too long for a line is broken anywhere.
 */
void show_wrapped(
    struct out *, enum style, int first, int indent, const char *text);

/* A table: cells row by row; cell i of a row is in column i. */
struct show_table {
	size_t columns;
	const char *const *head; /* columns texts, or NULL */
	const char *const *cell; /* rows * columns texts */
	size_t rows;
	unsigned right; /* bit i: column i is aligned to the right */
};

/*
 * Prints a table, two blanks between columns; the widest column that is too
 * wide for the output is cut, with an ellipsis.
 */
void show_table(struct out *, const struct show_table *);

/*
 * Prints what was printed to a buffer of an out, and may be longer than the
 * screen: through $PAGER, or less -FRX, on a terminal; as it is elsewhere.
 */
const struct err *show_paged(struct out *, const char *text);

#endif
