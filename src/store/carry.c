#include "store/carry.h"
#include "store/db.h"
#include "store/version.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/msg.h"
#include "base/out.h"
#include "deck/file.h"

#include <inttypes.h>
#include <string.h>

const struct err *
store_records(struct store *s, record_fn *visit, void *data)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_TEXT_ALL, "");

	while (query_row(s, q, &e))
		if ((e = visit(data, column_text(q, 1)))) {
			query_end(q);
			return e;
		}
	return e;
}

const struct err *
store_versions(struct store *s, version_fn *visit, void *data)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_VERSION_ALL, "");

	while (query_row(s, q, &e)) {
		struct version v = {0};

		version_row(&v, q, column_u64(q, 2));
		e = visit(data, &v, column_text(q, 3));
		version_free(&v);
		if (e) {
			query_end(q);
			return e;
		}
	}
	return e;
}

/* Whether the row of a card holds the record of that hash. */
static const struct err *
stands(bool *there, struct store *s, uint64_t id, uint64_t hash)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_CARD_RECORD, "u", id);

	*there = false;
	if (query_row(s, q, &e)) {
		*there = column_u64(q, 0) == hash;
		query_end(q);
	}
	return e;
}

/* Whether text is the one record of d, written as we write it. */
static bool
is_record(const struct deck *d, const char *text, size_t n)
{
	struct buf b = {0};
	struct out out = {.buf = &b};
	bool same;

	if (d->n != 1)
		return false;
	card_write(d->card, &out);
	same = b.len == n && memcmp(b.data, text, n) == 0;
	buf_free(&b);
	return same;
}

const struct err *
store_add_record(struct store *s, const char *record, size_t n)
{
	struct deck *d = NULL;
	uint64_t hash = record_hash(record, n);
	const struct err *e;
	bool there;

	if ((e = deck_read(&d, _("record"), "", record, n)))
		return e;
	if (!is_record(d, record, n))
		e = err_new(ERR_INPUT, "%s", _("this is no record of a card"));
	else if (!(e = stands(&there, s, d->card->id, hash)) && !there)
		e = query_run(s, Q_TEXT_ADD, "ut", hash, record);
	deck_free(d);
	return e;
}

/* The wording that a version names must be there. */
static const struct err *
need_record(struct store *s, const struct version_card *v)
{
	const struct err *e;
	int64_t found;
	bool there;

	if ((e = query_number(s, &found, 0, Q_TEXT_THERE, "u", v->hash)) ||
	    found)
		return e;
	if ((e = stands(&there, s, v->id, v->hash)) || there)
		return e;
	return err_new(
	    ERR_INPUT, _("the text of card %016" PRIx64 " is missing"), v->id);
}

const struct err *
store_add_version(struct store *s, struct version *v, const char *deck)
{
	const struct err *e = NULL;
	size_t i;

	version_sort_by_place(v->v, v->n);
	if (version_number(deck, v->v, v->n) != v->content)
		return err_new(ERR_INPUT,
		    _("version %016" PRIx64 " of deck %s: its cards are not "
		      "those it had"),
		    v->content, deck);
	version_sort(v);
	for (i = 0; !e && i < v->n; i++)
		e = need_record(s, &v->v[i]);
	s->dirty.decks = s->dirty.versions = true;
	return e ? e : version_write(s, v, deck);
}
