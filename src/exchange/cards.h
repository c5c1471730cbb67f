#ifndef EXCHANGE_CARDS_H
#define EXCHANGE_CARDS_H

/*
 * Cards of the library with their schedule, as JSON (gloss.cards) and CSV: the
 * formats that list, show and export print and that import reads. It asks for
 * nothing, and knows nothing of the terminal.
 */

#include "base/day.h"

#include <stdint.h>

struct csv;
struct entry;
struct err;
struct json;
struct out;
struct store;

/* new, due, waiting, suspended, buried or retired. */
const char *entry_state(const struct entry *, int64_t today);

/* Writes a card's fields and its schedule into an object that is open. */
void entry_write_json(const struct entry *, struct json *, int64_t today);

/* The columns of a card in CSV, and its row. */
void entry_write_csv_head(struct csv *);
void entry_write_csv(const struct entry *, struct csv *, int64_t today);

/* Writes a day as YYYY-MM-DD, or null for none. */
void json_day(struct json *, const char *name, int64_t day);

/*
 * Writes the cards that match a query (store_select). Cards of more than one
 * deck are no deck file: ERR_USAGE.
 */
typedef const struct err *cards_fn(
    struct store *, const char *query, int64_t today, struct out *);
cards_fn cards_write_json, cards_write_csv, cards_write_md, cards_write_deck;

#endif
