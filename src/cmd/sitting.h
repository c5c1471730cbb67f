#ifndef CMD_SITTING_H
#define CMD_SITTING_H

/*
 * A sitting: joins the turns of the session, the talk about a card, a view
 * and the library. Every answer is in the library, synced, before the next
 * card is drawn.
 */

#include "cmd/today.h"
#include "cmd/view.h"
#include "session/study.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct ctx;
struct entries;
struct err;
struct learnt;
struct missed;
struct names;
struct words;

struct sitting_options {
	struct today_query query; /* which cards */
	int64_t minutes;          /* time box; 0: none, -1: by the settings */
};

/*
 * Runs a sitting to its end. Nothing to ask at all is ERR_NO without a text;
 * the view has said so.
 */
const struct err *sitting_run(
    struct ctx *, const struct view *, const struct sitting_options *);

/* Inside of the sitting: what its parts share. */
struct sitting {
	struct ctx *ctx;
	const struct view *view;
	const struct sitting_options *options;
	struct words *words;
	struct names *names; /* of other terms, read when first needed */
	struct study *study;
	int64_t day;                /* the queue is of this day */
	struct study_counts before; /* of queues before this one */
	int64_t start;              /* when it began, as ctx_elapsed */
	int64_t minutes;            /* time box; 0: none */
	uint64_t *shown;            /* cards shown and not yet in the library */
	size_t nshown, shown_cap;
	struct missed *missed; /* items of lists, for the drill */
	struct learnt *learnt; /* new cards that were answered */
	/* The card on the stage. */
	struct arena *arena; /* freed with its turn */
	struct entries *entries;
	struct dialog dialog;
	struct scene scene;
	int64_t asked;  /* when its question came, as ctx_elapsed */
	int64_t ms;     /* from question to answer */
	bool turn_over; /* the card leaves the stage */
	bool quit;      /* and so do we */
};

struct study_counts sitting_counts(const struct sitting *);

/*
 * A card comes on the stage; turn_over is set where it need not be asked. It
 * leaves it again.
 */
const struct err *sitting_enter(struct sitting *, struct turn);
void sitting_leave(struct sitting *);

/*
 * Puts what the term was taken for twice in place of a wrong choice, where
 * choices are names and it is surely wrong; after names_of().
 */
const struct err *sitting_choices(
    const struct card **, struct sitting *, const char *deck);

/* Remembers what a list lacked, for the drill; forgets it all. */
void sitting_remember(struct sitting *);
void sitting_forget(struct sitting *);

/*
 * Remembers the term of a new card for the page at the end; takes the last
 * one back if it is this card's.
 */
void sitting_learnt(struct sitting *, const struct card *);
void sitting_unlearnt(struct sitting *, uint64_t id);

/* The terms remembered, each once; the list lives in the arena. */
struct texts sitting_terms(const struct sitting *, struct arena *);

/*
 * After an answer that named another term: offers a card that asks how the two
 * differ, where what both mean is known and no card asks it yet.
 */
const struct err *sitting_contrast(struct sitting *);

/* Speaks up where the card, as it is after its answer, became a leech. */
const struct err *sitting_leech(struct sitting *, const struct entry *after);

/* Shows what was done, and what comes; then the backup of the day. */
const struct err *sitting_finish(struct sitting *);

/* What was typed as it may be kept: valid text without control characters. */
const char *sitting_clean(const struct sitting *, const char *typed);

/* Does what a key asks for. */
const struct err *sitting_key(struct sitting *, enum study_key);

/* Builds the queue anew, for the day it is now. */
const struct err *sitting_refill(struct sitting *);

/* Writes the showings that no answer carried along. */
const struct err *sitting_flush(struct sitting *);

#endif
