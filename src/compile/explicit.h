#ifndef COMPILE_EXPLICIT_H
#define COMPILE_EXPLICIT_H

/*
 * What a person marked for gloss in the text itself (questions.md 8): "Q:" and
 * "A:", "front :: back", {{gaps}} and ==gaps==. Other rules must not read it
 * twice, so the outline asks here what to leave to rule_explicit.c. Template
 * calls such as {{Link("x")}} are no gaps; they are their text.
 */

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct compile;
struct note;

/* A gap in the text of a note. */
struct gap {
	size_t from, to; /* the whole mark */
	size_t answer, answer_to;
	size_t hint, hint_to; /* empty where there is none */
	int group;            /* of {{c2::…}}; 0: a card of its own */
};

/*
 * The next gap or template call of the n bytes at s from byte `from` on; a
 * call has group -1 and its text as answer.
 */
bool explicit_next(const char *s, size_t n, size_t from, struct gap *);

/* The text without marks: gaps filled in, calls read as their text. */
char *explicit_plain(struct arena *, const char *s);

/* True if a line of the note is a question, an answer, or front :: back. */
bool explicit_is_card(const struct note *);

/* "front :: back" in n bytes: where front ends; *both for ":::". */
bool explicit_pair(const struct note *, size_t from, size_t to, size_t *front,
    size_t *back, bool *both);

/* Bytes of "Q:" (or "A:", the other) that a line begins with, or 0. */
size_t explicit_mark(const char *line, size_t n, bool question);

/* Leaves the cards among the items of the outline to rule_explicit. */
void explicit_reserve(struct compile *);

/* Drops the drafts that say again what an explicit card of their line says. */
void explicit_suppress(struct compile *);

#endif
