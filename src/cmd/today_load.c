#include "cmd/today_load.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/rand.h"
#include "cmd/cmd.h"
#include "schedule/chain.h"
#include "store/days.h"
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

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
is_in_decks(const struct today_query *q, const char *deck)
{
	return q->decks.n == 0 || is_one_of(&q->decks, deck);
}

/* As the command line says. */
static bool
is_asked_for(void *data, const struct entry *e)
{
	const struct today_query *q = ((struct loading *)data)->query;
	const struct card *c = e->card;

	if (!is_in_decks(q, e->deck))
		return false;
	if (q->section && !is_one_of(&c->section, q->section))
		return false;
	if (q->kind && strcmp(q->kind, card_kind_name(c->kind)) != 0)
		return false;
	return !q->tag || is_one_of(&c->tags, q->tag);
}

/* New cards that an exam asks come by its plan and in no other way. */
static bool
is_wanted(void *data, const struct entry *e)
{
	const struct loading *l = data;

	return is_asked_for(data, e) &&
	       (e->state.sm2.ivl > 0 || l->query->cram ||
		   !today_plan_has(&l->plan, e->card->id));
}

/* --- the rules of a deck
 * ----------------------------------------------------- */

const struct err *
today_is_set(bool *is, struct store *store, const char *deck, const char *key,
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

	if (q->limit.cards >= 0 || q->ahead)
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
	    (e = today_is_set(
		 &rules.random, l->store, name, "new_order", "random")) ||
	    (e = today_is_set(&rules.cold, l->store, name, "new_mode", "ask")))
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

/* A card of today's plan is met: it is asked before the queue. */
static bool
is_chosen(struct loading *l, uint64_t id)
{
	size_t *met = map_find(l->chosen, (const char *)&id, sizeof id);

	if (met)
		*met = 2;
	return met != NULL;
}

/* What waiting till the end of the spread costs. */
static double
risk(const struct loading *l, const struct memory *m)
{
	if (!l->spread.days)
		return 0;
	return memory_on(m, &l->model, l->today) -
	       memory_on(m, &l->model, l->today + l->spread.days);
}

static bool
may_come(const struct loading *l, const struct entry *e)
{
	if (l->query->ahead && (e->state.sm2.ivl == 0 || e->due <= l->today))
		return false;
	return e->active && e->state.buried < l->today;
}

static struct queue_card
queue_card(struct loading *l, const struct entry *e, size_t deck, bool wanted)
{
	const struct card *c = e->card;
	bool chosen = is_chosen(l, c->id);

	return (struct queue_card){
	    .key = {c->id, c->fact, copy_twins(l, c), c->ntwin},
	    .section = hash_string(0, e->topic),
	    .term = hash_string(0, c->term),
	    .ivl = e->state.sm2.ivl,
	    .last = e->state.sm2.last,
	    .due = e->due,
	    .deck = deck,
	    .random = l->deck[deck].random,
	    .risk = risk(l, &e->state.memory),
	    .active = wanted && !chosen && may_come(l, e),
	    .answered = chosen || e->state.reviewed == l->today,
	};
}

static void
load_drill(struct loading *l, const struct entry *e)
{
	MEM_GROW(l->drill, l->ndrill, l->drill_cap);
	l->drill[l->ndrill++] = (struct entry_drill){
	    e->card->id, e->state.drill_t, e->state.drill_seq};
}

static void
make_room(struct loading *l)
{
	if (l->n < l->cap)
		return;
	l->cap = l->cap ? 2 * l->cap : 64;
	l->card = mem_resize(l->card, l->cap, sizeof *l->card);
	l->gain = mem_resize(l->gain, l->cap, sizeof *l->gain);
	l->shown = mem_resize(l->shown, l->cap, sizeof *l->shown);
}

/* By how much recall a day later is better for asking the card now. */
static double
gain_of(const struct loading *l, const struct memory *m)
{
	struct chain c = chain_new(m->s, m->d, m->last), after = c;
	struct costs costs = costs_default();

	if (m->s > 0 && m->last >= l->today)
		return 0;
	chain_visit(&after, &l->model, &costs, l->today);
	return chain_recall(&after, &l->model, l->today + 1) -
	       chain_recall(&c, &l->model, l->today + 1);
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
	if (is_asked_for(l, e) && e->active &&
	    card_in_drill(&e->state, l->today))
		load_drill(l, e);
	make_room(l);
	l->gain[l->n] = l->query->cram ? gain_of(l, &e->state.memory) : 0;
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
	    .ahead = l->query->ahead,
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

/* Takes from the plan what the limits of the command line allow. */
static void
choose_planned(struct loading *l)
{
	struct queue_limits left = l->query->limit;
	size_t i;

	for (i = 0; i < l->plan.n && left.cards != 0; i++) {
		struct planned_item p = l->plan.item[i];

		if (p.item.fresh && left.fresh == 0)
			continue;
		left.fresh -= p.item.fresh && left.fresh > 0;
		left.cards -= left.cards > 0;
		l->plan.item[l->planned++] = p;
		*map_at(l->chosen, (const char *)&p.key->id, sizeof p.key->id) =
		    1;
	}
}

/* Limits of the command line hold for the plan and the queue together. */
static void
lower_limits(struct loading *l)
{
	size_t i;

	for (i = 0; i < l->planned; i++) {
		l->all.cards -= l->query->limit.cards > 0 && l->all.cards > 0;
		l->all.fresh -= l->plan.item[i].item.fresh &&
				l->query->limit.fresh > 0 && l->all.fresh > 0;
	}
}

/* The twins of what is planned wait, whether they were met or not. */
static const struct err *
load_planned(struct loading *l)
{
	const struct err *e = NULL;
	size_t i;

	for (i = 0; i < l->planned && !e; i++) {
		const struct planned_item *p = &l->plan.item[i];
		size_t deck;

		if ((e = find_deck(&deck, l, p->deck)) ||
		    *map_find(l->chosen, (const char *)&p->key->id,
			sizeof p->key->id) == 2)
			continue;
		make_room(l);
		l->gain[l->n] = 0;
		l->shown[l->n] = false;
		l->card[l->n++] = (struct queue_card){
		    .key = *p->key, .deck = deck, .answered = true};
	}
	return e;
}

/* How far to look for new cards hangs on the limits. */
const struct err *
today_load(struct loading *l, struct ctx *ctx)
{
	const struct err *e;

	if (l->query->cram)
		return load_all(l);
	l->all = l->query->limit;
	if (l->query->ahead)
		return load_today(l);
	if ((e = today_plan_read(&l->plan, ctx, is_asked_for, l)))
		return e;
	choose_planned(l);
	if ((e = store_answered(&l->answered, l->store, l->today)) ||
	    (e = read_limits(&l->all, l, NULL)) ||
	    (e = store_spread(&l->spread, l->store, l->today)))
		return e;
	lower_limits(l);
	if ((e = load_today(l)))
		return e;
	return load_planned(l);
}
