#include "tty/line.h"

#include "base/day.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

enum { HISTORY_MOST = 2000 };

/* What a word of a command has only within quotes. */
static const char quoted[] = " \t\"'\\";

struct line_reader {
	char *path; /* of the history, or NULL */
	line_complete_fn *complete;
	void *arg;
	int added; /* lines that are not yet in the file */
};

/*
 * What readline's hooks need and are given no other way: the library has one
 * line at a time, and so have we.
 */
static struct {
	struct line_reader *reader; /* whose line it is, or NULL */
	int64_t start, first;       /* when it began, and the first key came */
	const char *initial;        /* put into the line */
	char **offered;             /* completions of the word */
	size_t noffered, next, cap;
	const char *word; /* the word that is completed */
	bool files;       /* which may be the name of a file */
} now;

static volatile sig_atomic_t interrupted, resumed;

static void
note_interrupt(int signal)
{
	(void)signal;
	interrupted = 1;
}

static void
note_resumption(int signal)
{
	(void)signal;
	resumed = 1;
}

/*
 * Called some ten times a second: ends the line after Ctrl-C, and shows it
 * again after Ctrl-Z and fg.
 */
static int
see_signals(void)
{
	if (resumed) {
		resumed = 0;
		rl_forced_update_display();
	}
	if (interrupted) {
		rl_replace_line("", 0);
		rl_done = 1;
	}
	return 0;
}

static int
read_key(FILE *stream)
{
	int key = rl_getc(stream);

	if (now.first < 0)
		now.first = when_elapsed();
	return key;
}

static int
insert_initial(void)
{
	if (now.initial)
		rl_insert_text(now.initial);
	return 0;
}

/* --- completion
 * ---------------------------------------------------------------- */

static void
offer(void *to, const char *word)
{
	(void)to;
	if (strncmp(word, now.word, strlen(now.word)) != 0)
		return;
	MEM_GROW(now.offered, now.noffered, now.cap);
	now.offered[now.noffered++] = mem_strdup(word);
}

/* What was offered, then the files. */
static char *
next_offer(const char *text, int state)
{
	(void)state;
	if (now.next < now.noffered)
		return now.offered[now.next++];
	if (!now.files)
		return NULL;
	return rl_filename_completion_function(
	    text, (int)(now.next++ - now.noffered));
}

/* True if one of them must stand in quotes. */
static bool
need_quotes(void)
{
	size_t i;

	for (i = 0; i < now.noffered; i++)
		if (strpbrk(now.offered[i], quoted))
			return true;
	return false;
}

static char **
complete(const char *text, int start, int end)
{
	struct line_reader *r = now.reader;

	(void)end;
	rl_attempted_completion_over = 1; /* never file names by itself */
	if (!r || !r->complete)
		return NULL;
	now.word = text;
	now.noffered = now.next = 0;
	now.files =
	    r->complete(r->arg, rl_line_buffer, (size_t)start, offer, NULL);
	rl_filename_completion_desired = now.files || need_quotes();
	return rl_completion_matches(text, next_offer);
}

/* --- reading
 * ---------------------------------------------------------------------- */

static void
set_up(void)
{
	rl_readline_name = "gloss";
	rl_attempted_completion_function = complete;
	rl_getc_function = read_key;
	rl_event_hook = see_signals;
	rl_pre_input_hook = insert_initial;
	rl_catch_signals = 1;
	rl_completer_word_break_characters = " \t\"'";
	rl_completer_quote_characters = "\"'";
	rl_filename_quote_characters = quoted;
}

static struct line
read_line(const char *prompt)
{
	struct sigaction note = {.sa_handler = note_interrupt}, before;
	struct sigaction resume = {.sa_handler = note_resumption}, stayed;
	struct line l = {.end = LINE_READ};

	set_up();
	interrupted = resumed = 0;
	now.start = when_elapsed();
	now.first = -1;
	sigemptyset(&note.sa_mask);
	sigemptyset(&resume.sa_mask);
	sigaction(SIGINT, &note, &before);
	sigaction(SIGCONT, &resume, &stayed);
	l.text = readline(prompt);
	sigaction(SIGINT, &before, NULL);
	sigaction(SIGCONT, &stayed, NULL);
	if (interrupted)
		l.end = LINE_INTERRUPTED;
	else if (!l.text)
		l.end = LINE_CLOSED;
	if (l.end == LINE_CLOSED)
		putchar('\n');
	if (!l.text)
		l.text = mem_strdup("");
	l.first_ms = (now.first < 0 ? when_elapsed() : now.first) - now.start;
	return l;
}

struct line
line_answer(const char *prompt, const char *initial)
{
	HISTORY_STATE empty = {0}, *commands = history_get_history_state();
	struct line l;

	history_set_history_state(&empty);
	now.reader = NULL;
	now.initial = initial;
	l = read_line(prompt);
	now.initial = NULL;
	history_set_history_state(commands);
	free(commands);
	return l;
}

struct line_reader *
line_reader_new(const char *history, line_complete_fn *f, void *arg)
{
	struct line_reader *r = mem_new(1, sizeof *r);

	r->complete = f;
	r->arg = arg;
	using_history();
	stifle_history(HISTORY_MOST);
	if (history) {
		r->path = mem_strdup(history);
		read_history(history);
	}
	return r;
}

static bool
is_repeated(const char *text)
{
	HIST_ENTRY *last = history_length
			       ? history_get(history_base + history_length - 1)
			       : NULL;

	return last && strcmp(last->line, text) == 0;
}

struct line
line_command(struct line_reader *r, const char *prompt)
{
	struct line l;

	now.reader = r;
	l = read_line(prompt);
	now.reader = NULL;
	if (l.end == LINE_READ && l.text[strspn(l.text, " \t")] &&
	    !is_repeated(l.text)) {
		add_history(l.text);
		r->added++;
	}
	return l;
}

/* Appends to the file, which is made with mode 0600 where it is new. */
static const struct err *
save(struct line_reader *r)
{
	const struct err *e;
	int fd, status;

	if (!r->path || r->added == 0)
		return NULL;
	if ((e = file_make_parents(r->path)))
		return e;
	fd = open(r->path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	if (fd < 0)
		return err_errno(r->path);
	close(fd);
	status = append_history(r->added, r->path);
	if (status == 0)
		status = history_truncate_file(r->path, HISTORY_MOST);
	if (status == 0)
		return NULL;
	errno = status;
	return err_errno(r->path);
}

const struct err *
line_reader_free(struct line_reader *r)
{
	const struct err *e;

	if (!r)
		return NULL;
	e = save(r);
	clear_history();
	free(r->path);
	free(r);
	return e;
}
