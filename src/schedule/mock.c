#include "schedule/mock.h"

#include "base/mem.h"
#include "base/rand.h"

#include <math.h>
#include <stdlib.h>

enum { DRAWS = 2000, DRAW_LOW = 50, DRAW_HIGH = 1950, APART = 10 };

/* A section during a round: points it competes with and what it is owed. */
struct share {
	double points;
	double rest; /* below one question, after the floor */
};

/* The section that is owed most and was not yet served; ties: the first. */
static size_t
largest(const struct share *s, size_t n)
{
	size_t best = n, i;

	for (i = 0; i < n; i++)
		if (s[i].rest >= 0 && (best == n || s[i].rest > s[best].rest))
			best = i;
	return best;
}

/* One round of the largest remainder over the sections with cards left. */
static void
deal(struct share *s, size_t n, double all, size_t questions, size_t *quota)
{
	size_t left = questions, i;

	for (i = 0; i < n; i++) {
		double owed = (double)questions * s[i].points / all;
		double whole = floor(owed);

		s[i].rest = s[i].points > 0 ? owed - whole : -1;
		quota[i] += (size_t)whole;
		left -= (size_t)whole;
	}
	while (left-- > 0) {
		i = largest(s, n);
		s[i].rest = -1;
		quota[i]++;
	}
}

/* Takes back what sections have no cards for; gives how much that is. */
static size_t
take_back(const size_t *cards, size_t n, size_t *quota)
{
	size_t surplus = 0, i;

	for (i = 0; i < n; i++) {
		if (quota[i] > cards[i]) {
			surplus += quota[i] - cards[i];
			quota[i] = cards[i];
		}
	}
	return surplus;
}

size_t
mock_quotas(const double *points, const size_t *cards, size_t sections,
    size_t questions, size_t *quota)
{
	struct share *s = mem_new(sections + 1, sizeof *s);
	size_t left = questions, i;

	for (i = 0; i < sections; i++)
		quota[i] = 0;
	while (left) {
		double all = 0;

		for (i = 0; i < sections; i++) {
			s[i].points = quota[i] < cards[i] ? points[i] : 0;
			all += s[i].points;
		}
		if (all <= 0)
			break;
		deal(s, sections, all, left, quota);
		left = take_back(cards, sections, quota);
	}
	free(s);
	return questions - left;
}

/* A card with the number that gives its place. */
struct lot {
	uint64_t key, id;
	size_t card;
};

static int
by_lot(const void *a, const void *b)
{
	const struct lot *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

static struct lot
draw(const struct mock_card *cards, size_t i, uint64_t seed)
{
	uint64_t id = cards[i].key.id;

	return (struct lot){mix(seed ^ id), id, i};
}

static struct twins *
twins_of(const struct mock_card *cards, const struct lot *lot, size_t n)
{
	struct twins *t = twins_new(n);
	size_t i;

	for (i = 0; i < n; i++)
		twins_add(t, &cards[lot[i].card].key);
	return t;
}

/* Fills the quotas in the order of the lots; a second round takes twins. */
static size_t
choose(const struct mock_card *cards, const struct lot *lot, size_t n,
    size_t *quota, struct lot *chosen)
{
	bool *taken = mem_new(n + 1, sizeof *taken);
	struct twins *facts = twins_of(cards, lot, n);
	size_t found = 0, i;
	int round;

	for (round = 0; round < 2; round++) {
		for (i = 0; i < n; i++) {
			size_t *left = &quota[cards[lot[i].card].section];

			if (taken[i] || *left == 0 ||
			    (round == 0 && twins_taken(facts, i) >= 0))
				continue;
			taken[i] = true;
			twins_take(facts, i, 0);
			chosen[found++] = lot[i];
			--*left;
		}
	}
	twins_free(facts);
	free(taken);
	return found;
}

/* The order on paper. */
static void
arrange(const struct mock_card *cards, struct lot *lot, size_t n, uint64_t seed,
    size_t *out)
{
	struct twins *t;
	size_t i;

	for (i = 0; i < n; i++)
		lot[i] = draw(cards, lot[i].card, mix(seed));
	if (n)
		qsort(lot, n, sizeof *lot, by_lot);
	t = twins_of(cards, lot, n);
	for (i = 0; i < n; i++)
		out[i] = i;
	twins_part(t, out, n, APART);
	for (i = 0; i < n; i++)
		out[i] = lot[out[i]].card;
	twins_free(t);
}

size_t
mock_paper(const struct mock_card *cards, size_t n, const double *points,
    size_t sections, size_t questions, uint64_t seed, size_t *out)
{
	struct lot *lot = mem_new(n + 1, sizeof *lot);
	struct lot *chosen = mem_new(n + 1, sizeof *chosen);
	size_t *quota = mem_new(sections + 1, sizeof *quota);
	size_t *active = mem_new(sections + 1, sizeof *active);
	size_t i, k = 0;

	for (i = 0; i < n; i++) {
		if (!cards[i].active)
			continue;
		active[cards[i].section]++;
		lot[k++] = draw(cards, i, seed);
	}
	if (k)
		qsort(lot, k, sizeof *lot, by_lot);
	mock_quotas(points, active, sections, questions, quota);
	k = choose(cards, lot, k, quota, chosen);
	arrange(cards, chosen, k, seed, out);
	free(lot);
	free(chosen);
	free(quota);
	free(active);
	return k;
}

static int
by_count(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

struct mock_range
mock_range(const double *p, size_t n, uint64_t seed)
{
	struct rng r = {seed};
	struct mock_range range = {0};
	size_t right[DRAWS], i, k;

	if (n == 0)
		return range;
	for (k = 0; k < DRAWS; k++) {
		right[k] = 0;
		for (i = 0; i < n; i++)
			right[k] += rng_real(&r) < p[i];
	}
	qsort(right, DRAWS, sizeof *right, by_count);
	for (i = 0; i < n; i++)
		range.score += 100 * p[i] / (double)n;
	range.low = 100 * (double)right[DRAW_LOW - 1] / (double)n;
	range.high = 100 * (double)right[DRAW_HIGH - 1] / (double)n;
	return range;
}
