#ifndef BASE_ARENA_H
#define BASE_ARENA_H

/*
 * An arena: many small things with one lifetime. A tree, a deck or a list of
 * complaints has one and is freed whole; nothing in it is freed alone.
 */

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *); /* NULL is fine */

/* Frees all that is in it; it can be used again at once. */
void arena_clear(struct arena *);

/* Zeroed memory, aligned for anything, that lives as long as the arena. */
void *arena_alloc(struct arena *, size_t size);

/* Zeroed memory for n things of size bytes each. */
void *arena_array(struct arena *, size_t n, size_t size);

/*
 * Room for one more in an array of n things that grows by doubling: p itself
 * while it has room, which is until n is a power of two; p is NULL for n = 0.
 */
void *arena_grown(struct arena *, void *p, size_t n, size_t size);

/* Copies of text that live as long as the arena. */
char *arena_strndup(struct arena *, const char *s, size_t n);
char *arena_strdup(struct arena *, const char *s);
char *arena_printf(struct arena *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
