#include "base/arena.h"

#include "base/mem.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };

struct block {
	struct block *older;
	size_t used, size;
	alignas(max_align_t) unsigned char data[];
};

struct arena {
	struct block *newest;
};

struct arena *
arena_new(void)
{
	return mem_new(1, sizeof(struct arena));
}

void
arena_free(struct arena *a)
{
	struct block *b, *older;

	if (!a)
		return;
	for (b = a->newest; b; b = older) {
		older = b->older;
		free(b);
	}
	free(a);
}

/* The newest block is the largest: it stays, for the next use. */
void
arena_clear(struct arena *a)
{
	struct block *b = a->newest, *older;

	if (!b)
		return;
	b->used = 0;
	for (b = b->older; b; b = older) {
		older = b->older;
		free(b);
	}
	a->newest->older = NULL;
}

static struct block *
grow(struct arena *a, size_t need)
{
	size_t size = a->newest ? 2 * a->newest->size : FIRST_BLOCK;
	struct block *b;

	if (size > LARGEST_BLOCK)
		size = LARGEST_BLOCK;
	if (size < need)
		size = need;
	b = mem_resize(NULL, 1, sizeof *b + size);
	b->used = 0;
	b->size = size;
	b->older = a->newest;
	a->newest = b;
	return b;
}

/* Unzeroed memory: the one way in, for all that follows. */
static void *
take(struct arena *a, size_t size, size_t align)
{
	struct block *b = a->newest;
	size_t at = b ? (b->used + align - 1) & ~(align - 1) : 0;

	if (!b || at > b->size || size > b->size - at) {
		b = grow(a, size);
		at = 0;
	}
	b->used = at + size;
	return b->data + at;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	return memset(take(a, size, alignof(max_align_t)), 0, size);
}

void *
arena_array(struct arena *a, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		abort();
	return arena_alloc(a, n * size);
}

void *
arena_grown(struct arena *a, void *p, size_t n, size_t size)
{
	void *more;

	if (n & (n - 1))
		return p;
	more = arena_array(a, n ? 2 * n : 1, size);
	if (n)
		memcpy(more, p, n * size);
	return more;
}

char *
arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *copy = take(a, n + 1, 1);

	if (n)
		memcpy(copy, s, n);
	copy[n] = '\0';
	return copy;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

char *
arena_printf(struct arena *a, const char *format, ...)
{
	va_list ap;
	char *s;
	int n;

	va_start(ap, format);
	n = vsnprintf(NULL, 0, format, ap);
	va_end(ap);
	if (n < 0)
		abort();
	s = take(a, (size_t)n + 1, 1);
	va_start(ap, format);
	vsnprintf(s, (size_t)n + 1, format, ap);
	va_end(ap);
	return s;
}
