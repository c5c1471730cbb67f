/*
 * Edits of notes that leave facts what they are: does progress follow? Each
 * kind of edit is made by a function on the lines of a glossary; which card is
 * which is known from the lines, since an edit says where each came from. Two
 * numbers are counted over all edits and glossaries: cards a person would call
 * the same that keep their state, and cards that get the state of another.
 */

#include "base/arena.h"
#include "base/buf.h"
#include "compile/compile.h"
#include "deck/lineage.h"
#include "edits.h"
#include "lang/words.h"
#include "notes/note.h"

#include <check.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

	text_edit(t, before, e);
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

		text_read(before, arena, g.gl_pathv[i]);
		for (k = 0; edits[k].name; k++)
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
