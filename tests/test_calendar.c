/* Backlogs, breaks and work ahead, as a person meets them. */

#include "cli.h"
#include "storage.h"

#include "base/err.h"
#include "store/store.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FACTS = 70 };

static struct cli box; /* each test runs in a process of its own */

/* Seventy facts, a card of each learnt on the first day and on the next. */
static void
set_up(void)
{
	struct store *s;
	size_t i;

	cli_begin(&box);
	s = storage_open(&box);
	storage_put(s, "sea", 2 * FACTS, "What");
	for (i = 0; i < FACTS; i++)
		storage_answer(s, 2 * i, 4, STORAGE_TODAY);
	for (i = 0; i < FACTS; i++)
		storage_answer(s, 2 * i, 4, STORAGE_TODAY + 1);
	storage_ok(store_begin(s, storage_day(STORAGE_TODAY + 1), STORE_BATCH));
	storage_ok(store_set(s, "new_per_day", "0", NULL));
	storage_ok(store_set(s, "review_per_day", "30", NULL));
	storage_ok(store_commit(s));
	store_close(s);
}

static void
tear_down(void)
{
	cli_end(&box);
}

/* Day 0 is the one on which all seventy cards come due. */
static void
on(int day)
{
	static char now[32];

	snprintf(now, sizeof now, "2024-10-%02dT12:00:00Z", 11 + day);
	box.now = now;
}

static size_t
count(const char *text, const char *what)
{
	size_t n = 0;

	for (; (text = strstr(text, what)); text++)
		n++;
	return n;
}

#define HAS(text) ck_assert_msg(strstr(box.out, text), "%s", box.out)

static size_t
asked(void)
{
	cli_run(&box, "next -l 999", NULL);
	return count(box.out, "\"ask\":");
}

static size_t
due(void)
{
	cli_run(&box, "due --short", NULL);
	return strtoul(box.out, NULL, 10);
}

/* Answers the first n of what is asked. */
static void
study(size_t n)
{
	char line[40], input[10 * FACTS] = "";
	size_t i;

	for (i = 0; i < n; i++)
		strcat(input, "x\n5\n");
	snprintf(line, sizeof line, "study -l %zu", n);
	cli_ok(&box, 0, line, input);
}

START_TEST(a_backlog_is_laid_over_days_and_gone_after_them)
{
	size_t day;

	on(3);
	ck_assert_uint_eq(asked(), 30);
	cli_ok(&box, 0, "config review_per_day 0", NULL);
	ck_assert_uint_eq(asked(), FACTS);
	cli_ok(&box, 0, "spread 7", NULL);
	HAS("2024-10-14     10        1\n");
	HAS("2024-10-20     10        1\n");
	for (day = 0; day < 7; day++) {
		on(3 + (int)day);
		ck_assert_uint_eq(asked(), 10);
		ck_assert_uint_eq(due(), 10);
		study(4);
		ck_assert_uint_eq(asked(), 6);
		ck_assert_uint_eq(due(), 6);
		study(6);
		ck_assert_uint_eq(asked(), 0);
		ck_assert_uint_eq(due(), 0);
	}
}
END_TEST

START_TEST(a_day_without_study_makes_the_others_a_little_longer)
{
	on(3);
	cli_ok(&box, 0, "config review_per_day 0", NULL);
	cli_ok(&box, 0, "spread 7", NULL);
	on(4);
	ck_assert_uint_eq(asked(), 12);
	on(9);
	ck_assert_uint_eq(asked(), FACTS);
}
END_TEST

START_TEST(a_dry_run_lays_nothing_out_and_undo_takes_a_spread_back)
{
	on(3);
	cli_ok(&box, 0, "config review_per_day 0", NULL);
	cli_ok(&box, 0, "spread 7 --dry-run", NULL);
	HAS("2024-10-20     10        1\n");
	ck_assert_uint_eq(asked(), FACTS);
	cli_ok(&box, 0, "spread", NULL);
	ck_assert_uint_eq(asked(), 10);
	cli_ok(&box, 0, "undo", NULL);
	ck_assert_uint_eq(asked(), FACTS);
}
END_TEST

START_TEST(what_is_no_number_of_days_is_refused)
{
	static const char *const line[] = {"spread 0", "spread x", "spread 366",
	    "spread 99999999999999999999"};
	size_t i;

	on(3);
	for (i = 0; i < sizeof line / sizeof *line; i++)
		cli_ok(&box, 2, line[i], NULL);
	on(-1);
	cli_ok(&box, 1, "spread 7", NULL);
}
END_TEST

START_TEST(too_much_for_a_day_is_offered_to_be_spread_but_once_a_day)
{
	on(3);
	cli_ok(&box, 0, "due", NULL);
	HAS("70 cards are due, about 5 min. 'gloss spread 7'");
	cli_ok(&box, 0, "study", NULL);
	ck_assert_ptr_nonnull(strstr(box.err, "gloss spread 7"));
	study(1);
	cli_ok(&box, 0, "study", NULL);
	ck_assert_ptr_null(strstr(box.err, "gloss spread 7"));
	cli_ok(&box, 0, "spread 7", NULL);
	cli_ok(&box, 0, "due", NULL);
	ck_assert_ptr_null(strstr(box.out, "gloss spread 7"));
	cli_ok(&box, 0, "undo 2", NULL);
	cli_ok(&box, 0, "config review_per_day 35", NULL);
	cli_ok(&box, 0, "due", NULL);
	ck_assert_ptr_null(strstr(box.out, "gloss spread 7"));
}
END_TEST

START_TEST(a_break_moves_what_falls_into_it_and_nothing_else)
{
	on(-3); /* all seventy are due in three days */
	cli_ok(&box, 0, "config review_per_day 0", NULL);
	cli_ok(&box, 0, "off +3 +5 --dry-run", NULL);
	HAS("2024-10-10     70");
	cli_ok(&box, 0, "off", NULL);
	HAS("No break is planned.");
	cli_ok(&box, 0, "off +3 +5", NULL);
	HAS("70 cards were moved");
	cli_ok(&box, 0, "off", NULL);
	ck_assert_str_eq(box.out, "2024-10-11 to 2024-10-13\n");
	cli_ok(&box, 0, "history", NULL);
	HAS("planned days off");
	on(-1);
	ck_assert_uint_eq(asked(), FACTS);
	on(-3);
	cli_ok(&box, 0, "undo", NULL);
	on(-1);
	ck_assert_uint_eq(asked(), 0);
	on(0);
	ck_assert_uint_eq(asked(), FACTS);
}
END_TEST

START_TEST(a_break_that_begins_before_they_are_due_moves_them_behind_it)
{
	int day;
	size_t n;

	on(-3);
	cli_ok(&box, 0, "config review_per_day 0", NULL);
	cli_ok(&box, 0, "off +1 +4", NULL);
	for (day = -2; day <= 1; day++) {
		on(day);
		ck_assert_uint_eq(asked(), 0);
	}
	on(2);
	n = asked();
	ck_assert_uint_eq(n, FACTS / 2);
	on(3);
	ck_assert_uint_eq(asked(), FACTS);
}
END_TEST

START_TEST(a_break_is_taken_back_but_for_what_was_answered_since)
{
	on(-3);
	cli_ok(&box, 0, "config review_per_day 0", NULL);
	cli_ok(&box, 0, "off +3 +5", NULL);
	on(-1);
	study(10);
	cli_ok(&box, 3, "off --drop 2024-10-12", NULL);
	cli_ok(&box, 0, "off --drop 2024-10-11", NULL);
	ck_assert_uint_eq(asked(), 0);
	cli_ok(&box, 0, "off", NULL);
	HAS("No break is planned.");
	on(0);
	ck_assert_uint_eq(asked(), FACTS - 10);
	cli_ok(&box, 0, "doctor", NULL);
}
END_TEST

START_TEST(a_break_that_is_none_is_refused)
{
	static const char *const line[] = {"off +3", "off today +3",
	    "off +5 +3", "off +1 +999", "off x y", "off +99999 +99999"};
	size_t i;

	on(-3);
	for (i = 0; i < sizeof line / sizeof *line; i++)
		cli_ok(&box, 2, line[i], NULL);
}
END_TEST

START_TEST(work_ahead_leaves_the_schedule_as_it_is)
{
	char *before;

	on(-3);
	cli_ok(&box, 1, "study --ahead 2", NULL);
	cli_ok(&box, 0, "list 'What 0?' --format csv", NULL);
	before = strdup(box.out);
	cli_ok(&box, 0, "study --ahead 3 -l 70", "x\n1\n");
	HAS("next: 2024-10-11\n");
	HAS("done: 1 answers, 0 new, 1 again");
	cli_ok(&box, 0, "list 'What 0?' --format csv", NULL);
	ck_assert_str_eq(box.out, before);
	ck_assert_uint_eq(asked(), 0);
	on(0);
	ck_assert_uint_eq(asked(), 30);
	free(before);
}
END_TEST

START_TEST(a_card_comes_on_the_day_that_is_set)
{
	on(-3);
	cli_run(&box, "setdue id:0000", NULL);
	ck_assert_int_eq(box.status, 3);
	cli_ok(&box, 0, "setdue --on tomorrow 'section:Tides'", NULL);
	HAS("setdue: 70 of 70 cards");
	ck_assert_uint_eq(asked(), 0);
	on(-2);
	ck_assert_uint_eq(asked(), 30);
	cli_ok(&box, 0, "undo", NULL);
	ck_assert_uint_eq(asked(), 0);
}
END_TEST

Suite *suite_calendar(void);

Suite *
suite_calendar(void)
{
	Suite *s = suite_create("calendar");
	TCase *c = tcase_create("calendar");

	tcase_set_timeout(c, 60);
	tcase_add_checked_fixture(c, set_up, tear_down);
	tcase_add_test(c, a_backlog_is_laid_over_days_and_gone_after_them);
	tcase_add_test(c, a_day_without_study_makes_the_others_a_little_longer);
	tcase_add_test(
	    c, a_dry_run_lays_nothing_out_and_undo_takes_a_spread_back);
	tcase_add_test(c, what_is_no_number_of_days_is_refused);
	tcase_add_test(
	    c, too_much_for_a_day_is_offered_to_be_spread_but_once_a_day);
	tcase_add_test(c, a_break_moves_what_falls_into_it_and_nothing_else);
	tcase_add_test(
	    c, a_break_that_begins_before_they_are_due_moves_them_behind_it);
	tcase_add_test(
	    c, a_break_is_taken_back_but_for_what_was_answered_since);
	tcase_add_test(c, a_break_that_is_none_is_refused);
	tcase_add_test(c, work_ahead_leaves_the_schedule_as_it_is);
	tcase_add_test(c, a_card_comes_on_the_day_that_is_set);
	suite_add_tcase(s, c);
	return s;
}
