#include "compile/pattern.h"

#include "base/text.h"
#include "lang/norm.h"
#include "lang/words.h"

#include <string.h>
#include <strings.h>

enum { GAP_W = 12, SLOT_W = 24 };

/* A text under a pattern. */
struct scan {
	const struct words *words;
	const char *s;
	size_t n;
	struct match *match;
};

static bool
in_word(int32_t cp)
{
	enum script script = text_script(cp);

	return script == SCRIPT_LATIN || script == SCRIPT_DIGIT ||
	       script == SCRIPT_OTHER;
}

/* True if a Latin word or number goes on across byte at. */
static bool
is_inside(const char *s, size_t n, size_t at)
{
	int32_t before, after;
	size_t len;

	if (at == 0 || at >= n)
		return false;
	len = text_previous(s, at);
	text_next(s + at - len, len, &before);
	text_next(s + at, n - at, &after);
	return in_word(before) && in_word(after);
}

/* True if a letter or digit stands at byte at. */
static bool
word_at(const char *s, size_t n, size_t at)
{
	int32_t cp;

	return at < n && (text_next(s + at, n - at, &cp), in_word(cp));
}

size_t
pattern_piece(const char *s, size_t n, size_t at)
{
	size_t end = at;
	int32_t cp;

	if (clause_bracket(s, n, at, &end))
		return end - at;
	if (!word_at(s, n, at))
		return text_next(s + at, n - at, &cp);
	while (word_at(s, n, end) ||
	       (end < n && strchr("-'._", s[end]) && word_at(s, n, end + 1)))
		end += text_next(s + end, n - end, &cp);
	return end - at;
}

static size_t
skip_space(const char *s, size_t n, size_t at)
{
	while (at < n && (s[at] == ' ' || s[at] == '\n'))
		at++;
	return at;
}

/* True if the bytes from..to are part of a longer word of `compounds`. */
static bool
is_compound(const struct scan *scan, size_t from, size_t to)
{
	size_t n, i, at;
	const struct word *list = words_list(scan->words, WORDS_COMPOUNDS, &n);

	for (i = 0; i < n && list[i].len > to - from; i++)
		for (at = from + 1; at-- > 0 && at + list[i].len >= to;)
			if (at + list[i].len <= scan->n &&
			    memcmp(scan->s + at, list[i].nf, list[i].len) == 0)
				return true;
	return false;
}

/* One of the words of an element at byte at: its length, or 0. */
static size_t
match_words(const struct scan *scan, const char *element, size_t len, size_t at)
{
	const char *end = element + len, *bar;

	for (; element < end; element = bar + 1) {
		size_t n;

		bar = memchr(element, '|', (size_t)(end - element));
		if (!bar)
			bar = end;
		n = (size_t)(bar - element);
		if (n <= scan->n - at &&
		    strncasecmp(scan->s + at, element, n) == 0 &&
		    !is_inside(scan->s, scan->n, at) &&
		    !is_inside(scan->s, scan->n, at + n) &&
		    !is_compound(scan, at, at + n))
			return n;
	}
	return 0;
}

/* Where the clause that holds byte at ends. */
static size_t
clause_end(const struct scan *scan, size_t at)
{
	struct span clause = {at, at};

	if (!clause_next(scan->s, scan->n, CUT_CLAUSE, &clause) ||
	    skip_space(scan->s, scan->n, at) != clause.from)
		return at;
	return clause.to;
}

static bool match_from(struct scan *, const char *pattern, size_t at);

/* A slot or gap that begins at byte at, as short as the rest allows. */
static bool
match_open(struct scan *scan, const char *pattern, const char *next, size_t at)
{
	size_t end = clause_end(scan, at), to = at;
	struct span *mine = &scan->match->word[scan->match->nword++];
	size_t limit = *pattern == '_' ? GAP_W : SLOT_W;

	at = to = skip_space(scan->s, scan->n, at);
	if (*pattern == 'Y' || !*next)
		to = end;
	while (to <= end) {
		*mine = (struct span){at, to};
		if (norm_size(scan->s + at, to - at) > limit && *pattern != 'Y')
			break;
		if ((to > at || *pattern == '_') && match_from(scan, next, to))
			return true;
		if (to >= end)
			break;
		to += pattern_piece(scan->s, scan->n, to);
	}
	scan->match->nword--;
	return false;
}

/* The elements of a pattern against the text from byte at on. */
static bool
match_from(struct scan *scan, const char *pattern, size_t at)
{
	struct match *m = scan->match;
	size_t len = strcspn(pattern, " "), n;
	const char *next = pattern + len + (pattern[len] == ' ');
	size_t mine = m->nword;

	if (!*pattern) {
		m->all.to = at;
		return true;
	}
	if (mine == PATTERN_ELEMENTS)
		return false;
	if (len == 1 && strchr("XNQY_", *pattern)) {
		if (!match_open(scan, pattern, next, at))
			return false;
	} else {
		at = skip_space(scan->s, scan->n, at);
		if (!(n = match_words(scan, pattern, len, at)))
			return false;
		m->word[m->nword++] = (struct span){at, at + n};
		if (!match_from(scan, next, at + n)) {
			m->nword = mine;
			return false;
		}
	}
	if (strchr("XNQ", *pattern) && len == 1)
		m->slot = m->word[mine];
	if (*pattern == 'Y' && len == 1)
		m->rest = m->word[mine];
	return true;
}

bool
pattern_find(const char *pattern, const struct words *words, const char *s,
    size_t n, size_t from, struct match *match)
{
	struct scan scan = {words, s, n, match};

	for (; from < n; from += pattern_piece(s, n, from)) {
		*match = (struct match){.all.from = from};
		if (s[from] != ' ' && match_from(&scan, pattern, from))
			return true;
	}
	return false;
}
