/* gloss plan, and what follows a plan by itself. */

#include "library.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_exam(void);

START_TEST(a_plan_is_made_and_shown)
{
	struct cli c = library_begin(LIBRARY_CARDS);

	cli_ok(&c, 0, "plan os --on 2026-03-12 --minutes 10 --target 70", NULL);
	HAS(c, "os: exam on 2026-03-12 at 09:00, in 10 days, 6 cards, "
	       "target 70\n");
	HAS(c, "predicted score today         0");
	HAS(c, "The target can be met.");
	HAS(c, "2026-03-02 Mon");
	HAS(c, "2026-03-11 Wed");
	LACKS(c, "2026-03-12 Thu");
	cli_ok(&c, 0, "plan os --format json", NULL);
	HAS(c,
	    "{\"schema\":\"gloss.plan\",\"version\":1,\"exam\":{\"name\":"
	    "\"os\",\"deck\":\"os\",\"at\":\"2026-03-12T09:00:00.000+08:00\"");
	HAS(c, "\"verdict\":\"met\",\"readiness_now\":{\"score\":0,\"low\":0,");
	HAS(c, "\"days\":[{\"date\":\"2026-03-02\",\"reviews\":0,\"new\":");
	cli_ok(&c, 0, "plan", NULL);
	HAS(c, "2026-03-12  os: in 10 days, predicted score ");
	cli_end(&c);
}
END_TEST

START_TEST(a_plan_that_cannot_be_met_says_what_would_do)
{
	struct cli c = library_begin(LIBRARY_CARDS);

	cli_ok(&c, 1, "plan os --on 2026-03-04 --minutes 1 --target 85", NULL);
	HAS(c, "The target cannot be met with 1 min/day: it needs ");
	HAS(c, "  with 1 min/day it would be met on 2026-03-");
	cli_ok(&c, 1, "plan os --target 100", NULL);
	HAS(c, "The target cannot be met: at most ");
	cli_ok(&c, 1, "plan", NULL);
	cli_ok(&c, 1, "plan os --format json", NULL);
	HAS(c, "\"verdict\":\"short\"");
	HAS(c, "\"needs_minutes\":null");
	cli_end(&c);
}
END_TEST

static const struct {
	const char *args;
	int status;
	const char *message;
} wrong[] = {
    {"plan os --on 2026-03-02", 2, "--on: 2026-03-02 is today: "},
    {"plan os --on 2026-03-01", 2, "--on: 2026-03-01 is past"},
    {"plan os --on 2036-03-01", 2, "more than two years away"},
    {"plan os --on soon", 2, "soon"},
    {"plan os --minutes 20", 2, "the day of the exam is missing: --on DATE"},
    {"plan os --on +9 --minutes 0", 2, "nothing can be learnt in no time"},
    {"plan os --on +9 --minutes 1,2", 2, "or seven of them"},
    {"plan os --on +9 --target 101", 2, "a score from 1 to 100"},
    {"plan os --on +9 --target 0", 2, "a score from 1 to 100"},
    {"plan os --on +9 --weights none=3", 2,
	"--weights: none: no such section; there are 内存, 锁"},
    {"plan os --on +9 --weights 锁", 2, "it is SECTION=POINTS"},
    {"plan os --on +9 --weights 锁=0", 2, "it is SECTION=POINTS"},
    {"plan os --on +9 --weights 锁=1,锁=2", 2, "it stands there twice"},
    {"plan os --on +9 --off 2026-03-05..2026-03-20", 2,
	"the exam is on one of these days"},
    {"plan os --on +9 --off 2026-03-05..2026-03-03", 2,
	"the first day comes before the last"},
    {"plan os --on +2 --off 2026-03-02..2026-03-03", 2,
	"no day is left to study before the exam"},
    {"plan os --on +9 --at 25:00", 2, "it is a time as 09:00"},
    {"plan sea --on +9", 3, "sea: no such deck"},
    {"plan --name sea --drop", 3, "sea: no exam of that name"},
    {"plan os --on +9 --drop", 2, "--drop goes with no other change"},
};

START_TEST(what_does_not_fit_is_refused_with_a_reason)
{
	struct cli c = library_begin(LIBRARY_CARDS);

	cli_ok(&c, wrong[_i].status, wrong[_i].args, NULL);
	ck_assert_msg(strstr(c.err, wrong[_i].message), "%s", c.err);
	ck_assert_str_eq(c.out, "");
	cli_ok(&c, 0, "plan", NULL);
	HAS(c, "There are no plans");
	cli_end(&c);
}
END_TEST

START_TEST(a_library_without_cards_has_no_plan)
{
	struct cli c;

	cli_begin(&c);
	c.now = library_morning;
	cli_ok(&c, 3, "plan --on +9", NULL);
	ck_assert_ptr_nonnull(strstr(c.err, "has no cards to ask"));
	cli_end(&c);
}
END_TEST

START_TEST(a_section_without_cards_left_is_named_and_lost)
{
	struct cli c = library_begin(LIBRARY_CARDS);

	cli_ok(&c, 0, "suspend section:内存", NULL);
	cli_ok(&c, 0, "plan os --on +20 --target 20 --weights 内存=50,锁=50",
	    NULL);
	HAS(c, " suspended and count");
	HAS(c, "内存");
	cli_ok(&c, 1, "plan os --target 60", NULL);
	HAS(c, "cannot be met: at most ");
	cli_end(&c);
}
END_TEST

START_TEST(study_and_next_follow_the_plan_till_its_minutes_are_used)
{
	struct cli c = library_begin(LIBRARY_CARDS);

	cli_ok(&c, 0, "config new_per_day 1", NULL);
	cli_ok(&c, 0, "due --short", NULL);
	ck_assert_str_eq(c.out, "1\n");
	cli_ok(&c, 0, "plan os --on +12 --minutes 1 --target 20", NULL);
	cli_ok(&c, 0, "due", NULL);
	HAS(c, "now: 0 due, 3 new\n");
	HAS(c, "exam os in 12 days: today 0 reviews, 3 new, 1 min\n");
	cli_ok(&c, 0, "due --format json", NULL);
	HAS(c, "\"exams\":[{\"name\":\"os\",\"date\":\"2026-03-14\",\"days\":"
	       "12,\"reviews\":0,\"new\":3,\"minutes\":1}]");
	cli_ok(&c, 0, "study", "\n4\n\n4\n\n4\n");
	HAS(c, "done: 3 answers, 3 new, 0 again");
	cli_ok(&c, 1, "study", NULL);
	cli_ok(&c, 1, "next", NULL);
	cli_end(&c);
}
END_TEST

/* Passes every card that is asked, until there is none. */
static void
pass_all(struct cli *c)
{
	int n = 0;

	for (cli_run(c, "next", NULL); c->status == 0 && n < 40; n++) {
		char id[17], line[64];

		snprintf(
		    id, sizeof id, "%.16s", strstr(c->out, "\"id\":\"") + 6);
		snprintf(line, sizeof line, "answer %s 4 --ms 5000", id);
		cli_ok(c, 0, line, NULL);
		cli_run(c, "next", NULL);
	}
}

START_TEST(what_is_not_due_is_asked_as_extra_and_keeps_its_day)
{
	struct cli c = library_begin(LIBRARY_CARDS);
	char *state;

	cli_ok(&c, 0, "plan os --on 2026-03-09 --minutes 30 --target 20", NULL);
	pass_all(&c);
	c.now = "2026-03-03T08:00:00+08:00";
	pass_all(&c);
	c.now = "2026-03-08T08:00:00+08:00";
	cli_ok(&c, 0, "show 0000000000000001", NULL);
	state = strdup(c.out);
	HAS(c, "2026-03-09");
	cli_ok(&c, 0, "next -l 9", NULL);
	HAS(c, "\"purpose\":\"extra\"");
	cli_ok(&c, 0, "answer 0000000000000001 5", NULL);
	cli_ok(&c, 0, "list id:0000000000000001 --format csv", NULL);
	HAS(c, "2026-03-09");
	free(state);
	cli_end(&c);
}
END_TEST

START_TEST(a_dropped_plan_leaves_only_its_answers)
{
	struct cli c = library_begin(LIBRARY_CARDS);
	char *before;

	pass_all(&c);
	cli_ok(&c, 0, "export --what state", NULL);
	before = strdup(c.out);
	cli_ok(&c, 0, "plan os --on +9 --target 20", NULL);
	cli_ok(&c, 0, "plan os --drop", NULL);
	ck_assert_str_eq(
	    c.out, "The plan for os is dropped; the schedule is as it was.\n");
	cli_ok(&c, 0, "export --what state", NULL);
	ck_assert_str_eq(c.out, before);
	cli_ok(&c, 0, "undo", NULL);
	cli_ok(&c, 0, "plan os", NULL);
	free(before);
	cli_end(&c);
}
END_TEST

START_TEST(dropping_offers_what_was_failed_out_of_turn)
{
	struct cli c = library_begin(LIBRARY_CARDS);

	cli_ok(&c, 0, "answer 0000000000000001 5", NULL);
	cli_ok(&c, 0, "plan os --on +9 --target 20", NULL);
	c.now = "2026-03-03T08:00:00+08:00";
	cli_ok(&c, 0, "answer 0000000000000001 5", NULL);
	c.now = "2026-03-05T08:00:00+08:00";
	cli_ok(&c, 0, "answer 0000000000000001 1 --purpose extra", NULL);
	cli_ok(&c, 0, "plan os --drop --again", NULL);
	HAS(c, "1 card was failed when it was last asked");
	HAS(c, "1 card is due today.\n");
	cli_ok(&c, 0, "list is:due --format csv", NULL);
	HAS(c, "2026-03-05");
	cli_ok(&c, 0, "undo", NULL);
	cli_ok(&c, 0, "list is:due --format csv", NULL);
	LACKS(c, "2026-03-05");
	cli_ok(&c, 0, "plan os", NULL);
	cli_end(&c);
}
END_TEST

START_TEST(two_exams_share_a_card_and_ask_it_once)
{
	struct cli c = library_begin(LIBRARY_CARDS);

	cli_ok(&c, 0, "plan os --on +9 --minutes 1 --target 20", NULL);
	cli_ok(&c, 0, "plan os --name later --on +20 --minutes 30 --target 20",
	    NULL);
	cli_ok(&c, 0, "due", NULL);
	HAS(c, "now: 0 due, 6 new\n");
	HAS(c, "exam os in 9 days: today 0 reviews, 3 new, 1 min\n"
	       "exam later in 20 days: today 0 reviews, 3 new, 1 min\n");
	cli_ok(&c, 0, "plan", NULL);
	ck_assert_ptr_nonnull(strstr(strstr(c.out, "os: "), "later: "));
	cli_end(&c);
}
END_TEST

START_TEST(the_calendar_holds_the_days_of_the_plan_and_the_exam)
{
	struct cli c = library_begin(LIBRARY_CARDS);

	cli_ok(&c, 0, "plan os --on +3 --target 20", NULL);
	cli_ok(&c, 0, "due --format ics", NULL);
	HAS(c, "SUMMARY:gloss: os: 0 reviews\\, 6 new\\, 2 min\r\n");
	HAS(c, "DTSTART;VALUE=DATE:20260305\r\nDTEND;VALUE=DATE:20260306\r\n"
	       "SUMMARY:Exam: os\r\n");
	cli_end(&c);
}
END_TEST

START_TEST(an_exam_that_is_over_is_told_and_asks_nothing)
{
	struct cli c = library_begin(LIBRARY_CARDS);

	cli_ok(&c, 0, "plan os --on +3 --target 20", NULL);
	c.now = "2026-03-05T08:00:00+08:00";
	cli_ok(&c, 0, "due", NULL);
	HAS(c, "exam os in ");
	c.now = "2026-03-05T10:00:00+08:00";
	cli_ok(&c, 0, "due", NULL);
	LACKS(c, "exam os");
	cli_ok(&c, 0, "plan os", NULL);
	HAS(c, "the exam was on 2026-03-05; 'gloss plan os --drop' ends");
	cli_end(&c);
}
END_TEST

START_TEST(a_clock_that_was_set_back_does_no_harm)
{
	struct cli c = library_begin(LIBRARY_CARDS);

	pass_all(&c);
	cli_ok(&c, 0, "plan os --on 2026-03-20 --target 20", NULL);
	c.now = "2026-02-20T08:00:00+08:00";
	cli_ok(&c, 0, "plan os", NULL);
	HAS(c, "in 28 days");
	cli_run(&c, "due", NULL);
	ck_assert_int_le(c.status, 1);
	c.now = "2026-03-10T08:00:00+08:00";
	cli_ok(&c, 0, "plan os", NULL);
	cli_end(&c);
}
END_TEST

START_TEST(weekdays_and_ranges_are_days_off)
{
	struct cli c = library_begin(LIBRARY_CARDS);

	cli_ok(&c, 0,
	    "plan os --on 2026-03-20 --target 20 --off "
	    "sat,sun,2026-03-03..2026-03-04",
	    NULL);
	HAS(c, "2026-03-03 Tue   off\n2026-03-04 Wed   off\n");
	HAS(c, "2026-03-07 Sat   off\n2026-03-08 Sun   off\n");
	cli_ok(&c, 0, "plan os --off none", NULL);
	LACKS(c, "off\n");
	cli_end(&c);
}
END_TEST

Suite *
suite_exam(void)
{
	Suite *s = suite_create("exam");
	TCase *c = tcase_create("plan");

	tcase_set_timeout(c, 60);
	tcase_add_test(c, a_plan_is_made_and_shown);
	tcase_add_test(c, a_plan_that_cannot_be_met_says_what_would_do);
	tcase_add_loop_test(c, what_does_not_fit_is_refused_with_a_reason, 0,
	    sizeof wrong / sizeof *wrong);
	tcase_add_test(c, a_library_without_cards_has_no_plan);
	tcase_add_test(c, a_section_without_cards_left_is_named_and_lost);
	tcase_add_test(
	    c, study_and_next_follow_the_plan_till_its_minutes_are_used);
	tcase_add_test(c, what_is_not_due_is_asked_as_extra_and_keeps_its_day);
	tcase_add_test(c, a_dropped_plan_leaves_only_its_answers);
	tcase_add_test(c, dropping_offers_what_was_failed_out_of_turn);
	tcase_add_test(c, two_exams_share_a_card_and_ask_it_once);
	tcase_add_test(c, the_calendar_holds_the_days_of_the_plan_and_the_exam);
	tcase_add_test(c, an_exam_that_is_over_is_told_and_asks_nothing);
	tcase_add_test(c, a_clock_that_was_set_back_does_no_harm);
	tcase_add_test(c, weekdays_and_ranges_are_days_off);
	suite_add_tcase(s, c);
	return s;
}
