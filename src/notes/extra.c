#include "base/arena.h"
#include "base/mem.h"
#include "notes/inline.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Markup of notes that CommonMark lacks: ==mark==, [[link]], maths. */

static bool
is_plain(const struct inlines *in, size_t at, char c)
{
	return at < in->text.len && in->text.data[at] == c &&
	       in->kind.data[at] == BYTE_PLAIN;
}

static bool
is_twice(const struct inlines *in, size_t at, char c)
{
	return is_plain(in, at, c) && is_plain(in, at + 1, c);
}

static bool
is_space_at(const struct inlines *in, size_t at)
{
	return at >= in->text.len || isspace((unsigned char)in->text.data[at]);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool
is_alnum_at(const struct inlines *in, size_t at)
{
	return at < in->text.len && isalnum((unsigned char)in->text.data[at]);
}

/* The sign == alone: no third one, and what a == b has is none. */
static bool
is_highlight(const struct inlines *in, size_t at)
{
	return is_twice(in, at, '=') && !is_plain(in, at + 2, '=') &&
	       (at == 0 || !is_plain(in, at - 1, '='));
}

static void
find_highlights(struct inlines *in)
{
	size_t at, open = 0;
	bool inside = false;

	for (at = 0; at < in->text.len; at++) {
		if (in->text.data[at] == '\n')
			inside = false;
		if (!is_highlight(in, at))
			continue;
		if (inside && !is_space_at(in, at - 1) &&
		    !is_alnum_at(in, at + 2) && at > open + 2) {
			struct mark *m = inlines_mark(in, MARK_HIGHLIGHT);

			m->from = (uint32_t)open + 2;
			m->to = (uint32_t)at;
			cut_add(in, open, open + 2);
			cut_add(in, at, at + 2);
			inside = false;
		} else {
			inside = !is_space_at(in, at + 2) &&
				 (at == 0 || !is_alnum_at(in, at - 1));
			open = at;
		}
		at++;
	}
}

/* [[target]], [[target|text]], ![[picture]]: its text is at..end-1. */
static void
take_link(struct inlines *in, size_t at, size_t end)
{
	const char *s = in->text.data;
	const char *bar = memchr(s + at + 2, '|', end - at - 2);
	size_t text = bar ? (size_t)(bar - s) + 1 : at + 2;
	size_t target = bar ? (size_t)(bar - s) : end;
	bool picture = at && is_plain(in, at - 1, '!');
	struct mark *m = inlines_mark(in, picture ? MARK_IMAGE : MARK_LINK);
	struct arena *a = in->r->arena;

	m->target = arena_strndup(a, s + at + 2, target - at - 2);
	m->from = (uint32_t)text;
	m->to = (uint32_t)end;
	if (picture) {
		m->alt = bar ? arena_strndup(a, s + text, end - text) : "";
		cut_add(in, at - 1, end + 2);
		return;
	}
	cut_add(in, at, text);
	cut_add(in, end, end + 2);
}

static void
find_links(struct inlines *in)
{
	size_t at, open = 0;
	bool inside = false;

	for (at = 0; at + 1 < in->text.len; at++) {
		if (in->text.data[at] == '\n')
			inside = false;
		if (is_twice(in, at, '[')) {
			inside = true;
			open = at;
			at++;
		} else if (inside && is_twice(in, at, ']')) {
			if (at > open + 2)
				take_link(in, open, at);
			inside = false;
			at++;
		}
	}
}

static void
find_maths(struct inlines *in)
{
	size_t at, from;

	for (at = 0; at < in->kind.len; at++) {
		char kind = in->kind.data[at];
		struct mark *m;

		if (kind != MASK_MATH && kind != MASK_MATH_OTHER)
			continue;
		for (from = at;
		     at + 1 < in->kind.len && in->kind.data[at + 1] == kind;)
			at++;
		m = inlines_mark(in, MARK_MATH);
		m->from = (uint32_t)from;
		m->to = (uint32_t)at + 1;
	}
}

static int
by_place(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	if (x->to != y->to)
		return x->to > y->to ? -1 : 1;
	return (x->kind > y->kind) - (x->kind < y->kind);
}

static bool
is_empty(const struct mark *m)
{
	return m->from == m->to && m->kind != MARK_IMAGE &&
	       m->kind != MARK_FOOTNOTE;
}

/* In order, and without those that were dropped or mark nothing. */
static void
sort_marks(struct inlines *in)
{
	size_t i, n = 0;

	for (i = 0; i < in->nmark; i++)
		if (!is_empty(&in->mark[i]))
			in->mark[n++] = in->mark[i];
	in->nmark = n;
	for (i = 1; i < n; i++)
		if (by_place(&in->mark[i - 1], &in->mark[i]) > 0) {
			qsort(in->mark, n, sizeof *in->mark, by_place);
			return;
		}
}

/* Blanks that a comment or a picture leaves at the ends. */
static void
cut_ends(struct inlines *in)
{
	const char *s = in->text.data;
	size_t from = 0, to = in->text.len;

	while (to && is_blank(s[to - 1]))
		to--;
	while (from < to && is_blank(s[from]))
		from++;
	cut_add(in, 0, from);
	cut_add(in, to, in->text.len);
}

void
extra_find(struct inlines *in)
{
	html_end(in);
	stars_pair(in);
	if (strstr(buf_text(&in->text), "=="))
		find_highlights(in);
	cut_apply(in);
	if (strstr(buf_text(&in->text), "[["))
		find_links(in);
	cut_apply(in);
	cut_ends(in);
	cut_apply(in);
	find_maths(in);
	sort_marks(in);
}
