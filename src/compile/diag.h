#ifndef COMPILE_DIAG_H
#define COMPILE_DIAG_H

/*
 * Complaints about the notes (questions.md 7): data, collected and sorted, not
 * errors. One table gives name, level, whether cards on it are held, and a
 * line of explanation for `gloss help CODE`.
 */

#include "notes/note.h"

struct compile;
struct out;

enum diag_level { DIAG_ERROR, DIAG_WARNING, DIAG_NOTE };

/* code, level, explanation (English; translated when shown) */
#define DIAGS(X)                                                               \
	X(ACRONYM_ODD, WARNING,                                                \
	    N_("An acronym that appears only here and is one slip away from "  \
	       "one "                                                          \
	       "the notes define."))                                           \
	X(LATIN_TYPO, WARNING,                                                 \
	    N_("A word spelt one letter apart from how it is spelt "           \
	       "elsewhere."))                                                  \
	X(HEADING_VARIANT, WARNING,                                            \
	    N_("A heading and the name below it differ by a letter or two."))  \
	X(EXPANSION_VARIANT, WARNING,                                          \
	    N_("One acronym is written out in two slightly different ways."))  \
	X(SAME_TRANSLATION, WARNING, N_("One name is given to two terms."))    \
	X(ACRONYM_MISMATCH, NOTE,                                              \
	    N_("The letters of an acronym do not fit the name beside it."))    \
	X(TRANSLATION_PERMUTED, NOTE,                                          \
	    N_("A translation stands here in another order of characters."))   \
	X(HEADING_DUPLICATE, WARNING,                                          \
	    N_("Two sections have the same heading."))                         \
	X(TERM_MERGED, NOTE, N_("Two sections are about one term."))           \
	X(DUPLICATE_LABEL, ERROR,                                              \
	    N_("A label stands twice in one list with different content."))    \
	X(TRUNCATED, ERROR, N_("A sentence seems to break off."))              \
	X(EMPTY_SECTION, WARNING, N_("A term has no text."))                   \
	X(EMPTY_LABEL, NOTE, N_("Nothing follows a label."))                   \
	X(IMAGE_ONLY, NOTE, N_("Only a picture says it."))                     \
	X(IMAGE_MISSING, NOTE, N_("The file of a picture is not there."))      \
	X(TABLE_RAGGED, WARNING,                                               \
	    N_("A row has more or fewer cells than its head."))                \
	X(TABLE_ODD, NOTE, N_("A column is empty, or two rows share a head.")) \
	X(TABLE_SIZE, WARNING, N_("A table is too large to be read as one."))  \
	X(BRACKETS_MIXED, NOTE,                                                \
	    N_("A bracket opens in one width and closes in another."))         \
	X(HEADING_SPACE, NOTE,                                                 \
	    N_("A heading is indented, or lacks its space."))                  \
	X(CODE_AS_PROSE, NOTE,                                                 \
	    N_("Prose in backticks is read as a paragraph."))                  \
	X(SYMBOL_TWICE, WARNING,                                               \
	    N_("A symbol is given two values in one list."))                   \
	X(ARITHMETIC, ERROR,                                                   \
	    N_("A formula does not give the value beside it."))                \
	X(FORMULA_SWAP, WARNING,                                               \
	    N_("A ratio or difference stands the other way round elsewhere.")) \
	X(CIRCULAR, NOTE, N_("A label is explained by itself."))               \
	X(DUPLICATE_FACT, NOTE, N_("The same thing is said twice."))           \
	X(TOO_LONG, NOTE, N_("Too long to be asked."))                         \
	X(AMBIGUOUS_PROMPT, NOTE, N_("One question would have two answers."))  \
	X(LEAK_DROPPED, NOTE, N_("The question would give its answer away."))  \
	X(ACRONYM_AMBIGUOUS, NOTE, N_("One acronym has two meanings."))        \
	X(FEW_DISTRACTORS, NOTE, N_("Too few believable wrong options."))      \
	X(DECK_LARGE, NOTE, N_("A deck with very many cards."))                \
	X(UNKNOWN_MARKER, WARNING, N_("A gloss marker that is not known."))    \
	X(FRONT_MATTER_BAD, ERROR, N_("Front matter that cannot be read."))    \
	X(NOT_UTF8, ERROR, N_("Bytes that are not UTF-8."))                    \
	X(CONTROL_CHARACTER, WARNING, N_("Control characters in the text."))   \
	X(NESTING, WARNING, N_("Nested too deep to be read."))                 \
	X(UNCLOSED_FENCE, ERROR, N_("A code fence that does not close."))

enum diag_code {
#define X(code, level, text) DIAG_CODE_##code,
	DIAGS(X)
#undef X
	    DIAG_CODE_COUNT
};

struct diag {
	enum diag_code code;
	enum diag_level level;
	struct place at;
	const char *text; /* one line, translated */
	const char *hint; /* what to do, or NULL */
	size_t cost;      /* cards held by it */
	size_t seq;       /* order of making, for a stable sort */
};

/* A code's name and back; the second gives false for a name there is not. */
const char *diag_code_name(enum diag_code);
bool diag_code_named(enum diag_code *, const char *name);

enum diag_level diag_code_level(enum diag_code);
const char *diag_level_name(enum diag_level); /* "error", "warning", "note" */
const char *diag_code_help(enum diag_code);   /* what it means, translated */
const char *diag_code_advice(enum diag_code); /* what to do, translated */

/* Notes of which it complains, a few lines; NULL where they would be long. */
const char *diag_code_example(enum diag_code);

/*
 * Adds a complaint, unless the code is switched off there or the line has one
 * of this code already. Gives it, or NULL; it holds until the next diag_add.
 */
struct diag *diag_add(struct compile *, enum diag_code, struct place,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Switches a code off in the lines from..to of a file, for what comes after. */
void diag_off(struct compile *, enum diag_code, const char *file, uint32_t from,
    uint32_t to);

/*
 * Holds cards until the person confirms them: all whose answer comes from the
 * line of place, or, with a token, those of them that ask or answer it.
 * Complaints that hold call it once for each line they doubt; weed_drafts
 * reads what was held and counts the cost.
 */
struct hold {
	size_t seq;           /* seq of the complaint */
	enum diag_code code;  /* and its code */
	struct place at;      /* which line; columns do not matter */
	const char *token_nf; /* normal form of what is doubted; NULL: all */
};

void diag_hold(
    struct compile *, const struct diag *, struct place, const char *token);

#endif
