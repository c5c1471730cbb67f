#ifndef COMPILE_LEGEND_H
#define COMPILE_LEGEND_H

/*
 * The legend of a formula: a list after "where" or 其中. Its items are asked
 * as symbols (questions.md 1, structure 27) and are no labels or aspects.
 */

#include <stdbool.h>

struct block;
struct compile;
struct section;

/* True if the text opens a legend: 其中, where. */
bool legend_opens(struct compile *, const char *lead);

/* True if the block of the section is a legend. */
bool legend_block(
    struct compile *, const struct section *, const struct block *);

#endif
