/* What an answer brings about, and that the way to it is short. */

#include "cli.h"
#include "storage.h"

#include "base/buf.h"
#include "base/embed.h"
#include "base/err.h"
#include "schedule/calendar.h"
#include "store/query.h"
#include "store/store.h"

#include <check.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct cli box; /* each test runs in a process of its own */

static void
set_up(void)
{
	cli_begin(&box);
}

static void
tear_down(void)
{
	cli_end(&box);
}

static struct store *
new_library(void)
{
	struct store *s = storage_open(&box);

	storage_put(s, "sea", 10, "What");
	return s;
}

static void
set(struct store *s, const char *key, const char *value)
{
	storage_ok(store_begin(s, storage_day(STORAGE_TODAY), STORE_BATCH));
	storage_ok(store_set(s, key, value, NULL));
	storage_ok(store_commit(s));
}

static struct card_state
state_of(struct store *s, size_t card)
{
	struct entries *v = NULL;
	struct card_state state;

	storage_ok(store_card(&v, s, storage_card("sea", card)));
	state = v->v->state;
	entries_free(v);
	return state;
}

static void
undo(struct store *s, int64_t day)
{
	struct acts *acts = NULL;

	storage_ok(store_undo(&acts, s, storage_day(day), 1));
	ck_assert_uint_eq(acts->n, 1);
	ck_assert_int_eq(acts->v[0].kind, EVENT_ANSWER);
	acts_free(acts);
}

/* Learns and forgets a card so many times; gives the last day. */
static int64_t
forget(struct store *s, size_t card, int times)
{
	int64_t day = STORAGE_TODAY;
	int i;

	for (i = 0; i < times; i++) {
		storage_answer(s, card, 4, day++);
		storage_answer(s, card, 1, day++);
	}
	return day - 1;
}

START_TEST(a_leech_is_only_told_of_unless_one_wants_more)
{
	struct store *s = new_library();

	forget(s, 0, 8);
	ck_assert_int_eq(state_of(s, 0).sm2.lapses, 8);
	ck_assert(!state_of(s, 0).suspended);
	store_close(s);
}
END_TEST

START_TEST(a_leech_is_suspended_and_comes_back_with_its_answer_undone)
{
	struct store *s = new_library();
	int64_t day;

	set(s, "leech", "suspend");
	set(s, "leech_after", "3");
	day = forget(s, 0, 2);
	ck_assert(!state_of(s, 0).suspended);
	storage_answer(s, 0, 4, day + 1);
	storage_answer(s, 0, 0, day + 2);
	ck_assert(state_of(s, 0).suspended);
	storage_sound(s);
	undo(s, day + 2);
	ck_assert(!state_of(s, 0).suspended);
	ck_assert_int_eq(state_of(s, 0).sm2.lapses, 2);
	storage_sound(s);
	store_close(s);
}
END_TEST

/* Passes every other card on three days; then intervals are above a week. */
static void
learn(struct store *s, size_t n)
{
	static const int64_t day[] = {0, 1, 7};
	size_t i, k;

	for (k = 0; k < 3; k++)
		for (i = 0; i < n; i++)
			storage_answer(s, 2 * i, 5, STORAGE_TODAY + day[k]);
}

START_TEST(balance_spreads_cards_over_the_days_that_fuzz_could_choose)
{
	struct store *s = new_library();
	int64_t due[5], reach;
	size_t i, k, same = 0;

	set(s, "balance", "on");
	learn(s, 5);
	for (i = 0; i < 5; i++) {
		struct sm2 c = state_of(s, 2 * i).sm2;

		due[i] = c.due;
		reach = calendar_reach(c.ivl);
		ck_assert_int_ge(c.ivl, 7);
		ck_assert_int_le(llabs(c.due - c.last - c.ivl), reach);
		for (k = 0; k < i; k++)
			same += due[k] == due[i];
	}
	/* Five cards on three days: two days have two of them, no more. */
	ck_assert_uint_le(same, 2);
	storage_sound(s);
	undo(s, STORAGE_TODAY + 7);
	ck_assert_int_eq(state_of(s, 8).sm2.due, STORAGE_TODAY + 7);
	storage_sound(s);
	store_close(s);
}
END_TEST

START_TEST(without_balance_and_fuzz_days_stay_where_they_fall)
{
	struct store *s = new_library();
	struct sm2 c;

	learn(s, 2);
	c = state_of(s, 2).sm2;
	ck_assert_int_eq(c.due, c.last + c.ivl);
	ck_assert_int_eq(state_of(s, 0).sm2.due, c.due);
	store_close(s);
}
END_TEST

static void
mistake(struct store *s, size_t card, const char *given, int64_t day)
{
	struct event ev = event_new(EVENT_ANSWER);

	ev.card = storage_card("sea", card);
	ev.purpose = PURPOSE_REVIEW;
	ev.grade = 1;
	storage_ok(store_answer(s, storage_day(day), &ev,
	    &(struct answer_with){.taken_for = given}));
}

static const struct err *
add_up(void *data, const struct taken *t)
{
	ck_assert_str_eq(t->deck, "sea");
	ck_assert_str_eq(t->term, "What 0?");
	ck_assert_str_eq(t->given, "O'Brien \"ebb\"");
	*(int64_t *)data += t->times;
	return NULL;
}

START_TEST(a_confusion_is_kept_and_gone_with_its_answer)
{
	struct store *s = new_library();
	int64_t times = 0;
	char *before = storage_state(s), *after;

	mistake(s, 0, "O'Brien \"ebb\"", STORAGE_TODAY);
	mistake(s, 0, "O'Brien \"ebb\"", STORAGE_TODAY + 1);
	storage_ok(store_taken(s, add_up, &times));
	ck_assert_int_eq(times, 2);
	undo(s, STORAGE_TODAY + 1);
	times = 0;
	storage_ok(store_taken(s, add_up, &times));
	ck_assert_int_eq(times, 1);
	undo(s, STORAGE_TODAY + 1);
	after = storage_state(s);
	ck_assert_str_eq(before, after);
	storage_sound(s);
	free(before);
	free(after);
	store_close(s);
}
END_TEST

START_TEST(statistics_name_what_is_confused)
{
	struct store *s = new_library();

	mistake(s, 0, "ebb", STORAGE_TODAY);
	mistake(s, 0, "ebb", STORAGE_TODAY + 1);
	mistake(s, 4, "flood", STORAGE_TODAY + 1);
	store_close(s);
	box.now = "2024-10-06T12:00:00Z";
	cli_ok(&box, 0, "stats --format json", NULL);
	ck_assert_ptr_nonnull(strstr(box.out,
	    "\"confusions\":[{\"asked\":\"What 0?\",\"given\":\"ebb\","
	    "\"times\":2},{\"asked\":\"What 4?\",\"given\":\"flood\","
	    "\"times\":1}]"));
	cli_ok(&box, 0, "history", NULL);
	ck_assert_ptr_null(strstr(box.out, "and 1 more"));
}
END_TEST

/* The log as the first step of the schema has it. */
static char *
first_log(void)
{
	const char *from = strstr(embedded_sql[0].text, "CREATE TABLE event");
	const char *to = strstr(from, "-- What was compiled");
	struct buf b = {0};

	buf_puts(&b, "CREATE TABLE t AS SELECT * FROM event;"
		     "DROP TABLE event;");
	buf_put(&b, from, (size_t)(to - from));
	buf_puts(&b, "INSERT INTO event SELECT * FROM t; DROP TABLE t");
	return b.data;
}

START_TEST(a_library_of_the_first_version_is_migrated)
{
	struct store *s = new_library();
	char *log = first_log();

	storage_answer(s, 0, 4, STORAGE_TODAY);
	store_close(s);
	storage_sql(&box, log);
	free(log);
	storage_sql(&box,
	    "DROP INDEX card_due;"
	    "CREATE INDEX card_due ON card(ivl, last, wait, deck, fact)\n"
	    "    WHERE active = 1 AND ivl > 0;"
	    "PRAGMA user_version = 1");
	s = storage_open(&box);
	storage_answer(s, 1, 4, STORAGE_TODAY);
	storage_sound(s);
	store_close(s);
}
END_TEST

/* Statements between a key and the next question, and those of due. */
#define X(name, sql) {#name, sql},
static const struct {
	const char *name, *sql;
} every[] = {QUERIES(X)};
#undef X

static const char hot[] =
    " META EVENT_LAST EVENT_ADD EVENT_ONE EVENT_OF_CARD ACCEPTS EVENT_UNDONE "
    "EVENT_VOID EVENT_MARK EVENT_BACK ALIAS DECK_ONE DECK_ID CARD CARD_RANGE "
    "CARD_PLACE CARD_STATE FACT_DUE AGENDA_ADD ROLLUP_ADD DUE_BY_DECK "
    "DUE_ANSWERED DUE_BY_DAY INTRODUCED ANSWERED FACT_BUSY CARD_BUSY "
    "NEW_OF_DECK DUE_LOAD DUE_CARDS TODAY_CARDS SETTING_ALL CONF_EVENTS TAKEN ";

static void
check_plan(sqlite3 *db, const char *name, const char *sql)
{
	sqlite3_stmt *q = NULL;
	char explain[4096];

	snprintf(explain, sizeof explain, "EXPLAIN QUERY PLAN %s", sql);
	ck_assert_int_eq(
	    sqlite3_prepare_v2(db, explain, -1, &q, NULL), SQLITE_OK);
	while (sqlite3_step(q) == SQLITE_ROW) {
		const char *step = (const char *)sqlite3_column_text(q, 3);
		bool whole = strncmp(step, "SCAN card", 9) == 0 ||
			     strncmp(step, "SCAN event", 10) == 0;

		ck_assert_msg(!whole || strstr(step, "event_confused"),
		    "%s: %s", name, step);
	}
	sqlite3_finalize(q);
}

START_TEST(the_way_to_the_next_question_reads_no_table_whole)
{
	sqlite3 *db = NULL;
	char word[64];
	size_t i, n = 0;

	store_close(new_library());
	ck_assert_int_eq(sqlite3_open(storage_path(&box), &db), SQLITE_OK);
	for (i = 0; i < sizeof every / sizeof *every; i++) {
		snprintf(word, sizeof word, " %s ", every[i].name);
		if (!strstr(hot, word))
			continue;
		check_plan(db, every[i].name, every[i].sql);
		n++;
	}
	ck_assert_uint_eq(n, 34);
	sqlite3_close(db);
}
END_TEST

Suite *suite_answer(void);

Suite *
suite_answer(void)
{
	Suite *s = suite_create("answer");
	TCase *c = tcase_create("answer");

	tcase_set_timeout(c, 60);
	tcase_add_checked_fixture(c, set_up, tear_down);
	tcase_add_test(c, a_leech_is_only_told_of_unless_one_wants_more);
	tcase_add_test(
	    c, a_leech_is_suspended_and_comes_back_with_its_answer_undone);
	tcase_add_test(
	    c, balance_spreads_cards_over_the_days_that_fuzz_could_choose);
	tcase_add_test(c, without_balance_and_fuzz_days_stay_where_they_fall);
	tcase_add_test(c, a_confusion_is_kept_and_gone_with_its_answer);
	tcase_add_test(c, statistics_name_what_is_confused);
	tcase_add_test(c, a_library_of_the_first_version_is_migrated);
	tcase_add_test(c, the_way_to_the_next_question_reads_no_table_whole);
	suite_add_tcase(s, c);
	return s;
}
