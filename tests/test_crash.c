/*
 * Processes that are killed at any moment, and several on one library: what
 * was acknowledged is there, and the library is sound. GLOSS_KILLS says how
 * many are killed (make kill: many).
 */

#include "base/err.h"
#include "base/rand.h"
#include "cli.h"
#include "storage.h"
#include "store/store.h"

#include <check.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { KILLS = 100, ANSWERS = 12, CROWD = 10 };

static struct cli box;

/* Notes with terms of their own, in one of two versions. */
static void
write_notes(bool second)
{
	char text[20000];
	size_t n = 0, i;

	n += (size_t)snprintf(text, sizeof text, "# Yard\n");
	for (i = 0; i < 200; i++)
		n += (size_t)snprintf(text + n, sizeof text - n,
		    "\n## Part%zu\n\n- The piece number %zu of the yard %s\n",
		    i, i, second ? "stands north" : "lies in the south");
	cli_write(&box, "yard.md", text);
}

static void
set_up(void)
{
	cli_begin(&box);
	write_notes(false);
	cli_ok(&box, 0, "add @/yard.md", NULL);
	cli_ok(&box, 0, "config new_per_day 1000", NULL);
}

static void
tear_down(void)
{
	cli_end(&box);
}

/* A gloss that runs: what goes in stands in a file, what comes out is read. */
struct process {
	pid_t pid;
	int out;
};

static struct process
start(const char *command, const char *input)
{
	struct process p;
	int ends[2];

	ck_assert_int_eq(pipe(ends), 0);
	if ((p.pid = fork()) == 0) {
		int in = open(input, O_RDONLY);

		setenv("GLOSS_LIBRARY", storage_path(&box), 1);
		setenv("GLOSS_NOW", box.now, 1);
		dup2(in, 0);
		dup2(ends[1], 1);
		close(ends[0]);
		close(ends[1]);
		execl(getenv("GLOSS_BIN"), "gloss", command, "--plain",
		    (char *)NULL);
		_exit(127);
	}
	close(ends[1]);
	p.out = ends[0];
	return p;
}

/* How many lines of an output begin so; at its end, all of it. */
static size_t
count_lines(const char *text, const char *begin)
{
	size_t n = 0;

	for (; text; text = strchr(text, '\n')) {
		text += *text == '\n';
		n += strncmp(text, begin, strlen(begin)) == 0;
	}
	return n;
}

/* Reads until so many bytes came, or the end; gives how many answers it
 * acknowledged: those behind which something was shown. */
static size_t
read_some(const struct process *p, size_t most)
{
	static char text[1 << 16];
	size_t n = 0, said;
	ssize_t got;

	while (n < most && (got = read(p->out, text + n, most - n)) > 0)
		n += (size_t)got;
	text[n] = '\0';
	said = count_lines(text, "next: ");
	return said && !strstr(text, "done: ") &&
		       count_lines(text, "ask: ") <= said
		   ? said - 1
		   : said;
}

static int
finish(const struct process *p, bool kill_it)
{
	int status;

	if (kill_it)
		kill(p->pid, SIGKILL);
	waitpid(p->pid, &status, 0);
	close(p->out);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

static const struct err *
count_answer(void *data, const struct event *ev, bool is_void)
{
	*(size_t *)data += ev->kind == EVENT_ANSWER && !is_void;
	return NULL;
}

static size_t
count_answers(void)
{
	struct store *s = storage_open(&box);
	size_t n = 0;

	storage_ok(store_events(s, count_answer, &n));
	store_close(s);
	return n;
}

static void
sound(void)
{
	struct store *s = storage_open(&box);

	storage_sound(s);
	store_close(s);
}

/* A file of answers, each with its grade; the caller frees its path. */
static char *
write_answers(size_t n)
{
	char text[1000] = "";

	while (n--)
		strcat(text, "the yard\n4\n");
	cli_write(&box, "answers", text);
	return cli_path(&box, "answers");
}

static size_t
kills(void)
{
	const char *n = getenv("GLOSS_KILLS");

	return n ? strtoul(n, NULL, 10) : KILLS;
}

START_TEST(killed_sittings_on_one_library_lose_nothing_acknowledged)
{
	struct rng r = {(uint64_t)getpid()};
	char *answers = write_answers(ANSWERS), day[40];
	size_t i, known = 0;

	for (i = 0; i < kills(); i++) {
		struct process p;
		size_t said, kept;

		/* each on a day of its own: there is always something to ask */
		snprintf(day, sizeof day, "20%02zu-%02zu-%02zuT09:00:00Z",
		    30 + i / 336 % 60, 1 + i / 28 % 12, 1 + i % 28);
		box.now = day;
		p = start("study", answers);
		said = read_some(&p, 1 + rng_below(&r, 1500));
		finish(&p, true);
		kept = count_answers();
		ck_assert_msg(kept >= known + said,
		    "kill %zu: %zu answers acknowledged, %zu kept", i, said,
		    kept - known);
		ck_assert_uint_le(kept, known + ANSWERS);
		known = kept;
		if (i % 25 == 24)
			sound();
	}
	sound();
	free(answers);
}
END_TEST

static char *
state(void)
{
	struct store *s = storage_open(&box);
	char *text = storage_state(s);

	store_close(s);
	return text;
}

/* Waits for its output for at most some milliseconds. */
static void
wait_some(const struct process *p, int ms)
{
	struct pollfd f = {.fd = p->out, .events = POLLIN};

	poll(&f, 1, ms);
}

START_TEST(a_killed_update_is_there_whole_or_not_at_all)
{
	struct rng r = {(uint64_t)getpid()};
	char *before = state(), *after, *now;
	size_t i, whole = 0;

	write_notes(true);
	cli_ok(&box, 0, "update", NULL);
	after = state();
	for (i = 0; i < kills() / 5; i++) {
		struct process p;

		cli_ok(&box, 0, "undo", NULL);
		p = start("update", "/dev/null");
		wait_some(&p, (int)rng_below(&r, 60));
		finish(&p, true);
		now = state();
		ck_assert(strcmp(now, before) == 0 || strcmp(now, after) == 0);
		if (strcmp(now, after) == 0)
			whole++;
		else
			cli_ok(&box, 0, "redo", NULL);
		free(now);
	}
	sound();
	free(before);
	free(after);
}
END_TEST

START_TEST(several_sit_on_one_library_with_an_update_beside_them)
{
	char *answers = write_answers(ANSWERS);
	size_t n = (size_t)_i, said = 0, i;
	struct process p[CROWD], update;

	for (i = 0; i < n; i++)
		p[i] = start("study", answers);
	write_notes(true);
	update = start("update", "/dev/null");
	for (i = 0; i < n; i++) {
		said += read_some(&p[i], 60000);
		ck_assert_int_eq(finish(&p[i], false), 0);
	}
	read_some(&update, 60000);
	ck_assert_int_eq(finish(&update, false), 0);
	ck_assert_uint_eq(count_answers(), said);
	ck_assert_uint_eq(said, n * ANSWERS);
	sound();
	free(answers);
}
END_TEST

START_TEST(two_updates_at_once_are_one)
{
	struct process a, b;
	char *once, *twice;

	write_notes(true);
	cli_ok(&box, 0, "update", NULL);
	once = state();
	cli_ok(&box, 0, "undo", NULL);
	a = start("update", "/dev/null");
	b = start("update", "/dev/null");
	read_some(&a, 60000);
	read_some(&b, 60000);
	ck_assert_int_eq(finish(&a, false), 0);
	ck_assert_int_eq(finish(&b, false), 0);
	twice = state();
	ck_assert_str_eq(twice, once);
	cli_ok(&box, 0, "undo", NULL);
	cli_ok(&box, 0, "list lies", NULL);
	ck_assert_str_ne(box.out, "");
	sound();
	free(once);
	free(twice);
}
END_TEST

Suite *suite_crash(void);

Suite *
suite_crash(void)
{
	Suite *s = suite_create("crash");
	TCase *c = tcase_create("crash");

	tcase_set_timeout(c, getenv("GLOSS_KILLS") ? 0 : 120);
	tcase_add_checked_fixture(c, set_up, tear_down);
	tcase_add_test(
	    c, killed_sittings_on_one_library_lose_nothing_acknowledged);
	tcase_add_test(c, a_killed_update_is_there_whole_or_not_at_all);
	tcase_add_loop_test(
	    c, several_sit_on_one_library_with_an_update_beside_them, 2, 3);
	tcase_add_loop_test(c,
	    several_sit_on_one_library_with_an_update_beside_them, CROWD,
	    CROWD + 1);
	tcase_add_test(c, two_updates_at_once_are_one);
	suite_add_tcase(s, c);
	return s;
}
