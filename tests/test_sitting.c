#include "library.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
check_run(size_t n, const char *arguments, const char *input,
    const char *expected, int status)
{
	struct cli c = library_begin(n);

	cli_ok(&c, status, arguments, input);
	ck_assert_str_eq(c.out, expected);
	cli_end(&c);
}

START_TEST(a_new_card_goes_through_the_plain_protocol)
{
	check_run(1, "study", "translation lookaside bufer\n\n",
	    "show: TLB 的英文全称是什么？\n"
	    "answer: Translation Lookaside Buffer\n"
	    "ask: TLB 的英文全称是什么？\n"
	    "verdict: near 0.9\n"
	    "answer: Translation Lookaside Buffer\n"
	    "suggest: 4\n"
	    "next: 2026-03-03\n"
	    "done: 1 answers, 1 new, 0 again, 00:00\n",
	    0);
}
END_TEST

START_TEST(a_self_card_shows_its_points_and_suggests_nothing)
{
	check_run(2, "study -s 锁", "\n4\n",
	    "show: 互斥锁的特点，说出 2 点\n"
	    "answer: 等待者进入睡眠；持有者只有一个线程\n"
	    "point 1: 等待者进入睡眠\n"
	    "point 2: 持有者只有一个线程\n"
	    "ask: 互斥锁的特点，说出 2 点\n"
	    "answer: 等待者进入睡眠；持有者只有一个线程\n"
	    "point 1: 等待者进入睡眠\n"
	    "point 2: 持有者只有一个线程\n"
	    "suggest: -\n"
	    "next: 2026-03-03\n"
	    "done: 1 answers, 1 new, 0 again, 00:00\n",
	    0);
}
END_TEST

START_TEST(only_the_missed_items_of_a_list_are_drilled)
{
	check_run(3, "study -k list", "互斥锁\n\n自旋锁 读写锁\n\n",
	    "show: 锁有哪 3 种？\n"
	    "answer: 互斥锁、自旋锁、读写锁\n"
	    "ask: 锁有哪 3 种？\n"
	    "verdict: partial 0.333\n"
	    "answer: 互斥锁、自旋锁、读写锁\n"
	    "suggest: 1\n"
	    "next: 2026-03-03\n"
	    "ask: 锁有哪 3 种？ (the 2 that were missing)\n"
	    "verdict: right 1\n"
	    "answer: 互斥锁、自旋锁、读写锁\n"
	    "suggest: 5\n"
	    "next: 2026-03-03\n"
	    "done: 2 answers, 1 new, 1 again, 00:00\n",
	    0);
}
END_TEST

START_TEST(choices_are_numbered_and_cramming_shows_nothing_first)
{
	struct cli c = library_begin(4);

	cli_ok(&c, 0, "cram -k which", "自旋锁\n\n");
	HAS(c, "choice 1: ");
	HAS(c, "choice 2: ");
	HAS(c, "verdict: exact 1\n");
	HAS(c, "suggest: 4\n");
	LACKS(c, "show: ");
	cli_ok(&c, 0, "study -k which", "自旋锁\n\n");
	HAS(c, "show: ");
	cli_end(&c);
}
END_TEST

START_TEST(nothing_due_is_a_no)
{
	check_run(
	    0, "study", "", "done: 0 answers, 0 new, 0 again, 00:00\n", 1);
}
END_TEST

START_TEST(the_end_of_input_ends_the_session_and_keeps_every_answer)
{
	struct cli c = library_begin(LIBRARY_CARDS);

	cli_ok(&c, 0, "study", "translation lookaside buffer\n\n");
	HAS(c, "done: 1 answers, 1 new");
	cli_ok(&c, 0, "study", "");
	LACKS(c, "ask: TLB");
	cli_end(&c);
}
END_TEST

START_TEST(undo_asks_the_card_again_but_never_takes_the_deck)
{
	struct cli c = library_begin(1);

	cli_ok(&c, 0, "study", "no idea\n0\n:u\ntlb\n:u\n:u\n");
	HAS(c, "done: 0 answers");
	cli_ok(&c, 0, "study", "translation lookaside buffer\n5\n");
	HAS(c, "done: 1 answers, 1 new, 0 again");
	cli_end(&c);
}
END_TEST

START_TEST(a_suspended_card_comes_no_more)
{
	struct cli c = library_begin(1);

	cli_ok(&c, 0, "study", ":s\n");
	cli_ok(&c, 1, "study", "");
	cli_end(&c);
}
END_TEST

START_TEST(limits_of_the_command_line_override_the_settings)
{
	struct cli c = library_begin(LIBRARY_CARDS);

	cli_ok(&c, 0, "study -n 1", "\n\n\n\n\n\n");
	HAS(c, "1 new");
	cli_ok(&c, 1, "study -n 0 -k list", "");
	LACKS(c, "show: ");
	cli_end(&c);
}
END_TEST

START_TEST(a_strange_grade_is_asked_for_again)
{
	check_run(1, "study", "translation lookaside buffer\nnine\n3\n",
	    "show: TLB 的英文全称是什么？\n"
	    "answer: Translation Lookaside Buffer\n"
	    "ask: TLB 的英文全称是什么？\n"
	    "verdict: exact 1\n"
	    "answer: Translation Lookaside Buffer\n"
	    "suggest: 5\n"
	    "suggest: 5\n"
	    "next: 2026-03-03\n"
	    "ask: TLB 的英文全称是什么？\n"
	    "done: 1 answers, 1 new, 0 again, 00:00\n",
	    0);
}
END_TEST

START_TEST(bytes_that_are_no_text_are_kept_as_clean_text)
{
	struct cli c = library_begin(1);

	cli_ok(&c, 0, "study", "a\x1b[31m\xff\n1\n");
	HAS(c, "verdict: wrong 0\n");
	LACKS(c, "\x1b");
	cli_ok(&c, 0, "study", "");
	cli_end(&c);
}
END_TEST

START_TEST(a_path_that_is_neither_notes_nor_a_deck_is_wrong_input)
{
	struct cli c;

	cli_begin(&c);
	cli_ok(&c, 3, "study @/none.md", NULL);
	cli_write(&c, "notes.md",
	    "# Locks\n\n## Mutex\n\nA mutex is a lock that one thread holds "
	    "at a time.\n\n## Spinlock\n\nA spinlock is a lock whose "
	    "waiters check in a loop.\n");
	cli_ok(&c, 0, "study @/notes.md", "");
	HAS(c, "show: ");
	ck_assert_ptr_nonnull(strstr(c.err, "to learn"));
	cli_ok(&c, 0, "study notes", "\n");
	HAS(c, "ask: ");
	cli_end(&c);
}
END_TEST

START_TEST(what_was_taken_for_it_twice_stands_among_the_choices)
{
	static const char *const choice[] = {"Mutex", "Spinlock", "Barrier"};
	static const struct card cards[] = {
	    {.id = 1,
		.fact = 1,
		.kind = CARD_NAME,
		.term = "Mutex",
		.ask = "Which lock makes waiters sleep?",
		.answer = "Mutex",
		.file = "a.md",
		.line = 1,
		.column = 1},
	    {.id = 2,
		.fact = 2,
		.kind = CARD_WHICH,
		.form = FORM_CHOICE,
		.term = "Mutex",
		.ask = "Which has an owner?",
		.answer = "Mutex",
		.choices = {(const char **)choice, 3},
		.file = "a.md",
		.line = 2,
		.column = 1},
	    {.id = 3,
		.fact = 3,
		.kind = CARD_NAME,
		.term = "Semaphore",
		.ask = "Which one counts?",
		.answer = "Semaphore",
		.file = "a.md",
		.line = 3,
		.column = 1},
	};
	struct cli c;

	cli_begin(&c);
	c.now = library_morning;
	library_make(&c, cards, 3);
	cli_ok(&c, 0, "study -k name -n 1", "semaphore\n\n");
	cli_ok(&c, 0, "cram -k which", NULL);
	LACKS(c, "Semaphore");
	cli_ok(&c, 0, "study -k name -n 0", "semaphore\n\n");
	cli_ok(&c, 0, "cram -k which", NULL);
	HAS(c, ": Semaphore\n");
	HAS(c, ": Mutex\n");
	LACKS(c, "choice 4");
	cli_end(&c);
}
END_TEST

/* Transcripts on a pseudo-terminal, by Debian's expect. */
static const char *const transcripts[] = {"answers", "keys", "interrupt",
    "chinese", "narrow", "jobs", "terminate", "hangup", "paste", "bytes",
    "history", "inputrc", "resize", "two", "notes", "record", "doubt",
    "contrast", "pager"};

/* Notes with a picture for the transcript that opens it. */
static const char pictured[] =
    "# Harbour\n\n## Tide gauge\n\n"
    "- An instrument that records the height of the sea\n\n"
    "![a gauge on a pier](<gauge one.png>)\n\n## Lead line\n\n"
    "- A rope with a weight that measures the depth\n";

START_TEST(a_terminal_session_goes_as_in_the_transcript)
{
	struct cli c = library_begin(LIBRARY_CARDS);
	char command[800];

	if (system("command -v expect >/dev/null") == 0) {
		cli_write(&c, "harbour.md", pictured);
		cli_write(&c, "gauge one.png", "");
		cli_write(&c, "xdg-open",
		    "#!/bin/sh\necho \"$1\" >\"${0%/*}/opened\"\n");
		snprintf(command, sizeof command,
		    "chmod +x %s/xdg-open; FOLDER=%s XDG_CONFIG_HOME=%s "
		    "XDG_STATE_HOME=%s GLOSS_LIBRARY=%s/library.db "
		    "GLOSS_NOW=%s expect -f tests/tty/%s.exp >%s/log 2>&1 || "
		    "{ cat %s/log; exit 1; }",
		    c.folder, c.folder, c.folder, c.folder, c.folder,
		    library_morning, transcripts[_i], c.folder, c.folder);
		ck_assert_int_eq(system(command), 0);
	}
	cli_end(&c);
}
END_TEST

Suite *suite_sitting(void);

Suite *
suite_sitting(void)
{
	Suite *s = suite_create("sitting");
	TCase *c = tcase_create("plain");

	tcase_add_test(c, a_new_card_goes_through_the_plain_protocol);
	tcase_add_test(c, a_self_card_shows_its_points_and_suggests_nothing);
	tcase_add_test(c, only_the_missed_items_of_a_list_are_drilled);
	tcase_add_test(
	    c, choices_are_numbered_and_cramming_shows_nothing_first);
	tcase_add_test(c, nothing_due_is_a_no);
	tcase_add_test(
	    c, the_end_of_input_ends_the_session_and_keeps_every_answer);
	tcase_add_test(c, undo_asks_the_card_again_but_never_takes_the_deck);
	tcase_add_test(c, a_suspended_card_comes_no_more);
	tcase_add_test(c, limits_of_the_command_line_override_the_settings);
	tcase_add_test(c, a_strange_grade_is_asked_for_again);
	tcase_add_test(c, bytes_that_are_no_text_are_kept_as_clean_text);
	tcase_add_test(
	    c, a_path_that_is_neither_notes_nor_a_deck_is_wrong_input);
	suite_add_tcase(s, c);
	c = tcase_create("terminal");
	tcase_set_timeout(c, 30);
	tcase_add_test(c, what_was_taken_for_it_twice_stands_among_the_choices);
	tcase_add_loop_test(c, a_terminal_session_goes_as_in_the_transcript, 0,
	    sizeof transcripts / sizeof *transcripts);
	suite_add_tcase(s, c);
	return s;
}
