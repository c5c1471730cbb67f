#ifndef SESSION_JUDGE_H
#define SESSION_JUDGE_H

/*
 * The judge of typed answers (questions.md 6): a verdict, its credit, what
 * was missing or too much, and a suggested grade. Pure: it knows no library,
 * no clock and no screen, only what it is handed.
 */

#include "deck/deck.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct words;

/* Right: equal loosely, by value or by an alternative. Near: a slip. */
#define VERDICTS(X)                                                            \
	X(EXACT, "exact")                                                      \
	X(RIGHT, "right")                                                      \
	X(NEAR, "near")                                                        \
	X(PARTIAL, "partial")                                                  \
	X(UNSURE, "unsure")                                                    \
	X(WRONG, "wrong")                                                      \
	X(BLANK, "blank")

enum verdict_kind {
#define X(id, name) VERDICT_##id,
	VERDICTS(X)
#undef X
};

const char *verdict_name(enum verdict_kind);

/* Why an answer that looks alike is wrong; the first that was found. */
enum guard {
	GUARD_NONE,
	GUARD_NUMBER,    /* another number, or another unit */
	GUARD_NEGATION,  /* one negates, the other does not; else alike */
	GUARD_POLAR,     /* the opposite word */
	GUARD_NEIGHBOUR, /* it names another term */
	GUARD_OWN        /* a name of the term, but not the one asked for */
};

/* What is judged. What is not known stays zero, but for ms. */
struct judge_task {
	const char *expected; /* the answer, as the card has it */
	struct texts accept;  /* other right answers */
	struct texts items;   /* of a list; key points of a self card */
	struct texts others;  /* names of other terms, answers of twins */
	struct texts own;     /* names of the term from other slots */
	bool ordered;         /* the items have an order */
	bool has_kind;        /* kind is known */
	bool has_form;        /* form is known */
	enum card_kind kind;  /* what is asked */
	enum card_form form;  /* how it is answered */
	const char *prompt;   /* the question, or NULL */
	const char *typed;    /* what was typed, any bytes */
	int64_t ms;           /* to the first key (plain: the line); -1 none */
	int hints;            /* hints taken */
};

struct verdict {
	enum verdict_kind kind;
	double credit;        /* 0..1; NAN where the person must say */
	int suggest;          /* grade 0..5, or -1 for none */
	struct texts missing; /* what was expected and not typed */
	struct texts extra;   /* what was typed and not expected */
	enum guard guard;     /* what made it wrong */
	const char *confused; /* the other's name that was typed, or NULL */
	bool order_wrong;     /* all items, but not in their order */
};

/*
 * Judges one answer. Texts of the verdict live in the arena or are borrowed
 * from the task.
 */
struct verdict judge(
    struct arena *, const struct words *, const struct judge_task *);

/*
 * The grade suggested for a verdict (6 H), -1 for none; the task gives form,
 * prompt, time and hints.
 */
int judge_grade(const struct verdict *, const struct judge_task *);

/* True if the text is nothing, or says "I don't know". */
bool judge_is_blank(struct arena *, const struct words *, const char *typed);

#endif
