#ifndef COMPILE_WEED_H
#define COMPILE_WEED_H

/*
 * Weeding: what must not become a question (questions.md 3). The tests of one
 * draft each are functions that look at it, mend it by cutting, or drop it;
 * the tests of all drafts together come after them. Nothing here makes a
 * draft or invents text.
 */

#include "compile/fact.h"

struct compile;

/* Drops a draft, for this reason of the coverage report. */
void draft_drop(struct draft *, enum drop_reason);

/* Other words for a draft; normal form and joined answer follow. */
void draft_set_ask(struct compile *, struct draft *, const char *ask);
void draft_set_answer(struct compile *, struct draft *, const char *answer);
void draft_set_item(
    struct compile *, struct draft *, size_t item, const char *text);
void draft_remove_item(struct compile *, struct draft *, size_t item);

/* The part of a name or which card's question that says something. */
struct stem {
	size_t from, to; /* bytes of ask */
};

struct stem draft_stem(const struct draft *);

/* Size in W of all of a text. */
size_t size_of(const char *);

/* W that are left of a text that was cut, or it falls. */
enum { REST_LEAST = 6 };

/* True for kinds whose answers are text of the notes. */
bool is_content(enum card_kind);

/* The text up to byte n, without marks that would end in nothing. */
const char *text_head(struct compile *, const char *s, size_t n);

/* Gives a text mended, itself, or NULL where nothing can be kept. */
typedef const char *cut_fn(
    struct compile *, const struct draft *, const char *);

/* Cuts each text of the answer; false, for this reason, if the draft falls. */
bool cut_each(struct compile *, struct draft *, cut_fn *, enum drop_reason);

/* Tests of one draft: false when it is struck or held. */
bool weed_empty(struct compile *, struct draft *);
bool weed_place(struct compile *, struct draft *);    /* reference, example */
bool weed_dangling(struct compile *, struct draft *); /* ends, starts */
bool weed_length(struct compile *, struct draft *);
bool weed_leak(struct compile *, struct draft *);
bool weed_idle(struct compile *, struct draft *); /* lists nobody keeps */
bool weed_heading(struct compile *, struct draft *);
bool weed_circular(struct compile *, struct draft *);

/* Tests of all drafts together. */
void weed_vague(struct compile *);     /* names that are not singled out */
void weed_contents(struct compile *);  /* one content, two labels */
void weed_doubles(struct compile *);   /* one fact twice */
void weed_held(struct compile *);      /* what complaints hold */
void weed_ambiguous(struct compile *); /* one question, two answers */

#endif
