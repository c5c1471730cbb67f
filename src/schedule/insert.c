#include "schedule/insert.h"

#include "base/mem.h"
#include "schedule/rank.h"
#include "schedule/rollout.h"

#include <math.h>
#include <stdlib.h>

/* Days before the exam at which a bucket ends. */
static const int64_t bucket_ends[INSERT_BUCKETS - 1] = {
    1, 2, 3, 4, 6, 8, 11, 15, 20, 27, 36, 48, 64, 89, INT64_MAX};

static const double LEAST_GAIN = 1e-7, LEAST_SECONDS = 2, FILL = 0.97;

/* A bucket of the days lo..hi before the exam. */
static struct bucket
pool(const struct plan_input *in, int64_t lo, int64_t hi)
{
	struct bucket b = {.day = in->exam - (lo + hi) / 2,
	    .from_day = in->exam - hi,
	    .to_day = in->exam - lo};
	int64_t day;

	for (day = b.from_day; day <= b.to_day; day++)
		b.left += FILL * in->seconds[day - in->today];
	return b;
}

/* Makes the buckets in the order of days: today, then the farthest. */
static void
make_buckets(struct insertion *s, const struct plan_input *in)
{
	int64_t most = in->exam - in->today - 1, lo = 1;
	struct bucket nearest_first[INSERT_BUCKETS];
	size_t n = 0, i;

	for (i = 0; lo <= most; i++) {
		int64_t hi = bucket_ends[i] < most ? bucket_ends[i] : most;

		nearest_first[n++] = pool(in, lo, hi);
		lo = hi + 1;
	}
	if (in->today < in->exam)
		s->bucket[s->nbucket++] = (struct bucket){.day = in->today,
		    .from_day = in->today,
		    .to_day = in->today,
		    .left = in->seconds[0]};
	while (n)
		s->bucket[s->nbucket++] = nearest_first[--n];
}

static struct chain
start(const struct plan_input *in, size_t card)
{
	const struct memory *m = &in->card[card].memory;

	return chain_new(m->s, m->d, m->last);
}

/* Goes on with the visits of a set in the buckets from b on. */
static void
go_on(const struct insertion *s, const struct plan_input *in, struct chain *c,
    unsigned used, size_t b)
{
	for (used >>= b; used; used >>= 1, b++)
		if (used & 1)
			chain_visit(
			    c, &in->model, &in->costs, s->bucket[b].day);
}

static double
per_second(double gain, double seconds)
{
	return gain / (seconds > LEAST_SECONDS ? seconds : LEAST_SECONDS);
}

static int
visits(unsigned used)
{
	int n = 0;

	for (; used; used &= used - 1)
		n++;
	return n;
}

/* The gain of one more visit in bucket b; before: the visits up to there. */
static void
try_bucket(const struct insertion *s, const struct plan_input *in, size_t card,
    struct chain before, size_t b)
{
	struct insert_card *c = &s->card[card];
	double recall;

	chain_visit(&before, &in->model, &in->costs, s->bucket[b].day);
	go_on(s, in, &before, c->used, b + 1);
	recall = chain_recall(&before, &in->model, in->exam);
	c->cost[b] = before.seconds - c->seconds;
	c->gain[b] = per_second(
	    in->card[card].weight * (recall - c->recall), c->cost[b]);
}

/* Works out recall, seconds and all gains of a card's plan. */
static void
weigh(const struct insertion *s, const struct plan_input *in, size_t card)
{
	struct insert_card *c = &s->card[card];
	struct chain before = start(in, card), all = before;
	bool full = visits(c->used) >= INSERT_VISITS;
	size_t b;

	go_on(s, in, &all, c->used, 0);
	c->recall = chain_recall(&all, &in->model, in->exam);
	c->seconds = all.seconds;
	for (b = 0; b < s->nbucket; b++) {
		c->gain[b] = -1;
		if (c->used >> b & 1)
			chain_visit(
			    &before, &in->model, &in->costs, s->bucket[b].day);
		else if (!full &&
			 plan_is_open(&in->card[card], s->bucket[b].day))
			try_bucket(s, in, card, before, b);
	}
}

/*
 * The best bucket with time left, or nbucket. On ties the one nearest to the
 * exam, today last of all.
 */
static size_t
best_bucket(const struct insertion *s, const struct insert_card *c)
{
	size_t best = s->nbucket, b;
	double most = LEAST_GAIN;

	for (b = s->nbucket; b-- > 0;) {
		if (s->bucket[b].left > 0 && c->gain[b] > most) {
			most = c->gain[b];
			best = b;
		}
	}
	return best;
}

static void
place(struct insertion *s, const struct plan_input *in, size_t card, size_t b)
{
	struct insert_card *c = &s->card[card];
	struct bucket *bucket = &s->bucket[b];

	bucket->left -= c->cost[b];
	c->used |= 1u << b;
	weigh(s, in, card);
}

/* A heap of each card's best gain; one whose bucket is full is put back. */
static void
fill(struct insertion *s, const struct plan_input *in, struct rank *heap)
{
	size_t n = 0, i, b;

	for (i = 0; i < in->n; i++) {
		b = best_bucket(s, &s->card[i]);
		if (b < s->nbucket)
			heap[n++] = (struct rank){
			    s->card[i].gain[b], in->card[i].key.id, i};
	}
	rank_heap(heap, n);
	while (n) {
		struct insert_card *c = &s->card[heap[0].card];

		b = best_bucket(s, c);
		if (b < s->nbucket && c->gain[b] == heap[0].key) {
			place(s, in, heap[0].card, b);
			b = best_bucket(s, c);
		}
		if (b < s->nbucket) {
			heap[0].key = c->gain[b];
			rank_sink(heap, n);
		} else {
			rank_pop(heap, &n);
		}
	}
}

/*
 * The first visit of a new card may have been placed last: all are counted,
 * and take what they take in order of days.
 */
static void
count_visits(struct insertion *s, const struct plan_input *in)
{
	size_t i, b;

	for (b = 0; b < s->nbucket; b++)
		s->bucket[b].used = 0;
	for (i = 0; i < in->n; i++) {
		struct chain c = start(in, i);

		for (b = 0; b < s->nbucket; b++) {
			double before = c.seconds;

			if (!(s->card[i].used >> b & 1))
				continue;
			s->bucket[b].fresh += c.s <= 0;
			s->bucket[b].reviews += c.s > 0;
			chain_visit(
			    &c, &in->model, &in->costs, s->bucket[b].day);
			s->bucket[b].used += c.seconds - before;
		}
	}
}

void
insert_make(struct insertion *s, const struct plan_input *in)
{
	struct rank *heap = mem_new(in->n + 1, sizeof *heap);
	size_t i;

	*s = (struct insertion){.card = mem_new(in->n + 1, sizeof *s->card)};
	make_buckets(s, in);
	for (i = 0; i < in->n; i++)
		weigh(s, in, i);
	fill(s, in, heap);
	count_visits(s, in);
	for (i = 0; i < in->n; i++)
		if (in->card[i].active)
			s->points += in->card[i].weight * s->card[i].recall;
	free(heap);
}

void
insert_free(struct insertion *s)
{
	free(s->card);
}

/* What would be lost for its time without the visit today. */
static double
loss_today(const struct insertion *s, const struct plan_input *in, size_t card)
{
	const struct insert_card *c = &s->card[card];
	struct chain without = start(in, card);
	double recall;

	go_on(s, in, &without, c->used & ~1u, 0);
	recall = chain_recall(&without, &in->model, in->exam);
	return per_second(in->card[card].weight * (c->recall - recall),
	    c->seconds - without.seconds);
}

static size_t
drain(struct rank *heap, size_t left, size_t *out)
{
	size_t n = 0;

	rank_heap(heap, left);
	while (left)
		out[n++] = rank_pop(heap, &left).card;
	return n;
}

size_t
insert_list(const struct insertion *s, const struct plan_input *in, size_t *out)
{
	struct rank *heap = mem_new(in->n + 1, sizeof *heap);
	size_t i, k = 0, n;

	for (i = 0; i < in->n; i++)
		if (s->card[i].used & 1)
			heap[k++] = (struct rank){
			    loss_today(s, in, i), in->card[i].key.id, i};
	n = drain(heap, k, out);
	for (i = k = 0; i < in->n; i++)
		if (!(s->card[i].used & 1) && s->nbucket &&
		    s->card[i].gain[0] > LEAST_GAIN)
			heap[k++] = (struct rank){
			    s->card[i].gain[0], in->card[i].key.id, i};
	n += drain(heap, k, out + n);
	free(heap);
	return n;
}
