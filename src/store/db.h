#ifndef STORE_DB_H
#define STORE_DB_H

/*
 * Inside the store: the handle, and statements by name. A statement of
 * query.h is prepared at its first use and kept; query() binds it, query_row
 * steps it. Only files of this folder include this one.
 */

#include "store/query.h"
#include "store/store.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct pending;
struct progress;
struct settings;

enum query_id {
#define X(name, sql) Q_##name,
	QUERIES(X)
#undef X
	    QUERY_COUNT
};

/* What an act has changed and not yet brought up to date. */
struct dirty {
	bool settings, aliases, decks; /* events of these came or went */
	bool seen;                     /* all cards with a history */
	bool versions;                 /* versions came from elsewhere */
	uint64_t *card;                /* cards whose events changed */
	size_t n, cap;
};

struct store {
	sqlite3 *db;
	char *path;                       /* as it was opened, for messages */
	sqlite3_stmt *query[QUERY_COUNT]; /* prepared ones */
	uint64_t device;                  /* this copy's number */
	struct progress *progress;        /* of long work, or NULL */
	bool begun;                       /* an act is under way */
	bool undos;                       /* there are events that take back */
	int64_t seq;                      /* of the copy's last event */
	struct when now;                  /* of the act */
	int64_t day;                      /* of the act */
	enum store_act act;               /* whether its events are a batch */
	char batch[STORE_BATCH_SIZE];     /* its name, once there is one */
	struct dirty dirty;               /* what the act leaves to do */
	struct settings *settings;        /* as they were read, or NULL */
	struct pending *pending; /* records being put (cards.c), or NULL */
};

/* What SQLite has to say, as ERR_SYSTEM "PATH: WHY". */
const struct err *db_error(struct store *);

/* Runs SQL without parameters or rows. */
const struct err *db_run(struct store *, const char *sql);

/*
 * Begins a statement. types has a letter a parameter, which follows: i
 * int64_t, u uint64_t, t const char * (NULL: null), b const void * and size_t,
 * r double, d int64_t where DAY_NONE is null, n nothing (null). Text and blobs
 * must live until the statement ends. A statement that cannot be prepared shows
 * in query_row.
 */
sqlite3_stmt *query(struct store *, enum query_id, const char *types, ...);

/*
 * The next row: true, and the statement stays open; else false, and it is
 * ended, with the error in *e if there was one.
 */
bool query_row(struct store *, sqlite3_stmt *, const struct err **e);

/* Ends a statement before its last row. */
void query_end(sqlite3_stmt *);

/* Runs a statement that gives no rows. */
const struct err *query_run(
    struct store *, enum query_id, const char *types, ...);

/* One number: the first column of the first row, or fallback without one. */
const struct err *query_number(struct store *, int64_t *number,
    int64_t fallback, enum query_id, const char *types, ...);

/* The text of a column, "" for null; lives until the next step. */
const char *column_text(sqlite3_stmt *, int column);

/* The number of a column, bit for bit. */
static inline uint64_t
column_u64(sqlite3_stmt *s, int column)
{
	return (uint64_t)sqlite3_column_int64(s, column);
}

/* --- the log: event.c ---------------------------------------------------- */

/* An event as it stands in the table. */
struct event_row {
	struct event event; /* its texts live until the next step */
	uint64_t home;      /* the card it is filed under, or 0 */
	bool is_void;
	int mark; /* how it stands in rollup: 0 not, 1 answer, 2 first one */
};

/* The row of a statement that selects EVENT_COLUMNS, home, void, mark. */
struct event_row event_row(sqlite3_stmt *);

/* The card an event is filed under; 0: it is of the whole library. */
const struct err *event_home(
    uint64_t *home, struct store *, const struct event *);

/* Puts an event that has its identity, and is not there yet, into the log. */
const struct err *event_put(struct store *, const struct event *);

/* Takes an event back with another, of the act under way. */
const struct err *event_undo(struct store *, uint64_t device, int64_t seq);

/* Brings the caches up to date with the events of the act. */
const struct err *store_settle(struct store *);

/* --- the caches ---------------------------------------------------------- */

/* Folds the events of a card into its row, its counters and its rollup. */
const struct err *fold_card(struct store *, uint64_t id);

/* What the events of a card before a day add up to. */
const struct err *fold_before(
    struct card_state *, struct store *, uint64_t id, int64_t day);

/* Takes a card out of all counters, before its row or its events change. */
const struct err *fold_out(struct store *, uint64_t id);

/* Adds n to what a deck's fact has in the agenda: -1 takes it out. */
const struct err *agenda_count(
    struct store *, uint64_t fact, int64_t deck, int n);

/* Rebuilds the settings, the aliases, the decks from their events. */
const struct err *settings_fold(struct store *);
const struct err *aliases_fold(struct store *);
const struct err *decks_fold(struct store *);

/* Forgets the settings that were read: another process may change them. */
void settings_forget(struct store *);

/*
 * The record of a hash, of a deck that is being put or of an old version, and
 * the card it holds; *owner (caller: deck_free) holds both where need be.
 */
const struct err *record_find(const struct card **, const char **record,
    struct deck **owner, struct store *, uint64_t hash);

/* The hash of a record of n bytes. */
uint64_t record_hash(const char *record, size_t n);

/*
 * Reads a card with its schedule; *owner (caller: deck_free) holds the texts,
 * and is NULL where there is no such card.
 */
const struct err *entry_find(
    struct entry *, struct deck **owner, struct store *, uint64_t id);

/* Reads the number of this copy. */
const struct err *store_device_read(struct store *);

/* Goes on under a new number, later than an instant. */
const struct err *device_renumber(struct store *, int64_t floor);

/* The state of a row that has STATE_COLUMNS from a column on. */
void card_state_read(struct card_state *, sqlite3_stmt *, int column);

/* Leaves every card to be folded, and every one that only events know. */
const struct err *settings_refold(struct store *);

/* Whether a conf event's argument is about a rule of the fold. */
bool settings_rule(const char *arg);

/* The rules in force for an event. */
const struct err *settings_rules(
    struct rules *, struct store *, const struct event *);

/* Whether cards of a kind are asked in a deck (the setting kinds). */
const struct err *settings_asks(
    bool *, struct store *, const char *deck, const char *kind);

/* Leaves a card to be folded when the act is settled. */
void dirty_card(struct store *, uint64_t id);

#endif
