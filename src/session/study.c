#include "session/study.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* Where a card came from when it had its turn. */
enum origin { FROM_QUEUE, FROM_WAITING, FROM_DRILL, FROM_UNDO };

/* A card in one of the rows. */
struct place {
	struct study_item item;
	enum purpose purpose; /* of the answer it is to get */
	size_t since;         /* waiting: turns that were over when shown */
};

/* A row of cards; the front is the first. */
struct row {
	struct place *v;
	size_t n, cap;
};

/* What became of a turn, so that it can be taken back. */
struct outcome {
	struct place place;
	int grade;    /* or -1: dropped */
	bool showing; /* dropped before it was asked */
};

struct study {
	struct study_options options;
	struct row queue; /* not yet shown nor asked, [head..n) */
	size_t head;
	struct row waiting; /* shown, and to be asked soon */
	struct row drill;   /* below four, oldest first */
	struct row again;   /* taken back; the last one comes first */
	struct outcome *past;
	size_t npast, cap;
	size_t turns;  /* turns that are over: shown or asked */
	size_t main;   /* main answers of today */
	uint64_t last; /* the card that had the last turn */
	bool current;  /* a turn is going on */
	enum origin origin;
	size_t index; /* its place in the row it came from */
};

struct study *
study_new(const struct study_options *o)
{
	struct study *s = mem_new(1, sizeof *s);

	s->options = *o;
	s->main = o->answered;
	return s;
}

void
study_free(struct study *s)
{
	if (!s)
		return;
	free(s->queue.v);
	free(s->waiting.v);
	free(s->drill.v);
	free(s->again.v);
	free(s->past);
	free(s);
}

static void
append(struct row *r, struct place p)
{
	MEM_GROW(r->v, r->n, r->cap);
	r->v[r->n++] = p;
}

static void
take_out(struct row *r, size_t i)
{
	memmove(r->v + i, r->v + i + 1, (r->n - i - 1) * sizeof *r->v);
	r->n--;
}

static void
put_front(struct row *r, struct place p)
{
	append(r, p);
	memmove(r->v + 1, r->v, (r->n - 1) * sizeof *r->v);
	r->v[0] = p;
}

static void
remove_id(struct row *r, uint64_t id)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		if (r->v[i].item.id == id) {
			take_out(r, i);
			return;
		}
}

void
study_push(struct study *s, struct study_item item)
{
	struct place p = {.item = item,
	    .purpose = item.early ? PURPOSE_EXTRA : s->options.purpose};

	if (item.fresh && item.shown)
		append(&s->waiting, p);
	else
		append(&s->queue, p);
}

void
study_push_drill(struct study *s, uint64_t id)
{
	append(&s->drill, (struct place){
			      .item = {.id = id},
			      .purpose = PURPOSE_DRILL,
			  });
}

/* --- whose turn it is ------------------------------------------------------
 */

static size_t
queued(const struct study *s)
{
	return s->queue.n - s->head;
}

/* A round begins after every so many main answers, and ends with the drill. */
static bool
is_round(const struct study *s)
{
	size_t after = s->options.drill_after;

	return s->drill.n && s->main && after && s->main % after == 0;
}

static bool
is_ready(const struct study *s, const struct place *p)
{
	return p->item.shown || s->turns - p->since >= STUDY_GAP;
}

static void
choose(struct study *s, enum origin origin, size_t index)
{
	s->current = true;
	s->origin = origin;
	s->index = index;
}

/* The oldest of the drill, but not the same card twice running. */
static void
choose_drill(struct study *s)
{
	bool twice = s->drill.n > 1 && s->drill.v[0].item.id == s->last;

	choose(s, FROM_DRILL, twice ? 1 : 0);
}

static bool
find_turn(struct study *s)
{
	if (s->again.n)
		choose(s, FROM_UNDO, s->again.n - 1);
	else if (is_round(s))
		choose_drill(s);
	else if (s->waiting.n && is_ready(s, &s->waiting.v[0]))
		choose(s, FROM_WAITING, 0);
	else if (queued(s))
		choose(s, FROM_QUEUE, s->head);
	else if (s->waiting.n)
		choose(s, FROM_WAITING, 0);
	else if (s->drill.n)
		choose_drill(s);
	return s->current;
}

static struct row *
row_of(struct study *s)
{
	switch (s->origin) {
	case FROM_QUEUE:
		return &s->queue;
	case FROM_WAITING:
		return &s->waiting;
	case FROM_DRILL:
		return &s->drill;
	case FROM_UNDO:
		break;
	}
	return &s->again;
}

struct turn
study_turn(struct study *s)
{
	const struct place *p;

	if (!s->current && !find_turn(s))
		return (struct turn){.want = STUDY_DONE};
	p = &row_of(s)->v[s->index];
	return (struct turn){
	    .want = s->origin == FROM_QUEUE && p->item.fresh && !p->item.cold
			? STUDY_SHOW
			: STUDY_ASK,
	    .id = p->item.id,
	    .fresh = p->item.fresh,
	    .purpose = p->purpose,
	};
}

/* --- what became of it -----------------------------------------------------
 */

/* Takes the card of the turn out of its row. */
static struct place
end_turn(struct study *s)
{
	struct place p = row_of(s)->v[s->index];

	if (s->origin == FROM_QUEUE)
		s->head++;
	else
		take_out(row_of(s), s->index);
	s->current = false;
	s->last = p.item.id;
	return p;
}

void
study_shown(struct study *s)
{
	struct place p = end_turn(s);

	p.since = ++s->turns;
	append(&s->waiting, p);
}

void
study_known(struct study *s)
{
	append(&s->again, end_turn(s));
}

static void
remember(struct study *s, struct outcome o)
{
	MEM_GROW(s->past, s->npast, s->cap);
	s->past[s->npast++] = o;
}

void
study_answered(struct study *s, int grade)
{
	struct place p = end_turn(s);

	remember(s, (struct outcome){.place = p, .grade = grade});
	s->turns++;
	if (p.purpose == PURPOSE_CRAM)
		return;
	s->main += p.purpose == PURPOSE_REVIEW;
	remove_id(&s->drill, p.item.id);
	if (grade < SM2_DRILL_PASS)
		study_push_drill(s, p.item.id);
}

void
study_drop(struct study *s)
{
	bool showing = study_turn(s).want == STUDY_SHOW;
	struct place p = end_turn(s);

	remember(
	    s, (struct outcome){.place = p, .grade = -1, .showing = showing});
	remove_id(&s->drill, p.item.id);
}

void
study_skip(struct study *s)
{
	struct place p = end_turn(s);

	remove_id(&s->drill, p.item.id);
}

bool
study_undo(struct study *s)
{
	struct outcome o;

	if (s->npast == 0)
		return false;
	o = s->past[--s->npast];
	s->current = false;
	s->last = 0;
	if (o.grade >= 0)
		s->turns--;
	if (o.grade >= 0 && o.place.purpose == PURPOSE_REVIEW)
		s->main--;
	remove_id(&s->drill, o.place.item.id);
	if (o.showing)
		s->queue.v[--s->head] = o.place; /* it came from there */
	else if (o.place.purpose == PURPOSE_DRILL)
		put_front(&s->drill, o.place);
	else
		append(&s->again, o.place);
	return true;
}

struct study_counts
study_counts(const struct study *s)
{
	struct study_counts c = {
	    .left = queued(s) + s->waiting.n + s->drill.n + s->again.n};
	size_t i;

	for (i = 0; i < s->npast; i++) {
		const struct outcome *o = &s->past[i];

		if (o->grade < 0)
			continue;
		c.answers++;
		c.fresh += o->place.item.fresh;
		c.again += o->place.purpose != PURPOSE_DRILL && o->grade < 3;
	}
	return c;
}
