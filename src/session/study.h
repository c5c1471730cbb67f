#ifndef SESSION_STUDY_H
#define SESSION_STUDY_H

/*
 * A sitting: which card comes next (scheduling.md 1.3 and 1.4). The queue of
 * the day goes in; turns come out, and what became of each goes in again. A
 * new card is shown before it is asked, failed ones are drilled. It knows no
 * clock, no screen and no library, and of a card no more than its number.
 */

#include "schedule/log.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct study;

struct study_options {
	size_t drill_after;   /* main answers between rounds of drill */
	size_t answered;      /* main answers of today before this sitting */
	enum purpose purpose; /* of main answers: review, or cram */
};

enum { STUDY_GAP = 3 }; /* other cards between showing and asking */

/* A card of the queue. */
struct study_item {
	uint64_t id;
	bool fresh; /* never counted */
	bool shown; /* shown today, and not asked yet */
	bool cold;  /* asked without being shown first (new_mode = ask) */
	bool early; /* asked for an exam though it is not due: extra */
};

struct study *study_new(const struct study_options *);
void study_free(struct study *); /* NULL is fine */

/* Puts a card at the end of the queue. */
void study_push(struct study *, struct study_item);

/* Puts a card at the end of the drill: it scored below four today. */
void study_push_drill(struct study *, uint64_t id);

enum study_want {
	STUDY_SHOW, /* show question and answer: study_shown, _known, _drop */
	STUDY_ASK,  /* ask it: study_answered, _drop */
	STUDY_DONE  /* nothing is left */
};

struct turn {
	enum study_want want;
	uint64_t id;          /* the card */
	bool fresh;           /* it was never asked before */
	enum purpose purpose; /* of its answer */
};

/* The turn now; the same until it has an outcome. */
struct turn study_turn(struct study *);

/* Outcomes of a turn. */
void study_shown(struct study *);
void study_known(struct study *); /* it is asked at once */
void study_answered(struct study *, int grade);
void study_drop(struct study *); /* suspended or buried */
void study_skip(struct study *); /* answered elsewhere, or gone */

/*
 * Takes back the last answer or drop of this sitting: its card comes next.
 * False where there is none.
 */
bool study_undo(struct study *);

/* What was done and what is left. */
struct study_counts {
	size_t answers; /* all of this sitting, less those taken back */
	size_t fresh;   /* answers to cards that were new */
	size_t again;   /* main answers below 3 */
	size_t left;    /* cards in the queue, in the drill, to be asked */
};

struct study_counts study_counts(const struct study *);

#endif
