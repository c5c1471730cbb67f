#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
die(void)
{
	fputs("gloss: memory: none left\n", stderr);
	_Exit(4);
}

void *
mem_new(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size ? size : 1);

	if (!p)
		die();
	return p;
}

void *
mem_resize(void *p, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		die();
	p = realloc(p, n && size ? n * size : 1);
	if (!p)
		die();
	return p;
}

char *
mem_strndup(const char *s, size_t n)
{
	char *copy = mem_new(n + 1, 1);

	if (n)
		memcpy(copy, s, n);
	return copy;
}

char *
mem_strdup(const char *s)
{
	return mem_strndup(s, strlen(s));
}
