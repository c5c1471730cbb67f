#ifndef COMPILE_ITEM_H
#define COMPILE_ITEM_H

/*
 * Blocks of notes as bodies of items: bullets with their labels, paragraphs,
 * prose that stands in backticks. It knows no sections and no terms.
 */

#include <stdbool.h>
#include <stddef.h>

struct block;
struct compile;
struct item;
struct note;

/*
 * Fills in the block for a note: a list, a paragraph, a quote's paragraph,
 * code, a table or a definition list. False where it is none (an image alone,
 * a rule, a comment).
 */
bool block_make(struct compile *, struct block *, const struct note *);

/* One item of the text of a note. */
struct item item_make(struct compile *, const struct note *);

/*
 * Where the label of a text ends ("head：rest", "head - rest"), 0 for none;
 * *behind is where the rest begins.
 */
size_t item_label(const char *s, size_t n, size_t *behind);

/* "X 是 …", "X is …": where X ends and the rest begins; 0 for none. */
size_t item_copula(const char *s, size_t n, size_t *behind);

#endif
