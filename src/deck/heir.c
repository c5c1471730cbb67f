#include "deck/heir.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/rand.h"

#include <stdlib.h>

static size_t *
find(const struct map *m, const uint64_t *id)
{
	return map_find(m, (const char *)id, sizeof *id);
}

/* The ids of old cards that have an heir. */
static struct map *
claimed_ids(const struct lineage *l, const struct deck *old)
{
	struct map *claimed = map_new();
	size_t i;

	for (i = 0; i < l->n; i++)
		if (l->change[i].old != NO_CARD &&
		    l->change[i].fresh != NO_CARD)
			*map_at(claimed,
			    (const char *)&old->card[l->change[i].old].id,
			    sizeof old->card->id) = 1;
	return claimed;
}

/* Whether an id may become that of another card. */
static const struct err *
is_free(bool *free, const struct map *claimed, const struct spent *spent,
    uint64_t id)
{
	const struct err *e;
	bool taken = find(claimed, &id) != NULL;

	if (!taken && (e = spent->ask(spent->data, &taken, id)))
		return e;
	*free = !taken;
	return NULL;
}

/*
 * The id that a card is to have: its own, or the first of those derived from
 * it, that is free or was its own before (was; NULL for a new card).
 */
static const struct err *
choose(uint64_t *id, const uint64_t *was, const struct map *claimed,
    const struct spent *spent)
{
	const struct err *e = NULL;
	bool free = false;

	for (;; *id = mix(*id)) {
		if (was && *was == *id)
			return NULL;
		if ((e = is_free(&free, claimed, spent, *id)) || free)
			return e;
	}
}

static int
ascending(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* Names a card's twins by their new ids: now[i] is that of card i. */
static void
name_twins(
    struct deck *d, struct card *c, const struct map *at, const uint64_t *now)
{
	uint64_t *twin = arena_array(d->arena, c->ntwin + 1, sizeof *twin);
	size_t i, *found;

	for (i = 0; i < c->ntwin; i++) {
		found = find(at, &c->twin[i]);
		twin[i] = found ? now[*found - 1] : c->twin[i];
	}
	qsort(twin, c->ntwin, sizeof *twin, ascending);
	c->twin = twin;
}

static void
rename_cards(struct deck *d, const uint64_t *now)
{
	struct map *at = map_new();
	size_t i;

	for (i = 0; i < d->n; i++)
		if (now[i] != d->card[i].id)
			*map_at(at, (const char *)&d->card[i].id,
			    sizeof d->card[i].id) = i + 1;
	for (i = 0; map_count(at) && i < d->n; i++)
		if (d->card[i].ntwin)
			name_twins(d, &d->card[i], at, now);
	map_free(at);
	for (i = 0; i < d->n; i++)
		d->card[i].id = now[i];
}

const struct err *
heir_ids(const struct lineage *l, const struct deck *old, struct deck *fresh,
    const struct spent *spent)
{
	struct map *claimed = claimed_ids(l, old);
	uint64_t *now = mem_new(fresh->n + 1, sizeof *now);
	const struct err *e = NULL;
	size_t i;

	for (i = 0; !e && i < l->n; i++) {
		const struct change *x = &l->change[i];

		if (x->fresh == NO_CARD || x->what == CHANGE_RETIRED)
			continue;
		now[x->fresh] = fresh->card[x->fresh].id;
		e = choose(&now[x->fresh],
		    x->old == NO_CARD ? NULL : &old->card[x->old].id, claimed,
		    spent);
	}
	if (!e)
		rename_cards(fresh, now);
	map_free(claimed);
	free(now);
	return e;
}
