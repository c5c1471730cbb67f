#include "store/db.h"

#include "base/err.h"
#include "base/msg.h"

#include <inttypes.h>
#include <stdlib.h>

/* Its time: not before that of the copy's last event, or of a restore. */
static const struct err *
take_time(struct store *s, struct when now)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_EVENT_LAST, "u", s->device);
	int64_t rollover, floor, undos;

	s->seq = 0;
	if (query_row(s, q, &e)) {
		s->seq = sqlite3_column_int64(q, 0);
		if (sqlite3_column_int64(q, 1) > now.t)
			now.t = sqlite3_column_int64(q, 1);
		query_end(q);
	}
	if (e || (e = query_number(s, &undos, 0, Q_EVENT_UNDO_THERE, "")) ||
	    (e = query_number(s, &floor, 0, Q_META, "t", "floor")) ||
	    (e = store_setting_number(&rollover, s, "rollover", NULL)))
		return e;
	s->undos = undos != 0;
	if (now.t < floor)
		now.t = floor;
	s->now = now;
	s->day = day_of(now, (int)rollover);
	return NULL;
}

const struct err *
store_begin(struct store *s, struct when now, enum store_act act)
{
	const struct err *e = db_run(s, "BEGIN IMMEDIATE");

	if (e)
		return e;
	s->begun = true;
	s->act = act;
	s->batch[0] = '\0';
	settings_forget(s);
	if ((e = take_time(s, now)))
		store_rollback(s);
	return e;
}

void
store_rollback(struct store *s)
{
	if (!s->begun)
		return;
	s->begun = false;
	s->dirty.n = 0;
	s->dirty.settings = s->dirty.aliases = s->dirty.decks = false;
	s->dirty.seen = s->dirty.versions = false;
	settings_forget(s);
	err_free(db_run(s, "ROLLBACK"));
}

const struct err *
store_commit(struct store *s)
{
	const struct err *e;

	if ((e = store_settle(s)) || (e = db_run(s, "COMMIT"))) {
		store_rollback(s);
		return e;
	}
	s->begun = false;
	return NULL;
}

int64_t
store_day(const struct store *s)
{
	return s->day;
}

const struct err *
store_record(struct store *s, struct when now, struct event *ev)
{
	const struct err *e;

	if ((e = store_begin(s, now, STORE_SINGLE)))
		return e;
	if ((e = store_append(s, ev))) {
		store_rollback(s);
		return e;
	}
	return store_commit(s);
}
