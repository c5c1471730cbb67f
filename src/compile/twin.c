#include "compile/finish.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "compile/compile.h"

#include <stdlib.h>
#include <string.h>

/* Drafts that one would list as twins; more are siblings enough. */
enum { TWINS_MOST = 24 };

static bool
has(const struct draft *d, const struct draft *twin)
{
	size_t i;

	for (i = 0; i < d->nreveal; i++)
		if (d->reveal[i] == twin)
			return true;
	return false;
}

static void
add_one(struct compile *c, struct draft *d, struct draft *twin)
{
	d->reveal =
	    arena_grown(c->arena, d->reveal, d->nreveal, sizeof *d->reveal);
	d->reveal[d->nreveal++] = twin;
}

/* Makes two drafts twins; those of one fact are so without being listed. */
static void
join(struct compile *c, struct draft *a, struct draft *b)
{
	if (a == b || a->fact == b->fact || !draft_lives(a) ||
	    !draft_lives(b) || has(a, b))
		return;
	if (a->nreveal == TWINS_MOST || b->nreveal == TWINS_MOST)
		return;
	add_one(c, a, b);
	add_one(c, b, a);
}

static bool
is_name_kind(enum card_kind kind)
{
	return kind == CARD_EXPAND || kind == CARD_CONTRACT ||
	       kind == CARD_TRANSLATE;
}

/* A card that takes several lines together. */
static bool
is_whole(const struct draft *d)
{
	return d->kind == CARD_LIST || d->kind == CARD_ORDER ||
	       d->kind == CARD_ASPECT;
}

/* A card on one of the lines of such a one. */
static bool
is_part(const struct draft *whole, const struct draft *d)
{
	if (whole->kind == CARD_ASPECT)
		return d->kind == CARD_CLOZE || d->kind == CARD_NUMBER ||
		       d->kind == CARD_LIST || d->kind == CARD_ORDER;
	return d->kind == CARD_LABEL || d->kind == CARD_CLOZE;
}

/* Chains the wholes of a group by line, and joins the parts that stand there.
 */
struct link {
	struct draft *whole;
	size_t next; /* place in chain + 1 */
};

static void
join_wholes(struct compile *c, const struct group *g)
{
	struct map *lines = map_new();
	struct link *chain = NULL;
	size_t n = 0, cap = 0, i, j, *at;

	for (i = 0; i < g->n; i++) {
		struct draft *d = g->draft[i];

		for (j = 0; is_whole(d) && j < d->nline; j++) {
			at =
			    map_at(lines, (char *)&d->line[j], sizeof *d->line);
			MEM_GROW(chain, n, cap);
			chain[n++] = (struct link){.whole = d, .next = *at};
			*at = n;
		}
	}
	for (i = 0; i < g->n; i++) {
		struct draft *d = g->draft[i];
		size_t k;

		for (j = 0; j < d->nline; j++) {
			at = map_find(
			    lines, (char *)&d->line[j], sizeof *d->line);
			for (k = at ? *at : 0; k; k = chain[k - 1].next)
				if (is_part(chain[k - 1].whole, d))
					join(c, chain[k - 1].whole, d);
		}
	}
	free(chain);
	map_free(lines);
}

/* expand, contract and translate of a term give each other away. */
static void
join_names(struct compile *c, const struct group *g)
{
	struct draft *name[TWINS_MOST];
	size_t n = 0, i, j;

	for (i = 0; i < g->n && n < TWINS_MOST; i++)
		if (is_name_kind(g->draft[i]->kind))
			name[n++] = g->draft[i];
	for (i = 0; i < n; i++)
		for (j = 0; j < i; j++)
			join(c, name[i], name[j]);
}

/* The living drafts of each fact: first[fact] and next[draft], + 1. */
struct by_fact {
	size_t *first, *next;
};

static struct by_fact
index_facts(const struct compile *c)
{
	struct by_fact b = {mem_new(c->nfact + 1, sizeof *b.first),
	    mem_new(c->ndraft + 1, sizeof *b.next)};
	size_t i;

	for (i = c->ndraft; i-- > 0;) {
		size_t f = c->draft[i]->fact->index;

		b.next[i] = b.first[f];
		b.first[f] = i + 1;
	}
	return b;
}

void
twins_find(struct compile *c)
{
	struct by_fact b = index_facts(c);
	size_t n, i, j, k;
	struct group *g = groups_make(c, &n);

	for (i = 0; i < c->ndraft; i++) {
		struct draft *d = c->draft[i];

		if (d->leans)
			join(c, d, c->draft[d->leans->index]);
		for (j = 0; j < d->ntwin; j++)
			for (k = b.first[d->twin[j]->index]; k;
			     k = b.next[k - 1])
				join(c, d, c->draft[k - 1]);
	}
	for (i = 0; i < n; i++) {
		join_names(c, &g[i]);
		join_wholes(c, &g[i]);
	}
	free(b.first);
	free(b.next);
}
