#include "compile/finish.h"

#include "base/arena.h"
#include "base/mem.h"
#include "compile/compile.h"

#include <stdlib.h>

bool
draft_lives(const struct draft *d)
{
	return d->fate == FATE_ALIVE || d->fate == FATE_HELD;
}

/* The number of a draft's group: terms first, then sections. */
static size_t
owner(const struct compile *c, const struct draft *d)
{
	if (d->fact->term)
		return d->fact->term->index;
	return c->nterm + (d->fact->section ? d->fact->section->index : 0);
}

/* One more than the largest owner there is. */
static size_t
count_owners(const struct compile *c)
{
	size_t i, most = 0;

	for (i = 0; i < c->ndraft; i++)
		if (owner(c, c->draft[i]) >= most)
			most = owner(c, c->draft[i]) + 1;
	return most;
}

struct group *
groups_make(struct compile *c, size_t *n)
{
	size_t owners = count_owners(c), i, at;
	size_t *place = mem_new(owners + 1, sizeof *place);
	struct group *g = arena_array(c->arena, owners, sizeof *g);

	*n = 0;
	for (i = 0; i < c->ndraft; i++) {
		if (!draft_lives(c->draft[i]))
			continue;
		at = owner(c, c->draft[i]);
		if (!place[at])
			place[at] = ++*n;
		g[place[at] - 1].n++;
	}
	for (i = 0; i < *n; i++) {
		g[i].draft = arena_array(c->arena, g[i].n, sizeof *g[i].draft);
		g[i].n = 0;
	}
	for (i = 0; i < c->ndraft; i++) {
		if (!draft_lives(c->draft[i]))
			continue;
		at = place[owner(c, c->draft[i])] - 1;
		g[at].draft[g[at].n++] = c->draft[i];
	}
	free(place);
	return g;
}
