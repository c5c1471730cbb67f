#ifndef BASE_RAND_H
#define BASE_RAND_H

/* Chance that is the same on every machine. Nothing here asks the system. */

#include <stddef.h>
#include <stdint.h>

/* splitmix64's finaliser of x + 0x9E3779B97F4A7C15 (Steele et al., 2014). */
uint64_t mix(uint64_t x);

/* Hash of n bytes, seeded; the same everywhere and in every version. */
uint64_t hash_bytes(uint64_t seed, const void *data, size_t n);
uint64_t hash_string(uint64_t seed, const char *s);

/* splitmix64: set the state to the seed, then draw. */
struct rng {
	uint64_t state; /* any value is a good seed */
};

uint64_t rng_next(struct rng *);
uint64_t rng_below(struct rng *, uint64_t n); /* 0..n-1, unbiased; n > 0 */
double rng_real(struct rng *);                /* 0 <= x < 1, 53 bits */

#endif
