#ifndef COMPILE_SHAPE_H
#define COMPILE_SHAPE_H

/*
 * What rules ask of sections, blocks and items alike: is it asked at all, is
 * it a row of steps, what does it say. It makes no cards.
 */

#include "compile/outline.h"

#include <stddef.h>

struct draft;

/* True if cards may be made of the item: no example, no picture, no term. */
bool shape_asked(const struct item *);

/* True if the section, or one above it in its term, gives examples. */
bool shape_examples(struct compile *, const struct section *);

/* True if {A} of the section is a question. */
bool shape_asks(const struct section *);

/* True if the section says what its term is: 定义, overview, "X 是什么". */
bool shape_defines(struct compile *, const struct section *);

/* True if the text ends in, or holds, a word for steps. */
bool shape_steps(struct compile *, const char *text);

/* True if the block is the legend of a formula (其中, where). */
bool shape_legend(const struct block *);

/* True if the label is of the kind that names nothing by itself. */
bool shape_generic(struct compile *, const char *label);

/* True if the text leads to what follows it: it ends in a colon. */
bool shape_leads(const char *s, size_t n);

/* True if the content opens as an example: 例如 …, "such as …". */
bool shape_opens_example(struct compile *, const char *text);

/* True if what is nested in the item is its steps. */
bool shape_nested_steps(struct compile *, const struct item *);

/* True for an English noun in the plural, as far as its end tells. */
bool shape_plural(const char *);

/* What an item says, without the stop at its end. */
const char *shape_says(struct compile *, const char *text);

/* The opening of a point that lets one recall it, with "……"; "" for none. */
const char *shape_cue(
    struct compile *, const struct term *, const char *text, enum lang);

/* The items that are asked for their labels, and those asked, in a block. */
size_t shape_count_labels(const struct block *, size_t *asked);

/* True if the labels of a list are taken in order (structures 14, 15). */
bool shape_ordered(
    struct compile *, const struct section *, const struct block *);

/* True for a label that gives an order: 从下到上, "in order of size". */
bool shape_tells_order(const char *label);

/* Adds the lines of an item and of what is nested in it to a draft. */
void shape_lines(struct compile *, struct draft *, const struct item *);

#endif
