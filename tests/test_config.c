/* Settings: what they are, what is refused, and that all obey them. */

#include "cli.h"
#include "library.h"
#include "storage.h"
#include "store/setting.h"
#include "store/store.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char morning[] = "2026-03-02T08:00:00+08:00";

static struct cli box; /* each test runs in a process of its own */

static void
set_up(void)
{
	cli_begin(&box);
	box.now = morning;
	library_make(&box, library_cards, LIBRARY_CARDS);
}

static void
tear_down(void)
{
	cli_end(&box);
}

/* Two decks of eight cards each, two of a fact. */
static void
two_decks(void)
{
	char *path = cli_path(&box, "library.db");
	struct store *s;

	remove(path);
	free(path);
	s = storage_open(&box);
	storage_put(s, "sea", 8, "What");
	storage_put(s, "sky", 8, "Which");
	store_close(s);
	box.now = "2024-10-04T12:00:00Z"; /* STORAGE_TODAY */
}

/* An answer and a grade for each of many cards. */
#define MANY "x\n5\nx\n5\nx\n5\nx\n5\nx\n5\nx\n5\nx\n5\nx\n5\nx\n5\nx\n5\n"

#define HAS(text) ck_assert_msg(strstr(box.out, text), "%s", box.out)

START_TEST(every_setting_explains_itself)
{
	const struct setting *s;
	char line[200];

	for (s = settings; s->key; s++) {
		snprintf(line, sizeof line, "config %s", s->key);
		cli_ok(&box, 0, line, NULL);
		snprintf(line, sizeof line, "%s\n", s->fallback);
		ck_assert_str_eq(box.out, line);
	}
	cli_ok(&box, 0, "config", NULL);
	for (s = settings; s->key; s++) {
		snprintf(line, sizeof line, "%s = %s\n    %s (", s->key,
		    s->fallback, s->text);
		HAS(line);
		snprintf(line, sizeof line, "default %s)\n", s->fallback);
		HAS(line);
	}
}
END_TEST

/* A value that is not allowed, and what the refusal tells. */
static const struct {
	const char *key, *value, *says;
} refused[] = {
    {"new_per_day", "many", "from 0 to 9999"},
    {"new_per_day", "10000", "from 0 to 9999"},
    {"new_per_day", "''", "from 0 to 9999"},
    {"new_per_day", "5x", "from 0 to 9999"},
    {"new_per_day", "99999999999999999999", "from 0 to 9999"},
    {"rollover", "24", "from 0 to 23"},
    {"max_interval", "0", "from 1 to 36500"},
    {"drill_after", "0", "from 1 to 1000"},
    {"leech_after", "1", "from 2 to 99"},
    {"retention", "0.3", "from 0.50 to 0.99"},
    {"retention", "1", "from 0.50 to 0.99"},
    {"retention", "nan", "from 0.50 to 0.99"},
    {"new_mode", "tell", "show|ask"},
    {"new_order", "", "deck|random"},
    {"fuzz", "yes", "off|on"},
    {"leech", "delete", "tag|suspend"},
    {"kinds", "riddle", "no such kind"},
    {"kinds", "define,", "no such kind"},
    {"minutes", "1441", "from 0 to 1440"},
    {"colour", "red", "no such setting"},
    {"--deck os rollover", "3", "the same for all decks"},
};

START_TEST(a_wrong_value_is_refused_with_what_is_allowed)
{
	char line[200];

	snprintf(line, sizeof line, "config %s %s", refused[_i].key,
	    *refused[_i].value ? refused[_i].value : "''");
	cli_ok(&box, 2, line, NULL);
	ck_assert_msg(
	    strstr(box.err, refused[_i].says), "%s: %s", line, box.err);
	cli_ok(&box, 0, "history", NULL);
	ck_assert_ptr_null(strstr(box.out, "set "));
}
END_TEST

START_TEST(a_deck_that_is_not_there_has_no_settings)
{
	cli_ok(&box, 3, "config --deck nowhere", NULL);
	cli_ok(&box, 3, "config --deck nowhere new_per_day 3", NULL);
}
END_TEST

START_TEST(a_change_is_undone_and_reset)
{
	cli_ok(&box, 0, "config new_per_day 3", NULL);
	cli_ok(&box, 0, "config new_per_day", NULL);
	ck_assert_str_eq(box.out, "3\n");
	cli_ok(&box, 0, "undo", NULL);
	cli_ok(&box, 0, "config new_per_day", NULL);
	ck_assert_str_eq(box.out, "20\n");
	cli_ok(&box, 0, "redo", NULL);
	cli_ok(&box, 0, "config new_per_day --reset", NULL);
	cli_ok(&box, 0, "config new_per_day", NULL);
	ck_assert_str_eq(box.out, "20\n");
}
END_TEST

START_TEST(a_deck_shows_what_is_its_own)
{
	cli_ok(&box, 0, "config --deck os new_per_day 3", NULL);
	cli_ok(&box, 0, "config", NULL);
	HAS("default 20)\n    os: 3\n");
	cli_ok(&box, 0, "config --deck os", NULL);
	HAS("new_per_day = 3\n");
	ck_assert_ptr_null(strstr(box.out, "rollover"));
	cli_ok(&box, 0, "config new_per_day", NULL);
	ck_assert_str_eq(box.out, "20\n");
}
END_TEST

static size_t
count(const char *text, const char *what)
{
	size_t n = 0;

	for (; (text = strstr(text, what)); text++)
		n++;
	return n;
}

/* A setting, and how many new cards are then asked of decks sea and sky. */
static const struct {
	const char *config;
	size_t sea, sky;
} limits[] = {
    {"new_per_day 20", 4, 4},
    {"new_per_day 5", 4, 1},
    {"new_per_day 0", 0, 0},
    {"--deck sea new_per_day 1", 1, 4},
    {"--deck sea new_per_day 0", 0, 4},
    {"--deck sky new_per_day 3", 4, 3},
    {"--deck sky new_per_day 99", 4, 4},
    {"review_per_day 6", 4, 2},
    {"review_per_day 0", 4, 4},
    {"--deck sea review_per_day 2", 2, 4},
    {"--deck sea kinds name", 4, 4},
};

START_TEST(study_next_and_due_obey_the_same_limits)
{
	size_t sea = limits[_i].sea, sky = limits[_i].sky;
	char line[200];

	two_decks();
	snprintf(line, sizeof line, "config %s", limits[_i].config);
	cli_ok(&box, 0, line, NULL);
	cli_ok(&box, sea + sky ? 0 : 1, "next -l 99", NULL);
	ck_assert_uint_eq(count(box.out, "\"ask\":\"What "), sea);
	ck_assert_uint_eq(count(box.out, "\"ask\":\"Which "), sky);
	cli_ok(&box, sea + sky ? 0 : 1, "due --short", NULL);
	ck_assert_uint_eq(strtoul(box.out, NULL, 10), sea + sky);
	cli_run(&box, "due --format json -d 1", NULL);
	snprintf(line, sizeof line, "\"new\":%zu,\"total\":%zu", sea + sky,
	    sea + sky);
	HAS(line);
	cli_run(&box, "study", MANY);
	ck_assert_uint_eq(count(box.out, "show: What"), sea);
	ck_assert_uint_eq(count(box.out, "show: Which"), sky);
}
END_TEST

START_TEST(the_command_line_goes_before_the_limits)
{
	two_decks();
	cli_ok(&box, 0, "config new_per_day 0", NULL);
	cli_ok(&box, 0, "config --deck sea new_per_day 0", NULL);
	cli_run(&box, "study -n 3", MANY);
	ck_assert_uint_eq(count(box.out, "show: "), 3);
}
END_TEST

START_TEST(what_was_learnt_today_counts_for_its_deck)
{
	two_decks();
	cli_ok(&box, 0, "config --deck sea new_per_day 3", NULL);
	cli_ok(&box, 0, "study sea -n 2", "the moon\n\nthe moon\n\n");
	cli_ok(&box, 0, "next -l 99", NULL);
	ck_assert_uint_eq(count(box.out, "\"ask\":\"What "), 1);
	ck_assert_uint_eq(count(box.out, "\"ask\":\"Which "), 4);
}
END_TEST

START_TEST(new_cards_of_one_deck_may_be_asked_cold)
{
	two_decks();
	cli_ok(&box, 0, "config --deck sky new_mode ask", NULL);
	cli_run(&box, "study", MANY);
	ck_assert_uint_eq(count(box.out, "show: Which"), 0);
	ck_assert_uint_gt(count(box.out, "show: What"), 0);
}
END_TEST

START_TEST(random_order_is_the_same_each_time_and_stays_in_its_deck)
{
	char *first;

	two_decks();
	cli_ok(&box, 0, "next sky -l 99", NULL);
	first = strdup(box.out);
	cli_ok(&box, 0, "config --deck sky new_order random", NULL);
	cli_ok(&box, 0, "next sky -l 99", NULL);
	ck_assert_str_ne(box.out, first);
	ck_assert_uint_eq(count(box.out, "\"ask\":\"Which "), 4);
	free(first);
	first = strdup(box.out);
	cli_ok(&box, 0, "next sky -l 99", NULL);
	ck_assert_str_eq(box.out, first);
	free(first);
}
END_TEST

Suite *suite_config(void);

Suite *
suite_config(void)
{
	Suite *s = suite_create("config");
	TCase *c = tcase_create("config");

	tcase_add_checked_fixture(c, set_up, tear_down);
	tcase_add_test(c, every_setting_explains_itself);
	tcase_add_loop_test(c, a_wrong_value_is_refused_with_what_is_allowed, 0,
	    sizeof refused / sizeof *refused);
	tcase_add_test(c, a_deck_that_is_not_there_has_no_settings);
	tcase_add_test(c, a_change_is_undone_and_reset);
	tcase_add_test(c, a_deck_shows_what_is_its_own);
	tcase_add_loop_test(c, study_next_and_due_obey_the_same_limits, 0,
	    sizeof limits / sizeof *limits);
	tcase_add_test(c, the_command_line_goes_before_the_limits);
	tcase_add_test(c, what_was_learnt_today_counts_for_its_deck);
	tcase_add_test(c, new_cards_of_one_deck_may_be_asked_cold);
	tcase_add_test(
	    c, random_order_is_the_same_each_time_and_stays_in_its_deck);
	suite_add_tcase(s, c);
	return s;
}
