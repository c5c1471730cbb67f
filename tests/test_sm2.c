#include "vector.h"

#include "base/rand.h"
#include "schedule/sm2.h"

#include <check.h>
#include <math.h>

Suite *suite_sm2(void);

START_TEST(states_equal_the_vectors)
{
	struct vector v = vector_read("sm2.csv");
	struct sm2 s = sm2_new();
	size_t i;

	for (i = 0; i < v.n; i++) {
		if (vector_begins(&v, i))
			s = sm2_new();
		sm2_step(&s, s.due, (int)vector_int(&v, i, "grade"),
		    SM2_MAX_INTERVAL);
		ck_assert_int_eq(s.n, vector_int(&v, i, "n"));
		ck_assert_int_eq(s.ef, llround(100 * vector_real(&v, i, "ef")));
		ck_assert_int_eq(s.ivl, vector_int(&v, i, "interval"));
	}
	vector_free(&v);
}
END_TEST

START_TEST(a_card_learnt_well_comes_at_1_6_15_and_38_days)
{
	static const int64_t expected[] = {1, 6, 15, 38};
	struct sm2 s = sm2_new();
	size_t i;

	for (i = 0; i < 4; i++) {
		sm2_step(&s, s.due, 4, SM2_MAX_INTERVAL);
		ck_assert_int_eq(s.ivl, expected[i]);
	}
}
END_TEST

START_TEST(a_failure_starts_again_and_lowers_the_ease)
{
	struct sm2 s = sm2_new();

	sm2_step(&s, 10, 4, SM2_MAX_INTERVAL);
	sm2_step(&s, 11, 1, SM2_MAX_INTERVAL);
	ck_assert_int_eq(s.n, 0);
	ck_assert_int_eq(s.ivl, 1);
	ck_assert_int_eq(s.due, 12);
	ck_assert_int_eq(s.ef, 196);
	ck_assert_int_eq(s.lapses, 1);
	sm2_step(&s, 12, 0, SM2_MAX_INTERVAL);
	ck_assert_int_eq(s.lapses, 1);
}
END_TEST

START_TEST(a_pass_before_the_day_does_not_count_but_a_lapse_does)
{
	struct sm2 s = sm2_new();

	ck_assert(sm2_counts(&s, 10, 4));
	sm2_step(&s, 10, 4, SM2_MAX_INTERVAL);
	ck_assert(!sm2_counts(&s, 10, 5));
	ck_assert(sm2_counts(&s, 10, 2));
	ck_assert(sm2_counts(&s, 11, 5));
	sm2_step(&s, 10, 2, SM2_MAX_INTERVAL);
	ck_assert(!sm2_counts(&s, 10, 2));
}
END_TEST

START_TEST(ease_and_interval_stay_in_their_bounds)
{
	struct rng r = {(uint64_t)_i};
	int64_t most = 1 + (int64_t)rng_below(&r, SM2_MAX_INTERVAL);
	struct sm2 s = sm2_new();
	int k;

	for (k = 0; k < 60; k++) {
		int grade = (int)rng_below(&r, _i % 2 ? 6 : 60);

		sm2_step(&s, s.due + k % 3, grade > 5 ? 5 : grade, most);
		ck_assert_int_ge(s.ef, SM2_EF_MIN);
		ck_assert_int_ge(s.ivl, 1);
		ck_assert_int_le(s.ivl, most);
		ck_assert_int_eq(s.due, s.last + s.ivl);
	}
}
END_TEST

START_TEST(leeches_are_named_at_8_and_every_fourth_lapse)
{
	ck_assert(!sm2_is_leech(0, 8));
	ck_assert(!sm2_is_leech(4, 8));
	ck_assert(!sm2_is_leech(7, 8));
	ck_assert(sm2_is_leech(8, 8));
	ck_assert(!sm2_is_leech(9, 8));
	ck_assert(sm2_is_leech(12, 8));
	ck_assert(sm2_is_leech(3, 3));
	ck_assert(sm2_is_leech(4, 3));
}
END_TEST

Suite *
suite_sm2(void)
{
	Suite *s = suite_create("sm2");
	TCase *c = tcase_create("sm2");

	tcase_add_test(c, states_equal_the_vectors);
	tcase_add_test(c, a_card_learnt_well_comes_at_1_6_15_and_38_days);
	tcase_add_test(c, a_failure_starts_again_and_lowers_the_ease);
	tcase_add_test(
	    c, a_pass_before_the_day_does_not_count_but_a_lapse_does);
	tcase_add_loop_test(c, ease_and_interval_stay_in_their_bounds, 0, 50);
	tcase_add_test(c, leeches_are_named_at_8_and_every_fourth_lapse);
	suite_add_tcase(s, c);
	return s;
}
