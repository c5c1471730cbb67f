/* A log that is ahead of the clock: one run with a wrong year (3.2). */

#include "store/days.h"
#include "store/db.h"

#include "base/err.h"
#include "base/mem.h"

#include <stdlib.h>

static const int64_t slack = 24 * 3600000LL; /* a day is no fault */

const struct err *
store_ahead(struct ahead *a, struct store *s, struct when now)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_EVENT_BACK, "ui", s->device, INT64_MAX);

	*a = (struct ahead){.n = 0};
	while (query_row(s, q, &e)) {
		struct event_row r = event_row(q);

		if (r.event.t <= now.t + slack)
			break;
		a->last =
		    a->n ? a->last : (struct when){r.event.t, r.event.off};
		a->first = r.event.seq;
		a->n++;
	}
	query_end(q);
	return e;
}

const struct err *
store_is_ahead(bool *is, struct store *s, struct when now)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_EVENT_LAST, "u", s->device);

	*is = false;
	if (query_row(s, q, &e)) {
		*is = sqlite3_column_int64(q, 1) > now.t + slack;
		query_end(q);
	}
	return e;
}

/* Void ones too: what voids them is taken back as well. */
static const struct err *
void_from(struct store *s, int64_t first)
{
	const struct err *e = NULL;
	int64_t seq = s->seq;

	for (; !e && seq >= first; seq--)
		e = event_undo(s, s->device, seq);
	return e;
}

const struct err *
store_void_ahead(struct store *s, struct when now)
{
	struct ahead a;
	const struct err *e;

	if ((e = store_begin(s, now, STORE_BATCH)))
		return e;
	if ((e = store_ahead(&a, s, now)) ||
	    (a.n && ((e = void_from(s, a.first)) ||
			(e = device_renumber(s, now.t))))) {
		store_rollback(s);
		return e;
	}
	if ((e = store_commit(s)))
		return e;
	return store_device_read(s);
}
