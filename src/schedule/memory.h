#ifndef SCHEDULE_MEMORY_H
#define SCHEDULE_MEMORY_H

/*
 * The memory model: FSRS-6 (open-spaced-repetition, 2025) as scheduling.md 4
 * fixes it. It predicts; it never moves an SM-2 due date. Every answer that is
 * not void feeds it, whatever its purpose.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct event;

enum { MEMORY_WEIGHTS = 21 };

/* The weights, with a learner's personal factor worked in. */
struct model {
	double w[MEMORY_WEIGHTS];
	double f; /* F: recall is 0.9 after as many days as the stability */
	double growth; /* exp(w8) */
	double drop;   /* exp(w17 * w18): by this a failure lowers at least */
	double ease; /* difficulty of a first answer that was easy, unbounded */
};

/* What is known of one card. */
struct memory {
	double s;     /* stability, days; 0: never answered */
	double d;     /* difficulty, 1..10 */
	int64_t last; /* day number of the last answer */
	int64_t t;    /* UTC milliseconds of the last answer */
};

/* Ratings, 1 again to 4 easy. */
enum { AGAIN = 1, HARD, GOOD, EASY };

/* The weights for a personal factor a > 0; 1 is the average learner. */
struct model model_new(double a);

/* The rating that an answer stands for (a mock's by its credit). */
int memory_rating(const struct event *);

/* The state after an answer with a rating on a day, at an instant. */
void memory_step(
    struct memory *, const struct model *, int64_t day, int64_t t, int rating);

/*
 * The parts of a step, for plans that look ahead. Stabilities in days and
 * difficulties come within their bounds; recall is that before the answer, at
 * least one day after the last.
 */
double memory_first_difficulty(const struct model *, int rating);
double memory_difficulty(const struct model *, double d, int rating);
double memory_success(
    const struct model *, double s, double d, double recall, int rating);
double memory_failure(const struct model *, double s, double d, double recall);
double memory_same_day(const struct model *, double s, int rating);

/* R(days, stability): probability of recall, 1 at 0 days. */
double memory_curve(const struct model *, double days, double stability);

/* Recall on a day, and at an instant in milliseconds; 0 if never answered. */
double memory_on(const struct memory *, const struct model *, int64_t day);
double memory_at(const struct memory *, const struct model *, int64_t t);

/*
 * The interval in days after which recall falls to retention (0 < r < 1),
 * rounded half away from zero, at least 1 and at most max_interval.
 */
int64_t memory_interval(const struct memory *, const struct model *,
    double retention, int64_t max_interval);

/* For a card that comes with an interval (days) and E-Factor (hundredths). */
struct memory memory_import(
    const struct model *, int64_t ivl, int64_t ef, int64_t last);

#endif
