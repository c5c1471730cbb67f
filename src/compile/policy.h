#ifndef COMPILE_POLICY_H
#define COMPILE_POLICY_H

/*
 * The choice of the core (questions.md 4): three passes over the drafts of
 * each term. policy.c holds the passes; policy_part.c parts a term's drafts by
 * section; unit.c counts what is asked already.
 */

#include "compile/finish.h"

/* An item or a sentence: what a core card may ask once or twice. */
struct unit {
	const char *file;
	uint32_t line;
	uint32_t sentence; /* of that line, from 0 */
};

/* The drafts of a group that stand in one section. */
struct part {
	const struct section *section;
	struct draft **draft; /* in order of making */
	size_t n;
	size_t labels, spice; /* chosen so far */
	size_t table;
};

struct policy {
	struct compile *c;
	struct map *units;  /* struct unit -> core cards that ask it */
	struct map *labels; /* struct unit -> 1: a label card asks it */
	struct group group; /* being chosen from */
	struct part *part;  /* of the group, best first */
	size_t npart;
	size_t *where; /* by index of a draft: its part, + 1 */
	bool *paired;  /* by index of a contrast: it has its which */
	size_t rank;   /* cards of the group chosen so far */
};

/* Parts the group by section, best first. */
void policy_split(struct policy *);

/* True if another core card on all that the draft asks is not too much. */
bool unit_has_room(const struct policy *, const struct draft *);

/* True if the draft asks something that no core card asks yet. */
bool unit_is_fresh(const struct policy *, const struct draft *);

/* Counts what a draft asks as asked by a core card once more. */
void unit_ask(struct policy *, const struct draft *);

/* Notes which units have label cards; before anything is chosen. */
void unit_index_labels(struct policy *);

#endif
