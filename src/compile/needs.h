#ifndef COMPILE_NEEDS_H
#define COMPILE_NEEDS_H

/*
 * Which of many sentence patterns can stand in a text at all: those of whose
 * every row of words ("提出|定义") one is there. One pass over the text, in
 * place of one for each pattern. It knows no gaps and no order.
 */

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct needs;

/* Lives in the arena; the n patterns are borrowed. */
struct needs *needs_new(struct arena *, const char *const pattern[], size_t n);

/*
 * One a pattern: false where the n bytes at s cannot match it. In the arena.
 */
const bool *needs_met(
    struct arena *, const struct needs *, const char *s, size_t n);

#endif
