/*
 * The figures as other programs see them: JSON by its schema, the page in a
 * browser. Each is skipped where the other program is not there.
 */

#include "cli.h"
#include "library.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct cli box; /* each test runs in a process of its own */

static const char answers[] =
    "t,card,purpose,grade,ms\n"
    "2026-10-01T08:00:00+08:00,0000000000000001,review,4,4000\n"
    "2026-10-02T23:30:00+08:00,0000000000000001,review,1,9000\n"
    "2026-11-20T08:00:00+01:00,0000000000000001,review,5,2000\n"
    "2026-11-20T08:01:00+01:00,0000000000000004,review,2,99000\n"
    "2026-11-24T02:00:00+08:00,0000000000000004,drill,5,\n";

static void
set_up(void)
{
	cli_begin(&box);
	library_make(&box, library_cards, LIBRARY_CARDS);
	cli_ok(&box, 0, "import -", answers);
	cli_write(&box, "odd.csv",
	    "deck,section,ask,answer,id\n"
	    "\"<b>&,\"\"x\"\"\",=1+1,\"<script>1</script>\n\"\"y\"\" 'z'\","
	    "שלום,00000000000000aa\n");
	cli_ok(&box, 0, "import @/odd.csv", NULL);
	cli_ok(&box, 0, "import -",
	    "t,card,grade\n2026-11-01T08:00:00Z,00000000000000aa,4\n"
	    "2026-11-02T08:00:00Z,00000000000000aa,1\n");
}

static void
tear_down(void)
{
	cli_end(&box);
}

/* Runs a line of sh in the folder; gives its exit status. */
static int
sh(const char *line)
{
	char text[1024];
	int n = snprintf(text, sizeof text, "cd '%s' && %s", box.folder, line);

	ck_assert_int_lt(n, (int)sizeof text);
	return system(text);
}

START_TEST(json_is_what_its_schema_says)
{
	static const char *const args[] = {"", "--by day", "--by section",
	    "--by kind", "--by card", "--by hour",
	    "--compare --since 2026-11-01",
	    "--since 1999-01-01 --until 1999-01-02"};
	char line[256], *schema;
	size_t i;

	if (sh("python3 -c 'import jsonschema' 2>/dev/null") != 0)
		return;
	schema = realpath("tests/schema/gloss.stats.json", NULL);
	ck_assert(schema != NULL);
	setenv("SCHEMA", schema, 1);
	free(schema);
	for (i = 0; i < sizeof args / sizeof *args; i++) {
		snprintf(line, sizeof line,
		    "stats --format json -o @/s.json %s", args[i]);
		cli_ok(&box, 0, line, NULL);
		ck_assert_msg(
		    sh("python3 -c 'import jsonschema, json, os; "
		       "jsonschema.validate(json.load(open(\"s.json\")"
		       "), json.load(open(os.environ[\"SCHEMA\"])))' "
		       ">log 2>&1") == 0,
		    "stats %s: not by its schema", args[i]);
	}
	/* The check can fail. */
	sh("sed -i 's/\"answers\":/\"answer\":/' s.json");
	ck_assert_int_ne(
	    sh("python3 -c 'import jsonschema, json, os; "
	       "jsonschema.validate(json.load(open(\"s.json\")), "
	       "json.load(open(os.environ[\"SCHEMA\"])))' >log 2>&1"),
	    0);
}
END_TEST

/* Opens a page; what the browser complains of is in "log". */
static bool
browse(const char *page)
{
	char line[512];

	snprintf(line, sizeof line,
	    "timeout 60 chromium --headless=new --no-sandbox --disable-gpu "
	    "--enable-logging=stderr --user-data-dir=browser --dump-dom "
	    "file://$PWD/%s >dom 2>log && grep -q '</svg>' dom",
	    page);
	return sh(line) == 0;
}

START_TEST(a_browser_shows_the_page_without_complaint)
{
	cli_ok(&box, 0, "stats --format html --by card -o @/page.html", NULL);
	if (!browse("page.html"))
		return;
	ck_assert_msg(
	    sh("! grep CONSOLE log") == 0, "the browser complains of it");
	/* The policy is in force, and the check can fail. */
	sh("sed 's|</body>|<script>1</script></body>|' page.html >bad.html");
	if (browse("bad.html"))
		ck_assert_int_eq(
		    sh("grep -q 'CONSOLE.*Content Security' log"), 0);
}
END_TEST

Suite *suite_page(void);

Suite *
suite_page(void)
{
	Suite *s = suite_create("page");
	TCase *c = tcase_create("page");

	tcase_set_timeout(c, 180);
	tcase_add_checked_fixture(c, set_up, tear_down);
	tcase_add_test(c, json_is_what_its_schema_says);
	tcase_add_test(c, a_browser_shows_the_page_without_complaint);
	suite_add_tcase(s, c);
	return s;
}
