/* Planned breaks: days off, and the cards that were moved out of them. */

#include "store/days.h"
#include "store/db.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/out.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

const struct err *
store_due_between(
    struct store *s, int64_t from, int64_t to, entry_fn *visit, void *data)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_DUE_BETWEEN, "ii", from, to);

	while (query_row(s, q, &e)) {
		struct deck *owner = NULL;
		struct entry en;

		e = entry_find(&en, &owner, s, column_u64(q, 0));
		if (!e && owner && en.due >= from && en.due <= to)
			e = visit(data, &en);
		deck_free(owner);
		if (e)
			break;
	}
	query_end(q);
	return e;
}

/* A setting's event that is no setting: which days are off. */
static const struct err *
append_days(struct store *s, int64_t from, int64_t to)
{
	struct event ev = event_new(EVENT_CONF);
	struct buf arg = {0};
	struct out out = {.buf = &arg};
	struct json j = {.out = &out};
	const struct err *e;

	json_object(&j, NULL);
	json_array(&j, "off");
	json_int(&j, NULL, from);
	json_int(&j, NULL, to);
	json_end_array(&j);
	json_end_object(&j);
	ev.arg = buf_text(&arg);
	e = store_append(s, &ev);
	buf_free(&arg);
	return e;
}

const struct err *
store_append_break(struct store *s, int64_t from, int64_t to,
    const struct break_card *card, size_t n)
{
	const struct err *e = append_days(s, from, to);
	size_t i;

	for (i = 0; !e && i < n; i++) {
		struct event ev = event_new(EVENT_DUE);
		char arg[32];

		snprintf(arg, sizeof arg, "%" PRId64, card[i].moved);
		ev.card = card[i].id;
		ev.arg = arg;
		e = store_append(s, &ev);
	}
	return e;
}

const struct err *
store_breaks(struct breaks *b, struct store *s)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_BREAKS, "");
	size_t cap = 0;

	*b = (struct breaks){0};
	while (query_row(s, q, &e)) {
		MEM_GROW(b->v, b->n, cap);
		b->v[b->n++] =
		    (struct break_days){.from = sqlite3_column_int64(q, 0),
			.to = sqlite3_column_int64(q, 1),
			.device = column_u64(q, 2),
			.seq = sqlite3_column_int64(q, 3)};
	}
	return e;
}

/* A card that was answered since then has a day of its own by now. */
static const struct err *
is_answered(bool *answered, struct store *s, const struct event *move)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_ANSWERED_AT, "u", move->card);

	*answered = false;
	if (query_row(s, q, &e)) {
		*answered = sqlite3_column_int64(q, 0) > move->t;
		query_end(q);
	}
	return e;
}

/* The events of an act that may be taken back: the last comes first. */
static const struct err *
collect(int64_t **seq, size_t *n, struct store *s, const struct break_days *b)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_BATCH, "ui", b->device, b->seq);
	size_t cap = 0;

	while (query_row(s, q, &e)) {
		struct event_row r = event_row(q);
		bool answered = false;

		if (r.event.kind == EVENT_DUE &&
		    (e = is_answered(&answered, s, &r.event)))
			break;
		if (answered || r.is_void)
			continue;
		MEM_GROW(*seq, *n, cap);
		(*seq)[(*n)++] = r.event.seq;
	}
	query_end(q);
	return e;
}

const struct err *
store_drop_break(struct store *s, const struct break_days *b)
{
	int64_t *seq = NULL;
	size_t n = 0;
	const struct err *e = collect(&seq, &n, s, b);

	while (!e && n > 0)
		e = event_undo(s, b->device, seq[--n]);
	free(seq);
	return e;
}
