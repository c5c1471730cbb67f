#ifndef STORE_VERSION_H
#define STORE_VERSION_H

/*
 * A version of a deck: which cards, in which wording, in which order. It is
 * what a deck event names, so that taking the event back needs none a card.
 */

#include <stddef.h>
#include <stdint.h>

struct deck;
struct err;
struct store;
typedef struct sqlite3_stmt sqlite3_stmt;

struct version_card {
	uint64_t id;
	uint64_t hash;  /* of its record */
	uint64_t place; /* ascending in the order of the deck, with gaps */
};

struct version {
	struct version_card *v; /* ascending by id */
	size_t n;
	uint64_t content; /* its number */
	int64_t depth;    /* element of a section path that is the topic */
};

void version_free(struct version *);

/*
 * Reads a stored version; one that is not there (content 0, or another
 * device's that did not come) is empty and has content 0.
 */
const struct err *version_read(
    struct version *, struct store *, uint64_t content);

/*
 * Makes a version of a deck: hash[i] is that of card i's record. Cards that
 * stand in the version before keep their place where they can.
 */
void version_make(struct version *, const struct deck *, const uint64_t *hash,
    const struct version *before);

/* Reads the row of a statement that gives cards and depth. */
void version_row(struct version *, sqlite3_stmt *, uint64_t content);

const struct err *version_write(
    struct store *, const struct version *, const char *deck);

/* The number of a version, of its cards in their order. */
uint64_t version_number(
    const char *deck, const struct version_card *, size_t n);

/* Sorts cards into the order of the deck. */
void version_sort_by_place(struct version_card *, size_t n);

/* Sorts them by id, as version_find needs them. */
void version_sort(struct version *);

/* The card of an id, or NULL. */
const struct version_card *version_find(const struct version *, uint64_t id);

#endif
