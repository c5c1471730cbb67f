#ifndef LANG_NORM_H
#define LANG_NORM_H

/*
 * The forms in which texts are compared (questions.md 6 A and B), their size
 * in W, and their content grams (questions.md 3). The compiler, the judge and
 * the lineage of cards need the same ones.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct words;

/* The languages that have wordings; others get neutral ones. */
enum lang {
	LANG_NEUTRAL, /* "": structure only */
	LANG_ZH,      /* "zh": Simplified Chinese */
	LANG_EN,      /* "en": English */
	LANG_COUNT
};

const char *lang_name(enum lang);               /* "", "zh", "en" */
bool lang_named(enum lang *, const char *name); /* the reverse */

/*
 * The language of a text: its Han characters and Latin words counted as
 * questions.md 1 "Prompt language" says.
 */
enum lang lang_of(const char *s, size_t n);

/* Normal form (6 A) of the n bytes at s; lives in the arena. */
char *norm_nf(struct arena *, const char *s, size_t n);

/* Loose form (6 B) of a normal form; lives in the arena. */
char *norm_lf(struct arena *, const char *nf);

/*
 * Size in W: each Han, Kana or Hangul character 1, each run of other letters
 * or digits (with inner - ' . _) 2, the rest 0.
 */
size_t norm_size(const char *s, size_t n);

/*
 * Content grams: hashes of the Han bigrams and of the other words of two or
 * more characters, stopwords cut out; sorted, each once.
 */
struct grams {
	const uint64_t *hash; /* ascending */
	size_t n;
};

struct grams norm_grams(struct arena *, const struct words *, const char *nf);

/* How many of a's grams b holds. */
size_t grams_shared(struct grams a, struct grams b);

/*
 * A hash of the numbers that stand in a normal form, in whatever order: texts
 * with other numbers have, but for chance, another one.
 */
uint64_t norm_numbers(const char *nf);

/*
 * True if the normal form hay holds the normal form needle: Han as a substring
 * of two or more characters, other scripts as whole words, digits as a whole
 * number.
 */
bool norm_holds(const char *hay, const char *needle);

#endif
