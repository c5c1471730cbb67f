/* An answer, and what it brings about: more events of the same act. */

#include "store/db.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/out.h"
#include "schedule/calendar.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STATE_COLUMN = 7 }; /* of Q_CARD */

/* What will become of the card. */
struct outlook {
	struct card_state before, after;
	bool counts;
	bool suspend;   /* a leech that is not to be asked any more */
	int64_t due;    /* a better day to come again, or DAY_NONE */
	const char *as; /* what it was taken for, or NULL */
};

static const struct err *
read_before(struct card_state *c, struct store *s, uint64_t id)
{
	const struct err *e;
	sqlite3_stmt *q;
	int64_t home;

	if ((e = query_number(s, &home, (int64_t)id, Q_ALIAS, "u", id)))
		return e;
	q = query(s, Q_CARD, "i", home);
	if (query_row(s, q, &e)) {
		card_state_read(c, q, STATE_COLUMN);
		query_end(q);
		return NULL;
	}
	return e ? e
		 : err_new(ERR_INPUT, _("%016" PRIx64 ": no such card"), id);
}

static const struct err *
is_set(bool *is, struct store *s, const char *key, const char *value)
{
	const char *now;
	const struct err *e = store_setting(&now, s, key, NULL);

	if (!e)
		*is = strcmp(now, value) == 0;
	return e;
}

/* A leech is suspended where the person wants that. */
static const struct err *
foresee_leech(struct outlook *o, struct store *s)
{
	int64_t after, lapses = o->after.sm2.lapses;
	const struct err *e;

	if (lapses == o->before.sm2.lapses || o->before.suspended)
		return NULL;
	if ((e = store_setting_number(&after, s, "leech_after", NULL)) ||
	    !sm2_is_leech(lapses, after))
		return e;
	return is_set(&o->suspend, s, "leech", "suspend");
}

/* How many cards are due on each day around one. */
static const struct err *
read_load(int64_t *load, struct store *s, int64_t from, int64_t days)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_DUE_LOAD, "ii", from, from + days - 1);

	while (query_row(s, q, &e))
		load[sqlite3_column_int64(q, 0) - from] =
		    sqlite3_column_int64(q, 1);
	return e;
}

static const struct err *
foresee_balance(struct outlook *o, struct store *s)
{
	const struct sm2 *sm2 = &o->after.sm2;
	int64_t due = s->day + sm2->ivl, now = sm2->due, ivl, reach, *load;
	bool fsrs = false, on = false;
	const struct err *e;

	if (!o->counts || (e = is_set(&on, s, "balance", "on")) || !on)
		return o->counts ? e : NULL;
	if ((e = is_set(&fsrs, s, "scheduler", "fsrs")))
		return e;
	if (fsrs)
		now = due = o->after.fsrs_due;
	ivl = due - s->day;
	reach = calendar_reach(ivl);
	load = mem_new((size_t)(2 * reach + 1), sizeof *load);
	if (!(e = read_load(load, s, due - reach, 2 * reach + 1)))
		o->due = calendar_balance(due, ivl, load);
	if (o->due == now)
		o->due = DAY_NONE;
	free(load);
	return e;
}

static const struct err *
foresee(struct outlook *o, struct store *s, const struct event *answer)
{
	struct event ev = *answer;
	const struct err *e;
	struct rules rules;

	ev.device = s->device;
	ev.seq = s->seq + 1;
	ev.t = s->now.t;
	ev.day = s->day;
	o->due = DAY_NONE;
	if ((e = read_before(&o->before, s, ev.card)) ||
	    (e = settings_rules(&rules, s, &ev)))
		return e;
	o->after = o->before;
	o->counts = card_apply(&o->after, ev.card, &ev, &rules);
	if ((e = foresee_leech(o, s)))
		return e;
	return foresee_balance(o, s);
}

static const struct err *
append_due(struct store *s, uint64_t card, int64_t day)
{
	struct event ev = event_new(EVENT_DUE);
	char arg[32];

	snprintf(arg, sizeof arg, "%" PRId64, day);
	ev.card = card;
	ev.arg = arg;
	return store_append(s, &ev);
}

/* A setting's event that is of a card says what it was taken for. */
static const struct err *
append_confusion(struct store *s, uint64_t card, const char *as)
{
	struct event ev = event_new(EVENT_CONF);
	struct buf arg = {0};
	struct out out = {.buf = &arg};
	struct json j = {.out = &out};
	const struct err *e;

	json_object(&j, NULL);
	json_string(&j, "given", as);
	json_end_object(&j);
	ev.card = card;
	ev.arg = buf_text(&arg);
	e = store_append(s, &ev);
	buf_free(&arg);
	return e;
}

static const struct err *
append_rest(struct store *s, const struct outlook *o, uint64_t card)
{
	struct event suspend = event_new(EVENT_SUSPEND);
	const struct err *e = NULL;

	if (o->due != DAY_NONE)
		e = append_due(s, card, o->due);
	suspend.card = card;
	if (!e && o->suspend)
		e = store_append(s, &suspend);
	if (!e && o->as)
		e = append_confusion(s, card, o->as);
	return e;
}

const struct err *
store_append_answer(struct store *s, struct event *ev, const char *taken_for)
{
	struct outlook o = {.as = taken_for};
	const struct err *e;

	if ((e = foresee(&o, s, ev)))
		return e;
	if (o.due != DAY_NONE || o.suspend || o.as)
		s->act = STORE_BATCH;
	if ((e = store_append(s, ev)))
		return e;
	return append_rest(s, &o, ev->card);
}

static const struct err *
add_all(struct store *s, struct event *ev, const struct answer_with *with)
{
	const struct err *e = NULL;
	size_t i;

	for (i = 0; !e && i < with->nshown; i++) {
		struct event study = event_new(EVENT_STUDY);

		study.card = with->shown[i];
		e = store_append(s, &study);
	}
	return e ? e : store_append_answer(s, ev, with->taken_for);
}

const struct err *
store_answer(struct store *s, struct when now, struct event *ev,
    const struct answer_with *with)
{
	const struct err *e;

	if ((e = store_begin(s, now, STORE_SINGLE)))
		return e;
	if ((e = add_all(s, ev, with))) {
		store_rollback(s);
		return e;
	}
	return store_commit(s);
}

const struct err *
store_taken(struct store *s, taken_fn *visit, void *data)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_TAKEN, "");

	while (query_row(s, q, &e)) {
		struct taken t = {.deck = column_text(q, 0),
		    .term = column_text(q, 1),
		    .given = column_text(q, 2),
		    .times = sqlite3_column_int64(q, 3)};

		if ((e = visit(data, &t)))
			break;
	}
	query_end(q);
	return e;
}
