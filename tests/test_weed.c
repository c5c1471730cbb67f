#include "base/buf.h"
#include "compile/compile.h"
#include "compile/gramindex.h"
#include "compile/weed.h"

#include "bench_compile.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct draft *
add(struct bench *b, enum card_kind kind, size_t term, const char *slot,
    const char *ask, const char *answer, uint32_t line)
{
	return bench_draft(b, kind, term, 0, slot, ask, answer, line);
}

/* What becomes of one draft: its answer, or NULL when it falls. */
static const struct {
	enum card_kind kind;
	const char *slot, *ask, *answer, *left;
	enum drop_reason why;
} single[] = {
    {CARD_LABEL, "label=pull", "In Tide, what is meant by “Pull”?",
	"the moon draws the water towards itself",
	"the moon draws the water towards itself", DROP_NONE},
    /* empty */
    {CARD_CELL, "cell=a,b", "Reefs: what is the depth of Tide?", "n/a", NULL,
	DROP_NO_STRUCTURE},
    {CARD_CELL, "cell=a,b", "潮汐：深度是什么？", "同上", NULL,
	DROP_NO_STRUCTURE},
    {CARD_LABEL, "label=x", "In Tide, what is meant by “x”?", "$a = b$", NULL,
	DROP_NO_STRUCTURE},
    /* dangling ends */
    {CARD_LABEL, "label=x", "Tide: x?", "rises twice a day and", NULL,
	DROP_DANGLING},
    {CARD_LABEL, "label=x", "Tide: x?", "belongs to vitamin A",
	"belongs to vitamin A", DROP_NONE},
    {CARD_LABEL, "label=x", "潮汐：x？", "水位每天升降两次，公式如下：",
	"水位每天升降两次", DROP_NONE},
    {CARD_LABEL, "label=x", "潮汐：x？", "水位每天升降两次，例如", NULL,
	DROP_DANGLING},
    {CARD_LABEL, "label=x", "潮汐：x？", "水位（每天", "水位（每天", DROP_NONE},
    /* a clause that breaks off */
    {CARD_LABEL, "label=x", "潮汐：x？",
	"与月球的引力相容，使得在涨潮时，海岸线长", "与月球的引力相容",
	DROP_NONE},
    {CARD_LABEL, "label=x", "潮汐：x？",
	"与月球的引力相容，使得在涨潮时，水位升高",
	"与月球的引力相容，使得在涨潮时，水位升高", DROP_NONE},
    /* dangling starts */
    {CARD_LABEL, "label=x", "潮汐：x？", "因此海水会流向岸边", "海水会流向岸边",
	DROP_NONE},
    {CARD_CLOZE, "value=by", "潮汐：这种升降由____引起", "这种引力", NULL,
	DROP_DANGLING},
    {CARD_CLOZE, "value=by", "潮汐：____由引力引起", "其他海水的升降",
	"其他海水的升降", DROP_NONE},
    /* pointing away */
    {CARD_LABEL, "label=x", "潮汐：x？", "重复步骤 2-3", NULL, DROP_DANGLING},
    {CARD_LABEL, "label=x", "Tide: x?",
	"the water rises fast, as shown in Figure 3", "the water rises fast",
	DROP_NONE},
    {CARD_LABEL, "label=x", "Tide: x?", "a stepped rise of 3 m",
	"a stepped rise of 3 m", DROP_NONE},
    /* leaks */
    {CARD_NAME, "definition",
	"Which term is this: the Tide is the rise and fall of the sea at a "
	"coast?",
	"Tide", "Tide", DROP_NONE},
    {CARD_NAME, "definition", "Which term is this: Tide of sea?", "Tide", NULL,
	DROP_LEAK},
    {CARD_CLOZE, "value=by", "潮汐：月球的引力由月球的引力____", "月球的引力",
	NULL, DROP_LEAK},
    {CARD_CONTRACT, "expansion",
	"What is the abbreviation of “Mean Sea "
	"Level”?",
	"MSL", NULL, DROP_LEAK},
    {CARD_CONTRACT, "expansion", "「平均海平面」的英文缩写是什么？", "MSL",
	"MSL", DROP_NONE},
    {CARD_NUMBER, "value=n", "Tide: 12 hours pass, or ____ hours", "12", NULL,
	DROP_LEAK},
    {CARD_NUMBER, "value=n", "Tide: 120 hours pass, or ____ hours", "12", "12",
	DROP_NONE},
    /* circles */
    {CARD_LABEL, "label=提高效率", "潮汐：「提高效率」？",
	"提高了航行效率和速度", NULL, DROP_CIRCULAR},
    {CARD_LABEL, "label=提高效率", "潮汐：「提高效率」？",
	"借助涨潮把船推入港口，从而提高航行的效率",
	"借助涨潮把船推入港口，从而提高航行的效率", DROP_NONE},
};

START_TEST(a_draft_is_kept_cut_or_dropped)
{
	struct bench b;
	struct draft *d;
	size_t i = (size_t)_i;

	bench_open(&b, "# Sea\n\n- a\n- b\n");
	d = add(&b, single[i].kind, 0, single[i].slot, single[i].ask,
	    single[i].answer, 3);
	weed_drafts(b.c);
	if (single[i].left) {
		ck_assert_msg(d->fate == FATE_ALIVE, "dropped: %s",
		    drop_reason_name(d->why));
		ck_assert_str_eq(d->answer, single[i].left);
	} else {
		ck_assert_int_eq(d->fate, FATE_DROPPED);
		ck_assert_str_eq(
		    drop_reason_name(d->why), drop_reason_name(single[i].why));
	}
	bench_close(&b);
}
END_TEST

START_TEST(a_name_in_what_is_said_is_masked)
{
	struct bench b;
	struct draft *d;

	bench_open(&b, "# Sea\n");
	d = add(&b, CARD_NAME, 0, "definition",
	    "Which term is this: a TIDE lifts harbours, ships and whole "
	    "coasts?",
	    "Tide", 1);
	weed_drafts(b.c);
	ck_assert_str_eq(d->ask, "Which term is this: a ____ lifts harbours, "
				 "ships and whole coasts?");
	bench_close(&b);
}
END_TEST

START_TEST(a_long_answer_keeps_its_first_sentences)
{
	struct bench b;
	struct draft *d;
	struct buf long_text = {0};
	int i;

	bench_open(&b, "# Sea\n");
	for (i = 0; i < 12; i++)
		buf_printf(&long_text,
		    "%sThe water goes up and down and up again.", i ? " " : "");
	d = add(&b, CARD_LABEL, 0, "label=x", "Tide: x?", long_text.data, 1);
	weed_drafts(b.c);
	ck_assert_int_eq(d->fate, FATE_ALIVE);
	ck_assert_uint_le(norm_size(d->answer, strlen(d->answer)), 80);
	ck_assert_uint_gt(norm_size(d->answer, strlen(d->answer)), 60);
	buf_free(&long_text);
	bench_close(&b);
}
END_TEST

START_TEST(a_list_of_eight_is_dropped)
{
	struct bench b;
	struct draft *d;
	char item[16];

	bench_open(&b, "# Sea\n");
	d = add(&b, CARD_LIST, 0, "items", "Tide: name all 8.", "a", 1);
	for (int i = 0; i < 8; i++) {
		snprintf(item, sizeof item, "item %d", i);
		draft_item(b.c, d, item);
	}
	weed_drafts(b.c);
	ck_assert_int_eq(d->fate, FATE_DROPPED);
	ck_assert_int_eq(d->why, DROP_TOO_LONG);
	bench_close(&b);
}
END_TEST

START_TEST(a_name_another_definition_would_fit_is_dropped)
{
	struct bench b;
	struct draft *one, *two, *three;
	const char *same = "a slow rise of water along an open sandy coast";
	const char *own = "animals build it from limestone in warm light water";

	bench_open(&b, "# Sea\n");
	add(&b, CARD_DEFINE, 0, "definition", "Tide?", same, 1);
	one = add(&b, CARD_NAME, 0, "definition",
	    "Which term is this: a slow rise of water along an open coast?",
	    "Tide", 1);
	add(&b, CARD_DEFINE, 3, "definition", "Surge?", same, 2);
	two = add(&b, CARD_NAME, 3, "definition",
	    "Which term is this: a slow rise of water along an open sandy "
	    "coast?",
	    "Surge", 2);
	add(&b, CARD_DEFINE, 2, "definition", "Reef?", own, 3);
	three = add(&b, CARD_NAME, 2, "definition",
	    "Which term is this: animals build it from limestone in warm "
	    "light water?",
	    "Reef", 3);
	weed_drafts(b.c);
	ck_assert_int_eq(one->why, DROP_NOT_SINGLED_OUT);
	ck_assert_int_eq(two->why, DROP_NOT_SINGLED_OUT);
	ck_assert_int_eq(three->fate, FATE_ALIVE);
	bench_close(&b);
}
END_TEST

START_TEST(one_content_under_two_labels_is_asked_for_neither)
{
	struct bench b;
	struct draft *one, *two, *other;

	bench_open(&b, "# Sea\n");
	one = add(&b, CARD_WHICH, 0, "which=1",
	    "用途：海水沿着岸边缓慢升高并带走泥沙——Tide 还是 Reef？", "Tide",
	    1);
	two = add(&b, CARD_WHICH, 0, "which=2",
	    "目的：海水沿着岸边缓慢升高并带走泥沙——Moon 还是 Reef？", "Moon",
	    2);
	other = add(&b, CARD_WHICH, 0, "which=3",
	    "目的：珊瑚在温暖明亮的浅水里生长成礁石——Moon 还是 Reef？", "Reef",
	    3);
	weed_drafts(b.c);
	ck_assert_int_eq(one->fate, FATE_DROPPED);
	ck_assert_int_eq(two->fate, FATE_DROPPED);
	ck_assert_int_eq(other->fate, FATE_ALIVE);
	bench_close(&b);
}
END_TEST

START_TEST(a_fact_said_twice_is_asked_once)
{
	struct bench b;
	struct draft *shorter, *longer;

	bench_open(&b, "# Sea\n");
	longer = add(&b, CARD_LABEL, 0, "label=x", "潮汐：x？",
	    "海水在月球引力下每天升降两次，并带走岸边的泥沙", 1);
	shorter = add(&b, CARD_LABEL, 0, "label=y", "潮汐：y？",
	    "海水在月球引力下每天升降两次", 2);
	weed_drafts(b.c);
	ck_assert_int_eq(longer->fate, FATE_ALIVE);
	ck_assert_int_eq(shorter->fate, FATE_MERGED);
	ck_assert_ptr_eq(shorter->merged, longer);
	bench_close(&b);
}
END_TEST

START_TEST(one_question_with_two_answers_is_told_apart_or_held)
{
	struct bench b;
	struct draft *d[6];

	bench_open(&b, "# Sea\n");
	d[0] = add(&b, CARD_QA, 0, "q=1", "Why does it rise?", "gravity", 1);
	d[1] = add(&b, CARD_QA, 1, "q=2", "Why does it rise?", "rotation", 2);
	d[2] = add(&b, CARD_QA, 0, "q=3", "Who saw it?", "Kepler", 3);
	d[3] = add(&b, CARD_QA, 0, "q=4", "Who saw it?", "Newton", 4);
	d[4] = add(&b, CARD_QA, 2, "q=5", "What grows?", "coral", 5);
	d[5] = add(&b, CARD_QA, 2, "q=6", "What  grows?", "Coral", 6);
	weed_drafts(b.c);
	ck_assert_str_eq(d[0]->ask, "[Tide] Why does it rise?");
	ck_assert_str_eq(d[1]->ask, "[Moon] Why does it rise?");
	ck_assert_int_eq(d[2]->fate, FATE_HELD);
	ck_assert_int_eq(d[3]->hold, DIAG_CODE_AMBIGUOUS_PROMPT);
	ck_assert_int_eq(d[4]->fate, FATE_ALIVE);
	ck_assert_ptr_eq(d[5]->merged, d[4]);
	bench_close(&b);
}
END_TEST

START_TEST(what_a_complaint_doubts_is_held_or_cut_out)
{
	struct bench b;
	struct draft *whole, *token, *free_of_it, *bracket;
	struct place at = {"sea.md", 3, 1};
	struct diag *diag;

	bench_open(&b, "# Sea\n\n- a\n- b\n");
	whole =
	    add(&b, CARD_LABEL, 0, "label=w", "潮汐：w？", "水位升高三米", 4);
	token =
	    add(&b, CARD_LABEL, 0, "label=t", "潮汐：t？", "由 MLS 测量", 3);
	free_of_it =
	    add(&b, CARD_LABEL, 0, "label=f", "潮汐：f？", "由浮标测量", 3);
	bracket = add(&b, CARD_LABEL, 0, "label=b", "潮汐：b（MLS 法）？",
	    "用平均海平面计算", 3);
	diag = diag_add(b.c, DIAG_CODE_ACRONYM_ODD, at, "odd");
	diag_hold(b.c, diag, at, "MLS");
	diag = diag_add(
	    b.c, DIAG_CODE_ARITHMETIC, (struct place){"sea.md", 4, 1}, "wrong");
	diag_hold(b.c, diag, (struct place){"sea.md", 4, 1}, NULL);
	weed_drafts(b.c);
	ck_assert_int_eq(whole->fate, FATE_HELD);
	ck_assert_int_eq(whole->hold, DIAG_CODE_ARITHMETIC);
	ck_assert_int_eq(token->fate, FATE_HELD);
	ck_assert_int_eq(free_of_it->fate, FATE_ALIVE);
	ck_assert_int_eq(bracket->fate, FATE_ALIVE);
	ck_assert_str_eq(bracket->ask, "潮汐：b？");
	ck_assert_uint_eq(b.c->diag[0].cost, 1);
	bench_close(&b);
}
END_TEST

/* Collects what an index finds. */
struct found {
	size_t text[8], n;
};

static bool
collect(void *arg, size_t text)
{
	struct found *f = arg;

	f->text[f->n++] = text;
	return f->n < 8;
}

START_TEST(an_index_finds_the_texts_that_hold_most_of_another)
{
	static const uint64_t a[] = {1, 2, 3, 4, 5}, b[] = {1, 2, 3, 9},
			      c[] = {1, 7, 8}, q[] = {1, 2, 3, 4};
	struct gramindex *x = gramindex_new();
	struct found f = {{0}, 0};
	struct grams query = {q, 4};

	gramindex_add(x, (struct grams){a, 5}, 0);
	gramindex_add(x, (struct grams){b, 4}, 1);
	gramindex_add(x, (struct grams){c, 3}, 1);
	gramindex_holders(x, query, 100, collect, &f);
	ck_assert_uint_eq(f.n, 1);
	ck_assert_uint_eq(f.text[0], 0);
	f.n = 0;
	gramindex_holders(x, query, 60, collect, &f);
	ck_assert_uint_eq(f.n, 2);
	ck_assert_uint_eq(gramindex_own(x, query, 0), 1);
	gramindex_free(x);
}
END_TEST

Suite *suite_weed(void);

Suite *
suite_weed(void)
{
	Suite *s = suite_create("weed");
	TCase *c = tcase_create("weed");

	tcase_add_loop_test(c, a_draft_is_kept_cut_or_dropped, 0,
	    sizeof single / sizeof *single);
	tcase_add_test(c, a_name_in_what_is_said_is_masked);
	tcase_add_test(c, a_long_answer_keeps_its_first_sentences);
	tcase_add_test(c, a_list_of_eight_is_dropped);
	tcase_add_test(c, a_name_another_definition_would_fit_is_dropped);
	tcase_add_test(c, one_content_under_two_labels_is_asked_for_neither);
	tcase_add_test(c, a_fact_said_twice_is_asked_once);
	tcase_add_test(c, one_question_with_two_answers_is_told_apart_or_held);
	tcase_add_test(c, what_a_complaint_doubts_is_held_or_cut_out);
	tcase_add_test(c, an_index_finds_the_texts_that_hold_most_of_another);
	suite_add_tcase(s, c);
	return s;
}
