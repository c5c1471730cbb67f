#include "library.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Two decks: one from the test library, one with blanks and traps. */
static void
two_decks(struct cli *c)
{
	cli_begin(c);
	library_make(c, library_cards, LIBRARY_CARDS);
	cli_write(c, "harbour.md",
	    "# Harbour\n\n## Tide gauge\n\nA tide gauge is an instrument that "
	    "records the height of the sea.\n\n## $(touch pwned)\n\nA lead "
	    "line is a rope with a weight that measures depth.\n");
	cli_ok(c, 0, "add @/harbour.md", NULL);
}

/* Runs a command of the shell in the library of c; gives what it printed. */
static void
run_shell(const struct cli *c, const char *command, char *out, size_t size)
{
	char line[1000];
	FILE *f;
	size_t n;

	snprintf(line, sizeof line, "GLOSS_LIBRARY=%s/library.db %s", c->folder,
	    command);
	ck_assert_ptr_nonnull(f = popen(line, "r"));
	n = fread(out, 1, size - 1, f);
	out[n] = '\0';
	ck_assert_int_eq(pclose(f), 0);
}

static const struct {
	const char *words, *offered;
} lines[] = {
    {"gloss st", "study\nstats\n"},
    {"gloss sus", "suspend\n"},
    {"gloss --c", "--color\n"},
    {"gloss study --se", "--section\n"},
    {"gloss study o", "os\n"},
    {"gloss study -k expa", "expand\n"},
    {"gloss study --section = 锁", "锁\n"},
    {"gloss study -s Tide", "Tide\\ gauge\n"},
    {"gloss study -s '\"Tide'", ""},
    {"gloss study -s \\$", "\\$\\(touch\\ pwned\\)\n"},
    {"gloss study --minutes ''", ""},
    {"gloss list is : f", "flagged\n"},
    {"gloss list 自", "自旋锁\n"},
    {"gloss help TRUN", "TRUNCATED\n"},
    {"gloss config new_p", "new_per_day\n"},
    {"gloss check src/LAY", "src/LAYERS\n"},
    {"gloss compile -o src/LAY", "src/LAYERS\n"},
    {"gloss stats --format = h", "html\n"},
    {"gloss --plain --now 2026-01-01 study h", "harbour\n"},
    {"gloss nosuch x", ""},
};

START_TEST(bash_completes_a_line_from_the_table_and_the_library)
{
	struct cli c;
	char command[300], out[4000];

	two_decks(&c);
	snprintf(command, sizeof command, "bash tests/tty/complete.bash %s",
	    lines[_i].words);
	run_shell(&c, command, out, sizeof out);
	ck_assert_str_eq(out, lines[_i].offered);
	cli_end(&c);
}
END_TEST

START_TEST(the_names_of_a_library_are_never_run_by_the_shell)
{
	struct cli c;
	char out[4000];

	two_decks(&c);
	run_shell(&c, "bash tests/tty/complete.bash gloss study -s ''", out,
	    sizeof out);
	ck_assert_ptr_nonnull(strstr(out, "\\$\\(touch\\ pwned\\)\n"));
	run_shell(&c, "test ! -e pwned && echo none", out, sizeof out);
	ck_assert_str_eq(out, "none\n");
	cli_end(&c);
}
END_TEST

static const struct {
	const char *shell, *check;
} shells[] = {{"bash", "bash -n"}, {"zsh", "zsh -n"}, {"fish", "fish -n"}};

START_TEST(each_script_is_sound_in_its_shell)
{
	struct cli c;
	char command[300], out[4000];
	char *path;

	cli_begin(&c);
	snprintf(command, sizeof command, "completion %s", shells[_i].shell);
	cli_ok(&c, 0, command, NULL);
	path = cli_path(&c, "script");
	cli_write(&c, "script", c.out);
	snprintf(command, sizeof command,
	    "sh -c 'command -v %s >/dev/null || exit 0; %s %s'",
	    shells[_i].shell, shells[_i].check, path);
	run_shell(&c, command, out, sizeof out);
	ck_assert_str_eq(out, "");
	free(path);
	cli_end(&c);
}
END_TEST

START_TEST(every_list_of_values_can_be_asked_for)
{
	static const char *const names[] = {"decks", "sections", "terms",
	    "queries", "kinds", "settings", "topics"};
	struct cli c;
	char command[60];

	two_decks(&c);
	snprintf(command, sizeof command, "completion --values %s", names[_i]);
	cli_ok(&c, 0, command, NULL);
	ck_assert_int_ne(c.out[0], '\0');
	cli_end(&c);
}
END_TEST

Suite *suite_completion(void);

Suite *
suite_completion(void)
{
	Suite *s = suite_create("completion");
	TCase *c = tcase_create("completion");

	tcase_add_loop_test(c,
	    bash_completes_a_line_from_the_table_and_the_library, 0,
	    sizeof lines / sizeof *lines);
	tcase_add_test(c, the_names_of_a_library_are_never_run_by_the_shell);
	tcase_add_loop_test(c, each_script_is_sound_in_its_shell, 0,
	    sizeof shells / sizeof *shells);
	tcase_add_loop_test(c, every_list_of_values_can_be_asked_for, 0, 7);
	suite_add_tcase(s, c);
	return s;
}
