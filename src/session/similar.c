#include "session/similar.h"

#include "base/arena.h"
#include "base/mem.h"
#include "base/rand.h"
#include "base/text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Texts of more cells than this are judged by their grams, not letters. */
enum { MOST_CELLS = 1 << 20 };

struct clusters
clusters_of(struct arena *a, const char *text)
{
	size_t n = strlen(text), at = 0, len;
	uint64_t *id = arena_array(a, n + 1, sizeof *id);
	size_t *start = arena_array(a, n + 1, sizeof *start);
	struct clusters c = {.id = id, .start = start};
	int32_t cp;

	for (; at < n; at += len) {
		enum script script;

		len = text_cluster(text + at, n - at);
		start[c.n] = at;
		id[c.n++] = hash_bytes(0, text + at, len);
		text_next(text + at, len, &cp);
		script = text_script(cp);
		c.han += script == SCRIPT_HAN || script == SCRIPT_KANA ||
			 script == SCRIPT_HANGUL;
	}
	start[c.n] = n;
	return c;
}

size_t
clusters_common(const struct clusters *a, const struct clusters *b)
{
	size_t i = 0;

	while (i < a->n && i < b->n && a->id[i] == b->id[i])
		i++;
	return i;
}

/* True if the first n clusters end with the word. */
static bool
ends(const struct clusters *text, size_t n, const struct clusters *word)
{
	return word->n <= n && word->n > 0 &&
	       memcmp(text->id + n - word->n, word->id,
		   word->n * sizeof *word->id) == 0;
}

/* The table of distances between all beginnings of a and of b. */
struct table {
	const struct clusters *a, *b;
	struct polars polars;
	unsigned *cell; /* (a->n + 1) rows of b->n + 1 */
};

static unsigned *
cell(const struct table *t, size_t i, size_t j)
{
	return t->cell + i * (t->b->n + 1) + j;
}

static void
lower(unsigned *d, unsigned by)
{
	if (by < *d)
		*d = by;
}

static void
exchange_polar(const struct table *t, size_t i, size_t j, unsigned *d)
{
	size_t k;

	for (k = 0; k < t->polars.n; k++) {
		const struct clusters *p = &t->polars.v[k].a;
		const struct clusters *q = &t->polars.v[k].b;

		if (ends(t->a, i, p) && ends(t->b, j, q))
			lower(d, *cell(t, i - p->n, j - q->n));
		if (ends(t->a, i, q) && ends(t->b, j, p))
			lower(d, *cell(t, i - q->n, j - p->n));
	}
}

static unsigned
least(const struct table *t, size_t i, size_t j)
{
	const uint64_t *a = t->a->id, *b = t->b->id;
	unsigned d;

	if (i == 0 || j == 0) {
		d = (unsigned)(i + j);
	} else {
		d = *cell(t, i - 1, j - 1) + (a[i - 1] != b[j - 1]);
		lower(&d, *cell(t, i - 1, j) + 1);
		lower(&d, *cell(t, i, j - 1) + 1);
		if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
		    a[i - 2] == b[j - 1])
			lower(&d, *cell(t, i - 2, j - 2) + 1);
	}
	exchange_polar(t, i, j, &d);
	return d;
}

size_t
clusters_distance(const struct clusters *a, const struct clusters *b,
    size_t limit, struct polars polars)
{
	struct table t = {.a = a, .b = b, .polars = polars};
	size_t apart = a->n > b->n ? a->n - b->n : b->n - a->n, i, j;
	unsigned d;

	if ((apart > limit && polars.n == 0) ||
	    (a->n + 1) * (b->n + 1) > MOST_CELLS)
		return limit + 1;
	t.cell = mem_new((a->n + 1) * (b->n + 1), sizeof *t.cell);
	for (i = 0; i <= a->n; i++)
		for (j = 0; j <= b->n; j++)
			*cell(&t, i, j) = least(&t, i, j);
	d = *cell(&t, a->n, b->n);
	free(t.cell);
	return d > limit ? limit + 1 : d;
}

/* --- what differs ----------------------------------------------------------
 */

/* A word of Latin letters and digits, or a single other character. */
struct piece {
	const char *s;
	size_t n;
};

struct pieces {
	struct piece *v;
	size_t n;
};

enum { MOST_PIECES = 400 };

static bool
in_word(int32_t cp)
{
	enum script s = text_script(cp);

	return s == SCRIPT_LATIN || s == SCRIPT_DIGIT || s == SCRIPT_OTHER ||
	       cp == '-' || cp == '\'';
}

static struct pieces
split(struct arena *a, const char *s)
{
	struct pieces p = {
	    .v = arena_array(a, MOST_PIECES, sizeof(struct piece))};
	size_t n = strlen(s), at = 0, len;
	bool word = false;
	int32_t cp;

	for (; at < n && p.n < MOST_PIECES; at += len) {
		len = text_next(s + at, n - at, &cp);
		if (text_script(cp) == SCRIPT_NONE && !in_word(cp)) {
			word = false;
			continue;
		}
		if (word && in_word(cp)) {
			p.v[p.n - 1].n += len;
			continue;
		}
		word = in_word(cp);
		p.v[p.n++] = (struct piece){s + at, len};
	}
	return p;
}

static bool
same(const struct piece *a, const struct piece *b)
{
	return a->n == b->n && memcmp(a->s, b->s, a->n) == 0;
}

/* Marks in either row the pieces of one longest common subsequence. */
static void
mark_common(const struct pieces *a, const struct pieces *b, bool *in_a,
    bool *in_b, unsigned *length)
{
	size_t width = b->n + 1, i, j;

	for (i = a->n; i-- > 0;)
		for (j = b->n; j-- > 0;) {
			unsigned *at = length + i * width + j;

			*at = at[width] > at[1] ? at[width] : at[1];
			if (same(&a->v[i], &b->v[j]) && at[width + 1] + 1 > *at)
				*at = at[width + 1] + 1;
		}
	for (i = j = 0; i < a->n && j < b->n;) {
		unsigned *at = length + i * width + j;

		if (same(&a->v[i], &b->v[j]) && *at == at[width + 1] + 1)
			in_a[i++] = in_b[j++] = true;
		else if (*at == at[width])
			i++;
		else
			j++;
	}
}

/* The runs of pieces that are not in common, each one text. */
static struct texts
runs(struct arena *a, const struct pieces *p, const bool *common)
{
	struct texts t = {.v = arena_array(a, p->n + 1, sizeof *t.v)};
	size_t i = 0, from;

	while (i < p->n) {
		if (common[i]) {
			i++;
			continue;
		}
		for (from = i++; i < p->n && !common[i];)
			i++;
		t.v[t.n++] = arena_strndup(a, p->v[from].s,
		    (size_t)(p->v[i - 1].s + p->v[i - 1].n - p->v[from].s));
	}
	return t;
}

void
similar_diff(struct arena *a, const char *expected, const char *typed,
    struct texts *missing, struct texts *extra)
{
	struct pieces x = split(a, expected), y = split(a, typed);
	bool *in_x = arena_array(a, x.n + 1, sizeof *in_x);
	bool *in_y = arena_array(a, y.n + 1, sizeof *in_y);
	unsigned *length = mem_new((x.n + 1) * (y.n + 1) + 1, sizeof *length);

	mark_common(&x, &y, in_x, in_y, length);
	free(length);
	*missing = runs(a, &x, in_x);
	*extra = runs(a, &y, in_y);
}
