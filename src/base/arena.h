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

/* Zeroed memory, aligned for anything, that lives as long as the arena. */
void *arena_alloc(struct arena *, size_t size);

/* Zeroed memory for n things of size bytes each. */
void *arena_array(struct arena *, size_t n, size_t size);

/* Copies of text that live as long as the arena. */
char *arena_strndup(struct arena *, const char *s, size_t n);
char *arena_strdup(struct arena *, const char *s);
char *arena_printf(struct arena *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
