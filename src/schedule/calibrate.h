#ifndef SCHEDULE_CALIBRATE_H
#define SCHEDULE_CALIBRATE_H

/*
 * How well the memory model predicts one learner (scheduling.md 4), and the
 * personal factor that makes it predict best. It is fed the answers of all
 * cards in the order of the log and keeps no more than sums and, for each
 * card, its state.
 */

#include "schedule/memory.h"

#include <stddef.h>
#include <stdint.h>

enum {
	CALIBRATE_BINS = 20,
	CALIBRATE_LEAST = 30, /* predictions that say something */
	CALIBRATE_FACTORS = 7
};

/* Predictions of about the same probability. */
struct calibrate_bin {
	int64_t n;
	double predicted; /* sum of the probabilities */
	double recalled;  /* how many were recalled */
};

struct calibration {
	int64_t n;       /* predictions: one a card and day */
	double logloss;  /* natural logarithm; all of these are NaN for n = 0 */
	double brier;    /* mean square of p - y */
	double rmse;     /* RMSE(bins) */
	double bias;     /* mean p - mean y: above 0 it flatters */
	double constant; /* log loss of always predicting the average */
	struct calibrate_bin bin[CALIBRATE_BINS];
};

struct calibrator;

/*
 * The factor for a day is fitted on the days before it; with fixed > 0 it is
 * that throughout. Cards are numbers from 0; one above all that were answered
 * is a card that never was.
 */
struct calibrator *calibrator_new(double fixed);
void calibrator_free(struct calibrator *); /* NULL is fine */

/* The next answer of the log, which is one of a card. */
void calibrator_answer(struct calibrator *, size_t card, const struct event *);

/* The factor that fits all answers so far; 1 under 30 predictions. */
double calibrator_factor(const struct calibrator *);

/* What was predicted so far, each with the factor of its day. */
struct calibration calibrator_result(const struct calibrator *);

/*
 * How predictions come out. Some of what is known is mistyped; for the rest
 * the log odds of a right answer are shift plus slope times those predicted
 * (Platt, 1999). Cards that differ more than the model knows and another law
 * of forgetting make the slope less than 1. Fitted to the log from a prior, so
 * that without a log it is the prior.
 */
struct correction {
	double shift, slope;
	double cov[3]; /* variance of the shift, covariance, of the slope */
};

/* The corrected probability; 0 stays 0. */
double correct(const struct correction *, double p);

/* By how much it grows with the shift and with the slope. */
void correct_slopes(const struct correction *, double p, double by[2]);

/*
 * What the log leaves possible: how likely each factor is, the memories of
 * some cards under each, and how predictions come out.
 */
struct belief {
	double chance[CALIBRATE_FACTORS]; /* sum 1 */
	struct model model[CALIBRATE_FACTORS];
	struct memory *memory[CALIBRATE_FACTORS]; /* by card */
	struct correction correction;
};

/*
 * Of n cards, whose numbers stand in card (NULL: 0..n-1). The calibrator must
 * not have a fixed factor. belief_free frees what it holds.
 */
void belief_make(
    struct belief *, const struct calibrator *, const size_t *card, size_t n);
void belief_free(struct belief *);

/* The memory of a card under the factor that fits all answers so far. */
struct memory calibrator_memory(const struct calibrator *, size_t card);

#endif
