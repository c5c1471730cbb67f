#include "store/db.h"

#include "base/err.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int
column_or(sqlite3_stmt *q, int column, int none)
{
	if (sqlite3_column_type(q, column) == SQLITE_NULL)
		return none;
	return sqlite3_column_int(q, column);
}

static const char *
column_maybe(sqlite3_stmt *q, int column)
{
	return (const char *)sqlite3_column_text(q, column);
}

struct event_row
event_row(sqlite3_stmt *q)
{
	struct event_row r = {.home = column_u64(q, 17),
	    .is_void = sqlite3_column_int(q, 18) != 0,
	    .mark = sqlite3_column_int(q, 19)};
	struct event *e = &r.event;
	const char *purpose = column_maybe(q, 7);

	e->device = column_u64(q, 0);
	e->seq = sqlite3_column_int64(q, 1);
	e->t = sqlite3_column_int64(q, 2);
	e->off = sqlite3_column_int(q, 3);
	e->day = sqlite3_column_int64(q, 4);
	e->kind = (enum event_kind)event_kind_of(column_text(q, 5));
	e->card = column_u64(q, 6);
	e->purpose = purpose ? purpose_of(purpose) : -1;
	e->grade = column_or(q, 8, -1);
	e->suggested = column_or(q, 9, -1);
	e->credit = column_or(q, 10, -1);
	e->ms = sqlite3_column_type(q, 11) == SQLITE_NULL
		    ? -1
		    : sqlite3_column_int64(q, 11);
	e->typed = column_maybe(q, 12);
	e->tdev = column_u64(q, 13);
	e->tseq = sqlite3_column_int64(q, 14);
	e->arg = column_maybe(q, 15);
	e->batch = column_maybe(q, 16);
	return r;
}

void
dirty_card(struct store *s, uint64_t id)
{
	struct dirty *d = &s->dirty;

	if (d->n && d->card[d->n - 1] == id)
		return;
	MEM_GROW(d->card, d->n, d->cap);
	d->card[d->n++] = id;
}

/* Notes what an event that came, went or returned has changed. */
static void
note_change(struct store *s, enum event_kind kind, uint64_t home)
{
	s->dirty.settings |= kind == EVENT_CONF && !home;
	s->dirty.aliases |= kind == EVENT_MAP;
	s->dirty.decks |= kind == EVENT_DECK;
	if (home)
		dirty_card(s, home);
}

/* Whether an undo that is not void, later in the log, takes an event back. */
static const struct err *
is_undone(bool *undone, struct store *s, const struct event *ev)
{
	int64_t found;
	const struct err *e = query_number(
	    s, &found, 0, Q_EVENT_UNDONE, "uii", ev->device, ev->seq, ev->t);

	*undone = found != 0;
	return e;
}

/*
 * Brings the voidness of an event up to date; where that changes and the event
 * is an undo, that of its target follows, and so on down the chain.
 */
static const struct err *
revoid(struct store *s, uint64_t device, int64_t seq)
{
	const struct err *e = NULL;
	bool changed = true;

	while (!e && changed) {
		sqlite3_stmt *q = query(s, Q_EVENT_ONE, "ui", device, seq);
		struct event_row r;
		bool undone, rule;

		if (!query_row(s, q, &e))
			return e;
		r = event_row(q);
		rule = r.event.kind == EVENT_CONF && !r.home &&
		       settings_rule(r.event.arg);
		query_end(q);
		if ((e = is_undone(&undone, s, &r.event)))
			return e;
		changed = undone != r.is_void;
		if (!changed)
			return NULL;
		e = query_run(
		    s, Q_EVENT_VOID, "uii", device, seq, (int64_t)undone);
		note_change(s, r.event.kind, r.home);
		s->dirty.seen |= rule;
		changed = r.event.kind == EVENT_UNDO;
		device = r.event.tdev;
		seq = r.event.tseq;
	}
	return e;
}

const struct err *
event_home(uint64_t *home, struct store *s, const struct event *ev)
{
	const struct err *e;
	int64_t alias;

	*home = 0;
	if (!ev->card || ev->kind == EVENT_MAP)
		return NULL;
	if ((e = query_number(
		 s, &alias, (int64_t)ev->card, Q_ALIAS, "u", ev->card)))
		return e;
	*home = (uint64_t)alias;
	return NULL;
}

static int64_t
or_none(int64_t number, bool there)
{
	return there ? number : DAY_NONE;
}

static const struct err *
insert(struct store *s, const struct event *ev, uint64_t home)
{
	return query_run(s, Q_EVENT_ADD, "uiiiitdtddddtddttd", ev->device,
	    ev->seq, ev->t, (int64_t)ev->off, ev->day,
	    event_kind_name((int)ev->kind),
	    or_none((int64_t)ev->card, ev->card != 0),
	    purpose_name(ev->purpose), or_none(ev->grade, ev->grade >= 0),
	    or_none(ev->suggested, ev->suggested >= 0),
	    or_none(ev->credit, ev->credit >= 0), or_none(ev->ms, ev->ms >= 0),
	    ev->typed, or_none((int64_t)ev->tdev, ev->tseq != 0),
	    or_none(ev->tseq, ev->tseq != 0), ev->arg, ev->batch,
	    or_none((int64_t)home, home != 0));
}

const struct err *
event_put(struct store *s, const struct event *ev)
{
	const struct err *e;
	uint64_t home;

	if ((e = event_home(&home, s, ev)) || (e = insert(s, ev, home)))
		return e;
	note_change(s, ev->kind, home);
	s->undos |= ev->kind == EVENT_UNDO;
	if (!s->undos)
		return NULL;
	if ((e = revoid(s, ev->device, ev->seq)))
		return e;
	return ev->kind == EVENT_UNDO ? revoid(s, ev->tdev, ev->tseq) : NULL;
}

const struct err *
store_append(struct store *s, struct event *ev)
{
	ev->device = s->device;
	ev->seq = ++s->seq;
	ev->t = s->now.t;
	ev->off = s->now.off;
	ev->day = s->day;
	if (s->act == STORE_BATCH && !*s->batch)
		snprintf(s->batch, sizeof s->batch, "%016" PRIx64 ".%" PRId64,
		    s->device, s->seq);
	ev->batch = *s->batch ? s->batch : NULL;
	return event_put(s, ev);
}

const struct err *
event_undo(struct store *s, uint64_t device, int64_t seq)
{
	struct event ev = event_new(EVENT_UNDO);

	ev.tdev = device;
	ev.tseq = seq;
	return store_append(s, &ev);
}

static int
by_number(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static const struct err *
add_seen(struct store *s)
{
	sqlite3_stmt *q = query(s, Q_CARD_SEEN, "");
	const struct err *e = NULL;

	while (query_row(s, q, &e))
		dirty_card(s, column_u64(q, 0));
	return e;
}

/* Folds each of the cards once. */
static const struct err *
fold_dirty(struct store *s)
{
	struct dirty *d = &s->dirty;
	const struct err *e = NULL;
	size_t i;

	if (d->n)
		qsort(d->card, d->n, sizeof *d->card, by_number);
	for (i = 0; !e && i < d->n; i++)
		if ((i == 0 || d->card[i] != d->card[i - 1]) &&
		    !(e = fold_card(s, d->card[i])))
			e = progress_set(
			    s->progress, (int64_t)i, (int64_t)d->n);
	d->n = 0;
	return e;
}

/* Settings first, since the others obey them; cards last. */
const struct err *
store_settle(struct store *s)
{
	const struct err *e;

	if (s->dirty.settings && (e = settings_fold(s)))
		return e;
	s->dirty.settings = false;
	if (s->dirty.aliases && (e = aliases_fold(s)))
		return e;
	s->dirty.aliases = false;
	if (s->dirty.decks && (e = decks_fold(s)))
		return e;
	s->dirty.decks = false;
	if (s->dirty.seen && (e = add_seen(s)))
		return e;
	s->dirty.seen = false;
	return fold_dirty(s);
}
