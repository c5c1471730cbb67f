#include "deck/lineage.h"

#include "base/arena.h"
#include "base/map.h"
#include "deck/lineage_job.h"

#include <string.h>

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

size_t
lineage_term(struct lineage_job *j, const char *term)
{
	size_t *spelt = map_at(j->spelt, term, strlen(term)), *number;
	const char *nf;

	if (*spelt)
		return *spelt - 1;
	nf = norm_nf(j->arena, term, strlen(term));
	number = map_at(j->normal, nf, strlen(nf));
	if (!*number)
		*number = ++j->nterm;
	*spelt = *number;
	return *number - 1;
}

void
lineage_marry(struct lineage_job *j, const struct single *old,
    const struct single *fresh, double certainty, unsigned meaning)
{
	j->old.mate[old->card] = (ptrdiff_t)fresh->card;
	j->fresh.mate[fresh->card] = (ptrdiff_t)old->card;
	j->certainty[fresh->card] = certainty;
	j->meaning[fresh->card] = meaning;
}

static void
begin_side(struct lineage_job *j, struct side *s, const struct deck *d)
{
	size_t i;

	s->deck = d;
	s->mate = arena_array(j->arena, d->n + 1, sizeof *s->mate);
	for (i = 0; i < d->n; i++)
		s->mate[i] = NO_CARD;
}

static void
list_singles(struct lineage_job *j, struct side *s)
{
	size_t i, n = 0;

	for (i = 0; i < s->deck->n; i++)
		n += s->mate[i] == NO_CARD;
	s->single = arena_array(j->arena, n + 1, sizeof *s->single);
	for (i = 0; i < s->deck->n; i++) {
		const struct card *c = &s->deck->card[i];

		if (s->mate[i] != NO_CARD)
			continue;
		s->single[s->n++] = (struct single){
		    .sketch = sketch_card(j->arena, j->words, c),
		    .card = i,
		    .term = lineage_term(j, c->term)};
	}
}

static void
drop_married(struct side *s)
{
	size_t i, n = 0;

	for (i = 0; i < s->n; i++)
		if (s->mate[s->single[i].card] == NO_CARD)
			s->single[n++] = s->single[i];
	s->n = n;
}

/* The steps for what does not stand word for word. */
static void
match_singles(struct lineage_job *j)
{
	static void (*const step[])(struct lineage_job *) = {lineage_equal,
	    lineage_rename, lineage_same_fact, lineage_alike, lineage_across};
	size_t i;

	list_singles(j, &j->old);
	list_singles(j, &j->fresh);
	for (i = 0; i < sizeof step / sizeof *step; i++) {
		if (!j->old.n || !j->fresh.n)
			return;
		step[i](j);
		drop_married(&j->old);
		drop_married(&j->fresh);
	}
}

static enum change_what
what_became(const struct card *old, const struct card *fresh)
{
	if (!card_same_words(old, fresh))
		return CHANGE_EDITED;
	return card_same_place(old, fresh) ? CHANGE_KEPT : CHANGE_MOVED;
}

static struct lineage *
report(struct lineage_job *j)
{
	struct lineage *l = arena_alloc(j->arena, sizeof *l);
	const struct deck *old = j->old.deck, *fresh = j->fresh.deck;
	size_t i;

	l->change =
	    arena_array(j->arena, old->n + fresh->n + 1, sizeof *l->change);
	for (i = 0; i < fresh->n; i++) {
		ptrdiff_t o = j->fresh.mate[i];

		l->change[l->n++] = (struct change){
		    .what = o == NO_CARD
				? CHANGE_NEW
				: what_became(&old->card[o], &fresh->card[i]),
		    .old = o,
		    .fresh = (ptrdiff_t)i,
		    .certainty = o == NO_CARD ? 1 : j->certainty[i],
		    .meaning = j->meaning[i]};
	}
	for (i = 0; i < old->n; i++)
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
	struct lineage_job j = {.arena = arena,
	    .words = words,
	    .spelt = map_new(),
	    .normal = map_new()};
	struct lineage *l;

	begin_side(&j, &j.old, old);
	begin_side(&j, &j.fresh, fresh);
	j.certainty = arena_array(arena, fresh->n + 1, sizeof *j.certainty);
	j.meaning = arena_array(arena, fresh->n + 1, sizeof *j.meaning);
	lineage_identical(&j);
	match_singles(&j);
	l = report(&j);
	map_free(j.spelt);
	map_free(j.normal);
	return l;
}
