#ifndef CMD_CHANGES_H
#define CMD_CHANGES_H

/*
 * What changed notes do to a deck of the library: found, shown as a plan, put
 * in force as one act. Used by update, add and, before a sitting, by study.
 */

#include "base/out.h"
#include "deck/deck.h"
#include "deck/lineage.h"

#include <stdbool.h>

struct ctx;
struct err;

struct changes {
	struct arena *arena;
	char *path;         /* of the notes */
	char *stamp;        /* their state */
	struct deck *old;   /* as in the library, retired cards last */
	size_t live;        /* how many of old are not retired */
	struct deck *fresh; /* as compiled now */
	struct lineage *lineage;
	size_t count[CHANGE_COUNT]; /* without what was retired before */
};

/*
 * Compiles the notes at path and matches them with a deck of the library; one
 * that is not there is empty.
 */
const struct err *changes_find(
    struct changes **, struct ctx *, const char *deck, const char *path);
void changes_free(struct changes *); /* NULL is fine */

/* True if nothing but kept cards is in it. */
bool changes_none(const struct changes *);

/* True if the change of a plan is to be asked about. */
bool change_is_doubtful(const struct change *);

/* Takes a match apart: the card is new, the old one retired. */
void changes_reject(struct changes *, size_t i);

/* The plan for people: + new, ~ edited, → moved, - retired; kept are counted.
 */
void changes_print(const struct changes *, struct out *);

/* The plan as gloss.changes. */
void changes_json(const struct changes *, const char *deck, struct out *);

/* Puts the new cards in force: one act that undo takes back. */
const struct err *changes_apply(struct ctx *, const struct changes *);

/*
 * The state of the notes at path: names, sizes and times of the files. NULL
 * if they cannot be looked at. The caller frees it.
 */
char *notes_stamp(const char *path);

/* Whether the library has a live deck of this name. */
const struct err *changes_has_deck(bool *has, struct ctx *, const char *deck);

/*
 * Recompiles a deck whose notes changed and says so in a line; one that did
 * not, or whose notes are gone, is left as it is. Doubtful matches are taken
 * as new and retired unless a person is there to ask.
 */
const struct err *changes_take_in(struct ctx *, const char *deck);

#endif
