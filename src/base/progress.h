#ifndef BASE_PROGRESS_H
#define BASE_PROGRESS_H

/*
 * Long work: a bar on a terminal's standard error after a second, with what is
 * left, and Ctrl-C that ends the work in order. Who works says how far it is;
 * nobody who works knows whether it is shown.
 */

#include <stdbool.h>
#include <stdint.h>

struct err;
struct out;

struct progress {
	struct out *note;    /* shown here, if it is a terminal; or NULL */
	const char *what;    /* a word for the work; NULL: none is under way */
	int64_t done, total; /* in any unit; total 0: not known */
	int64_t start, next; /* clock: when it began, when to draw again */
	bool drawn;
};

/* Begins long work: from now on Ctrl-C is only noted. */
void progress_begin(struct progress *, struct out *note, const char *what);

/* Wipes the bar, and gives Ctrl-C back what it did before. */
void progress_end(struct progress *);

/*
 * How far the work is. An error (ERR_SYSTEM) if Ctrl-C was pressed: end it, and
 * leave everything as it was. p may be NULL.
 */
const struct err *progress_set(struct progress *p, int64_t done, int64_t total);

/* The same, no further than before: true if Ctrl-C was pressed. */
bool progress_wait(struct progress *);

/* Whether Ctrl-C was pressed since the work began. */
bool progress_interrupted(void);

/* What progress_set says of it. */
const struct err *progress_error(void);

#endif
