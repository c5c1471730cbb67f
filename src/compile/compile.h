#ifndef COMPILE_COMPILE_H
#define COMPILE_COMPILE_H

/*
 * From notes to a deck: outline, rules, weeding, choice of the core,
 * distractors, ids; with complaints and coverage beside it. Same notes, same
 * bytes: nothing here asks the clock, the locale or the machine.
 */

#include "compile/diag.h"
#include "compile/fact.h"
#include "compile/outline.h"

struct cloze_table;
struct deck;
struct map;
struct marker;
struct prompts;
struct words;

/* One job; everything in it lives as long as its arena. */
struct compile {
	struct arena *arena;
	struct arena *scratch;     /* what one section or one draft needs */
	const struct notes *notes; /* borrowed */
	struct words *words;       /* owned */
	struct prompts *prompts;   /* the wordings; owned */
	const struct cloze_table *clozes; /* sentence patterns, once read */
	const char *deck_name;            /* ids hang on it */
	struct outline outline;
	struct term **term; /* all of them, in order of the notes */
	size_t nterm, term_cap;
	struct map *names; /* nf of a name -> index of its term + 1 */
	struct fact **fact;
	size_t nfact, fact_cap;
	struct draft **draft;
	size_t ndraft, draft_cap;
	struct diag *diag;
	size_t ndiag, diag_cap;
	struct claims *claims; /* what acronyms stand for (claim.h) */
	struct hold *hold;     /* what complaints hold back */
	size_t nhold, hold_cap;
	struct map *diag_lines; /* file:line:code -> told already */
	struct marker *marker;  /* markers.c */
	size_t nmarker, marker_cap;
	struct off *off; /* codes switched off by a marker (diag.c) */
};

/* What a source line came to (questions.md 7, coverage). */
enum cover_status {
	COVER_BLANK,
	COVER_ASKED,
	COVER_HELD,
	COVER_RESERVE,
	COVER_MERGED,
	COVER_CONTEXT,
	COVER_SKIPPED,
	COVER_COUNT
};

const char *cover_status_name(enum cover_status);

struct cover_line {
	enum cover_status status;
	enum drop_reason why; /* of skipped */
	enum diag_code hold;  /* of held */
	uint32_t other;       /* merged: into which line */
	size_t cards;         /* cards of this status that ask it */
};

struct cover {
	struct cover_line *line; /* line[0] is line 1 */
	uint32_t lines;
	size_t total[COVER_COUNT];
};

/* What a section with all below it came to. */
struct cover_section {
	const struct section *section; /* of a term, or the like */
	const struct cover *cover;     /* of its file */
	size_t content;                /* lines neither blank nor context */
	size_t asked;                  /* of those */
	size_t facts;
	size_t cards[STATUS_COUNT];
};

/*
 * Compiles notes. name is the deck's. The deck (caller: deck_free) may be
 * asked for alone: c may be NULL. The compile (caller: compile_free) borrows
 * the notes.
 */
void compile_notes(const struct notes *, const char *name, struct compile **c,
    struct deck **deck);
void compile_free(struct compile *);

/* A compile in which no stage has run, for tests of one stage. */
struct compile *compile_new(const struct notes *, const char *name);

/* The stages, in order; compile.c calls them. */
void rules_run(struct compile *);     /* every rule on every section */
void weed_drafts(struct compile *);   /* questions.md 3 */
void policy_choose(struct compile *); /* questions.md 4: core and reserve */
void distract_add(struct compile *);  /* questions.md 5: choices of which */
void diag_check(struct compile *);    /* questions.md 7; runs before weeding */
void diag_sort(struct compile *);     /* by file, line, column */
struct deck *finish_deck(struct compile *); /* ids, twins, order, cards */

/* The coverage of each file, in the order of the notes; in the arena. */
struct cover *cover_files(struct compile *);

/*
 * The same by section, outermost ones that are about something, those without
 * core cards first; in the arena.
 */
struct cover_section *cover_sections(
    struct compile *, const struct cover *, size_t *n);

#endif
