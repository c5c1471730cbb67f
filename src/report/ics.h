#ifndef REPORT_ICS_H
#define REPORT_ICS_H

/*
 * Calendars, RFC 5545: whole days with a title each. CR LF, lines folded at
 * 75 bytes and never inside a character, stable UIDs.
 */

#include "base/day.h"

#include <stdint.h>

struct out;

struct ics {
	struct out *out;
	char stamp[24]; /* when it was made, in UTC */
};

void ics_begin(struct ics *, struct out *, struct when made);

/* A whole day; kind and day make its UID. */
void ics_day(struct ics *, const char *kind, int64_t day, const char *title);
void ics_end(struct ics *);

#endif
