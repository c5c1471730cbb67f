#ifndef EXCHANGE_GATHER_H
#define EXCHANGE_GATHER_H

/*
 * Cards that come as columns of CSV or members of JSON, gathered by deck as
 * records of a deck file, so that one reader decides what a card is. It knows
 * nothing of the library.
 */

#include "base/buf.h"

#include <stddef.h>

struct deck;
struct err;

struct gathered {
	char *name;      /* of the deck */
	struct buf text; /* records */
};

struct gather {
	char *fallback;     /* the deck of a card that names none */
	struct gathered *v; /* decks, in the order in which they came */
	size_t n, cap;
	struct buf card; /* the record under way */
	char *deck;      /* its deck, or NULL */
};

void gather_open(struct gather *, const char *fallback);
void gather_close(struct gather *);

/*
 * A card: begin, any number of fields by their names in JSON, end. A field
 * that is no card's is passed over. What is no card is ERR_INPUT, without a
 * place.
 */
void gather_begin(struct gather *);
void gather_field(struct gather *, const char *name, const char *value);
void gather_source(
    struct gather *, const char *file, const char *line, const char *column);
const struct err *gather_end(struct gather *);

/* A field of CSV: lists are taken apart (cards_csv.c). */
void gather_cell(struct gather *, const char *name, const char *cell);

/* Reads the i-th deck; file is for errors. The caller frees it. */
const struct err *gather_deck(
    struct deck **, const struct gather *, size_t i, const char *file);

#endif
