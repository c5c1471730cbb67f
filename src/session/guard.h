#ifndef SESSION_GUARD_H
#define SESSION_GUARD_H

/*
 * What is never "nearly right" (questions.md 6 D): another number, a missing
 * or added negation. (Opposites are a matter of distance: similar.h; other
 * terms' names one of the whole answer: judge.c.)
 */

#include "session/match.h"

/* Fills in what the prompt and the kind of card say about numbers. */
void guard_prepare(struct judging *);

/* Numbers, their units and the brackets of intervals agree. */
bool guard_numbers(
    const struct judging *, const struct form *expected, const struct form *);

/* Both hold numbers and differ in no more than how these are written. */
bool guard_same_value(
    const struct judging *, const struct form *expected, const struct form *);

/* A number with a unit or a short counting word, and nothing else. */
bool guard_is_quantity(const struct judging *, const struct form *);

/* How often a normal form negates. */
size_t guard_negations(const struct words *, const char *nf);

/* The normal form with its negations taken out. */
const char *guard_affirmed(
    struct arena *, const struct words *, const char *nf);

#endif
