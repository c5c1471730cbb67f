#include "cmd/today.h"

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
	struct today *today;
	struct queue_card *card;
	double *recall;     /* of each: the weakest are crammed first */
	struct deck **deck; /* what the cards' twins lie in */
	size_t n, cap, recall_cap, ndeck, deck_cap;
	struct model model;
	int64_t introduced; /* new cards that were introduced today */
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
is_wanted(const struct today_query *q, const struct card *c)
{
	if (q->section && !is_one_of(&c->section, q->section))
		return false;
	if (q->kind && strcmp(q->kind, card_kind_name(c->kind)) != 0)
		return false;
	return !q->tag || is_one_of(&c->tags, q->tag);
}

static struct queue_card
queue_card(const struct entry *e, int64_t today, bool wanted)
{
	const struct card *c = e->card;

	return (struct queue_card){
	    .key = {c->id, c->fact, c->twin, c->ntwin},
	    .section = hash_string(0, e->topic),
	    .term = hash_string(0, c->term),
	    .ivl = e->state.sm2.ivl,
	    .last = e->state.sm2.last,
	    .due = e->due,
	    .active = wanted && e->active && e->state.buried < today,
	    .answered = e->state.reviewed == today,
	};
}

static void
load_drill(struct loading *l, const struct entry *e, bool wanted)
{
	struct today *t = l->today;

	if (!wanted || !e->active || !card_in_drill(&e->state, t->day))
		return;
	t->drill = mem_resize(t->drill, t->ndrill + 1, sizeof *t->drill);
	t->drill[t->ndrill++] = e->card->id;
}

static void
load_card(struct loading *l, const struct entry *e)
{
	int64_t today = l->today->day;
	bool wanted = is_wanted(l->query, e->card);

	l->introduced += e->state.introduced == today;
	l->today->answered += e->state.reviewed == today;
	load_drill(l, e, wanted);
	if (l->n == l->cap)
		l->recall = mem_resize(
		    l->recall, l->cap ? 2 * l->cap : 8, sizeof *l->recall);
	MEM_GROW(l->card, l->n, l->cap);
	l->recall[l->n] = memory_on(&e->state.memory, &l->model, today);
	l->card[l->n++] = queue_card(e, today, wanted);
}

static const struct err *
load_deck(struct loading *l, struct store *store, const char *name)
{
	struct deck *d = NULL;
	struct entries *one = NULL;
	const struct err *e;
	size_t i;

	if ((e = store_read_deck(&d, store, name, false)))
		return e;
	MEM_GROW(l->deck, l->ndeck, l->deck_cap);
	l->deck[l->ndeck++] = d;
	for (i = 0; i < d->n; i++) {
		if ((e = store_card(&one, store, d->card[i].id)))
			return e;
		one->v[0].card = &d->card[i];
		load_card(l, &one->v[0]);
		entries_free(one);
	}
	return NULL;
}

static const struct err *
load(struct loading *l, struct store *store)
{
	const struct texts *wanted = &l->query->decks;
	struct deck_rows *rows = NULL;
	const struct err *e;
	size_t i;

	for (i = 0, e = NULL; i < wanted->n && !e; i++)
		e = load_deck(l, store, wanted->v[i]);
	if (e || wanted->n || (e = store_decks(&rows, store)))
		return e;
	for (i = 0; i < rows->n && !e; i++)
		if (rows->v[i].live)
			e = load_deck(l, store, rows->v[i].name);
	deck_rows_free(rows);
	return e;
}

/* --- in which order
 * ------------------------------------------------------------ */

/* What is left of a daily limit; 0 in the settings may mean none. */
static const struct err *
left_of(int64_t *left, struct store *store, const char *key, int64_t done,
    bool zero_is_none)
{
	const struct err *e = store_setting_number(left, store, key, NULL);

	if (e)
		return e;
	if (zero_is_none && *left == 0)
		*left = -1;
	else
		*left = *left > done ? *left - done : 0;
	return NULL;
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

static const struct err *
read_rules(struct queue_rules *r, struct loading *l, struct ctx *ctx)
{
	const struct err *e;
	int64_t done = (int64_t)l->today->answered - l->introduced;

	*r = (struct queue_rules){
	    .today = l->today->day,
	    .seed = ctx->has_seed ? ctx->seed : (uint64_t)l->today->day,
	};
	if ((e = left_of(&r->new_limit, ctx->store, "new_per_day",
		 l->introduced, false)) ||
	    (e = left_of(
		 &r->review_limit, ctx->store, "review_per_day", done, true)) ||
	    (e = is_set_to(
		 &r->new_random, ctx->store, "new_order", "random")) ||
	    (e = is_set_to(&r->blocked, ctx->store, "interleave", "off")))
		return e;
	if (l->query->new_limit >= 0)
		r->new_limit = l->query->new_limit;
	if (l->query->review_limit >= 0)
		r->review_limit = l->query->review_limit;
	return NULL;
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

static const struct err *
arrange(struct loading *l, struct ctx *ctx)
{
	struct queue_rules rules;
	struct today *t = l->today;
	size_t *order, i;
	const struct err *e;

	if ((e = read_rules(&rules, l, ctx)))
		return e;
	order = mem_new(l->n + 1, sizeof *order);
	t->n = l->query->cram ? cram_order(l, order)
			      : queue_build(l->card, l->n, &rules, order);
	t->item = mem_new(t->n + 1, sizeof *t->item);
	for (i = 0; i < t->n; i++) {
		const struct queue_card *c = &l->card[order[i]];

		t->item[i] =
		    (struct study_item){.id = c->key.id, .fresh = c->ivl == 0};
	}
	free(order);
	return NULL;
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

const struct err *
today_read(struct today *t, struct ctx *ctx, const struct today_query *q)
{
	struct loading l = {.query = q, .today = t, .model = model_new(1)};
	const struct err *e;
	size_t i;

	*t = (struct today){0};
	if (!(e = today_day(&t->day, ctx)) && !(e = load(&l, ctx->store)))
		e = arrange(&l, ctx);
	if (e)
		today_free(t);
	for (i = 0; i < l.ndeck; i++)
		deck_free(l.deck[i]);
	free(l.deck);
	free(l.card);
	free(l.recall);
	return e;
}

void
today_free(struct today *t)
{
	free(t->item);
	free(t->drill);
	*t = (struct today){0};
}
