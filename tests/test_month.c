/*
 * A month with one deck, a sitting a day, as a transcript; and a sitting that
 * is killed after an answer.
 */

#include "base/day.h"
#include "base/out.h"
#include "cli.h"
#include "golden.h"

#include <check.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Empty answers and taken suggestions; every fourth grade is a 2. */
static const char *
script(int day)
{
	static char text[4096];
	size_t n = 0;
	int i;

	for (i = 0; i < 60; i++)
		n += (size_t)sprintf(
		    text + n, "\n%s\n", (i + day) % 4 == 3 ? "2" : "4");
	return text;
}

/* The lines of a sitting that tell what the schedule did. */
static void
print_schedule(struct out *o, const char *text)
{
	const char *end;

	for (; (end = strchr(text, '\n')); text = end + 1)
		if (strncmp(text, "ask:", 4) == 0 ||
		    strncmp(text, "next:", 5) == 0 ||
		    strncmp(text, "done:", 5) == 0)
			out_printf(o, "%.*s\n", (int)(end - text), text);
}

static void
a_month(const char *path, struct out *o)
{
	struct cli cli;
	char now[64], args[256], date[DAY_SIZE];
	int day;

	cli_begin(&cli);
	cli.now = now;
	for (day = 0; day < 30; day++) {
		day_format(20800 + day, date);
		snprintf(now, sizeof now, "%sT09:00:00+08:00", date);
		snprintf(args, sizeof args, "study --plain -n 4 %s", path);
		cli_run(&cli, args, script(day));
		ck_assert_int_le(cli.status, 1);
		out_printf(o, "-- %s\n", date);
		print_schedule(o, cli.out);
	}
	cli_ok(&cli, 0, "doctor", NULL);
	cli_end(&cli);
}

START_TEST(a_month_of_study_follows_the_schedule)
{
	golden_run("month/*.md", ".month", a_month);
}
END_TEST

/* Reads what a child writes until it holds text. */
static void
read_until(int fd, const char *text)
{
	static char seen[65536];
	size_t n = 0;
	ssize_t got;

	while (n + 1 < sizeof seen &&
	       (got = read(fd, seen + n, sizeof seen - n - 1)) > 0) {
		n += (size_t)got;
		seen[n] = '\0';
		if (strstr(seen, text))
			return;
	}
	ck_abort_msg("the sitting ended before '%s'", text);
}

/* Answers one card, and is killed when the answer is acknowledged. */
static void
answer_and_die(const struct cli *cli)
{
	int in[2], out[2], status;
	char *library = cli_path(cli, "library.db");
	pid_t pid;

	ck_assert_int_eq(pipe(in), 0);
	ck_assert_int_eq(pipe(out), 0);
	if ((pid = fork()) == 0) {
		dup2(in[0], 0);
		dup2(out[1], 1);
		close(in[1]);
		close(out[0]);
		execl(getenv("GLOSS_BIN"), "gloss", "--library", library,
		    "study", "--plain", "tests/golden/month/harbour.md",
		    (char *)NULL);
		_exit(127);
	}
	close(in[0]);
	close(out[1]);
	ck_assert_int_eq(write(in[1], "\n4\n", 3), 3);
	read_until(out[0], "next:");
	kill(pid, SIGKILL);
	waitpid(pid, &status, 0);
	close(in[1]);
	close(out[0]);
	free(library);
}

START_TEST(a_killed_sitting_keeps_every_answer)
{
	struct cli cli;
	char args[128], *library;
	int i;

	if (!getenv("GLOSS_BIN"))
		return;
	cli_begin(&cli);
	library = cli_path(&cli, "library.db");
	for (i = 1; i <= 3; i++) {
		char answers[32];

		answer_and_die(&cli);
		snprintf(args, sizeof args, "--library %s stats --format json",
		    library);
		cli_ok(&cli, 0, args, NULL);
		snprintf(answers, sizeof answers, "\"answers\":%d,", i);
		ck_assert_msg(strstr(cli.out, answers) != NULL,
		    "%d answers, but: %s", i, cli.out);
	}
	snprintf(args, sizeof args, "--library %s doctor", library);
	cli_ok(&cli, 0, args, NULL);
	free(library);
	cli_end(&cli);
}
END_TEST

Suite *suite_month(void);

Suite *
suite_month(void)
{
	Suite *s = suite_create("month");
	TCase *c = tcase_create("month");

	tcase_set_timeout(c, 60);
	tcase_add_test(c, a_month_of_study_follows_the_schedule);
	tcase_add_test(c, a_killed_sitting_keeps_every_answer);
	suite_add_tcase(s, c);
	return s;
}
