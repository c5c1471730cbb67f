#include "schedule/rank.h"

static void
sink(struct rank *heap, size_t n, size_t at)
{
	struct rank moved = heap[at];
	size_t child;

	while ((child = 2 * at + 1) < n) {
		if (child + 1 < n &&
		    rank_before(&heap[child + 1], &heap[child]))
			child++;
		if (!rank_before(&heap[child], &moved))
			break;
		heap[at] = heap[child];
		at = child;
	}
	heap[at] = moved;
}

void
rank_heap(struct rank *heap, size_t n)
{
	size_t at = n / 2;

	while (at-- > 0)
		sink(heap, n, at);
}

void
rank_sink(struct rank *heap, size_t n)
{
	if (n)
		sink(heap, n, 0);
}

struct rank
rank_pop(struct rank *heap, size_t *n)
{
	struct rank first = heap[0];

	heap[0] = heap[--*n];
	rank_sink(heap, *n);
	return first;
}
