#ifndef FATES_H
#define FATES_H

/*
 * What becomes of the answers when notes change. Every card is answered with
 * its own question as what was typed; that tells afterwards whose answers a
 * card has.
 */

#include <stddef.h>
#include <stdint.h>

struct cli;
struct store;

/* Adds notes as deck n, and answers every card on two days. */
void fates_begin(struct cli *, const char *notes);

/* The live card whose question holds a text. */
struct found {
	const char *ask;
	uint64_t id;
	int64_t ivl, due;
	size_t n;
};

struct found fates_find(struct store *, const char *ask);

/* A card that asks this has the answers of the one that asked that. */
struct fate {
	const char *ask, *was; /* "": nothing was ever answered */
};

void fates_check(const struct cli *, const struct fate *);

/* All state as text; the caller frees it. */
char *fates_state(const struct cli *);

#endif
