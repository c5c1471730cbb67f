#include "cmd/today.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/rand.h"
#include "cmd/cmd.h"
#include "schedule/queue.h"
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

enum { TWIN_PLACES = 10 }; /* between twins where they are not kept apart */

/* The cards that may be asked, and what the queue wants to know of them. */
struct loading {
	const struct today_query *query;
	int64_t today;
	struct arena *arena; /* the cards' twins */
	struct queue_card *card;
	double *recall; /* of each: the weakest are crammed first */
	bool *shown;    /* each was shown today */
	size_t n, cap;
	struct entry_drill *drill;
	size_t ndrill, drill_cap;
	struct model model;
	int64_t introduced; /* new cards that were introduced today */
	int64_t answered;   /* main answers of today */
};

/* A card in today's drill, and when it came into it. */
struct entry_drill {
	uint64_t id;
	int64_t t, seq;
};

/* --- which cards -----------------------------------------------------------
 */

static bool
is_one_of(const struct texts *t, const char *text)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		if (strcmp(t->v[i], text) == 0)
			return true;
	return false;
}

static bool
is_wanted(void *data, const struct entry *e)
{
	const struct today_query *q = ((struct loading *)data)->query;
	const struct card *c = e->card;

	if (q->section && !is_one_of(&c->section, q->section))
		return false;
	if (q->kind && strcmp(q->kind, card_kind_name(c->kind)) != 0)
		return false;
	return !q->tag || is_one_of(&c->tags, q->tag);
}

/* The twins as they will last. */
static const uint64_t *
copy_twins(struct loading *l, const struct card *c)
{
	uint64_t *twin = arena_array(l->arena, c->ntwin, sizeof *twin);

	if (c->ntwin)
		memcpy(twin, c->twin, c->ntwin * sizeof *twin);
	return twin;
}

static struct queue_card
queue_card(struct loading *l, const struct entry *e, bool wanted)
{
	const struct card *c = e->card;

	return (struct queue_card){
	    .key = {c->id, c->fact, copy_twins(l, c), c->ntwin},
	    .section = hash_string(0, e->topic),
	    .term = hash_string(0, c->term),
	    .ivl = e->state.sm2.ivl,
	    .last = e->state.sm2.last,
	    .due = e->due,
	    .active = wanted && e->active && e->state.buried < l->today,
	    .answered = e->state.reviewed == l->today,
	};
}

static void
load_drill(struct loading *l, const struct entry *e)
{
	MEM_GROW(l->drill, l->ndrill, l->drill_cap);
	l->drill[l->ndrill++] = (struct entry_drill){
	    e->card->id, e->state.drill_t, e->state.drill_seq};
}

static const struct err *
load_card(void *data, const struct entry *e)
{
	struct loading *l = data;
	bool wanted = is_wanted(l, e);

	if (wanted && e->active && card_in_drill(&e->state, l->today))
		load_drill(l, e);
	if (l->n == l->cap) {
		size_t more = l->cap ? 2 * l->cap : 64;

		l->recall = mem_resize(l->recall, more, sizeof *l->recall);
		l->shown = mem_resize(l->shown, more, sizeof *l->shown);
	}
	MEM_GROW(l->card, l->n, l->cap);
	l->recall[l->n] = memory_on(&e->state.memory, &l->model, l->today);
	l->shown[l->n] = e->state.shown == l->today;
	l->card[l->n++] = queue_card(l, e, wanted);
	return NULL;
}

static const struct err *
load_today(struct loading *l, struct store *store, int64_t fresh)
{
	struct candidates want = {
	    .today = l->today,
	    .decks = l->query->decks,
	    .fresh = fresh < 0 ? SIZE_MAX / 2 : (size_t)fresh,
	    .wanted = is_wanted,
	};

	return store_candidates(store, &want, load_card, l);
}

/* Every card of the decks, asked before or not. */
static const struct err *
load_all(struct loading *l, struct store *store)
{
	const struct texts *decks = &l->query->decks;
	const struct err *e = NULL;
	size_t i;

	if (!decks->n)
		return store_select(store, NULL, l->today, load_card, l);
	for (i = 0; i < decks->n && !e; i++) {
		char *query =
		    arena_printf(l->arena, "deck:\"%s\"", decks->v[i]);

		e = store_select(store, query, l->today, load_card, l);
	}
	return e;
}

/* --- in which order
 * ------------------------------------------------------------ */

/* What a limit of the command line or else the settings leaves; -1: any. */
static const struct err *
read_limit(int64_t *left, struct store *store, const char *key, int64_t given,
    int64_t done)
{
	const struct err *e = NULL;

	*left = given;
	if (given < 0 && !(e = store_setting_number(left, store, key, NULL)))
		*left = *left > done ? *left - done : 0;
	return e;
}

static const struct err *
is_set_to(bool *is, struct store *store, const char *key, const char *value)
{
	const char *now;
	const struct err *e = store_setting(&now, store, key, NULL);

	if (!e)
		*is = strcmp(now, value) == 0;
	return e;
}

/* The limit on reviews; a setting of 0 is none. */
static const struct err *
read_review_limit(int64_t *left, const struct loading *l, struct store *store)
{
	const struct err *e =
	    store_setting_number(left, store, "review_per_day", NULL);

	if (e || l->query->review_limit >= 0 || *left == 0) {
		*left = l->query->review_limit;
		return e;
	}
	return read_limit(left, store, "review_per_day", -1, l->answered);
}

static const struct err *
read_rules(struct queue_rules *r, const struct loading *l, struct ctx *ctx)
{
	struct store *store = ctx->store;
	const struct err *e;

	*r = (struct queue_rules){
	    .today = l->today,
	    .seed = ctx->has_seed ? ctx->seed : (uint64_t)l->today,
	};
	if ((e = read_review_limit(&r->review_limit, l, store)) ||
	    (e = read_limit(&r->new_limit, store, "new_per_day",
		 l->query->new_limit, l->introduced)) ||
	    (e = is_set_to(&r->new_random, store, "new_order", "random")))
		return e;
	return is_set_to(&r->blocked, store, "interleave", "off");
}

/* The weakest first; qsort needs to find them by their numbers. */
struct weak {
	double recall;
	uint64_t id;
	size_t place;
};

static int
weakest_first(const void *a, const void *b)
{
	const struct weak *x = a, *y = b;

	if (x->recall != y->recall)
		return x->recall < y->recall ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

static size_t
cram_order(const struct loading *l, size_t *order)
{
	struct weak *w = mem_new(l->n + 1, sizeof *w);
	struct twins *twins = twins_new(l->n);
	size_t i, n = 0;

	for (i = 0; i < l->n; i++) {
		twins_add(twins, &l->card[i].key);
		if (l->card[i].active)
			w[n++] =
			    (struct weak){l->recall[i], l->card[i].key.id, i};
	}
	qsort(w, n, sizeof *w, weakest_first);
	for (i = 0; i < n; i++)
		order[i] = w[i].place;
	twins_part(twins, order, n, TWIN_PLACES);
	if (l->query->review_limit >= 0 && (int64_t)n > l->query->review_limit)
		n = (size_t)l->query->review_limit;
	twins_free(twins);
	free(w);
	return n;
}

static int
oldest_first(const void *a, const void *b)
{
	const struct entry_drill *x = a, *y = b;

	if (x->t != y->t)
		return x->t < y->t ? -1 : 1;
	return x->seq < y->seq ? -1 : x->seq > y->seq;
}

static void
arrange_drill(struct today *t, struct loading *l)
{
	size_t i;

	if (l->query->cram || l->ndrill == 0)
		return;
	qsort(l->drill, l->ndrill, sizeof *l->drill, oldest_first);
	t->drill = mem_new(l->ndrill, sizeof *t->drill);
	for (i = 0; i < l->ndrill; i++)
		t->drill[i] = l->drill[i].id;
	t->ndrill = l->ndrill;
}

static void
arrange(struct today *t, struct loading *l, const struct queue_rules *rules)
{
	size_t *order = mem_new(l->n + 1, sizeof *order), i;

	t->n = l->query->cram ? cram_order(l, order)
			      : queue_build(l->card, l->n, rules, order);
	t->item = mem_new(t->n + 1, sizeof *t->item);
	for (i = 0; i < t->n; i++) {
		const struct queue_card *c = &l->card[order[i]];

		t->item[i] = (struct study_item){
		    .id = c->key.id,
		    .fresh = c->ivl == 0,
		    .shown = l->shown[order[i]],
		};
	}
	t->answered = (size_t)l->answered;
	arrange_drill(t, l);
	free(order);
}

const struct err *
today_day(int64_t *day, struct ctx *ctx)
{
	int64_t rollover;
	const struct err *e =
	    store_setting_number(&rollover, ctx->store, "rollover", NULL);

	if (!e)
		*day = day_of(ctx_now(ctx), (int)rollover);
	return e;
}

/* The limits need what was done today, and how far to look for new cards
 * needs the limits. */
static const struct err *
load(struct loading *l, struct queue_rules *rules, struct ctx *ctx)
{
	const struct err *e;

	if (l->query->cram)
		return load_all(l, ctx->store);
	if ((e = store_done(
		 &l->answered, &l->introduced, ctx->store, l->today)) ||
	    (e = read_rules(rules, l, ctx)))
		return e;
	return load_today(
	    l, ctx->store, rules->new_random ? -1 : rules->new_limit);
}

const struct err *
today_read(struct today *t, struct ctx *ctx, const struct today_query *q)
{
	struct loading l = {.query = q, .model = model_new(1)};
	struct queue_rules rules;
	const struct err *e;

	*t = (struct today){0};
	l.arena = arena_new();
	if (!(e = today_day(&t->day, ctx))) {
		l.today = t->day;
		e = load(&l, &rules, ctx);
	}
	if (!e)
		arrange(t, &l, &rules);
	free(l.card);
	free(l.recall);
	free(l.shown);
	free(l.drill);
	arena_free(l.arena);
	return e;
}

void
today_free(struct today *t)
{
	free(t->item);
	free(t->drill);
	*t = (struct today){0};
}
