#ifndef CMD_SOURCE_H
#define CMD_SOURCE_H

/* Where a card comes from: the notes it was compiled from, on the disk. */

struct arena;
struct ctx;
struct entry;
struct err;
struct store;

/*
 * The file of a card's notes; ERR_INPUT where the deck has none (imported) or
 * it is gone. All results live in the arena.
 */
const struct err *source_path(
    const char **, struct arena *, struct store *, const struct entry *);

/* Some lines around the card's, each behind its number. */
const struct err *source_text(
    char **, struct arena *, struct store *, const struct entry *);

/* The path of a picture near the card's line; NULL where there is none. */
const struct err *source_picture(
    const char **, struct arena *, struct store *, const struct entry *);

#endif
