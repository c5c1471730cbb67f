#ifndef COMPILE_LOOK_H
#define COMPILE_LOOK_H

/*
 * What the notes under a heading look like, before they are read as bodies:
 * how headings are told apart. It knows no roles.
 */

#include <stdbool.h>
#include <stddef.h>

struct compile;
struct section;

/* True if something stands between the heading and the next one. */
bool look_has_body(const struct section *);

/* The paragraphs and lists there. */
size_t look_paragraphs(const struct section *);

/* True if at least four in five of the items there are only a link. */
bool look_is_links(const struct section *);

/* The text of the first paragraph or bullet there, or NULL. */
const char *look_first_text(const struct section *);

/* True if most of what stands there is set out in rows, not in sentences. */
bool look_is_rows(const struct section *);

/* True if it is a list of terms: lines, a table, definitions. */
bool look_is_terms(struct compile *, const struct section *);

/* True if the first sentence of a text ends in a kind of thing: "…的过程". */
bool look_is_genus(struct compile *, const char *text);

#endif
