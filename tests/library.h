#ifndef LIBRARY_H
#define LIBRARY_H

/* A small library for tests of the whole program. */

#include "cli.h"
#include "deck/deck.h"

/* Puts the first n of some cards, as deck "os", in the library of a folder. */
void library_make(const struct cli *, const struct card *, size_t n);

/* Six cards of all forms about locks: typed, self, list, choice, order. */
extern const struct card library_cards[];
enum { LIBRARY_CARDS = 6 };

/* 2026-03-02 at eight, the morning after the library was made. */
extern const char library_morning[];

/* A folder with a library of the first n cards, that morning; cli_end it. */
struct cli library_begin(size_t n);

/* What the last run printed has, or lacks, a text. */
#define HAS(c, text) ck_assert_ptr_nonnull(strstr((c).out, text))
#define LACKS(c, text) ck_assert_ptr_null(strstr((c).out, text))

#endif
