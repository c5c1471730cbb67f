/*
 * Every number of stats against a second way to it: SQL over the raw columns
 * of the events alone, on histories of two years on two devices, with undos,
 * undone undos, zones and daylight saving.
 */

#include "base/buf.h"
#include "base/day.h"
#include "base/rand.h"
#include "cli.h"
#include "library.h"

#include <check.h>
#include <inttypes.h>
#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct cli box; /* each test runs in a process of its own */

static void
set_up(void)
{
	cli_begin(&box);
	library_make(&box, library_cards, LIBRARY_CARDS);
}

static void
tear_down(void)
{
	cli_end(&box);
}

/* Berlin and Sao Paulo by the half of the year; one zone a device. */
static int
zone(int device, int64_t day)
{
	bool summer = day / 182 % 2 != 0;

	return device ? -180 : summer ? 120 : 60;
}

/* Rows of n events as CSV, day left to the import; a tenth takes one back. */
static void
write_history(size_t n)
{
	static const char *const purpose[] = {
	    "review", "review", "review", "drill", "extra", "cram", "mock"};
	struct rng rng = {.state = n};
	struct buf b = {0};
	int64_t seq[2] = {0, 0};
	const int64_t begin = INT64_C(1732000000000), span = 63072000000;
	char text[WHEN_SIZE];
	size_t i;

	buf_puts(&b, "device,seq,t,kind,card,purpose,grade,ms,tdev,tseq\n");
	for (i = 0; i < n; i++) {
		int device = rng_below(&rng, 3) == 0;
		int64_t t = begin + span * (int64_t)i / (int64_t)n;
		struct when when = {t, zone(device, t / 86400000)};

		buf_printf(&b, "00000000000000%02d,%" PRId64 ",%s,",
		    device ? 90 : 10, ++seq[device], when_format(when, text));
		if (i > 2 && rng_below(&rng, 10) == 0 && seq[device] > 3)
			buf_printf(&b,
			    "undo,,,,,00000000000000%02d,%" PRId64 "\n",
			    device ? 90 : 10,
			    seq[device] - 1 - (int64_t)rng_below(&rng, 2));
		else
			buf_printf(&b,
			    "answer,%016" PRIx64 ",%s,%d,%" PRId64 ",,\n",
			    1 + rng_below(&rng, 6), purpose[rng_below(&rng, 7)],
			    (int)rng_below(&rng, 6),
			    (int64_t)rng_below(&rng, 90000));
	}
	cli_write(&box, "history.csv", b.data);
	buf_free(&b);
}

/*
 * What counts, from raw columns: an answer that no standing undo names. Undos
 * are folded from the last to the first, as scheduling.md 3.2 has it.
 */
static const char prepare[] =
    "CREATE TEMP TABLE gone (device, seq, PRIMARY KEY (device, seq));"
    "CREATE TEMP TABLE undo AS SELECT row_number() OVER "
    "(ORDER BY t DESC, device DESC, seq DESC) AS n, * FROM event "
    "WHERE kind = 'undo';";

static const char answers[] =
    "CREATE TEMP TABLE a AS SELECT *, CASE card WHEN 1 THEN '内存' "
    "WHEN 6 THEN '内存' WHEN 5 THEN 'Locks' ELSE '锁' END AS section, "
    "CASE card WHEN 1 THEN 'expand' WHEN 2 THEN 'aspect' WHEN 3 THEN 'list' "
    "WHEN 4 THEN 'which' WHEN 5 THEN 'name' ELSE 'order' END AS what, "
    "row_number() OVER w AS nth, lag(d) OVER w AS before FROM "
    "(SELECT *, date((t / 60000 + off - 240) * 60, 'unixepoch') AS date, "
    "julianday(date((t / 60000 + off - 240) * 60, 'unixepoch')) AS d, "
    "strftime('%H', t / 1000 + off * 60, 'unixepoch') AS hour, "
    "printf('%016x', card) AS id FROM event AS e WHERE kind = 'answer' AND "
    "NOT EXISTS (SELECT 1 FROM gone WHERE gone.device = e.device AND "
    "gone.seq = e.seq)) WINDOW w AS (PARTITION BY card ORDER BY t, device, "
    "seq)";

static void
run(sqlite3 *db, const char *sql)
{
	ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK,
	    "%s", sqlite3_errmsg(db));
}

static sqlite3 *
open_raw(void)
{
	char *path = cli_path(&box, "library.db"), sql[512];
	sqlite3 *db = NULL;
	int i, n = 0;
	sqlite3_stmt *s;

	ck_assert(sqlite3_open(path, &db) == SQLITE_OK);
	free(path);
	run(db, prepare);
	sqlite3_prepare_v2(db, "SELECT count(*) FROM undo", -1, &s, NULL);
	if (sqlite3_step(s) == SQLITE_ROW)
		n = sqlite3_column_int(s, 0);
	sqlite3_finalize(s);
	for (i = 1; i <= n; i++) {
		snprintf(sql, sizeof sql,
		    "INSERT OR IGNORE INTO gone SELECT u.tdev, u.tseq FROM "
		    "undo AS u JOIN event AS e ON e.device = u.tdev AND e.seq "
		    "= u.tseq WHERE n = %d AND (e.t, e.device, e.seq) < (u.t, "
		    "u.device, u.seq) AND NOT EXISTS (SELECT 1 FROM gone "
		    "WHERE gone.device = u.device AND gone.seq = u.seq)",
		    i);
		run(db, sql);
	}
	run(db, answers);
	return db;
}

static void
put_row(struct buf *b, sqlite3_stmt *s)
{
	int64_t reviews = sqlite3_column_int64(s, 3);
	int i;

	for (i = 0; i < 5; i++) {
		const unsigned char *text = sqlite3_column_text(s, i);

		buf_printf(b, "%s,", text ? (const char *)text : "");
	}
	if (reviews)
		buf_printf(b, "%.9g",
		    (double)sqlite3_column_int64(s, 4) / (double)reviews);
	buf_printf(b, ",%s\r\n", sqlite3_column_text(s, 5));
}

/* The CSV of stats, by this second way. */
static char *
expected(sqlite3 *db, const char *key, const char *group, const char *where)
{
	struct buf b = {0};
	sqlite3_stmt *s = NULL;
	char sql[1024];

	snprintf(sql, sizeof sql,
	    "SELECT %s, count(*), ifnull(sum(nth = 1), 0), "
	    "ifnull(sum(nth > 1 AND purpose = 'review'), 0), "
	    "ifnull(sum(nth > 1 AND purpose = 'review' AND grade > 2), 0), "
	    "ifnull(sum(min(ms, 60000)), 0) FROM a WHERE %s %s",
	    key, where, group);
	buf_puts(&b, "key,answers,new,reviews,passed,retention,ms\r\n");
	ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &s, NULL) == SQLITE_OK,
	    "%s", sqlite3_errmsg(db));
	while (sqlite3_step(s) == SQLITE_ROW)
		put_row(&b, s);
	sqlite3_finalize(s);
	return b.data;
}

static const struct {
	const char *args, *key, *group, *where;
} ways[] = {
    {"", "NULL", "", "1"},
    {"--since 2025-03-01 --until 2025-04-15", "NULL", "",
	"date BETWEEN '2025-03-01' AND '2025-04-15'"},
    {"--since 1999-01-01 --until 1999-12-31", "NULL", "", "0"},
    {"--by day", "date", "GROUP BY 1 ORDER BY 1", "1"},
    {"--by hour", "hour", "GROUP BY 1 ORDER BY 1", "1"},
    {"--by section", "section", "GROUP BY 1 ORDER BY 2 DESC, 1", "1"},
    {"--by kind", "what", "GROUP BY 1 ORDER BY 2 DESC, 1", "1"},
    {"--by card", "id", "GROUP BY 1 ORDER BY 2 DESC, 1", "1"},
    {"--by kind --since 2025-06-01", "what", "GROUP BY 1 ORDER BY 2 DESC, 1",
	"date >= '2025-06-01'"},
};

/* A tally of JSON, of the reviews by their time since the answer before. */
static void
check_ages(sqlite3 *db)
{
	static const struct {
		const char *name, *where;
	} age[] = {{"young", "before IS NULL OR d - before < 21"},
	    {"mature", "d - before >= 21"}};
	size_t i;

	cli_ok(&box, 0, "stats --format json", NULL);
	for (i = 0; i < 2; i++) {
		char *want = expected(db, "'x'", "", age[i].where), text[200];
		int64_t n[4], ms;
		char *row = strchr(want, '\n') + 3;

		ck_assert_int_eq(
		    sscanf(row, "%" SCNd64 ",%" SCNd64 ",%" SCNd64 ",%" SCNd64,
			&n[0], &n[1], &n[2], &n[3]),
		    4);
		ms = strtoll(strrchr(want, ',') + 1, NULL, 10);
		snprintf(text, sizeof text,
		    "\"%s\":{\"key\":null,\"answers\":%" PRId64
		    ",\"new\":%" PRId64 ",\"reviews\":%" PRId64
		    ",\"passed\":%" PRId64,
		    age[i].name, n[0], n[1], n[2], n[3]);
		ck_assert_msg(
		    strstr(box.out, text) != NULL, "%s\n%s", text, box.out);
		snprintf(text, sizeof text, "\"ms\":%" PRId64 "}", ms);
		ck_assert_ptr_nonnull(strstr(box.out, text));
		free(want);
	}
}

/* The longest run of days with answers. */
static void
check_streak(sqlite3 *db)
{
	static const char sql[] =
	    "SELECT max(n) FROM (SELECT count(*) AS n FROM (SELECT d, d - "
	    "row_number() OVER (ORDER BY d) AS run FROM (SELECT DISTINCT d "
	    "FROM a)) GROUP BY run)";
	sqlite3_stmt *s = NULL;
	char text[64];

	ck_assert(sqlite3_prepare_v2(db, sql, -1, &s, NULL) == SQLITE_OK);
	ck_assert(sqlite3_step(s) == SQLITE_ROW);
	snprintf(text, sizeof text, "\"longest\":%d", sqlite3_column_int(s, 0));
	ck_assert_ptr_nonnull(strstr(box.out, text));
	sqlite3_finalize(s);
}

START_TEST(every_figure_agrees_with_sql_over_the_raw_events)
{
	static const size_t size[] = {1, 100, 10000};
	sqlite3 *db;
	size_t i;

	write_history(size[_i]);
	cli_ok(&box, 0, "import @/history.csv", NULL);
	db = open_raw();
	for (i = 0; i < sizeof ways / sizeof *ways; i++) {
		char line[128], *want;

		snprintf(
		    line, sizeof line, "stats --format csv %s", ways[i].args);
		cli_ok(&box, 0, line, NULL);
		want = expected(db, ways[i].key, ways[i].group, ways[i].where);
		ck_assert_str_eq(box.out, want);
		free(want);
	}
	check_ages(db);
	check_streak(db);
	sqlite3_close(db);
	cli_ok(&box, 0, "doctor", NULL);
}
END_TEST

START_TEST(nothing_and_nonsense_are_told_apart)
{
	static const char *const format[] = {"text", "csv", "json", "html"};
	char line[96];
	size_t i;

	for (i = 0; i < 4; i++) {
		snprintf(line, sizeof line, "stats --format %s", format[i]);
		cli_ok(&box, 0, line, NULL);
		snprintf(line, sizeof line,
		    "--library @/none.db stats --by day --format %s",
		    format[i]);
		cli_ok(&box, 0, line, NULL);
	}
	cli_ok(&box, 2, "stats --since 2026-01-02 --until 2026-01-01", NULL);
	cli_ok(&box, 2, "stats --since soon", NULL);
	cli_ok(&box, 2, "stats --by moon", NULL);
	cli_ok(&box, 3, "stats none", NULL);
}
END_TEST

Suite *suite_figures(void);

Suite *
suite_figures(void)
{
	Suite *s = suite_create("figures");
	TCase *c = tcase_create("figures");

	tcase_set_timeout(c, 120);
	tcase_add_checked_fixture(c, set_up, tear_down);
	tcase_add_loop_test(
	    c, every_figure_agrees_with_sql_over_the_raw_events, 0, 3);
	tcase_add_test(c, nothing_and_nonsense_are_told_apart);
	suite_add_tcase(s, c);
	return s;
}
