/* Steps of a match that go by equality: each is linear in the singles. */

#include "deck/lineage_job.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/rand.h"

#include <stdlib.h>
#include <string.h>

enum {
	KEY_MOST = 4,
	LONG_CONTENT = 5 /* grams that are no accident in another term */
};

void
lineage_identical(struct lineage_job *j)
{
	const struct deck *old = j->old.deck, *fresh = j->fresh.deck;
	struct map *at = map_new();
	size_t i;

	for (i = 0; i < old->n; i++)
		*map_at(at, (const char *)&old->card[i].id,
		    sizeof old->card[i].id) = i + 1;
	for (i = 0; i < fresh->n; i++) {
		const struct card *c = &fresh->card[i];
		size_t *found =
		    map_find(at, (const char *)&c->id, sizeof c->id);

		if (!found || j->old.mate[*found - 1] != NO_CARD ||
		    !card_same_words(&old->card[*found - 1], c))
			continue;
		j->old.mate[*found - 1] = (ptrdiff_t)i;
		j->fresh.mate[i] = (ptrdiff_t)*found - 1;
		j->certainty[i] = 1;
	}
	map_free(at);
}

/* What must be equal: up to KEY_MOST numbers; 0 of them: it has no equal. */
typedef size_t key_fn(const struct single *, uint64_t key[KEY_MOST]);

static size_t
whole_key(const struct single *s, uint64_t key[KEY_MOST])
{
	key[0] = s->sketch.card->id;
	key[1] = hash_string(1, s->sketch.ask);
	key[2] = hash_string(2, s->sketch.said);
	key[3] = s->sketch.card->kind;
	return 4;
}

static size_t
words_key(const struct single *s, uint64_t key[KEY_MOST])
{
	key[0] = s->term;
	key[1] = hash_string(1, s->sketch.ask);
	key[2] = hash_string(2, s->sketch.said);
	key[3] = s->sketch.card->kind;
	return 4;
}

static size_t
fact_key(const struct single *s, uint64_t key[KEY_MOST])
{
	key[0] = s->term;
	key[1] = hash_string(2, s->sketch.said);
	key[2] = s->sketch.card->kind;
	key[3] = s->sketch.section;
	return s->sketch.said_grams.n ? 4 : 0;
}

static size_t
said_key(const struct single *s, uint64_t key[KEY_MOST])
{
	key[0] = hash_string(2, s->sketch.said);
	key[1] = s->sketch.card->kind;
	return s->sketch.said_grams.n < LONG_CONTENT ? 0 : 2;
}

/* The slot of a key in a map; the key lives in the arena. */
static size_t *
slot(struct lineage_job *j, struct map *map, const uint64_t *key, size_t n)
{
	size_t *found = map_find(map, (const char *)key, n * sizeof *key);

	if (found)
		return found;
	return map_at(map,
	    arena_strndup(j->arena, (const char *)key, n * sizeof *key),
	    n * sizeof *key);
}

/*
 * Marries what is equal by key: old cards that share one are chained in the
 * order of their deck, and each new card takes the first that is left.
 */
static void
match_equal(struct lineage_job *j, key_fn *key, double certainty)
{
	struct map *map = map_new();
	size_t *next = mem_new(j->old.n + 1, sizeof *next), i, n;
	uint64_t part[KEY_MOST];

	for (i = j->old.n; i-- > 0;) {
		const struct single *o = &j->old.single[i];
		size_t *first;

		if (j->old.mate[o->card] != NO_CARD || !(n = key(o, part)))
			continue;
		first = slot(j, map, part, n);
		next[i] = *first;
		*first = i + 1;
	}
	for (i = 0; i < j->fresh.n; i++) {
		const struct single *f = &j->fresh.single[i];
		size_t *first;

		if (j->fresh.mate[f->card] != NO_CARD || !(n = key(f, part)))
			continue;
		first = map_find(map, (const char *)part, n * sizeof *part);
		if (!first || !*first)
			continue;
		lineage_marry(
		    j, &j->old.single[*first - 1], f, certainty, MEANING_SAME);
		*first = next[*first - 1];
	}
	map_free(map);
	free(next);
}

void
lineage_equal(struct lineage_job *j)
{
	match_equal(j, whole_key, 1);
	match_equal(j, words_key, 1);
}

void
lineage_same_fact(struct lineage_job *j)
{
	match_equal(j, fact_key, 0.95);
}

void
lineage_across(struct lineage_job *j)
{
	struct map *once = map_new();
	uint64_t part[KEY_MOST];
	size_t i, n, *at;

	for (i = 0; i < j->old.n; i++) {
		if (!(n = said_key(&j->old.single[i], part)))
			continue;
		at = slot(j, once, part, n);
		*at = *at ? SIZE_MAX : i + 1;
	}
	for (i = 0; i < j->fresh.n; i++) {
		const struct single *f = &j->fresh.single[i];

		if (!(n = said_key(f, part)))
			continue;
		at = map_find(once, (const char *)part, n * sizeof *part);
		if (!at || !*at || *at == SIZE_MAX)
			continue;
		lineage_marry(
		    j, &j->old.single[*at - 1], f, LINEAGE_SURE, MEANING_TERM);
		*at = 0;
	}
	map_free(once);
}
