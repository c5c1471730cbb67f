#include "golden.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/out.h"

#include <check.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
bless(const char *path, const struct buf *text)
{
	struct replacement file;

	ck_assert_ptr_null(file_replace(&file, path, false));
	fwrite(buf_text(text), 1, text->len, file.stream);
	ck_assert_ptr_null(file_commit(&file));
}

/* The number of the first line in which two texts differ. */
static int
first_difference(const char *a, const char *b)
{
	int line = 1;

	for (; *a && *a == *b; a++, b++)
		line += *a == '\n';
	return line;
}

static void
compare(const char *path, const struct buf *text)
{
	const struct err *e;
	char *wanted = NULL;
	size_t len;

	if ((e = file_read(path, FILE_LIMIT, &wanted, &len)))
		ck_abort_msg("%s (GLOSS_BLESS=1 makes it)", e->text);
	if (strcmp(wanted, buf_text(text)) != 0)
		ck_abort_msg("%s:%d: differs; now it is\n%s", path,
		    first_difference(wanted, buf_text(text)), buf_text(text));
	free(wanted);
}

static void
run_one(const char *path, const char *suffix, golden_fn *fn)
{
	struct buf text = {0}, golden = {0};
	struct out out = {.buf = &text, .columns = 80};

	fn(path, &out);
	buf_puts(&golden, path);
	buf_cut(&golden, (size_t)(strrchr(path, '.') - path));
	buf_puts(&golden, suffix);
	if (getenv("GLOSS_BLESS"))
		bless(golden.data, &text);
	else
		compare(golden.data, &text);
	buf_free(&text);
	buf_free(&golden);
}

void
golden_run(const char *pattern, const char *suffix, golden_fn *fn)
{
	struct buf path = {0};
	glob_t found;
	size_t i;

	buf_printf(&path, "tests/golden/%s", pattern);
	ck_assert_msg(glob(path.data, 0, NULL, &found) == 0, "%s: no such file",
	    path.data);
	for (i = 0; i < found.gl_pathc; i++)
		run_one(found.gl_pathv[i], suffix, fn);
	globfree(&found);
	buf_free(&path);
}

const char *
shared_path(const char *name)
{
	static char path[4096];
	const char *folder[] = {
	    getenv("GLOSS_SHARED"), "../shared", "../../shared"};
	size_t i;

	for (i = 0; i < sizeof folder / sizeof *folder; i++) {
		if (!folder[i])
			continue;
		snprintf(path, sizeof path, "%s/%s", folder[i], name);
		if (access(path, R_OK) == 0)
			return path;
	}
	return NULL;
}
