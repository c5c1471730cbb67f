#include "base/err.h"
#include "cmd/changes.h"
#include "cmd/cmd.h"
#include "deck/heir.h"
#include "store/store.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const struct err *
append(
    struct store *store, enum event_kind kind, uint64_t card, const char *arg)
{
	struct event e = event_new(kind);

	e.card = card;
	e.arg = arg;
	return store_append(store, &e);
}

/* Progress follows a card to its new id. */
static const struct err *
carry(struct store *store, const struct card *old, const struct card *fresh)
{
	char id[20];

	if (old->id == fresh->id)
		return NULL;
	snprintf(id, sizeof id, "%016" PRIx64, fresh->id);
	return append(store, EVENT_MAP, old->id, id);
}

/*
 * What changed its meaning is asked tomorrow, if it would be later. The old
 * card tells when that is: its events are not filed under the new one yet.
 */
static const struct err *
ask_sooner(
    struct store *store, const struct card *old, const struct card *fresh)
{
	struct entries *found = NULL;
	const struct err *e = store_card(&found, store, old->id);
	int64_t soon = store_day(store) + 1;
	char day[24];

	if (e)
		return e;
	if (found->v[0].state.sm2.ivl > 0 && found->v[0].due > soon) {
		snprintf(day, sizeof day, "%" PRId64, soon);
		e = append(store, EVENT_DUE, fresh->id, day);
	}
	entries_free(found);
	return e;
}

static const struct err *
is_spent(void *store, bool *spent, uint64_t id)
{
	return store_spent(spent, store, id);
}

/* The cards get the ids under which the library holds them. */
static const struct err *
settle_ids(struct store *store, struct changes *c)
{
	struct spent spent = {.ask = is_spent, .data = store};
	const struct err *e;
	size_t i, k, n = 0;

	/* Where no card ever was, each id is the fact's own. */
	if (!c->old->n)
		return NULL;
	if ((e = heir_ids(c->lineage, c->old, c->fresh, &spent)))
		return e;
	for (i = 0; i < c->n; i++)
		for (k = 0; k < c->part[i].fresh->n; k++)
			c->part[i].fresh->card[k] = c->fresh->card[n++];
	return NULL;
}

/* Another process may have changed a deck since it was read. */
static const struct err *
look_again(bool *stale, struct store *store, const struct changes *c)
{
	struct deck_rows *rows = NULL;
	const struct err *e = store_decks(&rows, store);
	size_t i, k;

	*stale = false;
	for (i = 0; !e && i < c->n; i++) {
		uint64_t content = 0;

		for (k = 0; k < rows->n; k++)
			if (rows->v[k].live &&
			    strcmp(rows->v[k].name, c->part[i].deck) == 0)
				content = rows->v[k].content;
		*stale |= content != c->part[i].content;
	}
	deck_rows_free(rows);
	return e;
}

static const struct err *
put_decks(struct store *store, const struct changes *c)
{
	const struct err *e = NULL;
	size_t i;

	for (i = 0; i < c->n && !e; i++)
		e = store_put_deck(
		    store, c->part[i].fresh, c->part[i].path, c->part[i].stamp);
	return e;
}

static const struct err *
carry_progress(struct store *store, const struct changes *c)
{
	const struct err *e = NULL;
	size_t i;

	for (i = 0; i < c->lineage->n && !e; i++) {
		const struct change *x = &c->lineage->change[i];
		const struct card *old = change_old(c, x);
		const struct card *fresh = change_fresh(c, x);

		if (old && fresh && !(e = carry(store, old, fresh)) &&
		    x->meaning)
			e = ask_sooner(store, old, fresh);
	}
	return e;
}

static const struct err *
apply(bool *stale, struct store *store, struct changes *c)
{
	const struct err *e;

	if ((e = look_again(stale, store, c)) || *stale ||
	    (e = settle_ids(store, c)) || (e = put_decks(store, c)))
		return e;
	return carry_progress(store, c);
}

const struct err *
changes_apply(bool *stale, struct ctx *ctx, struct changes *c)
{
	const struct err *e;

	*stale = false;
	if ((e = store_begin(ctx->store, ctx_now(ctx), STORE_BATCH)))
		return e;
	if ((e = apply(stale, ctx->store, c)) || *stale) {
		store_rollback(ctx->store);
		return e;
	}
	return store_commit(ctx->store);
}
