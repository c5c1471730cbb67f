#include "lang/words.h"

#include "base/arena.h"
#include "base/embed.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST = 62, BUCKETS = 256 }; /* bytes of a word; a power of two */

struct list {
	struct word *word; /* longest first */
	size_t n, cap;
	struct map *index;        /* nf -> place in word + 1 */
	uint64_t lengths;         /* bit i: some word has i bytes */
	uint64_t begins[BUCKETS]; /* the same of those that begin alike */
};

struct words {
	struct arena *arena;
	struct list list[WORDS_COUNT];
};

static const char *const file_names[WORDS_COUNT] = {
#define X(id, file) #file,
    WORD_LISTS(X)
#undef X
};

/*
 * The bucket of what begins at s: by its first byte, or by the three of a Han
 * character.
 */
static size_t
bucket(const char *s, size_t n)
{
	const unsigned char *u = (const unsigned char *)s;

	if (u[0] < 0xE0 || n < 3)
		return u[0];
	return ((size_t)u[0] * 31 + u[1] * 67u + u[2]) % BUCKETS;
}

/* Cuts the next field of a line; *s moves behind the tab. */
static const char *
field(const char **s, const char *end, size_t *n)
{
	const char *from = *s, *tab = memchr(from, '\t', (size_t)(end - from));

	*n = (size_t)((tab ? tab : end) - from);
	*s = tab ? tab + 1 : end;
	return from;
}

static void
add_word(struct words *w, struct list *l, const char *line, const char *end)
{
	struct word word = {0};
	size_t n;
	const char *text = field(&line, end, &n);
	char *lang = arena_strndup(w->arena, text, n);

	if (!lang_named(&word.lang, lang))
		abort();
	text = field(&line, end, &n);
	word.nf = norm_nf(w->arena, text, n);
	word.len = strlen(word.nf);
	text = field(&line, end, &n);
	if (n)
		word.other = norm_nf(w->arena, text, n);
	if (word.len == 0 || word.len > LONGEST)
		abort();
	MEM_GROW(l->word, l->n, l->cap);
	l->word[l->n++] = word;
}

static int
longest_first(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	if (x->len != y->len)
		return x->len < y->len ? 1 : -1;
	return strcmp(x->nf, y->nf);
}

static void
read_list(struct words *w, struct list *l, const char *text)
{
	const char *end;
	size_t i;

	for (; *text; text = end + 1) {
		end = strchr(text, '\n');
		if (*text != '#' && end > text)
			add_word(w, l, text, end);
	}
	if (l->n)
		qsort(l->word, l->n, sizeof *l->word, longest_first);
	l->index = map_new();
	for (i = l->n; i-- > 0;) {
		*map_at(l->index, l->word[i].nf, l->word[i].len) = i + 1;
		l->lengths |= (uint64_t)1 << l->word[i].len;
		l->begins[bucket(l->word[i].nf, l->word[i].len)] |=
		    (uint64_t)1 << l->word[i].len;
	}
}

struct words *
words_new(void)
{
	struct words *w = mem_new(1, sizeof *w);
	int i, j;

	w->arena = arena_new();
	for (i = 0; i < WORDS_COUNT; i++) {
		const char *text = "";

		for (j = 0; embedded_words[j].name; j++)
			if (strcmp(embedded_words[j].name, file_names[i]) == 0)
				text = embedded_words[j].text;
		read_list(w, &w->list[i], text);
	}
	return w;
}

void
words_free(struct words *w)
{
	int i;

	if (!w)
		return;
	for (i = 0; i < WORDS_COUNT; i++) {
		map_free(w->list[i].index);
		free(w->list[i].word);
	}
	arena_free(w->arena);
	free(w);
}

const struct word *
words_list(const struct words *w, enum word_list list, size_t *n)
{
	*n = w->list[list].n;
	return w->list[list].word;
}

static const struct word *
find(const struct list *l, const char *s, size_t n)
{
	size_t *at;

	if (n > LONGEST || !(l->lengths >> n & 1))
		return NULL;
	at = map_find(l->index, s, n);
	return at ? &l->word[*at - 1] : NULL;
}

/* True if no word goes on across byte at. */
static bool
is_edge(const char *s, size_t at, size_t n)
{
	return at == 0 || at == n || !text_word_before(s, at) ||
	       !text_word_at(s, at);
}

const struct word *
words_is(const struct words *w, enum word_list list, const char *nf)
{
	return find(&w->list[list], nf, strlen(nf));
}

/* The longest word that stands at byte at of the n bytes at s. */
static const struct word *
find_at(const struct list *l, const char *s, size_t at, size_t n)
{
	size_t len = n - at < LONGEST ? n - at : LONGEST;
	uint64_t lengths;

	if (!len || !(lengths = l->begins[bucket(s + at, n - at)]) ||
	    !is_edge(s, at, n))
		return NULL;
	for (; len > 0; len--) {
		const struct word *word;

		if (!(lengths >> len & 1))
			continue;
		word = find(l, s + at, len);
		if (word && is_edge(s, at + len, n))
			return word;
	}
	return NULL;
}

const struct word *
words_begins(const struct words *w, enum word_list list, const char *nf)
{
	return find_at(&w->list[list], nf, 0, strlen(nf));
}

size_t
words_match(const struct words *w, enum word_list list, const char *s, size_t n)
{
	const struct word *word = find_at(&w->list[list], s, 0, n);

	return word ? word->len : 0;
}

const struct word *
words_ends(const struct words *w, enum word_list list, const char *nf)
{
	const struct list *l = &w->list[list];
	size_t n = strlen(nf), len = n < LONGEST ? n : LONGEST;

	for (; len > 0; len--) {
		const struct word *word = find(l, nf + n - len, len);

		if (word && is_edge(nf, n - len, n))
			return word;
	}
	return NULL;
}

const struct word *
words_in(const struct words *w, enum word_list list, const char *nf, size_t *at)
{
	size_t n = strlen(nf), i;

	for (i = 0; i < n; i++) {
		const struct word *word;

		if (((unsigned char)nf[i] & 0xC0) == 0x80)
			continue;
		if ((word = find_at(&w->list[list], nf, i, n))) {
			*at = i;
			return word;
		}
	}
	return NULL;
}
