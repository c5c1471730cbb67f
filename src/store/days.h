#ifndef STORE_DAYS_H
#define STORE_DAYS_H

/*
 * Days that are not as the schedule would have them: a backlog laid over some,
 * breaks that were planned, and days of a clock that was wrong.
 */

#include "schedule/calendar.h"
#include "store/store.h"

/*
 * The backlog laid over days that today is one of (2.2), and what of it was
 * done today; days is 0 where there is none. The second lays it out, from the
 * day of the act on.
 */
const struct err *store_spread(struct spread *, struct store *, int64_t today);
const struct err *store_append_spread(struct store *, int64_t days);

/* Visits the active cards that are due on days from..to, both included. */
const struct err *store_due_between(
    struct store *, int64_t from, int64_t to, entry_fn *, void *data);

/* Days off from..to, both included, and the act that planned them. */
struct break_days {
	int64_t from, to;
	uint64_t device; /* of its first event */
	int64_t seq;
};

struct breaks {
	struct break_days *v; /* by day; the caller frees it */
	size_t n;
};

const struct err *store_breaks(struct breaks *, struct store *);

/* Plans one within an act, and moves the cards in it as they say. */
const struct err *store_append_break(struct store *, int64_t from, int64_t to,
    const struct break_card *, size_t n);

/* Takes one back within an act; a card answered since stays as it is. */
const struct err *store_drop_break(struct store *, const struct break_days *);

/* Events of this copy that are more than a day ahead of the clock. */
struct ahead {
	size_t n;         /* how many */
	int64_t first;    /* seq of the first */
	struct when last; /* time of the last */
};

const struct err *store_ahead(struct ahead *, struct store *, struct when now);

/* Whether there are any: a look at one event. */
const struct err *store_is_ahead(bool *, struct store *, struct when now);

/* Takes them back in one act, and goes on under a new device number. */
const struct err *store_void_ahead(struct store *, struct when now);

#endif
