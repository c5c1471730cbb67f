#ifndef SESSION_PAPER_H
#define SESSION_PAPER_H

/*
 * A mock paper while it is written (scheduling.md 6): its questions, what was
 * answered so far, which one is next, and its clock. It knows no screen and no
 * library; the time comes in as an argument, and never runs backward.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct paper_question {
	uint64_t card;
	double p;    /* predicted recall when the paper began */
	char *typed; /* the answer so far, or NULL */
	int64_t ms;  /* spent on it */
};

struct paper {
	char *deck; /* or NULL: of all decks */
	uint64_t seed;
	int64_t start;   /* UTC milliseconds */
	int64_t elapsed; /* milliseconds; the most that was ever seen */
	int64_t limit;   /* milliseconds; 0: none */
	struct paper_question *q;
	size_t n;
	size_t at; /* the question on the table; n: all were shown */
};

void paper_free(struct paper *); /* what it holds */

/* It is t now: the clock goes on, also while nobody writes. */
void paper_clock(struct paper *, int64_t t);
bool paper_is_over(const struct paper *);
int64_t paper_left(const struct paper *); /* milliseconds; -1: no limit */

/* Answers the question on the table, and turns to the next. NULL: skips it. */
void paper_answer(struct paper *, const char *typed, int64_t ms);

/* Turns to question i (0..n), or one back. */
void paper_turn(struct paper *, size_t i);
void paper_back(struct paper *);

/* How many questions have no answer. */
size_t paper_open(const struct paper *);

#endif
