#include "cmd/source.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/msg.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
	BEFORE = 2,  /* lines shown before the card's */
	AFTER = 6,   /* and after it */
	NEARBY = 12, /* lines after it in which a picture is looked for */
	LIMIT = 64 << 20
};

const struct err *
source_path(const char **out, struct arena *a, struct store *store,
    const struct entry *entry)
{
	struct deck_rows *rows = NULL;
	const struct err *e = store_deck_named(&rows, store, entry->deck);
	const char *path;

	if (e)
		return e;
	path = rows->v[0].path;
	if (!path)
		e = err_new(ERR_INPUT,
		    _("%s: the deck was imported: it has no notes"),
		    entry->deck);
	else if (file_is_folder(path))
		*out = arena_printf(a, "%s/%s", path, entry->card->file);
	else
		*out = arena_strdup(a, path);
	deck_rows_free(rows);
	return e;
}

/* A file's lines, from one number to another. */
struct excerpt {
	const char *path;
	char *data; /* the whole file */
	const char *s;
	size_t n;
	uint32_t from; /* number of the first line */
};

static const struct err *
read_lines(struct excerpt *x, struct arena *a, struct store *store,
    const struct entry *entry, uint32_t before, uint32_t after)
{
	uint32_t line = entry->card->line, number = 1;
	const struct err *e;
	size_t len;
	const char *end;

	if ((e = source_path(&x->path, a, store, entry)) ||
	    (e = file_read(x->path, LIMIT, &x->data, &len)))
		return e;
	x->from = line > before ? line - before : 1;
	for (x->s = x->data; number < x->from && *x->s; number++) {
		const char *next = strchr(x->s, '\n');

		x->s = next ? next + 1 : x->data + len;
	}
	for (end = x->s; number <= line + after && *end; number++) {
		const char *next = strchr(end, '\n');

		end = next ? next + 1 : x->data + len;
	}
	x->n = (size_t)(end - x->s);
	return NULL;
}

const struct err *
source_text(
    char **out, struct arena *a, struct store *store, const struct entry *entry)
{
	struct excerpt x = {0};
	struct buf b = {0};
	const struct err *e = read_lines(&x, a, store, entry, BEFORE, AFTER);
	uint32_t number = x.from;
	size_t at = 0;

	if (e)
		goto done;
	buf_puts(&b, x.path);
	while (at < x.n) {
		size_t len = strcspn(x.s + at, "\n");

		buf_printf(&b, "\n%c%5u  ",
		    number == entry->card->line ? '>' : ' ', (unsigned)number);
		buf_put(&b, x.s + at, len);
		at += len + 1;
		number++;
	}
	*out = arena_strndup(a, buf_text(&b), b.len);
done:
	free(x.data);
	buf_free(&b);
	return e;
}

/* The target of the first ![...](target) in the text, and its length. */
static const char *
find_picture(const char *s, size_t n, size_t *len)
{
	const char *end = s + n, *at = s;

	while ((at = memchr(at, '!', (size_t)(end - at)))) {
		const char *close;

		at++;
		if (at == end || *at != '[')
			continue;
		close = memmem(at, (size_t)(end - at), "](", 2);
		if (!close)
			return NULL;
		close += 2;
		if (*close == '<') {
			*len = strcspn(++close, ">\n");
			return close;
		}
		*len = strcspn(close, ") \n");
		return close;
	}
	return NULL;
}

static bool
is_link(const char *target)
{
	return strncmp(target, "http://", 7) == 0 ||
	       strncmp(target, "https://", 8) == 0;
}

const struct err *
source_picture(const char **out, struct arena *a, struct store *store,
    const struct entry *entry)
{
	struct excerpt x = {0};
	const struct err *e = read_lines(&x, a, store, entry, 0, NEARBY);
	const char *found, *target, *slash;
	size_t len;

	if (!e && (found = find_picture(x.s, x.n, &len))) {
		target = arena_strndup(a, found, len);
		slash = strrchr(x.path, '/');
		if (is_link(target) || *target == '/' || !slash)
			*out = target;
		else
			*out = arena_printf(a, "%.*s/%s", (int)(slash - x.path),
			    x.path, target);
	}
	free(x.data);
	return e;
}
