#ifndef CMD_SOURCE_H
#define CMD_SOURCE_H

/* Where a card comes from: the notes it was compiled from, on the disk. */

#include <stdbool.h>

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

/* A picture of the notes. */
struct picture {
	const char *path; /* of its file, or a web address; NULL: none */
	const char *alt;  /* what stands for it, or "" */
};

/* The picture below the card's line, before the next heading. */
const struct err *source_picture(
    struct picture *, struct arena *, struct store *, const struct entry *);

/* True for a web address. */
bool source_is_link(const char *target);

#endif
