#include "base/mem.h"
#include "base/rand.h"
#include "schedule/calibrate.h"
#include "schedule/log.h"
#include "schedule/plan.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_outlook(void);

enum { CARDS = 80, DAYS = 20 };

/* A log of answers on every third day, right with a chance. */
static struct calibrator *
log_of(double right, int days, uint64_t seed)
{
	struct calibrator *c = calibrator_new(0);
	struct rng r = {seed};
	int day;
	size_t k;

	for (day = 0; day < days; day++) {
		for (k = (size_t)(day % 3); k < CARDS / 2; k += 3) {
			struct event e = event_new(EVENT_ANSWER);

			e.day = day - days;
			e.t = e.day * 86400000;
			e.purpose = PURPOSE_REVIEW;
			e.grade = rng_real(&r) < right ? 4 : 1;
			calibrator_answer(c, k, &e);
		}
	}
	return c;
}

struct world {
	struct plan_card card[CARDS];
	double seconds[DAYS];
	struct belief belief;
	struct plan_input in;
};

static void
begin(struct world *w, const struct calibrator *c)
{
	size_t i;

	memset(w, 0, sizeof *w);
	belief_make(&w->belief, c, NULL, CARDS);
	for (i = 0; i < CARDS; i++)
		w->card[i] = (struct plan_card){.key.id = i + 1,
		    .memory = calibrator_memory(c, i),
		    .weight = 1,
		    .active = i % 10 > 0};
	for (i = 0; i < DAYS; i++)
		w->seconds[i] = 240;
	w->in = (struct plan_input){.card = w->card,
	    .n = CARDS,
	    .exam = DAYS,
	    .seconds = w->seconds,
	    .attendance = 1,
	    .belief = &w->belief,
	    .costs = costs_default(),
	    .model = model_new(calibrator_factor(c))};
}

START_TEST(a_forecast_without_a_log_is_lower_and_less_sure_than_the_plan)
{
	struct calibrator *c = calibrator_new(0);
	struct world w;
	struct plan sure, fair;

	begin(&w, c);
	plan_make(&fair, &w.in);
	w.in.belief = NULL;
	plan_make(&sure, &w.in);
	ck_assert_double_lt(fair.on_day.score, sure.on_day.score);
	ck_assert_double_gt(fair.on_day.sd, sure.on_day.sd);
	/* But it is the same plan. */
	ck_assert_uint_eq(fair.nlist, sure.nlist);
	ck_assert_mem_eq(fair.list, sure.list, fair.nlist * sizeof *fair.list);
	ck_assert_double_eq(fair.predicted, sure.predicted);
	plan_free(&sure);
	plan_free(&fair);
	belief_free(&w.belief);
	calibrator_free(c);
}
END_TEST

START_TEST(a_log_makes_the_forecast_surer)
{
	struct calibrator *none = calibrator_new(0);
	struct calibrator *some = log_of(0.9, 30, 4);
	struct world w, v;

	begin(&w, none);
	begin(&v, some);
	ck_assert_double_lt(
	    v.belief.correction.cov[0], w.belief.correction.cov[0]);
	ck_assert_double_lt(
	    v.belief.correction.cov[2], w.belief.correction.cov[2]);
	belief_free(&w.belief);
	belief_free(&v.belief);
	calibrator_free(none);
	calibrator_free(some);
}
END_TEST

START_TEST(who_forgets_more_gets_a_lower_forecast)
{
	static const double right[] = {0.95, 0.8, 0.6};
	double before = 101;
	int i;

	for (i = 0; i < 3; i++) {
		struct calibrator *c = log_of(right[i], 30, 9);
		struct world w;
		double score;

		begin(&w, c);
		score = plan_score(&w.in);
		ck_assert_double_lt(score, before);
		before = score;
		belief_free(&w.belief);
		calibrator_free(c);
	}
}
END_TEST

START_TEST(who_misses_days_gets_a_lower_forecast)
{
	struct calibrator *c = log_of(0.9, 12, 2);
	struct world w;
	double before = 101;

	begin(&w, c);
	for (w.in.attendance = 1; w.in.attendance > 0.3;
	     w.in.attendance -= 0.2) {
		double score = plan_score(&w.in);

		ck_assert_double_lt(score, before);
		before = score;
	}
	belief_free(&w.belief);
	calibrator_free(c);
}
END_TEST

START_TEST(what_is_not_active_counts_as_not_known)
{
	struct calibrator *c = log_of(0.9, 30, 2);
	struct world w;
	struct plan p;
	size_t i;

	begin(&w, c);
	plan_make(&p, &w.in);
	for (i = 0; i < CARDS; i++) {
		ck_assert(p.p_exam[i] >= 0 && p.p_exam[i] <= 1);
		if (!w.card[i].active)
			ck_assert(p.p_exam[i] == 0 && p.p_now[i] == 0);
	}
	ck_assert_double_le(p.on_day.score, 90);
	plan_free(&p);
	belief_free(&w.belief);
	calibrator_free(c);
}
END_TEST

START_TEST(corrected_chances_keep_their_order)
{
	struct calibrator *c = log_of(0.3 + 0.3 * _i, 30, 5);
	struct world w;
	double p, before = 0, by[2];

	begin(&w, c);
	ck_assert_double_eq(correct(&w.belief.correction, 0), 0);
	for (p = 0.01; p <= 1; p += 0.01) {
		double q = correct(&w.belief.correction, p);

		ck_assert(q > before && q < 1);
		before = q;
		correct_slopes(&w.belief.correction, p, by);
		ck_assert_double_gt(by[0], 0);
	}
	belief_free(&w.belief);
	calibrator_free(c);
}
END_TEST

Suite *
suite_outlook(void)
{
	Suite *s = suite_create("outlook");
	TCase *c = tcase_create("outlook");

	tcase_add_test(
	    c, a_forecast_without_a_log_is_lower_and_less_sure_than_the_plan);
	tcase_add_test(c, a_log_makes_the_forecast_surer);
	tcase_add_test(c, who_forgets_more_gets_a_lower_forecast);
	tcase_add_test(c, who_misses_days_gets_a_lower_forecast);
	tcase_add_test(c, what_is_not_active_counts_as_not_known);
	tcase_add_loop_test(c, corrected_chances_keep_their_order, 0, 3);
	suite_add_tcase(s, c);
	return s;
}
