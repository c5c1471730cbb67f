#include "store/target.h"

#include "base/buf.h"
#include "base/err.h"
#include "deck/file.h"
#include "store/db.h"
#include "store/version.h"

static const char *
topic_of(const struct card *c, int64_t depth)
{
	const struct texts *path = &c->section;

	if (path->n == 0)
		return "";
	return path->v[(size_t)depth < path->n ? (size_t)depth : path->n - 1];
}

/* A card that the library never had. */
static const struct err *
add_card(struct store *s, const struct target *t, const struct version_card *v)
{
	const struct card *c;
	const char *record;
	struct deck *owner = NULL;
	const struct err *e;
	bool active;
	int64_t any;

	if ((e = record_find(&c, &record, &owner, s, v->hash)) ||
	    (e = settings_asks(&active, s, t->name, card_kind_name(c->kind))))
		goto done;
	active &= c->status == STATUS_CORE;
	if ((e = query_run(s, Q_CARD_ADD, "uiuuttuttit", v->id, t->id, v->place,
		 v->hash, card_status_name(c->status), card_kind_name(c->kind),
		 c->fact, topic_of(c, t->new->depth), c->term, (int64_t)active,
		 record)) ||
	    (e = query_run(s, Q_DECK_FRESH, "ii", t->id, (int64_t)active)) ||
	    (e = query_number(s, &any, 0, Q_EVENT_ANY_OF_CARD, "u", v->id)))
		goto done;
	if (any)
		dirty_card(s, v->id);
	if (owner)
		e = query_run(s, Q_TEXT_DROP, "u", v->hash);
done:
	deck_free(owner);
	return e;
}

/* What stands in the row of a card. */
struct standing {
	uint64_t hash;
	struct buf record;
	int64_t deck;
	bool there, live;
};

static const struct err *
read_standing(struct standing *st, struct store *s, uint64_t id)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_CARD_RECORD, "u", id);

	*st = (struct standing){0};
	if (query_row(s, q, &e)) {
		st->there = true;
		st->hash = column_u64(q, 0);
		buf_puts(&st->record, column_text(q, 1));
		st->deck = sqlite3_column_int64(q, 2);
		st->live = sqlite3_column_int(q, 3) != 0;
		query_end(q);
	}
	return e;
}

/* The old record stays in text, for the way back. */
static const struct err *
swap_texts(struct store *s, const struct standing *st, uint64_t hash)
{
	const struct err *e;

	if (st->hash == hash)
		return NULL;
	if ((e = query_run(
		 s, Q_TEXT_ADD, "ut", st->hash, buf_text(&st->record))))
		return e;
	return query_run(s, Q_TEXT_DROP, "u", hash);
}

/*
 * A card of which only the text is another, most often its line: what it
 * counts under stays. done tells whether it was one.
 */
static const struct err *
change_text(bool *done, struct store *s, const struct target *t,
    const struct version_card *v, const struct card *c, const char *record)
{
	const struct version_card *old = version_find(t->old, v->id);
	const struct err *e =
	    query_run(s, Q_CARD_RETEXT, "uutittutt", v->id, v->hash, record,
		t->id, card_status_name(c->status), card_kind_name(c->kind),
		c->fact, topic_of(c, t->new->depth), c->term);

	*done = !e && sqlite3_changes(s->db) == 1;
	if (!*done || (old && old->place == v->place))
		return e;
	return query_run(s, Q_CARD_MOVE, "uu", v->id, v->place);
}

/* All of a card may be another. */
static const struct err *
change_all(struct store *s, const struct target *t,
    const struct version_card *v, const struct card *c, const char *record)
{
	const struct err *e;

	if ((e = fold_out(s, v->id)) ||
	    (e = query_run(s, Q_CARD_PUT, "uiuuttuttt", v->id, t->id, v->place,
		 v->hash, card_status_name(c->status), card_kind_name(c->kind),
		 c->fact, topic_of(c, t->new->depth), c->term, record)))
		return e;
	dirty_card(s, v->id);
	return NULL;
}

static const struct err *
change_card(struct store *s, const struct target *t,
    const struct version_card *v, const struct standing *st)
{
	const struct card *c = NULL;
	const char *record = buf_text(&st->record);
	struct deck *owner = NULL;
	const struct err *e;
	bool done;

	if (st->hash == v->hash)
		e = deck_read(&owner, s->path, "", record, st->record.len);
	else
		e = record_find(&c, &record, &owner, s, v->hash);
	if (e)
		goto done;
	if (!c)
		c = owner->card;
	if ((e = change_text(&done, s, t, v, c, record)) ||
	    (!done && (e = change_all(s, t, v, c, record))))
		goto done;
	e = swap_texts(s, st, v->hash);
done:
	deck_free(owner);
	return e;
}

/* A card of the new version. */
static const struct err *
bring(struct store *s, const struct target *t, const struct version_card *v)
{
	const struct version_card *old = version_find(t->old, v->id);
	struct standing st;
	const struct err *e;

	if (old && old->hash == v->hash && t->old->depth == t->new->depth) {
		if (old->place == v->place)
			return NULL;
		return query_run(s, Q_CARD_MOVE, "uu", v->id, v->place);
	}
	if ((e = read_standing(&st, s, v->id)))
		return e;
	e = st.there ? change_card(s, t, v, &st) : add_card(s, t, v);
	buf_free(&st.record);
	return e;
}

static const struct err *
retire(struct store *s, const struct target *t, const struct version_card *v)
{
	if (version_find(t->new, v->id))
		return NULL;
	dirty_card(s, v->id);
	return query_run(s, Q_CARD_RETIRE, "ui", v->id, t->id);
}

const struct err *
target_reach(struct store *s, const struct target *t)
{
	const struct err *e = NULL;
	size_t i;

	for (i = 0; !e && i < t->old->n; i++)
		e = retire(s, t, &t->old->v[i]);
	for (i = 0; !e && i < t->new->n; i++)
		e = bring(s, t, &t->new->v[i]);
	return e;
}

/* A card of a version that is in force no more, unless it is known. */
static const struct err *
bring_past(
    struct store *s, const struct target *t, const struct version_card *v)
{
	const struct err *e;
	struct standing st;

	e = read_standing(&st, s, v->id);
	buf_free(&st.record);
	if (e || st.there || (e = add_card(s, t, v)))
		return e;
	dirty_card(s, v->id);
	return query_run(s, Q_CARD_RETIRE, "ui", v->id, t->id);
}

const struct err *
target_remember(struct store *s, const struct target *t)
{
	const struct err *e = NULL;
	size_t i;

	for (i = 0; !e && i < t->new->n; i++)
		e = bring_past(s, t, &t->new->v[i]);
	return e;
}
