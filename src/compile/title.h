#ifndef COMPILE_TITLE_H
#define COMPILE_TITLE_H

/*
 * What stands in headings and leads: cleaning, numbering, sides of a
 * comparison, the aspect that remains when the term's name is cut. Strings in,
 * strings out; it knows no sections.
 */

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct compile;
struct note;
struct term;

/* A heading's text without numbering, {#id}, emoji; in the arena. */
char *title_clean(struct arena *, const char *s, size_t n);

/* True for a letter heading: B, "Letter B", A–C, 0-9, a kana row. */
bool title_is_index(const char *title);

/*
 * The sides of "A vs B", "A 与 B 的区别", "difference between A and B", up to
 * three; "与 B 的区别" gives B alone. 0 if the title compares nothing.
 */
size_t title_sides(struct compile *, const char *title, const char *side[3]);

/* The place of the colon of "label：content" with >= 4 W after it, or 0. */
size_t title_split(const char *title, size_t *behind);

/* "什么是 X？", "What is X?", "X 是什么？": X, else NULL. */
char *title_asks_of(struct arena *, const char *title);

/* {A}: the title without names of the term and tails of comparing. */
char *title_aspect(struct compile *, const struct term *, const char *title);

/* True for a lead that is a sentence rather than a name of something. */
bool title_is_sentence(const char *lead);

/* s without the white space and the bytes of set at both ends. */
char *title_trim(struct arena *, const char *s, size_t n);

#endif
