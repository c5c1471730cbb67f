#ifndef DECK_FILE_H
#define DECK_FILE_H

/*
 * The deck file: UTF-8 text in GNU recutils' rec form (interface.md, "The deck
 * file"), read and written so that read(write(deck)) = deck; and the same
 * cards as JSON and as Markdown.
 */

#include <stddef.h>

struct deck;
struct err;
struct json;
struct out;
struct card;

/* Writes the deck in rec form. */
void deck_write(const struct deck *, struct out *);

/* Writes one card's record, as it stands between the blank lines of a deck. */
void card_write(const struct card *, struct out *);

/*
 * Reads the n bytes of a deck file; name is the deck's where the file gives
 * none. Errors are ERR_INPUT "FILE:LINE: why". The caller frees *deck.
 */
const struct err *deck_read(struct deck **, const char *file, const char *name,
    const char *bytes, size_t n);

/* Writes {"schema":"gloss.deck",…}. */
void deck_write_json(const struct deck *, struct out *);

/* Writes a card's fields into an object that is open. */
void card_write_json(const struct card *, struct json *);

/* Writes the cards as Markdown: a question a heading, its answer below. */
void deck_write_md(const struct deck *, struct out *);

#endif
