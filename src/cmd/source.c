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

/* The first ![alt](target) in the text. */
static bool
find_picture(struct picture *p, struct arena *a, const char *s, size_t n)
{
	const char *end = s + n, *at = s, *close;
	const char *heading = memmem(s, n, "\n#", 2);

	if (heading)
		end = heading;
	while ((at = memchr(at, '!', (size_t)(end - at)))) {
		if (++at == end || *at != '[')
			continue;
		if (!(close = memmem(at, (size_t)(end - at), "](", 2)))
			return false;
		p->alt = arena_strndup(a, at + 1, (size_t)(close - at - 1));
		close += 2;
		p->path =
		    *close == '<'
			? arena_strndup(a, close + 1, strcspn(close + 1, ">\n"))
			: arena_strndup(a, close, strcspn(close, ") \n"));
		return true;
	}
	return false;
}

bool
source_is_link(const char *target)
{
	return strncmp(target, "http://", 7) == 0 ||
	       strncmp(target, "https://", 8) == 0;
}

const struct err *
source_picture(struct picture *out, struct arena *a, struct store *store,
    const struct entry *entry)
{
	struct excerpt x = {0};
	const struct err *e = read_lines(&x, a, store, entry, 0, NEARBY);
	const char *slash;

	*out = (struct picture){0};
	if (!e && find_picture(out, a, x.s, x.n)) {
		slash = strrchr(x.path, '/');
		if (!source_is_link(out->path) && *out->path != '/' && slash)
			out->path = arena_printf(a, "%.*s/%s",
			    (int)(slash - x.path), x.path, out->path);
	}
	free(x.data);
	return e;
}
