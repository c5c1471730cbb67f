#ifndef CMD_CHANGES_H
#define CMD_CHANGES_H

/*
 * What changed notes do to the decks of the library: found, shown as a plan,
 * settled with a person or the safe way, and put in force as one act. Several
 * decks are matched together, so that a section may go from one to another.
 * Used by update, add and, before a sitting and within it, by study.
 */

#include "base/out.h"
#include "deck/deck.h"
#include "deck/lineage.h"

#include <stdbool.h>

struct ctx;
struct err;

/* One deck of those that are looked at. */
struct part {
	char *deck;
	char *path;         /* of the notes, or NULL */
	char *stamp;        /* their state, or NULL */
	struct deck *fresh; /* as compiled now */
	struct deck *old;   /* as in the library, retired cards last */
	size_t live;        /* how many of old are not retired */
	uint64_t content;   /* the version that old is; 0: none */
};

struct changes {
	struct part *part;
	size_t n, cap;
	/* The match, made by changes_match. */
	struct arena *arena;
	struct deck *old;         /* of all parts; what is live comes first */
	struct deck *fresh;       /* of all parts */
	const char **old_deck;    /* the deck of each card of old */
	struct part **fresh_part; /* the part of each card of fresh */
	size_t live;              /* how many of old are not retired */
	struct lineage *lineage;  /* without what was retired before */
	size_t count[CHANGE_COUNT];
};

struct changes *changes_new(void);
void changes_free(struct changes *); /* NULL is fine */

/*
 * Compiles the notes at a path, to be matched with a deck of the library; one
 * that never was there is empty. Notes that cannot be read are ERR_INPUT, and
 * the deck is left out.
 */
const struct err *changes_add(
    struct changes *, const char *deck, const char *path);

/* The same for a deck that has no notes; it takes the deck over. */
void changes_add_deck(struct changes *, struct deck *fresh);

/* Reads the decks as they are and matches them. */
const struct err *changes_match(struct changes *, struct ctx *);

/* True if nothing but kept cards is in it. */
bool changes_none(const struct changes *);

/* True if the change of a plan is to be asked about. */
bool change_is_doubtful(const struct change *);

/* The cards of a change, or NULL. */
const struct card *change_old(const struct changes *, const struct change *);
const struct card *change_fresh(const struct changes *, const struct change *);

/* Takes a match apart: the card is new, the old one retired. */
void changes_reject(struct changes *, size_t i);

/* Matches the new card of change i with another old card, surely. */
void changes_rematch(struct changes *, size_t i, ptrdiff_t old);

/* Leaves a deck, one of its parts, out; the rest is to be matched again. */
void changes_drop(struct changes *, struct part *);

/* The plan for people: + new, ~ edited, → moved, - retired, = kept. */
void changes_print(const struct changes *, struct out *);

/* A card that was, as one that is, by words; then what changed in meaning. */
void change_print(const struct changes *, const struct change *, struct out *);

/* The plan as gloss.changes. */
void changes_json(const struct changes *, struct out *);

/*
 * Asks about what is doubtful, and about a deck that would lose a great part
 * of its cards. Where nobody is there to ask, a doubtful match is taken as new
 * and retired, and such a deck is left out, with a line on standard error:
 * *left counts them. With yes all is taken as it is.
 */
struct settled {
	size_t rejected; /* doubtful matches taken apart */
	size_t left;     /* decks left as they were */
	bool stop;       /* the person wants none of it */
};

const struct err *changes_settle(
    struct settled *, struct ctx *, struct changes *, bool yes);

/* Says how many doubtful matches were taken apart. */
void changes_tell(const struct settled *, struct out *);

/*
 * Puts the new cards in force: one act that undo takes back. *stale where
 * another process changed one of the decks since changes_match: then nothing
 * was done.
 */
const struct err *changes_apply(bool *stale, struct ctx *, struct changes *);

/* Whether the library has a live deck of this name. */
const struct err *changes_has_deck(bool *has, struct ctx *, const char *deck);

/*
 * Recompiles those decks whose notes changed and says so in a line a deck; one
 * whose notes did not, or are gone, is left as it is. No names: all decks.
 */
const struct err *changes_take_in(struct ctx *, const struct texts *decks);

#endif
