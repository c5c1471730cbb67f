#ifndef STORAGE_H
#define STORAGE_H

/* A library in a folder of its own, for tests of the store. */

#include "base/day.h"

#include <stddef.h>
#include <stdint.h>

struct cli;
struct err;
struct store;

enum { STORAGE_TODAY = 20000 }; /* a day number */

/* Fails the test at an error. */
void storage_ok(const struct err *);

/* Where the library of the folder is. */
const char *storage_path(const struct cli *);

/* Opens it to write; caller: store_close. */
struct store *storage_open(const struct cli *);

/* Ten o'clock of a day, UTC. */
struct when storage_day(int64_t day);

/*
 * Puts a deck of n cards, two of each fact, by turns of kind define in section
 * Tides and of kind name in section Winds; each asks "WORD NUMBER?".
 */
void storage_put(struct store *, const char *name, size_t n, const char *word);

/* The id of a card of such a deck. */
uint64_t storage_card(const char *deck, size_t i);

/* Answers a card of deck sea. */
void storage_answer(struct store *, size_t card, int grade, int64_t day);

/* All state as text; the caller frees it. */
char *storage_state(struct store *);

/* Fails the test unless all caches equal the log. */
void storage_sound(struct store *);

/* Does to the library's file what no gloss does. */
void storage_sql(const struct cli *, const char *sql);

#endif
