#include "cmd/today.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"
#include "base/mem.h"
#include "cmd/cmd.h"
#include "cmd/today_load.h"
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

/* --- in which order
 * ------------------------------------------------------------ */

static const struct err *
read_rules(struct queue_rules *r, struct loading *l, struct ctx *ctx)
{
	const struct err *e =
	    today_is_set(&r->blocked, l->store, NULL, "blocked", "on");

	r->blocked |= l->query->blocked;
	r->today = l->today + l->query->ahead;
	r->spread = l->spread;
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

	if (l->query->cram || l->query->ahead || l->ndrill == 0)
		return;
	qsort(l->drill, l->ndrill, sizeof *l->drill, oldest_first);
	t->drill = mem_new(l->ndrill, sizeof *t->drill);
	for (i = 0; i < l->ndrill; i++)
		t->drill[i] = l->drill[i].id;
	t->ndrill = l->ndrill;
}

/* The plan's cards come first, in its order. */
static void
arrange_plan(struct today *t, const struct loading *l)
{
	size_t i, k;

	for (i = 0; i < l->planned; i++) {
		const struct planned_item *p = &l->plan.item[i];
		struct study_item *item = &t->item[t->n];

		*item = p->item;
		for (k = 0; k < l->ndeck; k++)
			if (strcmp(l->deck[k].name, p->deck) == 0)
				item->cold = l->deck[k].cold;
		t->deck[t->n++] = arena_strdup(l->arena, p->deck);
	}
}

static void
arrange(struct today *t, struct loading *l, const struct queue_rules *rules)
{
	size_t *order = mem_new(l->n + 1, sizeof *order), i, n;

	n = l->query->cram ? cram_build(l->card, l->gain, l->n,
				 l->query->limit.cards, order)
			   : queue_build(l->card, l->n, rules, order);
	t->item = mem_new(l->planned + n + 1, sizeof *t->item);
	t->deck = arena_array(l->arena, l->planned + n + 1, sizeof *t->deck);
	arrange_plan(t, l);
	for (i = 0; i < n; i++) {
		const struct queue_card *c = &l->card[order[i]];

		t->deck[t->n] = l->deck[c->deck].name;
		t->item[t->n++] = (struct study_item){
		    .id = c->key.id,
		    .fresh = c->ivl == 0,
		    .shown = l->shown[order[i]],
		    .cold = l->query->cram || l->deck[c->deck].cold,
		    .early = l->query->ahead > 0,
		};
	}
	t->answered = (size_t)l->answered;
	arrange_drill(t, l);
	free(order);
}

static void
free_loading(struct loading *l)
{
	free(l->card);
	free(l->gain);
	free(l->shown);
	free(l->deck);
	free(l->limit);
	free(l->drill);
	map_free(l->chosen);
}

const struct err *
today_read(struct today *t, struct ctx *ctx, const struct today_query *q)
{
	struct loading l = {
	    .query = q, .store = ctx->store, .model = model_new(1)};
	struct queue_rules rules = {0};
	const struct err *e;

	*t = (struct today){0};
	l.arena = t->arena = arena_new();
	l.chosen = map_new();
	if (!(e = today_day(&t->day, ctx))) {
		l.today = t->day;
		e = today_load(&l, ctx);
	}
	if (!e && !(e = read_rules(&rules, &l, ctx)))
		arrange(t, &l, &rules);
	t->plan = l.plan;
	free_loading(&l);
	if (e)
		today_free(t);
	return e;
}

void
today_free(struct today *t)
{
	free(t->item);
	free(t->drill);
	today_plan_free(&t->plan);
	arena_free(t->arena);
	*t = (struct today){0};
}
