#include "cli.h"
#include "storage.h"

#include "base/buf.h"
#include "base/err.h"
#include "store/store.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

START_TEST(a_deck_that_is_put_is_read_back)
{
	struct store *s = storage_open(&box);
	struct deck *d = NULL;
	struct entries *v = NULL;

	storage_put(s, "sea", 10, "What");
	storage_ok(store_read_deck(&d, s, "sea"));
	ck_assert_uint_eq(d->n, 10);
	ck_assert_uint_eq(d->card[3].id, storage_card("sea", 3));
	ck_assert_str_eq(d->card[3].ask, "What 3?");
	storage_ok(store_card(&v, s, storage_card("sea", 4)));
	ck_assert_str_eq(v->v->deck, "sea");
	ck_assert_str_eq(v->v->topic, "Tides");
	ck_assert(v->v->active);
	storage_sound(s);
	entries_free(v);
	deck_free(d);
	store_close(s);
}
END_TEST

static const struct err *
count_entry(void *data, const struct entry *e)
{
	(void)e;
	++*(size_t *)data;
	return NULL;
}

START_TEST(a_query_finds_what_it_says_and_no_sql)
{
	static const struct {
		const char *query;
		size_t found;
	} t[] = {{"", 8}, {"what", 8}, {"\"What 3\"", 1}, {"is:new", 7},
	    {"is:due", 0}, {"is:suspended", 0}, {"deck:sea", 8}, {"deck:se", 0},
	    {"section:tides", 4}, {"section:Tide", 0}, {"kind:name moon", 4},
	    {"kind:name section:Tides", 0}, {"%", 0}, {"_", 0},
	    {"'; DROP TABLE card; --", 0}, {"Kind:", 0}, {"is:retired", 0}};
	struct store *s = storage_open(&box);
	const struct err *e;
	size_t i, n;

	storage_put(s, "sea", 8, "What");
	storage_answer(s, 2, 4, STORAGE_TODAY);
	for (i = 0; i < sizeof t / sizeof *t; i++) {
		n = 0;
		storage_ok(store_select(
		    s, t[i].query, STORAGE_TODAY, count_entry, &n));
		ck_assert_msg(n == t[i].found, "%s: %zu", t[i].query, n);
	}
	e = store_select(s, "is:odd", STORAGE_TODAY, count_entry, &n);
	ck_assert(e && e->kind == ERR_USAGE);
	err_free(e);
	store_close(s);
}
END_TEST

START_TEST(a_fact_is_due_once_and_waits_after_an_answer)
{
	struct store *s = storage_open(&box);
	struct due_counts *d = NULL;

	storage_put(s, "sea", 8, "What");
	storage_answer(s, 0, 4, STORAGE_TODAY);
	storage_answer(s, 1, 4, STORAGE_TODAY + 1);
	storage_answer(s, 2, 4, STORAGE_TODAY);
	storage_ok(store_due(&d, s, STORAGE_TODAY + 2, 3));
	ck_assert_int_eq(d->v[0].due, 2);
	ck_assert_int_eq(d->v[0].fresh, 2);
	due_counts_free(d);
	storage_answer(s, 0, 4, STORAGE_TODAY + 2);
	storage_ok(store_due(&d, s, STORAGE_TODAY + 2, 30));
	ck_assert_int_eq(d->v[0].due, 1);
	due_counts_free(d);
	store_close(s);
}
END_TEST

static char *
slurp(const char *path, size_t *n)
{
	struct buf b = {0};
	char block[4096];
	size_t got;
	FILE *f = fopen(path, "rb");

	ck_assert(f != NULL);
	while ((got = fread(block, 1, sizeof block, f)) > 0)
		buf_put(&b, block, got);
	fclose(f);
	*n = b.len;
	return b.data;
}

/* Both ways of opening refuse the file, and leave it byte for byte. */
static void
refused(const char *why)
{
	static const enum store_mode mode[] = {STORE_READ, STORE_WRITE};
	size_t before, after, i;
	char *was = slurp(storage_path(&box), &before), *is;

	for (i = 0; i < 2; i++) {
		struct store *s = NULL;
		const struct err *e =
		    store_open(&s, storage_path(&box), mode[i]);

		ck_assert_msg(e != NULL, "opened: %s", why);
		ck_assert_int_eq(e->kind, ERR_SYSTEM);
		ck_assert_msg(strstr(e->text, why) != NULL, "%s", e->text);
		err_free(e);
		is = slurp(storage_path(&box), &after);
		ck_assert_uint_eq(after, before);
		ck_assert_mem_eq(is, was, before);
		free(is);
	}
	free(was);
}

START_TEST(what_is_no_library_is_refused_and_left_as_it_is)
{
	cli_write(&box, "library.db", "These are not the tables you want.\n");
	refused("not a gloss library");
	unlink(storage_path(&box));
	storage_sql(&box,
	    "CREATE TABLE shopping(what); PRAGMA user_version = 7;"
	    "INSERT INTO shopping VALUES ('bread')");
	refused("not a gloss library");
}
END_TEST

START_TEST(a_newer_library_is_refused_and_left_as_it_is)
{
	store_close(storage_open(&box));
	storage_sql(
	    &box, "PRAGMA user_version = 9999; PRAGMA journal_mode = DELETE");
	refused("newer gloss");
}
END_TEST

START_TEST(a_library_with_other_tables_is_refused)
{
	store_close(storage_open(&box));
	storage_sql(
	    &box, "CREATE TABLE guest(x); PRAGMA journal_mode = DELETE");
	refused("changed by another program");
}
END_TEST

START_TEST(files_are_for_their_owner_alone_whatever_the_umask)
{
	static const char *const name[] = {
	    "library.db", "library.db-wal", "library.db-shm"};
	struct store *s;
	struct stat st;
	size_t i;

	umask(0);
	s = storage_open(&box);
	storage_put(s, "sea", 4, "What");
	storage_ok(store_backup(s, NULL, STORAGE_TODAY));
	for (i = 0; i < sizeof name / sizeof *name; i++) {
		char *path = cli_path(&box, name[i]);

		ck_assert_msg(stat(path, &st) == 0, "%s", path);
		ck_assert_msg((st.st_mode & 0777) == 0600, "%s: %o", path,
		    (unsigned)(st.st_mode & 0777));
		free(path);
	}
	{
		char *path = store_backup_path(s, STORAGE_TODAY);

		ck_assert(stat(path, &st) == 0);
		ck_assert_uint_eq(st.st_mode & 0777, 0600);
		free(path);
	}
	store_close(s);
}
END_TEST

Suite *suite_store(void);

Suite *
suite_store(void)
{
	Suite *s = suite_create("store");
	TCase *c = tcase_create("store");

	tcase_set_timeout(c, 60);
	tcase_add_checked_fixture(c, set_up, tear_down);
	tcase_add_test(c, a_deck_that_is_put_is_read_back);
	tcase_add_test(c, a_query_finds_what_it_says_and_no_sql);
	tcase_add_test(c, a_fact_is_due_once_and_waits_after_an_answer);
	tcase_add_test(c, what_is_no_library_is_refused_and_left_as_it_is);
	tcase_add_test(c, a_newer_library_is_refused_and_left_as_it_is);
	tcase_add_test(c, a_library_with_other_tables_is_refused);
	tcase_add_test(c, files_are_for_their_owner_alone_whatever_the_umask);
	suite_add_tcase(s, c);
	return s;
}
