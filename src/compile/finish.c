#include "compile/finish.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/rand.h"
#include "compile/compile.h"
#include "deck/deck.h"
#include "deck/id.h"

#include <stdlib.h>
#include <string.h>

struct finish {
	struct compile *c;
	struct deck *deck;
	bool *done;        /* by index of a draft: it stands in the deck */
	uint64_t *fact_id; /* by index of a fact; 0: none yet */
	struct map *ids;   /* id without number -> how many have it */
	struct map *taken; /* ids given */
	/* those of the section that the last draft stood in, as most stand in
	 * that of the one before */
	const struct fact *place;
	struct texts aspects;
	const struct section *above;
	struct texts section;
};

/* --- ids ----------------------------------------------------------------- */

static struct texts
normal(struct compile *c, struct texts t)
{
	struct texts nf = {
	    .v = arena_array(c->scratch, t.n, sizeof *nf.v), .n = t.n};
	size_t i;

	for (i = 0; i < t.n; i++)
		nf.v[i] = norm_nf(c->scratch, t.v[i], strlen(t.v[i]));
	return nf;
}

/* A fact without a term is known by the headings above it. */
static struct texts
aspects_of(struct finish *f, const struct fact *fact)
{
	struct compile *c = f->c;
	const struct fact *last = f->place;

	if (!last || last->section != fact->section ||
	    !last->term != !fact->term)
		f->aspects =
		    normal(c, fact->term ? section_aspects(c, fact->section)
					 : section_path(c, fact->section));
	f->place = fact;
	return f->aspects;
}

/* The slot of an id in a map; the key lives as long as the stage. */
static size_t *
slot_of(struct finish *f, struct map *map, uint64_t id)
{
	uint64_t *key = arena_alloc(f->c->scratch, sizeof *key);

	*key = id;
	return map_at(map, (char *)key, sizeof *key);
}

static struct identity
identify(struct finish *f, const struct draft *d)
{
	return (struct identity){.deck = f->c->deck_name,
	    .term_nf = d->fact->term ? d->fact->term->nf : "",
	    .kind = d->kind,
	    .aspects = aspects_of(f, d->fact),
	    .slot = d->fact->slot};
}

/*
 * Cards that would have one identity are told apart by what they say, not by
 * their order: a bullet put in before others leaves their ids alone.
 */
static void
give_id(struct finish *f, struct draft *d)
{
	struct identity id = identify(f, d);
	uint64_t *fact = &f->fact_id[d->fact->index], plain;
	unsigned number;
	size_t *taken;

	d->id = plain = identity_card(&id, 1);
	number = (unsigned)(hash_string(plain, d->fact->content_nf) >> 33) + 2;
	if (*slot_of(f, f->ids, plain) > 1)
		do {
			d->id = identity_card(&id, number++);
			taken = slot_of(f, f->taken, d->id);
		} while ((*taken)++);
	if (!*fact)
		*fact = identity_fact(&id,
		    (unsigned)++*slot_of(f, f->ids, identity_fact(&id, 1)));
}

static void
give_ids(struct finish *f)
{
	size_t i;

	for (i = 0; i < f->c->ndraft; i++)
		if (draft_lives(f->c->draft[i])) {
			struct identity id = identify(f, f->c->draft[i]);

			++*slot_of(f, f->ids, identity_card(&id, 1));
		}
	for (i = 0; i < f->c->ndraft; i++)
		if (draft_lives(f->c->draft[i]))
			give_id(f, f->c->draft[i]);
}

/* --- cards --------------------------------------------------------------- */

static struct texts
copy(struct arena *a, struct texts t)
{
	struct texts to = {.v = arena_array(a, t.n, sizeof *to.v), .n = t.n};
	size_t i;

	for (i = 0; i < t.n; i++)
		to.v[i] = arena_strdup(a, t.v[i]);
	return to;
}

/* The tags that the front matter of a draft's file gives. */
static struct texts
tags_of(struct finish *f, const struct draft *d)
{
	const struct note_file *file =
	    d->fact->section ? d->fact->section->file : NULL;
	struct texts t = {0};
	size_t i;

	if (!file || !file->nfront)
		return t;
	t.v = arena_array(f->deck->arena, file->nfront, sizeof *t.v);
	for (i = 0; i < file->nfront; i++)
		if (strcmp(file->front[i].key, "tags") == 0)
			t.v[t.n++] =
			    arena_strdup(f->deck->arena, file->front[i].value);
	return t;
}

static int
ascending(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static void
put_twins(struct arena *a, struct card *card, const struct draft *d)
{
	uint64_t *twin = arena_array(a, d->nreveal, sizeof *twin);
	size_t i;

	for (i = 0; i < d->nreveal; i++)
		twin[i] = d->reveal[i]->id;
	if (d->nreveal)
		qsort(twin, d->nreveal, sizeof *twin, ascending);
	card->twin = twin;
	card->ntwin = d->nreveal;
}

/* The headings above a draft; cards of one section share them. */
static struct texts
headings_of(struct finish *f, const struct draft *d)
{
	if (!d->fact->section || f->above != d->fact->section)
		f->section = copy(f->deck->arena, d->section);
	f->above = d->fact->section;
	return f->section;
}

static void
put_card(struct finish *f, const struct draft *d)
{
	struct arena *a = f->deck->arena;
	struct card *card = &f->deck->card[f->deck->n++];

	*card = (struct card){.id = d->id,
	    .kind = d->kind,
	    .form = d->form,
	    .status = d->fate == FATE_HELD ? STATUS_HELD : d->status,
	    .lang = d->lang,
	    .section = headings_of(f, d),
	    .term =
		arena_strdup(a, d->fact->term ? d->fact->term->display : ""),
	    .ask = arena_strdup(a, d->ask),
	    .answer = arena_strdup(a, d->answer),
	    .accept = copy(a, d->accept),
	    .items = copy(a, d->items),
	    .choices = copy(a, d->choices),
	    .tags = tags_of(f, d),
	    .fact = f->fact_id[d->fact->index],
	    .file = arena_strdup(a, d->at.file),
	    .line = d->at.line,
	    .column = d->at.column};
	put_twins(a, card, d);
}

/* --- order --------------------------------------------------------------- */

/* True if the first must stand before the second, where both are chosen. */
static bool
leads(const struct draft *first, const struct draft *d)
{
	if (!draft_lives(first) || first->fate != d->fate ||
	    first->status != d->status)
		return false;
	return d->leans == first ||
	       (d->kind == CARD_LIST && first->kind == CARD_LABEL);
}

/* Puts a draft behind those it leans on; leaning goes one or two deep. */
static void
put(struct finish *f, struct draft *d)
{
	size_t i;

	if (f->done[d->index])
		return;
	f->done[d->index] = true;
	for (i = 0; i < d->nreveal; i++)
		if (leads(d->reveal[i], d))
			put(f, d->reveal[i]);
	if (d->leans && leads(d->leans, d))
		put(f, f->c->draft[d->leans->index]);
	put_card(f, d);
}

/* Core first as it was chosen, then reserve, then held, as they were made. */
static int
by_rank(const void *a, const void *b)
{
	const struct draft *x = *(struct draft *const *)a;
	const struct draft *y = *(struct draft *const *)b;
	int p = x->fate == FATE_HELD ? STATUS_HELD : (int)x->status;
	int q = y->fate == FATE_HELD ? STATUS_HELD : (int)y->status;

	if (p != q)
		return p - q;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return x->index < y->index ? -1 : x->index > y->index;
}

/* Where the notes first speak of what a group is about. */
static const struct draft *
first_of(const struct group *g)
{
	const struct draft *first = g->draft[0];
	size_t i;

	for (i = 1; i < g->n; i++) {
		const struct draft *d = g->draft[i];
		size_t x = d->fact->section ? d->fact->section->index : 0;
		size_t y =
		    first->fact->section ? first->fact->section->index : 0;

		if (x < y || (x == y && d->at.line < first->at.line))
			first = d;
	}
	return first;
}

/* Terms in the order of the notes. */
static int
by_place(const void *a, const void *b)
{
	const struct draft *x = first_of(a), *y = first_of(b);
	size_t p = x->fact->section ? x->fact->section->index : 0;
	size_t q = y->fact->section ? y->fact->section->index : 0;

	if (p != q)
		return p < q ? -1 : 1;
	if (x->at.line != y->at.line)
		return x->at.line < y->at.line ? -1 : 1;
	return x->index < y->index ? -1 : x->index > y->index;
}

struct deck *
finish_deck(struct compile *c)
{
	struct finish f = {.c = c,
	    .deck = deck_new(c->deck_name),
	    .done = mem_new(c->ndraft + 1, sizeof *f.done),
	    .fact_id = mem_new(c->nfact + 1, sizeof *f.fact_id),
	    .ids = map_new(),
	    .taken = map_new()};
	size_t n, i, j;
	struct group *g;

	f.deck->card =
	    arena_array(f.deck->arena, c->ndraft, sizeof *f.deck->card);
	give_ids(&f);
	twins_find(c);
	g = groups_make(c, &n);
	qsort(g, n, sizeof *g, by_place);
	for (i = 0; i < n; i++) {
		qsort(g[i].draft, g[i].n, sizeof *g[i].draft, by_rank);
		for (j = 0; j < g[i].n; j++)
			put(&f, g[i].draft[j]);
	}
	arena_clear(c->scratch);
	map_free(f.ids);
	map_free(f.taken);
	free(f.done);
	free(f.fact_id);
	return f.deck;
}
