#ifndef COMPILE_PASSAGE_H
#define COMPILE_PASSAGE_H

/*
 * Sentences with a gap. The rules for clozes, polar words and numbers go over
 * the same items, must know the same things of a sentence before they take a
 * word out of it, and show it in the same way.
 */

#include "compile/clause.h"
#include "compile/fact.h"

/* What one item says, under the section it stands in. */
struct passage {
	const struct section *section;
	const struct item *item;
	const char *text;  /* the item without its label */
	size_t n;          /* bytes of it */
	const char *label; /* of the item or one above it, or NULL */
	enum lang lang;
};

/*
 * Calls a function on each item of a section's own body, nested ones too; not
 * in a section of examples.
 */
void passage_each(struct compile *, const struct section *,
    void (*)(struct compile *, const struct passage *));

/* {ctx} of the section, and the label; in the arena. */
const char *passage_context(struct compile *, const struct passage *);

/* True if the sentence begins with no pronoun: it can be shown alone. */
bool passage_stands(
    struct compile *, const struct passage *, struct span sentence);

/*
 * True if a part of the sentence may be taken out: the sentence is no example
 * or metaphor; the part holds no name of the term,
 * no pronoun, and what is left of the sentence is enough and does not point
 * back at it.
 */
bool passage_allows(struct compile *, const struct passage *,
    struct span sentence, struct span gap);

/* The sentence with ____ for the gap; in the arena. */
const char *passage_blank(struct compile *, const struct passage *,
    struct span sentence, struct span gap);

/* A card on a sentence of the passage; value names what kind of gap it is. */
struct draft *passage_ask(struct compile *, const struct passage *,
    enum card_kind, const char *value, struct span sentence, const char *ask,
    const char *answer);

#endif
