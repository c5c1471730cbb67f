#include "tty/diff.h"

#include "base/mem.h"
#include "base/out.h"
#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* More tokens than this are shown whole, old then new. */
enum { TOKENS_MOST = 600 };

struct token {
	const char *s;
	size_t n;
};

/* A word of letters and digits, or one other character. */
static size_t
token_length(const char *s, size_t n)
{
	size_t at = 0;

	while (at < n) {
		int32_t cp;
		size_t len = text_next(s + at, n - at, &cp);
		enum script script = text_script(cp);
		bool word = script == SCRIPT_LATIN || script == SCRIPT_DIGIT ||
			    script == SCRIPT_OTHER;

		if (!word)
			return at ? at : len;
		at += len;
	}
	return at;
}

static struct token *
cut(const char *s, size_t *count)
{
	struct token *v = NULL;
	size_t n = strlen(s), at = 0, cap = 0;

	*count = 0;
	while (at < n) {
		size_t len = token_length(s + at, n - at);

		MEM_GROW(v, *count, cap);
		v[(*count)++] = (struct token){.s = s + at, .n = len};
		at += len;
	}
	return v;
}

static bool
same(struct token a, struct token b)
{
	return a.n == b.n && memcmp(a.s, b.s, a.n) == 0;
}

enum side { KEPT, GONE, COME };

struct printer {
	struct out *out;
	enum side side; /* of the stretch being printed */
};

static void
switch_to(struct printer *p, enum side side)
{
	static const char *const open[] = {"", "[-", "{+"};
	static const char *const close[] = {"", "-]", "+}"};

	if (p->side == side)
		return;
	out_puts(p->out, close[p->side]);
	out_puts(p->out, open[side]);
	p->side = side;
}

static void
put(struct printer *p, enum side side, struct token t)
{
	static const enum style style[] = {STYLE_PLAIN, STYLE_BAD, STYLE_GOOD};

	switch_to(p, side);
	out_styled(p->out, style[side], "%.*s", (int)t.n, t.s);
}

/* Length of the longest common subsequence of a[i..] and b[j..]. */
static size_t *
lengths(const struct token *a, size_t n, const struct token *b, size_t m)
{
	size_t *l = mem_new((n + 1) * (m + 1), sizeof *l), i, j;

	for (i = n; i-- > 0;)
		for (j = m; j-- > 0;) {
			size_t down = l[(i + 1) * (m + 1) + j];
			size_t right = l[i * (m + 1) + j + 1];

			if (same(a[i], b[j]))
				l[i * (m + 1) + j] =
				    1 + l[(i + 1) * (m + 1) + j + 1];
			else
				l[i * (m + 1) + j] =
				    down > right ? down : right;
		}
	return l;
}

static void
walk(struct printer *p, const struct token *a, size_t n, const struct token *b,
    size_t m)
{
	size_t *l = lengths(a, n, b, m), i = 0, j = 0;

	while (i < n || j < m) {
		if (i < n && j < m && same(a[i], b[j])) {
			put(p, KEPT, a[i]);
			i++, j++;
		} else if (j == m || (i < n && l[(i + 1) * (m + 1) + j] >=
						   l[i * (m + 1) + j + 1])) {
			put(p, GONE, a[i++]);
		} else {
			put(p, COME, b[j++]);
		}
	}
	free(l);
}

void
diff_print(struct out *out, const char *old, const char *fresh)
{
	struct printer p = {.out = out};
	size_t n, m;
	struct token *a = cut(old, &n), *b = cut(fresh, &m);

	if (n > TOKENS_MOST || m > TOKENS_MOST) {
		put(&p, GONE, (struct token){old, strlen(old)});
		put(&p, COME, (struct token){fresh, strlen(fresh)});
	} else {
		walk(&p, a, n, b, m);
	}
	switch_to(&p, KEPT);
	free(a);
	free(b);
}
