#include "deck/rival.h"

#include "base/arena.h"
#include "deck/likeness.h"

/* Less alike than this is not worth a line. */
#define WORTH 0.3

/* Puts a rival in its place among the best. */
static size_t
insert(struct rival *best, size_t n, struct rival r)
{
	size_t i;

	if (n < RIVALS_MOST)
		n++;
	else if (best[n - 1].likeness >= r.likeness)
		return n;
	for (i = n - 1; i > 0 && best[i - 1].likeness < r.likeness; i--)
		best[i] = best[i - 1];
	best[i] = r;
	return n;
}

size_t
lineage_rivals(struct rival best[RIVALS_MOST], const struct words *words,
    const struct lineage *l, const struct deck *old, const struct card *fresh)
{
	struct arena *a = arena_new();
	struct sketch f = sketch_card(a, words, fresh);
	size_t i, n = 0;

	for (i = 0; i < l->n; i++) {
		const struct change *x = &l->change[i];
		struct sketch o;
		double likeness;

		if (x->what != CHANGE_RETIRED)
			continue;
		o = sketch_card(a, words, &old->card[x->old]);
		likeness = card_likeness(&o, &f);
		if (likeness >= WORTH)
			n = insert(
			    best, n, (struct rival){(size_t)x->old, likeness});
	}
	arena_free(a);
	return n;
}
