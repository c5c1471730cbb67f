#ifndef DECK_DECK_H
#define DECK_DECK_H

/*
 * Cards and decks, as the compiler makes them and the library keeps them. It
 * knows nothing of notes, of schedules or of SQL.
 */

#include "lang/norm.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* Kinds of question: enum, name in deck files. In the order of questions.md. */
#define CARD_KINDS(X)                                                          \
	X(EXPAND, "expand")                                                    \
	X(CONTRACT, "contract")                                                \
	X(TRANSLATE, "translate")                                              \
	X(DEFINE, "define")                                                    \
	X(NAME, "name")                                                        \
	X(ASPECT, "aspect")                                                    \
	X(LABEL, "label")                                                      \
	X(LIST, "list")                                                        \
	X(ORDER, "order")                                                      \
	X(CELL, "cell")                                                        \
	X(CONTRAST, "contrast")                                                \
	X(WHICH, "which")                                                      \
	X(CLOZE, "cloze")                                                      \
	X(NUMBER, "number")                                                    \
	X(QA, "qa")

#define CARD_FORMS(X)                                                          \
	X(TYPED, "typed")                                                      \
	X(ITEMS, "items")                                                      \
	X(CHOICE, "choice")                                                    \
	X(TRUEFALSE, "truefalse")                                              \
	X(SELF, "self")

#define CARD_STATUSES(X)                                                       \
	X(CORE, "core")                                                        \
	X(RESERVE, "reserve")                                                  \
	X(HELD, "held")

enum card_kind {
#define X(id, name) CARD_##id,
	CARD_KINDS(X)
#undef X
	    CARD_KIND_COUNT
};

enum card_form {
#define X(id, name) FORM_##id,
	CARD_FORMS(X)
#undef X
	    FORM_COUNT
};

enum card_status {
#define X(id, name) STATUS_##id,
	CARD_STATUSES(X)
#undef X
	    STATUS_COUNT
};

/* Names and back; the second gives false for a name there is not. */
const char *card_kind_name(enum card_kind);
const char *card_form_name(enum card_form);
const char *card_status_name(enum card_status);
bool card_kind_named(enum card_kind *, const char *name);
bool card_form_named(enum card_form *, const char *name);
bool card_status_named(enum card_status *, const char *name);

/* A list of texts. */
struct texts {
	const char **v;
	size_t n;
};

struct card {
	uint64_t id;             /* its 64-bit number; 16 hex digits in text */
	enum card_kind kind;     /* what is asked */
	enum card_form form;     /* how it is answered */
	enum card_status status; /* whether it is asked */
	enum lang lang;          /* language of the prompt */
	struct texts section;    /* the headings above it, outermost first */
	const char *term;        /* what it is about, as displayed */
	const char *ask;         /* the question */
	const char *answer;   /* the answer; of a list: its items in one line */
	struct texts accept;  /* other right answers */
	struct texts items;   /* of a list; or key points of a self card */
	struct texts choices; /* one of them equals answer; else empty */
	struct texts tags;
	uint64_t fact;        /* cards of one fact are twins */
	const uint64_t *twin; /* ids of other twins, ascending */
	size_t ntwin;
	const char *file;      /* source, relative to the notes */
	uint32_t line, column; /* from 1; columns in bytes */
};

struct deck {
	struct arena *arena; /* all of it */
	const char *name;
	struct card *card;
	size_t n;
};

/* An empty deck with an arena of its own; the name is copied. */
struct deck *deck_new(const char *name);
void deck_free(struct deck *); /* NULL is fine */

/* Ordered exactly when the kind is order. */
static inline bool
card_is_ordered(const struct card *c)
{
	return c->kind == CARD_ORDER;
}

#endif
