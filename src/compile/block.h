#ifndef COMPILE_BLOCK_H
#define COMPILE_BLOCK_H

/*
 * Blocks of notes as bodies of items: lists with what is nested in them,
 * paragraphs, prose that stands in backticks. It knows no sections and no
 * terms.
 */

#include <stdbool.h>

struct block;
struct compile;
struct note;

/*
 * Fills in the block for a note: a list, a paragraph, a quote's paragraph,
 * code, a table or a definition list. False where it is none (an image alone,
 * a rule, a comment).
 */
bool block_make(struct compile *, struct block *, const struct note *);

#endif
