#include "bench_compile.h"
#include "compile/finish.h"
#include "deck/deck.h"

#include <check.h>
#include <stdio.h>

static struct draft *
add(struct bench *b, enum card_kind kind, size_t section, uint32_t line)
{
	char text[64];

	snprintf(text, sizeof text, "%s %u %u", card_kind_name(kind),
	    (unsigned)section, (unsigned)line);
	return bench_draft(
	    b, kind, 0, section, text, text, "some answer or other", line);
}

static size_t
count_core(const struct bench *b)
{
	size_t n = 0, i;

	for (i = 0; i < b->c->ndraft; i++)
		n += b->c->draft[i]->status == STATUS_CORE;
	return n;
}

START_TEST(structure_is_core_whatever_there_is)
{
	struct bench b;
	struct draft *d[8];
	size_t i;

	bench_open(&b, "# Sea\n");
	d[0] = add(&b, CARD_DEFINE, 0, 1);
	d[1] = add(&b, CARD_EXPAND, 0, 2);
	d[2] = add(&b, CARD_TRANSLATE, 0, 2);
	d[3] = add(&b, CARD_CONTRAST, 2, 3);
	d[4] = add(&b, CARD_WHICH, 2, 3);
	d[5] = add(&b, CARD_WHICH, 2, 3);
	d[6] = add(&b, CARD_ORDER, 3, 4);
	d[7] = add(&b, CARD_TRANSLATE, 0, 2);
	d[4]->leans = d[5]->leans = d[3];
	policy_choose(b.c);
	for (i = 0; i < 5; i++)
		ck_assert_msg(d[i]->status == STATUS_CORE, "%zu", i);
	ck_assert_int_eq(d[5]->status, STATUS_RESERVE);
	ck_assert_int_eq(d[6]->status, STATUS_CORE);
	ck_assert_int_eq(d[7]->status, STATUS_RESERVE);
	bench_close(&b);
}
END_TEST

START_TEST(the_second_pass_goes_round_the_sections)
{
	struct bench b;
	size_t i, s, core[4] = {0};

	bench_open(&b, "# Sea\n");
	for (s = 2; s < 5; s++)
		for (i = 0; i < 6; i++)
			add(&b, CARD_LABEL, s, (uint32_t)(10 * s + i));
	policy_choose(b.c);
	ck_assert_uint_eq(count_core(&b), 8);
	for (i = 0; i < b.c->ndraft; i++)
		if (b.c->draft[i]->status == STATUS_CORE)
			core[b.c->draft[i]->fact->section->index - 3]++;
	ck_assert_uint_eq(core[0], 3);
	ck_assert_uint_eq(core[1], 3);
	ck_assert_uint_eq(core[2], 2);
	bench_close(&b);
}
END_TEST

START_TEST(an_item_is_asked_by_two_core_cards_at_most)
{
	struct bench b;
	size_t i, n = 0;

	bench_open(&b, "# Sea\n");
	for (i = 0; i < 6; i++) {
		add(&b, CARD_LABEL, 2, (uint32_t)(10 + i));
		add(&b, CARD_CLOZE, 2, 10);
		add(&b, CARD_NUMBER, 2, 10);
	}
	policy_choose(b.c);
	for (i = 0; i < b.c->ndraft; i++)
		n += b.c->draft[i]->status == STATUS_CORE &&
		     b.c->draft[i]->line[0] == 10;
	ck_assert_uint_eq(n, 2);
	bench_close(&b);
}
END_TEST

START_TEST(a_table_gives_twelve_cells_the_first_of_each_row_first)
{
	struct bench b;
	size_t i, first = 0, second = 0;

	bench_open(&b, "# Sea\n");
	for (i = 0; i < 30; i++)
		add(&b, CARD_CELL, 2, (uint32_t)(10 + i / 3));
	policy_choose(b.c);
	for (i = 0; i < b.c->ndraft; i++) {
		bool core = b.c->draft[i]->status == STATUS_CORE;

		first += core && i % 3 == 0;
		second += core && i % 3 == 1;
	}
	ck_assert_uint_eq(count_core(&b), 12);
	ck_assert_uint_eq(first, 10);
	ck_assert_uint_eq(second, 2);
	bench_close(&b);
}
END_TEST

START_TEST(an_explicit_card_is_core_and_a_reserved_one_never)
{
	struct bench b;
	struct draft *explicit, *reserve;

	bench_open(&b, "# Sea\n");
	explicit = add(&b, CARD_CLOZE, 0, 1);
	explicit->is_explicit = true;
	reserve = add(&b, CARD_DEFINE, 0, 2);
	reserve->reserve = true;
	policy_choose(b.c);
	ck_assert_int_eq(explicit->status, STATUS_CORE);
	ck_assert_int_eq(reserve->status, STATUS_RESERVE);
	bench_close(&b);
}
END_TEST

START_TEST(a_term_with_little_gets_its_name_asked)
{
	struct bench b;
	struct draft *name;

	bench_open(&b, "# Sea\n");
	add(&b, CARD_DEFINE, 0, 1);
	name = add(&b, CARD_NAME, 0, 1);
	policy_choose(b.c);
	ck_assert_int_eq(name->status, STATUS_CORE);
	bench_close(&b);
}
END_TEST

START_TEST(a_card_stands_behind_what_it_leans_on)
{
	struct bench b;
	struct draft *list, *label, *name, *define;
	struct deck *deck;

	bench_open(&b, "# Sea\n");
	name = add(&b, CARD_NAME, 0, 1);
	define = add(&b, CARD_DEFINE, 0, 1);
	name->leans = define;
	list = add(&b, CARD_LIST, 2, 5);
	draft_line(b.c, list, 6);
	label = add(&b, CARD_LABEL, 2, 6);
	policy_choose(b.c);
	deck = finish_deck(b.c);
	ck_assert_uint_eq(deck->n, 4);
	ck_assert_uint_eq(deck->card[0].id, define->id);
	ck_assert_uint_eq(deck->card[1].id, label->id);
	ck_assert_uint_eq(deck->card[2].id, list->id);
	ck_assert_uint_eq(deck->card[3].id, name->id);
	ck_assert_uint_eq(deck->card[1].ntwin, 1);
	ck_assert_uint_eq(deck->card[1].twin[0], list->id);
	ck_assert_uint_eq(deck->card[2].twin[0], label->id);
	deck_free(deck);
	bench_close(&b);
}
END_TEST

START_TEST(an_id_stays_when_the_words_change)
{
	struct bench a, b;
	struct draft *x, *y;

	bench_open(&a, "# Sea\n");
	bench_open(&b, "# Sea\n");
	x = bench_draft(&a, CARD_LABEL, 0, 2, "label=x", "a?", "old words", 3);
	y = bench_draft(&b, CARD_LABEL, 0, 2, "label=x", "b?", "new words", 9);
	deck_free(finish_deck(a.c));
	deck_free(finish_deck(b.c));
	ck_assert_uint_eq(x->id, y->id);
	bench_close(&a);
	bench_close(&b);
}
END_TEST

START_TEST(what_comes_before_does_not_number_the_rest_anew)
{
	struct bench a, b;
	struct draft *x, *y, *x2, *y2;

	bench_open(&a, "# Sea\n");
	bench_open(&b, "# Sea\n");
	x = bench_draft(&a, CARD_ASPECT, 0, 2, "items", "a?", "ebb", 3);
	y = bench_draft(&a, CARD_ASPECT, 0, 2, "items", "b?", "flood", 4);
	bench_draft(&b, CARD_ASPECT, 0, 2, "items", "c?", "neap", 3);
	x2 = bench_draft(&b, CARD_ASPECT, 0, 2, "items", "a?", "ebb", 4);
	y2 = bench_draft(&b, CARD_ASPECT, 0, 2, "items", "b?", "flood", 5);
	deck_free(finish_deck(a.c));
	deck_free(finish_deck(b.c));
	ck_assert_uint_ne(x->id, y->id);
	ck_assert_uint_eq(x->id, x2->id);
	ck_assert_uint_eq(y->id, y2->id);
	bench_close(&a);
	bench_close(&b);
}
END_TEST

Suite *suite_policy(void);

Suite *
suite_policy(void)
{
	Suite *s = suite_create("policy");
	TCase *c = tcase_create("policy");

	tcase_add_test(c, structure_is_core_whatever_there_is);
	tcase_add_test(c, the_second_pass_goes_round_the_sections);
	tcase_add_test(c, an_item_is_asked_by_two_core_cards_at_most);
	tcase_add_test(
	    c, a_table_gives_twelve_cells_the_first_of_each_row_first);
	tcase_add_test(c, an_explicit_card_is_core_and_a_reserved_one_never);
	tcase_add_test(c, a_term_with_little_gets_its_name_asked);
	tcase_add_test(c, a_card_stands_behind_what_it_leans_on);
	tcase_add_test(c, an_id_stays_when_the_words_change);
	tcase_add_test(c, what_comes_before_does_not_number_the_rest_anew);
	suite_add_tcase(s, c);
	return s;
}
