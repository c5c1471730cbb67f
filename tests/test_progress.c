#include "base/buf.h"
#include "base/err.h"
#include "base/out.h"
#include "base/progress.h"
#include "cli.h"
#include "library.h"

#include <check.h>
#include <inttypes.h>
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
	library_make(&box, library_cards, LIBRARY_CARDS);
}

static void
tear_down(void)
{
	cli_end(&box);
}

/* What is shown of work that began so many milliseconds ago. */
static size_t
shown(char text[256], bool terminal, int64_t ago)
{
	FILE *f = tmpfile();
	struct out note = {.file = f, .terminal = terminal, .columns = 80};
	struct progress p;
	size_t n;

	progress_begin(&p, &note, "working");
	p.start -= ago;
	p.next -= ago;
	ck_assert_ptr_null(progress_set(&p, 1, 4));
	rewind(f);
	n = fread(text, 1, 255, f);
	text[n] = '\0';
	progress_end(&p);
	fclose(f);
	return n;
}

START_TEST(a_bar_is_shown_after_a_second_and_on_a_terminal_only)
{
	char text[256];

	ck_assert_uint_eq(shown(text, true, 0), 0);
	ck_assert_uint_eq(shown(text, false, 60000), 0);
	shown(text, true, 60000);
	ck_assert_ptr_nonnull(
	    strstr(text, "working [#######                       ]  25%, 3:"));
	ck_assert_ptr_nonnull(strstr(text, " left"));
}
END_TEST

START_TEST(an_interrupt_ends_the_work_and_no_more)
{
	struct progress p;
	const struct err *e;

	progress_begin(&p, NULL, "working");
	ck_assert_ptr_null(progress_set(&p, 1, 4));
	raise(SIGINT);
	e = progress_set(&p, 2, 4);
	ck_assert_ptr_nonnull(e);
	ck_assert_int_eq(e->kind, ERR_SYSTEM);
	err_free(e);
	progress_end(&p);
	progress_begin(&p, NULL, "again");
	ck_assert_ptr_null(progress_set(&p, 1, 4));
	progress_end(&p);
}
END_TEST

static pid_t
begin_import(int pipe_end[2])
{
	char *library = cli_path(&box, "library.db");
	const char *gloss = getenv("GLOSS_BIN");
	pid_t pid;

	ck_assert(pipe(pipe_end) == 0);
	pid = fork();
	if (pid == 0) {
		dup2(pipe_end[0], 0);
		close(pipe_end[0]);
		close(pipe_end[1]);
		setenv("GLOSS_LIBRARY", library, 1);
		signal(SIGINT, SIG_DFL);
		execl(gloss ? gloss : "build/gloss", "gloss", "import", "-",
		    (char *)NULL);
		_exit(127);
	}
	free(library);
	close(pipe_end[0]);
	return pid;
}

/* Far more than a pipe holds, so that most of it was read. */
static void
feed(int fd)
{
	struct buf b = {0};
	int i;

	buf_puts(&b, "t,card,grade\n");
	for (i = 0; i < 20000; i++)
		buf_printf(&b,
		    "2026-01-01T%02d:%02d:%02dZ,0000000000000001,4\n", i / 3600,
		    i / 60 % 60, i % 60);
	ck_assert(write(fd, b.data, b.len) == (ssize_t)b.len);
	buf_free(&b);
}

START_TEST(an_import_broken_off_leaves_everything_as_it_was)
{
	char *before;
	int end[2], status;
	pid_t pid;

	cli_ok(&box, 0, "export", NULL);
	before = box.out;
	box.out = NULL;
	pid = begin_import(end);
	feed(end[1]);
	ck_assert(kill(pid, SIGINT) == 0);
	ck_assert(waitpid(pid, &status, 0) == pid);
	close(end[1]);
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 4);
	cli_ok(&box, 0, "export", NULL);
	ck_assert_str_eq(box.out, before);
	cli_ok(&box, 0, "doctor", NULL);
	free(before);
}
END_TEST

START_TEST(an_export_to_nobody_ends_quietly)
{
	char line[512], *gloss = realpath(getenv("GLOSS_BIN"), NULL);

	snprintf(line, sizeof line,
	    "cd '%s' && { GLOSS_LIBRARY=library.db '%s' export; echo $? "
	    ">status; } 2>log | :",
	    box.folder, gloss);
	free(gloss);
	ck_assert(system(line) == 0);
	snprintf(line, sizeof line, "test ! -s '%s/log'", box.folder);
	ck_assert(system(line) == 0);
}
END_TEST

Suite *suite_progress(void);

Suite *
suite_progress(void)
{
	Suite *s = suite_create("progress");
	TCase *c = tcase_create("progress");

	tcase_set_timeout(c, 60);
	tcase_add_checked_fixture(c, set_up, tear_down);
	tcase_add_test(c, a_bar_is_shown_after_a_second_and_on_a_terminal_only);
	tcase_add_test(c, an_interrupt_ends_the_work_and_no_more);
	tcase_add_test(c, an_import_broken_off_leaves_everything_as_it_was);
	tcase_add_test(c, an_export_to_nobody_ends_quietly);
	suite_add_tcase(s, c);
	return s;
}
