#ifndef DECK_FIELD_H
#define DECK_FIELD_H

/*
 * The fields of a card in a deck file, in the order in which they stand: one
 * table, so that write.c and read.c agree. It knows nothing of files.
 */

#include "deck/deck.h"

enum field_type {
	FIELD_KIND,
	FIELD_FORM,
	FIELD_STATUS,
	FIELD_LANG,
	FIELD_TEXT,   /* once; left out where "" */
	FIELD_TEXTS,  /* any number of times */
	FIELD_NUMBER, /* 16 hexadecimal digits */
	FIELD_TWINS,  /* such numbers, any number of times */
	FIELD_SOURCE  /* file:line:column */
};

/* name, type, member of struct card (FIELD_SOURCE: the first of its three) */
#define DECK_FIELDS(X)                                                         \
	X(Id, NUMBER, id)                                                      \
	X(Kind, KIND, kind)                                                    \
	X(Form, FORM, form)                                                    \
	X(Status, STATUS, status)                                              \
	X(Section, TEXTS, section)                                             \
	X(Term, TEXT, term)                                                    \
	X(Ask, TEXT, ask)                                                      \
	X(Answer, TEXT, answer)                                                \
	X(Accept, TEXTS, accept)                                               \
	X(Item, TEXTS, items)                                                  \
	X(Choice, TEXTS, choices)                                              \
	X(Fact, NUMBER, fact)                                                  \
	X(Twin, TWINS, twin)                                                   \
	X(Tag, TEXTS, tags)                                                    \
	X(Lang, LANG, lang)                                                    \
	X(Source, SOURCE, file)

enum field_id {
#define X(name, type, member) FIELD_ID_##name,
	DECK_FIELDS(X)
#undef X
	    FIELD_ID_COUNT
};

struct field {
	const char *name;
	enum field_type type;
	size_t at; /* offset in struct card */
};

/* The table, FIELD_ID_COUNT long. */
const struct field *deck_fields(void);

/* Hexadecimal digits of a number in a deck file, and in JSON. */
enum { FIELD_DIGITS = 16 };

#endif
