/* Clocks that are wrong, and zones that change between sittings. */

#include "cli.h"
#include "library.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct cli box; /* each test runs in a process of its own */

static void
set_up(void)
{
	cli_begin(&box);
	box.now = "2026-03-02T08:00:00+08:00";
	library_make(&box, library_cards, LIBRARY_CARDS);
}

static void
tear_down(void)
{
	cli_end(&box);
}

static void
answer(const char *card, const char *now)
{
	char line[40] = "answer ";

	box.now = now;
	strcat(strcat(line, card), " 4");
	cli_ok(&box, 0, line, NULL);
}

#define HAS(text) ck_assert_msg(strstr(box.out, text), "%s", box.out)

START_TEST(a_clock_set_back_by_hours_loses_nothing)
{
	answer("0000000000000001", "2026-03-02T12:00:00+08:00");
	answer("0000000000000002", "2026-03-02T09:00:00+08:00");
	ck_assert_str_eq(box.err, "");
	cli_ok(&box, 0, "export --what answers --format csv", NULL);
	HAS(",2,2026-03-02T12:00:00");
	HAS(",3,2026-03-02T12:00:00");
	cli_ok(&box, 0, "doctor", NULL);
}
END_TEST

START_TEST(a_run_with_a_wrong_year_is_warned_of_and_taken_back)
{
	answer("0000000000000001", "2031-03-02T12:00:00+08:00");
	answer("0000000000000002", "2026-03-02T12:00:00+08:00");
	ck_assert_ptr_nonnull(strstr(box.err, "ahead of the clock"));
	cli_ok(&box, 1, "doctor", NULL);
	HAS("2 events are dated ahead of the clock, up to 2031-03-02");
	cli_ok(&box, 0, "doctor --void-ahead", NULL);
	cli_ok(&box, 0, "list is:new --format csv", NULL);
	HAS("0000000000000001");
	answer("0000000000000002", "2026-03-02T13:00:00+08:00");
	ck_assert_str_eq(box.err, "");
	cli_ok(&box, 0, "show 0000000000000002", NULL);
	HAS("2026-03-03");
	cli_ok(&box, 0, "undo", NULL);
	cli_ok(&box, 0, "doctor", NULL);
}
END_TEST

/* Answers one after the other, and the day on which the second then stands. */
static const struct {
	const char *first, *second, *next;
} zones[] = {
    /* The clock goes forward an hour in the night; and back again. */
    {"2026-03-28T23:30:00+01:00", "2026-03-29T10:00:00+02:00", "2026-03-30"},
    {"2026-10-24T23:30:00+02:00", "2026-10-25T10:00:00+01:00", "2026-10-26"},
    /* Before the day begins at four, it is the day before. */
    {"2026-03-28T23:30:00+01:00", "2026-03-29T03:30:00+02:00", "2026-03-29"},
    /* A flight to the west: the evening comes twice. */
    {"2026-03-10T08:00:00+08:00", "2026-03-09T17:30:00-08:00", "2026-03-10"},
    /* And to the east: a day is short. */
    {"2026-03-10T20:00:00-08:00", "2026-03-12T05:00:00+08:00", "2026-03-13"},
};

START_TEST(a_zone_that_changes_moves_no_answer_to_a_wrong_day)
{
	answer("0000000000000001", zones[_i].first);
	answer("0000000000000002", zones[_i].second);
	cli_ok(&box, 0, "list id:0000000000000002 --format json", NULL);
	HAS(zones[_i].next);
	cli_ok(&box, 0, "doctor", NULL);
}
END_TEST

START_TEST(the_hour_at_which_a_day_begins_holds_for_later_answers_only)
{
	answer("0000000000000001", "2026-03-02T02:00:00+08:00");
	cli_ok(&box, 0, "config rollover 0", NULL);
	answer("0000000000000002", "2026-03-02T02:00:00+08:00");
	cli_ok(&box, 0, "list id:0000000000000001 --format json", NULL);
	HAS("\"due\":\"2026-03-02\"");
	cli_ok(&box, 0, "list id:0000000000000002 --format json", NULL);
	HAS("\"due\":\"2026-03-03\"");
}
END_TEST

Suite *suite_clock(void);

Suite *
suite_clock(void)
{
	Suite *s = suite_create("clock");
	TCase *c = tcase_create("clock");

	tcase_set_timeout(c, 30);
	tcase_add_checked_fixture(c, set_up, tear_down);
	tcase_add_test(c, a_clock_set_back_by_hours_loses_nothing);
	tcase_add_test(c, a_run_with_a_wrong_year_is_warned_of_and_taken_back);
	tcase_add_loop_test(c,
	    a_zone_that_changes_moves_no_answer_to_a_wrong_day, 0,
	    sizeof zones / sizeof *zones);
	tcase_add_test(
	    c, the_hour_at_which_a_day_begins_holds_for_later_answers_only);
	suite_add_tcase(s, c);
	return s;
}
