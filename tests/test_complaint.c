#include "base/err.h"
#include "cli.h"
#include "compile/diag.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

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

START_TEST(the_example_of_a_complaint_is_complained_of)
{
	const char *name = diag_code_name((enum diag_code)_i);
	const char *example = diag_code_example((enum diag_code)_i);
	char code[64];

	if (!example)
		return;
	cli_write(&cli, "notes.md", example);
	cli_ok(&cli, 0, "check --format json @/notes.md", NULL);
	snprintf(code, sizeof code, "\"code\":\"%s\"", name);
	ck_assert_msg(strstr(cli.out, code), "%s: %s", name, cli.out);
}
END_TEST

START_TEST(a_complaint_is_explained_with_what_to_do)
{
	const char *name = diag_code_name((enum diag_code)_i);
	char args[64];

	snprintf(args, sizeof args, "help %s", name);
	cli_ok(&cli, 0, args, NULL);
	ck_assert_ptr_nonnull(
	    strstr(cli.out, diag_code_advice((enum diag_code)_i)));
	snprintf(args, sizeof args, "<!-- gloss: ok %s -->", name);
	ck_assert_ptr_nonnull(strstr(cli.out, args));
}
END_TEST

Suite *suite_complaint(void);

Suite *
suite_complaint(void)
{
	Suite *s = suite_create("complaint");
	TCase *c = tcase_create("complaint");

	tcase_add_checked_fixture(c, begin, end);
	tcase_add_loop_test(
	    c, the_example_of_a_complaint_is_complained_of, 0, DIAG_CODE_COUNT);
	tcase_add_loop_test(
	    c, a_complaint_is_explained_with_what_to_do, 0, DIAG_CODE_COUNT);
	suite_add_tcase(s, c);
	return s;
}
