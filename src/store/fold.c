#include "store/db.h"

#include "base/err.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

enum { MS_MOST = 60000 }; /* an answer's time counts for no more */

/* What the row of a card says of where its figures count. */
struct place {
	int64_t deck;
	uint64_t fact;
	char *topic, *kind, *status, *deck_name;
	bool there; /* the card is in the library at all */
	bool live, active;
	int64_t ivl;
};

static const struct err *
read_place(struct place *p, struct store *s, uint64_t id)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_CARD_PLACE, "u", id);

	*p = (struct place){.topic = NULL};
	if (query_row(s, q, &e)) {
		*p = (struct place){.there = true,
		    .deck = sqlite3_column_int64(q, 0),
		    .fact = column_u64(q, 1),
		    .topic = mem_strdup(column_text(q, 2)),
		    .kind = mem_strdup(column_text(q, 3)),
		    .status = mem_strdup(column_text(q, 4)),
		    .live = sqlite3_column_int(q, 5) != 0,
		    .active = sqlite3_column_int(q, 6) != 0,
		    .ivl = sqlite3_column_int64(q, 7),
		    .deck_name = mem_strdup(column_text(q, 8))};
		query_end(q);
	}
	return e;
}

static void
free_place(struct place *p)
{
	free(p->topic);
	free(p->kind);
	free(p->status);
	free(p->deck_name);
}

/* --- rollup -------------------------------------------------------------- */

/* An answer, as far as the rollup is concerned. */
struct mark {
	uint64_t device;
	int64_t seq, day, ms;
	int purpose, grade;
	int have, want; /* how it stands in the rollup, and how it should */
};

struct marks {
	struct mark *v;
	size_t n, cap;
};

/* Adds an answer, or with sign -1 takes it out. */
static const struct err *
count_answer(struct store *s, const struct place *p, const struct mark *m,
    int mark, int64_t sign)
{
	bool main = m->purpose == PURPOSE_REVIEW;
	bool review = main && mark == 1;
	int64_t ms = m->ms < 0 ? 0 : m->ms < MS_MOST ? m->ms : MS_MOST;

	return query_run(s, Q_ROLLUP_ADD, "iittiiiiii", m->day, p->deck,
	    p->topic ? p->topic : "", p->kind ? p->kind : "", sign,
	    mark == 2 ? sign : 0, main ? sign : 0, review ? sign : 0,
	    review && m->grade >= SM2_PASS ? sign : 0, sign * ms);
}

/* Brings what the rollup has of an answer to what it should have. */
static const struct err *
recount(struct store *s, const struct place *p, const struct mark *m)
{
	const struct err *e = NULL;

	if (m->have == m->want)
		return NULL;
	if (m->have)
		e = count_answer(s, p, m, m->have, -1);
	if (!e && m->want)
		e = count_answer(s, p, m, m->want, 1);
	return e;
}

/* Whether MARK_OF_CARD sees to it: an answer that came, and is no first one. */
static bool
is_common(const struct mark *m)
{
	return m->have == 0 && m->want == 1;
}

/* Many that came at once are marked at once. */
static const struct err *
write_marks(struct store *s, uint64_t id, const struct marks *marks)
{
	const struct err *e = NULL;
	size_t i, common = 0;

	for (i = 0; i < marks->n; i++)
		common += is_common(&marks->v[i]);
	if (common > 1)
		e = query_run(s, Q_MARK_OF_CARD, "u", id);
	for (i = 0; !e && i < marks->n; i++) {
		const struct mark *m = &marks->v[i];

		if (m->have == m->want || (common > 1 && is_common(m)))
			continue;
		e = query_run(s, Q_EVENT_MARK, "uii", m->device, m->seq,
		    (int64_t)m->want);
	}
	return e;
}

static const struct err *
apply_marks(
    struct store *s, uint64_t id, const struct place *p, struct marks *marks)
{
	const struct err *e = NULL;
	size_t i;

	for (i = 0; !e && i < marks->n; i++)
		e = recount(s, p, &marks->v[i]);
	if (!e)
		e = write_marks(s, id, marks);
	free(marks->v);
	return e;
}

static void
add_mark(struct marks *marks, const struct event_row *r, int want)
{
	const struct event *ev = &r->event;

	MEM_GROW(marks->v, marks->n, marks->cap);
	marks->v[marks->n++] = (struct mark){.device = ev->device,
	    .seq = ev->seq,
	    .day = ev->day,
	    .ms = ev->ms,
	    .purpose = ev->purpose,
	    .grade = ev->grade,
	    .have = r->mark,
	    .want = want};
}

/* --- agenda -------------------------------------------------------------- */

const struct err *
agenda_count(struct store *s, uint64_t fact, int64_t deck, int n)
{
	const struct err *e;
	int64_t day;

	if ((e = query_number(
		 s, &day, DAY_NONE, Q_FACT_DUE, "ui", fact, deck)) ||
	    day == DAY_NONE)
		return e;
	return query_run(s, Q_AGENDA_ADD, "iii", deck, day, (int64_t)n);
}

/* --- out of all counters -------------------------------------------------- */

static const struct err *
marks_out(struct store *s, uint64_t id, const struct place *p)
{
	const struct err *e = NULL;
	struct marks marks = {0};
	sqlite3_stmt *q = query(s, Q_EVENT_OF_CARD, "u", id);

	while (query_row(s, q, &e)) {
		struct event_row r = event_row(q);

		if (r.mark)
			add_mark(&marks, &r, 0);
	}
	if (!e)
		return apply_marks(s, id, p, &marks);
	free(marks.v);
	return e;
}

static const struct err *
rest(struct store *s, uint64_t id, const struct place *p)
{
	const struct err *e;

	if (!p->active)
		return NULL;
	if ((e = agenda_count(s, p->fact, p->deck, -1)) ||
	    (e = query_run(s, Q_CARD_REST, "u", id)) ||
	    (e = agenda_count(s, p->fact, p->deck, 1)) || p->ivl > 0)
		return e;
	return query_run(s, Q_DECK_FRESH, "ii", p->deck, (int64_t)-1);
}

const struct err *
fold_out(struct store *s, uint64_t id)
{
	const struct err *e;
	struct place p;

	if ((e = read_place(&p, s, id)))
		return e;
	e = marks_out(s, id, &p);
	if (!e && p.there)
		e = rest(s, id, &p);
	free_place(&p);
	return e;
}

/* --- the card ------------------------------------------------------------ */

/* What a card's events add up to. */
struct folded {
	struct card_state state;
	int64_t seen; /* day it was last answered or shown, or DAY_NONE */
	struct marks marks;
};

static const struct err *
apply_event(struct folded *f, struct store *s, uint64_t id,
    const struct event_row *r, bool *first)
{
	const struct err *e;
	struct rules rules;
	bool answer = r->event.kind == EVENT_ANSWER;

	if (answer) {
		add_mark(&f->marks, r, r->is_void ? 0 : *first ? 2 : 1);
		*first &= r->is_void;
	}
	if (r->is_void)
		return NULL;
	if ((e = settings_rules(&rules, s, &r->event)))
		return e;
	card_apply(&f->state, id, &r->event, &rules);
	if ((answer || r->event.kind == EVENT_STUDY) && r->event.day > f->seen)
		f->seen = r->event.day;
	return NULL;
}

static const struct err *
fold(struct folded *f, struct store *s, uint64_t id)
{
	const struct err *e = NULL;
	bool first = true;
	sqlite3_stmt *q;

	*f = (struct folded){.state = card_state_new(), .seen = DAY_NONE};
	q = query(s, Q_EVENT_OF_CARD, "u", id);
	while (query_row(s, q, &e)) {
		struct event_row r = event_row(q);

		if ((e = apply_event(f, s, id, &r, &first))) {
			query_end(q);
			return e;
		}
	}
	return e;
}

const struct err *
fold_before(struct card_state *c, struct store *s, uint64_t id, int64_t day)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_EVENT_OF_CARD, "u", id);

	*c = card_state_new();
	while (query_row(s, q, &e)) {
		struct event_row r = event_row(q);
		struct rules rules;

		if (r.is_void || r.event.day >= day)
			continue;
		if ((e = settings_rules(&rules, s, &r.event)))
			break;
		card_apply(c, id, &r.event, &rules);
	}
	query_end(q);
	return e;
}

static bool
is_freed(const struct place *p, const struct card_state *c)
{
	return strcmp(p->status, "core") == 0 ||
	       (strcmp(p->status, "held") == 0 && c->confirmed) ||
	       (strcmp(p->status, "reserve") == 0 && c->adopted);
}

static const struct err *
write_state(struct store *s, uint64_t id, const struct folded *f, bool active,
    int64_t wait)
{
	const struct card_state *c = &f->state;

	return query_run(s, Q_CARD_STATE, "uiiiiiiirriiiidddddiiiiiiiiiid", id,
	    c->sm2.n, c->sm2.ef, c->sm2.ivl, c->sm2.due, c->sm2.last,
	    c->sm2.lapses, c->sm2.lastgrade, c->memory.s, c->memory.d,
	    c->memory.last, c->memory.t, c->fsrs_due, c->counted, c->introduced,
	    c->reviewed, c->shown, c->buried, c->drill_day, c->drill_t,
	    c->drill_seq, (int64_t)c->drill_grade, (int64_t)c->suspended,
	    (int64_t)c->flagged, (int64_t)c->retired, (int64_t)c->confirmed,
	    (int64_t)c->adopted, (int64_t)active, wait, f->seen);
}

/* The first day on which the card may be asked. */
static const struct err *
first_day(int64_t *day, struct store *s, const struct card_state *c)
{
	const struct err *e;
	const char *scheduler;

	*day = 0;
	if (c->sm2.ivl > 0) {
		if ((e = store_setting(&scheduler, s, "scheduler", NULL)))
			return e;
		*day =
		    strcmp(scheduler, "fsrs") == 0 ? c->fsrs_due : c->sm2.due;
	}
	if (c->buried != DAY_NONE && c->buried >= *day)
		*day = c->buried + 1;
	return NULL;
}

static const struct err *
replace_state(
    struct store *s, uint64_t id, const struct place *p, struct folded *f)
{
	const struct card_state *c = &f->state;
	const struct err *e;
	int64_t wait, fresh;
	bool asks = true, active;

	if ((e = settings_asks(&asks, s, p->deck_name, p->kind)) ||
	    (e = first_day(&wait, s, c)))
		return e;
	active =
	    p->live && asks && is_freed(p, c) && !c->suspended && !c->retired;
	fresh = (active && c->sm2.ivl == 0) - (p->active && p->ivl == 0);
	if ((e = agenda_count(s, p->fact, p->deck, -1)) ||
	    (e = write_state(s, id, f, active, wait)) ||
	    (e = agenda_count(s, p->fact, p->deck, 1)) || fresh == 0)
		return e;
	return query_run(s, Q_DECK_FRESH, "ii", p->deck, fresh);
}

const struct err *
fold_card(struct store *s, uint64_t id)
{
	const struct err *e;
	struct folded f = {.seen = DAY_NONE};
	struct place p;

	if ((e = read_place(&p, s, id)))
		return e;
	if (!(e = fold(&f, s, id)) && p.there)
		e = replace_state(s, id, &p, &f);
	if (!e)
		e = apply_marks(s, id, &p, &f.marks);
	else
		free(f.marks.v);
	free_place(&p);
	return e;
}
