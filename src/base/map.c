#include "base/map.h"

#include "base/mem.h"
#include "base/rand.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct slot {
	const char *key; /* NULL: free */
	size_t len;
	uint64_t hash;
	size_t value;
};

struct map {
	struct slot *slot;
	size_t count, size; /* size is a power of two */
};

struct map *
map_new(void)
{
	struct map *m = mem_new(1, sizeof *m);

	m->size = 16;
	m->slot = mem_new(m->size, sizeof *m->slot);
	return m;
}

void
map_free(struct map *m)
{
	if (!m)
		return;
	free(m->slot);
	free(m);
}

/* The slot that holds the key, or the free one where it would go. */
static struct slot *
probe(const struct map *m, const char *key, size_t n, uint64_t hash)
{
	size_t i = hash & (m->size - 1);

	for (;; i = (i + 1) & (m->size - 1)) {
		struct slot *s = &m->slot[i];

		if (!s->key || (s->hash == hash && s->len == n &&
				   memcmp(s->key, key, n) == 0))
			return s;
	}
}

static void
grow(struct map *m)
{
	struct map bigger = {.size = 2 * m->size, .count = m->count};
	size_t i;

	bigger.slot = mem_new(bigger.size, sizeof *bigger.slot);
	for (i = 0; i < m->size; i++)
		if (m->slot[i].key)
			*probe(&bigger, m->slot[i].key, m->slot[i].len,
			    m->slot[i].hash) = m->slot[i];
	free(m->slot);
	*m = bigger;
}

size_t *
map_at(struct map *m, const char *key, size_t n)
{
	uint64_t hash = hash_bytes(0, key, n);
	struct slot *s = probe(m, key, n, hash);

	if (s->key)
		return &s->value;
	if (4 * (m->count + 1) > 3 * m->size) {
		grow(m);
		s = probe(m, key, n, hash);
	}
	m->count++;
	*s = (struct slot){.key = key, .len = n, .hash = hash};
	return &s->value;
}

size_t *
map_find(const struct map *m, const char *key, size_t n)
{
	struct slot *s = probe(m, key, n, hash_bytes(0, key, n));

	return s->key ? &s->value : NULL;
}

size_t
map_count(const struct map *m)
{
	return m->count;
}
