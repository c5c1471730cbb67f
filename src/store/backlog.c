/* The backlog that is laid over some days. */

#include "store/days.h"
#include "store/db.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/json.h"
#include "base/out.h"

/* Whether a card that was answered today was of the backlog before. */
static const struct err *
was_backlog(
    bool *was, struct store *s, uint64_t id, int64_t start, int64_t today)
{
	struct card_state state;
	const struct err *e = fold_before(&state, s, id, today);

	*was = !e && state.sm2.ivl > 0 && state.sm2.due <= start;
	return e;
}

static const struct err *
count_done(struct spread *spread, struct store *s, int64_t today)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_REVIEWED, "i", today);

	while (query_row(s, q, &e)) {
		bool was;

		if ((e = was_backlog(
			 &was, s, column_u64(q, 0), spread->start, today)))
			break;
		spread->done += was;
	}
	query_end(q);
	return e;
}

const struct err *
store_spread(struct spread *spread, struct store *s, int64_t today)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_SPREAD, "");

	*spread = (struct spread){0};
	if (!query_row(s, q, &e))
		return e;
	spread->start = sqlite3_column_int64(q, 0);
	spread->days = sqlite3_column_int64(q, 1);
	query_end(q);
	if (today < spread->start || today >= spread->start + spread->days) {
		*spread = (struct spread){0};
		return NULL;
	}
	return count_done(spread, s, today);
}

const struct err *
store_append_spread(struct store *s, int64_t days)
{
	struct event ev = event_new(EVENT_SPREAD);
	struct buf arg = {0};
	struct out out = {.buf = &arg};
	struct json j = {.out = &out};
	const struct err *e;

	json_object(&j, NULL);
	json_int(&j, "start", s->day);
	json_int(&j, "days", days);
	json_end_object(&j);
	ev.arg = buf_text(&arg);
	e = store_append(s, &ev);
	buf_free(&arg);
	return e;
}
