#ifndef SCHEDULE_PLAN_H
#define SCHEDULE_PLAN_H

/*
 * The plan for an exam (scheduling.md 5): what to ask today, what to expect
 * on the day, and whether a target can be met. Fill a plan_input, call
 * plan_make. It asks no clock, writes nothing, and knows of no library: a plan
 * is made anew from what really happened whenever it is wanted.
 */

#include "schedule/calibrate.h"
#include "schedule/chain.h"
#include "schedule/memory.h"
#include "schedule/twin.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct plan_card {
	struct twin_key key;  /* ties in the plan go by the smaller id */
	struct memory memory; /* s 0: new */
	double weight;        /* points it is worth */
	size_t section;       /* for plan_weights; its place in points */
	bool active;          /* else it counts as not known */
};

struct plan_input {
	const struct plan_card *card; /* in deck order */
	size_t n;
	int64_t today; /* day number */
	int64_t now;   /* UTC milliseconds, for the readiness today */
	int64_t exam; /* T; one later if today is the day and still before it */
	const double *seconds; /* of days today..T-1; 0 on days off */
	double attendance;     /* as plan_attendance says; 1: always there */
	const struct belief *belief; /* what the log says; NULL: nothing */
	double lost;                 /* points of sections without cards */
	double questions;            /* of the exam; 0: as many as cards */
	double error; /* RMSE(bins) in points of 100; 0: not known */
	struct costs costs;
	struct model model;
};

/* A predicted score in points of 100 and its 80 % interval. */
struct range {
	double score, sd, low, high;
};

struct plan_day {
	int64_t day;
	int64_t reviews, fresh; /* cards seen before, new cards */
	double seconds;
};

struct plan {
	size_t *list;     /* today's cards in the order of asking; it goes on */
	size_t nlist;     /* beyond what today's time is enough for */
	size_t asked;     /* the first so many fit into today's time */
	bool myopic;      /* MYOPIC is followed today, else INSERT */
	double insert;    /* A: predicted score of INSERT */
	double rollout;   /* B: of MYOPIC, by mean states */
	double predicted; /* the greater, or B for one who misses days */
	double *p_now, *p_exam;   /* recall by card, today and at the exam */
	struct range now, on_day; /* readiness today, and score at the exam */
	double covers;            /* 0..1: points seen at least once by then */
	struct plan_day *day;     /* from today to the last study day */
	size_t ndays;
};

/* Makes the plan; plan_free frees what it holds. */
void plan_make(struct plan *, const struct plan_input *);
void plan_free(struct plan *);

/* What a visit of a card today takes, its drill included. */
double plan_seconds(const struct plan_input *, size_t card);

/* The predicted score (on_day.score) alone. */
double plan_score(const struct plan_input *);

/*
 * The same in a part of the time, for a search: by the likeliest factor, moved
 * by what that is off where the score is known.
 */
struct plan_quick {
	struct belief belief; /* shares what it holds */
	bool narrow;
	double off;
};
struct plan_quick plan_quick_from(const struct plan_input *, double score);
double plan_quick_score(const struct plan_quick *, const struct plan_input *);

/* What would meet a target. */
struct plan_verdict {
	bool met;        /* by the input as it is */
	int minutes;     /* a day: the fewest that meet it; 0: not by 600 */
	double expected; /* the score with the input as it is */
	double most; /* the score with 600 minutes; only where minutes = 0 */
};

/*
 * Whether the target (points of 100) is met, and how many minutes on each day
 * that is not off would meet it. used: seconds of today that are gone.
 */
struct plan_verdict plan_verdict(
    const struct plan_input *, double target, double used);

/*
 * The chance that a study day is kept: of those past since the plan was made,
 * how many were studied. From 0.9 on the plan counts on every day; the
 * forecast takes it as it is.
 */
double plan_attendance(int64_t studied, int64_t past);

/*
 * Gives each card its weight: the points of its section over its active
 * cards. Returns the points of sections without active cards, which are lost.
 */
double plan_weights(
    struct plan_card *, size_t n, const double *points, size_t sections);

/*
 * The range of a score: of n cards of some weight with recall p, lost points,
 * that many questions (0: n) and an error of the model in points.
 */
struct range plan_range(const double *p, const double *weight, size_t n,
    double lost, double questions, double error);

/* The same for all cards, and for those of one section; p is p_now or p_exam of
 * a plan. */
struct range plan_whole(
    const struct plan_input *, const double *p, double error);
struct range plan_section(
    const struct plan_input *, const double *p, size_t section, double error);

/* The error of the model, in points, today and that many days ahead. */
double plan_error(const struct plan_input *, int64_t days);

#endif
