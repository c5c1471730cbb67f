#include "schedule/twin.h"

#include "base/map.h"
#include "base/mem.h"

#include <stdlib.h>

struct fact {
	int64_t place; /* of its last card, or -1 */
	size_t marked; /* its first marked card, or SIZE_MAX */
};

struct twins {
	const struct twin_key **key;
	int64_t *place;    /* of the card or of a twin it names, or -1 */
	bool *marked;      /* by card */
	size_t *fact_of;   /* by card: its fact in fact */
	struct fact *fact; /* one a card is enough */
	struct map *ids;   /* id: card */
	struct map *facts; /* fact: its place in fact, from 1 */
	size_t n, nfact;
};

struct twins *
twins_new(size_t n)
{
	struct twins *t = mem_new(1, sizeof *t);

	t->key = mem_new(n + 1, sizeof *t->key);
	t->place = mem_new(n + 1, sizeof *t->place);
	t->marked = mem_new(n + 1, sizeof *t->marked);
	t->fact_of = mem_new(n + 1, sizeof *t->fact_of);
	t->fact = mem_new(n + 1, sizeof *t->fact);
	t->ids = map_new();
	t->facts = map_new();
	return t;
}

void
twins_free(struct twins *t)
{
	if (!t)
		return;
	free(t->key);
	free(t->place);
	free(t->marked);
	free(t->fact_of);
	free(t->fact);
	map_free(t->ids);
	map_free(t->facts);
	free(t);
}

/* A card of no fact is a fact of its own. */
static size_t
find_fact(struct twins *t, const struct twin_key *key)
{
	size_t unknown = 0, *slot = &unknown;

	if (key->fact)
		slot = map_at(
		    t->facts, (const char *)&key->fact, sizeof key->fact);
	if (*slot == 0) {
		t->fact[t->nfact].place = -1;
		t->fact[t->nfact].marked = SIZE_MAX;
		*slot = ++t->nfact;
	}
	return *slot - 1;
}

void
twins_add(struct twins *t, const struct twin_key *key)
{
	t->key[t->n] = key;
	t->place[t->n] = -1;
	t->fact_of[t->n] = find_fact(t, key);
	*map_at(t->ids, (const char *)&key->id, sizeof key->id) = t->n++;
}

/* The i-th twin that the card names, or NULL where it was not added. */
static const size_t *
named(const struct twins *t, size_t card, size_t i)
{
	const uint64_t *id = &t->key[card]->twin[i];

	return map_find(t->ids, (const char *)id, sizeof *id);
}

void
twins_take(struct twins *t, size_t card, int64_t place)
{
	size_t i;

	t->fact[t->fact_of[card]].place = place;
	for (i = 0; i < t->key[card]->ntwin; i++) {
		const size_t *twin = named(t, card, i);

		if (twin)
			t->place[*twin] = place;
	}
}

int64_t
twins_taken(const struct twins *t, size_t card)
{
	int64_t of_fact = t->fact[t->fact_of[card]].place;

	return of_fact > t->place[card] ? of_fact : t->place[card];
}

void
twins_mark(struct twins *t, size_t card)
{
	struct fact *f = &t->fact[t->fact_of[card]];

	t->marked[card] = true;
	if (card < f->marked)
		f->marked = card;
}

bool
twins_led(const struct twins *t, size_t card)
{
	size_t i;

	if (t->fact[t->fact_of[card]].marked < card)
		return true;
	for (i = 0; i < t->key[card]->ntwin; i++) {
		const size_t *twin = named(t, card, i);

		if (twin && *twin < card && t->marked[*twin])
			return true;
	}
	return false;
}

void
twins_part(struct twins *t, size_t *card, size_t n, int64_t places)
{
	size_t i, j;

	for (i = 0; i < n; i++) {
		size_t chosen = i, c;

		for (j = i; j < n; j++) {
			int64_t last = twins_taken(t, card[j]);

			if (last < 0 || (int64_t)i - last >= places) {
				chosen = j;
				break;
			}
		}
		c = card[chosen];
		for (j = chosen; j > i; j--)
			card[j] = card[j - 1];
		card[i] = c;
		twins_take(t, c, (int64_t)i);
	}
}
