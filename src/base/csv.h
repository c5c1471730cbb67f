#ifndef BASE_CSV_H
#define BASE_CSV_H

/*
 * Writing CSV: RFC 4180, and no cell that a spreadsheet would run as a formula
 * (reliability.md 3). csvin.h reads what this writes.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct out;

struct csv {
	struct out *out;
	bool some; /* the line has a cell */
};

/* A text cell; NULL is an empty one. */
void csv_text(struct csv *, const char *s);
void csv_int(struct csv *, int64_t);
void csv_hex(struct csv *, uint64_t); /* 16 digits */
void csv_real(struct csv *, double);  /* NaN: empty */
void csv_end_line(struct csv *);

/*
 * Whether a ' is put before a text: a spreadsheet would run it as a formula, or
 * it begins with such a mark itself.
 */
bool csv_needs_mark(const char *s);

#endif
