#ifndef SESSION_MATCH_H
#define SESSION_MATCH_H

/*
 * How one typed text compares with one expected text (questions.md 6 C-E).
 * Inside the judge only: single answers and lists are built of it.
 */

#include "lang/number.h"
#include "session/judge.h"
#include "session/similar.h"

#include <stdbool.h>
#include <stddef.h>

/* A text with all that is compared. */
struct form {
	const char *text;         /* as written */
	const char *nf;           /* normal form */
	const char *lf;           /* loose form */
	struct clusters clusters; /* of lf */
	struct numbers numbers;   /* of nf */
	size_t negations;         /* how often it says no */
	bool symbols;             /* it has no letter and no digit */
	bool derived;             /* it stands for a part of the answer */
};

/* What all comparisons of one task share. */
struct judging {
	struct arena *arena;
	const struct words *words;
	const struct judge_task *task;
	struct polars polars; /* in loose form */
	const char *prompt;   /* its loose form, or NULL */
	const char *after;    /* normal form of what follows its blank */
	bool about;           /* the notes say about: 5 % off is right */
	bool worked;          /* a worked example: one in the last place */
};

enum match_how { MATCH_NO, MATCH_NEAR, MATCH_RIGHT, MATCH_EXACT };

struct match {
	enum match_how how;
	enum guard guard; /* MATCH_NO: what forbids it */
	size_t distance;  /* MATCH_NEAR: edits */
};

/* A task made ready; its texts live in the arena. */
struct judging match_prepare(
    struct arena *, const struct words *, const struct judge_task *);

struct form match_form(const struct judging *, const char *text, size_t n);

/* Letters of which most are capitals, six at most: BPE, MoE. */
bool match_is_acronym(const char *text);

/* Edits allowed between an expected text and what is typed. */
size_t match_allowed(const struct judging *, const struct form *expected);

/* One expected text against one typed. */
struct match match_one(const struct judging *, const struct form *expected,
    const struct form *typed);

/* The accepted set of an answer (6 C). */
struct accepted {
	struct form *v; /* in the arena */
	size_t n;
};

/*
 * A text and what may stand for it: itself without its brackets, the names in
 * these, and, if it is a single answer, its alternatives.
 */
struct accepted match_accepted(
    const struct judging *, const char *text, bool single);

/* The same for the task's answer and all it gives as accepted. */
struct accepted match_answer(const struct judging *);

/* The best match of typed with any of the set. */
struct match match_any(
    const struct judging *, struct accepted, const struct form *typed);

#endif
