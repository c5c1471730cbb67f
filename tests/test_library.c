#include "cli.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

static struct cli box; /* each test runs in a process of its own */

static const char notes[] = "# Sea\n\n"
			    "## Tide\n\n- **Cause**: the pull of the moon\n"
			    "- **Period**: twelve hours\n\n"
			    "## Swell\n\n- **Cause**: wind far away\n";

static void
set_up(void)
{
	cli_begin(&box);
	cli_write(&box, "sea.md", notes);
	cli_ok(&box, 0, "add @/sea.md", NULL);
}

static void
tear_down(void)
{
	cli_end(&box);
}

static void
says(const char *text)
{
	ck_assert_msg(strstr(box.out, text) != NULL, "'%s' is not in:\n%s%s",
	    text, box.out, box.err);
}

/* The id of the card that next gives. */
static void
next_id(char id[17])
{
	const char *at;

	cli_ok(&box, 0, "next", NULL);
	at = strstr(box.out, "\"id\":\"");
	ck_assert(at != NULL);
	memcpy(id, at + 6, 16);
	id[16] = '\0';
}

START_TEST(an_answer_is_kept_listed_taken_back_and_done_again)
{
	char id[17], line[64];

	next_id(id);
	snprintf(line, sizeof line, "answer %s 4 --ms 900", id);
	cli_ok(&box, 0, line, NULL);
	snprintf(line, sizeof line, "show %s --format json", id);
	cli_ok(&box, 0, line, NULL);
	says("\"state\":\"waiting\",\"due\":\"2026-11-25\",\"interval\":1,"
	     "\"ease\":2.5,\"repetitions\":1,\"lapses\":0,"
	     "\"last\":\"2026-11-24\"");
	says("\"purpose\":\"review\",\"grade\":4");
	cli_ok(&box, 0, "undo", NULL);
	says("answered 4");
	cli_ok(&box, 0, line, NULL);
	says("\"state\":\"new\",\"due\":null");
	cli_ok(&box, 0, "redo", NULL);
	cli_ok(&box, 0, line, NULL);
	says("\"state\":\"waiting\"");
	cli_ok(&box, 1, "redo", NULL);
	cli_ok(&box, 0, "doctor --format json", NULL);
	says("\"sound\":true");
}
END_TEST

START_TEST(a_failed_card_is_drilled_and_then_nothing_is_left)
{
	char id[17], line[64];
	int i;

	cli_ok(&box, 0, "config new_per_day 1", NULL);
	next_id(id);
	snprintf(line, sizeof line, "answer %s 1", id);
	cli_ok(&box, 0, line, NULL);
	for (i = 0; i < 2; i++) {
		cli_ok(&box, 0, "next", NULL);
		says(id);
		says("\"purpose\":\"drill\"");
		snprintf(line, sizeof line, "answer %s %d", id, 3 + i);
		cli_ok(&box, 0, line, NULL);
	}
	cli_ok(&box, 1, "next", NULL);
	ck_assert_str_eq(box.out, "");
	cli_ok(&box, 1, "due -q", NULL);
}
END_TEST

START_TEST(marks_take_cards_out_and_give_them_back)
{
	cli_ok(&box, 0, "suspend deck:sea", NULL);
	cli_ok(&box, 1, "due --short", NULL);
	ck_assert_str_eq(box.out, "0\n");
	cli_ok(&box, 0, "undo", NULL);
	cli_ok(&box, 0, "due --short", NULL);
	cli_ok(&box, 0, "bury deck:sea", NULL);
	cli_ok(&box, 1, "due -q", NULL);
	box.now = "2026-11-25T09:00:00+08:00";
	cli_ok(&box, 0, "due -q", NULL);
	cli_ok(&box, 0, "flag moon", NULL);
	cli_ok(&box, 0, "list is:flagged", NULL);
	ck_assert_str_ne(box.out, "");
}
END_TEST

START_TEST(a_removed_deck_comes_back_with_undo)
{
	cli_ok(&box, 0, "remove sea", NULL);
	cli_ok(&box, 0, "list", NULL);
	ck_assert_str_eq(box.out, "");
	cli_ok(&box, 0, "undo", NULL);
	cli_ok(&box, 0, "list", NULL);
	ck_assert_str_ne(box.out, "");
}
END_TEST

START_TEST(a_command_that_only_reads_makes_no_library)
{
	cli_ok(&box, 1, "--library @/none/l.db due", NULL);
	cli_ok(&box, 0, "--library @/none/l.db list", NULL);
	cli_ok(&box, 1, "--library @/none/l.db next", NULL);
	cli_ok(&box, 4, "--library @/sea.md list", NULL);
}
END_TEST

START_TEST(bad_input_gets_one_line_and_its_status)
{
	static const struct {
		int status;
		const char *line;
	} t[] = {{3, "show ffffffffffffffff"}, {3, "answer ffffffffffffffff 3"},
	    {2, "answer ffffffffffffffff 6"}, {3, "remove none"},
	    {2, "config nothing"}, {2, "config new_per_day many"},
	    {2, "config rollover 24"}, {2, "list is:odd"}, {3, "suspend xyzzy"},
	    {2, "undo 0"}, {2, "due --days x"}, {3, "next none"},
	    {3, "restore 1999-01-01"}, {2, "config --deck sea rollover 3"}};
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		cli_ok(&box, t[i].status, t[i].line, NULL);
		ck_assert_msg(
		    strncmp(box.err, "gloss: ", 7) == 0 &&
			strchr(box.err, '\n') == box.err + strlen(box.err) - 1,
		    "%s: %s", t[i].line, box.err);
		ck_assert_str_eq(box.out, "");
	}
}
END_TEST

START_TEST(a_calendar_has_its_days_and_crlf)
{
	cli_ok(&box, 0, "due --format ics", NULL);
	says("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
	says("DTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261125\r\n");
}
END_TEST

Suite *suite_library(void);

Suite *
suite_library(void)
{
	Suite *s = suite_create("library");
	TCase *c = tcase_create("library");

	tcase_set_timeout(c, 60);
	tcase_add_checked_fixture(c, set_up, tear_down);
	tcase_add_test(c, an_answer_is_kept_listed_taken_back_and_done_again);
	tcase_add_test(c, a_failed_card_is_drilled_and_then_nothing_is_left);
	tcase_add_test(c, marks_take_cards_out_and_give_them_back);
	tcase_add_test(c, a_removed_deck_comes_back_with_undo);
	tcase_add_test(c, a_command_that_only_reads_makes_no_library);
	tcase_add_test(c, bad_input_gets_one_line_and_its_status);
	tcase_add_test(c, a_calendar_has_its_days_and_crlf);
	suite_add_tcase(s, c);
	return s;
}
