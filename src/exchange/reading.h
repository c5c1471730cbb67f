#ifndef EXCHANGE_READING_H
#define EXCHANGE_READING_H

/* Inside the exchange: what the readers of the formats share. */

#include "base/csvin.h"
#include "base/day.h"
#include "exchange/import.h"

struct arena;
struct input;
struct json_reader;
struct progress;

/* A file being imported. */
struct reading {
	struct import *import;
	struct progress *progress; /* or NULL */
	struct store *store;
	struct when now;
	const char *path;
	struct input *in;
	struct csv_reader csv;
	struct json_reader *json;
	struct arena *arena; /* of one line */
	int64_t rollover;    /* for days that are empty */
};

/* Puts an event of its fields (exchange/event.h) into the log. */
const struct err *reading_event(struct reading *, const char *const *field);

/* JSON lines, the head still to be read: events, or all there is. */
const struct err *read_lines(struct reading *);

/* Rows of events; the header row is read. */
const struct err *read_event_rows(struct reading *);

/* Rows of cards; the header row is read. */
const struct err *read_card_rows(struct reading *);

/* A document of cards, or of one deck; a deck file. */
const struct err *read_card_document(struct reading *);
const struct err *read_deck_file(struct reading *);

#endif
