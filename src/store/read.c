/* Decks as they stand in the library: their rows, and their cards. */

#include "store/db.h"
#include "store/version.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/msg.h"
#include "deck/file.h"

#include <stdlib.h>
#include <string.h>

void
deck_rows_free(struct deck_rows *d)
{
	if (d)
		arena_free(d->arena);
}

static const char *
keep_column(struct arena *a, sqlite3_stmt *q, int column)
{
	if (sqlite3_column_type(q, column) == SQLITE_NULL)
		return NULL;
	return arena_strdup(a, column_text(q, column));
}

static struct deck_row
read_deck_row(struct arena *a, sqlite3_stmt *q)
{
	return (struct deck_row){.name = keep_column(a, q, 0),
	    .path = keep_column(a, q, 1),
	    .stamp = keep_column(a, q, 2),
	    .content = column_u64(q, 3),
	    .live = sqlite3_column_int(q, 4) != 0,
	    .fresh = sqlite3_column_int64(q, 5)};
}

static const struct err *
read_rows(struct deck_rows **out, struct store *s, sqlite3_stmt *q)
{
	struct arena *a = arena_new();
	struct deck_rows *d = arena_alloc(a, sizeof *d);
	struct deck_row *v = NULL;
	const struct err *e = NULL;
	size_t cap = 0;

	d->arena = a;
	while (query_row(s, q, &e)) {
		MEM_GROW(v, d->n, cap);
		v[d->n++] = read_deck_row(a, q);
	}
	d->v = arena_array(a, d->n + 1, sizeof *d->v);
	if (d->n)
		memcpy(d->v, v, d->n * sizeof *v);
	free(v);
	if (e)
		deck_rows_free(d);
	else
		*out = d;
	return e;
}

const struct err *
store_decks(struct deck_rows **out, struct store *s)
{
	return read_rows(out, s, query(s, Q_DECK_ALL, ""));
}

const struct err *
store_deck_named(struct deck_rows **out, struct store *s, const char *name)
{
	const struct err *e =
	    read_rows(out, s, query(s, Q_DECK_ONE, "t", name));

	if (e || ((*out)->n && (*out)->v->live))
		return e;
	deck_rows_free(*out);
	*out = NULL;
	return err_new(ERR_INPUT,
	    _("%s: no such deck: 'gloss due' lists those there are"), name);
}

/* Appends the record of a card to a deck file that is being made up. */
static const struct err *
add_record(struct buf *b, struct store *s, uint64_t id)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_CARD_RECORD, "u", id);

	if (query_row(s, q, &e)) {
		buf_puts(b, column_text(q, 1));
		buf_putc(b, '\n');
		query_end(q);
	}
	return e;
}

static const struct err *
add_live(struct buf *b, size_t *n, struct store *s, uint64_t content)
{
	struct version v;
	const struct err *e = version_read(&v, s, content);
	size_t i;

	*n = v.n;
	version_sort_by_place(v.v, v.n);
	for (i = 0; !e && i < v.n; i++)
		e = add_record(b, s, v.v[i].id);
	version_free(&v);
	return e;
}

static const struct err *
add_old(struct buf *b, struct store *s, const char *name)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_CARD_OLD, "t", name);

	while (query_row(s, q, &e)) {
		buf_puts(b, column_text(q, 0));
		buf_putc(b, '\n');
	}
	return e;
}

const struct err *
store_read_deck(struct deck **out, struct store *s, const char *name)
{
	struct deck_rows *row = NULL;
	struct buf b = {0};
	const struct err *e;
	size_t n;

	if (!(e = store_deck_named(&row, s, name)) &&
	    !(e = add_live(&b, &n, s, row->v->content)))
		e = deck_read(out, s->path, name, buf_text(&b), b.len);
	buf_free(&b);
	deck_rows_free(row);
	return e;
}

const struct err *
store_read_deck_all(
    struct deck **out, size_t *live, struct store *s, const char *name)
{
	struct deck_rows *row = NULL;
	struct buf b = {0};
	const struct err *e =
	    read_rows(&row, s, query(s, Q_DECK_ONE, "t", name));

	*live = 0;
	if (e)
		return e;
	if ((row->n && row->v->live &&
		(e = add_live(&b, live, s, row->v->content))) ||
	    (e = add_old(&b, s, name)))
		goto done;
	if (b.len)
		e = deck_read(out, s->path, name, buf_text(&b), b.len);
	else
		*out = deck_new(name);
done:
	buf_free(&b);
	deck_rows_free(row);
	return e;
}

const struct err *
store_spent(bool *spent, struct store *s, uint64_t id)
{
	int64_t found;
	const struct err *e = query_number(s, &found, 0, Q_CARD_SPENT, "u", id);

	*spent = found != 0;
	return e;
}
