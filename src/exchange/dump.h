#ifndef EXCHANGE_DUMP_H
#define EXCHANGE_DUMP_H

/*
 * Exports of the log: the answers with every other event (gloss.answers), and
 * all that a library is made of (gloss.all), from which import makes an equal
 * one. JSON is JSON lines: the head, then one object a line, so that memory
 * stays flat. Nothing of the copy that it comes from is in it.
 */

struct err;
struct out;
struct progress;
struct store;

const struct err *answers_write_csv(
    struct store *, struct out *, struct progress *);
const struct err *answers_write_json(
    struct store *, struct out *, struct progress *);

/* The wordings of cards, the versions of decks, and every event. */
const struct err *all_write_json(
    struct store *, struct out *, struct progress *);

#endif
