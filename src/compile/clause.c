#include "compile/clause.h"

#include "base/text.h"

#include <string.h>

/* What opens and what may close it; widths may be mixed. */
static const struct {
	const char *open, *close[2];
} pairs[] = {
    {"(", {")", "）"}},
    {"（", {"）", ")"}},
    {"[", {"]", "】"}},
    {"【", {"】", "]"}},
    {"{", {"}", NULL}},
    {"《", {"》", NULL}},
    {"「", {"」", NULL}},
    {"『", {"』", NULL}},
    {"“", {"”", "\""}},
    {"\"", {"\"", "”"}},
    {"`", {"`", NULL}},
};

static const struct {
	const char *mark;
	enum cut level;
} marks[] = {
    {"。", CUT_SENTENCE},
    {"！", CUT_SENTENCE},
    {"？", CUT_SENTENCE},
    {"；", CUT_HALF},
    {";", CUT_HALF},
    {"，", CUT_CLAUSE},
    {"：", CUT_CLAUSE},
    {" — ", CUT_CLAUSE},
    {" - ", CUT_CLAUSE},
};

/* Bytes that a mark or an opening bracket may begin with; few others. */
static const bool leads[256] = {['\0'] = true,
    [' '] = true,
    ['!'] = true,
    ['"'] = true,
    ['('] = true,
    [','] = true,
    ['.'] = true,
    [':'] = true,
    [';'] = true,
    ['?'] = true,
    ['['] = true,
    ['`'] = true,
    ['{'] = true,
    [0xE2] = true,
    [0xE3] = true,
    [0xEF] = true};

static bool
is_lead(char byte)
{
	return leads[(unsigned char)byte];
}

static const char *const abbreviations[] = {
    "e.g", "i.e", "vs", "etc", "cf", "approx", "no", "fig", "dr", "st", "al"};

/* Bytes of needle if it stands at s + at, else 0. */
static size_t
stands(const char *s, size_t n, size_t at, const char *needle)
{
	size_t len;

	if (!needle || s[at] != needle[0])
		return 0;
	len = strlen(needle);
	return len <= n - at && memcmp(s + at, needle, len) == 0 ? len : 0;
}

enum { DEEPEST = 16 }; /* brackets in brackets; a bound on the search, too */

/* Behind the close of pair p opened before at, or 0; pairs nest. */
static size_t
find_close(const char *s, size_t n, size_t at, size_t p)
{
	size_t depth = 1, i, len;
	bool same = strcmp(pairs[p].open, pairs[p].close[0]) == 0;

	for (; at < n; at += len) {
		int32_t cp;

		len = text_next(s + at, n - at, &cp);
		if (!same && stands(s, n, at, pairs[p].open) &&
		    ++depth > DEEPEST)
			return 0;
		for (i = 0; i < 2; i++)
			if (stands(s, n, at, pairs[p].close[i]) && --depth == 0)
				return at + len;
	}
	return 0;
}

bool
clause_bracket(const char *s, size_t n, size_t at, size_t *end)
{
	size_t i, len;

	if (!is_lead(s[at]) || s[at] == ' ')
		return false;
	for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		if (!(len = stands(s, n, at, pairs[i].open)))
			continue;
		*end = find_close(s, n, at + len, i);
		return *end != 0;
	}
	return false;
}

/* True if the word that ends before at is short for something. */
static bool
is_abbreviated(const char *s, size_t from, size_t at)
{
	size_t start = at, i, len;

	while (start > from && s[start - 1] != ' ' && s[start - 1] != '(')
		start--;
	len = at - start;
	if (len <= 1 || s[at - 2] == '.') /* "U.S." is one word */
		return true;
	for (i = 0; i < sizeof abbreviations / sizeof *abbreviations; i++)
		if (strlen(abbreviations[i]) == len &&
		    strncasecmp(s + start, abbreviations[i], len) == 0)
			return true;
	return false;
}

/* True if a sentence may begin behind byte at, a full stop or the like. */
static bool
ends_here(const char *s, size_t n, size_t from, size_t at)
{
	int32_t cp;

	if (at + 1 == n)
		return true;
	if (s[at + 1] != ' ' && s[at + 1] != '\n')
		return false;
	if (at + 2 >= n)
		return true;
	text_next(s + at + 2, n - at - 2, &cp);
	if (cp >= 'a' && cp <= 'z')
		return false;
	return s[at] != '.' || !is_abbreviated(s, from, at);
}

/* Bytes of the mark at s + at that cuts at this level, or 0. */
static size_t
cuts(const char *s, size_t n, size_t from, size_t at, enum cut level)
{
	size_t i, len;

	if (!is_lead(s[at]) ||
	    (s[at] == ' ' && at + 1 < n && s[at + 1] != '-' && s[at + 1] > 0))
		return 0;
	if (strchr(".!?", s[at]))
		return ends_here(s, n, from, at);
	if (level >= CUT_CLAUSE && strchr(",:", s[at]))
		return at + 1 == n || s[at + 1] == ' ' || s[at + 1] < 0;
	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i].level <= level &&
		    (len = stands(s, n, at, marks[i].mark)))
			return len;
	return 0;
}

static size_t
skip_space(const char *s, size_t n, size_t at)
{
	int32_t cp;
	size_t len;

	for (; at < n; at += len) {
		len = text_next(s + at, n - at, &cp);
		if (!text_is_space(cp))
			break;
	}
	return at;
}

bool
clause_next(const char *s, size_t n, enum cut level, struct span *span)
{
	size_t at = skip_space(s, n, span->to), from, end, len;

	while (at < n && (len = cuts(s, n, span->from, at, level)))
		at = skip_space(s, n, at + len);
	if (at >= n)
		return false;
	for (from = at; at < n && !cuts(s, n, from, at, level);) {
		if (clause_bracket(s, n, at, &end)) {
			at = end;
			continue;
		}
		do
			at++;
		while (at < n && !is_lead(s[at]));
	}
	while (at > from && s[at - 1] == ' ')
		at--;
	*span = (struct span){from, at};
	return true;
}
