#include "vector.h"

#include "base/mem.h"
#include "base/rand.h"
#include "schedule/calendar.h"
#include "schedule/queue.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_queue(void);

static struct queue_card
read_card(const struct vector *v, size_t i)
{
	struct queue_card c = {.active = true};

	c.key.id = strtoull(vector_cell(v, i, "id"), NULL, 16);
	c.key.fact = hash_string(0, vector_cell(v, i, "fact"));
	c.section = hash_string(0, vector_cell(v, i, "section"));
	c.term = c.key.id;
	c.ivl = vector_int(v, i, "ivl");
	c.last = vector_int(v, i, "last");
	c.due = vector_int(v, i, "due");
	c.answered = vector_int(v, i, "fact_answered_today");
	return c;
}

START_TEST(queues_equal_the_vectors)
{
	struct vector v = vector_read("queue.csv");
	size_t from, to, i;

	for (from = 0; from < v.n; from = to) {
		struct queue_card card[64];
		struct queue_rules r = {.limit.cards = -1};
		size_t out[64], n, placed = 0;

		to = vector_case(&v, from);
		for (i = from; i < to; i++)
			card[i - from] = read_card(&v, i);
		r.today = vector_int(&v, from, "today_and_seed");
		r.seed = (uint64_t)r.today;
		r.limit.fresh = vector_int(&v, from, "new_limit");
		r.blocked = !vector_int(&v, from, "interleave");
		n = queue_build(card, to - from, &r, out);
		for (i = from; i < to; i++) {
			size_t place = (size_t)vector_int(&v, i, "position");

			if (!place)
				continue;
			placed++;
			ck_assert_uint_le(place, n);
			ck_assert_uint_eq(out[place - 1], i - from);
		}
		ck_assert_uint_eq(placed, n);
	}
	vector_free(&v);
}
END_TEST

enum { CARDS = 60 };

static void
random_cards(struct queue_card *card, struct rng *r)
{
	size_t i;

	for (i = 0; i < CARDS; i++) {
		struct queue_card *c = &card[i];

		memset(c, 0, sizeof *c);
		c->key.id = rng_next(r);
		c->key.fact = rng_below(r, 30);
		c->section = rng_below(r, 4);
		c->term = rng_below(r, 12);
		c->active = rng_below(r, 10) > 0;
		if (rng_below(r, 2)) {
			c->ivl = 1 + (int64_t)rng_below(r, 50);
			c->last = 1000 - (int64_t)rng_below(r, 90);
			c->due = c->last + c->ivl;
			c->risk = rng_real(r);
			c->answered = c->last == 1000;
		}
	}
}

static bool
are_twins(const struct queue_card *a, const struct queue_card *b)
{
	return a->key.fact && a->key.fact == b->key.fact;
}

START_TEST(two_twins_never_come_on_one_day)
{
	struct rng r = {(uint64_t)_i};
	struct queue_rules rules = {
	    .today = 1000, .seed = 1000, .limit = {-1, -1}};
	struct queue_card card[CARDS];
	size_t out[CARDS], n, i, j;

	random_cards(card, &r);
	n = queue_build(card, CARDS, &rules, out);
	for (i = 0; i < n; i++) {
		ck_assert(card[out[i]].active);
		for (j = 0; j < i; j++)
			ck_assert(!are_twins(&card[out[i]], &card[out[j]]));
		for (j = 0; j < CARDS; j++)
			if (card[j].answered)
				ck_assert(!are_twins(&card[out[i]], &card[j]));
	}
}
END_TEST

START_TEST(what_is_not_asked_does_not_change_the_queue)
{
	struct rng r = {(uint64_t)_i};
	struct queue_rules rules = {.today = 1000, .seed = 7, .limit = {20, 5}};
	struct queue_card card[CARDS], other[CARDS];
	size_t first[CARDS], again[CARDS], n, m, k = 0, i;

	random_cards(card, &r);
	for (i = 0; i < CARDS; i++)
		if (card[i].active || card[i].answered)
			other[k++] = card[i];
	n = queue_build(card, CARDS, &rules, first);
	m = queue_build(other, k, &rules, again);
	ck_assert_uint_le(n, 20);
	ck_assert_uint_eq(n, m);
	for (i = 0; i < n; i++)
		ck_assert_uint_eq(
		    card[first[i]].key.id, other[again[i]].key.id);
}
END_TEST

START_TEST(a_new_card_waits_for_an_earlier_new_twin)
{
	struct queue_card card[3] = {{.key = {.id = 1, .fact = 9}},
	    {.key = {.id = 2, .fact = 9}}, {.key = {.id = 3}}};
	uint64_t first = 1, third = 3;
	struct queue_rules rules = {
	    .today = 5, .limit = {-1, -1}, .blocked = true};
	size_t out[3];

	card[0].active = card[1].active = card[2].active = true;
	card[0].key.twin = &third;
	card[2].key.twin = &first;
	card[0].key.ntwin = card[2].key.ntwin = 1;
	ck_assert_uint_eq(queue_build(card, 3, &rules, out), 1);
	ck_assert_uint_eq(out[0], 0);
	/* Tomorrow the first is learnt; the others are no twins. */
	card[0].ivl = 1;
	card[0].last = 5;
	card[0].due = 9;
	rules.today = 6;
	ck_assert_uint_eq(queue_build(card, 3, &rules, out), 2);
	/* But not on the day on which it was answered. */
	rules.today = 5;
	card[0].answered = true;
	ck_assert_uint_eq(queue_build(card, 3, &rules, out), 0);
}
END_TEST

START_TEST(terms_are_kept_apart_and_sections_mixed)
{
	struct queue_card card[12];
	struct queue_rules rules = {.today = 5, .limit = {-1, -1}};
	size_t out[12], i;

	for (i = 0; i < 12; i++) {
		card[i] = (struct queue_card){.active = true};
		card[i].key.id = i + 1;
		card[i].section = i / 6;
		card[i].term = i / 2;
	}
	ck_assert_uint_eq(queue_build(card, 12, &rules, out), 12);
	for (i = 1; i < 8; i++)
		ck_assert_uint_ne(
		    card[out[i]].section, card[out[i - 1]].section);
	for (i = 1; i < 8; i++)
		ck_assert_uint_ne(card[out[i]].term, card[out[i - 1]].term);
}
END_TEST

START_TEST(a_backlog_is_gone_after_its_days)
{
	struct rng r = {(uint64_t)_i};
	struct spread s = {.start = 100, .days = 7};
	int64_t left = (int64_t)rng_below(&r, 200), day;

	for (day = 100; day < 107; day++) {
		int64_t quota = spread_quota(&s, day, left), again;

		ck_assert_int_ge(quota, left / 7);
		/* Asked anew in the middle of the day it says the same. */
		s.done = quota / 2;
		again = spread_quota(&s, day, left - s.done);
		ck_assert_int_eq(again, quota - s.done);
		s.done = 0;
		left -= quota;
	}
	ck_assert_int_eq(left, 0);
}
END_TEST

START_TEST(twins_of_a_cram_are_ten_places_apart)
{
	struct twin_key key[40];
	struct twins *t = twins_new(40);
	size_t order[40], i, j;

	for (i = 0; i < 40; i++) {
		key[i] = (struct twin_key){.id = i + 1, .fact = 1 + i / 2};
		order[i] = i;
		twins_add(t, &key[i]);
	}
	twins_part(t, order, 40, 10);
	for (i = 0; i < 40; i++)
		for (j = i + 1; j < 40 && j < i + 10; j++)
			ck_assert_uint_ne(order[i] / 2, order[j] / 2);
	twins_free(t);
}
END_TEST

START_TEST(breaks_equal_the_vectors)
{
	struct vector v = vector_read("breaks.csv");
	size_t i;

	for (i = 0; i < v.n; i++) {
		struct break_card c = {.id = 1};

		c.ivl = vector_int(&v, i, "ivl");
		c.due = vector_int(&v, i, "due");
		calendar_break(&c, 1, vector_int(&v, i, "off_from"),
		    vector_int(&v, i, "off_to"));
		ck_assert_int_eq(c.moved, vector_int(&v, i, "day_before_rank"));
	}
	vector_free(&v);
}
END_TEST

START_TEST(cards_after_a_break_are_spread_by_risk)
{
	struct break_card c[5];
	int i;

	for (i = 0; i < 5; i++)
		c[i] = (struct break_card){
		    .id = (uint64_t)i, .ivl = 1, .due = 104, .risk = i / 10.0};
	calendar_break(c, 5, 101, 105);
	for (i = 0; i < 5; i++)
		ck_assert_int_eq(c[i].moved, 106 + (4 - i) % 3);
}
END_TEST

START_TEST(fuzz_stays_within_its_reach)
{
	struct rng r = {(uint64_t)_i};
	int64_t ivl = 1 + (int64_t)rng_below(&r, 400), k;

	for (k = 1; k < 50; k++) {
		int64_t due = calendar_fuzz(1000, ivl, rng_next(&r), k);

		ck_assert_int_le(llabs(due - 1000), calendar_reach(ivl));
	}
	ck_assert_int_eq(calendar_reach(6), 0);
	ck_assert_int_eq(calendar_reach(7), 1);
	ck_assert_int_eq(calendar_reach(100), 6);
}
END_TEST

START_TEST(balance_takes_the_emptiest_day_nearest_first)
{
	static const int64_t load[][5] = {{3, 3, 3, 3, 3}, {3, 2, 3, 2, 3},
	    {1, 2, 3, 2, 1}, {9, 9, 3, 2, 1}, {9, 1, 3, 1, 0}};
	static const int64_t expected[] = {0, -1, -2, 2, 2};

	ck_assert_int_eq(
	    calendar_balance(1000, 20, load[_i]), 1000 + expected[_i]);
}
END_TEST

START_TEST(mix_equals_the_vectors)
{
	struct vector v = vector_read("mix.csv");
	size_t i;

	for (i = 0; i < v.n; i++) {
		uint64_t x = strtoull(vector_cell(&v, i, "x_hex"), NULL, 16);
		uint64_t y = strtoull(vector_cell(&v, i, "mix_hex"), NULL, 16);

		ck_assert(mix(x) == y);
	}
	vector_free(&v);
}
END_TEST

Suite *
suite_queue(void)
{
	Suite *s = suite_create("queue");
	TCase *c = tcase_create("queue");

	tcase_add_test(c, queues_equal_the_vectors);
	tcase_add_loop_test(c, two_twins_never_come_on_one_day, 0, 20);
	tcase_add_loop_test(
	    c, what_is_not_asked_does_not_change_the_queue, 0, 20);
	tcase_add_test(c, a_new_card_waits_for_an_earlier_new_twin);
	tcase_add_test(c, terms_are_kept_apart_and_sections_mixed);
	tcase_add_loop_test(c, a_backlog_is_gone_after_its_days, 0, 10);
	tcase_add_test(c, twins_of_a_cram_are_ten_places_apart);
	tcase_add_test(c, breaks_equal_the_vectors);
	tcase_add_test(c, cards_after_a_break_are_spread_by_risk);
	tcase_add_loop_test(c, fuzz_stays_within_its_reach, 0, 10);
	tcase_add_loop_test(
	    c, balance_takes_the_emptiest_day_nearest_first, 0, 5);
	tcase_add_test(c, mix_equals_the_vectors);
	suite_add_tcase(s, c);
	return s;
}
