#include "base/arena.h"
#include "base/mem.h"
#include "compile/compile.h"
#include "compile/policy.h"
#include "lang/words.h"

#include <stdlib.h>
#include <string.h>

/* Which sections come first: the term's own, what it is, what it is for. */
static int
class_of(const struct compile *c, const struct section *s)
{
	const char *nf;

	if (!s || s->role != ROLE_ASPECT || !s->aspect)
		return 0;
	nf = norm_nf(c->scratch, s->aspect, strlen(s->aspect));
	if (words_is(c->words, WORDS_DEFINITION_ASPECTS, nf))
		return 1;
	if (words_ends(c->words, WORDS_EARLY_ASPECTS, nf))
		return 2;
	return words_ends(c->words, WORDS_LATE_ASPECTS, nf) ? 4 : 3;
}

struct keyed {
	struct draft *draft;
	int class;
	size_t section;
};

static int
by_part(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;

	if (x->class != y->class)
		return x->class - y->class;
	if (x->section != y->section)
		return x->section < y->section ? -1 : 1;
	return x->draft->index < y->draft->index ? -1 : 1;
}

void
policy_split(struct policy *p)
{
	struct group *g = &p->group;
	struct keyed *key = mem_new(g->n + 1, sizeof *key);
	struct draft **sorted =
	    arena_array(p->c->scratch, g->n, sizeof *sorted);
	size_t i;

	p->part = arena_array(p->c->scratch, g->n, sizeof *p->part);
	p->npart = 0;
	for (i = 0; i < g->n; i++) {
		const struct section *s = g->draft[i]->fact->section;

		key[i] = (struct keyed){
		    g->draft[i], class_of(p->c, s), s ? s->index : 0};
	}
	qsort(key, g->n, sizeof *key, by_part);
	for (i = 0; i < g->n; i++) {
		sorted[i] = key[i].draft;
		if (!i ||
		    sorted[i]->fact->section != sorted[i - 1]->fact->section)
			p->part[p->npart++] =
			    (struct part){.section = sorted[i]->fact->section,
				.draft = &sorted[i]};
		p->part[p->npart - 1].n++;
		p->where[sorted[i]->index] = p->npart;
	}
	free(key);
}
