#include "base/rand.h"

#include <string.h>

static const uint64_t GOLDEN = 0x9E3779B97F4A7C15u;

uint64_t
mix(uint64_t x)
{
	x += GOLDEN;
	x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
	x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
	return x ^ (x >> 31);
}

/* Bytes are read in a fixed order, so the hash is the same on any machine. */
static uint64_t
load(const unsigned char *p, size_t n)
{
	uint64_t x = 0;
	size_t i;

	for (i = 0; i < n; i++)
		x |= (uint64_t)p[i] << (8 * i);
	return x;
}

uint64_t
hash_bytes(uint64_t seed, const void *data, size_t n)
{
	const unsigned char *p = data;
	uint64_t h = mix(seed ^ n);

	for (; n >= 8; p += 8, n -= 8)
		h = mix(h ^ load(p, 8));
	return n ? mix(h ^ load(p, n)) : h;
}

uint64_t
hash_string(uint64_t seed, const char *s)
{
	return hash_bytes(seed, s, strlen(s));
}

uint64_t
rng_next(struct rng *r)
{
	uint64_t x = mix(r->state);

	r->state += GOLDEN;
	return x;
}

uint64_t
rng_below(struct rng *r, uint64_t n)
{
	uint64_t limit = UINT64_MAX - UINT64_MAX % n, x;

	do
		x = rng_next(r);
	while (x >= limit);
	return x % n;
}

double
rng_real(struct rng *r)
{
	return (double)(rng_next(r) >> 11) * 0x1p-53;
}
