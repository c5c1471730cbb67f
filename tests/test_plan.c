#include "vector.h"

#include "base/mem.h"
#include "base/rand.h"
#include "schedule/plan.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_plan(void);

enum { CARDS = 100, DAYS = 60 };

struct world {
	struct plan_card card[CARDS];
	double seconds[DAYS];
	struct plan_input in;
};

static void
begin(struct world *w, size_t n, int64_t exam, double minutes)
{
	int64_t i;

	memset(w, 0, sizeof *w);
	w->in = (struct plan_input){.card = w->card,
	    .n = n,
	    .exam = exam,
	    .seconds = w->seconds,
	    .attendance = 1,
	    .costs = costs_default(),
	    .model = model_new(1)};
	for (i = 0; i < exam; i++)
		w->seconds[i] = 60 * minutes;
}

static void
read_cards(struct world *w, const struct vector *v, const char *name)
{
	size_t i;

	for (i = 0; i < v->n; i++) {
		struct plan_card *c = &w->card[w->in.n];

		if (strcmp(v->row[i][0], name) != 0)
			continue;
		c->key.id = (uint64_t)vector_int(v, i, "id");
		c->memory.s = vector_real(v, i, "S");
		c->memory.d = vector_real(v, i, "D");
		c->memory.last = vector_int(v, i, "last");
		c->memory.t = c->memory.last * 86400000;
		c->weight = vector_real(v, i, "weight");
		c->active = true;
		w->in.n++;
	}
}

static void
near(double x, double expected)
{
	ck_assert_double_eq_tol(x, expected, 0.00101);
}

START_TEST(plans_equal_the_vectors)
{
	struct vector v = vector_read("plan.csv");
	struct vector cards = vector_read("plan_cards.csv");
	size_t i, k;

	for (i = 0; i < v.n; i++) {
		const char *list = vector_cell(&v, i, "today_list");
		struct world w;
		struct plan p;
		double id;

		begin(&w, 0, vector_int(&v, i, "T"),
		    vector_real(&v, i, "minutes"));
		read_cards(&w, &cards, v.row[i][0]);
		plan_make(&p, &w.in);
		near(p.now.score, vector_real(&v, i, "recall_now"));
		near(p.insert, vector_real(&v, i, "insert_score"));
		near(p.rollout, vector_real(&v, i, "myopic_score"));
		near(p.predicted, vector_real(&v, i, "predicted_score"));
		ck_assert_int_eq(p.myopic,
		    strcmp(vector_cell(&v, i, "chosen"), "myopic") == 0);
		ck_assert_uint_eq(
		    p.asked, (size_t)vector_int(&v, i, "asked_today"));
		for (k = 0; vector_next(&list, &id); k++)
			ck_assert_uint_eq(
			    w.card[p.list[k]].key.id, (uint64_t)id);
		ck_assert_uint_eq(k, p.asked);
		plan_free(&p);
	}
	vector_free(&v);
	vector_free(&cards);
}
END_TEST

static size_t
read_reals(const char *list, double *out)
{
	size_t n = 0;

	while (vector_next(&list, &out[n]))
		n++;
	return n;
}

START_TEST(ranges_equal_the_vectors)
{
	struct vector v = vector_read("readiness.csv");
	size_t i;

	for (i = 0; i < v.n; i++) {
		double p[16], weight[16];
		size_t n = read_reals(vector_cell(&v, i, "p"), p);
		struct range r;

		read_reals(vector_cell(&v, i, "weight"), weight);
		r = plan_range(p, weight, n, vector_real(&v, i, "lost_points"),
		    vector_real(&v, i, "questions"), vector_real(&v, i, "me"));
		near(r.score, vector_real(&v, i, "score"));
		near(r.sd, vector_real(&v, i, "sd"));
		near(r.low, vector_real(&v, i, "low80"));
		near(r.high, vector_real(&v, i, "high80"));
	}
	vector_free(&v);
}
END_TEST

/* Cards new and old, of four sections and some facts with twins. */
static void
random_world(struct world *w, uint64_t seed, double minutes)
{
	struct rng r = {seed};
	int64_t exam = 2 + (int64_t)rng_below(&r, 30);
	size_t i;

	begin(w, 20 + rng_below(&r, CARDS - 20), exam, minutes);
	for (i = 0; i < w->in.n; i++) {
		struct plan_card *c = &w->card[i];

		c->key.id = rng_next(&r);
		c->key.fact = rng_below(&r, 60);
		c->weight = 0.5 + rng_real(&r);
		c->active = rng_below(&r, 12) > 0;
		if (rng_below(&r, 2)) {
			c->memory.s = exp(4 * rng_real(&r));
			c->memory.d = 1 + 9 * rng_real(&r);
			c->memory.last = -(int64_t)rng_below(&r, 30);
			c->memory.t = c->memory.last * 86400000;
		}
	}
}

START_TEST(more_minutes_do_not_lower_the_score)
{
	struct world w;
	double before = 0, minutes;

	for (minutes = 1; minutes < 40; minutes *= 2) {
		double score;

		random_world(&w, (uint64_t)_i, minutes);
		score = plan_score(&w.in);
		ck_assert_double_ge(score, before - 0.5);
		before = score;
	}
}
END_TEST

START_TEST(no_day_exceeds_its_minutes_by_more_than_a_card)
{
	struct world w;
	struct plan p;
	size_t i;

	random_world(&w, (uint64_t)_i, 4);
	if (_i % 2)
		w.in.attendance = 0.7;
	w.seconds[1] = 0;
	plan_make(&p, &w.in);
	ck_assert_uint_eq(p.ndays, (size_t)w.in.exam);
	for (i = 0; i < p.ndays; i++) {
		ck_assert_double_le(p.day[i].seconds, w.seconds[i] + 50);
		ck_assert_int_eq(p.day[i].day, w.in.today + (int64_t)i);
	}
	ck_assert_int_eq(p.day[1].reviews + p.day[1].fresh, 0);
	plan_free(&p);
}
END_TEST

START_TEST(a_new_card_waits_while_a_twin_before_it_is_new)
{
	struct world w;
	struct plan p;

	begin(&w, 2, 10, 30);
	w.card[0] = (struct plan_card){
	    .key = {.id = 2, .fact = 7}, .weight = 1, .active = true};
	w.card[1] = (struct plan_card){
	    .key = {.id = 1, .fact = 7}, .weight = 1, .active = true};
	plan_make(&p, &w.in);
	ck_assert_uint_eq(p.nlist, 1);
	ck_assert_uint_eq(p.list[0], 0);
	plan_free(&p);
}
END_TEST

/* But for new twins, of which the first in the deck is asked first. */
START_TEST(the_order_of_the_cards_does_not_change_the_plan)
{
	struct world w, other;
	struct plan p, q;
	size_t i;

	random_world(&w, (uint64_t)_i, 3);
	for (i = 0; i < w.in.n; i++)
		if (w.card[i].memory.s <= 0)
			w.card[i].key.fact = 0;
	other = w;
	other.in.card = other.card;
	other.in.seconds = other.seconds;
	for (i = 0; i < w.in.n; i++) {
		other.card[i] = w.card[w.in.n - 1 - i];
	}
	plan_make(&p, &w.in);
	plan_make(&q, &other.in);
	ck_assert_uint_eq(p.nlist, q.nlist);
	for (i = 0; i < p.nlist; i++)
		ck_assert_uint_eq(
		    w.card[p.list[i]].key.id, other.card[q.list[i]].key.id);
	ck_assert_double_eq_tol(p.on_day.score, q.on_day.score, 1e-9);
	plan_free(&p);
	plan_free(&q);
}
END_TEST

START_TEST(twins_share_a_day_only_at_the_end)
{
	struct world w;
	struct plan p;
	size_t i, j;

	random_world(&w, (uint64_t)_i, 3);
	plan_make(&p, &w.in);
	for (i = 0; i < p.nlist && w.in.exam > 3; i++)
		for (j = 0; j < i; j++)
			ck_assert(!w.card[p.list[i]].key.fact ||
				  w.card[p.list[i]].key.fact !=
				      w.card[p.list[j]].key.fact);
	for (i = 0; i < p.nlist; i++) {
		ck_assert(w.card[p.list[i]].active);
		ck_assert(w.card[p.list[i]].memory.last < 0 ||
			  w.card[p.list[i]].memory.s <= 0);
	}
	plan_free(&p);
}
END_TEST

START_TEST(the_fewest_minutes_meet_the_target)
{
	struct world w;
	struct plan_verdict v;
	double enough, less;
	int64_t i;

	random_world(&w, (uint64_t)_i, 1);
	v = plan_verdict(&w.in, 80, 0);
	ck_assert_int_gt(v.minutes, 0);
	ck_assert_int_eq(v.met, v.minutes <= 1);
	for (i = 0; i < w.in.exam; i++)
		w.seconds[i] = 60 * v.minutes;
	enough = plan_score(&w.in);
	for (i = 0; i < w.in.exam; i++)
		w.seconds[i] = 60 * (v.minutes - 1);
	less = plan_score(&w.in);
	ck_assert_double_ge(enough, 80);
	ck_assert(less < 80 || v.minutes == 1);
}
END_TEST

START_TEST(what_cannot_be_met_says_the_most)
{
	struct world w;
	struct plan_verdict v;

	begin(&w, 1, 3, 10);
	w.card[0].active = true;
	w.card[0].weight = 1;
	w.in.lost = 1;
	v = plan_verdict(&w.in, 85, 0);
	ck_assert(!v.met);
	ck_assert_int_eq(v.minutes, 0);
	ck_assert(v.most > 40 && v.most < 50);
}
END_TEST

START_TEST(odd_exams_make_a_plan_all_the_same)
{
	struct world w;
	struct plan p;

	begin(&w, 0, 5, 10);
	plan_make(&p, &w.in);
	ck_assert_uint_eq(p.nlist, 0);
	ck_assert_double_eq(p.on_day.score, 0);
	plan_free(&p);
	random_world(&w, 3, 10);
	w.in.exam = w.in.today;
	plan_make(&p, &w.in);
	ck_assert_uint_eq(p.ndays, 0);
	ck_assert_uint_eq(p.asked, 0);
	ck_assert(p.on_day.score > 0 && p.on_day.score < 100);
	plan_free(&p);
	random_world(&w, 3, 0);
	plan_make(&p, &w.in);
	ck_assert_uint_eq(p.asked, 0);
	ck_assert_double_le(p.on_day.score, p.now.score);
	plan_free(&p);
}
END_TEST

START_TEST(a_regular_learner_may_miss_a_day)
{
	ck_assert_double_eq(plan_attendance(0, 0), 0.9);
	ck_assert_double_eq(plan_attendance(9, 10), 0.9);
	ck_assert_double_eq_tol(plan_attendance(6, 10), 0.75, 1e-12);
}
END_TEST

START_TEST(weights_are_the_points_over_the_active_cards)
{
	static const double points[] = {30, 10, 5};
	struct plan_card c[4] = {{.section = 0, .active = true},
	    {.section = 0, .active = true}, {.section = 0},
	    {.section = 1, .active = true}};

	ck_assert_double_eq(plan_weights(c, 4, points, 3), 5);
	ck_assert_double_eq(c[0].weight, 15);
	ck_assert_double_eq(c[2].weight, 15);
	ck_assert_double_eq(c[3].weight, 10);
}
END_TEST

Suite *
suite_plan(void)
{
	Suite *s = suite_create("plan");
	TCase *c = tcase_create("plan");

	tcase_add_test(c, plans_equal_the_vectors);
	tcase_add_test(c, ranges_equal_the_vectors);
	tcase_add_loop_test(c, more_minutes_do_not_lower_the_score, 0, 10);
	tcase_add_loop_test(
	    c, no_day_exceeds_its_minutes_by_more_than_a_card, 0, 10);
	tcase_add_test(c, a_new_card_waits_while_a_twin_before_it_is_new);
	tcase_add_loop_test(
	    c, the_order_of_the_cards_does_not_change_the_plan, 0, 10);
	tcase_add_loop_test(c, twins_share_a_day_only_at_the_end, 0, 10);
	tcase_add_loop_test(c, the_fewest_minutes_meet_the_target, 0, 4);
	tcase_add_test(c, what_cannot_be_met_says_the_most);
	tcase_add_test(c, odd_exams_make_a_plan_all_the_same);
	tcase_add_test(c, a_regular_learner_may_miss_a_day);
	tcase_add_test(c, weights_are_the_points_over_the_active_cards);
	suite_add_tcase(s, c);
	return s;
}
