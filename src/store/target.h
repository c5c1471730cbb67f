#ifndef STORE_TARGET_H
#define STORE_TARGET_H

/* Inside the store: the cards of a deck that comes, changes or goes. */

#include <stdint.h>

struct err;
struct store;
struct version;

/* A deck that is being brought to another version. */
struct target {
	int64_t id; /* its row */
	const char *name;
	const struct version *old, *new;
};

/*
 * Brings the rows of its cards from the old version to the new one; what is
 * in no version is retired, and what it counts for is left to be folded.
 */
const struct err *target_reach(struct store *, const struct target *);

/* Puts in, retired, those cards of the new version that are not known. */
const struct err *target_remember(struct store *, const struct target *);

#endif
