#ifndef LIBRARY_H
#define LIBRARY_H

/* Libraries for tests of the whole program, and running it on them. */

#include "deck/deck.h"

/*
 * A new library with one deck "os" of n cards in a folder of its own; gives
 * its path (the caller: library_drop). notes is the path of the deck's notes,
 * or NULL.
 */
char *library_make(const struct card *, size_t n, const char *notes);
void library_drop(char *path);

/*
 * Runs the program ($GLOSS_BIN) on a library at a fixed time in UTC+8 with
 * some lines of input; gives what it printed on standard output, which the
 * caller frees, and its exit status.
 */
char *library_run(const char *library, const char *now, const char *arguments,
    const char *input, int *status);

/* Six cards of all forms about locks: typed, self, list, choice, order. */
extern const struct card library_cards[];
enum { LIBRARY_CARDS = 6 };

#endif
