/*
 * A term whose old cards all lost their place, and another that is new: if
 * they say the same, one was renamed to the other. Votes by equal content.
 */

#include "deck/lineage_job.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/rand.h"

#include <stdlib.h>
#include <string.h>

/* Of each term: its singles, and whether a card of it found its mate. */
struct census {
	size_t *gone, *come;
	bool *stays;
	size_t *votes; /* the most for one new term */
	size_t *heir;  /* that term */
};

static void
count_side(
    struct lineage_job *j, const struct side *s, size_t *singles, bool *stays)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (s->mate[s->single[i].card] == NO_CARD)
			singles[s->single[i].term]++;
	for (i = 0; i < s->deck->n; i++)
		if (s->mate[i] != NO_CARD)
			stays[lineage_term(j, s->deck->card[i].term)] = true;
}

/* Numbers every term there is, so that the census has room for it. */
static void
number_terms(struct lineage_job *j, const struct side *s)
{
	size_t i;

	for (i = 0; i < s->deck->n; i++)
		lineage_term(j, s->deck->card[i].term);
}

static void
census_take(struct census *c, struct lineage_job *j)
{
	size_t n;

	number_terms(j, &j->old);
	number_terms(j, &j->fresh);
	n = j->nterm + 1;
	c->gone = mem_new(n, sizeof *c->gone);
	c->come = mem_new(n, sizeof *c->come);
	c->stays = mem_new(n, sizeof *c->stays);
	c->votes = mem_new(n, sizeof *c->votes);
	c->heir = mem_new(n, sizeof *c->heir);
	count_side(j, &j->old, c->gone, c->stays);
	count_side(j, &j->fresh, c->come, c->stays);
}

static void
census_free(struct census *c)
{
	free(c->gone);
	free(c->come);
	free(c->stays);
	free(c->votes);
	free(c->heir);
}

static void
content_key(const struct single *s, uint64_t key[2])
{
	key[0] = hash_string(2, s->sketch.said);
	key[1] = s->sketch.card->kind;
}

static size_t *
slot(struct lineage_job *j, struct map *map, const uint64_t key[2])
{
	return map_at(map,
	    arena_strndup(j->arena, (const char *)key, 2 * sizeof *key),
	    2 * sizeof *key);
}

/* What new terms say: content -> number of the term + 1. */
static void
list_content(struct lineage_job *j, const struct census *c, struct map *said)
{
	uint64_t key[2];
	size_t i;

	for (i = 0; i < j->fresh.n; i++) {
		const struct single *f = &j->fresh.single[i];

		if (j->fresh.mate[f->card] != NO_CARD || c->stays[f->term] ||
		    c->gone[f->term])
			continue;
		content_key(f, key);
		*slot(j, said, key) = f->term + 1;
	}
}

/* Each old card votes for the new term that says what it said. */
static void
vote(struct lineage_job *j, struct census *c, const struct map *said,
    struct map *pairs)
{
	uint64_t key[2];
	size_t i, *to, *votes;

	for (i = 0; i < j->old.n; i++) {
		const struct single *o = &j->old.single[i];

		if (j->old.mate[o->card] != NO_CARD || c->stays[o->term] ||
		    c->come[o->term])
			continue;
		content_key(o, key);
		to = map_find(said, (const char *)key, sizeof key);
		if (!to)
			continue;
		key[0] = o->term;
		key[1] = *to - 1;
		votes = slot(j, pairs, key);
		if (++*votes > c->votes[o->term] &&
		    3 * *votes >= c->gone[o->term]) {
			c->votes[o->term] = *votes;
			c->heir[o->term] = (size_t)key[1];
		}
	}
}

void
lineage_rename(struct lineage_job *j)
{
	struct map *said = map_new(), *pairs = map_new();
	struct census c;
	size_t i;

	census_take(&c, j);
	list_content(j, &c, said);
	vote(j, &c, said, pairs);
	for (i = 0; i < j->old.n; i++)
		if (c.votes[j->old.single[i].term])
			j->old.single[i].term = c.heir[j->old.single[i].term];
	census_free(&c);
	map_free(said);
	map_free(pairs);
}
