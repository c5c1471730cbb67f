#ifndef CMD_ENTRY_H
#define CMD_ENTRY_H

/*
 * Cards of the library as commands show them: the word for their state, their
 * JSON (interface.md, "JSON"), a line of a list. It asks for nothing.
 */

#include "base/day.h"

#include <stdint.h>

struct act;
struct buf;
struct csv;
struct ctx;
struct entry;
struct json;

/* new, due, waiting, suspended, buried or retired. */
const char *entry_state(const struct entry *, int64_t today);

/* Writes a card's fields and its schedule into an object that is open. */
void entry_write_json(const struct entry *, struct json *, int64_t today);

/* The columns of a card in CSV, and its row. */
void entry_write_csv_head(struct csv *);
void entry_write_csv(const struct entry *, struct csv *, int64_t today);

/* Writes a day as YYYY-MM-DD, or null for none. */
void json_day(struct json *, const char *name, int64_t day);

/* An act in words: "answered 4: What is a tide?". */
void act_describe(struct buf *, const struct act *);

#endif
