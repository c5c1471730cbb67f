#include "base/arena.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "compile/title.h"
#include "lang/norm.h"

#include <string.h>

enum { SIDE_MOST = 12 };

static bool
starts(const char *s, const char *head)
{
	return strncmp(s, head, strlen(head)) == 0;
}

static bool
ends(const char *s, size_t n, const char *tail)
{
	size_t m = strlen(tail);

	return n >= m && memcmp(s + n - m, tail, m) == 0;
}

/* Finds a word that joins sides: vs, 与, 和, and; its length in *len. */
static const char *
find_joint(const char *s, const char *const *joints, size_t *len)
{
	for (; *s; s++) {
		size_t i, end;

		if (clause_bracket(s, strlen(s), 0, &end)) {
			s += end - 1;
			continue;
		}
		for (i = 0; joints[i]; i++) {
			*len = strlen(joints[i]);
			if (strncasecmp(s, joints[i], *len) == 0)
				return s;
		}
	}
	return NULL;
}

static size_t
split_sides(struct arena *a, const char *s, const char *const *joints,
    const char *side[3])
{
	const char *at;
	size_t n = 0, len;

	while (n < 2 && (at = find_joint(s, joints, &len))) {
		side[n++] = title_trim(a, s, (size_t)(at - s));
		s = at + len;
	}
	side[n++] = title_trim(a, s, strlen(s));
	return n;
}

static bool
sides_fit(const char *const *side, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!*side[i] || starts(side[i], "其它") ||
		    starts(side[i], "其他") || starts(side[i], "other") ||
		    norm_size(side[i], strlen(side[i])) > SIDE_MOST)
			return false;
	return true;
}

/* The length of s without a tail that says it compares, or 0. */
static size_t
without_tail(const char *s)
{
	static const char *const tails[] = {"的区别", "的对比", "的比较",
	    "的差异", "的异同", "的不同", "有什么区别", "有什么不同", "对比",
	    "区别", "比较", "之间的关系"};
	size_t n = strlen(s), i;

	while (ends(s, n, "？") || ends(s, n, "?"))
		n -= s[n - 1] == '?' ? 1 : 3;
	for (i = 0; i < sizeof tails / sizeof *tails; i++)
		if (ends(s, n, tails[i]))
			return n - strlen(tails[i]);
	return 0;
}

size_t
title_sides(struct compile *c, const char *title, const char *side[3])
{
	static const char *const versus[] = {
	    " vs. ", " vs ", " versus ", " VS ", NULL};
	static const char *const and[] = {
	    "与", "和", "跟", "、", " and ", " vs ", NULL};
	static const char *const between[] = {"difference between ",
	    "differences between ", "the difference between ", "comparison of ",
	    "comparing "};
	size_t n = 0, len, i;
	const char *asks = strcasestr(title, "difference");
	char *s;

	if (asks && asks != title && strncasecmp(title, "what", 4) == 0) {
		len = strcspn(asks, "?");
		title = arena_strndup(c->arena, asks, len);
	}

	if (find_joint(title, versus, &len)) {
		len = without_tail(title);
		s = arena_strndup(c->arena, title, len ? len : strlen(title));
		n = split_sides(c->arena, s, versus, side);
	} else if ((len = without_tail(title))) {
		s = arena_strndup(c->arena, title, len);
		if (starts(s, "与") || starts(s, "和")) {
			side[0] = title_trim(c->arena, s + 3, strlen(s + 3));
			return sides_fit(side, 1);
		}
		n = split_sides(c->arena, s, and, side);
	} else {
		for (i = 0; i < sizeof between / sizeof *between; i++) {
			len = strlen(between[i]);
			if (strncasecmp(title, between[i], len) == 0)
				n = split_sides(
				    c->arena, title + len, and, side);
		}
	}
	return n >= 2 && sides_fit(side, n) ? n : 0;
}
