#include "base/buf.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/out.h"
#include "base/rand.h"
#include "cli.h"
#include "deck/deck.h"
#include "store/store.h"

#include <check.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
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

static void
ok(const struct err *e)
{
	ck_assert_msg(!e, "%s", e ? e->text : "");
}

static const char *
library(void)
{
	static char path[128];

	snprintf(path, sizeof path, "%s/library.db", box.folder);
	return path;
}

static struct store *
open_library(void)
{
	struct store *s = NULL;

	ok(store_open(&s, library(), STORE_WRITE));
	return s;
}

static struct when
on_day(int64_t day)
{
	return (struct when){(day * 24 + 10) * 3600000, 0};
}

enum { TODAY = 20000 };

/* A deck of n cards, two of them of each fact. */
static struct deck *
make_deck(const char *name, size_t n, const char *word)
{
	static const char *const section[] = {"Tides", "Winds"};
	static char text[1000][32];
	struct deck *d = deck_new(name);
	size_t i;

	d->n = n;
	d->card = mem_new(n, sizeof *d->card);
	for (i = 0; i < n; i++) {
		struct card *c = &d->card[i];

		snprintf(text[i], sizeof text[i], "%s %zu?", word, i);
		c->id = mix(hash_string(1, name) ^ i);
		c->fact = mix(hash_string(2, name) ^ (i / 2));
		c->kind = i % 2 ? CARD_NAME : CARD_DEFINE;
		c->section = (struct texts){(const char **)&section[i % 2], 1};
		c->term = c->ask = text[i];
		c->answer = "the moon";
		c->file = "sea.md";
		c->line = (uint32_t)i + 1;
		c->column = 1;
	}
	return d;
}

static void
free_deck(struct deck *d)
{
	free(d->card);
	deck_free(d);
}

static uint64_t
card_id(const char *deck, size_t i)
{
	return mix(hash_string(1, deck) ^ i);
}

static void
put_deck(struct store *s, const char *name, size_t n, const char *word)
{
	struct deck *d = make_deck(name, n, word);

	ok(store_begin(s, on_day(TODAY), STORE_BATCH));
	ok(store_put_deck(s, d, "/notes/sea.md", NULL));
	ok(store_commit(s));
	free_deck(d);
}

static void
answer(struct store *s, size_t card, int grade, int64_t day)
{
	struct event ev = event_new(EVENT_ANSWER);

	ev.card = card_id("sea", card);
	ev.purpose = PURPOSE_REVIEW;
	ev.grade = grade;
	ev.ms = 4000;
	ok(store_answer(s, on_day(day), &ev, NULL, 0));
}

static char *
state_of(struct store *s)
{
	struct buf b = {0};
	struct out out = {.buf = &b};

	ok(store_write_state(s, &out));
	return b.data;
}

static void
sound(struct store *s)
{
	char *fault = NULL;

	ok(store_check(s, on_day(TODAY), false, &fault));
	ck_assert_msg(!fault, "%s", fault);
}

START_TEST(a_deck_that_is_put_is_read_back)
{
	struct store *s = open_library();
	struct deck *d = NULL;
	struct entries *v = NULL;

	put_deck(s, "sea", 10, "What");
	ok(store_read_deck(&d, s, "sea", false));
	ck_assert_uint_eq(d->n, 10);
	ck_assert_uint_eq(d->card[3].id, card_id("sea", 3));
	ck_assert_str_eq(d->card[3].ask, "What 3?");
	ok(store_card(&v, s, card_id("sea", 4)));
	ck_assert_str_eq(v->v->deck, "sea");
	ck_assert_str_eq(v->v->topic, "Tides");
	ck_assert(v->v->active);
	sound(s);
	entries_free(v);
	deck_free(d);
	store_close(s);
}
END_TEST

START_TEST(an_undone_act_leaves_the_state_as_it_was_byte_for_byte)
{
	struct store *s = open_library();
	char *state[6];
	struct acts *acts = NULL;
	int i;

	state[0] = state_of(s);
	put_deck(s, "sea", 10, "What");
	state[1] = state_of(s);
	answer(s, 0, 4, TODAY);
	state[2] = state_of(s);
	answer(s, 0, 1, TODAY + 1);
	state[3] = state_of(s);
	put_deck(s, "sea", 12, "Which");
	state[4] = state_of(s);
	ok(store_begin(s, on_day(TODAY + 1), STORE_BATCH));
	ok(store_set(s, "new_per_day", "7", NULL));
	ok(store_set(s, "kinds", "define", "sea"));
	ok(store_commit(s));
	state[5] = state_of(s);
	sound(s);
	for (i = 4; i >= 0; i--) {
		char *now;

		ok(store_undo(&acts, s, on_day(TODAY + 2), 1));
		ck_assert_uint_eq(acts->n, 1);
		acts_free(acts);
		now = state_of(s);
		ck_assert_str_eq(now, state[i]);
		free(now);
		sound(s);
	}
	ok(store_undo(&acts, s, on_day(TODAY + 2), 1));
	ck_assert_uint_eq(acts->n, 0);
	acts_free(acts);
	for (i = 1; i <= 5; i++) {
		char *now;

		ok(store_redo(&acts, s, on_day(TODAY + 2), 1));
		ck_assert_uint_eq(acts->n, 1);
		acts_free(acts);
		now = state_of(s);
		ck_assert_str_eq(now, state[i]);
		free(now);
	}
	sound(s);
	for (i = 0; i < 6; i++)
		free(state[i]);
	store_close(s);
}
END_TEST

/* A child answers for ever, telling of each answer; it is killed in between. */
static void
answer_for_ever(int tell)
{
	struct store *s = open_library();
	size_t i;

	for (i = 0;; i++) {
		answer(s, i % 10, 4, TODAY + (int64_t)i);
		if (write(tell, "", 1) != 1)
			_exit(1);
	}
}

static const struct err *
count_answer(void *data, const struct event *ev, bool is_void)
{
	*(size_t *)data += ev->kind == EVENT_ANSWER && !is_void;
	return NULL;
}

START_TEST(a_killed_process_loses_nothing_it_told_of)
{
	struct store *s = open_library();
	size_t told = 0, kept = 0;
	int pipe_[2], status;
	char byte;
	pid_t pid;

	put_deck(s, "sea", 10, "What");
	store_close(s);
	ck_assert(pipe(pipe_) == 0);
	pid = fork();
	if (pid == 0) {
		close(pipe_[0]);
		answer_for_ever(pipe_[1]);
	}
	close(pipe_[1]);
	while (told < (size_t)(7 + 3 * _i) && read(pipe_[0], &byte, 1) == 1)
		told++;
	kill(pid, SIGKILL);
	waitpid(pid, &status, 0);
	while (read(pipe_[0], &byte, 1) == 1)
		told++;
	close(pipe_[0]);
	s = open_library();
	ok(store_events(s, count_answer, &kept));
	ck_assert_uint_ge(kept, told);
	ck_assert_uint_le(kept, told + 1);
	sound(s);
	store_close(s);
}
END_TEST

START_TEST(two_processes_share_a_library)
{
	enum { PROCESSES = 3, ANSWERS = 20 };
	struct store *s = open_library();
	pid_t pid[PROCESSES];
	size_t kept = 0, i;
	int status;

	put_deck(s, "sea", 10, "What");
	store_close(s);
	for (i = 0; i < PROCESSES; i++) {
		size_t k;

		if ((pid[i] = fork()) != 0)
			continue;
		s = open_library();
		for (k = 0; k < ANSWERS; k++)
			answer(s, k % 10, 5, TODAY + (int64_t)k);
		store_close(s);
		_exit(0);
	}
	for (i = 0; i < PROCESSES; i++) {
		waitpid(pid[i], &status, 0);
		ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	}
	s = open_library();
	ok(store_events(s, count_answer, &kept));
	ck_assert_uint_eq(kept, PROCESSES * ANSWERS);
	sound(s);
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
	char *was = slurp(library(), &before), *is;

	for (i = 0; i < 2; i++) {
		struct store *s = NULL;
		const struct err *e = store_open(&s, library(), mode[i]);

		ck_assert_msg(e != NULL, "opened: %s", why);
		ck_assert_int_eq(e->kind, ERR_SYSTEM);
		ck_assert_msg(strstr(e->text, why) != NULL, "%s", e->text);
		err_free(e);
		is = slurp(library(), &after);
		ck_assert_uint_eq(after, before);
		ck_assert_mem_eq(is, was, before);
		free(is);
	}
	free(was);
}

static void
run_sql(const char *sql)
{
	sqlite3 *db = NULL;

	ck_assert_int_eq(sqlite3_open(library(), &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
}

START_TEST(what_is_no_library_is_refused_and_left_as_it_is)
{
	cli_write(&box, "library.db", "These are not the tables you want.\n");
	refused("not a gloss library");
	unlink(library());
	run_sql("CREATE TABLE shopping(what); PRAGMA user_version = 7;"
		"INSERT INTO shopping VALUES ('bread')");
	refused("not a gloss library");
}
END_TEST

START_TEST(a_newer_library_is_refused_and_left_as_it_is)
{
	store_close(open_library());
	run_sql("PRAGMA user_version = 9999; PRAGMA journal_mode = DELETE");
	refused("newer gloss");
}
END_TEST

START_TEST(a_library_with_other_tables_is_refused)
{
	store_close(open_library());
	run_sql("CREATE TABLE guest(x); PRAGMA journal_mode = DELETE");
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
	s = open_library();
	put_deck(s, "sea", 4, "What");
	ok(store_backup(s, NULL, TODAY));
	for (i = 0; i < sizeof name / sizeof *name; i++) {
		char *path = cli_path(&box, name[i]);

		ck_assert_msg(stat(path, &st) == 0, "%s", path);
		ck_assert_msg((st.st_mode & 0777) == 0600, "%s: %o", path,
		    (unsigned)(st.st_mode & 0777));
		free(path);
	}
	{
		char *path = store_backup_path(s, TODAY);

		ck_assert(stat(path, &st) == 0);
		ck_assert_uint_eq(st.st_mode & 0777, 0600);
		free(path);
	}
	store_close(s);
}
END_TEST

/* One act of any sort. */
static void
random_act(struct store *s, struct rng *r, int64_t day)
{
	static const enum event_kind kind[] = {EVENT_SUSPEND, EVENT_UNSUSPEND,
	    EVENT_BURY, EVENT_RESET, EVENT_FLAG, EVENT_RETIRE, EVENT_REVIVE,
	    EVENT_CONFIRM, EVENT_STUDY};
	struct event ev = event_new(EVENT_ANSWER);
	struct acts *acts = NULL;

	ev.card = card_id("sea", rng_below(r, 8));
	switch (rng_below(r, 8)) {
	case 0:
		ok(store_undo(&acts, s, on_day(day), 1 + rng_below(r, 3)));
		acts_free(acts);
		return;
	case 1:
		ok(store_redo(&acts, s, on_day(day), 1));
		acts_free(acts);
		return;
	case 2:
		put_deck(s, "sea", 4 + 2 * rng_below(r, 3),
		    rng_below(r, 2) ? "What" : "Which");
		return;
	case 3:
		ev.kind = kind[rng_below(r, sizeof kind / sizeof *kind)];
		break;
	case 4:
		ok(store_begin(s, on_day(day), STORE_BATCH));
		ok(store_set(
		    s, "max_interval", rng_below(r, 2) ? "9" : "36500", NULL));
		ok(store_set(s, "kinds", rng_below(r, 2) ? "all" : "define",
		    rng_below(r, 2) ? "sea" : NULL));
		ok(store_commit(s));
		return;
	default:
		ev.purpose = (int)rng_below(r, PURPOSE_COUNT);
		ev.grade = (int)rng_below(r, 6);
		ev.ms = (int64_t)rng_below(r, 90000);
	}
	ok(store_record(s, on_day(day), &ev));
}

START_TEST(the_caches_equal_the_fold_of_the_log)
{
	struct rng r = {(uint64_t)_i + 1};
	struct store *s = open_library();
	int64_t day = TODAY;
	int i;

	put_deck(s, "sea", 8, "What");
	for (i = 0; i < 60; i++) {
		random_act(s, &r, day);
		day += (int64_t)rng_below(&r, 3);
		if (i % 10 == 9)
			sound(s);
	}
	store_close(s);
}
END_TEST

static void
set_alias(struct store *s, size_t old, size_t new, int64_t day)
{
	struct event ev = event_new(EVENT_MAP);
	char to[17];

	snprintf(
	    to, sizeof to, "%016llx", (unsigned long long)card_id("sea", new));
	ev.card = card_id("sea", old);
	ev.arg = to;
	ok(store_record(s, on_day(day), &ev));
}

START_TEST(a_mapped_card_hands_its_history_on_until_that_is_undone)
{
	struct store *s = open_library();
	struct entries *v = NULL;
	struct acts *acts = NULL;
	char *before, *after;

	put_deck(s, "sea", 8, "What");
	answer(s, 0, 4, TODAY);
	answer(s, 0, 4, TODAY + 1);
	before = state_of(s);
	set_alias(s, 0, 5, TODAY + 1);
	ok(store_card(&v, s, card_id("sea", 0)));
	ck_assert_uint_eq(v->v->card->id, card_id("sea", 5));
	ck_assert_int_eq(v->v->state.sm2.ivl, 6);
	entries_free(v);
	sound(s);
	ok(store_undo(&acts, s, on_day(TODAY + 1), 1));
	acts_free(acts);
	after = state_of(s);
	ck_assert_str_eq(before, after);
	sound(s);
	free(before);
	free(after);
	store_close(s);
}
END_TEST

START_TEST(a_fault_in_a_cache_is_found_and_mended)
{
	struct store *s = open_library();
	char *fault = NULL;

	put_deck(s, "sea", 8, "What");
	answer(s, 0, 4, TODAY);
	store_close(s);
	run_sql("UPDATE card SET due = due + 1 WHERE ivl > 0");
	s = open_library();
	ok(store_check(s, on_day(TODAY), true, &fault));
	ck_assert_msg(fault && strstr(fault, "schedule"), "%s", fault);
	free(fault);
	sound(s);
	store_close(s);
}
END_TEST

START_TEST(a_restore_can_be_gone_back_on_and_undo_reaches_behind_it)
{
	struct store *s = open_library();
	struct acts *acts = NULL;
	char *old = cli_path(&box, "old.db"), *new = cli_path(&box, "new.db");
	char *early, *late, *now;

	put_deck(s, "sea", 8, "What");
	early = state_of(s);
	answer(s, 0, 4, TODAY);
	ok(store_backup(s, old, TODAY));
	answer(s, 1, 2, TODAY);
	late = state_of(s);
	ok(store_backup(s, new, TODAY));
	ok(store_restore(s, old));
	sound(s);
	ok(store_undo(&acts, s, on_day(TODAY), 1));
	ck_assert_uint_eq(acts->n, 1);
	acts_free(acts);
	now = state_of(s);
	ck_assert_str_eq(now, early);
	free(now);
	ok(store_restore(s, new));
	now = state_of(s);
	ck_assert_str_eq(now, late);
	sound(s);
	free(now);
	free(early);
	free(late);
	free(old);
	free(new);
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
	struct store *s = open_library();
	const struct err *e;
	size_t i, n;

	put_deck(s, "sea", 8, "What");
	answer(s, 2, 4, TODAY);
	for (i = 0; i < sizeof t / sizeof *t; i++) {
		n = 0;
		ok(store_select(s, t[i].query, TODAY, count_entry, &n));
		ck_assert_msg(n == t[i].found, "%s: %zu", t[i].query, n);
	}
	e = store_select(s, "is:odd", TODAY, count_entry, &n);
	ck_assert(e && e->kind == ERR_USAGE);
	err_free(e);
	store_close(s);
}
END_TEST

START_TEST(a_fact_is_due_once_and_waits_after_an_answer)
{
	struct store *s = open_library();
	struct due_counts *d = NULL;

	put_deck(s, "sea", 8, "What");
	answer(s, 0, 4, TODAY);
	answer(s, 1, 4, TODAY + 1);
	answer(s, 2, 4, TODAY);
	ok(store_due(&d, s, TODAY + 2, 3));
	ck_assert_int_eq(d->v[0].due, 2);
	ck_assert_int_eq(d->v[0].fresh, 2);
	due_counts_free(d);
	answer(s, 0, 4, TODAY + 2);
	ok(store_due(&d, s, TODAY + 2, 30));
	ck_assert_int_eq(d->v[0].due, 1);
	due_counts_free(d);
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
	tcase_add_test(
	    c, an_undone_act_leaves_the_state_as_it_was_byte_for_byte);
	tcase_add_loop_test(c, a_killed_process_loses_nothing_it_told_of, 0, 4);
	tcase_add_test(c, two_processes_share_a_library);
	tcase_add_test(c, what_is_no_library_is_refused_and_left_as_it_is);
	tcase_add_test(c, a_newer_library_is_refused_and_left_as_it_is);
	tcase_add_test(c, a_library_with_other_tables_is_refused);
	tcase_add_test(c, files_are_for_their_owner_alone_whatever_the_umask);
	tcase_add_loop_test(c, the_caches_equal_the_fold_of_the_log, 0, 6);
	tcase_add_test(
	    c, a_mapped_card_hands_its_history_on_until_that_is_undone);
	tcase_add_test(c, a_fault_in_a_cache_is_found_and_mended);
	tcase_add_test(
	    c, a_restore_can_be_gone_back_on_and_undo_reaches_behind_it);
	tcase_add_test(c, a_query_finds_what_it_says_and_no_sql);
	tcase_add_test(c, a_fact_is_due_once_and_waits_after_an_answer);
	suite_add_tcase(s, c);
	return s;
}
