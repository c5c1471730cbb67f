#ifndef BASE_DAY_H
#define BASE_DAY_H

/*
 * Instants and day numbers (scheduling.md 1.6). day.c is the only asker of
 * the system's clock; whatever stands in for it (GLOSS_NOW, --now) comes as
 * text to when_parse.
 */

#include <stdbool.h>
#include <stdint.h>

struct err;

struct when {
	int64_t t; /* UTC, milliseconds since 1970 */
	int off;   /* minutes east of UTC in force then */
};

enum { DAY_SIZE = 16, WHEN_SIZE = 80, ROLLOVER_DEFAULT = 4 };

/* Now, in the machine's zone. */
struct when when_now(void);

/* Now is the instant t: the offset the machine's zone has then. */
struct when when_local(int64_t t);

/*
 * Reads an RFC 3339 time with offset (2026-03-10T08:00:00+08:00, fraction and
 * Z allowed), years 1970 to 9999; else ERR_USAGE.
 */
const struct err *when_parse(struct when *, const char *text);

/* Writes RFC 3339 with milliseconds and offset. */
const char *when_format(struct when, char out[WHEN_SIZE]);

/* Milliseconds of a clock that never goes back, for durations. */
int64_t when_elapsed(void);

/* Day number since 1970-01-01; the day begins at rollover (0..23) o'clock. */
int64_t day_of(struct when, int rollover);

/* Reads YYYY-MM-DD, or today, tomorrow, +N days after today; else ERR_USAGE. */
const struct err *day_parse(int64_t *day, const char *text, int64_t today);

/* Writes YYYY-MM-DD. */
const char *day_format(int64_t day, char out[DAY_SIZE]);

/* 0 Monday to 6 Sunday. */
int day_weekday(int64_t day);

#endif
