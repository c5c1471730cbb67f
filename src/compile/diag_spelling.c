/*
 * Slips in Latin words, found by how the notes spell them elsewhere. Rare
 * words meet frequent ones through the strings that both become when one
 * letter is taken away, so that no word is compared with all others.
 */

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "compile/check.h"
#include "compile/compile.h"
#include "compile/scan.h"
#include "compile/slips.h"
#include "compile/spell.h"
#include "lang/words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum {
	SHORTEST = 7, /* letters of a word that is looked at */
	LONG = 10,    /* letters from which a slip needs no neighbour */
	RARE = 2,     /* lines that a misspelt word stands in at most */
	FREQUENT = 3, /* lines that the right one stands in at least */
};

struct seen {
	const char *word;  /* lower case */
	const char *shown; /* as first written */
	struct place first;
	uint32_t lines, last_line;
	bool watched; /* its neighbours are wanted */
	size_t pair;  /* first pair it is the wrong one of + 1 */
};

struct pair {
	size_t wrong, right; /* places in seen */
	bool sure;
	size_t next; /* of the same wrong word, + 1 */
};

/* The neighbour a pair's right word should have too. */
struct wish {
	size_t pair;
	const char *key;
};

struct spelling {
	struct map *index; /* word -> place in seen + 1 */
	struct seen *seen;
	size_t nseen, seen_cap;
	struct pair *pair;
	size_t npair, pair_cap;
	struct wish *wish;
	size_t nwish, wish_cap;
	size_t words, accented, stop; /* what language is it? */
	bool han;
	struct map *near; /* "word<before", "word>after" of right words */
};

/* The word in lower case in a buffer; NULL where it is short or too long. */
static const char *
lower(char out[SPELL_LONGEST + 1], const char *s, size_t n)
{
	size_t i;

	if (n > SPELL_LONGEST)
		return NULL;
	for (i = 0; i < n; i++)
		out[i] = (char)tolower((unsigned char)s[i]);
	out[n] = '\0';
	return out;
}

static struct seen *
find(const struct spelling *sp, const char *word)
{
	const size_t *at = map_find(sp->index, word, strlen(word));

	return at ? &sp->seen[*at - 1] : NULL;
}

static struct seen *
add(struct compile *c, struct spelling *sp, const char *word)
{
	char *copy = arena_strdup(c->arena, word);

	MEM_GROW(sp->seen, sp->nseen, sp->seen_cap);
	sp->seen[sp->nseen] = (struct seen){.word = copy};
	*map_at(sp->index, copy, strlen(copy)) = ++sp->nseen;
	return &sp->seen[sp->nseen - 1];
}

/*
 * Where words are inflected as in German or Italian, two of them that differ
 * by a letter are no slip. English has few accents and many little words;
 * single English words in Chinese notes have neither.
 */
static bool
is_english(const struct spelling *sp)
{
	return sp->accented * 100 <= sp->words &&
	       (sp->han || sp->words < 200 || sp->stop * 8 >= sp->words);
}

/* Counts letters with accents, and sees whether there is Han. */
static void
count_letters(struct spelling *sp, const struct note *note)
{
	const unsigned char *u = (const unsigned char *)note->text;
	size_t i;

	for (i = 0; i < note->len; i++) {
		if (u[i] < 0xC3)
			continue;
		sp->accented += text_leads_latin(u[i], u[i + 1]);
		sp->han |= u[i] >= 0xE4 && u[i] <= 0xE9;
	}
}

static void
count_words(struct compile *c, const struct note *note,
    const struct section *section, void *arg)
{
	struct spelling *sp = arg;
	struct scan_word w = {0};
	char word[SPELL_LONGEST + 1];

	(void)section;
	count_letters(sp, note);
	while (scan_next_word(note, &w)) {
		struct seen *seen;
		struct place at;

		sp->words++;
		if (!lower(word, note->text + w.at, w.n))
			continue;
		sp->stop += w.n <= 4 && words_is(c->words, WORDS_STOP, word);
		if (w.n < SHORTEST)
			continue;
		if (!(seen = find(sp, word)))
			seen = add(c, sp, word);
		at = note_place(note, w.at);
		if (!seen->lines) {
			seen->first = at;
			seen->shown = note->text + w.at;
		}
		seen->lines += seen->last_line != at.line;
		seen->last_line = at.line;
	}
}

/* Notes a pair of a rare word and a frequent one it may be a slip of. */
static void
consider(struct compile *c, struct spelling *sp, size_t wrong, size_t right)
{
	const char *x = sp->seen[wrong].word, *y = sp->seen[right].word;
	bool sure;
	size_t at;

	if (!spell_is_slip(c->words, x, y, 1))
		return;
	sure = strlen(x) >= LONG && strlen(y) >= LONG &&
	       spell_slip(x, y, &at) != SLIP_SUBSTITUTED;
	sp->seen[wrong].watched = sp->seen[right].watched = true;
	MEM_GROW(sp->pair, sp->npair, sp->pair_cap);
	sp->pair[sp->npair++] = (struct pair){.wrong = wrong,
	    .right = right,
	    .sure = sure,
	    .next = sp->seen[wrong].pair};
	sp->seen[wrong].pair = sp->npair;
}

static void
find_pairs(struct compile *c, struct spelling *sp)
{
	struct slips *slips = slips_new();
	size_t i, j, n;
	const size_t *near;

	for (i = 0; i < sp->nseen; i++)
		if (sp->seen[i].lines >= FREQUENT)
			slips_add(slips, sp->seen[i].word, i);
	for (i = 0; i < sp->nseen; i++) {
		if (sp->seen[i].lines > RARE)
			continue;
		near = slips_near(slips, sp->seen[i].word, &n);
		for (j = 0; j < n; j++)
			consider(c, sp, i, near[j]);
	}
	slips_free(slips);
}

/* Remembers what stands beside a word of a pair. */
static void
note_neighbour(struct compile *c, struct spelling *sp, const struct seen *seen,
    char side, const char *beside)
{
	size_t p;

	if (strlen(beside) < 3 || words_is(c->words, WORDS_STOP, beside))
		return;
	if (!seen->pair) {
		char *key =
		    arena_printf(c->arena, "%s%c%s", seen->word, side, beside);

		(*map_at(sp->near, key, strlen(key)))++;
		return;
	}
	for (p = seen->pair; p; p = sp->pair[p - 1].next) {
		const char *right = sp->seen[sp->pair[p - 1].right].word;

		MEM_GROW(sp->wish, sp->nwish, sp->wish_cap);
		sp->wish[sp->nwish++] = (struct wish){.pair = p - 1,
		    .key =
			arena_printf(c->arena, "%s%c%s", right, side, beside)};
	}
}

static void
find_neighbours(struct compile *c, const struct note *note,
    const struct section *section, void *arg)
{
	struct spelling *sp = arg;
	char text[2][SPELL_LONGEST + 1] = {{0}};
	const struct seen *before = NULL;
	struct scan_word w = {0};
	size_t turn = 0;

	(void)section;
	while (scan_next_word(note, &w)) {
		const char *last = text[turn], *word;
		const struct seen *seen;

		turn = !turn;
		if (!(word = lower(text[turn], note->text + w.at, w.n)))
			word = strcpy(text[turn], "");
		seen = find(sp, word);
		if (w.joined && seen && seen->watched)
			note_neighbour(c, sp, seen, '<', last);
		if (w.joined && before && before->watched)
			note_neighbour(c, sp, before, '>', word);
		before = seen;
	}
}

static void
weigh_neighbours(struct spelling *sp)
{
	size_t i;

	for (i = 0; i < sp->nwish; i++) {
		const char *key = sp->wish[i].key;

		if (map_find(sp->near, key, strlen(key)))
			sp->pair[sp->wish[i].pair].sure = true;
	}
}

/* The right word as it would be written in the place of the wrong one. */
static const char *
in_place(const struct seen *wrong, const struct seen *right)
{
	return islower((unsigned char)wrong->shown[0]) ? right->word
						       : right->shown;
}

static void
tell_pairs(struct compile *c, const struct spelling *sp)
{
	size_t i;

	for (i = 0; i < sp->npair; i++) {
		const struct seen *wrong = &sp->seen[sp->pair[i].wrong];
		const struct seen *right = &sp->seen[sp->pair[i].right];

		if (sp->pair[i].sure)
			diag_add(c, DIAG_CODE_LATIN_TYPO, wrong->first,
			    _("\"%.*s\" is spelt \"%.*s\" %u times"),
			    (int)strlen(wrong->word), wrong->shown,
			    (int)strlen(right->word), in_place(wrong, right),
			    right->lines);
	}
}

void
check_latin_typo(struct compile *c)
{
	struct spelling sp = {.index = map_new(), .near = map_new()};

	scan_texts(c, count_words, &sp);
	if (is_english(&sp))
		find_pairs(c, &sp);
	if (sp.npair) {
		scan_texts(c, find_neighbours, &sp);
		weigh_neighbours(&sp);
		tell_pairs(c, &sp);
	}
	map_free(sp.index);
	map_free(sp.near);
	free(sp.seen);
	free(sp.pair);
	free(sp.wish);
}
