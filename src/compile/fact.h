#ifndef COMPILE_FACT_H
#define COMPILE_FACT_H

/*
 * Facts and drafts. A fact is one thing the notes say at one place; a draft
 * is a card in the making. Rules add both; weed.c strikes or holds drafts;
 * policy.c chooses the core; distract.c adds choices; finish.c gives ids and
 * order. All live in the arena of the compile.
 */

#include "compile/diag.h"
#include "compile/outline.h"
#include "deck/deck.h"

struct compile;

struct fact {
	struct term *term;             /* may be NULL: text of a container */
	const struct section *section; /* gives the aspect path */
	const char *slot;       /* "definition", "label=NF", "cell=R,C" … */
	const char *content;    /* what is said */
	const char *content_nf; /* its normal form */
	struct place at;
	size_t index; /* in compile->fact */
};

/* How a draft fares. */
enum fate { FATE_ALIVE, FATE_DROPPED, FATE_MERGED, FATE_HELD };

/* Why it was dropped: the reasons of the coverage report. */
#define DROP_REASONS(X)                                                        \
	X(NONE, "")                                                            \
	X(REFERENCE, "reference")                                              \
	X(IMAGE, "image")                                                      \
	X(CODE, "code")                                                        \
	X(COMMENT, "comment")                                                  \
	X(FRONT_MATTER, "front-matter")                                        \
	X(NAVIGATION, "navigation")                                            \
	X(EXAMPLE, "example")                                                  \
	X(TOO_LONG, "too-long")                                                \
	X(DANGLING, "dangling")                                                \
	X(CIRCULAR, "circular")                                                \
	X(NOT_SINGLED_OUT, "not-singled-out")                                  \
	X(LEAK, "leak")                                                        \
	X(OFF, "off")                                                          \
	X(NO_STRUCTURE, "no-structure")

enum drop_reason {
#define X(id, name) DROP_##id,
	DROP_REASONS(X)
#undef X
};

const char *drop_reason_name(enum drop_reason);

struct draft {
	enum card_kind kind;
	enum card_form form;
	enum lang lang;
	struct fact *fact; /* cards of one fact are twins */
	const char *ask, *answer;
	const char *ask_nf, *answer_nf;
	struct texts accept;
	struct texts items;        /* list items or key points */
	struct texts choices;      /* set by the which rule, or by distract.c */
	struct texts section;      /* headings for the card */
	const struct draft *leans; /* stands after this one; its twin */
	struct fact **twin; /* facts whose cards reveal this one's answer */
	size_t ntwin;
	struct place at; /* source of the card */
	uint32_t *line;  /* source lines its answer comes from */
	size_t nline;
	uint32_t *shown; /* lines shown with it: lead-ins, examples */
	size_t nshown;
	/* how the weeding and the choice of the core treat it */
	bool is_explicit; /* section 8: always core */
	bool structural;  /* pass 1 of questions.md 4 */
	bool reserve;     /* never core of itself */
	bool in_sentence; /* a list found in a sentence */
	bool cueless;     /* an aspect card of points without any cue */
	bool row;         /* from a table of terms or a term line */
	bool from_table;  /* from another table */
	bool anaphoric;   /* content begins with this, it, 这 … */
	bool open_ended;  /* 等 / etc.: "at least n" */
	/* what became of it */
	enum fate fate;
	enum card_status status;    /* set by policy.c for those alive */
	enum drop_reason why;       /* of those dropped */
	enum diag_code hold;        /* of those held */
	const struct draft *merged; /* into which one */
	size_t rank;                /* order of choice in its term: policy.c */
	uint64_t id;                /* set by finish.c */
	struct draft **reveal;      /* its twins of other facts: twin.c */
	size_t nreveal;
	size_t index; /* in compile->draft, in order of making */
};

/* A new fact; strings are copied. */
struct fact *fact_new(struct compile *, struct term *, const struct section *,
    const char *slot, const char *content, struct place);

/*
 * A new draft of a fact, with form and language defaulted by questions.md 1
 * (from kind, answer and items), section and place from the fact. Set items
 * and flags after; call draft_line for each source line.
 */
struct draft *draft_new(struct compile *, enum card_kind, struct fact *,
    const char *ask, const char *answer);
void draft_accept(struct compile *, struct draft *, const char *text);
void draft_item(struct compile *, struct draft *, const char *text);
void draft_choice(struct compile *, struct draft *, const char *text);
/* Sets the answer, and the form that follows from it while it has no items. */
void draft_answer(struct compile *, struct draft *, const char *text);

/* The answer of a draft with items: they in one line, joined by "；" or "; ".
 */
void draft_join(struct compile *, struct draft *);
void draft_line(struct compile *, struct draft *, uint32_t line);
void draft_shown(struct compile *, struct draft *, uint32_t line);
void draft_twin(struct compile *, struct draft *, struct fact *);

/* Prints the facts: `gloss tree --facts`. */
void facts_dump(const struct compile *, struct out *);

#endif
