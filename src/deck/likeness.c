#include "deck/likeness.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/rand.h"
#include "base/text.h"
#include "deck/lineage.h"
#include "lang/words.h"

#include <stdlib.h>
#include <string.h>

struct sketch
sketch_card(struct arena *a, const struct words *w, const struct card *c)
{
	struct sketch s = {.card = c, .section = c->section.n};
	struct buf said = {0};
	size_t i;

	buf_puts(&said, c->items.n ? "" : c->answer);
	for (i = 0; i < c->items.n; i++) {
		buf_puts(&said, c->items.v[i]);
		buf_puts(&said, "\n");
	}
	for (i = 0; i < c->section.n; i++)
		s.section = hash_string(s.section, c->section.v[i]);
	s.term = norm_nf(a, c->term, strlen(c->term));
	s.ask = norm_nf(a, c->ask, strlen(c->ask));
	s.said = norm_nf(a, buf_text(&said), said.len);
	s.ask_grams = norm_grams(a, w, s.ask);
	s.said_grams = norm_grams(a, w, s.said);
	buf_free(&said);
	return s;
}

static bool
same_texts(const struct texts *a, const struct texts *b)
{
	size_t i;

	if (a->n != b->n)
		return false;
	for (i = 0; i < a->n; i++)
		if (strcmp(a->v[i], b->v[i]) != 0)
			return false;
	return true;
}

bool
card_same_words(const struct card *a, const struct card *b)
{
	return a->kind == b->kind && strcmp(a->ask, b->ask) == 0 &&
	       strcmp(a->answer, b->answer) == 0 &&
	       same_texts(&a->items, &b->items);
}

bool
card_same_place(const struct card *a, const struct card *b)
{
	return strcmp(a->file, b->file) == 0 &&
	       same_texts(&a->section, &b->section);
}

enum { SHORT = 64 }; /* characters up to which edits are counted */

/* Likeness of spelling that unrelated texts reach by chance. */
#define CHANCE 0.4

/* Code points of a text, at most SHORT; more gives SHORT + 1. */
static size_t
spell(const char *s, int32_t cp[SHORT])
{
	size_t n = strlen(s), at = 0, i;

	for (i = 0; at < n; i++) {
		if (i == SHORT)
			return SHORT + 1;
		at += text_next(s + at, n - at, &cp[i]);
	}
	return i;
}

/*
 * 1 - Levenshtein distance / longer length, stretched so that texts with
 * nothing in common, which still share some letters, are at 0. Long: 0.
 */
static double
spelling_likeness(const char *a, const char *b)
{
	int32_t x[SHORT], y[SHORT];
	size_t n = spell(a, x), m = spell(b, y), row[SHORT + 1], i, j;
	size_t longer = n > m ? n : m;
	double likeness;

	if (longer == 0)
		return 1;
	if (longer > SHORT)
		return 0;
	for (j = 0; j <= m; j++)
		row[j] = j;
	for (i = 0; i < n; i++) {
		size_t corner = row[0]++;

		for (j = 0; j < m; j++) {
			size_t keep = corner + (x[i] != y[j]);
			size_t drop =
			    1 + (row[j] < row[j + 1] ? row[j] : row[j + 1]);

			corner = row[j + 1];
			row[j + 1] = keep < drop ? keep : drop;
		}
	}
	likeness = 1 - (double)row[m] / (double)longer;
	return likeness < CHANCE ? 0 : (likeness - CHANCE) / (1 - CHANCE);
}

double
text_likeness(const char *a, struct grams ga, const char *b, struct grams gb)
{
	double dice = 0, spelling;

	if (strcmp(a, b) == 0)
		return 1;
	if (ga.n + gb.n)
		dice =
		    2.0 * (double)grams_shared(ga, gb) / (double)(ga.n + gb.n);
	spelling = spelling_likeness(a, b);
	return dice > spelling ? dice : spelling;
}

/* Kinds of one family may turn into each other when a bullet gets a label. */
static const int family[CARD_KIND_COUNT] = {
    [CARD_EXPAND] = 1,
    [CARD_CONTRACT] = 2,
    [CARD_TRANSLATE] = 3,
    [CARD_DEFINE] = 4,
    [CARD_NAME] = 5,
    [CARD_ASPECT] = 4,
    [CARD_LABEL] = 4,
    [CARD_LIST] = 6,
    [CARD_ORDER] = 6,
    [CARD_CELL] = 7,
    [CARD_CONTRAST] = 8,
    [CARD_WHICH] = 9,
    [CARD_CLOZE] = 10,
    [CARD_NUMBER] = 10,
    [CARD_QA] = 4,
};

/* Content of this many grams is not twice in a deck by chance. */
enum { TELLING = 4 };

/* Two texts that share less than this say different things. */
#define STRANGE 0.1

/* A likeness that a person is to confirm. */
#define DOUBTFUL ((LINEAGE_SURE + LINEAGE_POSSIBLE) / 2)

/* The question stands, but none of many words of its answer. */
static bool
is_other_fact(const struct sketch *o, const struct sketch *f, double likeness)
{
	return likeness < STRANGE && o->said_grams.n >= TELLING &&
	       f->said_grams.n >= TELLING;
}

/*
 * The same words are the same fact, whatever the template now asks; telling
 * words weigh more than a lone number. A question kept to the letter is the
 * same card with its answer mended. An id kept adds to either.
 */
double
card_likeness(const struct sketch *o, const struct sketch *f)
{
	double said, ask, both;

	if (family[o->card->kind] != family[f->card->kind])
		return 0;
	said = text_likeness(o->said, o->said_grams, f->said, f->said_grams);
	ask = text_likeness(o->ask, o->ask_grams, f->ask, f->ask_grams);
	if (said >= 1 && o->said_grams.n >= TELLING)
		both = 0.9 + 0.1 * ask;
	else if (ask >= 1 && is_other_fact(o, f, said))
		return DOUBTFUL;
	else if (ask >= 1)
		both = 0.8 + 0.2 * said;
	else
		both = 0.55 * said + 0.4 * ask;
	if (o->card->id == f->card->id && (said > 0.3 || ask > 0.6))
		both += 0.2;
	else if (o->section == f->section)
		both += 0.05;
	if (o->card->kind != f->card->kind)
		both -= 0.1;
	return both > 1 ? 1 : both < 0 ? 0 : both;
}

static size_t
count_word(const char *s, const char *word, size_t len)
{
	size_t n = 0;

	for (; (s = strstr(s, word)); s += len)
		n++;
	return n;
}

static size_t
negations(const struct words *w, const char *nf)
{
	size_t n = 0, at = 0, end = strlen(nf), len;

	while (at < end) {
		int32_t cp;

		if ((len = words_match(
			 w, WORDS_NEGATION_EXCEPTIONS, nf + at, end - at)))
			at += len;
		else if ((len = words_match(
			      w, WORDS_NEGATION, nf + at, end - at)))
			n++, at += len;
		else
			at += text_next(nf + at, end - at, &cp);
	}
	return n;
}

static bool
polar_swapped(const struct words *w, const char *a, const char *b)
{
	const struct word *pair;
	size_t n, i;

	pair = words_list(w, WORDS_POLAR, &n);
	for (i = 0; i < n; i++) {
		const char *x = pair[i].nf, *y = pair[i].other;
		size_t lx = pair[i].len, ly = strlen(y);
		ptrdiff_t dx, dy;

		dx = (ptrdiff_t)count_word(a, x, lx) -
		     (ptrdiff_t)count_word(b, x, lx);
		dy = (ptrdiff_t)count_word(a, y, ly) -
		     (ptrdiff_t)count_word(b, y, ly);
		if (dx && dx == -dy)
			return true;
	}
	return false;
}

unsigned
meaning_changes(
    const struct words *w, const struct sketch *o, const struct sketch *f)
{
	unsigned changed = MEANING_SAME;
	double said;

	if (strcmp(o->said, f->said) == 0)
		return changed;
	if (negations(w, o->said) % 2 != negations(w, f->said) % 2)
		changed |= MEANING_NEGATION;
	if (norm_numbers(o->said) != norm_numbers(f->said))
		changed |= MEANING_NUMBER;
	if (polar_swapped(w, o->said, f->said))
		changed |= MEANING_POLAR;
	said = text_likeness(o->said, o->said_grams, f->said, f->said_grams);
	if (said < 0.5)
		changed |= MEANING_ANSWER;
	return changed;
}
