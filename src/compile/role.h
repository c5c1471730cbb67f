#ifndef COMPILE_ROLE_H
#define COMPILE_ROLE_H

/*
 * Which role a heading has (questions.md 2). role.c looks at one heading below
 * others whose roles are known; role_sort.c goes through the files.
 */

#include "compile/outline.h"

/* What is known of all headings while they are sorted. */
struct sorter {
	struct compile *c;
	struct map *parents; /* nf of a title -> parent's index + 1, or many */
};

#define ROLE_MANY ((size_t)-1)

/* The first role of questions.md 2 that fits. */
enum role role_find(struct sorter *, struct section *);

/* True if the title says a kind of thing rather than a thing. */
bool role_is_aspect(const struct sorter *, const struct section *);

/* True if most of the child headings name things, not kinds of things. */
bool role_has_things(const struct sorter *, const struct section *);

/* True if the title says that terms stand below it: glossary, chapter. */
bool role_is_container_word(const struct sorter *, const struct section *);

/* Which side of the comparison a title names, from 1; 0 for none. */
size_t role_side(
    const struct sorter *, const struct section *cmp, const char *title);

/* The nearest section above with this role, or NULL. */
const struct section *role_above(const struct section *, enum role);

#endif
