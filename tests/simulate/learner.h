#ifndef SIMULATE_LEARNER_H
#define SIMULATE_LEARNER_H

/*
 * Made-up learners. They forget by one of two laws, differ in how well they
 * remember, mistype, guess and miss days, and know nothing of schedules.
 */

#include "base/rand.h"
#include "schedule/memory.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum law {
	LAW_FSRS, /* FSRS-6 with weights of the learner and of each card */
	LAW_ACTR, /* activation of Pavlik & Anderson (2005) */
	LAW_COUNT
};

enum { PRESENTATIONS = 200 };

/* What is really in memory of one card. */
struct trace {
	struct model model; /* FSRS */
	struct memory memory;
	double threshold; /* ACT-R */
	double *time;     /* when it was met, in compressed seconds */
	double *decay;    /* of each meeting */
	size_t n;
};

struct learner {
	enum law law;
	struct rng rng;
	size_t n;
	struct trace *card;
	double first;  /* chance of a right first answer */
	double slip;   /* chance of a wrong answer though it is known */
	double guess;  /* and of a right one though it is not */
	double absent; /* share of days missed */
	double rise, base, noise; /* ACT-R: decay by activation; spread */
};

/* A normal deviate. */
double normal(struct rng *);

struct learner *learner_new(enum law, size_t n, uint64_t seed);
void learner_free(struct learner *);

/* The chance of recalling a card on a day, slips and guesses left out. */
double learner_recall(const struct learner *, size_t card, int64_t day);

/* The same for a right answer, with them. */
double learner_right(const struct learner *, size_t card, int64_t day);

/* Shows a new card, some seconds into the day's session. */
void learner_show(struct learner *, size_t card, int64_t day, double at);

/* Asks a card; gives the grade, 1 for a wrong answer. */
int learner_ask(struct learner *, size_t card, int64_t day, double at);

/* Asks it once more the same day after a wrong answer. */
int learner_drill(struct learner *, size_t card, int64_t day, double at);

/* True if the learner does not turn up on a day. */
bool learner_misses(struct learner *);

#endif
