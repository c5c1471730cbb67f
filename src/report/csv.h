#ifndef REPORT_CSV_H
#define REPORT_CSV_H

/*
 * Writing CSV: RFC 4180, and no cell that a spreadsheet would run as a
 * formula (reliability.md 3). exchange/csv.h reads what this writes.
 */

#include <stdbool.h>
#include <stdint.h>

struct out;

struct csv {
	struct out *out;
	bool some; /* the line has a cell */
};

/* A text cell; NULL is an empty one. */
void csv_text(struct csv *, const char *s);
void csv_int(struct csv *, int64_t);
void csv_real(struct csv *, double); /* NaN: empty */
void csv_end_line(struct csv *);

#endif
