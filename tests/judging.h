#ifndef JUDGING_H
#define JUDGING_H

/* Tables for the judge: what was expected, what was typed, what comes of it. */

#include "session/judge.h"

struct arena;
struct words;

struct judging_row {
	const char *expected, *typed;
	enum verdict_kind verdict;
	int grade;
	struct {
		const char *accept, *items, *others, *own, *prompt;
		const char *kind, *form;
		int64_t ms;
		int hints;
		bool ordered;
	} with;
};

/* The verdict on a row; its texts live in the arena. */
struct verdict judging_row(
    struct arena *, const struct words *, const struct judging_row *);

/* Fails the test unless each row has its verdict and grade. */
void judging_check(const struct judging_row *, size_t n);

#define JUDGING_CHECK(rows) judging_check(rows, sizeof(rows) / sizeof *(rows))

/* Verdicts, short for tables. */
#define EXACT VERDICT_EXACT
#define RIGHT VERDICT_RIGHT
#define NEAR VERDICT_NEAR
#define PARTIAL VERDICT_PARTIAL
#define UNSURE VERDICT_UNSURE
#define WRONG VERDICT_WRONG
#define BLANK VERDICT_BLANK

#endif
