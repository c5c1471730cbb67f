#include "compile/needs.h"

#include "base/arena.h"
#include "base/text.h"

#include <string.h>
#include <strings.h>

enum { BUCKETS = 256 };

/* A word, and the row of which it is one; a row belongs to one pattern. */
struct need {
	const char *text;
	size_t len, row;
	struct need *next; /* in the same bucket */
};

struct needs {
	size_t *pattern; /* by row */
	size_t nrow, npattern;
	struct need *bucket[BUCKETS];
};

/* By the first letter in either case, or by the bytes of a Han character. */
static size_t
bucket(const char *s, size_t n)
{
	const unsigned char *u = (const unsigned char *)s;

	if (u[0] < 0xE0 || n < 3)
		return u[0] >= 'A' && u[0] <= 'Z' ? u[0] + 32u : u[0];
	return ((size_t)u[0] * 31 + u[1] * 67u + u[2]) % BUCKETS;
}

static void
add_row(struct arena *a, struct needs *needs, size_t pattern, const char *row,
    size_t len)
{
	const char *end = row + len, *bar;

	needs->pattern =
	    arena_grown(a, needs->pattern, needs->nrow, sizeof(size_t));
	needs->pattern[needs->nrow] = pattern;
	for (; row < end; row = bar + 1) {
		struct need *need = arena_alloc(a, sizeof *need), **head;

		bar = memchr(row, '|', (size_t)(end - row));
		if (!bar)
			bar = end;
		need->text = row;
		need->len = (size_t)(bar - row);
		need->row = needs->nrow;
		head = &needs->bucket[bucket(row, need->len)];
		need->next = *head;
		*head = need;
	}
	needs->nrow++;
}

struct needs *
needs_new(struct arena *a, const char *const pattern[], size_t n)
{
	struct needs *needs = arena_alloc(a, sizeof *needs);
	size_t i;

	needs->npattern = n;
	for (i = 0; i < n; i++) {
		const char *at = pattern[i];

		while (*at) {
			size_t len = strcspn(at, " ");

			if (len > 1 || !strchr("XNQY_", *at))
				add_row(a, needs, i, at, len);
			at += len + (at[len] == ' ');
		}
	}
	return needs;
}

/* Marks the rows of which a word stands at byte at. */
static void
mark_rows(const struct needs *needs, bool *row, const char *s, size_t n)
{
	const struct need *need = needs->bucket[bucket(s, n)];

	for (; need; need = need->next)
		if (!row[need->row] && need->len <= n &&
		    strncasecmp(s, need->text, need->len) == 0)
			row[need->row] = true;
}

const bool *
needs_met(struct arena *a, const struct needs *needs, const char *s, size_t n)
{
	bool *row = arena_array(a, needs->nrow + needs->npattern, sizeof *row);
	bool *met = row + needs->nrow;
	size_t at, i;

	for (at = 0; at < n; at++)
		if (((unsigned char)s[at] & 0xC0) != 0x80 &&
		    (at == 0 || !text_is_alnum((unsigned char)s[at]) ||
			!text_is_alnum((unsigned char)s[at - 1])))
			mark_rows(needs, row, s + at, n - at);
	for (i = 0; i < needs->npattern; i++)
		met[i] = true;
	for (i = 0; i < needs->nrow; i++)
		met[needs->pattern[i]] &= row[i];
	return met;
}
