#ifndef BASE_MAP_H
#define BASE_MAP_H

/* A hash table from text to a number: names, doubles, grams. */

#include <stddef.h>

struct map;

struct map *map_new(void);
void map_free(struct map *); /* NULL is fine */

/*
 * The slot of a key of n bytes: made, holding 0, when it is new. The pointer
 * holds until the next map_at. Keys are borrowed and must outlive the map.
 */
size_t *map_at(struct map *, const char *key, size_t n);

/* The slot of a key, or NULL where there is none. */
size_t *map_find(const struct map *, const char *key, size_t n);

size_t map_count(const struct map *);

#endif
