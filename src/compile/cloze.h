#ifndef COMPILE_CLOZE_H
#define COMPILE_CLOZE_H

/*
 * The table of sentence patterns, prompt/cloze.txt, and the slot a pattern
 * finds in a sentence (questions.md 1, structure 24). rule_cloze.c asks for
 * the slot, rule_polar.c for one of a pair of words.
 */

#include "compile/passage.h"
#include "compile/pattern.h"

/* A line of the table. */
struct cloze_line {
	const char *key;     /* names a wording, cloze.KEY; without its "!" */
	const char *pattern; /* or, for "which", a pair of words */
	bool own_only;       /* only with its own question */
	enum lang lang;
};

struct cloze_table {
	struct cloze_line *line;
	size_t n;
	const struct needs *needs; /* of the lines' patterns */
};

/* A pattern that was found in a sentence of a passage. */
struct cloze {
	const struct cloze_line *line;
	struct span sentence;
	struct match match;
	struct span slot; /* the answer */
};

/* The table; read once a compile. */
const struct cloze_table *cloze_lines(struct compile *);

/* One a line: false where its pattern cannot stand in the passage. */
const bool *cloze_may(struct compile *, const struct passage *);

/* Makes the answer of what the pattern met; false where it is none. */
bool cloze_set_slot(const struct passage *, struct cloze *);

/* Without spaces and marks at its ends. */
struct span cloze_trim(const char *s, struct span);

#endif
