#include "cmd/changes.h"

#include "base/arena.h"
#include "base/mem.h"
#include "cmd/cmd.h"
#include "compile/compile.h"
#include "lang/words.h"
#include "notes/note.h"
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

struct changes *
changes_new(void)
{
	return mem_new(1, sizeof(struct changes));
}

/* Forgets the match, not what was compiled. */
static void
forget(struct changes *c)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		deck_free(c->part[i].old);
		c->part[i].old = NULL;
	}
	deck_free(c->old);
	deck_free(c->fresh);
	c->old = c->fresh = NULL;
	if (c->arena)
		arena_free(c->arena);
	c->arena = NULL;
}

static void
part_free(struct part *p)
{
	deck_free(p->old);
	deck_free(p->fresh);
	free(p->deck);
	free(p->path);
	free(p->stamp);
}

void
changes_free(struct changes *c)
{
	size_t i;

	if (!c)
		return;
	forget(c);
	for (i = 0; i < c->n; i++)
		part_free(&c->part[i]);
	free(c->part);
	free(c);
}

const struct err *
changes_add(struct changes *c, const char *deck, const char *path)
{
	char *stamp = notes_stamp(path);
	struct notes *notes = NULL;
	const struct err *e = notes_read(&notes, path);
	struct part *p;

	if (e) {
		free(stamp);
		return e;
	}
	MEM_GROW(c->part, c->n, c->cap);
	p = &c->part[c->n++];
	*p = (struct part){
	    .deck = mem_strdup(deck), .path = mem_strdup(path), .stamp = stamp};
	compile_notes(notes, deck, NULL, &p->fresh);
	notes_free(notes);
	return NULL;
}

void
changes_add_deck(struct changes *c, struct deck *fresh)
{
	MEM_GROW(c->part, c->n, c->cap);
	c->part[c->n++] =
	    (struct part){.deck = mem_strdup(fresh->name), .fresh = fresh};
}

void
changes_drop(struct changes *c, struct part *p)
{
	size_t at = (size_t)(p - c->part);

	forget(c);
	part_free(p);
	c->n--;
	memmove(p, p + 1, (c->n - at) * sizeof *p);
}

/* --- the match ------------------------------------------------------------ */

static const struct err *
read_old(struct part *p, struct store *store)
{
	struct deck_rows *rows = NULL;
	const struct err *e = store_decks(&rows, store);
	size_t i;

	p->content = 0;
	for (i = 0; !e && i < rows->n; i++)
		if (rows->v[i].live && strcmp(rows->v[i].name, p->deck) == 0)
			p->content = rows->v[i].content;
	if (!e)
		e = store_read_deck_all(&p->old, &p->live, store, p->deck);
	deck_rows_free(rows);
	return e;
}

static struct deck *
deck_of(size_t n)
{
	struct deck *d = deck_new("");

	d->card = arena_array(d->arena, n + 1, sizeof *d->card);
	return d;
}

/* Puts cards from..to of a part's old deck behind those that are there. */
static void
join_old(struct changes *c, const struct part *p, size_t from, size_t to)
{
	size_t i;

	for (i = from; i < to; i++) {
		c->old_deck[c->old->n] = p->deck;
		c->old->card[c->old->n++] = p->old->card[i];
	}
}

static void
join_fresh(struct changes *c, struct part *p)
{
	size_t i;

	for (i = 0; i < p->fresh->n; i++) {
		c->fresh_part[c->fresh->n] = p;
		c->fresh->card[c->fresh->n++] = p->fresh->card[i];
	}
}

/* The decks of all parts as two. */
static void
join(struct changes *c)
{
	size_t nold = 0, nfresh = 0, i;

	for (i = 0; i < c->n; i++) {
		nold += c->part[i].old->n;
		nfresh += c->part[i].fresh->n;
	}
	c->old = deck_of(nold);
	c->fresh = deck_of(nfresh);
	c->old_deck = arena_array(c->arena, nold + 1, sizeof(*c->old_deck));
	c->fresh_part =
	    arena_array(c->arena, nfresh + 1, sizeof(*c->fresh_part));
	for (i = 0; i < c->n; i++) {
		join_old(c, &c->part[i], 0, c->part[i].live);
		join_fresh(c, &c->part[i]);
	}
	c->live = c->old->n;
	for (i = 0; i < c->n; i++)
		join_old(c, &c->part[i], c->part[i].live, c->part[i].old->n);
}

/* Leaves out what was retired before and stays so. */
static void
drop_retired(struct changes *c)
{
	struct lineage *l = c->lineage;
	size_t i, n = 0;

	memcpy(c->count, l->count, sizeof c->count);
	for (i = 0; i < l->n; i++)
		if (l->change[i].what == CHANGE_RETIRED &&
		    l->change[i].old >= (ptrdiff_t)c->live)
			c->count[CHANGE_RETIRED]--;
		else
			l->change[n++] = l->change[i];
	l->n = n;
}

const struct err *
changes_match(struct changes *c, struct ctx *ctx)
{
	struct words *words;
	const struct err *e = NULL;
	size_t i;

	forget(c);
	for (i = 0; i < c->n && !e; i++)
		e = read_old(&c->part[i], ctx->store);
	if (e)
		return e;
	c->arena = arena_new();
	join(c);
	words = words_new();
	c->lineage = lineage_match(c->arena, words, c->old, c->fresh);
	words_free(words);
	drop_retired(c);
	return NULL;
}

bool
changes_none(const struct changes *c)
{
	return c->count[CHANGE_KEPT] == c->lineage->n;
}

bool
change_is_doubtful(const struct change *x)
{
	return x->what == CHANGE_EDITED && x->certainty < LINEAGE_SURE;
}

const struct card *
change_old(const struct changes *c, const struct change *x)
{
	return x->old == NO_CARD ? NULL : &c->old->card[x->old];
}

const struct card *
change_fresh(const struct changes *c, const struct change *x)
{
	return x->fresh == NO_CARD ? NULL : &c->fresh->card[x->fresh];
}

/* A card that was retired before is not told of again. */
static void
retire(struct changes *c, ptrdiff_t old)
{
	if (old >= (ptrdiff_t)c->live)
		return;
	c->lineage->change[c->lineage->n++] =
	    (struct change){.what = CHANGE_RETIRED,
		.old = old,
		.fresh = NO_CARD,
		.certainty = 1};
	c->count[CHANGE_RETIRED]++;
}

void
changes_reject(struct changes *c, size_t i)
{
	struct change *x = &c->lineage->change[i];

	c->count[x->what]--;
	c->count[CHANGE_NEW]++;
	retire(c, x->old);
	*x = (struct change){.what = CHANGE_NEW,
	    .old = NO_CARD,
	    .fresh = x->fresh,
	    .certainty = 1};
}

void
changes_rematch(struct changes *c, size_t i, ptrdiff_t old)
{
	struct lineage *l = c->lineage;
	size_t k, n = 0;

	changes_reject(c, i);
	l->change[i].what = CHANGE_EDITED;
	l->change[i].old = old;
	c->count[CHANGE_NEW]--;
	c->count[CHANGE_EDITED]++;
	for (k = 0; k < l->n; k++)
		if (l->change[k].what == CHANGE_RETIRED &&
		    l->change[k].old == old)
			c->count[CHANGE_RETIRED]--;
		else
			l->change[n++] = l->change[k];
	l->n = n;
}

const struct err *
changes_has_deck(bool *has, struct ctx *ctx, const char *deck)
{
	struct deck_rows *rows = NULL;
	const struct err *e = store_decks(&rows, ctx->store);
	size_t i;

	*has = false;
	for (i = 0; !e && i < rows->n; i++)
		*has |= rows->v[i].live && strcmp(rows->v[i].name, deck) == 0;
	deck_rows_free(rows);
	return e;
}
