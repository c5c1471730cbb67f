#ifndef COMPILE_STORY_H
#define COMPILE_STORY_H

/*
 * Labels that are learnt together: problem, cause and solution of one list, or
 * the labelled items that answer a question.
 */

#include <stdbool.h>
#include <stddef.h>

struct block;
struct compile;
struct item;
struct section;

/* True for a label that tells part of a story: 问题, "cause". */
bool story_is(struct compile *, const char *label);

/* How many items of a block have such a label. */
size_t story_count(struct compile *, const struct block *);

/* "label: what it says", a key point. */
const char *story_told(
    struct compile *, const struct section *, const struct item *);

/* One card for the labels of a block: those of a story, or all. */
void story_card(
    struct compile *, const struct section *, const struct block *, bool all);

/*
 * True for a question answered by labelled items and others: they are points
 * of one answer (rule_aspect.c).
 */
bool story_is_mixed(const struct section *);

#endif
