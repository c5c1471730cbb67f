/* The caches of the library against its log. */

#include "cli.h"
#include "storage.h"

#include "base/err.h"
#include "base/rand.h"
#include "store/store.h"

#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

START_TEST(an_undone_act_leaves_the_state_as_it_was_byte_for_byte)
{
	struct store *s = storage_open(&box);
	char *state[6];
	struct acts *acts = NULL;
	int i;

	state[0] = storage_state(s);
	storage_put(s, "sea", 10, "What");
	state[1] = storage_state(s);
	storage_answer(s, 0, 4, STORAGE_TODAY);
	state[2] = storage_state(s);
	storage_answer(s, 0, 1, STORAGE_TODAY + 1);
	state[3] = storage_state(s);
	storage_put(s, "sea", 12, "Which");
	state[4] = storage_state(s);
	storage_ok(store_begin(s, storage_day(STORAGE_TODAY + 1), STORE_BATCH));
	storage_ok(store_set(s, "new_per_day", "7", NULL));
	storage_ok(store_set(s, "kinds", "define", "sea"));
	storage_ok(store_commit(s));
	state[5] = storage_state(s);
	storage_sound(s);
	for (i = 4; i >= 0; i--) {
		char *now;

		storage_ok(
		    store_undo(&acts, s, storage_day(STORAGE_TODAY + 2), 1));
		ck_assert_uint_eq(acts->n, 1);
		acts_free(acts);
		now = storage_state(s);
		ck_assert_str_eq(now, state[i]);
		free(now);
		storage_sound(s);
	}
	storage_ok(store_undo(&acts, s, storage_day(STORAGE_TODAY + 2), 1));
	ck_assert_uint_eq(acts->n, 0);
	acts_free(acts);
	for (i = 1; i <= 5; i++) {
		char *now;

		storage_ok(
		    store_redo(&acts, s, storage_day(STORAGE_TODAY + 2), 1));
		ck_assert_uint_eq(acts->n, 1);
		acts_free(acts);
		now = storage_state(s);
		ck_assert_str_eq(now, state[i]);
		free(now);
	}
	storage_sound(s);
	for (i = 0; i < 6; i++)
		free(state[i]);
	store_close(s);
}
END_TEST

/* A child answers for ever, telling of each answer; it is killed in between. */
static void
answer_for_ever(int tell)
{
	struct store *s = storage_open(&box);
	size_t i;

	for (i = 0;; i++) {
		storage_answer(s, i % 10, 4, STORAGE_TODAY + (int64_t)i);
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
	struct store *s = storage_open(&box);
	size_t told = 0, kept = 0;
	int pipe_[2], status;
	char byte;
	pid_t pid;

	storage_put(s, "sea", 10, "What");
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
	s = storage_open(&box);
	storage_ok(store_events(s, count_answer, &kept));
	ck_assert_uint_ge(kept, told);
	ck_assert_uint_le(kept, told + 1);
	storage_sound(s);
	store_close(s);
}
END_TEST

START_TEST(two_processes_share_a_library)
{
	enum { PROCESSES = 3, ANSWERS = 20 };
	struct store *s = storage_open(&box);
	pid_t pid[PROCESSES];
	size_t kept = 0, i;
	int status;

	storage_put(s, "sea", 10, "What");
	store_close(s);
	for (i = 0; i < PROCESSES; i++) {
		size_t k;

		if ((pid[i] = fork()) != 0)
			continue;
		s = storage_open(&box);
		for (k = 0; k < ANSWERS; k++)
			storage_answer(
			    s, k % 10, 5, STORAGE_TODAY + (int64_t)k);
		store_close(s);
		_exit(0);
	}
	for (i = 0; i < PROCESSES; i++) {
		waitpid(pid[i], &status, 0);
		ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	}
	s = storage_open(&box);
	storage_ok(store_events(s, count_answer, &kept));
	ck_assert_uint_eq(kept, PROCESSES * ANSWERS);
	storage_sound(s);
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

	ev.card = storage_card("sea", rng_below(r, 8));
	switch (rng_below(r, 8)) {
	case 0:
		storage_ok(store_undo(
		    &acts, s, storage_day(day), 1 + rng_below(r, 3)));
		acts_free(acts);
		return;
	case 1:
		storage_ok(store_redo(&acts, s, storage_day(day), 1));
		acts_free(acts);
		return;
	case 2:
		storage_put(s, "sea", 4 + 2 * rng_below(r, 3),
		    rng_below(r, 2) ? "What" : "Which");
		return;
	case 3:
		ev.kind = kind[rng_below(r, sizeof kind / sizeof *kind)];
		break;
	case 4:
		storage_ok(store_begin(s, storage_day(day), STORE_BATCH));
		storage_ok(store_set(
		    s, "max_interval", rng_below(r, 2) ? "9" : "36500", NULL));
		storage_ok(
		    store_set(s, "kinds", rng_below(r, 2) ? "all" : "define",
			rng_below(r, 2) ? "sea" : NULL));
		storage_ok(store_commit(s));
		return;
	default:
		ev.purpose = (int)rng_below(r, PURPOSE_COUNT);
		ev.grade = (int)rng_below(r, 6);
		ev.ms = (int64_t)rng_below(r, 90000);
	}
	storage_ok(store_record(s, storage_day(day), &ev));
}

START_TEST(the_caches_equal_the_fold_of_the_log)
{
	struct rng r = {(uint64_t)_i + 1};
	struct store *s = storage_open(&box);
	int64_t day = STORAGE_TODAY;
	int i;

	storage_put(s, "sea", 8, "What");
	for (i = 0; i < 60; i++) {
		random_act(s, &r, day);
		day += (int64_t)rng_below(&r, 3);
		if (i % 10 == 9)
			storage_sound(s);
	}
	store_close(s);
}
END_TEST

static void
set_alias(struct store *s, size_t old, size_t new, int64_t day)
{
	struct event ev = event_new(EVENT_MAP);
	char to[17];

	snprintf(to, sizeof to, "%016llx",
	    (unsigned long long)storage_card("sea", new));
	ev.card = storage_card("sea", old);
	ev.arg = to;
	storage_ok(store_record(s, storage_day(day), &ev));
}

START_TEST(a_mapped_card_hands_its_history_on_until_that_is_undone)
{
	struct store *s = storage_open(&box);
	struct entries *v = NULL;
	struct acts *acts = NULL;
	char *before, *after;

	storage_put(s, "sea", 8, "What");
	storage_answer(s, 0, 4, STORAGE_TODAY);
	storage_answer(s, 0, 4, STORAGE_TODAY + 1);
	before = storage_state(s);
	set_alias(s, 0, 5, STORAGE_TODAY + 1);
	storage_ok(store_card(&v, s, storage_card("sea", 0)));
	ck_assert_uint_eq(v->v->card->id, storage_card("sea", 5));
	ck_assert_int_eq(v->v->state.sm2.ivl, 6);
	entries_free(v);
	storage_sound(s);
	storage_ok(store_undo(&acts, s, storage_day(STORAGE_TODAY + 1), 1));
	acts_free(acts);
	after = storage_state(s);
	ck_assert_str_eq(before, after);
	storage_sound(s);
	free(before);
	free(after);
	store_close(s);
}
END_TEST

START_TEST(a_fault_in_a_cache_is_found_and_mended)
{
	struct store *s = storage_open(&box);
	char *fault = NULL;

	storage_put(s, "sea", 8, "What");
	storage_answer(s, 0, 4, STORAGE_TODAY);
	store_close(s);
	storage_sql(&box, "UPDATE card SET due = due + 1 WHERE ivl > 0");
	s = storage_open(&box);
	storage_ok(store_check(s, storage_day(STORAGE_TODAY), true, &fault));
	ck_assert_msg(fault && strstr(fault, "schedule"), "%s", fault);
	free(fault);
	storage_sound(s);
	store_close(s);
}
END_TEST

START_TEST(a_restore_can_be_gone_back_on_and_undo_reaches_behind_it)
{
	struct store *s = storage_open(&box);
	struct acts *acts = NULL;
	char *old = cli_path(&box, "old.db"), *new = cli_path(&box, "new.db");
	char *early, *late, *now;

	storage_put(s, "sea", 8, "What");
	early = storage_state(s);
	storage_answer(s, 0, 4, STORAGE_TODAY);
	storage_ok(store_backup(s, old, STORAGE_TODAY));
	storage_answer(s, 1, 2, STORAGE_TODAY);
	late = storage_state(s);
	storage_ok(store_backup(s, new, STORAGE_TODAY));
	storage_ok(store_restore(s, old));
	storage_sound(s);
	storage_ok(store_undo(&acts, s, storage_day(STORAGE_TODAY), 1));
	ck_assert_uint_eq(acts->n, 1);
	acts_free(acts);
	now = storage_state(s);
	ck_assert_str_eq(now, early);
	free(now);
	storage_ok(store_restore(s, new));
	now = storage_state(s);
	ck_assert_str_eq(now, late);
	storage_sound(s);
	free(now);
	free(early);
	free(late);
	free(old);
	free(new);
	store_close(s);
}
END_TEST

Suite *suite_fold(void);

Suite *
suite_fold(void)
{
	Suite *s = suite_create("fold");
	TCase *c = tcase_create("fold");

	tcase_set_timeout(c, 60);
	tcase_add_checked_fixture(c, set_up, tear_down);
	tcase_add_test(
	    c, an_undone_act_leaves_the_state_as_it_was_byte_for_byte);
	tcase_add_loop_test(c, a_killed_process_loses_nothing_it_told_of, 0, 4);
	tcase_add_test(c, two_processes_share_a_library);
	tcase_add_loop_test(c, the_caches_equal_the_fold_of_the_log, 0, 6);
	tcase_add_test(
	    c, a_mapped_card_hands_its_history_on_until_that_is_undone);
	tcase_add_test(c, a_fault_in_a_cache_is_found_and_mended);
	tcase_add_test(
	    c, a_restore_can_be_gone_back_on_and_undo_reaches_behind_it);
	suite_add_tcase(s, c);
	return s;
}
