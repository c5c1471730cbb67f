#include "store/db.h"

#include "base/err.h"
#include "base/msg.h"
#include "base/rand.h"

#include <inttypes.h>
#include <string.h>

/* So that nobody else's device has the number of strangers' events here. */
enum { SEED_STRANGER = 0x73747267 };

static bool
same_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

static bool
same_event(const struct event *a, const struct event *b)
{
	return a->t == b->t && a->off == b->off && a->day == b->day &&
	       a->kind == b->kind && a->card == b->card &&
	       a->purpose == b->purpose && a->grade == b->grade &&
	       a->suggested == b->suggested && a->credit == b->credit &&
	       a->ms == b->ms && same_text(a->typed, b->typed) &&
	       a->tdev == b->tdev && a->tseq == b->tseq &&
	       same_text(a->arg, b->arg) && same_text(a->batch, b->batch);
}

/* Whether an event of that identity is there; one that differs is an error. */
static const struct err *
find_same(bool *there, struct store *s, const struct event *ev)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_EVENT_ONE, "ui", ev->device, ev->seq);
	struct event_row r;
	bool same;

	*there = query_row(s, q, &e);
	if (!*there)
		return e;
	r = event_row(q);
	same = same_event(ev, &r.event);
	query_end(q);
	if (same)
		return NULL;
	return err_new(ERR_INPUT,
	    _("event %016" PRIx64 ":%" PRId64 ": differs from the one that "
	      "is there: one of the two logs is damaged"),
	    ev->device, ev->seq);
}

/* The same for an event without a number: alike is the same. */
static const struct err *
find_alike(bool *there, struct store *s, const struct event *ev)
{
	const struct err *e;
	uint64_t home;
	int64_t found;

	if ((e = event_home(&home, s, ev)))
		return e;
	e = query_number(s, &found, 0, home ? Q_EVENT_ALIKE : Q_EVENT_ALIKE_ALL,
	    "uidtti", home, ev->t, ev->device ? (int64_t)ev->device : DAY_NONE,
	    event_kind_name((int)ev->kind), purpose_name(ev->purpose),
	    (int64_t)ev->grade);
	*there = found != 0;
	return e;
}

/* Gives an event without a number the next one of its device. */
static const struct err *
give_number(struct store *s, struct event *ev)
{
	int64_t last;
	const struct err *e;

	if (!ev->device)
		ev->device = mix(s->device ^ SEED_STRANGER);
	e = query_number(s, &last, 0, Q_EVENT_LAST, "u", ev->device);
	ev->seq = last + 1;
	return e;
}

const struct err *
store_merge(struct store *s, struct event *ev, bool *added)
{
	const struct err *e;
	bool there = false;

	*added = false;
	if (!ev->device)
		ev->seq = 0;
	e = ev->seq ? find_same(&there, s, ev) : find_alike(&there, s, ev);
	if (e || there)
		return e;
	if (!ev->seq && (e = give_number(s, ev)))
		return e;
	if (ev->device == s->device && ev->seq > s->seq)
		s->seq = ev->seq;
	s->dirty.seen |= ev->kind == EVENT_CONF && !ev->card;
	*added = true;
	return event_put(s, ev);
}
