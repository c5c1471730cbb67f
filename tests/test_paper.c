/* gloss mock: a paper from its first question to what is kept of it. */

#include "library.h"
#include "session/paper.h"

#include "base/mem.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_paper(void);

static struct paper
paper_of(size_t n, int64_t limit)
{
	return (struct paper){.q = mem_new(n, sizeof(struct paper_question)),
	    .n = n,
	    .start = 1000,
	    .limit = limit};
}

START_TEST(the_clock_of_a_paper_never_goes_back)
{
	struct paper p = paper_of(2, 60000);

	paper_clock(&p, 31000);
	ck_assert_int_eq(paper_left(&p), 30000);
	paper_clock(&p, 500);
	ck_assert_int_eq(paper_left(&p), 30000);
	ck_assert(!paper_is_over(&p));
	paper_clock(&p, 61000);
	ck_assert(paper_is_over(&p));
	ck_assert_int_eq(paper_left(&p), 0);
	paper_free(&p);
}
END_TEST

START_TEST(answers_can_be_skipped_and_written_anew)
{
	struct paper p = paper_of(2, 0);

	ck_assert_int_eq(paper_left(&p), -1);
	paper_answer(&p, "one", 100);
	paper_answer(&p, NULL, 100);
	ck_assert_uint_eq(p.at, 2);
	ck_assert_uint_eq(paper_open(&p), 1);
	paper_turn(&p, 0);
	paper_back(&p);
	paper_answer(&p, "two", 50);
	ck_assert_str_eq(p.q[0].typed, "two");
	ck_assert_int_eq(p.q[0].ms, 150);
	paper_turn(&p, 3);
	ck_assert_uint_eq(p.at, 1);
	paper_free(&p);
}
END_TEST

/* One right answer, the others blank; nothing is said before the end. */
START_TEST(a_paper_is_asked_marked_and_kept)
{
	struct cli c = library_begin(LIBRARY_CARDS);
	char *marks;

	cli_ok(&c, 0, "mock os -n 6 --seed 5",
	    "\n\n\n\n\n\n\n1 100\n2 50\n7 3\n\n");
	marks = strstr(c.out, "  right: ");
	ck_assert_ptr_nonnull(marks);
	ck_assert(marks > strstr(c.out, "ask 6/6: "));
	HAS(c, "open: 1 2 3 4 5 6\n");
	HAS(c, "score: 25.0 of 100, 6 questions, 00:00\n");
	HAS(c, "predicted: 0.0 (95% range 0.0 to 0.0), better than predicted");
	HAS(c, "section: ");
	ck_assert_ptr_nonnull(strstr(c.err, "It is the number of a question"));
	cli_ok(&c, 0, "mock --papers", NULL);
	HAS(c, "2026-03-02 08:00   25.0 of 100, predicted   0.0 (0 to 0), 6 "
	       "questions: os\n");
	cli_ok(&c, 0, "history", NULL);
	HAS(c, "sat a mock paper: os\n");
	cli_ok(&c, 0, "undo", NULL);
	cli_ok(&c, 0, "mock --papers", NULL);
	HAS(c, "No paper was sat yet");
	cli_end(&c);
}
END_TEST

START_TEST(a_typed_answer_earns_partial_credit)
{
	struct cli c = library_begin(LIBRARY_CARDS);

	cli_ok(&c, 0, "suspend kind:expand", NULL);
	cli_ok(&c, 0, "suspend kind:aspect", NULL);
	cli_ok(&c, 0, "suspend kind:which", NULL);
	cli_ok(&c, 0, "suspend section:Locks", NULL);
	cli_ok(&c, 0, "mock os -n 9 --seed 1 --format json",
	    "\n互斥锁 自旋锁\n:d\n\n");
	HAS(c, "{\"schema\":\"gloss.mock\",\"version\":1,\"deck\":\"os\","
	       "\"seed\":1,");
	HAS(c, "\"typed\":\"互斥锁 自旋锁\",\"credit\":0.667");
	cli_end(&c);
}
END_TEST

START_TEST(the_same_seed_asks_the_same_paper)
{
	struct cli c = library_begin(LIBRARY_CARDS);
	char *first;

	cli_ok(&c, 0, "mock os -n 4 --seed 9", NULL);
	first = strdup(c.out);
	ck_assert_ptr_nonnull(strstr(c.err, "The paper waits"));
	cli_ok(&c, 0, "mock --discard", NULL);
	cli_ok(&c, 0, "mock os -n 4 --seed 9", NULL);
	ck_assert_str_eq(c.out, first);
	free(first);
	cli_end(&c);
}
END_TEST

START_TEST(a_paper_goes_on_where_it_was_left_and_so_does_its_clock)
{
	struct cli c = library_begin(LIBRARY_CARDS);

	cli_ok(&c, 0, "mock os -n 6 -t 10 --seed 5", "\nwhat\n");
	HAS(c, "ask 3/6: ");
	c.now = "2026-03-02T08:04:00+08:00";
	cli_ok(&c, 0, "mock", ":b\n:q\n");
	ck_assert_ptr_nonnull(strstr(c.err, "6 min left"));
	HAS(c, "ask 3/6: ");
	HAS(c, "so far: what\n");
	c.now = "2026-03-02T08:11:00+08:00";
	cli_ok(&c, 0, "mock", "\n\n\n");
	ck_assert_ptr_nonnull(strstr(c.err, "The time is over."));
	LACKS(c, "ask ");
	HAS(c, "6 questions, 11:00\n");
	cli_ok(&c, 0, "mock --papers", NULL);
	HAS(c, "6 questions: os");
	cli_end(&c);
}
END_TEST

START_TEST(an_answer_that_comes_too_late_does_not_count)
{
	struct cli c = library_begin(LIBRARY_CARDS);

	cli_ok(&c, 0, "mock os -n 6 -t 10 --seed 5", "");
	c.now = "2026-03-02T08:10:00+08:00";
	cli_ok(&c, 0, "mock", "late\n\n");
	HAS(c, "score: 0.0 of 100");
	cli_end(&c);
}
END_TEST

START_TEST(a_mock_moves_no_card)
{
	struct cli c = library_begin(LIBRARY_CARDS);
	char *before;

	cli_ok(&c, 0, "list --format csv", NULL);
	before = strdup(c.out);
	cli_ok(&c, 0, "mock os -n 6 --seed 5", "\n\n\n\n\n\n\n\n");
	cli_ok(&c, 0, "list --format csv", NULL);
	ck_assert_str_eq(c.out, before);
	free(before);
	cli_end(&c);
}
END_TEST

START_TEST(a_paper_is_printed_with_its_key_apart)
{
	struct cli c = library_begin(LIBRARY_CARDS);
	char *path;

	cli_ok(&c, 0, "mock os -n 3 --seed 5 --print @/p.html", NULL);
	path = cli_path(&c, "p-key.html");
	HAS(c, path);
	free(path);
	path = cli_path(&c, "p.html");
	cli_ok(&c, 0, "mock os -n 3 --seed 5 --print @/p.md", NULL);
	HAS(c, "seed: 5\n");
	free(path);
	cli_end(&c);
}
END_TEST

static const struct {
	const char *args;
	int status;
	const char *message;
} wrong[] = {
    {"mock os -n 0", 2, "a paper has 1 to 1000 questions"},
    {"mock os -n 5000", 2, "a paper has 1 to 1000 questions"},
    {"mock os -t 9999", 2, "--minutes: at most 1440"},
    {"mock sea", 3, "sea: no such deck"},
    {"mock os --seed x", 2, "--seed: not a whole number"},
    {"mock os --print @/none/p.md", 4, "none/p.md"},
};

START_TEST(what_does_not_fit_is_refused)
{
	struct cli c = library_begin(LIBRARY_CARDS);

	cli_ok(&c, wrong[_i].status, wrong[_i].args, NULL);
	ck_assert_msg(strstr(c.err, wrong[_i].message), "%s", c.err);
	cli_end(&c);
}
END_TEST

Suite *
suite_paper(void)
{
	Suite *s = suite_create("paper");
	TCase *c = tcase_create("mock");

	tcase_set_timeout(c, 60);
	tcase_add_test(c, the_clock_of_a_paper_never_goes_back);
	tcase_add_test(c, answers_can_be_skipped_and_written_anew);
	tcase_add_test(c, a_paper_is_asked_marked_and_kept);
	tcase_add_test(c, a_typed_answer_earns_partial_credit);
	tcase_add_test(c, the_same_seed_asks_the_same_paper);
	tcase_add_test(
	    c, a_paper_goes_on_where_it_was_left_and_so_does_its_clock);
	tcase_add_test(c, an_answer_that_comes_too_late_does_not_count);
	tcase_add_test(c, a_mock_moves_no_card);
	tcase_add_test(c, a_paper_is_printed_with_its_key_apart);
	tcase_add_loop_test(
	    c, what_does_not_fit_is_refused, 0, sizeof wrong / sizeof *wrong);
	suite_add_tcase(s, c);
	return s;
}
