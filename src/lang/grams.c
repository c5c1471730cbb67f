#include "lang/norm.h"

#include "base/arena.h"
#include "base/mem.h"
#include "base/rand.h"
#include "base/text.h"
#include "lang/words.h"

#include <stdlib.h>
#include <string.h>

struct collector {
	uint64_t *hash;
	size_t n, cap;
};

static void
collect(struct collector *c, const char *s, size_t n)
{
	MEM_GROW(c->hash, c->n, c->cap);
	c->hash[c->n++] = hash_bytes(1, s, n);
}

static int
ascending(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* Bytes of the run of Han, or of the word, that s begins with; 0 for neither.
 */
static size_t
run_length(const char *s, size_t n, bool *han)
{
	size_t at = 0;

	while (at < n) {
		int32_t cp;
		size_t len = text_next(s + at, n - at, &cp);
		enum script script = text_script(cp);
		bool is_han = script == SCRIPT_HAN || script == SCRIPT_KANA ||
			      script == SCRIPT_HANGUL;

		if (script == SCRIPT_NONE || (at && is_han != *han))
			break;
		*han = is_han;
		at += len;
	}
	return at;
}

/* Bigrams of a run of Han; a stopword in it is a cut. */
static void
collect_han(struct collector *c, const struct words *w, const char *s, size_t n)
{
	size_t at = 0, previous = 0;

	while (at < n) {
		int32_t cp;
		size_t cut = words_match(w, WORDS_STOP, s + at, n - at), len;

		if (cut) {
			at += cut;
			previous = 0;
			continue;
		}
		len = text_next(s + at, n - at, &cp);
		if (previous)
			collect(c, s + at - previous, previous + len);
		previous = len;
		at += len;
	}
}

struct grams
norm_grams(struct arena *a, const struct words *w, const char *nf)
{
	struct collector c = {0};
	size_t n = strlen(nf), at = 0, i, kept = 0;
	uint64_t *hash;

	while (at < n) {
		int32_t cp;
		bool han = false;
		size_t len = run_length(nf + at, n - at, &han);

		if (!len)
			len = text_next(nf + at, n - at, &cp);
		else if (han)
			collect_han(&c, w, nf + at, len);
		else if (len >= 2 &&
			 words_match(w, WORDS_STOP, nf + at, len) != len)
			collect(&c, nf + at, len);
		at += len;
	}
	if (c.n)
		qsort(c.hash, c.n, sizeof *c.hash, ascending);
	hash = arena_array(a, c.n ? c.n : 1, sizeof *hash);
	for (i = 0; i < c.n; i++)
		if (!i || c.hash[i] != c.hash[i - 1])
			hash[kept++] = c.hash[i];
	free(c.hash);
	return (struct grams){.hash = hash, .n = kept};
}

size_t
grams_shared(struct grams a, struct grams b)
{
	size_t i = 0, j = 0, shared = 0;

	while (i < a.n && j < b.n) {
		if (a.hash[i] < b.hash[j])
			i++;
		else if (a.hash[i] > b.hash[j])
			j++;
		else
			i++, j++, shared++;
	}
	return shared;
}
