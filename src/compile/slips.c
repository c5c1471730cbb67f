#include "compile/slips.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

struct entry {
	size_t number;
	size_t next; /* the next entry of this key + 1, or 0 */
};

struct slips {
	struct arena *arena; /* the keys */
	struct map *key;     /* -> its first entry + 1 */
	struct entry *entry;
	size_t nentry, entry_cap;
	size_t *near;
	size_t nnear, near_cap;
};

struct slips *
slips_new(void)
{
	struct slips *s = mem_new(1, sizeof *s);

	s->arena = arena_new();
	s->key = map_new();
	return s;
}

void
slips_free(struct slips *s)
{
	map_free(s->key);
	arena_free(s->arena);
	free(s->entry);
	free(s->near);
	free(s);
}

static void
keep(struct slips *s, const char *key, size_t n, size_t number)
{
	size_t *first = map_find(s->key, key, n);

	if (!first)
		first = map_at(s->key, arena_strndup(s->arena, key, n), n);
	if (*first && s->entry[*first - 1].number == number)
		return;
	MEM_GROW(s->entry, s->nentry, s->entry_cap);
	s->entry[s->nentry++] =
	    (struct entry){.number = number, .next = *first};
	*first = s->nentry;
}

static void
gather(struct slips *s, const char *key, size_t n, size_t number)
{
	const size_t *first = map_find(s->key, key, n);
	size_t e, i;

	(void)number;
	for (e = first ? *first : 0; e; e = s->entry[e - 1].next) {
		for (i = 0; i < s->nnear; i++)
			if (s->near[i] == s->entry[e - 1].number)
				break;
		if (i < s->nnear)
			continue;
		MEM_GROW(s->near, s->nnear, s->near_cap);
		s->near[s->nnear++] = s->entry[e - 1].number;
	}
}

/* Calls f for the word and for each form of it that lacks one letter. */
static void
each_form(struct slips *s, const char *word, size_t number,
    void (*f)(struct slips *, const char *, size_t, size_t))
{
	size_t n = strlen(word), i;
	char *form = mem_strdup(word);

	f(s, word, n, number);
	for (i = n; i-- > 0;) {
		memcpy(form + i, word + i + 1, n - i);
		f(s, form, n - 1, number);
	}
	free(form);
}

void
slips_add(struct slips *s, const char *word, size_t number)
{
	each_form(s, word, number, keep);
}

const size_t *
slips_near(struct slips *s, const char *word, size_t *n)
{
	s->nnear = 0;
	each_form(s, word, 0, gather);
	*n = s->nnear;
	return s->near;
}
