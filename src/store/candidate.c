#include "store/db.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"

#include <string.h>

/* A walk over what today's queue is made of; each card is visited once. */
struct gather {
	struct store *store;
	struct candidates *want;
	entry_fn *visit;
	void *data;
	struct arena *arena; /* the keys of the maps */
	struct map *cards;   /* ids of cards that were visited */
	struct map *facts;   /* their facts */
	size_t fresh;        /* new cards so far that may be kept */
};

/* Whether a number is in a map; it is from now on. */
static bool
met(struct gather *g, struct map *m, uint64_t number)
{
	const char *key =
	    arena_strndup(g->arena, (char *)&number, sizeof number);
	size_t *at = map_at(m, key, sizeof number);

	return (*at)++ > 0;
}

static bool
in_decks(const struct candidates *w, const char *deck)
{
	size_t i;

	for (i = 0; i < w->decks.n; i++)
		if (strcmp(w->decks.v[i], deck) == 0)
			return true;
	return w->decks.n == 0;
}

/* New cards of a fact that was met before will wait, so they count for none. */
static void
count_fresh(struct gather *g, const struct entry *en)
{
	bool known = met(g, g->facts, en->card->fact);

	if (!known && en->active && en->state.sm2.ivl == 0 &&
	    g->want->wanted(g->data, en))
		g->fresh++;
}

static const struct err *
gather_one(struct gather *g, uint64_t id)
{
	struct deck *owner = NULL;
	struct entry en;
	const struct err *e;

	if (met(g, g->cards, id))
		return NULL;
	e = entry_find(&en, &owner, g->store, id);
	if (!e && owner) {
		count_fresh(g, &en);
		e = g->visit(g->data, &en);
	}
	deck_free(owner);
	return e;
}

/* Walks (id, deck) rows till they end, or enough new cards were met. */
static const struct err *
gather_rows(struct gather *g, enum query_id id, size_t enough)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(g->store, id, "i", g->want->today);

	while (query_row(g->store, q, &e)) {
		g->want->more = g->fresh >= enough;
		if (!g->want->more && in_decks(g->want, column_text(q, 1)))
			e = gather_one(g, column_u64(q, 0));
		if (e || g->want->more) {
			query_end(q);
			break;
		}
	}
	return e;
}

const struct err *
store_candidates(
    struct store *s, struct candidates *want, entry_fn *visit, void *data)
{
	struct gather g = {.store = s,
	    .want = want,
	    .visit = visit,
	    .data = data,
	    .arena = arena_new(),
	    .cards = map_new(),
	    .facts = map_new()};
	const struct err *e;

	want->more = false;
	if (!(e = gather_rows(&g, Q_DUE_CARDS, SIZE_MAX)) &&
	    !(e = gather_rows(&g, Q_TODAY_CARDS, SIZE_MAX)))
		e = gather_rows(&g, Q_NEW_CARDS, g.fresh + want->fresh);
	map_free(g.cards);
	map_free(g.facts);
	arena_free(g.arena);
	return e;
}
