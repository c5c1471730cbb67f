#include "session/parts.h"

#include <stdbool.h>
#include <string.h>

enum { MOST_MARKS = 12 };

static const char *const marks[][MOST_MARKS] = {
    [PARTS_STRONG] = {"\n", ";", "；", "、", ",", "，", "\t"},
    [PARTS_WEAK] = {"/", "／", "->", "=>", "→", "和", "与", "&", "＆", " and "},
    [PARTS_SPACES] = {" ", "　"},
    [PARTS_LISTING] = {"、", "；", ";"},
    [PARTS_ARROWS] = {"->", "=>", "→"},
};

static size_t
mark_at(const char *s, const char *const *list)
{
	for (; *list; list++)
		if (strncmp(s, *list, strlen(*list)) == 0)
			return strlen(*list);
	return 0;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Bytes of the bullet or number that leads an item, or 0. */
static size_t
bullet(const char *s, size_t n)
{
	static const char *const bullets[] = {"- ", "* ", "+ ", "•", "·", NULL};
	static const char *const ends[] = {". ", ") ", "）", "、", "．", NULL};
	size_t at = mark_at(s, bullets), len;

	if (at)
		return at <= n ? at : 0;
	at = *s == '(';
	while (at < n && is_digit(s[at]))
		at++;
	if (at == 0 || !is_digit(s[at - 1]))
		return 0;
	len = mark_at(s + at, ends);
	return len && at + len < n ? at + len : 0;
}

/* Adds a part without the blanks around it and the bullet before it. */
static void
add_part(struct parts *p, const char *s, size_t n)
{
	size_t lead;

	while (n && (*s == ' ' || *s == '\r'))
		s++, n--;
	if ((lead = n ? bullet(s, n) : 0))
		s += lead, n -= lead;
	while (n && (s[n - 1] == ' ' || s[n - 1] == '\r'))
		n--;
	if (n >= 4 && strncmp(s, "and ", 4) == 0)
		s += 4, n -= 4;
	if (n && p->n < PARTS_MOST)
		p->v[p->n++] = (struct part){s, n};
}

void
parts_cut(struct parts *p, const char *s, size_t n, enum parts_marks which)
{
	const char *const *list = marks[which];
	size_t at = 0, from = 0, len;

	while (at < n) {
		bool inside = at > 0 && is_digit(s[at - 1]) &&
			      strchr(",/", s[at]) && is_digit(s[at + 1]);
		bool number =
		    at > from && bullet(s + from, n - from) > at - from;

		len = inside || number ? 0 : mark_at(s + at, list);
		if (len) {
			add_part(p, s + from, at - from);
			from = at + len;
		}
		at += len ? len : 1;
	}
	add_part(p, s + from, n - from);
}
