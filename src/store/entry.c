#include "store/db.h"
#include "store/version.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "deck/file.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { AT_STATE = 7, ACCEPTS_MOST = 1000 };

static int64_t
day_or_none(sqlite3_stmt *q, int column)
{
	if (sqlite3_column_type(q, column) == SQLITE_NULL)
		return DAY_NONE;
	return sqlite3_column_int64(q, column);
}

void
card_state_read(struct card_state *c, sqlite3_stmt *q, int at)
{
	c->sm2 = (struct sm2){.n = sqlite3_column_int64(q, at),
	    .ef = sqlite3_column_int64(q, at + 1),
	    .ivl = sqlite3_column_int64(q, at + 2),
	    .due = sqlite3_column_int64(q, at + 3),
	    .last = sqlite3_column_int64(q, at + 4),
	    .lapses = sqlite3_column_int64(q, at + 5),
	    .lastgrade = sqlite3_column_int64(q, at + 6)};
	c->memory = (struct memory){.s = sqlite3_column_double(q, at + 7),
	    .d = sqlite3_column_double(q, at + 8),
	    .last = sqlite3_column_int64(q, at + 9),
	    .t = sqlite3_column_int64(q, at + 10)};
	c->fsrs_due = sqlite3_column_int64(q, at + 11);
	c->counted = sqlite3_column_int64(q, at + 12);
	c->introduced = day_or_none(q, at + 13);
	c->reviewed = day_or_none(q, at + 14);
	c->shown = day_or_none(q, at + 15);
	c->buried = day_or_none(q, at + 16);
	c->drill_day = day_or_none(q, at + 17);
	c->drill_t = sqlite3_column_int64(q, at + 18);
	c->drill_seq = sqlite3_column_int64(q, at + 19);
	c->drill_grade = sqlite3_column_int(q, at + 20);
	c->suspended = sqlite3_column_int(q, at + 21) != 0;
	c->flagged = sqlite3_column_int(q, at + 22) != 0;
	c->retired = sqlite3_column_int(q, at + 23) != 0;
	c->confirmed = sqlite3_column_int(q, at + 24) != 0;
	c->adopted = sqlite3_column_int(q, at + 25) != 0;
}

/* The answers that the learner had accepted join those of the notes. */
static const struct err *
add_accepts(struct store *s, struct arena *a, struct card *c)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_ACCEPTS, "u", c->id);
	const char **v = NULL;
	size_t n = 0;

	while (query_row(s, q, &e)) {
		if (!v) {
			v = arena_array(
			    a, c->accept.n + ACCEPTS_MOST, sizeof *v);
			for (; n < c->accept.n; n++)
				v[n] = c->accept.v[n];
		}
		if (n < c->accept.n + ACCEPTS_MOST)
			v[n++] = arena_strdup(a, column_text(q, 0));
	}
	if (v)
		c->accept = (struct texts){v, n};
	return e;
}

/* The card of a record; it lives as long as the arena of *owner. */
static const struct err *
read_card(
    struct entry *en, struct deck **owner, struct store *s, sqlite3_stmt *q)
{
	const char *record = column_text(q, 6);
	const struct err *e = deck_read(
	    owner, s->path, column_text(q, 1), record, strlen(record));

	if (e)
		return e;
	if ((*owner)->n != 1)
		return err_new(ERR_SYSTEM,
		    _("%s: the text of a card is damaged: run 'gloss doctor'"),
		    s->path);
	en->card = (*owner)->card;
	en->deck = arena_strdup((*owner)->arena, column_text(q, 1));
	en->topic = arena_strdup((*owner)->arena, column_text(q, 2));
	return NULL;
}

/* Reads the row of Q_CARD into an entry that the deck *owner holds. */
static const struct err *
read_entry(
    struct entry *en, struct deck **owner, struct store *s, sqlite3_stmt *q)
{
	const struct err *e = read_card(en, owner, s, q);
	const char *scheduler;

	if (e || (e = store_setting(&scheduler, s, "scheduler", NULL)))
		return e;
	en->live = sqlite3_column_int(q, 3) != 0;
	en->active = sqlite3_column_int(q, 4) != 0;
	card_state_read(&en->state, q, AT_STATE);
	en->due = strcmp(scheduler, "fsrs") == 0 ? en->state.fsrs_due
						 : en->state.sm2.due;
	return add_accepts(s, (*owner)->arena, (*owner)->card);
}

const struct err *
entry_find(struct entry *en, struct deck **owner, struct store *s, uint64_t id)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_CARD, "u", id);

	*owner = NULL;
	*en = (struct entry){0};
	if (!query_row(s, q, &e))
		return e;
	e = read_entry(en, owner, s, q);
	query_end(q);
	return e;
}

void
entries_free(struct entries *v)
{
	if (v)
		deck_free(v->owner);
}

const struct err *
store_card(struct entries **out, struct store *s, uint64_t id)
{
	struct deck *owner = NULL;
	struct entry en;
	struct entries *v;
	int64_t home;
	const struct err *e;

	if ((e = query_number(s, &home, (int64_t)id, Q_ALIAS, "u", id)) ||
	    (e = entry_find(&en, &owner, s, (uint64_t)home)))
		goto done;
	if (!owner) {
		e = err_new(ERR_INPUT, _("%016" PRIx64 ": no such card"), id);
		goto done;
	}
	v = arena_alloc(owner->arena, sizeof *v);
	v->owner = owner;
	v->v = arena_alloc(owner->arena, sizeof *v->v);
	v->v[v->n++] = en;
	*out = v;
	return NULL;
done:
	deck_free(owner);
	return e;
}

/* 16 digits with the rest filled by a digit; false for no digits of an id. */
static bool
fill_id(uint64_t *id, const char *text, char digit)
{
	char full[17];
	size_t n = strlen(text);

	if (n < 4 || n > 16)
		return false;
	memset(full, digit, 16);
	full[16] = '\0';
	memcpy(full, text, n);
	return text_hex(id, full);
}

const struct err *
store_find_card(uint64_t *id, struct store *s, const char *text)
{
	const struct err *e = NULL;
	uint64_t low, high;
	sqlite3_stmt *q;
	size_t n = 0;

	if (!fill_id(&low, text, '0') || !fill_id(&high, text, 'f'))
		return err_new(ERR_INPUT,
		    _("%s: not the id of a card: 16 digits, or the first 4 "
		      "or more"),
		    text);
	q = query(s, Q_CARD_RANGE, "uu", low, high);
	while (query_row(s, q, &e)) {
		*id = column_u64(q, 0);
		n++;
	}
	if (e || n == 1)
		return e;
	return err_new(ERR_INPUT,
	    n ? _("%s: more than one card begins so") : _("%s: no such card"),
	    text);
}

const struct err *
store_card_events(struct store *s, uint64_t id, event_fn *visit, void *data)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_EVENT_OF_CARD, "u", id);

	while (query_row(s, q, &e)) {
		struct event_row r = event_row(q);

		if ((e = visit(data, &r.event, r.is_void))) {
			query_end(q);
			return e;
		}
	}
	return e;
}

const struct err *
store_events(struct store *s, event_fn *visit, void *data)
{
	/* Devices are unsigned: the second half of them is negative. */
	static const int64_t half[][2] = {{0, INT64_MAX}, {INT64_MIN, -1}};
	const struct err *e = NULL;
	size_t i;

	for (i = 0; !e && i < 2; i++) {
		sqlite3_stmt *q =
		    query(s, Q_EVENT_ALL, "ii", half[i][0], half[i][1]);

		while (query_row(s, q, &e)) {
			struct event_row r = event_row(q);

			if ((e = visit(data, &r.event, r.is_void))) {
				query_end(q);
				return e;
			}
		}
	}
	return e;
}
