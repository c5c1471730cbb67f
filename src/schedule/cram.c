#include "schedule/queue.h"

#include "base/mem.h"

#include <stdlib.h>

enum { TWIN_PLACES = 10 }; /* between twins, which here are not kept apart */

/* qsort needs to find the cards by their numbers. */
struct weak {
	double gain;
	uint64_t id;
	size_t number;
};

static int
weakest_first(const void *a, const void *b)
{
	const struct weak *x = a, *y = b;

	if (x->gain != y->gain)
		return x->gain > y->gain ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

size_t
cram_build(const struct queue_card *cards, const double *gain, size_t n,
    int64_t limit, size_t *out)
{
	struct weak *w = mem_new(n + 1, sizeof *w);
	struct twins *twins = twins_new(n);
	size_t i, k = 0;

	for (i = 0; i < n; i++) {
		twins_add(twins, &cards[i].key);
		if (cards[i].active)
			w[k++] = (struct weak){gain[i], cards[i].key.id, i};
	}
	qsort(w, k, sizeof *w, weakest_first);
	for (i = 0; i < k; i++)
		out[i] = w[i].number;
	twins_part(twins, out, k, TWIN_PLACES);
	twins_free(twins);
	free(w);
	return limit >= 0 && (int64_t)k > limit ? (size_t)limit : k;
}
