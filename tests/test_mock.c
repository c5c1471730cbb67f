#include "vector.h"

#include "base/rand.h"
#include "schedule/mock.h"

#include <check.h>
#include <string.h>

Suite *suite_mock(void);

static size_t
read_reals(const char *list, double *out)
{
	size_t n = 0;

	while (vector_next(&list, &out[n]))
		n++;
	return n;
}

START_TEST(quotas_equal_the_vectors)
{
	struct vector v = vector_read("quotas.csv");
	size_t i, k;

	for (i = 0; i < v.n; i++) {
		double points[16], count[16], expected[16];
		size_t cards[16], quota[16];
		size_t n = read_reals(vector_cell(&v, i, "points"), points);

		read_reals(vector_cell(&v, i, "active_cards"), count);
		read_reals(vector_cell(&v, i, "quota"), expected);
		for (k = 0; k < n; k++)
			cards[k] = (size_t)count[k];
		mock_quotas(points, cards, n,
		    (size_t)vector_int(&v, i, "questions"), quota);
		for (k = 0; k < n; k++)
			ck_assert_uint_eq(quota[k], (size_t)expected[k]);
	}
	vector_free(&v);
}
END_TEST

START_TEST(quotas_add_up_and_never_exceed_the_cards)
{
	struct rng r = {(uint64_t)_i};
	double points[6];
	size_t cards[6], quota[6], all = 0, sum = 0, q, k, dealt;

	for (k = 0; k < 6; k++) {
		points[k] = 0.1 * (double)(1 + rng_below(&r, 30));
		cards[k] = rng_below(&r, 20);
		all += cards[k];
	}
	q = rng_below(&r, 80);
	dealt = mock_quotas(points, cards, 6, q, quota);
	for (k = 0; k < 6; k++) {
		ck_assert_uint_le(quota[k], cards[k]);
		sum += quota[k];
	}
	ck_assert_uint_eq(sum, dealt);
	ck_assert_uint_eq(dealt, q < all ? q : all);
}
END_TEST

enum { CARDS = 60, SECTIONS = 3 };

static void
make_cards(struct mock_card *c)
{
	size_t i;

	for (i = 0; i < CARDS; i++)
		c[i] = (struct mock_card){.key.id = 1000 + i,
		    .key.fact = 1 + i / 2,
		    .section = i % 20 < 10 ? 0 : 1 + i % 2,
		    .active = i % 7 > 0};
}

START_TEST(a_paper_has_each_card_once_and_no_twins_while_facts_last)
{
	static const double points[SECTIONS] = {2, 1, 1};
	struct mock_card c[CARDS];
	size_t paper[CARDS], n, i, j;
	bool seen[CARDS] = {false};

	make_cards(c);
	n = mock_paper(c, CARDS, points, SECTIONS, 12, (uint64_t)_i, paper);
	ck_assert_uint_eq(n, 12);
	for (i = 0; i < n; i++) {
		ck_assert(!seen[paper[i]]);
		seen[paper[i]] = true;
		ck_assert(c[paper[i]].active);
		for (j = 0; j < i; j++)
			ck_assert_uint_ne(
			    c[paper[i]].key.fact, c[paper[j]].key.fact);
	}
}
END_TEST

START_TEST(a_paper_is_of_its_seed_alone)
{
	static const double points[SECTIONS] = {2, 1, 1};
	struct mock_card c[CARDS], turned[CARDS];
	size_t a[CARDS], b[CARDS], n, m, i, same = 0;

	make_cards(c);
	for (i = 0; i < CARDS; i++)
		turned[i] = c[CARDS - 1 - i];
	n = mock_paper(c, CARDS, points, SECTIONS, 30, 5, a);
	m = mock_paper(turned, CARDS, points, SECTIONS, 30, 5, b);
	ck_assert_uint_eq(n, 30);
	ck_assert_uint_eq(n, m);
	for (i = 0; i < n; i++)
		ck_assert_uint_eq(c[a[i]].key.id, turned[b[i]].key.id);
	mock_paper(c, CARDS, points, SECTIONS, 30, 6, b);
	for (i = 0; i < n; i++)
		same += a[i] == b[i];
	ck_assert_uint_lt(same, n / 2);
}
END_TEST

START_TEST(a_paper_may_want_more_than_there_is)
{
	static const double points[SECTIONS] = {2, 1, 1};
	struct mock_card c[CARDS];
	size_t paper[CARDS], i, active = 0;

	make_cards(c);
	for (i = 0; i < CARDS; i++)
		active += c[i].active;
	ck_assert_uint_eq(
	    mock_paper(c, CARDS, points, SECTIONS, 60, 1, paper), active);
	ck_assert_uint_eq(mock_paper(c, 0, points, SECTIONS, 60, 1, paper), 0);
}
END_TEST

START_TEST(the_range_holds_nineteen_of_twenty_results)
{
	double p[40];
	struct rng r = {77};
	struct mock_range range;
	int k, inside = 0;
	size_t i;

	for (i = 0; i < 40; i++)
		p[i] = rng_real(&r);
	range = mock_range(p, 40, 3);
	ck_assert(range.low < range.score && range.score < range.high);
	for (k = 0; k < 1000; k++) {
		double score = 0;

		for (i = 0; i < 40; i++)
			score += rng_real(&r) < p[i] ? 2.5 : 0;
		inside += score >= range.low && score <= range.high;
	}
	ck_assert_int_ge(inside, 930);
	ck_assert_double_eq(mock_range(p, 0, 1).high, 0);
}
END_TEST

Suite *
suite_mock(void)
{
	Suite *s = suite_create("mock");
	TCase *c = tcase_create("mock");

	tcase_add_test(c, quotas_equal_the_vectors);
	tcase_add_loop_test(c, quotas_add_up_and_never_exceed_the_cards, 0, 30);
	tcase_add_loop_test(
	    c, a_paper_has_each_card_once_and_no_twins_while_facts_last, 0, 5);
	tcase_add_test(c, a_paper_is_of_its_seed_alone);
	tcase_add_test(c, a_paper_may_want_more_than_there_is);
	tcase_add_test(c, the_range_holds_nineteen_of_twenty_results);
	suite_add_tcase(s, c);
	return s;
}
