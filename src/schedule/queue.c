#include "schedule/queue.h"

#include "base/mem.h"
#include "base/rand.h"

#include <stdlib.h>
#include <string.h>

enum { WINDOW = 10, TERMS_BACK = 4 };

/* A card on its way through the rules. */
struct item {
	const struct queue_card *card;
	size_t number;
	uint64_t tie; /* mix(seed ^ id) */
	int64_t late; /* today - last */
};

struct list {
	struct item *item;
	size_t n;
};

static int
by_tie(const struct item *a, const struct item *b)
{
	if (a->tie != b->tie)
		return a->tie < b->tie ? -1 : 1;
	return (a->card->key.id > b->card->key.id) -
	       (a->card->key.id < b->card->key.id);
}

/* late/ivl descending, by cross-multiplication: no rounding. */
static int
by_overdue(const void *x, const void *y)
{
	const struct item *a = x, *b = y;
	int64_t left = a->late * b->card->ivl, right = b->late * a->card->ivl;

	return left != right ? (left < right ? 1 : -1) : by_tie(a, b);
}

static int
by_risk(const void *x, const void *y)
{
	const struct item *a = x, *b = y;
	double left = a->card->risk, right = b->card->risk;

	return left != right ? (left < right ? 1 : -1) : by_tie(a, b);
}

static int
by_seed(const void *x, const void *y)
{
	return by_tie(x, y);
}

static void
sort(struct list *l, int (*order)(const void *, const void *))
{
	if (l->n)
		qsort(l->item, l->n, sizeof *l->item, order);
}

static void
push(struct list *l, const struct queue_card *cards, size_t i,
    const struct queue_rules *r)
{
	l->item[l->n++] = (struct item){.card = &cards[i],
	    .number = i,
	    .tie = mix(r->seed ^ cards[i].key.id),
	    .late = r->today - cards[i].last};
}

int64_t
spread_quota(const struct spread *s, int64_t today, int64_t remaining)
{
	int64_t left = s->start + s->days - today, quota;

	if (left <= 1)
		return remaining;
	quota = (remaining + s->done + left - 1) / left - s->done;
	return quota > 0 ? quota : 0;
}

static bool
is_spread(const struct queue_rules *r)
{
	return r->today >= r->spread.start &&
	       r->today < r->spread.start + r->spread.days;
}

/* Leaves of the backlog what today's share is, those most at risk. */
static void
cut_backlog(struct list *due, const struct queue_rules *r)
{
	struct list backlog = {mem_new(due->n + 1, sizeof *due->item), 0};
	size_t i, kept = 0;
	int64_t quota;

	for (i = 0; i < due->n; i++) {
		if (due->item[i].card->due <= r->spread.start)
			backlog.item[backlog.n++] = due->item[i];
		else
			due->item[kept++] = due->item[i];
	}
	sort(&backlog, by_risk);
	quota = spread_quota(&r->spread, r->today, (int64_t)backlog.n);
	for (i = 0; i < backlog.n && (int64_t)i < quota; i++)
		due->item[kept++] = backlog.item[i];
	due->n = kept;
	free(backlog.item);
}

/* What is left of the limits. */
struct budget {
	struct queue_limits all;
	struct queue_limits *deck; /* n of them */
	size_t n;
};

static struct budget
budget_new(const struct queue_rules *r)
{
	struct budget b = {
	    r->limit, mem_new(r->ndeck + 1, sizeof *b.deck), r->ndeck};

	if (r->ndeck)
		memcpy(b.deck, r->deck, r->ndeck * sizeof *b.deck);
	return b;
}

static bool
allows(const struct queue_limits *l, bool fresh)
{
	return l->cards != 0 && !(fresh && l->fresh == 0);
}

static void
spend(struct queue_limits *l, bool fresh)
{
	l->cards -= l->cards > 0;
	l->fresh -= fresh && l->fresh > 0;
}

static bool
may_keep(
    const struct budget *b, const struct twins *twins, const struct item *item)
{
	bool fresh = item->card->ivl == 0;
	size_t deck = item->card->deck;

	return twins_taken(twins, item->number) < 0 &&
	       !(fresh && twins_led(twins, item->number)) &&
	       (deck >= b->n || allows(&b->deck[deck], fresh));
}

/* Rule 3 and the limits: keeps what has no twin before it. */
static void
keep(struct list *l, struct twins *twins, struct budget *b)
{
	size_t i, kept = 0;

	for (i = 0; i < l->n; i++) {
		const struct item *item = &l->item[i];
		bool fresh = item->card->ivl == 0;

		if (!allows(&b->all, fresh))
			break;
		if (!may_keep(b, twins, item))
			continue;
		spend(&b->all, fresh);
		if (item->card->deck < b->n)
			spend(&b->deck[item->card->deck], fresh);
		twins_take(twins, item->number, 0);
		l->item[kept++] = *item;
	}
	l->n = kept;
}

static struct twins *
twins_of(const struct queue_card *cards, size_t n)
{
	struct twins *t = twins_new(n);
	size_t i;

	for (i = 0; i < n; i++)
		twins_add(t, &cards[i].key);
	for (i = 0; i < n; i++) {
		if (cards[i].answered)
			twins_take(t, i, 0);
		if (cards[i].active && cards[i].ivl == 0)
			twins_mark(t, i);
	}
	return t;
}

/* Rule 5: item j of n has key (2j+1)/n; due first on ties. */
static void
blend(const struct list *due, const struct list *fresh, struct list *all)
{
	size_t j = 0, i = 0;

	while (j < due->n || i < fresh->n) {
		bool take_due =
		    i == fresh->n || (j < due->n && (2 * j + 1) * fresh->n <=
							(2 * i + 1) * due->n);

		all->item[all->n++] =
		    take_due ? due->item[j++] : fresh->item[i++];
	}
}

static bool
term_near(const struct item *placed, size_t n, uint64_t term)
{
	size_t k;

	for (k = 1; k <= TERMS_BACK && k <= n; k++)
		if (placed[n - k].card->term == term)
			return true;
	return false;
}

/* Rule 6: which of the next few, of which there is at least one, is next. */
static size_t
choose(const struct item *next, size_t n, const struct item *placed, size_t at)
{
	size_t k, other = n;

	for (k = 0; k < n; k++) {
		if (at && placed[at - 1].card->section == next[k].card->section)
			continue;
		if (!term_near(placed, at, next[k].card->term))
			return k;
		if (other == n)
			other = k;
	}
	return other < n ? other : 0;
}

/* In place: what was placed grows at the front, the rest keeps its order. */
static void
interleave(struct list *l)
{
	size_t at;

	for (at = 0; at < l->n; at++) {
		size_t left = l->n - at, k;
		struct item chosen;

		k = choose(
		    &l->item[at], left < WINDOW ? left : WINDOW, l->item, at);
		chosen = l->item[at + k];
		memmove(&l->item[at + 1], &l->item[at], k * sizeof chosen);
		l->item[at] = chosen;
	}
}

/* New cards of random order, by seed, in the places that they have. */
static void
shuffle(struct list *l)
{
	struct list random = {mem_new(l->n + 1, sizeof *l->item), 0};
	size_t i, k = 0;

	for (i = 0; i < l->n; i++)
		if (l->item[i].card->random)
			random.item[random.n++] = l->item[i];
	sort(&random, by_seed);
	for (i = 0; i < l->n; i++)
		if (l->item[i].card->random)
			l->item[i] = random.item[k++];
	free(random.item);
}

static void
gather(const struct queue_card *cards, size_t n, const struct queue_rules *r,
    struct list *due, struct list *fresh)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (!cards[i].active)
			continue;
		if (cards[i].ivl == 0)
			push(fresh, cards, i, r);
		else if (cards[i].due <= r->today)
			push(due, cards, i, r);
	}
	if (is_spread(r))
		cut_backlog(due, r);
	sort(due, by_overdue);
	shuffle(fresh);
}

size_t
queue_build(const struct queue_card *cards, size_t n,
    const struct queue_rules *r, size_t *out)
{
	struct list due = {mem_new(n + 1, sizeof *due.item), 0};
	struct list fresh = {mem_new(n + 1, sizeof *fresh.item), 0};
	struct list all = {mem_new(n + 1, sizeof *all.item), 0};
	struct twins *twins = twins_of(cards, n);
	struct budget budget = budget_new(r);
	size_t i;

	gather(cards, n, r, &due, &fresh);
	keep(&due, twins, &budget);
	keep(&fresh, twins, &budget);
	blend(&due, &fresh, &all);
	if (!r->blocked)
		interleave(&all);
	for (i = 0; i < all.n; i++)
		out[i] = all.item[i].number;
	twins_free(twins);
	free(budget.deck);
	free(due.item);
	free(fresh.item);
	free(all.item);
	return all.n;
}
