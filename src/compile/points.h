#ifndef COMPILE_POINTS_H
#define COMPILE_POINTS_H

/*
 * Key points: what a definition or an aspect says, one stretch of credit each,
 * with the items they come from. Gathered from bodies, made into cards.
 */

#include "compile/fact.h"

enum { POINTS_CARD = 3 }; /* points one card asks for */

struct point {
	const char *text;
	const struct item *item;
};

struct points {
	struct point *v;
	size_t n;
	struct arena *arena;
};

void points_add(struct points *, const char *text, const struct item *);

/* The unlabelled items of a section's own body that are asked. */
void points_of_section(
    struct compile *, struct points *, const struct section *, bool sentences);

/* The sentences of a text of one item; long ones are cut at ；. */
void points_of_text(
    struct compile *, struct points *, const char *text, const struct item *);

/* The cues of points from..to, joined by ；; NULL if none has one. */
const char *points_cues(struct compile *, const struct points *, size_t from,
    size_t to, const struct term *, enum lang);

/* A card whose key points are points from..to; answer and lines are set. */
struct draft *points_card(struct compile *, const struct points *, size_t from,
    size_t to, enum card_kind, struct fact *, const char *ask);

/* Points from..to in one line, for a fact's content. */
const char *points_text(
    struct compile *, const struct points *, size_t from, size_t to);

/* True if all points end in one word or Han character: 风邪, 寒邪, 湿邪. */
bool points_share_tail(struct compile *, const struct points *);

#endif
