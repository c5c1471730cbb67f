/* The card on the stage of a sitting: how it comes and how it goes. */

#include "base/arena.h"
#include "base/err.h"
#include "base/mem.h"
#include "cmd/cmd.h"
#include "cmd/looks.h"
#include "cmd/names.h"
#include "cmd/sitting.h"
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

void
sitting_leave(struct sitting *s)
{
	entries_free(s->entries);
	arena_free(s->arena);
	s->entries = NULL;
	s->arena = NULL;
}

/* True if the card need not be asked now: answered elsewhere, or put away. */
static bool
is_stale(const struct sitting *s, const struct entry *e, struct turn t)
{
	if (t.purpose == PURPOSE_CRAM)
		return !e->live;
	if (!e->active || e->state.buried >= s->day)
		return true;
	if (t.purpose == PURPOSE_DRILL)
		return e->state.drill_day == s->day &&
		       !card_in_drill(&e->state, s->day);
	if (t.purpose == PURPOSE_EXTRA)
		return e->state.memory.last >= s->day;
	if (t.fresh)
		return e->state.sm2.ivl != 0;
	return e->state.sm2.ivl != 0 && e->due > s->day;
}

/*
 * Items of a list that were not said. In the drill only these are asked, the
 * others are right, too.
 */
struct missed {
	uint64_t id;
	const char **item; /* copies */
	size_t n;
	struct missed *next;
};

static void
free_missed(struct missed *m)
{
	while (m->n)
		free((char *)m->item[--m->n]);
	free(m->item);
	free(m);
}

/* Takes out what was missed of a card before. */
static struct missed *
take_missed(struct sitting *s, uint64_t id)
{
	struct missed **at = &s->missed, *m;

	while (*at && (*at)->id != id)
		at = &(*at)->next;
	if ((m = *at))
		*at = m->next;
	return m;
}

/* A new card that was answered; the last one comes first. */
struct learnt {
	uint64_t id;
	char *term;
	struct learnt *before;
};

void
sitting_learnt(struct sitting *s, const struct card *c)
{
	struct learnt *l = mem_new(1, sizeof *l);

	*l = (struct learnt){c->id, mem_strdup(c->term), s->learnt};
	s->learnt = l;
}

static void
drop_learnt(struct sitting *s)
{
	struct learnt *l = s->learnt;

	s->learnt = l->before;
	free(l->term);
	free(l);
}

void
sitting_unlearnt(struct sitting *s, uint64_t id)
{
	if (s->learnt && s->learnt->id == id)
		drop_learnt(s);
}

/* Their terms, each once, in the order of answering. */
struct texts
sitting_terms(const struct sitting *s, struct arena *a)
{
	const struct learnt *l;
	struct texts t = {0};
	size_t n = 0, i;

	for (l = s->learnt; l; l = l->before)
		n++;
	t.v = arena_array(a, n + 1, sizeof *t.v);
	for (l = s->learnt; l; l = l->before) {
		for (i = t.n; i > 0; i--)
			if (strcmp(t.v[i - 1], l->term) == 0)
				break;
		if (i == 0 && *l->term)
			t.v[t.n++] = l->term;
	}
	for (i = 0; i < t.n / 2; i++) {
		const char *last = t.v[t.n - 1 - i];

		t.v[t.n - 1 - i] = t.v[i];
		t.v[i] = last;
	}
	return t;
}

void
sitting_forget(struct sitting *s)
{
	struct missed *m;

	while ((m = s->missed)) {
		s->missed = m->next;
		free_missed(m);
	}
	while (s->learnt)
		drop_learnt(s);
}

void
sitting_remember(struct sitting *s)
{
	const struct verdict *v = &s->dialog.verdict;
	const struct card *c = s->dialog.card;
	struct missed *m = take_missed(s, c->id);

	if (m)
		free_missed(m);
	if (!s->dialog.judged || v->kind != VERDICT_PARTIAL ||
	    c->form != FORM_ITEMS || card_is_ordered(c) || v->missing.n == 0)
		return;
	m = mem_new(1, sizeof *m);
	m->id = c->id;
	m->item = mem_new(v->missing.n, sizeof *m->item);
	for (; m->n < v->missing.n; m->n++)
		m->item[m->n] = mem_strdup(v->missing.v[m->n]);
	m->next = s->missed;
	s->missed = m;
}

/* The card as it is asked in the drill: only for what was missed. */
static const struct card *
card_asked(struct sitting *s, const struct card *c, struct turn t)
{
	const struct missed *m = s->missed;
	struct card *part;

	while (m && m->id != c->id)
		m = m->next;
	if (!m || t.purpose != PURPOSE_DRILL)
		return c;
	part = arena_alloc(s->arena, sizeof *part);
	*part = *c;
	part->accept = c->items;
	part->items.n = m->n;
	part->items.v = arena_array(s->arena, m->n, sizeof *part->items.v);
	memcpy(part->items.v, m->item, m->n * sizeof *m->item);
	part->ask = arena_printf(s->arena,
	    ngettext("%s (the one that was missing)",
		"%s (the %zu that were missing)", m->n),
	    c->ask, m->n);
	return part;
}

const struct err *
sitting_enter(struct sitting *s, struct turn t)
{
	const struct err *e;
	const struct entry *entry;
	const struct card *card;
	struct texts others, own;

	s->arena = arena_new();
	if ((e = store_card(&s->entries, s->ctx->store, t.id)))
		return e;
	entry = &s->entries->v[0];
	s->turn_over = is_stale(s, entry, t);
	if (s->turn_over) {
		study_skip(s->study);
		return NULL;
	}
	card = card_asked(s, entry->card, t);
	if ((e = names_of(s->names, s->ctx->store, s->arena, entry->deck,
		 entry->card, &others, &own)) ||
	    (e = sitting_choices(&card, s, entry->deck)))
		return e;
	dialog_begin(&s->dialog, s->arena, s->words, card, t.want == STUDY_SHOW,
	    (uint64_t)entry->state.counted);
	s->dialog.keys = &s->ctx->looks->keys;
	s->dialog.others = others;
	s->dialog.own = own;
	s->scene = (struct scene){
	    .ctx = s->ctx,
	    .dialog = &s->dialog,
	    .entry = entry,
	    .turn = t,
	    .counts = sitting_counts(s),
	    .reason = "",
	};
	err_free(
	    source_picture(&s->scene.picture, s->arena, s->ctx->store, entry));
	return NULL;
}
