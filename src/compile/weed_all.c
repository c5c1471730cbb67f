#include "compile/weed.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "compile/compile.h"
#include "compile/finish.h"
#include "compile/gramindex.h"

#include <stdlib.h>
#include <string.h>

/* questions.md 3 */
enum {
	NAME_LEAST = 10,    /* W of what a name card says */
	OWN_GRAMS = 3,      /* of it that no other term has */
	OTHER_PERCENT = 60, /* of it that no other definition may have */
	ROW_MOST = 16,      /* W of a row that is judged by itself alone */
	SAME_PERCENT = 90,  /* of the shorter in the longer: the same */
	SAME_LEAST = 8      /* W; shorter contents may well be equal */
};

static struct grams
grams_of(struct compile *c, const char *s, size_t n)
{
	return norm_grams(c->scratch, c->words, norm_nf(c->scratch, s, n));
}

static struct grams
stem_grams(struct compile *c, const struct draft *d)
{
	struct stem s = draft_stem(d);

	return grams_of(c, d->ask + s.from, s.to - s.from);
}

/* --- names that are not singled out -------------------------------------- */

struct vague {
	struct compile *c;
	struct gramindex *facts, *definitions;
	size_t owner; /* the term asked for */
};

static bool
is_definition(const struct fact *f)
{
	return strncmp(f->slot, "definition", strlen("definition")) == 0;
}

static void
index_facts(struct vague *v)
{
	struct compile *c = v->c;
	size_t i;

	for (i = 0; i < c->nfact; i++) {
		const struct fact *f = c->fact[i];
		struct grams g;

		if (!f->term)
			continue;
		g = norm_grams(c->scratch, c->words, f->content_nf);
		gramindex_add(v->facts, g, f->term->index);
		if (is_definition(f))
			gramindex_add(v->definitions, g, f->term->index);
	}
}

/* Stops at a definition of another term. */
static bool
is_ours(void *arg, size_t text)
{
	struct vague *v = arg;

	if (gramindex_owner(v->definitions, text) == v->owner)
		return true;
	v->owner = (size_t)-1;
	return false;
}

static bool
is_singled_out(struct vague *v, const struct draft *d)
{
	struct stem s = draft_stem(d);
	struct grams g = stem_grams(v->c, d);
	size_t size = norm_size(d->ask + s.from, s.to - s.from), own;

	v->owner = d->fact->term->index;
	own = gramindex_own(v->facts, g, v->owner);
	gramindex_holders(v->definitions, g,
	    d->row && size <= ROW_MOST ? 100 : OTHER_PERCENT, is_ours, v);
	if (v->owner == (size_t)-1)
		return false;
	if (d->row && size <= ROW_MOST)
		return own > 0;
	return size >= NAME_LEAST && own >= OWN_GRAMS;
}

void
weed_vague(struct compile *c)
{
	struct vague v = {c, NULL, NULL, 0};
	size_t i;

	for (i = 0; i < c->ndraft; i++)
		if (c->draft[i]->kind == CARD_NAME &&
		    c->draft[i]->fate == FATE_ALIVE)
			break;
	if (i == c->ndraft)
		return;
	v.facts = gramindex_new();
	v.definitions = gramindex_new();
	index_facts(&v);
	for (; i < c->ndraft; i++) {
		struct draft *d = c->draft[i];

		if (d->kind == CARD_NAME && d->fate == FATE_ALIVE &&
		    !d->is_explicit && d->fact->term && !is_singled_out(&v, d))
			draft_drop(d, DROP_NOT_SINGLED_OUT);
	}
	gramindex_free(v.facts);
	gramindex_free(v.definitions);
	arena_clear(c->scratch);
}

/* --- one content, two labels --------------------------------------------- */

struct pairs {
	struct draft **draft; /* by number of text */
	size_t n, cap;
	size_t self;  /* the text that looks for its like */
	size_t other; /* what it found, or none */
};

static const size_t NONE = (size_t)-1;

static bool
is_other(void *arg, size_t text)
{
	struct pairs *p = arg;

	if (text == p->self || strcmp(p->draft[text]->answer_nf,
				   p->draft[p->self]->answer_nf) == 0)
		return true;
	p->other = text;
	return false;
}

static bool
asks_for_label(const struct draft *d)
{
	return d->fate == FATE_ALIVE && !d->is_explicit &&
	       (d->kind == CARD_WHICH || d->kind == CARD_NAME);
}

void
weed_contents(struct compile *c)
{
	struct gramindex *index = gramindex_new();
	struct pairs p = {0};
	bool *same;
	size_t i;

	for (i = 0; i < c->ndraft; i++)
		if (asks_for_label(c->draft[i])) {
			gramindex_add(index, stem_grams(c, c->draft[i]), 0);
			MEM_GROW(p.draft, p.n, p.cap);
			p.draft[p.n++] = c->draft[i];
		}
	same = mem_new(p.n + 1, sizeof *same);
	for (p.self = 0; p.self < p.n; p.self++) {
		p.other = NONE;
		gramindex_holders(index, gramindex_grams(index, p.self),
		    SAME_PERCENT, is_other, &p);
		if (p.other != NONE)
			same[p.self] = same[p.other] = true;
	}
	for (i = 0; i < p.n; i++)
		if (same[i])
			draft_drop(p.draft[i], DROP_NOT_SINGLED_OUT);
	free(same);
	free(p.draft);
	gramindex_free(index);
	arena_clear(c->scratch);
}

/* --- one fact twice ------------------------------------------------------ */

/*
 * True if a may go into b where b says all of it: they would ask one thing. A
 * definition or a contrast goes into nothing but another.
 */
static bool
is_alike(const struct draft *a, const struct draft *b)
{
	if (norm_numbers(a->answer_nf) != norm_numbers(b->answer_nf))
		return false;
	if (a->kind == b->kind)
		return true;
	return a->kind != CARD_DEFINE && a->kind != CARD_CONTRAST &&
	       (b->kind == CARD_DEFINE || a->fact->section == b->fact->section);
}

static bool
is_double(void *arg, size_t text)
{
	struct pairs *p = arg;
	const struct draft *a = p->draft[p->self], *b = p->draft[text];

	if (text == p->self || b->fate != FATE_ALIVE || !is_alike(a, b))
		return true;
	p->other = text;
	return false;
}

static bool
may_double(const struct draft *d)
{
	return d->fate == FATE_ALIVE && !d->is_explicit &&
	       (d->kind == CARD_LABEL || d->kind == CARD_ASPECT ||
		   d->kind == CARD_DEFINE || d->kind == CARD_CONTRAST) &&
	       size_of(d->answer) >= SAME_LEAST;
}

static void
merge(struct compile *c, struct draft *d, struct draft *into)
{
	size_t i;

	d->fate = FATE_MERGED;
	d->merged = into;
	for (i = 0; i < d->nline; i++)
		draft_line(c, into, d->line[i]);
	diag_add(c, DIAG_CODE_DUPLICATE_FACT, d->at, "line %u says the same",
	    (unsigned)into->at.line);
}

static void
find_doubles(struct compile *c, const struct group *g)
{
	struct gramindex *index;
	struct pairs p = {0};
	size_t i;

	for (i = 0; i < g->n; i++)
		if (may_double(g->draft[i])) {
			MEM_GROW(p.draft, p.n, p.cap);
			p.draft[p.n++] = g->draft[i];
		}
	index = gramindex_new();
	for (i = 0; i < p.n; i++)
		gramindex_add(index,
		    norm_grams(c->scratch, c->words, p.draft[i]->answer_nf), 0);
	for (p.self = 0; p.self < p.n; p.self++) {
		p.other = NONE;
		if (p.draft[p.self]->fate == FATE_ALIVE)
			gramindex_holders(index, gramindex_grams(index, p.self),
			    SAME_PERCENT, is_double, &p);
		if (p.other != NONE)
			merge(c, p.draft[p.self], p.draft[p.other]);
	}
	gramindex_free(index);
	free(p.draft);
	arena_clear(c->scratch);
}

void
weed_doubles(struct compile *c)
{
	size_t n, i;
	struct group *g = groups_make(c, &n);

	for (i = 0; i < n; i++)
		if (g[i].n > 1)
			find_doubles(c, &g[i]);
}
