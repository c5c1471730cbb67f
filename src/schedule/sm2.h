#ifndef SCHEDULE_SM2_H
#define SCHEDULE_SM2_H

/*
 * SM-2 (Wozniak, 1990), in integers so that every machine agrees: the state
 * of one card and the step of one answer that counts. Which answers are
 * offered to it is log.h's business; purposes, undo and clocks are unknown
 * here.
 */

#include <stdbool.h>
#include <stdint.h>

enum {
	SM2_EF = 250,            /* hundredths; of a new card */
	SM2_EF_MIN = 130,        /* hundredths */
	SM2_PASS = 3,            /* the lowest grade that is a success */
	SM2_DRILL_PASS = 4,      /* the lowest grade that ends the drill */
	SM2_MAX_INTERVAL = 36500 /* days; default and largest setting */
};

struct sm2 {
	int64_t n;         /* successes in a row */
	int64_t ef;        /* E-Factor, hundredths */
	int64_t ivl;       /* interval, days; 0: the card is new */
	int64_t due;       /* day number; without meaning while new */
	int64_t last;      /* day number of the last answer that counted */
	int64_t lapses;    /* failures after a success */
	int64_t lastgrade; /* grade of the last answer that counted, or -1 */
};

/* The state of a card that was never asked. */
struct sm2 sm2_new(void);

/*
 * True if a first answer with this grade, given as a review on this day,
 * counts: the card is new or due, or it is a lapse another device saw first.
 */
bool sm2_counts(const struct sm2 *, int64_t day, int grade);

/*
 * An answer that counts, grade 0..5, on a day; intervals are cut to
 * max_interval (1..36500) days. The old E-Factor makes the interval, rounded
 * up; a failure changes the E-Factor too.
 */
void sm2_step(struct sm2 *, int64_t day, int grade, int64_t max_interval);

/*
 * True when the lapses reach a number (>= 2; 8 by default), and then at every
 * half of it more: at 8, 12, 16 …
 */
bool sm2_is_leech(int64_t lapses, int64_t after);

#endif
