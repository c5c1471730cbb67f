#include "store/db.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

enum { PACE_DAYS = 28 }; /* over which the pace is taken */

/* --- due: from the agenda --------------------------------------------------
 */

static const struct err *
read_due(struct due_counts *d, struct store *s)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_DUE_BY_DECK, "i", d->today);
	struct due_count *v = NULL;
	size_t cap = 0;

	while (query_row(s, q, &e)) {
		MEM_GROW(v, d->n, cap);
		v[d->n++] = (struct due_count){
		    .deck = arena_strdup(d->arena, column_text(q, 0)),
		    .id = sqlite3_column_int64(q, 1),
		    .due = sqlite3_column_int64(q, 2),
		    .all_new = sqlite3_column_int64(q, 3)};
	}
	d->v = arena_array(d->arena, d->n + 1, sizeof *d->v);
	if (d->n)
		memcpy(d->v, v, d->n * sizeof *v);
	free(v);
	return e;
}

/* A fact that was answered today waits, though it may be due again. */
static const struct err *
leave_answered(struct due_counts *d, struct store *s)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_DUE_ANSWERED, "i", d->today);
	size_t i;

	while (query_row(s, q, &e))
		for (i = 0; i < d->n; i++)
			if (d->v[i].id == sqlite3_column_int64(q, 0))
				d->v[i].due -= sqlite3_column_int64(q, 1);
	return e;
}

/* --- new: the first few in the order of the deck ----------------------------
 */

/* What stands before a new card: its twins that came already. */
struct before {
	struct arena *arena;
	struct map *seen; /* bytes of ids of cards and of facts */
};

static bool
was_seen(const struct before *b, uint64_t id)
{
	return map_find(b->seen, (char *)&id, sizeof id) != NULL;
}

static void
see(struct before *b, uint64_t id)
{
	map_at(b->seen, arena_strndup(b->arena, (char *)&id, sizeof id),
	    sizeof id);
}

/* Whether a card, or one of a fact, is due or was answered today. */
static const struct err *
is_busy(bool *busy, struct store *s, enum query_id id, uint64_t number,
    int64_t today)
{
	int64_t found;
	const struct err *e =
	    query_number(s, &found, 0, id, "ui", number, today);

	*busy = found != 0;
	return e;
}

/* Whether a new card has to wait for a twin (scheduling.md 2.1, rule 3). */
static const struct err *
must_wait(bool *wait, struct before *b, struct store *s, const struct card *c,
    int64_t today)
{
	const struct err *e;
	size_t i;

	*wait = was_seen(b, c->fact);
	for (i = 0; !*wait && i < c->ntwin; i++)
		*wait = was_seen(b, c->twin[i]);
	see(b, c->fact);
	see(b, c->id);
	if (*wait || (e = is_busy(wait, s, Q_FACT_BUSY, c->fact, today)))
		return *wait ? NULL : e;
	for (i = 0; !*wait && i < c->ntwin; i++)
		if ((e = is_busy(wait, s, Q_CARD_BUSY, c->twin[i], today)))
			return e;
	return NULL;
}

static const struct err *
count_one(
    int64_t *n, struct before *b, struct store *s, uint64_t id, int64_t today)
{
	struct deck *owner = NULL;
	struct entry en;
	bool wait = true;
	const struct err *e = entry_find(&en, &owner, s, id);

	if (!e && owner)
		e = must_wait(&wait, b, s, en.card, today);
	*n += !wait;
	deck_free(owner);
	return e;
}

static const struct err *
count_new(int64_t *n, struct before *b, struct store *s,
    const struct due_count *deck, int64_t today, int64_t most)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_NEW_OF_DECK, "ii", deck->id, today);

	*n = 0;
	while (*n < most && query_row(s, q, &e))
		if ((e = count_one(n, b, s, column_u64(q, 0), today)))
			break;
	query_end(q);
	return e;
}

static int64_t
cut(int64_t n, int64_t limit)
{
	return limit >= 0 && n > limit ? limit : n;
}

/* New cards that limits allow behind those that are due. */
static int64_t
room(const struct queue_limits *l, int64_t due)
{
	int64_t fresh = l->fresh < 0 ? INT64_MAX : l->fresh;

	return l->cards < 0 ? fresh : cut(fresh, l->cards - due);
}

/* What a deck may give, of what all may give. */
static const struct err *
read_deck(struct due_count *deck, struct due_counts *d, struct before *b,
    struct store *s, int64_t left)
{
	struct queue_limits own;
	const struct err *e = store_limits(&own, s, deck->deck, d->today);

	if (e)
		return e;
	deck->due = cut(deck->due, own.cards);
	d->due += deck->due;
	return count_new(&deck->fresh, b, s, deck, d->today,
	    cut(room(&own, deck->due), left));
}

/* Decks first, each within its own limits, then all of them together. */
static const struct err *
obey_limits(struct due_counts *d, struct store *s)
{
	struct before b = {.arena = arena_new(), .seen = map_new()};
	struct queue_limits all;
	const struct err *e = store_limits(&all, s, NULL, d->today);
	size_t i;

	for (i = 0; !e && i < d->n; i++) {
		e = read_deck(&d->v[i], d, &b, s, room(&all, 0) - d->fresh);
		d->fresh += d->v[i].fresh;
	}
	d->due = cut(d->due, all.cards);
	d->fresh = cut(d->fresh, room(&all, d->due));
	map_free(b.seen);
	arena_free(b.arena);
	return e;
}

/* --- the coming days --------------------------------------------------------
 */

static const struct err *
read_coming(struct due_counts *d, struct store *s, size_t days)
{
	const struct err *e = NULL;
	sqlite3_stmt *q =
	    query(s, Q_DUE_BY_DAY, "ii", d->today, d->today + (int64_t)days);

	d->coming = arena_array(d->arena, days + 1, sizeof *d->coming);
	d->days = days;
	while (query_row(s, q, &e))
		d->coming[sqlite3_column_int64(q, 0) - d->today - 1] =
		    sqlite3_column_int64(q, 1);
	return e;
}

const struct err *
store_answered(int64_t *answered, struct store *s, int64_t today)
{
	return query_number(s, answered, 0, Q_ANSWERED, "in", today);
}

const struct err *
store_pace(int64_t *ms, struct store *s, int64_t today)
{
	return query_number(s, ms, 0, Q_PACE, "i", today - PACE_DAYS);
}

void
due_counts_free(struct due_counts *d)
{
	if (d)
		arena_free(d->arena);
}

const struct err *
store_due(struct due_counts **out, struct store *s, int64_t today, size_t days)
{
	struct arena *a = arena_new();
	struct due_counts *d = arena_alloc(a, sizeof *d);
	const struct err *e;

	d->arena = a;
	d->today = today;
	if ((e = read_due(d, s)) || (e = leave_answered(d, s)) ||
	    (e = obey_limits(d, s)) || (e = read_coming(d, s, days)))
		due_counts_free(d);
	else
		*out = d;
	return e;
}
