#include "library.h"

#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Runs gloss in a library of its own with another environment. */
static void
run_in(const char *environment, const char *arguments, char *out, size_t size)
{
	const char *gloss = getenv("GLOSS_BIN");
	char line[600];
	struct cli c;
	FILE *f;
	size_t n;

	cli_begin(&c);
	library_make(&c, library_cards, LIBRARY_CARDS);
	snprintf(line, sizeof line,
	    "env -u LANG -u LC_ALL -u LC_MESSAGES -u LANGUAGE COLUMNS=60 "
	    "XDG_CONFIG_HOME=%s GLOSS_LIBRARY=%s/library.db "
	    "GLOSS_NOW=2026-03-02T08:00:00+08:00 %s %s %s",
	    c.folder, c.folder, environment, gloss ? gloss : "build/gloss",
	    arguments);
	ck_assert_ptr_nonnull(f = popen(line, "r"));
	n = fread(out, 1, size - 1, f);
	out[n] = '\0';
	pclose(f);
	cli_end(&c);
}

static const struct {
	const char *environment;
	bool chinese;
} languages[] = {
    {"", false},
    {"LC_ALL=C", false},
    {"LC_ALL=C LANGUAGE=zh_CN", false},
    {"LC_ALL=C.UTF-8", false},
    {"LC_ALL=de_DE.UTF-8", false},
    {"LC_ALL=zh_CN.UTF-8", true},
    {"LC_ALL=zh_CN.UTF-8 LANGUAGE=en", false},
    {"LC_MESSAGES=zh_CN.UTF-8", true},
    {"LANG=zh_CN.GB18030", true},
    {"LANG=zh", true},
    {"LANGUAGE=zh_CN.UTF-8", true},
    {"LC_ALL=C.UTF-8 LANGUAGE=zh_CN:en", true},
};

START_TEST(messages_are_in_the_language_asked_for_without_its_locale)
{
	char out[2000];

	run_in(languages[_i].environment, "due", out, sizeof out);
	ck_assert_ptr_nonnull(strstr(
	    out, languages[_i].chinese ? "现在：0 张到期，6 张新卡" : "now: "));
}
END_TEST

START_TEST(chinese_tables_stand_in_columns_and_text_wraps)
{
	char out[6000];

	run_in("LC_ALL=zh_CN.UTF-8", "due", out, sizeof out);
	ck_assert_ptr_nonnull(strstr(out, "卡组  到期  新卡  全部新卡\n"
					  "os       0     6         6\n"));
	run_in("LC_ALL=zh_CN.UTF-8", "help undo", out, sizeof out);
	ck_assert_ptr_nonnull(strstr(out, "杀掉的。一次\n回答或"));
}
END_TEST

START_TEST(what_programs_read_is_never_translated)
{
	char english[6000], chinese[6000];
	static const char *const commands[] = {"due --format json",
	    "list --format csv", "judge lock look", "completion bash",
	    "study --plain </dev/null 2>&1"};

	run_in("LC_ALL=C", commands[_i], english, sizeof english);
	run_in("LC_ALL=zh_CN.UTF-8", commands[_i], chinese, sizeof chinese);
	ck_assert_str_eq(chinese, english);
}
END_TEST

/*
 * A few may be missing while the program grows; 'make lint' takes none, and
 * 'make po' brings the catalogue up to the messages.
 */
enum { MISSING_MOST = 25 };

START_TEST(the_catalogue_follows_the_messages)
{
	static const char count[] =
	    "d=$(mktemp -d) && LC_ALL=C.UTF-8 && export LC_ALL && "
	    "xgettext --from-code=UTF-8 -k_ -kN_ -kngettext:1,2 -o $d/pot "
	    "src/*/*.[ch] 2>/dev/null && "
	    "msgmerge -q --no-fuzzy-matching -o $d/po src/po/zh_CN.po $d/pot "
	    "&& msgattrib --untranslated --no-obsolete $d/po | "
	    "grep -c '^msgid '; msgattrib --only-fuzzy src/po/zh_CN.po | "
	    "grep -c '^msgid '; rm -r $d";
	int missing = -1, fuzzy = -1;
	FILE *f = popen(count, "r");

	ck_assert_ptr_nonnull(f);
	ck_assert_int_eq(fscanf(f, "%d %d", &missing, &fuzzy), 2);
	pclose(f);
	ck_assert_int_le(missing, MISSING_MOST);
	ck_assert_int_eq(fuzzy, 0);
}
END_TEST

Suite *suite_locale(void);

Suite *
suite_locale(void)
{
	Suite *s = suite_create("locale");
	TCase *c = tcase_create("locale");

	tcase_add_loop_test(c,
	    messages_are_in_the_language_asked_for_without_its_locale, 0,
	    sizeof languages / sizeof *languages);
	tcase_add_test(c, chinese_tables_stand_in_columns_and_text_wraps);
	tcase_add_loop_test(c, what_programs_read_is_never_translated, 0, 5);
	tcase_add_test(c, the_catalogue_follows_the_messages);
	suite_add_tcase(s, c);
	return s;
}
