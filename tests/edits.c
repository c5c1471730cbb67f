#include "edits.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"

#include <check.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static void
push(struct text *t, const char *line, size_t from)
{
	ck_assert_uint_lt(t->n, LINES_MOST);
	t->line[t->n] = line;
	t->from[t->n++] = from;
}

static bool
starts(const char *s, const char *head)
{
	return strncmp(s, head, strlen(head)) == 0;
}

static bool
is_bullet(const char *s)
{
	return starts(s, "- ");
}

static bool
is_row(const char *s)
{
	return *s == '|' && !strstr(s, "---");
}

/* Where a character in the last third of a line begins. */
static size_t
late(const char *s)
{
	size_t at = strlen(s) * 3 / 4;

	while (at && ((unsigned char)s[at] & 0xC0) == 0x80)
		at--;
	return at;
}

/* One slip mended: a character doubled late in every third bullet. */
static void
typo(struct text *t, const struct text *o, size_t i)
{
	const char *s = o->line[i];
	size_t at, n = 1;

	if (is_bullet(s) && i % 3 == 0) {
		at = late(s);
		while (((unsigned char)s[at + n] & 0xC0) == 0x80)
			n++;
		s = arena_printf(
		    t->arena, "%.*s%.*s%s", (int)at, s, (int)n, s + at, s + at);
	}
	push(t, s, i + 1);
}

static void
longer(struct text *t, const struct text *o, size_t i)
{
	const char *s = o->line[i];
	bool han = strstr(s, "的") || strstr(s, "，") || strstr(s, "：");

	if (is_bullet(s) && i % 4 == 0)
		s = arena_printf(t->arena, "%s%s", s,
		    han ? "，这一点很重要" : ", which matters a great deal");
	push(t, s, i + 1);
}

/* A label gets another word: "外膜：" becomes "外膜层：". */
static void
label(struct text *t, const struct text *o, size_t i)
{
	const char *s = o->line[i], *colon = strstr(s, "：");
	const char *more = "类";

	if (!colon) {
		colon = strstr(s, ": ");
		more = " part";
	}
	if (is_bullet(s) && colon && !strstr(s, "**") && i % 3 == 1)
		s = arena_printf(
		    t->arena, "%.*s%s%s", (int)(colon - s), s, more, colon);
	push(t, s, i + 1);
}

static void
aspect(struct text *t, const struct text *o, size_t i)
{
	const char *s = o->line[i];

	if (strcmp(s, "### 作用") == 0 || strcmp(s, "#### 作用") == 0)
		s = arena_printf(
		    t->arena, "%.*s主要作用", (int)(strchr(s, ' ') + 1 - s), s);
	else if (strstr(s, "# Uses") || strstr(s, "# Advantages"))
		s = arena_printf(t->arena, "%.*sMain%s",
		    (int)(strchr(s, ' ') + 1 - s), s, strchr(s, ' '));
	push(t, s, i + 1);
}

static void
capitals(struct text *t, const struct text *o, size_t i)
{
	char *s = arena_strdup(t->arena, o->line[i]);
	size_t k;

	for (k = 0; starts(s, "#") && s[k]; k++)
		if (s[k] >= 'a' && s[k] <= 'z')
			s[k] = (char)(s[k] - 32);
	push(t, s, i + 1);
}

/* Bullets of a list the other way round. */
static void
reversed(struct text *t, const struct text *o, size_t i)
{
	size_t end = i, k;

	if (!is_bullet(o->line[i])) {
		push(t, o->line[i], i + 1);
		return;
	}
	if (i && is_bullet(o->line[i - 1]))
		return;
	while (end < o->n && is_bullet(o->line[end]))
		end++;
	for (k = end; k-- > i;)
		push(t, o->line[k], k + 1);
}

static void
rows_reversed(struct text *t, const struct text *o, size_t i)
{
	size_t end = i, k;

	if (!is_row(o->line[i]) || i < 2 || !strstr(o->line[i - 1], "---")) {
		if (!(is_row(o->line[i]) && i && *o->line[i - 1] == '|'))
			push(t, o->line[i], i + 1);
		return;
	}
	while (end < o->n && is_row(o->line[end]))
		end++;
	for (k = end; k-- > i;)
		push(t, o->line[k], k + 1);
}

/* A new bullet before the others of each list under a second heading. */
static void
inserted(struct text *t, const struct text *o, size_t i)
{
	if (is_bullet(o->line[i]) && i && !is_bullet(o->line[i - 1]) &&
	    i % 2 == 0)
		push(t,
		    arena_printf(t->arena,
			strstr(o->line[i], "：")
			    ? "- 补充第%zu条：锅炉房的钥匙挂在东墙的钉子上"
			    : "- Addition %zu: the boiler key hangs on a nail "
			      "by the eastern wall",
			i),
		    0);
	push(t, o->line[i], i + 1);
}

static void
deleted(struct text *t, const struct text *o, size_t i)
{
	if (is_bullet(o->line[i]) && i % 5 == 0)
		return;
	push(t, o->line[i], i + 1);
}

static void
row_added(struct text *t, const struct text *o, size_t i)
{
	const char *s = o->line[i];

	push(t, s, i + 1);
	if (starts(s, "| --- | --- | --- |") && !s[19])
		push(t, "| Velvet | under the stairs | seven |", 0);
}

static void
spaced(struct text *t, const struct text *o, size_t i)
{
	push(t, o->line[i], i + 1);
	if (starts(o->line[i], "#"))
		push(t, "", 0);
}

static void
starred(struct text *t, const struct text *o, size_t i)
{
	const char *s = o->line[i];

	if (is_bullet(s))
		s = arena_printf(t->arena, "* %s", s + 2);
	push(t, s, i + 1);
}

static void
deeper(struct text *t, const struct text *o, size_t i)
{
	const char *s = o->line[i];

	push(t, starts(s, "#") ? arena_printf(t->arena, "#%s", s) : s, i + 1);
}

static void
dated(struct text *t, const struct text *o, size_t i)
{
	if (i == 0) {
		push(t, "---", 0);
		push(t, "date: 2026-01-01", 0);
		push(t, "---", 0);
	}
	push(t, o->line[i], i + 1);
}

/* The last section of the highest level but one goes to the front. */
static void
moved(struct text *t, const struct text *o, size_t i)
{
	size_t first = 1, last = o->n - 1, k;

	while (first < o->n && !starts(o->line[first], "## "))
		first++;
	while (last > first && !starts(o->line[last], "## "))
		last--;
	if (first >= last) {
		push(t, o->line[i], i + 1);
		return;
	}
	if (i == first)
		for (k = last; k < o->n; k++)
			push(t, o->line[k], k + 1);
	if (i < last)
		push(t, o->line[i], i + 1);
}

static void
same_lines(struct text *t, const struct text *o, size_t i)
{
	push(t, o->line[i], i + 1);
}

const struct edit edits[] = {{"a typo mended", typo, "\n"},
    {"a sentence longer", longer, "\n"}, {"a label renamed", label, "\n"},
    {"an aspect renamed", aspect, "\n"},
    {"headings in capitals", capitals, "\n"},
    {"bullets reordered", reversed, "\n"},
    {"rows reordered", rows_reversed, "\n"},
    {"bullets put in before", inserted, "\n"},
    {"bullets deleted", deleted, "\n"}, {"a row added", row_added, "\n"},
    {"blank lines", spaced, "\n"}, {"another bullet", starred, "\n"},
    {"headings deeper", deeper, "\n"}, {"front matter", dated, "\n"},
    {"a section moved", moved, "\n"}, {"CRLF", same_lines, "\r\n"}, {0}};

void
text_read(struct text *t, struct arena *a, const char *path)
{
	char *data, *line, *end;
	size_t len;

	ck_assert_ptr_null(file_read(path, FILE_LIMIT, &data, &len));
	*t = (struct text){.arena = a, .end = "\n"};
	for (line = data; (end = strchr(line, '\n')); line = end + 1)
		push(t, arena_strndup(a, line, (size_t)(end - line)), t->n + 1);
	free(data);
}

void
text_edit(struct text *t, const struct text *before, const struct edit *e)
{
	size_t i;

	*t = (struct text){.arena = before->arena, .end = e->end};
	for (i = 0; i < before->n; i++)
		e->line(t, before, i);
}
