#ifndef COMPILE_MARKERS_H
#define COMPILE_MARKERS_H

/*
 * What the notes say to gloss itself (questions.md 8): <!-- gloss: cap 8 -->
 * before a heading or block, or "gloss:" in front matter for a whole file.
 * Each marker holds for a run of lines. What decides the outline (skip, off,
 * term, aspect, container) is read with the sections; here are the others.
 */

#include "notes/note.h"

#include <stdbool.h>

struct compile;

/* Reads all markers, complains of unknown ones, adds aliases to terms. */
void markers_read(struct compile *);

/* True if a marker says that the list at this place is asked in order. */
bool markers_order(const struct compile *, struct place);

/* Obeys only and skip-line; runs when all drafts are made. */
void markers_obey(struct compile *);

/* Obeys cap; runs when the core is chosen. */
void markers_cap(struct compile *);

#endif
