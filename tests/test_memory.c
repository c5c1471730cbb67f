#include "vector.h"

#include "base/rand.h"
#include "schedule/calibrate.h"
#include "schedule/chain.h"
#include "schedule/log.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_memory(void);

/* Equal but for the rounding of the printed digits. */
static void
near(double x, double expected)
{
	ck_assert_double_eq_tol(x, expected, 1e-6 + 1e-5 * fabs(expected));
}

START_TEST(states_equal_the_vectors)
{
	struct vector v = vector_read("memory.csv");
	struct memory c = {0};
	size_t i;

	for (i = 0; i < v.n; i++) {
		struct model m = model_new(vector_real(&v, i, "a"));
		int64_t day = vector_int(&v, i, "day");
		struct event e = event_new(EVENT_ANSWER);

		if (vector_begins(&v, i))
			c = (struct memory){0};
		e.grade = (int)vector_int(&v, i, "grade");
		ck_assert_int_eq(
		    memory_rating(&e), vector_int(&v, i, "rating"));
		if (!vector_empty(&v, i, "R_before"))
			near(memory_on(&c, &m, day),
			    vector_real(&v, i, "R_before"));
		memory_step(&c, &m, day, day * 86400000, memory_rating(&e));
		near(c.s, vector_real(&v, i, "S"));
		near(c.d, vector_real(&v, i, "D"));
		near(memory_on(&c, &m, day + 7),
		    vector_real(&v, i, "R_after_7d"));
		near(memory_at(&c, &m, (day + 30) * 86400000),
		    vector_real(&v, i, "R_after_30d"));
	}
	vector_free(&v);
}
END_TEST

START_TEST(calibration_equals_the_vectors)
{
	struct vector log = vector_read("calibration_log.csv");
	struct vector v = vector_read("calibration.csv");
	size_t k, i;

	for (k = 0; k < v.n; k++) {
		struct calibrator *c = calibrator_new(1);
		struct calibration r;

		for (i = 0; i < log.n; i++) {
			struct event e = event_new(EVENT_ANSWER);

			if (strcmp(log.row[i][0], v.row[k][0]) != 0)
				continue;
			e.day = vector_int(&log, i, "day");
			e.purpose = purpose_of(vector_cell(&log, i, "purpose"));
			e.grade = (int)vector_int(&log, i, "grade");
			calibrator_answer(c,
			    (size_t)atoi(vector_cell(&log, i, "card") + 1), &e);
		}
		r = calibrator_result(c);
		ck_assert_int_eq(r.n, vector_int(&v, k, "predictions"));
		near(r.logloss, vector_real(&v, k, "logloss"));
		near(r.brier, vector_real(&v, k, "brier"));
		near(r.rmse, vector_real(&v, k, "rmse_bins"));
		near(r.bias, vector_real(&v, k, "mean_p_minus_y"));
		near(r.constant, vector_real(&v, k, "logloss_constant"));
		calibrator_free(c);
	}
	vector_free(&log);
	vector_free(&v);
}
END_TEST

START_TEST(chains_equal_the_vectors)
{
	struct vector v = vector_read("chain.csv");
	struct model m = model_new(1);
	struct costs k = costs_default();
	size_t i;

	for (i = 0; i < v.n; i++) {
		struct chain c = chain_new(vector_real(&v, i, "S"),
		    vector_real(&v, i, "D"), vector_int(&v, i, "last"));
		const char *days = vector_cell(&v, i, "visit_days");
		double day;

		while (vector_next(&days, &day))
			chain_visit(&c, &m, &k, (int64_t)day);
		near(chain_recall(&c, &m, vector_int(&v, i, "T")),
		    vector_real(&v, i, "recall"));
		near(c.seconds, vector_real(&v, i, "seconds"));
	}
	vector_free(&v);
}
END_TEST

START_TEST(recall_falls_to_nine_tenths_after_the_stability)
{
	struct model m = model_new(1);
	struct memory c = {.s = 1 + _i * 7, .d = 5};

	near(memory_curve(&m, 0, c.s), 1);
	near(memory_curve(&m, c.s, c.s), 0.9);
	ck_assert_int_eq(memory_interval(&c, &m, 0.9, 36500), 1 + _i * 7);
	ck_assert_int_eq(memory_interval(&c, &m, 0.9, 3), _i ? 3 : 1);
}
END_TEST

START_TEST(states_stay_within_their_bounds)
{
	static const double factor[] = {0.06, 0.25, 1, 4};
	struct rng r = {(uint64_t)_i};
	struct model m = model_new(factor[_i % 4]);
	struct memory c = {0};
	int64_t day = 0;
	int k;

	for (k = 0; k < 100; k++) {
		day += (int64_t)rng_below(&r, 60) - 2;
		memory_step(&c, &m, day, 0, 1 + (int)rng_below(&r, 4));
		ck_assert(c.s >= 0.001 && c.s <= 36500);
		ck_assert(c.d >= 1 && c.d <= 10);
		ck_assert_double_eq(memory_on(&c, &m, day - 3), 1);
	}
}
END_TEST

START_TEST(a_mock_is_rated_by_its_credit)
{
	static const int credit[] = {1000, 800, 799, 500, 499, 0, -1};
	static const int rating[] = {3, 3, 2, 2, 1, 1, 3};
	struct event e = event_new(EVENT_ANSWER);

	e.purpose = PURPOSE_MOCK;
	e.grade = 4;
	e.credit = credit[_i];
	ck_assert_int_eq(memory_rating(&e), rating[_i]);
}
END_TEST

START_TEST(an_imported_card_gets_the_interval_as_stability)
{
	struct model m = model_new(1);
	struct memory c = memory_import(&m, 40, 250, 100);
	struct memory hard = memory_import(&m, 40, 130, 100);

	ck_assert_double_eq(c.s, 40);
	ck_assert_int_eq(c.last, 100);
	near(memory_on(&c, &m, 140), 0.9);
	ck_assert(hard.d > c.d);
	/* An answer on time then grows it by the E-Factor. */
	memory_step(&c, &m, 140, 0, GOOD);
	near(c.s, 100);
}
END_TEST

/* A learner for whom the model with a factor is true. */
static double
fitted(double factor, int days, uint64_t seed)
{
	struct calibrator *c = calibrator_new(0);
	struct model m = model_new(factor);
	struct memory truth[60] = {{0}};
	struct rng r = {seed};
	double found;
	int day, k;

	for (day = 0; day < days; day++) {
		for (k = day % 3; k < 60; k += 3) {
			struct event e = event_new(EVENT_ANSWER);
			double p = truth[k].s > 0
				       ? memory_on(&truth[k], &m, day)
				       : 0.7;

			e.day = day;
			e.purpose = PURPOSE_REVIEW;
			e.grade = rng_real(&r) < p ? 4 : 1;
			memory_step(&truth[k], &m, day, 0, memory_rating(&e));
			calibrator_answer(c, (size_t)k, &e);
		}
	}
	found = calibrator_factor(c);
	calibrator_free(c);
	return found;
}

START_TEST(the_factor_of_a_learner_is_found)
{
	static const double factor[] = {0.06, 0.12, 0.25, 1};

	ck_assert_double_eq(fitted(factor[_i], 30, 11), factor[_i]);
	ck_assert_double_eq(fitted(factor[_i], 4, 11), 1);
}
END_TEST

Suite *
suite_memory(void)
{
	Suite *s = suite_create("memory");
	TCase *c = tcase_create("memory");

	tcase_add_test(c, states_equal_the_vectors);
	tcase_add_test(c, calibration_equals_the_vectors);
	tcase_add_test(c, chains_equal_the_vectors);
	tcase_add_loop_test(
	    c, recall_falls_to_nine_tenths_after_the_stability, 0, 5);
	tcase_add_loop_test(c, states_stay_within_their_bounds, 0, 16);
	tcase_add_loop_test(c, a_mock_is_rated_by_its_credit, 0, 7);
	tcase_add_test(c, an_imported_card_gets_the_interval_as_stability);
	tcase_add_loop_test(c, the_factor_of_a_learner_is_found, 0, 4);
	suite_add_tcase(s, c);
	return s;
}
