#ifndef EXCHANGE_EVENT_H
#define EXCHANGE_EVENT_H

/*
 * Events of the log as text: a row of CSV, an object of JSON lines. The fields
 * and their order are those of scheduling.md 3.1, once, for both formats and
 * both directions. It knows nothing of where events come from or go.
 */

#include <stdbool.h>
#include <stdint.h>

struct csv;
struct err;
struct event;
struct json;

#define EVENT_FIELDS(X)                                                        \
	X(DEVICE, "device")                                                    \
	X(SEQ, "seq")                                                          \
	X(T, "t")                                                              \
	X(OFF, "off")                                                          \
	X(DAY, "day")                                                          \
	X(KIND, "kind")                                                        \
	X(CARD, "card")                                                        \
	X(PURPOSE, "purpose")                                                  \
	X(GRADE, "grade")                                                      \
	X(SUGGESTED, "suggested")                                              \
	X(CREDIT, "credit")                                                    \
	X(MS, "ms")                                                            \
	X(TYPED, "typed")                                                      \
	X(TDEV, "tdev")                                                        \
	X(TSEQ, "tseq")                                                        \
	X(ARG, "arg")                                                          \
	X(BATCH, "batch")

enum event_field {
#define X(id, name) AT_##id,
	EVENT_FIELDS(X)
#undef X
	    EVENT_FIELD_COUNT
};

/* The name of a field; NULL out of range. */
const char *event_field_name(int);

/* The field of that name, or -1. */
int event_field_named(const char *name);

/* Writes the header row, and the row of an event. */
void event_write_csv_head(struct csv *);
void event_write_csv(struct csv *, const struct event *);

/* Writes the members of an event into an object that is open. */
void event_write_json(struct json *, const struct event *);

/* What an event that was read leaves open. */
struct event_gaps {
	bool device, seq, day;
};

/*
 * Reads an event of its fields as texts (NULL or "": empty); texts of the
 * event are borrowed. Without a kind it is an answer, and an answer without a
 * purpose a review; an off that is empty is that of t. What is no event is
 * ERR_INPUT.
 */
const struct err *event_read(struct event *, struct event_gaps *,
    const char *const field[EVENT_FIELD_COUNT]);

#endif
