#ifndef SCHEDULE_RANK_H
#define SCHEDULE_RANK_H

/*
 * A heap of cards by a key: the greatest first, the smaller id on ties. Taking
 * some of the best of many costs less than sorting all.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rank {
	double key;
	uint64_t id;
	size_t card;
};

/* True if a comes before b. */
static inline bool
rank_before(const struct rank *a, const struct rank *b)
{
	return a->key != b->key ? a->key > b->key : a->id < b->id;
}

/* Makes n of them a heap: heap[0] comes first. */
void rank_heap(struct rank *heap, size_t n);

/* Restores the heap after heap[0] has changed. */
void rank_sink(struct rank *heap, size_t n);

/* Takes the first of *n off. */
struct rank rank_pop(struct rank *heap, size_t *n);

#endif
