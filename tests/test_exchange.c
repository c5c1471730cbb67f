#include "base/buf.h"
#include "base/mem.h"
#include "cli.h"
#include "library.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct cli box; /* each test runs in a process of its own */

static const char notes[] = "# Sea\n\n"
			    "## Tide\n\n- **Cause**: the pull of the moon\n"
			    "- **Period**: twelve hours\n\n"
			    "## Swell\n\n- **Cause**: wind far away\n";

/* A library with a deck of two versions, answers, an undo and a setting. */
static void
set_up(void)
{
	static const char *const answers[] = {
	    "4 --typed '=1+1, \"x\"' --ms 900",
	    "2 --suggested 3 --credit 500 --typed 潮"};
	char id[17], line[128];
	size_t i;

	cli_begin(&box);
	cli_write(&box, "sea.md", notes);
	cli_ok(&box, 0, "add @/sea.md", NULL);
	cli_ok(&box, 0, "config new_per_day 7", NULL);
	cli_ok(&box, 0, "next", NULL);
	memcpy(id, strstr(box.out, "\"id\":\"") + 6, 16);
	id[16] = '\0';
	for (i = 0; i < 2; i++) {
		snprintf(line, sizeof line, "answer %s %s", id, answers[i]);
		cli_ok(&box, 0, line, NULL);
		if (i == 0)
			cli_ok(&box, 0, "undo", NULL);
	}
	cli_write(&box, "sea.md",
	    "# Sea\n\n## Tide\n\n- **Cause**: the pull of the moon\n");
	cli_ok(&box, 0, "update", NULL);
}

static void
tear_down(void)
{
	cli_end(&box);
}

/* What a command prints; the caller frees it. */
static char *
printed(const char *args)
{
	cli_ok(&box, 0, args, NULL);
	return mem_strdup(box.out);
}

static void
must_print(const char *args, const char *text)
{
	cli_ok(&box, 0, args, NULL);
	ck_assert_str_eq(box.out, text);
}

START_TEST(all_that_is_exported_makes_an_equal_library)
{
	char *all = printed("export"), *state = printed("export --what state");
	char *stats = printed("stats --format json --by section");

	cli_ok(&box, 0, "export -o @/all.json", NULL);
	cli_ok(&box, 0, "--library @/b.db import @/all.json", NULL);
	must_print("--library @/b.db export", all);
	must_print("--library @/b.db export --what state", state);
	must_print("--library @/b.db stats --format json --by section", stats);
	cli_ok(&box, 0, "--library @/b.db doctor", NULL);
	cli_ok(&box, 0, "--library @/b.db import @/all.json", NULL);
	must_print("--library @/b.db export", all);
	free(all);
	free(state);
	free(stats);
}
END_TEST

START_TEST(answers_come_back_from_csv_and_json_in_any_order)
{
	static const char *const format[] = {"csv", "json"};
	size_t i;

	for (i = 0; i < 2; i++) {
		char line[128], *all, *at, *turned;

		snprintf(line, sizeof line, "export --what answers --format %s",
		    format[i]);
		all = printed(line);
		/* The last line goes first, after the head. */
		turned = mem_new(1, strlen(all) + 1);
		for (at = all + strlen(all) - 1; at[-1] != '\n'; at--)
			;
		snprintf(turned, strlen(all) + 1, "%.*s%s%.*s",
		    (int)(strchr(all, '\n') + 1 - all), all, at,
		    (int)(at - strchr(all, '\n') - 1), strchr(all, '\n') + 1);
		cli_write(&box, "answers", turned);
		snprintf(line, sizeof line,
		    "--library @/%s.db import @/answers", format[i]);
		cli_ok(&box, 0, line, NULL);
		snprintf(line, sizeof line,
		    "--library @/%s.db export --what answers --format %s",
		    format[i], format[i]);
		must_print(line, all);
		free(all);
		free(turned);
	}
}
END_TEST

START_TEST(an_event_that_differs_is_refused_by_name_and_line)
{
	char *before = printed("export"), *csv;

	csv = printed("export --what answers --format csv");
	strstr(csv, "潮")[0] = 'x';
	strstr(csv, ",2,3,500,")[1] = '1';
	cli_write(&box, "bad.csv", csv);
	cli_ok(&box, 3, "import @/bad.csv", NULL);
	ck_assert_ptr_nonnull(strstr(box.err, "bad.csv:6: event "));
	ck_assert_ptr_nonnull(strstr(box.err, ":5: differs"));
	must_print("export", before);
	free(before);
	free(csv);
}
END_TEST

START_TEST(a_dry_run_changes_nothing)
{
	char *before;

	cli_ok(&box, 0, "export -o @/all.json", NULL);
	before = printed("--library @/b.db export");
	cli_ok(&box, 0, "--library @/b.db import --dry-run @/all.json", NULL);
	ck_assert_ptr_nonnull(strstr(box.out, "of them new"));
	must_print("--library @/b.db export", before);
	free(before);
}
END_TEST

START_TEST(strangers_answers_get_day_and_number_once)
{
	cli_write(&box, "few.csv",
	    "card,t,grade\n"
	    "000000000000000a,2026-05-01T02:00:00+08:00,4\n"
	    "000000000000000a,2026-05-03T09:00:00+08:00,5\n");
	cli_ok(&box, 0, "--library @/b.db import @/few.csv", NULL);
	ck_assert_str_eq(box.out, "2 events, 2 of them new\n");
	cli_ok(&box, 0, "--library @/b.db import @/few.csv", NULL);
	ck_assert_str_eq(box.out, "2 events, 0 of them new\n");
	cli_ok(&box, 0, "--library @/b.db export --what answers --format csv",
	    NULL);
	/* Two in the morning is still the day before. */
	ck_assert_ptr_nonnull(
	    strstr(box.out, ",1,2026-05-01T02:00:00.000+08:00,480,20573,answer,"
			    "000000000000000a,review,4,"));
	ck_assert_ptr_nonnull(strstr(
	    box.out, ",2,2026-05-03T09:00:00.000+08:00,480,20576,answer,"));
	cli_ok(&box, 0, "--library @/b.db doctor", NULL);
}
END_TEST

START_TEST(cards_come_back_from_every_format)
{
	static const char *const format[] = {"csv", "json", "deck"};
	char *all, line[160];
	size_t i;

	library_make(&box, library_cards, LIBRARY_CARDS);
	all = printed("export --what cards --format deck deck:os");
	for (i = 0; i < 3; i++) {
		snprintf(line, sizeof line,
		    "export --what cards --format %s -o @/cards deck:os",
		    format[i]);
		cli_ok(&box, 0, line, NULL);
		snprintf(line, sizeof line, "--library @/%s.db import @/cards",
		    format[i]);
		cli_ok(&box, 0, line, NULL);
		snprintf(line, sizeof line,
		    "--library @/%s.db export --what cards --format deck",
		    format[i]);
		must_print(line, all);
	}
	free(all);
}
END_TEST

START_TEST(a_list_of_cards_joins_its_deck_and_undo_takes_it_out)
{
	char *before = printed("export --what cards --format deck");

	cli_write(&box, "more.csv",
	    "deck,ask,answer,items\n"
	    "sea,What is an ebb?,\"the falling tide, \"\"out\"\"\",\n"
	    "sea,Which tides are there?,a | b,a \\| c | b\\\\\n");
	cli_ok(&box, 0, "import @/more.csv", NULL);
	cli_ok(&box, 0, "list --format csv tides", NULL);
	ck_assert_ptr_nonnull(strstr(box.out, ",a \\| c | b\\\\,"));
	cli_ok(&box, 0, "undo", NULL);
	must_print("export --what cards --format deck", before);
	free(before);
}
END_TEST

START_TEST(bad_files_are_refused_with_file_and_line)
{
	static const struct {
		const char *text, *why;
	} t[] = {
	    {"", "x:1: neither a deck"},
	    {"{\"a\":1}\n", "x:1: neither a deck"},
	    {"a,b\n1,2\n", "x:1: neither a deck"},
	    {"PK\003\004", "x:1: neither a deck"},
	    {"card,t,grade\n\n0a,2026-05-01T02:00:00Z,3\n", "x:3: card: no"},
	    {"card,t,grade\n000000000000000a,now,3\n", "x:2: now: not a time"},
	    {"card,t,grade\n000000000000000a,2026-05-01T02:00:00Z,6\n",
		"x:2: grade: no value for it: 6"},
	    {"card,t,grade\n000000000000000a,2026-05-01T02:00:00Z\n",
		"x:2: 2 cells, but the head has 3"},
	    {"card,t,grade,day\n000000000000000a,2026-05-01T02:00:00Z,3,1\n",
		"x:2: day: no value for it: 1"},
	    {"card,t,kind\n,2026-05-01T02:00:00Z,undo\n", "x:2: tseq: missing"},
	    {"{\"schema\":\"gloss.answers\",\"version\":2}\n",
		"x:1: version 2: this gloss reads version 1"},
	    {"{\"schema\":\"gloss.answers\",\"version\":1}\n{\n", "x:2: "},
	    {"{\"schema\":\"gloss.all\",\"version\":1}\n{\"record\":\"Ask\"}\n",
		"x:2: "},
	    {"{\"schema\":\"gloss.all\",\"version\":1}\n"
	     "{\"version\":\"0000000000000001\",\"deck\":\"d\",\"depth\":0,"
	     "\"cards\":[]}\n",
		"x:2: version 0000000000000001 of deck d"},
	    {"{\"schema\":\"gloss.cards\",\"version\":1,\"cards\":[{}, "
	     "{\"ask\":\"q\",\"kind\":\"odd\"}]}\n",
		"x: card 2: Kind: this is no value for it"},
	    {"ask,answer,kind\nq,a,odd\n", "x:2: Kind: this is no value"},
	    {"Ask: q\nKind: odd\n", "x:2: Kind: this is no value"},
	    {"ask,answer\n\"q,a\n", "x:2: a quote is never closed"},
	};
	char *before = printed("export");
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		cli_write(&box, "x", t[i].text);
		cli_ok(&box, 3, "import @/x", NULL);
		ck_assert_msg(strstr(box.err, t[i].why) != NULL, "%s", box.err);
		ck_assert_str_eq(box.out, "");
	}
	must_print("export", before);
	cli_ok(&box, 3, "import @/none", NULL);
	cli_ok(&box, 3, "import @", NULL);
	cli_ok(&box, 2, "export --format apkg", NULL);
	cli_ok(&box, 2, "export --what all --format csv", NULL);
	cli_ok(&box, 2, "export --what state deck:sea", NULL);
	free(before);
}
END_TEST

START_TEST(a_full_disk_leaves_the_old_file)
{
	cli_ok(&box, 4, "export -o /dev/full", NULL);
	ck_assert_str_eq(
	    box.err, "gloss: /dev/full: No space left on device\n");
}
END_TEST

Suite *suite_exchange(void);

Suite *
suite_exchange(void)
{
	Suite *s = suite_create("exchange");
	TCase *c = tcase_create("exchange");

	tcase_set_timeout(c, 60);
	tcase_add_checked_fixture(c, set_up, tear_down);
	tcase_add_test(c, all_that_is_exported_makes_an_equal_library);
	tcase_add_test(c, answers_come_back_from_csv_and_json_in_any_order);
	tcase_add_test(c, an_event_that_differs_is_refused_by_name_and_line);
	tcase_add_test(c, a_dry_run_changes_nothing);
	tcase_add_test(c, strangers_answers_get_day_and_number_once);
	tcase_add_test(c, cards_come_back_from_every_format);
	tcase_add_test(c, a_list_of_cards_joins_its_deck_and_undo_takes_it_out);
	tcase_add_test(c, bad_files_are_refused_with_file_and_line);
	tcase_add_test(c, a_full_disk_leaves_the_old_file);
	suite_add_tcase(s, c);
	return s;
}
