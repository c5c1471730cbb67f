#ifndef BASE_CSVIN_H
#define BASE_CSVIN_H

/*
 * Reading CSV as csv.h writes it and spreadsheets do: RFC 4180, LF or CR LF, a
 * header row. The quote that keeps a cell from being a formula is taken off.
 */

#include <stdbool.h>
#include <stddef.h>

struct err;
struct input;

enum { CSV_COLUMNS_MOST = 1000 };

struct csv_reader {
	struct input *in;
	char **cell; /* of the row, valid until the next one */
	size_t n;    /* how many it has */
	size_t cap;
	size_t *from; /* where each begins, while the row is read */
};

/*
 * Reads the next row that is not empty; *more is false at the end. Errors are
 * ERR_INPUT "FILE:LINE: WHY".
 */
const struct err *csv_next(struct csv_reader *, bool *more);

/* Frees what it holds, not the input. */
void csv_reader_free(struct csv_reader *);

#endif
