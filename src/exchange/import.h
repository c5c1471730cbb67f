#ifndef EXCHANGE_IMPORT_H
#define EXCHANGE_IMPORT_H

/*
 * Reading what export writes, and what people make by hand: events (CSV or
 * JSON lines), everything (JSON lines), cards (CSV, JSON, a deck file). What a
 * file is, it says itself. Events and whole libraries are read in flat memory.
 */

#include "base/day.h"

#include <stddef.h>
#include <stdint.h>

struct err;
struct progress;
struct store;

/* What an import found and brought. */
struct import {
	int64_t events, added; /* that were read; that were not there yet */
	int64_t ahead;         /* added ones, more than a day after now */
	size_t decks, cards;   /* that were put into the library */
};

/*
 * Imports the file at path ("-" is standard input) within an act that the
 * caller ends. What it cannot read is ERR_INPUT "FILE:LINE: WHY".
 */
const struct err *import_file(struct import *, struct store *, struct when now,
    const char *path, struct progress *);

#endif
