#ifndef NOTES_BLOCK_H
#define NOTES_BLOCK_H

/*
 * Blocks where the parser's word is not enough: what it leaves out, places
 * oddly or says nothing about is read from the source. It knows nothing of
 * the parser.
 */

#include "notes/inline.h"

/*
 * Where the text of a paragraph at from..to begins: behind the definitions of
 * links that the parser took off it.
 */
size_t block_text(const struct reader *, size_t from, size_t to, int quotes);

/*
 * Gives a code or HTML block its text: the ends of source lines from a line
 * (from 0) on, as long as the parser's literal has them.
 */
void block_lines(
    struct inlines *, struct note *, const char *literal, uint32_t line);

/* Complains if the last line of fenced code does not close its fence. */
void block_check_fence(
    struct reader *, const struct note *, int length, char sign, int quotes);

/* The name and place of a footnote whose label ends before an offset. */
void block_footnote(struct reader *, struct note *, size_t at);

/* The parser has footnotes last; puts them where they are written. */
void block_sort_footnotes(struct note *root);

#endif
