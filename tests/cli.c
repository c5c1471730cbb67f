#include "cli.h"

#include "base/buf.h"
#include "base/mem.h"

#include <check.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORDS_MOST = 64 };

void
cli_begin(struct cli *c)
{
	*c = (struct cli){.now = "2026-11-24T09:00:00+08:00"};
	strcpy(c->folder, "/tmp/gloss-test-XXXXXX");
	ck_assert(mkdtemp(c->folder) != NULL);
}

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *where)
{
	(void)st;
	(void)type;
	(void)where;
	return remove(path);
}

void
cli_end(struct cli *c)
{
	nftw(c->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	free(c->out);
	free(c->err);
}

char *
cli_path(const struct cli *c, const char *name)
{
	struct buf b = {0};

	buf_printf(&b, "%s/%s", c->folder, name);
	return b.data;
}

void
cli_write(struct cli *c, const char *name, const char *text)
{
	char *path = cli_path(c, name);
	FILE *f = fopen(path, "w");

	ck_assert(f != NULL);
	ck_assert(fputs(text, f) >= 0);
	ck_assert(fclose(f) == 0);
	free(path);
}

/* Splits at blanks; the words live in one piece of memory that is never freed
 * before the program is run, and then by the caller through argv[0]. */
static char **
split(const struct cli *c, const char *args)
{
	char **argv = mem_new(WORDS_MOST, sizeof *argv);
	const char *gloss = getenv("GLOSS_BIN");
	int n = 0;

	argv[n++] = mem_strdup(gloss ? gloss : "build/gloss");
	while (*args && n < WORDS_MOST - 1) {
		struct buf b = {0};
		char quote = 0;

		if (*args == ' ') {
			args++;
			continue;
		}
		buf_puts(&b, "");
		if (*args == '@') {
			buf_puts(&b, c->folder);
			args++;
		}
		for (; *args && (quote || *args != ' '); args++) {
			if (*args == '\'')
				quote = !quote;
			else
				buf_putc(&b, *args);
		}
		argv[n++] = b.data ? b.data : mem_strdup("");
	}
	return argv;
}

static void
run_child(const struct cli *c, char **argv, int in, int out, int err)
{
	char library[128];

	dup2(in, 0);
	dup2(out, 1);
	dup2(err, 2);
	snprintf(library, sizeof library, "%s/library.db", c->folder);
	setenv("GLOSS_LIBRARY", library, 1);
	setenv("XDG_CONFIG_HOME", c->folder, 1);
	setenv("XDG_STATE_HOME", c->folder, 1);
	setenv("XDG_DATA_HOME", c->folder, 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("NO_COLOR", "1", 1);
	setenv("COLUMNS", "80", 1);
	unsetenv("LANGUAGE");
	unsetenv("GLOSS_SEED");
	if (c->now)
		setenv("GLOSS_NOW", c->now, 1);
	else
		unsetenv("GLOSS_NOW");
	execv(argv[0], argv);
	_exit(127);
}

static char *
read_all(int fd)
{
	struct buf b = {0};
	char block[4096];
	ssize_t n;

	lseek(fd, 0, SEEK_SET);
	while ((n = read(fd, block, sizeof block)) > 0)
		buf_put(&b, block, (size_t)n);
	close(fd);
	return b.data ? b.data : mem_strdup("");
}

/* An unnamed file: pipes could fill and block. */
static int
scratch(const char *text)
{
	FILE *f = tmpfile();
	int fd;

	ck_assert(f != NULL);
	if (text)
		ck_assert(fputs(text, f) >= 0);
	ck_assert(fflush(f) == 0);
	fd = dup(fileno(f));
	fclose(f);
	lseek(fd, 0, SEEK_SET);
	return fd;
}

void
cli_run(struct cli *c, const char *args, const char *input)
{
	char **argv = split(c, args);
	int in = scratch(input), out = scratch(NULL), err = scratch(NULL);
	int status, i;
	pid_t pid = fork();

	ck_assert(pid >= 0);
	if (pid == 0)
		run_child(c, argv, in, out, err);
	ck_assert(waitpid(pid, &status, 0) == pid);
	c->status =
	    WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	free(c->out);
	free(c->err);
	c->out = read_all(out);
	c->err = read_all(err);
	close(in);
	for (i = 0; argv[i]; i++)
		free(argv[i]);
	free(argv);
}

void
cli_ok(struct cli *c, int status, const char *args, const char *input)
{
	cli_run(c, args, input);
	ck_assert_msg(c->status == status, "gloss %s: status %d, not %d\n%s%s",
	    args, c->status, status, c->out, c->err);
}
