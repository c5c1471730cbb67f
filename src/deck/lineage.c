#include "deck/lineage.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/rand.h"
#include "deck/assign.h"
#include "deck/likeness.h"
#include "lang/words.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK_MOST = 96 }; /* more unmatched cards of one term go by content */

/* One of the two decks, with what is known of each card. */
struct side {
	const struct deck *deck;
	struct sketch *sketch;
	ptrdiff_t *mate; /* index in the other deck, or NO_CARD */
	double *certainty;
	unsigned *meaning; /* kept with the new side alone */
	size_t *term;      /* number of its term */
};

struct job {
	struct arena *arena;
	const struct words *words;
	struct map *terms; /* nf -> number + 1 */
	size_t nterm;
	size_t *renamed; /* old term -> new term it became, else itself */
	struct side old, fresh;
};

const char *
change_name(enum change_what what)
{
	static const char *const name[CHANGE_COUNT] = {
#define X(id, text) text,
	    CHANGES(X)
#undef X
	};

	return name[what];
}

static size_t
term_number(struct job *j, const char *nf)
{
	size_t *at = map_at(j->terms, nf, strlen(nf));

	if (!*at)
		*at = ++j->nterm;
	return *at - 1;
}

static void
sketch_side(struct job *j, struct side *s, const struct deck *d)
{
	size_t i, n = d->n ? d->n : 1;

	s->deck = d;
	s->sketch = arena_array(j->arena, n, sizeof *s->sketch);
	s->mate = arena_array(j->arena, n, sizeof *s->mate);
	s->certainty = arena_array(j->arena, n, sizeof *s->certainty);
	s->meaning = arena_array(j->arena, n, sizeof *s->meaning);
	s->term = arena_array(j->arena, n, sizeof *s->term);
	for (i = 0; i < d->n; i++) {
		s->sketch[i] = sketch_card(j->arena, j->words, &d->card[i]);
		s->term[i] = term_number(j, s->sketch[i].term);
		s->mate[i] = NO_CARD;
	}
}

static void
marry(
    struct job *j, size_t old, size_t fresh, double certainty, unsigned meaning)
{
	j->old.mate[old] = (ptrdiff_t)fresh;
	j->fresh.mate[fresh] = (ptrdiff_t)old;
	j->fresh.certainty[fresh] = certainty;
	j->fresh.meaning[fresh] = meaning;
}

/* A key of n 64-bit parts for a map; lives in the arena. */
static const char *
key_of(struct job *j, const uint64_t *part, size_t n)
{
	return arena_strndup(j->arena, (const char *)part, n * sizeof *part);
}

/*
 * Matches what is equal by key: cards that share it are chained in the order
 * of the old deck, and each new card takes the first that is left.
 */

typedef size_t key_fn(const struct sketch *, size_t term, uint64_t key[4]);

static size_t
whole_key(const struct sketch *s, size_t term, uint64_t key[4])
{
	(void)term;
	key[0] = s->card->id;
	key[1] = hash_string(1, s->card->ask);
	key[2] = hash_string(2, s->said);
	key[3] = s->card->kind;
	return 4;
}

static size_t
words_key(const struct sketch *s, size_t term, uint64_t key[4])
{
	key[0] = term;
	key[1] = hash_string(1, s->ask);
	key[2] = hash_string(2, s->said);
	key[3] = s->card->kind;
	return 4;
}

static size_t
fact_key(const struct sketch *s, size_t term, uint64_t key[4])
{
	key[0] = term;
	key[1] = hash_string(2, s->said);
	key[2] = s->card->kind;
	key[3] = s->section;
	return s->said_grams.n ? 4 : 0;
}

static void
match_equal(struct job *j, key_fn *key, double certainty)
{
	struct map *map = map_new();
	size_t *next = mem_new(j->old.deck->n + 1, sizeof *next), i;
	uint64_t part[4];

	for (i = j->old.deck->n; i-- > 0;) {
		size_t n = j->old.mate[i] == NO_CARD
			       ? key(&j->old.sketch[i],
				     j->renamed ? j->renamed[j->old.term[i]]
						: j->old.term[i],
				     part)
			       : 0;
		size_t *first;

		if (!n)
			continue;
		first = map_at(map, key_of(j, part, n), n * sizeof *part);
		next[i] = *first;
		*first = i + 1;
	}
	for (i = 0; i < j->fresh.deck->n; i++) {
		size_t n =
		    j->fresh.mate[i] == NO_CARD
			? key(&j->fresh.sketch[i], j->fresh.term[i], part)
			: 0;
		size_t *first =
		    n ? map_find(map, (const char *)part, n * sizeof *part)
		      : NULL;

		if (!first || !*first)
			continue;
		marry(j, *first - 1, i, certainty, MEANING_SAME);
		*first = next[*first - 1];
	}
	map_free(map);
	free(next);
}

/* For each term, how many cards of a side are unmatched, and matched. */
static void
count_terms(const struct side *s, size_t *single, size_t *married)
{
	size_t i;

	for (i = 0; i < s->deck->n; i++)
		(s->mate[i] == NO_CARD ? single : married)[s->term[i]]++;
}

/*
 * A term whose old cards all lost their place, and another that is new: if
 * they say the same, one was renamed to the other. Votes by equal content.
 */
static void
find_renamed(struct job *j)
{
	size_t n = j->nterm + 1, i;
	size_t *gone = mem_new(n, sizeof *gone),
	       *come = mem_new(n, sizeof *come);
	size_t *stay = mem_new(n, sizeof *stay),
	       *votes = mem_new(n, sizeof *votes);
	struct map *said = map_new(), *pairs = map_new();
	uint64_t part[2];

	j->renamed = arena_array(j->arena, n, sizeof *j->renamed);
	for (i = 0; i < n; i++)
		j->renamed[i] = i;
	count_terms(&j->old, gone, stay);
	count_terms(&j->fresh, come, stay);
	for (i = 0; i < j->fresh.deck->n; i++) {
		size_t t = j->fresh.term[i];

		if (j->fresh.mate[i] != NO_CARD || stay[t] || gone[t])
			continue;
		part[0] = hash_string(2, j->fresh.sketch[i].said);
		part[1] = j->fresh.sketch[i].card->kind;
		*map_at(said, key_of(j, part, 2), sizeof part) = t + 1;
	}
	for (i = 0; i < j->old.deck->n; i++) {
		size_t t = j->old.term[i], *to, *vote;

		if (j->old.mate[i] != NO_CARD || stay[t] || come[t])
			continue;
		part[0] = hash_string(2, j->old.sketch[i].said);
		part[1] = j->old.sketch[i].card->kind;
		to = map_find(said, (const char *)part, sizeof part);
		if (!to)
			continue;
		part[0] = t;
		part[1] = *to - 1;
		vote = map_at(pairs, key_of(j, part, 2), sizeof part);
		if (++*vote > votes[t] && 3 * *vote >= gone[t]) {
			votes[t] = *vote;
			j->renamed[t] = part[1];
		}
	}
	map_free(said);
	map_free(pairs);
	free(gone);
	free(come);
	free(stay);
	free(votes);
}

/* Singles of one term of both decks, as lists of indices. */
struct block {
	size_t *old, *fresh;
	size_t nold, nfresh;
};

/*
 * Other numbers, a negation or the opposite word under another question make
 * another fact, however alike the rest is ("maps to (0, 1)", "to (-1, 1)").
 */
static double
pair_likeness(const struct job *j, size_t old, size_t fresh)
{
	const struct sketch *o = &j->old.sketch[old];
	const struct sketch *f = &j->fresh.sketch[fresh];
	double likeness = card_likeness(o, f);

	if (likeness < LINEAGE_POSSIBLE || strcmp(o->ask, f->ask) == 0)
		return likeness;
	return meaning_changes(j->words, o, f) & ~(unsigned)MEANING_ANSWER
		   ? likeness - 0.25
		   : likeness;
}

static void
match_block(struct job *j, const struct block *b)
{
	double *worth = mem_new(b->nold * b->nfresh, sizeof *worth);
	ptrdiff_t *mate = mem_new(b->nold, sizeof *mate);
	size_t i, k;

	for (i = 0; i < b->nold; i++)
		for (k = 0; k < b->nfresh; k++) {
			double w = pair_likeness(j, b->old[i], b->fresh[k]);

			/* squared, so that one sure pair beats two doubtful */
			worth[i * b->nfresh + k] =
			    w < LINEAGE_POSSIBLE ? 0 : w * w;
		}
	assign_best(worth, b->nold, b->nfresh, mate);
	for (i = 0; i < b->nold; i++) {
		const struct sketch *o = &j->old.sketch[b->old[i]], *f;

		if (mate[i] < 0)
			continue;
		f = &j->fresh.sketch[b->fresh[mate[i]]];
		marry(j, b->old[i], b->fresh[mate[i]],
		    pair_likeness(j, b->old[i], b->fresh[mate[i]]),
		    meaning_changes(j->words, o, f));
	}
	free(worth);
	free(mate);
}

/* Lists the singles of a side by term: order[from[t]..from[t + 1]). */
static void
by_term(const struct job *j, const struct side *s, size_t *from, size_t *order)
{
	size_t i, t, *at = mem_new(j->nterm + 1, sizeof *at);
	bool is_old = s == &j->old;

	for (i = 0; i < s->deck->n; i++)
		if (s->mate[i] == NO_CARD)
			from[(is_old ? j->renamed[s->term[i]] : s->term[i]) +
			     1]++;
	for (t = 0; t < j->nterm; t++) {
		from[t + 1] += from[t];
		at[t] = from[t];
	}
	for (i = 0; i < s->deck->n; i++)
		if (s->mate[i] == NO_CARD)
			order[at[is_old ? j->renamed[s->term[i]]
					: s->term[i]]++] = i;
	free(at);
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static void
match_terms(struct job *j)
{
	size_t n = j->nterm + 2, t;
	size_t *of = mem_new(n, sizeof *of), *ff = mem_new(n, sizeof *ff);
	size_t *o = mem_new(j->old.deck->n, sizeof *o);
	size_t *f = mem_new(j->fresh.deck->n, sizeof *f);

	by_term(j, &j->old, of, o);
	by_term(j, &j->fresh, ff, f);
	for (t = 0; t < j->nterm; t++) {
		size_t nold = of[t + 1] - of[t], nfresh = ff[t + 1] - ff[t];
		size_t a, b;

		/* a very long list of one term is matched stretch by stretch */
		for (a = b = 0; a < nold && b < nfresh;
		     a += BLOCK_MOST, b += BLOCK_MOST)
			match_block(
			    j, &(struct block){.old = o + of[t] + a,
				   .fresh = f + ff[t] + b,
				   .nold = least(nold - a, BLOCK_MOST),
				   .nfresh = least(nfresh - b, BLOCK_MOST)});
	}
	free(of);
	free(ff);
	free(o);
	free(f);
}

enum { LONG_CONTENT = 8 }; /* grams that are no accident in another term */

/* The same long words said of another term: the bullet was moved there. */
static void
match_across(struct job *j)
{
	struct map *once = map_new();
	size_t i, *at;
	uint64_t part[2];

	for (i = 0; i < j->old.deck->n; i++) {
		const struct sketch *s = &j->old.sketch[i];

		if (j->old.mate[i] != NO_CARD || s->said_grams.n < LONG_CONTENT)
			continue;
		part[0] = hash_string(2, s->said);
		part[1] = s->card->kind;
		at = map_at(once, key_of(j, part, 2), sizeof part);
		*at = *at ? SIZE_MAX : i + 1;
	}
	for (i = 0; i < j->fresh.deck->n; i++) {
		const struct sketch *s = &j->fresh.sketch[i];

		if (j->fresh.mate[i] != NO_CARD ||
		    s->said_grams.n < LONG_CONTENT)
			continue;
		part[0] = hash_string(2, s->said);
		part[1] = s->card->kind;
		at = map_find(once, (const char *)part, sizeof part);
		if (!at || !*at || *at == SIZE_MAX)
			continue;
		marry(j, *at - 1, i, LINEAGE_SURE, MEANING_TERM);
		*at = 0;
	}
	map_free(once);
}

static enum change_what
what_became(const struct sketch *o, const struct sketch *f)
{
	if (!sketch_same(o, f))
		return CHANGE_EDITED;
	if (o->section != f->section ||
	    strcmp(o->card->file, f->card->file) != 0)
		return CHANGE_MOVED;
	return CHANGE_KEPT;
}

static struct lineage *
report(struct job *j)
{
	struct lineage *l = arena_alloc(j->arena, sizeof *l);
	size_t i, most = j->old.deck->n + j->fresh.deck->n;

	l->change = arena_array(j->arena, most ? most : 1, sizeof *l->change);
	for (i = 0; i < j->fresh.deck->n; i++) {
		ptrdiff_t o = j->fresh.mate[i];

		l->change[l->n++] = (struct change){
		    .what = o == NO_CARD ? CHANGE_NEW
					 : what_became(&j->old.sketch[o],
					       &j->fresh.sketch[i]),
		    .old = o,
		    .fresh = (ptrdiff_t)i,
		    .certainty = o == NO_CARD ? 1 : j->fresh.certainty[i],
		    .meaning = j->fresh.meaning[i]};
	}
	for (i = 0; i < j->old.deck->n; i++)
		if (j->old.mate[i] == NO_CARD)
			l->change[l->n++] =
			    (struct change){.what = CHANGE_RETIRED,
				.old = (ptrdiff_t)i,
				.fresh = NO_CARD,
				.certainty = 1};
	for (i = 0; i < l->n; i++)
		l->count[l->change[i].what]++;
	return l;
}

struct lineage *
lineage_match(struct arena *arena, const struct words *words,
    const struct deck *old, const struct deck *fresh)
{
	struct job j = {.arena = arena, .words = words, .terms = map_new()};
	struct lineage *l;

	sketch_side(&j, &j.old, old);
	sketch_side(&j, &j.fresh, fresh);
	match_equal(&j, whole_key, 1);
	match_equal(&j, words_key, 1);
	find_renamed(&j);
	match_equal(&j, fact_key, 0.95);
	match_terms(&j);
	match_across(&j);
	l = report(&j);
	map_free(j.terms);
	return l;
}
