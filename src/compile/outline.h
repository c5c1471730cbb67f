#ifndef COMPILE_OUTLINE_H
#define COMPILE_OUTLINE_H

/*
 * The outline: sections made of headings, bold leads and plain leads, each
 * with a role (questions.md 2), the term it is about, and its body as items.
 * Terms have names (questions.md 1, structures 1-6). Rules read this and
 * never the note tree itself, except for tables and code.
 */

#include "deck/deck.h"
#include "notes/note.h"

struct arena;
struct compile;
struct draft;
struct section;

enum role {
	ROLE_FILE,       /* the file itself: parent of its top sections */
	ROLE_CONTAINER,  /* groups terms; its text may still yield labels */
	ROLE_INDEX,      /* a letter heading */
	ROLE_REFERENCE,  /* nothing below it is asked */
	ROLE_TERM,       /* defines a term of its own */
	ROLE_COMPARISON, /* two or three things side by side */
	ROLE_ASPECT,     /* says something of its parent's term */
	ROLE_SPLIT,      /* a heading "label: content": a labelled item */
	ROLE_QUESTION,   /* the notes' own question */
	ROLE_COUNT
};

const char *role_name(enum role);

enum name_kind {
	NAME_HEADING,
	NAME_ACRONYM,
	NAME_EXPANSION,
	NAME_TRANSLATION,
	NAME_ALIAS,
};

struct name {
	enum name_kind kind;
	const char *text; /* as written */
	const char *nf;   /* its normal form */
	struct place at;
	bool held;         /* a complaint holds cards that ask for it */
	bool heading_only; /* misspelt heading: accepted, never displayed */
};

struct term {
	const char *display; /* {T} */
	const char *nf;      /* of display */
	struct name *name;
	size_t nname;
	struct section *section; /* where it is defined; NULL: minor, row */
	enum lang lang;          /* of its section's text */
	bool minor;              /* met inside a sentence (structure 5) */
	bool row;                /* from a table of terms or a term line */
	struct section *met;     /* where a minor term or a row stands */
	struct draft *define;    /* its definition card, when made */
	const char *gloss;       /* definition that stood in its bracket */
	struct place gloss_at;
	struct place at;
	size_t index; /* in compile->term */
};

/*
 * One item of a body: a bullet, a paragraph, a sentence-like block. The text
 * is one line (breaks joined), without bullet, bold head marks and markup;
 * from/offset map it back to the note for positions.
 */
struct item {
	const struct note *note; /* the block that holds the text */
	const char *text;        /* the whole item, cleaned */
	const char *head;        /* its label without the colon, or NULL */
	const char *rest;        /* what follows the label, else text */
	struct place at;         /* of text */
	struct place rest_at;    /* of rest */
	struct term *term;       /* of a term line: whom it defines */
	struct item *child;      /* nested bullets, in order */
	size_t nchild;
	int number;      /* its number in an ordered list, else 0 */
	bool bullet;     /* from a list; else a paragraph or quote */
	bool bold_head;  /* the label was set in bold */
	bool example;    /* example or note: shown, never asked */
	bool marked;     /* a card the person wrote: rule_explicit.c */
	bool image_only; /* nothing but pictures */
	bool prose_code; /* prose that stood in backticks or a fence */
};

/* What a body is made of, in order. */
enum block_kind {
	BLOCK_LIST,
	BLOCK_PROSE,
	BLOCK_TABLE,
	BLOCK_CODE,
	BLOCK_DLIST
};

struct block {
	enum block_kind kind;
	const struct note *note; /* the list, paragraph, table, code, dlist */
	struct item *item;       /* list: its items; prose: one */
	size_t nitem;
	bool ordered;     /* a numbered list */
	const char *lead; /* the plain or bold lead before it, or NULL */
};

struct section {
	enum role role;
	const struct note
	    *heading;         /* heading, or bold/plain lead; NULL: file */
	bool lead;            /* made of a bold or plain lead */
	const char *title;    /* cleaned: no numbering, marks, emoji */
	const char *aspect;   /* {A}: title without names of T; "" if none */
	struct term *term;    /* whom it is about, own or inherited; or NULL */
	struct term *side[3]; /* comparison: what is compared */
	const char *side_text[3]; /* as the heading spells them */
	size_t nside;
	struct section *parent, *first, *last, *next;
	struct block *block; /* its own body, before sub-sections */
	size_t nblock;
	const struct note *body;  /* the notes from here to the next heading */
	const struct note *taken; /* the name line, no part of the body */
	const struct note_file *file;
	struct place at;
	enum lang lang;    /* of the text under it */
	int depth;         /* 0: the file */
	int level;         /* ten times the heading's; leads stand between */
	bool forced;       /* a marker says its role */
	bool sides;        /* its children are the sides of the comparison */
	bool labels;       /* its children, two or more, are its labels */
	bool label;        /* it is one of them */
	struct term **own; /* terms defined, listed or met here */
	size_t nown;
	bool off;     /* a marker says: no cards */
	size_t index; /* in document order */
};

struct outline {
	struct section **root; /* one a file, ROLE_FILE */
	size_t nroot;
};

/* Builds the outline and the terms of c->notes into c. */
void outline_build(struct compile *);

/* The aspect path of a section under its term, outermost first; "" if none. */
struct texts section_aspects(struct compile *, const struct section *);

/* The titles from the top section down to this one, for a card's section. */
struct texts section_path(struct compile *, const struct section *);

/* The term with this normal form among its names, or NULL. */
struct term *term_find(const struct compile *, const char *nf);

/* True if nf is the normal form of a name of the term. */
bool term_is_named(const struct term *, const char *nf);

/* True if the text holds a name of the term (norm_holds). */
bool term_in(const struct term *, const char *nf);

/* A name of this kind, or NULL. */
const struct name *term_name(const struct term *, enum name_kind);

/* A new term without names; display is copied. */
struct term *term_new(struct compile *, const char *display, struct place);

/* Adds a name, once; gives the one that stands. */
struct name *term_add_name(struct compile *, struct term *, enum name_kind,
    const char *text, struct place);

/* Prints sections with role, term and aspect: `gloss tree`. */
void outline_dump(const struct compile *, struct out *);

#endif
