/* How often a text says no (questions.md 6 D). */

#include "session/guard.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "lang/words.h"

#include <string.h>

static bool
is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_excepted(const struct words *w, const char *word)
{
	size_t n, i;
	const struct word *list = words_list(w, WORDS_NEGATION_EXCEPTIONS, &n);

	for (i = 0; i < n; i++)
		if (list[i].lang == LANG_EN &&
		    strncmp(word, list[i].nf, list[i].len) == 0)
			return true;
	return false;
}

/* Where a Latin word of n bytes negates: the part of it that does. */
static size_t
latin_negation(const struct words *w, const char *word, size_t n, size_t *from)
{
	*from = n > 3 && strncmp(word + n - 3, "not", 3) == 0 ? n - 3 : 0;
	if (words_match(w, WORDS_NEGATION, word, n) == n)
		return n - *from; /* of cannot, can is left */
	*from = 0;
	if (n > 3 && memcmp(word + n - 3, "n't", 3) == 0) {
		*from = n - 3;
		return 3;
	}
	if (is_excepted(w, word))
		return 0;
	if (n > 5 && strncmp(word, "non", 3) == 0)
		return 3;
	return n > 4 && strncmp(word, "un", 2) == 0 ? 2 : 0;
}

/* One word or character at s; gives its length, and where it negates. */
static size_t
negation_step(const struct words *w, const char *s, size_t *from, size_t *len)
{
	size_t n = 0, rest = strlen(s);
	int32_t cp;

	*from = *len = 0;
	while (is_letter(s[n]) || (n && s[n] == '\'' && is_letter(s[n + 1])))
		n++;
	if (n) {
		*len = latin_negation(w, s, n, from);
		return n;
	}
	if ((n = words_match(w, WORDS_NEGATION_EXCEPTIONS, s, rest)))
		return n;
	if ((*len = words_match(w, WORDS_NEGATION, s, rest)))
		return *len;
	return text_next(s, rest, &cp);
}

size_t
guard_negations(const struct words *w, const char *nf)
{
	size_t count = 0, from, len;

	while (*nf) {
		nf += negation_step(w, nf, &from, &len);
		count += len > 0;
	}
	return count;
}

const char *
guard_affirmed(struct arena *a, const struct words *w, const char *nf)
{
	struct buf out = {0};
	size_t step, from, len;
	const char *text;

	for (; *nf; nf += step) {
		step = negation_step(w, nf, &from, &len);
		buf_put(&out, nf, from);
		buf_put(&out, nf + from + len, step - from - len);
	}
	text = arena_strndup(a, buf_text(&out), out.len);
	buf_free(&out);
	return text;
}
