#ifndef COMPILE_SCAN_H
#define COMPILE_SCAN_H

/*
 * All text of the notes in reading order, for checks that look at words
 * rather than at structure: each block with the section it stands in, and the
 * Latin words of a block that are words (no code, formula or address).
 */

#include "compile/outline.h"

struct compile;

/* Calls f for every block, with the section it stands in. */
void scan_notes(struct compile *,
    void (*f)(struct compile *, const struct note *, const struct section *,
	void *arg),
    void *arg);

/*
 * Calls f for each block that has text of its own, but not for code, for
 * references and for what a marker switched off.
 */
void scan_texts(struct compile *,
    void (*f)(struct compile *, const struct note *, const struct section *,
	void *arg),
    void *arg);

/* Calls f for each section below the files, in the order of the notes. */
void scan_sections(struct compile *,
    void (*f)(struct compile *, const struct section *, void *arg), void *arg);

/* The same for those below one section only. */
void scan_below(struct compile *, const struct section *,
    void (*f)(struct compile *, const struct section *, void *arg), void *arg);

/* Calls f for each item of a section's own body, nested ones after theirs. */
void scan_items(struct compile *, const struct section *,
    void (*f)(struct compile *, const struct section *, const struct item *,
	void *arg),
    void *arg);

/* The nearest section upward that is about a term or comparison of its own. */
const struct section *scan_home(const struct section *);

/* The last line of a section with all below it. */
uint32_t scan_last_line(const struct section *);

/* A Latin word of a block's text. */
struct scan_word {
	size_t at, n; /* bytes of the text */
	bool joined;  /* only a space or hyphen parts it from the one before */
	size_t mark;  /* marks of the text that were passed */
};

/*
 * Moves *w to the next word of a note's text; begin with n = 0. False at the
 * end. Words beside digits or within code, formulas, URLs, paths and names
 * with dots are passed over.
 */
bool scan_next_word(const struct note *, struct scan_word *w);

/* The line of a note's text that byte at stands in; gives its length. */
const char *scan_line(const struct note *, size_t at, size_t *n);

#endif
