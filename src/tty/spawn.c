#include "tty/spawn.h"

#include "base/err.h"
#include "base/mem.h"
#include "base/msg.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { MOST_WORDS = 32 };

/* A command of the environment, split at blanks. */
struct command {
	char *text; /* what the words point into */
	char *word[MOST_WORDS + 1];
	size_t n;
};

static void
split(struct command *c, const char *text)
{
	char *at, *word;

	*c = (struct command){.text = mem_strdup(text)};
	for (at = c->text; c->n < MOST_WORDS && (word = strsep(&at, " \t"));)
		if (*word)
			c->word[c->n++] = word;
}

static void
add(struct command *c, char *word)
{
	if (c->n < MOST_WORDS)
		c->word[c->n++] = word;
}

/* The first of the variables that is set, or the fallback. */
static const char *
setting(const char *first, const char *second, const char *fallback)
{
	const char *value = first ? getenv(first) : NULL;

	if ((!value || !*value) && second)
		value = getenv(second);
	return value && *value ? value : fallback;
}

/* Starts a program with input as its standard input, or ours for -1. */
static const struct err *
start(pid_t *pid, const struct command *c, int input)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t defaults;
	int status;

	posix_spawn_file_actions_init(&actions);
	posix_spawnattr_init(&attributes);
	sigemptyset(&defaults);
	sigaddset(&defaults, SIGINT);
	sigaddset(&defaults, SIGPIPE);
	posix_spawnattr_setsigdefault(&attributes, &defaults);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
	if (input >= 0)
		posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
	status = c->n ? posix_spawnp(pid, c->word[0], &actions, &attributes,
			    c->word, environ)
		      : ENOENT;
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	if (status == 0)
		return NULL;
	return err_new(
	    ERR_SYSTEM, "%s: %s", c->n ? c->word[0] : "", strerror(status));
}

/* Waits for its end; a program that failed is an error. */
static const struct err *
finish(pid_t pid, const char *name)
{
	int status;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return err_errno(name);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return NULL;
	return err_new(ERR_SYSTEM, _("%s: it failed"), name);
}

/* Runs it with Ctrl-C for itself alone. */
static const struct err *
run(const struct command *c)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
	const struct err *e;
	pid_t pid;

	sigaction(SIGINT, &ignore, &before);
	if (!(e = start(&pid, c, -1)))
		e = finish(pid, c->word[0]);
	sigaction(SIGINT, &before, NULL);
	return e;
}

const struct err *
spawn_editor(const char *path, uint32_t line)
{
	struct command c;
	const struct err *e;
	char at[16], *file = mem_strdup(path);

	split(&c, setting("VISUAL", "EDITOR", "vi"));
	snprintf(at, sizeof at, "+%u", (unsigned)line);
	if (line)
		add(&c, at);
	add(&c, file);
	e = run(&c);
	free(file);
	free(c.text);
	return e;
}

const struct err *
spawn_opener(const char *what)
{
	struct command c;
	const struct err *e;
	char *copy = mem_strdup(what);

#ifdef __APPLE__
	split(&c, "open");
#else
	split(&c, "xdg-open");
#endif
	add(&c, copy);
	e = run(&c);
	free(copy);
	free(c.text);
	return e;
}

static void
feed(int fd, const char *text, size_t n)
{
	while (n) {
		ssize_t done = write(fd, text, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return; /* the reader left */
		text += done;
		n -= (size_t)done;
	}
}

const struct err *
spawn_pager(const char *text, size_t n)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
	struct command c;
	const struct err *e = NULL;
	int ends[2];
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC) < 0)
		return err_errno("pipe");
	split(&c, setting("PAGER", NULL, "less -FRX"));
	sigaction(SIGINT, &ignore, &before);
	e = start(&pid, &c, ends[0]);
	close(ends[0]);
	if (!e)
		feed(ends[1], text, n);
	close(ends[1]);
	if (!e)
		e = finish(pid, c.word[0]);
	sigaction(SIGINT, &before, NULL);
	free(c.text);
	return e;
}
