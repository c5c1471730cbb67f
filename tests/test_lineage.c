#include "base/arena.h"
#include "base/rand.h"
#include "deck/assign.h"
#include "deck/id.h"
#include "deck/lineage.h"
#include "lang/words.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A card in few words; its id is made of what questions.md calls identity. */
struct small {
	const char *term, *ask, *answer, *slot;
	enum card_kind kind;
};

static struct deck *
deck_of(const struct small *v, size_t n)
{
	struct deck *d = deck_new("harbour");
	size_t i;

	d->card = arena_array(d->arena, n, sizeof *d->card);
	for (i = 0; i < n; i++) {
		struct card *c = &d->card[d->n++];
		const char **section = arena_alloc(d->arena, sizeof *section);

		section[0] = v[i].term;
		c->section = (struct texts){.v = section, .n = 1};
		c->kind = v[i].kind;
		c->term = v[i].term;
		c->ask = v[i].ask;
		c->answer = v[i].answer;
		c->file = "harbour.md";
		c->id =
		    hash_string(hash_string(v[i].kind, v[i].term), v[i].slot);
	}
	return d;
}

/* What the i-th card of the new deck was in the old one. */
struct expect {
	ptrdiff_t old;
	enum change_what what;
	unsigned meaning;
};

static void
check_match(const struct small *before, size_t nbefore,
    const struct small *after, size_t nafter, const struct expect *want)
{
	struct deck *old = deck_of(before, nbefore);
	struct deck *fresh = deck_of(after, nafter);
	struct arena *arena = arena_new();
	struct words *words = words_new();
	struct lineage *l = lineage_match(arena, words, old, fresh);
	size_t i;

	for (i = 0; i < nafter; i++) {
		ck_assert_msg(l->change[i].old == want[i].old,
		    "'%s' came from %td, not %td", after[i].ask,
		    l->change[i].old, want[i].old);
		ck_assert_msg(l->change[i].what == want[i].what, "'%s' is %s",
		    after[i].ask, change_name(l->change[i].what));
		ck_assert_uint_eq(l->change[i].meaning, want[i].meaning);
	}
	words_free(words);
	arena_free(arena);
	deck_free(old);
	deck_free(fresh);
}

#define MATCH(a, b, e)                                                         \
	check_match(a, sizeof(a) / sizeof *(a), b, sizeof(b) / sizeof *(b), e)

static const struct small harbour[] = {
    {"Pilot", "What does “Pilot” mean?",
	"a person who guides ships through narrow waters", "definition",
	CARD_DEFINE},
    {"Pilot", "Pilot, Duties: what is meant by “Boarding”?",
	"climbing onto the ship at sea from a small fast boat",
	"label=boarding", CARD_LABEL},
    {"Pilot", "Pilot, Duties: what is meant by “Advice”?",
	"telling the master which course and speed are safe", "label=advice",
	CARD_LABEL},
    {"浮标", "浮标 的作用：「导航」具体指什么？",
	"标出航道的边界，提醒船只避开浅滩", "label=导航", CARD_LABEL},
    {"灯塔", "灯塔 的作用：「导航」具体指什么？",
	"在夜间给远处的船只指示陆地方位", "label=导航", CARD_LABEL},
};

START_TEST(what_stands_word_for_word_is_kept)
{
	static const struct expect want[] = {{0, CHANGE_KEPT, 0},
	    {1, CHANGE_KEPT, 0}, {2, CHANGE_KEPT, 0}, {3, CHANGE_KEPT, 0},
	    {4, CHANGE_KEPT, 0}};

	MATCH(harbour, harbour, want);
}
END_TEST

START_TEST(a_mended_sentence_keeps_its_card)
{
	static const struct small after[] = {
	    {"Pilot", "What does “Pilot” mean?",
		"somebody with local knowledge who guides ships through narrow "
		"waters",
		"definition", CARD_DEFINE},
	    {"浮标", "浮标 的作用：「导航」具体指什么？",
		"标明航道的边界，并提醒船只避开浅滩", "label=导航", CARD_LABEL},
	};
	static const struct expect want[] = {
	    {0, CHANGE_EDITED, 0}, {3, CHANGE_EDITED, 0}};

	MATCH(harbour, after, want);
}
END_TEST

START_TEST(a_renamed_label_keeps_its_card)
{
	static const struct small after[] = {
	    {"Pilot", "Pilot, Duties: what is meant by “Embarking”?",
		"climbing onto the ship at sea from a small fast boat",
		"label=embarking", CARD_LABEL},
	    {"Pilot", "Pilot, Duties: what is meant by “Advice”?",
		"telling the master which course and speed are safe",
		"label=advice", CARD_LABEL},
	};
	static const struct expect want[] = {
	    {1, CHANGE_EDITED, 0}, {2, CHANGE_KEPT, 0}};

	MATCH(harbour, after, want);
}
END_TEST

START_TEST(a_renamed_term_takes_all_its_cards_along)
{
	static const struct small after[] = {
	    {"Harbour pilot", "What does “Harbour pilot” mean?",
		"a person who guides ships through narrow waters", "definition",
		CARD_DEFINE},
	    {"Harbour pilot",
		"Harbour pilot, Duties: what is meant by “Boarding”?",
		"climbing onto the ship at sea from a small fast boat",
		"label=boarding", CARD_LABEL},
	};
	static const struct expect want[] = {
	    {0, CHANGE_EDITED, 0}, {1, CHANGE_EDITED, 0}};

	MATCH(harbour, after, want);
}
END_TEST

START_TEST(two_terms_with_one_label_are_not_mixed_up)
{
	static const struct expect want[] = {
	    {4, CHANGE_KEPT, 0}, {3, CHANGE_KEPT, 0}};
	const struct small after[] = {harbour[4], harbour[3]};

	MATCH(harbour, after, want);
}
END_TEST

START_TEST(a_turned_meaning_is_told)
{
	static const struct small before[] = {
	    {"Ebb", "Ebb: what is meant by “Level”?",
		"the water is 3 metres higher than the chart says",
		"label=level", CARD_LABEL},
	    {"防波堤", "防波堤 的「材料」具体指什么？",
		"它不需要使用昂贵的石材来建造", "label=材料", CARD_LABEL},
	};
	static const struct small after[] = {
	    {"Ebb", "Ebb: what is meant by “Level”?",
		"the water is 4 metres lower than the chart says",
		"label=level", CARD_LABEL},
	    {"防波堤", "防波堤 的「材料」具体指什么？",
		"它需要使用昂贵的石材来建造", "label=材料", CARD_LABEL},
	};
	static const struct expect want[] = {
	    {0, CHANGE_EDITED, MEANING_NUMBER | MEANING_POLAR},
	    {1, CHANGE_EDITED, MEANING_NEGATION}};

	MATCH(before, after, want);
}
END_TEST

START_TEST(another_fact_of_the_same_term_starts_anew)
{
	static const struct small after[] = {
	    {"Pilot", "Pilot, Training: what is meant by “Simulator”?",
		"a room with screens where manoeuvres are practised ashore",
		"label=simulator", CARD_LABEL},
	};
	static const struct expect want[] = {{NO_CARD, CHANGE_NEW, 0}};

	MATCH(harbour, after, want);
}
END_TEST

/* A Han character as UTF-8. */
static void
spell_han(char out[4], unsigned cp)
{
	out[0] = (char)(0xE0 | cp >> 12);
	out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[2] = (char)(0x80 | (cp & 0x3F));
	out[3] = '\0';
}

static int
ascending(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

START_TEST(no_two_chinese_terms_have_one_id)
{
	enum { FIRST = 0x4E00, COUNT = 20902 };
	uint64_t *id = calloc(2 * COUNT, sizeof *id);
	struct arena *arena = arena_new();
	char one[4], term[8];
	size_t i, n = 0;

	for (i = 0; i < COUNT; i++) {
		struct identity of = {
		    .deck = "d", .kind = CARD_DEFINE, .slot = "definition"};

		spell_han(one, FIRST + (unsigned)i);
		of.term_nf = norm_nf(arena, one, 3);
		id[n++] = identity_card(&of, 1);
		snprintf(term, sizeof term, "%s层", one);
		of.term_nf = norm_nf(arena, term, 6);
		id[n++] = identity_card(&of, 1);
	}
	qsort(id, n, sizeof *id, ascending);
	for (i = 1; i < n; i++)
		ck_assert(id[i - 1] != id[i]);
	arena_free(arena);
	free(id);
}
END_TEST

static double
worth_of(
    const double *worth, size_t rows, size_t columns, const ptrdiff_t *mate)
{
	double sum = 0;
	size_t r;

	for (r = 0; r < rows; r++)
		if (mate[r] >= 0)
			sum += worth[r * columns + (size_t)mate[r]];
	return sum;
}

/* The best sum over all ways, by trying each. */
static double
best_by_trying(
    const double *worth, size_t rows, size_t columns, size_t r, unsigned used)
{
	double best;
	size_t c;

	if (r == rows)
		return 0;
	best = best_by_trying(worth, rows, columns, r + 1, used);
	for (c = 0; c < columns; c++) {
		double sum;

		if (used & 1u << c)
			continue;
		sum =
		    worth[r * columns + c] +
		    best_by_trying(worth, rows, columns, r + 1, used | 1u << c);
		if (sum > best)
			best = sum;
	}
	return best;
}

START_TEST(the_assignment_is_the_best_there_is)
{
	struct rng r = {.state = 7};
	double worth[36];
	ptrdiff_t mate[6];
	int round;

	for (round = 0; round < 400; round++) {
		size_t rows = 1 + rng_below(&r, 6),
		       columns = 1 + rng_below(&r, 6);
		size_t i;

		for (i = 0; i < rows * columns; i++)
			worth[i] = rng_below(&r, 3) ? rng_real(&r) : 0;
		assign_best(worth, rows, columns, mate);
		ck_assert_double_eq_tol(worth_of(worth, rows, columns, mate),
		    best_by_trying(worth, rows, columns, 0, 0), 1e-9);
	}
}
END_TEST

Suite *suite_lineage(void);

Suite *
suite_lineage(void)
{
	Suite *s = suite_create("lineage");
	TCase *c = tcase_create("lineage");

	tcase_add_test(c, what_stands_word_for_word_is_kept);
	tcase_add_test(c, a_mended_sentence_keeps_its_card);
	tcase_add_test(c, a_renamed_label_keeps_its_card);
	tcase_add_test(c, a_renamed_term_takes_all_its_cards_along);
	tcase_add_test(c, two_terms_with_one_label_are_not_mixed_up);
	tcase_add_test(c, a_turned_meaning_is_told);
	tcase_add_test(c, another_fact_of_the_same_term_starts_anew);
	tcase_add_test(c, no_two_chinese_terms_have_one_id);
	tcase_add_test(c, the_assignment_is_the_best_there_is);
	suite_add_tcase(s, c);
	return s;
}
