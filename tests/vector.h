#ifndef TESTS_VECTOR_H
#define TESTS_VECTOR_H

/*
 * Tables of expected values that are kept beside the project ($GLOSS_SHARED,
 * else ../shared). Where they are absent a test has nothing to compare.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { VECTOR_CELLS = 24 };

struct vector {
	char *text;                     /* the file, cut at its cells */
	char *(*row)[VECTOR_CELLS];     /* rows without the header */
	const char *head[VECTOR_CELLS]; /* names of the columns */
	size_t n;                       /* rows; 0 where absent */
};

struct vector vector_read(const char *name);
void vector_free(struct vector *);

/* The cell of a row under a column's name. */
const char *vector_cell(const struct vector *, size_t row, const char *column);
int64_t vector_int(const struct vector *, size_t row, const char *column);
double vector_real(const struct vector *, size_t row, const char *column);
bool vector_empty(const struct vector *, size_t row, const char *column);

/* True where the first cell (the case) differs from that of the row before. */
bool vector_begins(const struct vector *, size_t row);

/* One past the last row of the case that begins at row. */
size_t vector_case(const struct vector *, size_t row);

/* The next number of a list parted by blanks; false at its end. */
bool vector_next(const char **list, double *number);

#endif
