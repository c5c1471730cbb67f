#include "compile/spell.h"

#include "base/buf.h"
#include "lang/words.h"

#include <string.h>

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

size_t
spell_distance(const char *a, size_t n, const char *b, size_t m, size_t most)
{
	size_t row[3][SPELL_LONGEST + 1], i, j;

	if (n == m && memcmp(a, b, n) == 0)
		return 0;
	if (n > SPELL_LONGEST || m > SPELL_LONGEST ||
	    (n > m ? n - m : m - n) > most)
		return most + 1;
	for (j = 0; j <= m; j++)
		row[0][j] = j;
	for (i = 1; i <= n; i++) {
		size_t *now = row[i % 3], *before = row[(i + 2) % 3],
		       *earlier = row[(i + 1) % 3];

		now[0] = i;
		for (j = 1; j <= m; j++) {
			now[j] = least(before[j - 1] + (a[i - 1] != b[j - 1]),
			    least(before[j], now[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1])
				now[j] = least(now[j], earlier[j - 2] + 1);
		}
	}
	return least(row[n % 3][m], most + 1);
}

enum slip
spell_slip(const char *wrong, const char *right, size_t *at)
{
	const char *w = wrong, *r = right;

	while (*w && *w == *r)
		w++, r++;
	*at = (size_t)(w - wrong);
	if (!*w && !*r)
		return SLIP_NONE;
	if (strcmp(w, *r ? r + 1 : r) == 0 && *r)
		return SLIP_DELETED;
	if (*w && strcmp(w + 1, r) == 0)
		return SLIP_INSERTED;
	if (!*w || !*r)
		return SLIP_NONE;
	if (strcmp(w + 1, r + 1) == 0)
		return SLIP_SUBSTITUTED;
	if (w[1] && w[0] == r[1] && w[1] == r[0] && strcmp(w + 2, r + 2) == 0)
		return SLIP_TRANSPOSED;
	return SLIP_NONE;
}

/* True if the words are equal but for two prefixes of the list. */
static bool
only_prefixes(const struct words *words, const char *a, const char *b)
{
	const struct word *prefix;
	size_t n, m, i, j, count;

	prefix = words_list(words, WORDS_PREFIXES, &count);
	for (i = 0; i < count; i++) {
		n = prefix[i].len;
		if (strncmp(a, prefix[i].nf, n) != 0)
			continue;
		if (a[n] && strcmp(a + n, b) == 0)
			return true;
		for (j = 0; j < count; j++) {
			m = prefix[j].len;
			if (strncmp(b, prefix[j].nf, m) == 0 && a[n] &&
			    strcmp(a + n, b + m) == 0)
				return true;
		}
	}
	return false;
}

/* Appends the word with the longer of each pair of spellings made shorter. */
static void
fold_variants(const struct words *words, struct buf *out, const char *s)
{
	const struct word *pair;
	size_t count, i;

	pair = words_list(words, WORDS_VARIANTS, &count);
	while (*s) {
		for (i = 0; i < count; i++)
			if (strncmp(s, pair[i].nf, pair[i].len) == 0)
				break;
		if (i < count)
			buf_puts(out, pair[i].other);
		else
			buf_putc(out, *s);
		s += i < count ? pair[i].len : 1;
	}
}

bool
spell_same(const struct words *words, const char *a, const char *b)
{
	struct buf x = {0}, y = {0};
	bool same;

	fold_variants(words, &x, a);
	fold_variants(words, &y, b);
	same = strcmp(buf_text(&x), buf_text(&y)) == 0;
	buf_free(&x);
	buf_free(&y);
	return same;
}

/* True if the words end in the same two letters. */
static bool
same_end(const char *a, size_t n, const char *b, size_t m)
{
	return n > 2 && m > 2 && memcmp(a + n - 2, b + m - 2, 2) == 0;
}

bool
spell_is_slip(
    const struct words *words, const char *a, const char *b, size_t most)
{
	size_t n = strlen(a), m = strlen(b), d;

	if (a[0] != b[0] || !same_end(a, n, b, m))
		return false;
	d = spell_distance(a, n, b, m, most);
	return d > 0 && d <= most && !only_prefixes(words, a, b) &&
	       !only_prefixes(words, b, a) && !spell_same(words, a, b);
}
