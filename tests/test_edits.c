/*
 * Edits of notes that leave facts what they are: does progress follow? Each
 * kind of edit is made by a function on the lines of a glossary; which card is
 * which is known from the lines, since an edit says where each came from. Two
 * numbers are counted over all edits and glossaries: cards a person would call
 * the same that keep their state, and cards that get the state of another.
 */

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "compile/compile.h"
#include "deck/lineage.h"
#include "lang/words.h"
#include "notes/note.h"

#include <check.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINES_MOST = 4000 };

/* A glossary in lines; from is the line it had before the edit, 0: none. */
struct text {
	struct arena *arena;
	const char *line[LINES_MOST];
	size_t from[LINES_MOST];
	size_t n;
	const char *end; /* of a line */
};

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
	size_t at = late(s), n = 1;

	while (((unsigned char)s[at + n] & 0xC0) == 0x80)
		n++;
	if (is_bullet(s) && i % 3 == 0)
		s = arena_printf(
		    t->arena, "%.*s%.*s%s", (int)at, s, (int)n, s + at, s + at);
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

static const struct edit {
	const char *name;
	void (*line)(struct text *, const struct text *, size_t);
	const char *end;
} edits[] = {{"a typo mended", typo, "\n"}, {"a sentence longer", longer, "\n"},
    {"a label renamed", label, "\n"}, {"an aspect renamed", aspect, "\n"},
    {"headings in capitals", capitals, "\n"},
    {"bullets reordered", reversed, "\n"},
    {"rows reordered", rows_reversed, "\n"},
    {"bullets put in before", inserted, "\n"},
    {"bullets deleted", deleted, "\n"}, {"a row added", row_added, "\n"},
    {"blank lines", spaced, "\n"}, {"another bullet", starred, "\n"},
    {"headings deeper", deeper, "\n"}, {"front matter", dated, "\n"},
    {"a section moved", moved, "\n"}, {"CRLF", same_lines, "\r\n"}};

static struct deck *
compiled(const struct text *t)
{
	struct buf b = {0};
	struct notes *notes;
	struct deck *d;
	size_t i;

	for (i = 0; i < t->n; i++)
		buf_printf(&b, "%s%s", t->line[i], t->end);
	ck_assert_ptr_null(notes_parse(&notes, "g.md", b.data, b.len));
	compile_notes(notes, "g", NULL, &d);
	notes_free(notes);
	buf_free(&b);
	return d;
}

static void
read_text(struct text *t, struct arena *a, const char *path)
{
	char *data, *line, *end;
	size_t len;

	ck_assert_ptr_null(file_read(path, FILE_LIMIT, &data, &len));
	*t = (struct text){.arena = a, .end = "\n"};
	for (line = data; (end = strchr(line, '\n')); line = end + 1)
		push(t, arena_strndup(a, line, (size_t)(end - line)), t->n + 1);
	free(data);
}

/* The place of a card among those of its kind on its line. */
static size_t
ordinal(const struct deck *d, size_t i)
{
	size_t k, n = 0;

	for (k = 0; k < i; k++)
		n += d->card[k].line == d->card[i].line &&
		     d->card[k].kind == d->card[i].kind;
	return n;
}

/* The old card that a person would call the same, or NO_CARD. */
static ptrdiff_t
same_card(const struct deck *old, const struct deck *fresh, size_t i,
    const struct text *t)
{
	size_t line = t->from[fresh->card[i].line - 1], k;
	size_t want = ordinal(fresh, i);

	for (k = 0; line && k < old->n; k++)
		if (old->card[k].line == line &&
		    old->card[k].kind == fresh->card[i].kind &&
		    ordinal(old, k) == want)
			return (ptrdiff_t)k;
	return NO_CARD;
}

struct score {
	size_t same, kept, wrong;
};

static bool
has_item(const struct card *c, const char *item)
{
	size_t i;

	for (i = 0; i < c->items.n; i++)
		if (strcmp(c->items.v[i], item) == 0)
			return true;
	return false;
}

/* The same question; or the same answer, its items in any order, or more. */
static bool
says_the_same(const struct card *a, const struct card *b)
{
	size_t i;

	if (strcmp(a->ask, b->ask) == 0)
		return true;
	if (a->items.n > b->items.n)
		return says_the_same(b, a);
	for (i = 0; i < a->items.n; i++)
		if (!has_item(b, a->items.v[i]))
			return false;
	return a->items.n || strcmp(a->answer, b->answer) == 0 ||
	       has_item(b, a->answer);
}

static void
score_edit(struct score *s, const struct text *before, const struct edit *e,
    const struct words *words)
{
	struct text *t = calloc(1, sizeof *t);
	struct arena *arena = arena_new();
	struct deck *old, *fresh;
	struct lineage *l;
	size_t i;

	t->arena = arena;
	t->end = e->end;
	for (i = 0; i < before->n; i++)
		e->line(t, before, i);
	old = compiled(before);
	fresh = compiled(t);
	l = lineage_match(arena, words, old, fresh);
	for (i = 0; i < fresh->n; i++) {
		const struct change *x = &l->change[i];
		ptrdiff_t want = same_card(old, fresh, i, t);
		bool sure = x->old != NO_CARD && x->certainty >= LINEAGE_SURE;

		if (want != NO_CARD) {
			s->same++;
			s->kept += sure && x->old == want;
		}
		/* a line that is new says nothing an old card said */
		if (sure && x->old != want &&
		    !says_the_same(&old->card[x->old], &fresh->card[i])) {
			s->wrong++;
			fprintf(stderr, "%s: wrong: %s | %s\n", e->name,
			    old->card[x->old].ask, fresh->card[i].ask);
		}
	}
	deck_free(old);
	deck_free(fresh);
	arena_free(arena);
	free(t);
}

START_TEST(progress_follows_facts_through_edits)
{
	struct words *words = words_new();
	struct score all = {0};
	glob_t g;
	size_t i, k;

	ck_assert_int_eq(glob("decks/*.md", 0, NULL, &g), 0);
	glob("tests/golden/edits/*.md", GLOB_APPEND, NULL, &g);
	ck_assert_uint_ge(g.gl_pathc, 5);
	for (i = 0; i < g.gl_pathc; i++) {
		struct arena *arena = arena_new();
		struct text *before = calloc(1, sizeof *before);

		read_text(before, arena, g.gl_pathv[i]);
		for (k = 0; k < sizeof edits / sizeof *edits; k++)
			score_edit(&all, before, &edits[k], words);
		free(before);
		arena_free(arena);
	}
	globfree(&g);
	words_free(words);
	printf("edits: %zu of %zu kept (%.2f %%), %zu wrong\n", all.kept,
	    all.same, 100.0 * (double)all.kept / (double)all.same, all.wrong);
	ck_assert_uint_gt(all.same, 1000);
	ck_assert_uint_eq(all.wrong, 0);
	ck_assert_uint_ge(100 * all.kept, 99 * all.same);
}
END_TEST

Suite *suite_edits(void);

Suite *
suite_edits(void)
{
	Suite *s = suite_create("edits");
	TCase *c = tcase_create("edits");

	tcase_set_timeout(c, 120);
	tcase_add_test(c, progress_follows_facts_through_edits);
	suite_add_tcase(s, c);
	return s;
}
