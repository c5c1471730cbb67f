#ifndef LANG_WORDS_H
#define LANG_WORDS_H

/*
 * The word lists: words/NAME.txt, a word a line after its language and a tab
 * ("zh\t定义"), compared in normal form. A list of pairs has a second word
 * after another tab ("zh\t较高\t较低"). Lines that begin with # are comments.
 */

#include "lang/norm.h"

#include <stdbool.h>
#include <stddef.h>

/* One line a list: its enum, its file without .txt. Sorted. */
#define WORD_LISTS(X)                                                          \
	X(ABOUT, about_words)                                                  \
	X(ADVERBS, adverbs)                                                    \
	X(ALIAS_PATTERNS, alias_patterns)                                      \
	X(ANAPHORA, anaphora)                                                  \
	X(ASPECT, aspect_words)                                                \
	X(ASPECT_PROMPTS, aspect_prompts)                                      \
	X(BLANK, blank_words)                                                  \
	X(CLASS_NOUNS, class_nouns)                                            \
	X(COLLECTION, collection_words)                                        \
	X(COMMON_ACRONYMS, common_acronyms)                                    \
	X(COMPOUNDS, compounds)                                                \
	X(CONJUNCTIONS, conjunctions)                                          \
	X(CONTAINER, container_words)                                          \
	X(COUNT_WORDS, count_words)                                            \
	X(COUNTABLE, countable_words)                                          \
	X(CUE, cue_words)                                                      \
	X(DEFINITION_ASPECTS, definition_aspects)                              \
	X(DEFINITION_OPENERS, definition_openers)                              \
	X(EARLY_ASPECTS, early_aspects)                                        \
	X(EMPTY_CELLS, empty_cells)                                            \
	X(EXAMPLE, example_words)                                              \
	X(FEATURE, feature_words)                                              \
	X(FUNCTION, function_words)                                            \
	X(GENERIC_LABELS, generic_labels)                                      \
	X(GENERIC_TAILS, generic_tails)                                        \
	X(GENUS, genus_words)                                                  \
	X(IGNORED_COLUMNS, ignored_columns)                                    \
	X(LATE_ASPECTS, late_aspects)                                          \
	X(LIST_CUES, list_cues)                                                \
	X(MEANING_COLUMNS, meaning_columns)                                    \
	X(META_OPENERS, meta_openers)                                          \
	X(NAME_LEFT_CUT, name_left_cut)                                        \
	X(NEGATION, negation)                                                  \
	X(NEGATION_EXCEPTIONS, negation_exceptions)                            \
	X(NUMBERED, numbered_words)                                            \
	X(POINTING, pointing_words)                                            \
	X(POLAR, polar_pairs)                                                  \
	X(PREDICATE, predicate_chars)                                          \
	X(PREFIXES, prefixes)                                                  \
	X(REFERENCE, reference_words)                                          \
	X(REVERSE, reverse_words)                                              \
	X(STEP, step_words)                                                    \
	X(STOP, stopwords)                                                     \
	X(SUMMARY, summary_words)                                              \
	X(TERM_COLUMNS, term_columns)                                          \
	X(TIME, time_words)                                                    \
	X(UNITS, units)                                                        \
	X(VARIANTS, spelling_variants)

enum word_list {
#define X(id, file) WORDS_##id,
	WORD_LISTS(X)
#undef X
	    WORDS_COUNT
};

struct word {
	const char *nf; /* its normal form */
	const char
	    *other;     /* normal form of the second word of a pair, or NULL */
	size_t len;     /* bytes of nf */
	enum lang lang; /* which language's word it is */
};

struct words;

/* All lists; a few hundred words, read once by whoever begins a job. */
struct words *words_new(void);
void words_free(struct words *);

/* The words of a list, longest first; borrowed. */
const struct word *words_list(const struct words *, enum word_list, size_t *n);

/* The word that is the whole normal form nf, or NULL. */
const struct word *words_is(
    const struct words *, enum word_list, const char *nf);

/* The longest word that nf begins or ends with (whole words), or NULL. */
const struct word *words_begins(
    const struct words *, enum word_list, const char *nf);
const struct word *words_ends(
    const struct words *, enum word_list, const char *nf);

/* Bytes of the longest word that the n bytes at s begin with, 0 for none. */
size_t words_match(
    const struct words *, enum word_list, const char *s, size_t n);

/* The first word found inside nf (whole words), its byte offset in *at. */
const struct word *words_in(
    const struct words *, enum word_list, const char *nf, size_t *at);

#endif
