#ifndef COMPILE_PROMPT_H
#define COMPILE_PROMPT_H

/*
 * The wordings of questions. They are data, a file a language
 * (prompt/LANG.txt, "key<TAB>wording with {T} …"); this fills them in and
 * polishes the result (questions.md 1). It knows nothing of rules: a rule
 * names a key and says what stands in it.
 */

#include "lang/norm.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct compile;
struct prompts;
struct section;
struct term;

/* What may stand in a wording; NULL where nothing does. */
struct prompt_args {
	const char *term;    /* {T}: prompt_term() */
	const char *aspect;  /* {A}: prompt_aspect(); it chooses the wording;
			      * {a}: the same inside an English sentence */
	const char *label;   /* {L}: a label, or a symbol */
	const char *name;    /* {N}: the name asked from */
	const char *text;    /* {D}: a definition, a content, a sentence */
	const char *context; /* {ctx}: prompt_context() */
	const char *row;     /* {R} */
	const char *column;  /* {C} */
	const char *x;       /* {X}, {Y}, {Z}: the sides of a comparison */
	const char *y;
	const char *z;
	const char *dim;  /* {dim}, {d}: what they are compared in */
	const char *cues; /* {cues}: openings of the points asked for */
	size_t n;         /* {n}: how many; {s}: "s" unless one */
};

/* All wordings, read once; they live in the arena. */
struct prompts *prompts_new(struct arena *);
void prompts_free(struct prompts *); /* NULL is fine */

/*
 * Fills in the wording called key and polishes it. Where {A} is of a class
 * that has a wording of its own (key.class: bare, with, in, step, use, good,
 * word, other, numbered) that one is taken; a key that the language lacks is
 * taken from the neutral ones. An unknown key aborts. In the compile's arena.
 */
const char *prompt_make(
    struct compile *, enum lang, const char *key, const struct prompt_args *);

/* "How do X and Y differ?", outside of any compile; in the arena. */
const char *prompt_contrast(
    struct arena *, enum lang, const char *x, const char *y);

/* True if the language itself has a wording called key. */
bool prompt_has(const struct compile *, enum lang, const char *key);

/* {T}, {A} and {ctx} of a section, ready to add to. */
struct prompt_args prompt_of(struct compile *, const struct section *);

/* {T}: the display name of the section's term, else the title above it. */
const char *prompt_term(const struct section *);

/* {A}: the last element of the aspect path, with its parent where needed. */
const char *prompt_aspect(struct compile *, const struct section *);

/* {ctx}: "{T} › {A}", without {A} if that is a question or a definition. */
const char *prompt_context(struct compile *, const struct section *);

/* The notes' own question; "{T}：" before it if it holds no name of T. */
const char *prompt_question(
    struct compile *, enum lang, const struct term *, const char *question);

/* True if the text ends in a question mark or opens like a question. */
bool prompt_is_question(const char *s);

/*
 * The language of a card: that of its content, else (for content that is but
 * a name) of the section's text.
 */
enum lang prompt_lang(const struct section *, const char *content);

/* No doubled 的 or end mark; spaces between scripts as they should be. */
char *prompt_polish(struct arena *, const char *s);

#endif
