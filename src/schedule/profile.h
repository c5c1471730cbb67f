#ifndef SCHEDULE_PROFILE_H
#define SCHEDULE_PROFILE_H

/*
 * What a log says of the person who answered (scheduling.md 4, 5.2, 5.3): the
 * factor and memories, how long answers take, how often a first one is right,
 * on which days there were any, and what today has taken so far.
 */

#include "schedule/calibrate.h"
#include "schedule/chain.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct profile;

/* As of a day: the time of its answers is kept by card. */
struct profile *profile_new(int64_t today);
void profile_free(struct profile *); /* NULL is fine */

/* The next answer of the log, of any card. */
void profile_answer(struct profile *, uint64_t card, const struct event *);

const struct calibrator *profile_memory(const struct profile *);

/* The number of a card in the calibrator; SIZE_MAX: never answered. */
size_t profile_card(const struct profile *, uint64_t card);

/* The medians of the last 200 times where 20 are known, else the defaults. */
struct costs profile_costs(const struct profile *);

/*
 * Seconds that today took for a card. An answer whose time is not known took
 * what one takes on average, and a first one was shown before.
 */
double profile_used(
    const struct profile *, const struct costs *, uint64_t card);

/* Of the days from..to - 1 for which counts holds, those with answers. */
int64_t profile_studied(const struct profile *, int64_t from, int64_t to,
    bool (*counts)(const void *, int64_t day), const void *);

#endif
