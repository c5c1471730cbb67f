#ifndef DECK_LIKENESS_H
#define DECK_LIKENESS_H

/*
 * How alike two cards are, for lineage*.c alone: their texts in normal form
 * with grams, made once a card; likeness in 0..1; what changed in meaning.
 */

#include "deck/deck.h"
#include "lang/norm.h"

#include <stdbool.h>

struct arena;
struct words;

struct sketch {
	const struct card *card;
	const char *term; /* normal forms */
	const char *ask;
	const char *said; /* answer and items */
	uint64_t section; /* hash of the section path */
	struct grams ask_grams, said_grams;
};

struct sketch sketch_card(
    struct arena *, const struct words *, const struct card *);

/* True if both stand word for word: kind, question, answer, items. */
bool card_same_words(const struct card *, const struct card *);

/* True if both stand under the same headings of the same file. */
bool card_same_place(const struct card *, const struct card *);

/* Likeness of two texts in normal form, by grams or, when short, by edits. */
double text_likeness(
    const char *a, struct grams ga, const char *b, struct grams gb);

/* Likeness of two cards of one term; 0 if they could not be one fact. */
double card_likeness(const struct sketch *old, const struct sketch *fresh);

/* What changed in meaning (enum meaning, without MEANING_TERM). */
unsigned meaning_changes(
    const struct words *, const struct sketch *old, const struct sketch *fresh);

#endif
