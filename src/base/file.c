#include "base/file.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/msg.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct err *
input_error(const char *path, int code)
{
	return err_new(ERR_INPUT, "%s: %s", path, strerror(code));
}

/* Opens a regular file for reading; nothing else, and without waiting. */
static const struct err *
open_regular(const char *path, int *fd)
{
	struct stat st;

	if (strcmp(path, "-") == 0) {
		*fd = dup(STDIN_FILENO);
		return *fd < 0 ? err_errno(path) : NULL;
	}
	*fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (*fd < 0)
		return input_error(path, errno);
	if (fstat(*fd, &st) == 0 && S_ISREG(st.st_mode))
		return NULL;
	close(*fd);
	return err_new(ERR_INPUT, _("%s: not a regular file"), path);
}

const struct err *
file_read(const char *path, size_t limit, char **data, size_t *len)
{
	const struct err *e;
	struct buf b = {0};
	char block[65536];
	ssize_t n = 0;
	int fd;

	if ((e = open_regular(path, &fd)))
		return e;
	while (!e && (n = read(fd, block, sizeof block)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			e = input_error(path, errno);
		else if (b.len + (size_t)n > limit)
			e = err_new(ERR_INPUT, _("%s: larger than %zu MB"),
			    path, limit >> 20);
		else
			buf_put(&b, block, (size_t)n);
	}
	close(fd);
	if (e) {
		buf_free(&b);
		return e;
	}
	if (!b.data)
		buf_put(&b, "", 0);
	*data = b.data;
	*len = b.len;
	return NULL;
}

/* True for what is there and can only be written to: a device, a pipe. */
static bool
is_stream(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && !S_ISREG(st.st_mode) &&
	       !S_ISDIR(st.st_mode);
}

/* Writes to what has no content to be replaced. */
static const struct err *
open_stream(struct replacement *r, const char *path)
{
	*r = (struct replacement){
	    .stream = fopen(path, "we"), .target = mem_strdup(path)};
	return r->stream ? NULL : err_errno(path);
}

const struct err *
file_replace(struct replacement *r, const char *path, bool private)
{
	struct buf temp = {0};
	mode_t mask;
	int fd;

	if (is_stream(path))
		return open_stream(r, path);
	buf_printf(&temp, "%s.XXXXXX", path);
	fd = mkostemp(temp.data, O_CLOEXEC);
	if (fd < 0) {
		const struct err *e = err_errno(path);

		buf_free(&temp);
		return e;
	}
	if (!private) {
		mask = umask(0);
		umask(mask);
		fchmod(fd, 0666 & ~mask);
	}
	*r = (struct replacement){.stream = fdopen(fd, "w"),
	    .target = mem_strdup(path),
	    .temp = temp.data};
	return r->stream ? NULL : err_errno(path);
}

void
file_drop(struct replacement *r)
{
	if (r->stream)
		fclose(r->stream);
	if (r->temp)
		unlink(r->temp);
	free(r->temp);
	free(r->target);
	*r = (struct replacement){0};
}

/* Syncs the folder that holds path, so that the rename lasts. */
static int
sync_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? mem_strndup(path, (size_t)(slash - path) + 1)
			     : mem_strdup(".");
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), result;

	free(folder);
	if (fd < 0)
		return -1;
	result = fsync(fd);
	close(fd);
	return result;
}

const struct err *
file_commit(struct replacement *r)
{
	const struct err *e = NULL;
	FILE *stream = r->stream;
	bool failed;

	failed = ferror(stream) || fflush(stream) != 0 ||
		 (r->temp && fsync(fileno(stream)) != 0);
	if (failed)
		e = err_errno(r->target);
	r->stream = NULL;
	if (fclose(stream) != 0 && !e)
		e = err_errno(r->target);
	if (!e && r->temp &&
	    (rename(r->temp, r->target) != 0 || sync_folder(r->target) != 0))
		e = err_errno(r->target);
	if (!e) {
		free(r->temp);
		r->temp = NULL;
	}
	file_drop(r);
	return e;
}

bool
file_is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool
is_notes_name(const char *name)
{
	const char *dot = strrchr(name, '.');

	return name[0] != '.' && dot &&
	       (strcasecmp(dot, ".md") == 0 ||
		   strcasecmp(dot, ".markdown") == 0);
}

struct walk {
	char **path;
	size_t n, cap;
};

enum { WALK_DEPTH = 32 }; /* deeper folders are not notes but a loop */

static const struct err *walk_folder(struct walk *, const char *, int depth);

static const struct err *
walk_entry(struct walk *w, const char *folder, const char *name, int depth)
{
	const struct err *e = NULL;
	struct buf path = {0};
	struct stat st;

	buf_printf(&path, "%s/%s", folder, name);
	if (lstat(path.data, &st) == 0 && S_ISDIR(st.st_mode)) {
		if (depth < WALK_DEPTH)
			e = walk_folder(w, path.data, depth + 1);
	} else if (is_notes_name(name) && stat(path.data, &st) == 0 &&
		   S_ISREG(st.st_mode)) {
		MEM_GROW(w->path, w->n, w->cap);
		w->path[w->n++] = mem_strdup(path.data);
	}
	buf_free(&path);
	return e;
}

static const struct err *
walk_folder(struct walk *w, const char *folder, int depth)
{
	const struct err *e = NULL;
	struct dirent *entry;
	DIR *dir = opendir(folder);

	if (!dir)
		return input_error(folder, errno);
	while (!e && (entry = readdir(dir)))
		if (entry->d_name[0] != '.')
			e = walk_entry(w, folder, entry->d_name, depth);
	closedir(dir);
	return e;
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

const struct err *
file_walk(const char *path, char ***paths, size_t *n)
{
	const struct err *e = NULL;
	struct walk w = {0};
	char *root;
	size_t len = strlen(path);

	while (len > 1 && path[len - 1] == '/')
		len--;
	root = mem_strndup(path, len);
	if (file_is_folder(root)) {
		e = walk_folder(&w, root, 0);
		if (w.n)
			qsort(w.path, w.n, sizeof *w.path, by_bytes);
	} else if (strcmp(root, "-") != 0 && access(root, F_OK) != 0) {
		e = input_error(root, errno);
	} else {
		MEM_GROW(w.path, w.n, w.cap);
		w.path[w.n++] = mem_strdup(root);
	}
	free(root);
	if (e) {
		while (w.n)
			free(w.path[--w.n]);
		free(w.path);
		return e;
	}
	*paths = w.path;
	*n = w.n;
	return NULL;
}

char *
file_beside_program(const char *name)
{
	char self[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
	struct buf b = {0};
	char *slash;

	if (n <= 0)
		return NULL;
	self[n] = '\0';
	if ((slash = strrchr(self, '/')))
		*slash = '\0';
	buf_printf(&b, "%s/%s", self, name);
	if (access(b.data, F_OK) == 0)
		return b.data;
	buf_free(&b);
	return NULL;
}

const struct err *
file_xdg(enum xdg kind, const char *name, char **path)
{
	static const char *const variable[] = {
	    "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"};
	static const char *const fallback[] = {
	    ".local/share", ".config", ".local/state"};
	const char *base = getenv(variable[kind]), *home = getenv("HOME");
	struct buf b = {0};

	if (base && *base == '/')
		buf_printf(&b, "%s/gloss/%s", base, name);
	else if (home && *home == '/')
		buf_printf(&b, "%s/%s/gloss/%s", home, fallback[kind], name);
	else
		return err_new(ERR_SYSTEM,
		    _("HOME: not set to an absolute path: set it, or %s"),
		    variable[kind]);
	*path = b.data;
	return NULL;
}

const struct err *
file_make_parents(const char *path)
{
	char *folder = mem_strdup(path), *slash;
	const struct err *e = NULL;

	for (slash = folder + 1; !e && (slash = strchr(slash, '/')); slash++) {
		*slash = '\0';
		if (mkdir(folder, 0700) != 0 && errno != EEXIST &&
		    !file_is_folder(folder))
			e = err_errno(folder);
		else if (!file_is_folder(folder))
			e = err_new(ERR_SYSTEM, _("%s: not a folder"), folder);
		*slash = '/';
	}
	free(folder);
	return e;
}
