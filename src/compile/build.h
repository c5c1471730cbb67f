#ifndef COMPILE_BUILD_H
#define COMPILE_BUILD_H

/*
 * The steps that outline_build takes, in their order. Only they call each
 * other; rules see compile/outline.h.
 */

#include "notes/note.h"

struct compile;
struct section;
struct term;

/* 1. Sections of the headings of each file, with their notes. */
void build_sections(struct compile *);

/* 2. What each heading is, and the terms of those that define one. */
void build_roles(struct compile *);

/* 3. Bodies: blocks and items; bold and plain leads become sections. */
void build_bodies(struct compile *);

/* 4. Labels without a colon, which only the terms above them tell. */
void build_labels(struct compile *);

/* 5. Terms of tables, definition lists and term lines; names in sentences. */
void build_terms(struct compile *);

/* The parts of build_terms that read names in sentences. */
void build_aliases(struct compile *);
void build_minor(struct compile *);

/* A new section, last below parent. */
struct section *section_new(struct compile *, struct section *parent);

/* The names of a section's heading and of the bold line under it. */
void term_of_section(struct compile *, struct section *);

/*
 * The term of a term line or a row, with the names in its head; rest is the
 * text beside it, which may be the full name. Known ones are found.
 */
struct term *term_of_head(
    struct compile *, const char *head, const char *rest, struct place at);

/* The sides of a comparison as terms. */
void term_sides(struct compile *, struct section *);

/* The bold line that is the first block under a heading, or NULL. */
const struct note *section_bold_line(const struct section *);

#endif
