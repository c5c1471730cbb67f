#include "base/input.h"

#include "base/err.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/progress.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 1 << 16 };

struct input {
	char *path; /* as it was named, for messages */
	int fd;
	int64_t done, size;
	char *data; /* what stands ready is data[at] .. data[end - 1] */
	size_t at, end, cap;
	size_t line, next; /* number of the last line, and of the next one */
	bool over;         /* the file has no more */
};

/* Opens a regular file; nothing else, and without waiting. */
static const struct err *
open_regular(struct input *in, const char *path)
{
	struct stat st;
	bool standard = strcmp(path, "-") == 0;

	in->fd = standard
		     ? dup(STDIN_FILENO)
		     : open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (in->fd < 0 || fstat(in->fd, &st) != 0)
		return err_new(ERR_INPUT, "%s: %s", path, strerror(errno));
	if (S_ISREG(st.st_mode))
		in->size = st.st_size;
	else if (!standard)
		return err_new(ERR_INPUT, _("%s: not a regular file"), path);
	return NULL;
}

const struct err *
input_open(struct input **out, const char *path)
{
	struct input *in = mem_new(1, sizeof *in);
	const struct err *e;
	char *bytes;
	size_t have;

	in->path = mem_strdup(path);
	in->line = in->next = 1;
	if ((e = open_regular(in, path)) ||
	    (e = input_look(in, 3, &bytes, &have))) {
		input_close(in);
		return e;
	}
	if (have >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		input_skip(in, 3, 0);
	*out = in;
	return NULL;
}

void
input_close(struct input *in)
{
	if (!in)
		return;
	if (in->fd >= 0)
		close(in->fd);
	free(in->data);
	free(in->path);
	free(in);
}

int64_t
input_done(const struct input *in)
{
	return in->done - (int64_t)(in->end - in->at);
}

int64_t
input_size(const struct input *in)
{
	return in->size;
}

/* Reads a block more; what stands ready moves to the front. */
static const struct err *
fill(struct input *in)
{
	ssize_t n;

	if (in->at) {
		memmove(in->data, in->data + in->at, in->end - in->at);
		in->end -= in->at;
		in->at = 0;
	}
	if (in->end >= INPUT_PIECE)
		return err_new(ERR_INPUT, _("%s:%zu: longer than %d MB"),
		    in->path, in->next, INPUT_PIECE >> 20);
	if (in->cap < in->end + BLOCK + 1) {
		in->cap = in->cap ? 2 * in->cap : 2 * BLOCK;
		in->data = mem_resize(in->data, in->cap, 1);
	}
	do
		n = read(in->fd, in->data + in->end, BLOCK);
	while (n < 0 && errno == EINTR && !progress_interrupted());
	if (n < 0 && errno == EINTR)
		return progress_error();
	if (n < 0)
		return err_new(ERR_INPUT, "%s: %s", in->path, strerror(errno));
	in->over = n == 0;
	in->end += (size_t)n;
	in->done += n;
	return NULL;
}

const struct err *
input_look(struct input *in, size_t n, char **bytes, size_t *have)
{
	const struct err *e = NULL;

	while (!e && !in->over && in->end - in->at < n)
		e = fill(in);
	*bytes = in->data + in->at;
	*have = in->end - in->at;
	return e;
}

void
input_skip(struct input *in, size_t n, size_t lines)
{
	in->line = in->next;
	in->next += lines;
	in->at += n;
}

const struct err *
input_line(struct input *in, char **line, size_t *n)
{
	const struct err *e;
	size_t have = 0, seen = 0;
	char *end = NULL;

	do {
		if ((e = input_look(in, seen + 1, line, &have)))
			return e;
		end = have > seen ? memchr(*line + seen, '\n', have - seen)
				  : NULL;
		seen = have;
	} while (!end && !in->over);
	if (!have) {
		*line = NULL;
		return NULL;
	}
	*n = end ? (size_t)(end - *line) : have;
	input_skip(in, *n + (end != NULL), 1);
	if (*n && (*line)[*n - 1] == '\r')
		--*n;
	if (memchr(*line, '\0', *n))
		return input_error(in, "%s", _("a zero byte: this is no text"));
	(*line)[*n] = '\0';
	return NULL;
}

const struct err *
input_error(const struct input *in, const char *format, ...)
{
	char why[512];
	va_list ap;

	va_start(ap, format);
	vsnprintf(why, sizeof why, format, ap);
	va_end(ap);
	return err_new(ERR_INPUT, "%s:%zu: %s", in->path, in->line, why);
}

const struct err *
input_blame(const struct input *in, const struct err *why)
{
	const struct err *e;

	if (why->kind != ERR_INPUT && why->kind != ERR_USAGE)
		return why;
	e = err_new(ERR_INPUT, "%s:%zu: %s", in->path, in->line, why->text);
	err_free(why);
	return e;
}
