#ifndef STORE_STORE_H
#define STORE_STORE_H

/*
 * The library: decks, cards, and every event ever, in one SQLite file. What
 * happened is an append-only log (schedule/log.h); the state of a card, the
 * counters and the settings are a cache of it, kept up to date in the same
 * transaction. No SQLite handle leaves this folder. It knows nothing of the
 * terminal, of compiling, or of what is worth asking.
 */

#include "base/day.h"
#include "deck/deck.h"
#include "schedule/log.h"
#include "schedule/queue.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct err;
struct out;
struct progress;
struct store;

enum { STORE_BATCH_SIZE = 40 };

enum store_mode {
	STORE_READ, /* read-only; a missing library is empty */
	STORE_WRITE /* made, or backed up and migrated, where need be */
};

/*
 * Opens a library; the caller closes it. Busy, foreign, newer or broken ones
 * are ERR_SYSTEM, and left as they are.
 */
const struct err *store_open(
    struct store **, const char *path, enum store_mode);
void store_close(struct store *); /* NULL is fine */

const char *store_path(const struct store *);

/* The number of this copy of the library, half of its events' identity. */
uint64_t store_device(const struct store *);

/*
 * From now on long statements show progress, and end with an error on Ctrl-C
 * while long work is under way (base/progress.h).
 */
void store_watch(struct store *, struct progress *);

/* --- acts ---------------------------------------------------------------- */

/*
 * What a person does is an act: a transaction that is there whole, synced, or
 * not at all. STORE_BATCH makes its events one batch, which undo takes back as
 * one. Its time is never before that of the copy's last event.
 */
enum store_act { STORE_SINGLE, STORE_BATCH };

const struct err *store_begin(struct store *, struct when now, enum store_act);
const struct err *store_commit(struct store *); /* rolls back on error */
void store_rollback(struct store *);

/* The day of the act under way. */
int64_t store_day(const struct store *);

/*
 * Appends an event within an act, and brings all that hangs on it up to date.
 * Device, seq, t, off, day and batch are filled in.
 */
const struct err *store_append(struct store *, struct event *);

/* An act of one event. */
const struct err *store_record(struct store *, struct when now, struct event *);

/*
 * Puts an event of another device, or an older one of this, into the log,
 * within an act. One that is there already changes nothing, unless it differs:
 * ERR_INPUT. Without a seq it gets the next one of its device, unless there is
 * one with the same card, t, kind, purpose and grade; without a device that may
 * be any, and it gets one that stands for strangers to this copy.
 */
const struct err *store_merge(struct store *, struct event *, bool *added);

/*
 * Appends an answer within an act. What it brings about is of the same act, as
 * a batch: a leech is suspended (setting leech), the due day balanced (setting
 * balance), a confusion noted: taken_for is the name of another term that was
 * given, or NULL. A card that is not there is ERR_INPUT.
 */
const struct err *store_append_answer(
    struct store *, struct event *, const char *taken_for);

/* What goes with an answer. */
struct answer_with {
	const uint64_t *shown; /* cards shown before it: study events */
	size_t nshown;
	const char *taken_for; /* as in store_append_answer */
};

/* An act of one answer: one synced transaction. */
const struct err *store_answer(struct store *, struct when now, struct event *,
    const struct answer_with *);

/* What was taken for what, and how often. */
struct taken {
	const char *deck;  /* of the card that was asked */
	const char *term;  /* of it */
	const char *given; /* a name of another term */
	int64_t times;
};

typedef const struct err *taken_fn(void *, const struct taken *);

/* Visits all confusions, by deck and term, the most frequent first. */
const struct err *store_taken(struct store *, taken_fn *, void *);

/* --- undo ---------------------------------------------------------------- */

/* What an act was. */
struct act {
	struct when when;     /* its time */
	enum event_kind kind; /* of its first event; that says what it was */
	size_t events;        /* how many it has */
	uint64_t card;        /* of its first event, or 0 */
	int grade;            /* of an answer, or -1 */
	const char *arg;      /* of its first event, or NULL */
	const char *ask;      /* the card's question, or NULL */
	bool is_void;         /* taken back */
	int64_t first, last;  /* seq of its events */
};

struct acts {
	struct arena *arena;
	struct act *v;
	size_t n;
};

void acts_free(struct acts *); /* NULL is fine */

/* The last acts of this copy, newest first; at most limit. */
const struct err *store_history(struct acts **, struct store *, size_t limit);

/*
 * Takes back the last n acts of this copy that are not taken back, or undoes
 * that: one transaction. *done (caller: acts_free) are those it found.
 */
const struct err *store_undo(
    struct acts **done, struct store *, struct when now, size_t n);
const struct err *store_redo(
    struct acts **done, struct store *, struct when now, size_t n);

/* --- decks --------------------------------------------------------------- */

struct deck_row {
	const char *name;
	const char *path;  /* of its notes, or NULL */
	const char *stamp; /* the notes' state when compiled, or NULL */
	uint64_t content;  /* version in force */
	bool live;         /* not removed */
	int64_t fresh;     /* active cards never counted */
};

struct deck_rows {
	struct arena *arena;
	struct deck_row *v;
	size_t n;
};

void deck_rows_free(struct deck_rows *); /* NULL is fine */

/* The decks, by name; removed ones too. */
const struct err *store_decks(struct deck_rows **, struct store *);

/* The live deck of a name; ERR_INPUT if there is none. */
const struct err *store_deck_named(
    struct deck_rows **, struct store *, const char *name);

/*
 * Puts a deck's cards in force, within an act: a new deck, or a new version of
 * one that is there. path may be NULL (imported), stamp too. A card that is in
 * another live deck is ERR_INPUT.
 */
const struct err *store_put_deck(
    struct store *, const struct deck *, const char *path, const char *stamp);

/* Takes a deck out, within an act; its answers stay. */
const struct err *store_remove_deck(struct store *, const char *name);

/* Notes the state of a deck's notes; no act. */
const struct err *store_set_stamp(
    struct store *, const char *name, const char *stamp);

/* The cards of a live deck as they are, in order; caller: deck_free. */
const struct err *store_read_deck(
    struct deck **, struct store *, const char *name);

/*
 * All cards that a deck has or had: the first *live in order, then the retired
 * ones, but for those that became another card. Of a removed deck all are
 * retired; one that never was is empty.
 */
const struct err *store_read_deck_all(
    struct deck **, size_t *live, struct store *, const char *name);

/* Whether an id has a past, so that no other fact may have it. */
const struct err *store_spent(bool *, struct store *, uint64_t id);

/* --- cards --------------------------------------------------------------- */

/* A card of the library with its schedule. */
struct entry {
	const struct card *card; /* accepted answers included */
	const char *deck;        /* its name */
	const char *topic;       /* the section it counts under */
	struct card_state state;
	int64_t due; /* day in force; without meaning while new */
	bool live;   /* stands in its deck's content */
	bool active; /* live, core, not suspended or retired */
};

struct entries {
	struct deck *owner; /* holds it all */
	struct entry *v;
	size_t n;
};

void entries_free(struct entries *); /* NULL is fine */

/* One card; ERR_INPUT where there is none. Old ids lead to what they became. */
const struct err *store_card(struct entries **, struct store *, uint64_t id);

/* Reads 16 digits, or the unique beginning of an id; else ERR_INPUT. */
const struct err *store_find_card(
    uint64_t *id, struct store *, const char *text);

/* What a visitor of cards or events gets; an error ends the walk. */
typedef const struct err *entry_fn(void *, const struct entry *);
typedef const struct err *event_fn(void *, const struct event *, bool is_void);

/*
 * Cards that match a QUERY (interface.md), by deck and place, one at a time;
 * the entry lives until the visitor returns. NULL or "" is every live card.
 */
const struct err *store_select(
    struct store *, const char *text, int64_t today, entry_fn *, void *);

/* The events of a card in the order of the log, void ones too. */
const struct err *store_card_events(
    struct store *, uint64_t id, event_fn *, void *);

/* All events of all devices in the order of (device, seq). */
const struct err *store_events(struct store *, event_fn *, void *);

/* --- what is due --------------------------------------------------------- */

struct due_count {
	const char *deck;
	int64_t due;     /* facts that can be asked today, if this deck alone */
	int64_t fresh;   /* new cards still allowed today */
	int64_t all_new; /* new cards there are */
	int64_t id;      /* of the deck, within the library */
};

struct due_counts {
	struct arena *arena;
	int64_t today;
	struct due_count *v; /* by name */
	size_t n;
	int64_t due;     /* facts that can be asked today, within the limits */
	int64_t fresh;   /* new cards, likewise */
	int64_t *coming; /* facts that come due: [0] is tomorrow */
	size_t days;
};

void due_counts_free(struct due_counts *); /* NULL is fine */

/*
 * What can be asked today, by deck, and how much comes in the next days: from
 * counters, so that it takes the same time in any library.
 */
const struct err *store_due(
    struct due_counts **, struct store *, int64_t today, size_t days);

/* Today's main answers (purpose review). */
const struct err *store_answered(
    int64_t *answered, struct store *, int64_t today);

/*
 * What the daily limits leave today: for all decks (deck NULL), or what a
 * deck's own settings leave it within that.
 */
const struct err *store_limits(
    struct queue_limits *, struct store *, const char *deck, int64_t today);

/*
 * Milliseconds that a card took of late, its drill included: over the last
 * four weeks; 0 where nothing was answered.
 */
const struct err *store_pace(int64_t *ms, struct store *, int64_t today);

/* What today's queue is to be made of. */
struct candidates {
	int64_t today;
	int64_t ahead;      /* 0, or only what comes due in so many days */
	struct texts decks; /* names; none: all */
	size_t fresh;       /* new cards that the queue may keep */
	/* How many of these of a deck; SIZE_MAX: visit all there are. */
	const struct err *(*of_deck)(size_t *, void *, const char *deck);
	bool (*wanted)(void *, const struct entry *); /* may be asked */
};

/*
 * Visits every card that is due, was reviewed today, or, in the order of the
 * decks, is new, until as many of these were met as may be kept. Cards that
 * are not wanted are visited, too, for their twins.
 */
const struct err *store_candidates(
    struct store *, struct candidates *, entry_fn *visit, void *data);

/* --- settings ------------------------------------------------------------ */

/*
 * The value in force of a setting (store/setting.h) for a deck, or for all
 * (deck NULL or ""); lives until the next act or the store's end.
 */
const struct err *store_setting(
    const char **, struct store *, const char *key, const char *deck);
const struct err *store_setting_number(
    int64_t *, struct store *, const char *key, const char *deck);

/* What a deck alone has a setting set to; NULL: nothing of its own. */
const struct err *store_setting_own(
    const char **, struct store *, const char *key, const char *deck);

/* Changes one within an act; value NULL: back to the default. */
const struct err *store_set(
    struct store *, const char *key, const char *value, const char *deck);

/* --- soundness ----------------------------------------------------------- */

/* The state of all cards, decks and settings as lines: equal logs, equal bytes.
 */
const struct err *store_write_state(struct store *, struct out *);

/*
 * Checks the file and rebuilds every cache; *fault (caller frees) says what
 * was not equal, NULL if all was. With repair the rebuilt caches stay.
 */
const struct err *store_check(
    struct store *, struct when now, bool repair, char **fault);

/* --- copies -------------------------------------------------------------- */

/*
 * Writes a checked copy to path; NULL: to the folder LIBRARY.backups, named by
 * the day, where of the older ones 7 daily, 8 weekly, 12 monthly are kept.
 */
const struct err *store_backup(struct store *, const char *path, int64_t day);

/* The same once a day. */
const struct err *store_backup_daily(struct store *, int64_t day);

/* Where the backup of a day is or would be; the caller frees it. */
char *store_backup_path(const struct store *, int64_t day);

/* A path beside the library: FILE.backups/NAME.db; the caller frees it. */
char *store_path_beside(const struct store *, const char *name);

/* How much is in it. */
struct store_size {
	int64_t decks, cards, answers; /* live ones; that are not void */
};

const struct err *store_measure(struct store_size *, struct store *);

/* The days of the backups in that folder, newest first; the caller frees v. */
struct backups {
	int64_t *v;
	size_t n;
};

struct backups store_backups(const struct store *);

/*
 * Puts a backup in the library's place in one transaction. The copy gets a
 * new device number, since what it wrote after the backup may be elsewhere.
 */
const struct err *store_restore(struct store *, const char *path);

#endif
