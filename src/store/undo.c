#include "store/db.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* An act while the log is walked back; acts come newest first. */
struct step {
	struct act act;
	uint64_t device;   /* whose act it is */
	const char *batch; /* or NULL */
	uint64_t tdev;     /* of an undo: the first event of its target */
	int64_t tseq;
};

struct walk {
	struct arena *arena;
	struct step *v;
	size_t n, cap;
};

static void
walk_free(struct walk *w)
{
	free(w->v);
	arena_free(w->arena);
}

static const char *
keep(struct arena *a, const char *text)
{
	return text ? arena_strdup(a, text) : NULL;
}

/* An act is described by its first event. */
static void
describe(struct act *act, struct arena *a, const struct event_row *r)
{
	const struct event *ev = &r->event;

	act->kind = ev->kind;
	act->card = r->home ? r->home : ev->card;
	act->grade = ev->grade;
	act->arg = keep(a, ev->arg);
}

/* An event, going back: it ends an act, or it is an earlier one of it. */
static void
take(struct walk *w, const struct event_row *r)
{
	const struct event *ev = &r->event;
	struct step *step = w->n ? &w->v[w->n - 1] : NULL;

	if (!step || !step->batch || !ev->batch ||
	    strcmp(step->batch, ev->batch) != 0) {
		MEM_GROW(w->v, w->n, w->cap);
		step = &w->v[w->n++];
		*step = (struct step){.act = {.last = ev->seq, .is_void = true},
		    .device = ev->device,
		    .batch = keep(w->arena, ev->batch),
		    .tdev = ev->tdev,
		    .tseq = ev->tseq};
	}
	describe(&step->act, w->arena, r);
	step->act.when = (struct when){ev->t, ev->off};
	step->act.events++;
	step->act.is_void &= r->is_void;
	step->act.first = ev->seq;
}

/* Whether a walk has seen what it wants, its last act perhaps in part. */
typedef bool enough_fn(const struct walk *, size_t wanted);

/* Walks a device's events back; showings are no acts. */
static const struct err *
walk_device(struct walk *w, struct store *s, uint64_t device, enough_fn *enough,
    size_t wanted, bool *done)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_EVENT_BACK, "ui", device, INT64_MAX);

	while (!*done && query_row(s, q, &e)) {
		struct event_row r = event_row(q);

		if (r.event.kind == EVENT_STUDY)
			continue;
		take(w, &r);
		*done = enough(w, wanted);
	}
	query_end(q);
	return e;
}

/* This copy's own events, then those of the numbers that it had before. */
static const struct err *
walk_back(struct walk *w, struct store *s, enough_fn *enough, size_t wanted)
{
	const struct err *e;
	const char *former = "";
	sqlite3_stmt *q;
	bool done = false;
	uint64_t device;

	*w = (struct walk){.arena = arena_new()};
	e = walk_device(w, s, s->device, enough, wanted, &done);
	if (e || done)
		return e;
	q = query(s, Q_META, "t", "former");
	if (query_row(s, q, &e)) {
		former = arena_strdup(w->arena, column_text(q, 0));
		query_end(q);
	}
	for (; !e && !done && *former; former += former[16] == ' ' ? 17 : 16) {
		const char *one = arena_strndup(w->arena, former, 16);

		if (!text_hex(&device, one))
			break;
		e = walk_device(w, s, device, enough, wanted, &done);
	}
	return e;
}

static bool
can_undo(const struct step *step)
{
	return step->act.kind != EVENT_UNDO && !step->act.is_void;
}

/* One more act than wanted, so that the last wanted one is whole. */
static bool
enough_to_undo(const struct walk *w, size_t wanted)
{
	size_t i, n = 0;

	if (w->n < wanted)
		return false;
	for (i = 0; i + 1 < w->n; i++)
		n += can_undo(&w->v[i]);
	return n >= wanted;
}

static bool
enough_to_show(const struct walk *w, size_t wanted)
{
	size_t i, n = 0;

	if (w->n < wanted)
		return false;
	for (i = 0; i + 1 < w->n; i++)
		n += w->v[i].act.kind != EVENT_UNDO;
	return n >= wanted;
}

/* An act that is no undo ends what may be redone. */
static bool
enough_to_redo(const struct walk *w, size_t wanted)
{
	(void)wanted;
	return w->n && w->v[w->n - 1].act.kind != EVENT_UNDO &&
	       !w->v[w->n - 1].act.is_void;
}

void
acts_free(struct acts *a)
{
	if (a)
		arena_free(a->arena);
}

static const struct err *
read_ask(struct store *s, struct arena *a, struct act *act)
{
	struct entries *card = NULL;
	const struct err *e = NULL;

	if (!act->card)
		return NULL;
	e = store_card(&card, s, act->card);
	if (!e)
		act->ask = arena_strdup(a, card->v->card->ask);
	else if (e->kind == ERR_INPUT) {
		err_free(e);
		e = NULL;
	}
	entries_free(card);
	return e;
}

/* Copies the acts chosen, with the questions they were about. */
static const struct err *
tell(struct acts **out, struct store *s, const struct step **chosen, size_t n)
{
	struct arena *a = arena_new();
	struct acts *acts = arena_alloc(a, sizeof *acts);
	const struct err *e = NULL;
	size_t i;

	acts->arena = a;
	acts->v = arena_array(a, n ? n : 1, sizeof *acts->v);
	for (i = 0; !e && i < n; i++) {
		struct act *act = &acts->v[acts->n++];

		*act = chosen[i]->act;
		act->arg = keep(a, act->arg);
		e = read_ask(s, a, act);
	}
	if (e)
		acts_free(acts);
	else
		*out = acts;
	return e;
}

const struct err *
store_history(struct acts **out, struct store *s, size_t limit)
{
	const struct step **chosen = NULL;
	struct walk w;
	size_t i, n = 0;
	const struct err *e = walk_back(&w, s, enough_to_show, limit);

	if (e)
		goto done;
	chosen = mem_new(w.n + 1, sizeof(*chosen));
	for (i = 0; i < w.n && n < limit; i++)
		if (w.v[i].act.kind != EVENT_UNDO)
			chosen[n++] = &w.v[i];
	e = tell(out, s, chosen, n);
done:
	free(chosen);
	walk_free(&w);
	return e;
}

/* Takes each event of an act back, the last first, as a batch of its own. */
static const struct err *
take_back(struct store *s, const struct step *step)
{
	const struct err *e = NULL;
	int64_t seq;

	s->batch[0] = '\0';
	for (seq = step->act.last; !e && seq >= step->act.first; seq--)
		e = event_undo(s, step->device, seq);
	return e;
}

/* Undoes of undoes: they brought something back, and are not redone. */
static const struct err *
is_redo(bool *redo, struct store *s, const struct step *step)
{
	int64_t is_undo;
	const struct err *e = query_number(
	    s, &is_undo, 0, Q_EVENT_KIND, "ui", step->tdev, step->tseq);

	*redo = is_undo != 0;
	return e;
}

/* The acts chosen, of those walked. */
struct choice {
	const struct step **v;
	size_t n;
};

typedef const struct err *choose_fn(
    struct choice *, struct store *, struct walk *, size_t wanted);

static const struct err *
choose_undo(struct choice *c, struct store *s, struct walk *w, size_t wanted)
{
	size_t i;

	(void)s;
	for (i = 0; i < w->n && c->n < wanted; i++)
		if (can_undo(&w->v[i]))
			c->v[c->n++] = &w->v[i];
	return NULL;
}

/* People want to hear of what comes back, not of the undo. */
static const struct err *
describe_target(struct store *s, struct arena *a, struct step *step)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_EVENT_ONE, "ui", step->tdev, step->tseq);
	struct event_row r;

	if (!query_row(s, q, &e))
		return e;
	r = event_row(q);
	describe(&step->act, a, &r);
	query_end(q);
	return NULL;
}

static const struct err *
choose_redo(struct choice *c, struct store *s, struct walk *w, size_t wanted)
{
	const struct err *e = NULL;
	size_t i;
	bool redo;

	for (i = 0; !e && i < w->n && c->n < wanted; i++) {
		struct step *step = &w->v[i];

		if (step->act.is_void)
			continue;
		if (step->act.kind != EVENT_UNDO)
			break;
		if ((e = is_redo(&redo, s, step)) || redo)
			continue;
		c->v[c->n++] = step;
		e = describe_target(s, w->arena, step);
	}
	return e;
}

static const struct err *
undo_some(struct acts **done, struct store *s, size_t wanted, enough_fn *enough,
    choose_fn *choose)
{
	struct choice c = {0};
	struct walk w;
	const struct err *e = walk_back(&w, s, enough, wanted);
	size_t i;

	c.v = mem_new(w.n + 1, sizeof(*c.v));
	if (!e)
		e = choose(&c, s, &w, wanted);
	for (i = 0; !e && i < c.n; i++)
		e = take_back(s, c.v[i]);
	if (!e)
		e = store_settle(s);
	if (!e)
		e = tell(done, s, c.v, c.n);
	free(c.v);
	walk_free(&w);
	return e;
}

static const struct err *
undo_in_act(struct acts **done, struct store *s, struct when now, size_t wanted,
    enough_fn *enough, choose_fn *choose)
{
	const struct err *e;

	if ((e = store_begin(s, now, STORE_BATCH)))
		return e;
	if ((e = undo_some(done, s, wanted, enough, choose))) {
		store_rollback(s);
		return e;
	}
	if ((e = store_commit(s))) {
		acts_free(*done);
		*done = NULL;
	}
	return e;
}

const struct err *
store_undo(struct acts **done, struct store *s, struct when now, size_t n)
{
	return undo_in_act(done, s, now, n, enough_to_undo, choose_undo);
}

const struct err *
store_redo(struct acts **done, struct store *s, struct when now, size_t n)
{
	return undo_in_act(done, s, now, n, enough_to_redo, choose_redo);
}
