/* Hints: how an answer begins and how long it is, then more of it. */

#include "session/dialog.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"

#include <string.h>

/* How many characters of a word of n are shown by the n-th hint. */
static size_t
shown(size_t letters, int hint)
{
	size_t some = hint == 0 ? 1 : (letters + 1) / 2;

	return some < letters ? some : letters - (letters > 1);
}

static bool
is_content(const char *s, size_t n)
{
	int32_t cp;

	text_next(s, n, &cp);
	return text_script(cp) != SCRIPT_NONE;
}

/* Clusters of the word at s: up to the next blank or sign. */
static size_t
word(const char *s, size_t n, size_t *letters)
{
	size_t at = 0;

	*letters = 0;
	while (at < n && is_content(s + at, n - at)) {
		at += text_cluster(s + at, n - at);
		++*letters;
	}
	return at;
}

static void
put_word(struct buf *b, const char *s, size_t n, size_t letters, int hint)
{
	size_t at = 0, keep = shown(letters, hint);

	while (at < n) {
		size_t len = text_cluster(s + at, n - at);

		if (keep > 0) {
			buf_put(b, s + at, len);
			keep--;
		} else {
			buf_puts(b, "_");
		}
		at += len;
	}
}

static void
put_masked(struct buf *b, const char *s, int hint)
{
	size_t n = strlen(s), at = 0, len, letters;

	while (at < n) {
		len = word(s + at, n - at, &letters);
		if (len) {
			put_word(b, s + at, len, letters, hint);
		} else {
			len = text_cluster(s + at, n - at);
			buf_put(b, s + at, len);
		}
		at += len;
	}
}

const char *
hint_text(struct arena *a, const struct card *c, int n)
{
	const struct texts *items = &c->items;
	struct buf b = {0};
	const char *text;
	size_t i;

	for (i = 0; i < items->n; i++) {
		if (i)
			buf_puts(&b, "; ");
		put_masked(&b, items->v[i], n);
	}
	if (items->n == 0)
		put_masked(&b, c->answer, n);
	text = arena_strdup(a, buf_text(&b));
	buf_free(&b);
	return text;
}
