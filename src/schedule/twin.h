#ifndef SCHEDULE_TWIN_H
#define SCHEDULE_TWIN_H

/*
 * Twins: cards whose answers reveal each other. All cards of one fact are
 * twins, and a card may name others. Here cards are numbers 0, 1, 2 … in the
 * order in which they were added.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Who the twins of a card are. */
struct twin_key {
	uint64_t id;
	uint64_t fact; /* 0: of no fact */
	const uint64_t
	    *twin; /* ids of further twins; each names this one too */
	size_t ntwin;
};

struct twins;

/* Room for n cards; their keys must outlive it. */
struct twins *twins_new(size_t n);
void twins_free(struct twins *); /* NULL is fine */

/* Adds the next card. */
void twins_add(struct twins *, const struct twin_key *);

/* The card is taken at a place >= 0. */
void twins_take(struct twins *, size_t card, int64_t place);

/* The latest place at which the card or a twin of it was taken, or -1. */
int64_t twins_taken(const struct twins *, size_t card);

/* Marks a card for twins_led. */
void twins_mark(struct twins *, size_t card);

/* True if a twin that was added before the card is marked. */
bool twins_led(const struct twins *, size_t card);

/*
 * Reorders n cards in place: each takes the first place at which its last twin
 * is at least this many places back; where there is none, the order stays.
 */
void twins_part(struct twins *, size_t *card, size_t n, int64_t places);

#endif
