#include "bench_compile.h"
#include "compile/distract.h"

#include <check.h>

static struct draft *
add(struct bench *b, enum card_kind kind, size_t term, const char *ask,
    const char *answer)
{
	return bench_draft(
	    b, kind, term, term, ask, ask, answer, (uint32_t)b->c->ndraft + 1);
}

static bool
offers(struct texts t, const char *text)
{
	for (size_t i = 0; i < t.n; i++)
		if (strcmp(t.v[i], text) == 0)
			return true;
	return false;
}

/* One answer, another, and whether that may be a wrong option for it. */
static const struct {
	enum card_kind kind;
	const char *answer, *other;
	bool valid;
} pairs[] = {
    {CARD_TRANSLATE, "涨潮", "落潮", true},
    {CARD_TRANSLATE, "涨潮", "Ebb", false},
    {CARD_TRANSLATE, "平均海平面", "海平面", false},
    {CARD_TRANSLATE, "涨潮", "海水在岸边慢慢升高的时候", false},
    {CARD_CONTRACT, "MSL", "HAT", true},
    {CARD_CONTRACT, "MSL", "surge", false},
    {CARD_NUMBER, "12 h", "6 h", true},
    {CARD_NUMBER, "12 h", "6 m", false},
    {CARD_NUMBER, "12 h", "600 h", false},
    {CARD_CELL, "deep water (cold)", "shallow water", false},
    {CARD_LABEL, "draws water to one side", "draws water to one side.", false},
    {CARD_LABEL, "pulls the water up", "cools the open air", true},
};

START_TEST(a_wrong_option_is_of_one_class_and_wrong)
{
	struct bench b;
	struct draft *d, *other;
	struct option x, y;

	bench_open(&b, "# Sea\n");
	d = add(&b, pairs[_i].kind, 0, "one?", pairs[_i].answer);
	other = add(&b, pairs[_i].kind, 1, "two?", pairs[_i].other);
	x = option_of(b.c, d);
	y = option_of(b.c, other);
	ck_assert_int_eq(option_is_valid(b.c, &x, &y), pairs[_i].valid);
	bench_close(&b);
}
END_TEST

START_TEST(options_come_from_the_nearest_answers)
{
	struct bench b;
	struct draft *d;
	struct texts t;
	struct distract *x;

	bench_open(&b, "# Sea\n");
	add(&b, CARD_TRANSLATE, 3, "a?", "海流");
	d = add(&b, CARD_TRANSLATE, 0, "b?", "潮汐");
	add(&b, CARD_TRANSLATE, 1, "c?", "礁石");
	add(&b, CARD_TRANSLATE, 2, "d?", "沙洲");
	add(&b, CARD_TRANSLATE, 3, "e?", "港湾");
	x = distract_new(b.c);
	t = distract_for(x, d);
	ck_assert_uint_eq(t.n, 3);
	ck_assert(offers(t, "海流") && offers(t, "礁石") && offers(t, "沙洲"));
	distract_free(x);
	bench_close(&b);
}
END_TEST

START_TEST(what_is_held_is_never_an_option)
{
	struct bench b;
	struct draft *d;
	size_t i;

	bench_open(&b, "# Sea\n");
	d = add(&b, CARD_TRANSLATE, 0, "b?", "潮汐");
	add(&b, CARD_TRANSLATE, 1, "c?", "礁石")->fate = FATE_HELD;
	add(&b, CARD_TRANSLATE, 2, "d?", "沙洲");
	add(&b, CARD_TRANSLATE, 3, "e?", "港湾");
	distract_add(b.c);
	ck_assert_uint_eq(d->choices.n, 3);
	ck_assert(offers(d->choices, "潮汐"));
	for (i = 0; i < d->choices.n; i++)
		ck_assert_str_ne(d->choices.v[i], "礁石");
	bench_close(&b);
}
END_TEST

START_TEST(a_choice_without_options_is_asked_otherwise)
{
	struct bench b;
	struct draft *d;

	bench_open(&b, "# Sea\n");
	d = add(&b, CARD_WHICH, 0, "b?", "潮汐");
	distract_add(b.c);
	ck_assert_int_eq(d->form, FORM_SELF);
	ck_assert_uint_eq(b.c->ndiag, 1);
	ck_assert_int_eq(b.c->diag[0].code, DIAG_CODE_FEW_DISTRACTORS);
	bench_close(&b);
}
END_TEST

Suite *suite_distract(void);

Suite *
suite_distract(void)
{
	Suite *s = suite_create("distract");
	TCase *c = tcase_create("distract");

	tcase_add_loop_test(c, a_wrong_option_is_of_one_class_and_wrong, 0,
	    sizeof pairs / sizeof *pairs);
	tcase_add_test(c, options_come_from_the_nearest_answers);
	tcase_add_test(c, what_is_held_is_never_an_option);
	tcase_add_test(c, a_choice_without_options_is_asked_otherwise);
	suite_add_tcase(s, c);
	return s;
}
