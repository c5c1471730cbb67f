/* Notes that nobody means well: each is read or refused, in clean text. */

#include "base/text.h"
#include "cli.h"

#include <check.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT(a) (int)(sizeof(a) / sizeof *(a))

static struct cli cli;

static void
begin(void)
{
	cli_begin(&cli);
}

static void
end(void)
{
	cli_end(&cli);
}

/* No control character but newline and tab, none that turns text around. */
static bool
is_clean(const char *s)
{
	size_t n = strlen(s), at, len;
	int32_t cp;

	for (at = 0; at < n; at += len) {
		len = text_next(s + at, n - at, &cp);
		if (cp < 0 || (cp < 0x20 && cp != '\n' && cp != '\t') ||
		    (cp >= 0x7F && cp < 0xA0) ||
		    (cp >= 0x202A && cp <= 0x202E) ||
		    (cp >= 0x2066 && cp <= 0x2069))
			return false;
	}
	return true;
}

/* The first two read all there is, the others show it otherwise. */
static const char *const readers[] = {"check --format json @/notes.md",
    "compile @/notes.md", "tree @/notes.md", "check @/notes.md",
    "check --coverage @/notes.md", "compile --format json @/notes.md",
    "compile --format md @/notes.md"};

/* The first n commands read the notes, or say why not. */
static void
read_by(const char *what, int n)
{
	int i;

	for (i = 0; i < n; i++) {
		cli_run(&cli, readers[i], NULL);
		ck_assert_msg(cli.status == 0 || cli.status == 3,
		    "%s: %s: status %d", what, readers[i], cli.status);
		ck_assert_msg(is_clean(cli.out), "%s: %s", what, readers[i]);
		ck_assert_msg(is_clean(cli.err), "%s: %s", what, readers[i]);
	}
}

static const struct {
	const char *head, *unit;
	size_t times;
	const char *tail;
} repeated[] = {
    {"## T\n\n- ", "[", 20000, "\n"},
    {"## T\n\n- ", "（", 20000, "\n"},
    {"## T\n\n- ", "“(", 20000, "\n"},
    {"## T\n\n- $", "\\frac{a}{", 4000, "$\n"},
    {"## T\n\n", ">", 20000, " x\n"},
    {"## T\n\n- ", "*a ", 20000, "\n"},
    {"## T\n\n- ", "**a", 2000, "\n"},
    {"## T\n\n- ", "_", 20000, "\n"},
    {"## T\n\n- ", "`", 20000, "\n"},
    {"## T\n\n", "- ", 20000, "x\n"},
    {"## T\n\n- ", "<b>", 20000, "\n"},
    {"## T\n\n- ", "[a](b) ", 10000, "\n"},
    {"## T\n\n- ", "&amp;", 20000, "\n"},
    {"## T\n\n- ", "a: ", 20000, "\n"},
    {"## T\n\n- ", "a → ", 20000, "\n"},
    {"## T\n\n- 包括", "甲乙、", 20000, "等\n"},
    {"## T\n\n- ", "x", 200000, "\n"},
    {"## T\n\n- ", "汉", 100000, "\n"},
    {"## T\n\n- a", "\xCC\x81", 20000, " is a letter\n"},
    {"", "## T\n\n- the one thing\n", 2000, ""},
    {"# A\n\n", "## T\n", 5000, ""},
    {"## T\n\n|", "a|", 10000, "\n|-|-|\n|b|c|\n"},
    {"---\n", "alias: [a, b\n", 5000, "---\n## T\n\n- x is y\n"},
    {"## T\n\n- {{", "c1::", 5000, "}}\n"},
    {"", "<!-- gloss: off -->\n", 5000, "## T\n"},
};

START_TEST(what_is_repeated_without_end_is_read)
{
	size_t head = strlen(repeated[_i].head), i;
	size_t unit = strlen(repeated[_i].unit);
	char *s = malloc(head + unit * repeated[_i].times + 64), *p = s;

	ck_assert_ptr_nonnull(s);
	p = stpcpy(p, repeated[_i].head);
	for (i = 0; i < repeated[_i].times; i++, p += unit)
		memcpy(p, repeated[_i].unit, unit);
	strcpy(p, repeated[_i].tail);
	cli_write(&cli, "notes.md", s);
	free(s);
	read_by(repeated[_i].unit, 2);
}
END_TEST

static const char *const unclean[] = {
    "## T\x1B[31m\n\n- a \x1B]0;x\x07 thing\n",
    "## \xE2\x80\xAE"
    "abc\n\n- **L\xE2\x81\xA6**: \xE2\x80\xAA one thing\n",
    "## Caf\xE9\n\n- a place \xC0\xAF \xED\xA0\x80 \xF8 to drink\n",
    "## T\n\n- a \xC2\x9B"
    "31m thing\n\n| a\x01 | b |\n| - | - |\n| c\x7F | d |\n",
    "## T\r\r- a thing of use\r",
    "\xEF\xBB\xBF## T\n\n- a thing of use\n",
    "---\ntitle: \"a\x1B\"\naka: [\x9B, b]\n---\n\nIt is a thing.\n",
    "## T\n\n![\x1B](\x1B.png)\n\n<b title=\"\x1B\">x</b>\n\n`\x1B`\n",
    "## T\n\nQ: what \x1B is it\nA: it \x9B is\n\nfront\x1B :: back\n",
};

START_TEST(bytes_that_are_not_text_are_cleaned)
{
	cli_write(&cli, "notes.md", unclean[_i]);
	read_by("unclean", COUNT(readers));
	cli_ok(&cli, 0, "add @/notes.md", NULL);
	cli_ok(&cli, 0, "list --format json", NULL);
	ck_assert(is_clean(cli.out));
}
END_TEST

START_TEST(what_is_no_file_of_notes_is_refused)
{
	static const char *const refused[] = {"check @/pipe.md",
	    "check @/loop.md", "check /dev/zero", "check /dev/null",
	    "check @/none.md", "check @/empty", "add @/pipe.md", "add @/empty"};
	char *pipe = cli_path(&cli, "pipe.md"), *loop, *empty;
	int i;

	loop = cli_path(&cli, "loop.md");
	empty = cli_path(&cli, "empty");
	ck_assert_int_eq(mkfifo(pipe, 0600), 0);
	ck_assert_int_eq(symlink("loop.md", loop), 0);
	ck_assert_int_eq(mkdir(empty, 0700), 0);
	for (i = 0; i < COUNT(refused); i++) {
		cli_ok(&cli, 3, refused[i], NULL);
		ck_assert_str_eq(cli.out, "");
		ck_assert_msg(
		    strncmp(cli.err, "gloss: ", 7) == 0 &&
			strchr(cli.err, '\n') == cli.err + strlen(cli.err) - 1,
		    "%s: %s", refused[i], cli.err);
	}
	free(pipe);
	free(loop);
	free(empty);
}
END_TEST

Suite *suite_hostile(void);

Suite *
suite_hostile(void)
{
	Suite *s = suite_create("hostile");
	TCase *c = tcase_create("hostile");

	tcase_set_timeout(c, 60);
	tcase_add_checked_fixture(c, begin, end);
	tcase_add_loop_test(
	    c, what_is_repeated_without_end_is_read, 0, COUNT(repeated));
	tcase_add_loop_test(
	    c, bytes_that_are_not_text_are_cleaned, 0, COUNT(unclean));
	tcase_add_test(c, what_is_no_file_of_notes_is_refused);
	suite_add_tcase(s, c);
	return s;
}
