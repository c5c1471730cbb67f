#ifndef SCHEDULE_LOG_H
#define SCHEDULE_LOG_H

/*
 * The event log: what an event is, in which order events of all devices
 * stand, which of them are void, which card each is of, and what the events
 * of one card add up to. A card's state is a cache of this fold. Nothing here
 * knows where the log is kept.
 */

#include "schedule/memory.h"
#include "schedule/sm2.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Kinds of event: X(NAME, text in the log). */
#define EVENT_KINDS(X)                                                         \
	X(ANSWER, "answer")                                                    \
	X(STUDY, "study")                                                      \
	X(UNDO, "undo")                                                        \
	X(DUE, "due")                                                          \
	X(SUSPEND, "suspend")                                                  \
	X(UNSUSPEND, "unsuspend")                                              \
	X(BURY, "bury")                                                        \
	X(RESET, "reset")                                                      \
	X(CONFIRM, "confirm")                                                  \
	X(ADOPT, "adopt")                                                      \
	X(FLAG, "flag")                                                        \
	X(UNFLAG, "unflag")                                                    \
	X(ACCEPT, "accept")                                                    \
	X(NOTE, "note")                                                        \
	X(MAP, "map")                                                          \
	X(RETIRE, "retire")                                                    \
	X(REVIVE, "revive")                                                    \
	X(DECK, "deck")                                                        \
	X(SPREAD, "spread")                                                    \
	X(EXAM, "exam")                                                        \
	X(CONF, "conf")

/* Purposes of an answer. */
#define PURPOSES(X)                                                            \
	X(REVIEW, "review")                                                    \
	X(DRILL, "drill")                                                      \
	X(EXTRA, "extra")                                                      \
	X(CRAM, "cram")                                                        \
	X(MOCK, "mock")

#define X(name, text) EVENT_##name,
enum event_kind { EVENT_KINDS(X) EVENT_KIND_COUNT };
#undef X
#define X(name, text) PURPOSE_##name,
enum purpose { PURPOSES(X) PURPOSE_COUNT };
#undef X

/* The word in the log; an index out of range gives NULL. */
const char *event_kind_name(int);
const char *purpose_name(int);

/* The value of a word, or -1. */
int event_kind_of(const char *);
int purpose_of(const char *);

/* One event. Absent numbers are -1, absent texts NULL. Texts are borrowed. */
struct event {
	uint64_t device; /* half of its identity */
	int64_t seq;     /* the other half; >= 1 */
	int64_t t;       /* UTC milliseconds; never decreases on a device */
	int off;         /* minutes east of UTC then */
	int64_t day;     /* day number, resolved then */
	enum event_kind kind;
	uint64_t card;     /* 0: of no card */
	int purpose;       /* enum purpose, or -1 */
	int grade;         /* 0..5 or -1 */
	int suggested;     /* 0..5 or -1 */
	int credit;        /* thousandths or -1 */
	int64_t ms;        /* prompt to answer, raw, or -1 */
	const char *typed; /* what was typed */
	uint64_t tdev;     /* undo: its target */
	int64_t tseq;      /* undo: its target; 0: none */
	const char *arg;
	const char *batch;
};

/* An event with all that may be absent absent. */
struct event event_new(enum event_kind);

/* Order of the log: (t, device, seq). */
int event_order(const struct event *, const struct event *);

/* Sorts events into the order of the log. */
void log_sort(struct event *, size_t n);

/*
 * Marks the void ones of n events in the order of the log: from last to first
 * an undo that is not void itself voids its target, if that is earlier.
 */
void log_void(const struct event *, size_t n, bool *is_void);

/* Which card an old id stands for now. */
struct aliases;

/* Of the map events that are not void, in the order of the log. */
struct aliases *aliases_new(void);
void aliases_free(struct aliases *); /* NULL is fine */

/*
 * From now on old stands for new; a later map of the same old replaces the
 * earlier. A map that would close a cycle is ignored: false.
 */
bool aliases_map(struct aliases *, uint64_t old, uint64_t new);

/* The end of a card's chain; the card itself without one. */
uint64_t aliases_end(const struct aliases *, uint64_t card);

/* Settings that the fold obeys, as they were when the event happened. */
struct rules {
	int64_t max_interval; /* days, 1..36500 */
	double retention;     /* of the FSRS scheduler, 0 < r < 1 */
	bool fuzz;            /* spread due days a little, 2.5 */
};

/* The defaults: 36500, 0.9, no fuzz. */
struct rules rules_default(void);

/* Before every day there is. */
#define DAY_NONE INT64_MIN

/* What the events of one card add up to. */
struct card_state {
	struct sm2 sm2;
	struct memory memory; /* of the average learner (factor 1) */
	int64_t fsrs_due;     /* due day of the FSRS scheduler */
	int64_t counted;      /* answers that counted, for the fuzz */
	int64_t introduced;   /* day of the first that counted while new */
	int64_t reviewed;     /* day of the last answer as review */
	int64_t shown;        /* day of the last study event */
	int64_t buried;       /* hidden up to this day, it included */
	int64_t drill_day;    /* of the last answer as review or drill */
	int64_t drill_t;      /* its instant and seq: order of the drill */
	int64_t drill_seq;
	int drill_grade; /* its grade; -1: none */
	bool suspended, flagged, retired, confirmed, adopted;
};

struct card_state card_state_new(void);

/*
 * Applies one event that is not void to the state of the card it is filed
 * under (id, the end of its chain). Events come in the order of the log.
 * True if it was an answer that counted for SM-2.
 */
bool card_apply(struct card_state *, uint64_t id, const struct event *,
    const struct rules *);

/* True while the card waits in today's drill (1.3). */
bool card_in_drill(const struct card_state *, int64_t today);

/* Neither suspended, buried today nor retired. */
bool card_is_active(const struct card_state *, int64_t today);

#endif
