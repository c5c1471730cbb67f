#include "compile/label.h"

#include "base/text.h"
#include "compile/clause.h"
#include "lang/norm.h"

#include <string.h>

enum { HEAD_MOST = 16, COPULA_MOST = 12 };

static bool
starts(const char *s, size_t n, const char *head)
{
	size_t m = strlen(head);

	return n >= m && memcmp(s, head, m) == 0;
}

/* Bytes of a label's colon or dash at s + at, with the space about it. */
static size_t
label_mark(const char *s, size_t n, size_t at)
{
	static const char *const marks[] = {
	    "：", ": ", " - ", " — ", " – ", " :: ", "——"};
	size_t i;

	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		if (starts(s + at, n - at, marks[i]))
			return strlen(marks[i]);
	return at + 1 == n && s[at] == ':';
}

/* True if a stretch of text can be no label: a clause, a URL, a time. */
static bool
breaks_label(const char *s, size_t n, size_t at)
{
	static const char *const marks[] = {
	    "。", "，", "；", "！", "？", ", ", "; ", ". ", "//", " = "};
	size_t i;

	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		if (starts(s + at, n - at, marks[i]))
			return true;
	return false;
}

/* Size of a head without its brackets. */
static size_t
head_size(const char *s, size_t n)
{
	size_t at = 0, end, w = 0, from = 0;

	while (at < n) {
		int32_t cp;

		if (s[at] != '"' && clause_bracket(s, n, at, &end)) {
			w += norm_size(s + from, at - from);
			at = from = end;
		} else {
			at += text_next(s + at, n - at, &cp);
		}
	}
	return w + norm_size(s + from, n - from);
}

size_t
label_find(const char *s, size_t n, size_t *behind)
{
	size_t at = 0, end, len;

	while (at < n) {
		int32_t cp;

		if (clause_bracket(s, n, at, &end)) {
			at = end;
			continue;
		}
		if ((len = label_mark(s, n, at))) {
			size_t w = head_size(s, at);

			*behind = at + len;
			while (*behind < n && s[*behind] == ' ')
				++*behind;
			return w >= 1 && w <= HEAD_MOST ? at : 0;
		}
		if (breaks_label(s, n, at))
			return 0;
		at += text_next(s + at, n - at, &cp);
	}
	return 0;
}

size_t
label_copula(const char *s, size_t n, size_t *behind)
{
	static const char *const verbs[] = {"是指", "指的是", "是", "指",
	    " is ", " are ", " means ", " refers to "};
	size_t at = 0, end, i;

	while (at < n) {
		int32_t cp;

		if (clause_bracket(s, n, at, &end)) {
			at = end;
			continue;
		}
		for (i = 0; i < sizeof verbs / sizeof *verbs; i++) {
			if (!starts(s + at, n - at, verbs[i]))
				continue;
			*behind = at + strlen(verbs[i]);
			return head_size(s, at) <= COPULA_MOST ? at : 0;
		}
		if (breaks_label(s, n, at) || label_mark(s, n, at))
			return 0;
		at += text_next(s + at, n - at, &cp);
	}
	return 0;
}
