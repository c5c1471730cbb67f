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

/* The cards that may be asked, and what the queue wants to know of them. */
struct loading {
	const struct today_query *query;
	int64_t today;
	struct arena *arena; /* the cards' twins */
	struct queue_card *card;
	double *recall; /* of each: the weakest are crammed first */
	bool *shown;    /* each was shown today */
	size_t n, cap;
	struct store *store;
	struct deck_rules *deck; /* of each deck that was met */
	struct queue_limits *limit;
	size_t ndeck, deck_cap;
	struct queue_limits all; /* what the day has left */
	struct entry_drill *drill;
	size_t ndrill, drill_cap;
	struct model model;
	int64_t answered; /* main answers of today */
};

/* What a deck's settings say of its new cards. */
struct deck_rules {
	const char *name;
	bool random; /* in random order */
	bool cold;   /* asked without being shown */
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

/* --- the rules of a deck
 * ----------------------------------------------------- */

static const struct err *
is_set_to(bool *is, struct store *store, const char *deck, const char *key,
    const char *value)
{
	const char *now;
	const struct err *e = store_setting(&now, store, key, deck);

	if (!e)
		*is = strcmp(now, value) == 0;
	return e;
}

/* The limits of the command line stand for those of the settings. */
static const struct err *
read_limits(
    struct queue_limits *limit, const struct loading *l, const char *deck)
{
	const struct today_query *q = l->query;
	const struct err *e = store_limits(limit, l->store, deck, l->today);

	if (q->limit.cards >= 0)
		limit->cards = deck ? -1 : q->limit.cards;
	if (q->limit.fresh >= 0)
		limit->fresh = deck ? -1 : q->limit.fresh;
	return e;
}

/* The number of a deck, whose rules are read when it is first met. */
static const struct err *
find_deck(size_t *number, struct loading *l, const char *name)
{
	struct deck_rules rules = {0};
	struct queue_limits limit;
	const struct err *e;
	size_t i;

	for (i = 0; i < l->ndeck; i++)
		if (strcmp(l->deck[i].name, name) == 0) {
			*number = i;
			return NULL;
		}
	if ((e = read_limits(&limit, l, name)) ||
	    (e = is_set_to(
		 &rules.random, l->store, name, "new_order", "random")) ||
	    (e = is_set_to(&rules.cold, l->store, name, "new_mode", "ask")))
		return e;
	if (l->query->new_order)
		rules.random = strcmp(l->query->new_order, "random") == 0;
	rules.name = arena_strdup(l->arena, name);
	if (l->ndeck == l->deck_cap)
		l->limit =
		    mem_resize(l->limit, 2 * l->deck_cap + 8, sizeof *l->limit);
	MEM_GROW(l->deck, l->ndeck, l->deck_cap);
	l->limit[l->ndeck] = limit;
	*number = l->ndeck;
	l->deck[l->ndeck++] = rules;
	return NULL;
}

/* How many new cards of a deck the queue may keep. */
static const struct err *
most_fresh(size_t *most, void *data, const char *deck)
{
	struct loading *l = data;
	size_t i = 0;
	const struct err *e = find_deck(&i, l, deck);
	int64_t left;

	if (e)
		return e;
	left = l->limit[i].fresh;
	*most = l->deck[i].random ? SIZE_MAX
		: left < 0        ? SIZE_MAX / 2
				  : (size_t)left;
	return NULL;
}

/* --- the cards
 * ----------------------------------------------------------------- */

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
queue_card(struct loading *l, const struct entry *e, size_t deck, bool wanted)
{
	const struct card *c = e->card;

	return (struct queue_card){
	    .key = {c->id, c->fact, copy_twins(l, c), c->ntwin},
	    .section = hash_string(0, e->topic),
	    .term = hash_string(0, c->term),
	    .ivl = e->state.sm2.ivl,
	    .last = e->state.sm2.last,
	    .due = e->due,
	    .deck = deck,
	    .random = l->deck[deck].random,
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
	size_t deck = 0;
	const struct err *error = find_deck(&deck, l, e->deck);

	if (error)
		return error;
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
	l->card[l->n++] = queue_card(l, e, deck, wanted);
	return NULL;
}

static const struct err *
load_today(struct loading *l)
{
	int64_t fresh = l->all.fresh;
	struct candidates want = {
	    .today = l->today,
	    .decks = l->query->decks,
	    .fresh = fresh < 0 ? SIZE_MAX / 2 : (size_t)fresh,
	    .of_deck = most_fresh,
	    .wanted = is_wanted,
	};

	return store_candidates(l->store, &want, load_card, l);
}

/* Every card of the decks, asked before or not. */
static const struct err *
load_all(struct loading *l)
{
	const struct texts *decks = &l->query->decks;
	const struct err *e = NULL;
	size_t i;

	if (!decks->n)
		return store_select(l->store, NULL, l->today, load_card, l);
	for (i = 0; i < decks->n && !e; i++) {
		char *query =
		    arena_printf(l->arena, "deck:\"%s\"", decks->v[i]);

		e = store_select(l->store, query, l->today, load_card, l);
	}
	return e;
}

/* --- in which order
 * ------------------------------------------------------------ */

static const struct err *
read_rules(struct queue_rules *r, struct loading *l, struct ctx *ctx)
{
	const struct err *e =
	    is_set_to(&r->blocked, l->store, NULL, "blocked", "on");

	r->blocked |= l->query->blocked;
	r->today = l->today;
	r->seed = ctx->has_seed ? ctx->seed : (uint64_t)l->today;
	r->limit = l->all;
	r->deck = l->limit;
	r->ndeck = l->ndeck;
	return e;
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

	t->n = l->query->cram ? cram_build(l->card, l->recall, l->n,
				    l->query->limit.cards, order)
			      : queue_build(l->card, l->n, rules, order);
	t->item = mem_new(t->n + 1, sizeof *t->item);
	for (i = 0; i < t->n; i++) {
		const struct queue_card *c = &l->card[order[i]];

		t->item[i] = (struct study_item){
		    .id = c->key.id,
		    .fresh = c->ivl == 0,
		    .shown = l->shown[order[i]],
		    .cold = l->query->cram || l->deck[c->deck].cold,
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

/* How far to look for new cards hangs on the limits. */
static const struct err *
load(struct loading *l)
{
	const struct err *e;

	if (l->query->cram)
		return load_all(l);
	if ((e = store_answered(&l->answered, l->store, l->today)) ||
	    (e = read_limits(&l->all, l, NULL)))
		return e;
	return load_today(l);
}

static void
free_loading(struct loading *l)
{
	free(l->card);
	free(l->recall);
	free(l->shown);
	free(l->deck);
	free(l->limit);
	free(l->drill);
	arena_free(l->arena);
}

const struct err *
today_read(struct today *t, struct ctx *ctx, const struct today_query *q)
{
	struct loading l = {
	    .query = q, .store = ctx->store, .model = model_new(1)};
	struct queue_rules rules = {0};
	const struct err *e;

	*t = (struct today){0};
	l.arena = arena_new();
	if (!(e = today_day(&t->day, ctx))) {
		l.today = t->day;
		e = load(&l);
	}
	if (!e && !(e = read_rules(&rules, &l, ctx)))
		arrange(t, &l, &rules);
	free_loading(&l);
	return e;
}

void
today_free(struct today *t)
{
	free(t->item);
	free(t->drill);
	*t = (struct today){0};
}
