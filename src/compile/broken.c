#include "compile/broken.h"

#include "base/arena.h"
#include "base/text.h"
#include "compile/compile.h"
#include "lang/words.h"

#include <string.h>

enum {
	TAIL = 48,      /* bytes of a text's end that are looked at */
	CLAUSE_MOST = 6 /* W of a clause that may say nothing */
};

static bool
ends(const char *s, size_t n, const char *tail)
{
	size_t m = strlen(tail);

	return n >= m && memcmp(s + n - m, tail, m) == 0;
}

static size_t
trimmed(const char *s, size_t n)
{
	while (n && strchr(" \t\n", s[n - 1]))
		n--;
	return n;
}

/* A word that cannot end a text, and no full stop behind it. */
static bool
ends_in_function_word(const struct compile *c, const char *s, size_t n)
{
	size_t from = n > TAIL ? n - TAIL : 0;
	const struct word *word;

	if (!n || s[n - 1] == '.' || ends(s, n, "。") || ends(s, n, "…"))
		return false;
	while (from < n && ((unsigned char)s[from] & 0xC0) == 0x80)
		from++;
	word = words_ends(
	    c->words, WORDS_FUNCTION, norm_nf(c->scratch, s + from, n - from));
	/* A capital is a name: plan A. */
	return word && !(word->len == 1 && s[n - 1] == 'A');
}

enum ending
broken_ending(const struct compile *c, const char *s, size_t n)
{
	static const char *const open[] = {"，", "：", ",", ":"};
	static const char *const broken[] = {
	    "、", "（", "(", "[", "【", "「", "“", "《"};
	size_t i;

	n = trimmed(s, n);
	for (i = 0; i < sizeof open / sizeof *open; i++)
		if (ends(s, n, open[i]))
			return END_OPEN;
	for (i = 0; i < sizeof broken / sizeof *broken; i++)
		if (ends(s, n, broken[i]))
			return END_BROKEN;
	return ends_in_function_word(c, s, n) ? END_BROKEN : END_WHOLE;
}

struct last
broken_last(const char *s, size_t n)
{
	struct last l = {{0, 0}, {0, 0}};
	struct span at = {0, 0};

	while (clause_next(s, n, CUT_CLAUSE, &at)) {
		l.before = l.last;
		l.last = at;
	}
	return l;
}

static bool
holds_any(const struct compile *c, enum word_list list, const char *s, size_t n)
{
	size_t at, len;
	int32_t cp;

	for (at = 0; at < n; at += len) {
		len = text_next(s + at, n - at, &cp);
		if (words_match(c->words, list, s + at, n - at))
			return true;
	}
	return false;
}

/* Where 使得 or its like stands in a clause, or NULL. */
static const char *
find_causing(const char *s, size_t n)
{
	static const char *const words[] = {"使得", "导致", "使", "让"};
	const char *at, *end = s + n;
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		for (at = s; (at = memmem(at, (size_t)(end - at), words[i],
				  strlen(words[i])));
		     at++)
			if (!ends(at, strlen(words[i]) + 3, "使用"))
				return at;
	return NULL;
}

/* A clause that only says when: 在…时, 在…中. */
static bool
is_adverbial(const char *s, size_t n)
{
	static const char *const tails[] = {
	    "时", "后", "前", "中", "下", "上", "里"};
	size_t i;

	for (i = 0; i < sizeof tails / sizeof *tails; i++)
		if (ends(s, n, tails[i]))
			return true;
	return false;
}

size_t
broken_clause(const struct compile *c, const char *s, size_t n)
{
	struct last l;
	const char *last, *before, *at;
	size_t m, k;

	if (!find_causing(s, n))
		return 0;
	l = broken_last(s, n);
	last = s + l.last.from;
	before = s + l.before.from;
	m = l.last.to - l.last.from;
	k = l.before.to - l.before.from;
	if (!k || norm_size(last, m) > CLAUSE_MOST ||
	    holds_any(c, WORDS_PREDICATE, last, m))
		return 0;
	if (is_adverbial(before, k) && (at = find_causing(before, k)))
		return (size_t)(at - s);
	return 0;
}
