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
	size_t enough;       /* when there are so many, no more are visited */
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
gather_rows(struct gather *g, sqlite3_stmt *q)
{
	const struct err *e = NULL;

	while (g->fresh < g->enough && query_row(g->store, q, &e))
		if (in_decks(g->want, column_text(q, 1)) &&
		    (e = gather_one(g, column_u64(q, 0))))
			break;
	query_end(q);
	return e;
}

/* The new cards of a deck, as many as the queue may keep of them. */
static const struct err *
gather_fresh(struct gather *g, const char *deck, int64_t id, size_t all)
{
	size_t most;
	const struct err *e = g->want->of_deck(&most, g->data, deck);

	if (e)
		return e;
	g->enough = most < SIZE_MAX - g->fresh ? g->fresh + most : SIZE_MAX;
	if (most != SIZE_MAX && all < g->enough)
		g->enough = all;
	return gather_rows(
	    g, query(g->store, Q_NEW_OF_DECK, "ii", id, g->want->today));
}

static const struct err *
gather_decks(struct gather *g)
{
	const struct err *e = NULL;
	size_t all = g->fresh + g->want->fresh;
	sqlite3_stmt *q = query(g->store, Q_LIVE_DECKS, "");

	while (query_row(g->store, q, &e))
		if (in_decks(g->want, column_text(q, 0)) &&
		    (e = gather_fresh(g, column_text(q, 0),
			 sqlite3_column_int64(q, 1), all)))
			break;
	query_end(q);
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
	    .facts = map_new(),
	    .enough = SIZE_MAX};
	const struct err *e;

	if (want->ahead)
		e = gather_rows(&g, query(s, Q_AHEAD_CARDS, "ii", want->today,
					want->today + want->ahead));
	else
		e = gather_rows(&g, query(s, Q_DUE_CARDS, "i", want->today));
	if (!e &&
	    !(e = gather_rows(&g, query(s, Q_TODAY_CARDS, "i", want->today))))
		e = want->ahead ? NULL : gather_decks(&g);
	map_free(g.cards);
	map_free(g.facts);
	arena_free(g.arena);
	return e;
}
