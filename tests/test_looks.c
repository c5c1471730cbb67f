/* The config file: colours, language and keys of one person. */

#include "library.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static struct cli box; /* each test runs in a process of its own */

static void
set_up(void)
{
	char *folder;

	cli_begin(&box);
	box.now = "2026-03-02T08:00:00+08:00";
	library_make(&box, library_cards, 2);
	folder = cli_path(&box, "gloss");
	mkdir(folder, 0700);
	free(folder);
}

static void
tear_down(void)
{
	cli_end(&box);
}

static const struct {
	const char *config, *complaint;
} wrong[] = {
    {"colour = never\n", "1: colour: no such look: color, language, or "},
    {"\n# dim\ncolor = red\n", "3: color: this is no value for it\n"},
    {"color = auto|always\n", "1: color: this is no value for it\n"},
    {"color\n", "1: color: expected NAME = VALUE\n"},
    {"language = ../evil\n", "1: language: this is no value for it\n"},
    {"key.jump = j\n", "1: key.jump: there is no such key\n"},
    {"key.help = j\n", "1: key.help: there is no such key\n"},
    {"key.undo = 5\n", "1: key.undo: a key is one letter, a to z\n"},
    {"key.undo = zz\n", "1: key.undo: a key is one letter, a to z\n"},
    {"key.undo = s\n", ": two keys are s: give both a letter\n"},
};

START_TEST(a_wrong_line_is_told_with_its_place)
{
	cli_write(&box, "gloss/config", wrong[_i].config);
	cli_ok(&box, 3, "due", NULL);
	ck_assert_ptr_nonnull(strstr(box.err, "/gloss/config:"));
	ck_assert_ptr_nonnull(strstr(box.err, wrong[_i].complaint));
	ck_assert_str_eq(box.out, "");
}
END_TEST

START_TEST(a_key_may_have_another_letter)
{
	cli_write(&box, "gloss/config",
	    "# left-handed\n key.undo=z \r\nkey.suspend = u\n");
	cli_ok(
	    &box, 0, "study", "translation lookaside buffer\n5\n:z\n:?\n:u\n");
	ck_assert_ptr_nonnull(strstr(box.err, "Undone."));
	ck_assert_ptr_nonnull(strstr(box.err, ":z undo the last answer\n"));
	ck_assert_ptr_nonnull(strstr(box.err, "Suspended;"));
	cli_ok(&box, 0, "help keys", NULL);
	ck_assert_ptr_nonnull(strstr(box.out, "z  undo the last answer\n"));
}
END_TEST

START_TEST(messages_are_in_the_language_of_the_file)
{
	cli_write(&box, "gloss/config", "language = zh_CN\n");
	cli_ok(&box, 0, "due", NULL);
	ck_assert_ptr_nonnull(strstr(box.out, "现在："));
}
END_TEST

START_TEST(colours_are_as_in_the_file_unless_they_are_asked_for)
{
	cli_write(&box, "gloss/config", "color = always\n");
	cli_ok(&box, 0, "help", NULL); /* NO_COLOR is set */
	ck_assert_ptr_null(strchr(box.out, '\033'));
	cli_ok(&box, 0, "help --color always", NULL);
	ck_assert_ptr_nonnull(strchr(box.out, '\033'));
}
END_TEST

START_TEST(config_lists_looks_after_settings_and_tells_one)
{
	cli_ok(&box, 0, "config", NULL);
	ck_assert_ptr_nonnull(strstr(box.out, "/gloss/config:\ncolor = auto"));
	ck_assert_ptr_nonnull(strstr(box.out, "key.undo = u\n"));
	cli_ok(&box, 0, "config color", NULL);
	ck_assert_int_eq(strncmp(box.out, "color = auto\n", 13), 0);
	cli_ok(&box, 2, "config color never", NULL);
}
END_TEST

Suite *suite_looks(void);

Suite *
suite_looks(void)
{
	Suite *s = suite_create("looks");
	TCase *c = tcase_create("looks");

	tcase_add_checked_fixture(c, set_up, tear_down);
	tcase_add_loop_test(c, a_wrong_line_is_told_with_its_place, 0,
	    sizeof wrong / sizeof *wrong);
	tcase_add_test(c, a_key_may_have_another_letter);
	tcase_add_test(c, messages_are_in_the_language_of_the_file);
	tcase_add_test(c, colours_are_as_in_the_file_unless_they_are_asked_for);
	tcase_add_test(c, config_lists_looks_after_settings_and_tells_one);
	suite_add_tcase(s, c);
	return s;
}
