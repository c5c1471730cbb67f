#include "schedule/rollout.h"

#include "base/mem.h"
#include "schedule/rank.h"

#include <stdlib.h>

/*
 * The day-gain of a visit for its time: key > 0 only where it is worth
 * having. after is the state it leaves behind.
 */
static double
worth(const struct plan_input *in, size_t card, const struct chain *c,
    int64_t day, struct chain *after)
{
	double before = chain_mean_recall(c, &in->model, in->exam), gain;

	*after = *c;
	after->seconds = 0;
	chain_visit(after, &in->model, &in->costs, day);
	gain = chain_recall(after, &in->model, in->exam) - before;
	return in->card[card].weight * gain / after->seconds;
}

static struct chain *
states(const struct plan_input *in)
{
	struct chain *c = mem_new(in->n + 1, sizeof *c);
	size_t i;

	for (i = 0; i < in->n; i++) {
		const struct memory *m = &in->card[i].memory;

		c[i] = chain_new(m->s, m->d, m->last);
	}
	return c;
}

/* All cards worth a visit on a day, as a heap. */
static size_t
rank_day(const struct plan_input *in, const struct chain *state, int64_t day,
    struct rank *heap)
{
	struct chain after;
	size_t i, n = 0;

	for (i = 0; i < in->n; i++) {
		double key;

		if (!in->card[i].active ||
		    (state[i].s > 0 && state[i].last >= day))
			continue;
		key = worth(in, i, &state[i], day, &after);
		if (key > 0)
			heap[n++] = (struct rank){key, in->card[i].key.id, i};
	}
	rank_heap(heap, n);
	return n;
}

size_t
myopic_list(const struct plan_input *in, size_t *out)
{
	struct rank *heap = mem_new(in->n + 1, sizeof *heap);
	struct chain *state = states(in);
	size_t left = rank_day(in, state, in->today, heap), n = 0;

	while (left)
		out[n++] = rank_pop(heap, &left).card;
	free(state);
	free(heap);
	return n;
}

static void
visit(struct rollout *r, const struct plan_input *in, size_t card, int64_t day)
{
	struct chain *c = &r->card[card], after;
	bool fresh = c->s <= 0;

	worth(in, card, c, day, &after);
	*c = chain_new(after.s, after.d, day);
	MEM_GROW(r->visit, r->n, r->cap);
	r->visit[r->n++] = (struct visit){card, day, after.seconds, fresh};
}

static void
follow(struct rollout *r, const struct plan_input *in, struct rank *heap)
{
	int64_t day;

	for (day = in->today; day < in->exam; day++) {
		double left = in->seconds[day - in->today];
		size_t n;

		if (left <= 0)
			continue;
		n = rank_day(in, r->card, day, heap);
		while (n && left > 0) {
			visit(r, in, rank_pop(heap, &n).card, day);
			left -= r->visit[r->n - 1].seconds;
		}
	}
}

void
rollout_make(struct rollout *r, const struct plan_input *in)
{
	struct rank *heap = mem_new(in->n + 1, sizeof *heap);
	size_t i;

	*r = (struct rollout){.card = states(in)};
	follow(r, in, heap);
	for (i = 0; i < in->n; i++)
		if (in->card[i].active)
			r->points +=
			    in->card[i].weight * chain_mean_recall(&r->card[i],
						     &in->model, in->exam);
	free(heap);
}

struct chain *
rollout_chains(const struct rollout *r, const struct plan_input *in)
{
	struct chain *c = states(in);
	size_t i;

	for (i = 0; i < r->n; i++)
		chain_visit(&c[r->visit[i].card], &in->model, &in->costs,
		    r->visit[i].day);
	return c;
}

void
rollout_free(struct rollout *r)
{
	free(r->visit);
	free(r->card);
}
