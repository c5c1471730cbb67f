#ifndef STORE_FIGURES_H
#define STORE_FIGURES_H

/* Figures of progress (schedule/figures.h) from the library. */

#include "schedule/figures.h"

#include <stddef.h>

struct arena;
struct err;
struct store;

/*
 * Fills in the figures of the period f->since..f->until (INT64_MIN: from the
 * first answer) as of f->today, with rows by f->by ("day", "section", "kind",
 * "card" or NULL), of the named decks (none: of all). Texts live in the arena.
 */
const struct err *store_figures(struct figures *f, struct arena *,
    struct store *, const char *const *deck, size_t ndeck);

#endif
