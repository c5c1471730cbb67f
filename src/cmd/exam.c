#include "cmd/exam.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"
#include "base/mem.h"
#include "cmd/cmd.h"
#include "cmd/today.h"
#include "store/store.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ERROR_KNOWN = 200 }; /* predictions after which the log's error counts */

/* --- cards -----------------------------------------------------------------
 */

/* A walk over the cards of one exam. */
struct walk {
	struct outlines *all;
	struct outlined *o;
	exam_wanted *wanted;
	void *data;
};

/* Counted in the exam: asked, or suspended and so not known. */
static bool
counts(const struct entry *e)
{
	const struct card_state *s = &e->state;
	bool freed =
	    e->card->status == STATUS_CORE || s->confirmed || s->adopted;

	return e->active || (e->live && freed && s->suspended && !s->retired);
}

static size_t
find_part(const struct outlined *o, const char *name)
{
	size_t i;

	for (i = 0; i < o->nparts; i++)
		if (strcmp(o->part[i].name, name) == 0)
			break;
	return i;
}

static size_t
add_part(struct outlines *all, struct outlined *o, const char *name)
{
	o->part = arena_grown(all->arena, o->part, o->nparts, sizeof *o->part);
	o->part[o->nparts] =
	    (struct plan_part){.name = arena_strdup(all->arena, name)};
	return o->nparts++;
}

/*
 * The section of a card: with weights the innermost heading that has one, else
 * the one it counts under. False: the exam does not ask it.
 */
static bool
find_section(size_t *section, struct walk *w, const struct entry *e)
{
	const struct texts *path = &e->card->section;
	size_t i;

	if (w->o->exam->nsections == 0) {
		*section = find_part(w->o, e->topic);
		if (*section == w->o->nparts)
			*section = add_part(w->all, w->o, e->topic);
		return true;
	}
	for (i = path->n; i-- > 0;) {
		*section = find_part(w->o, path->v[i]);
		if (*section < w->o->nparts)
			return true;
	}
	return false;
}

static const uint64_t *
copy_twins(struct arena *a, const struct card *c)
{
	uint64_t *twin = arena_array(a, c->ntwin, sizeof *twin);

	if (c->ntwin)
		memcpy(twin, c->twin, c->ntwin * sizeof *twin);
	return twin;
}

/* By its answers; a card that came without any by its interval. */
static struct memory
memory_of(const struct profile *p, const struct entry *e, size_t number)
{
	const struct calibrator *c = profile_memory(p);
	const struct sm2 *s = &e->state.sm2;
	struct model m = model_new(calibrator_factor(c));

	if (number != SIZE_MAX || s->ivl == 0)
		return calibrator_memory(c, number);
	return memory_import(&m, s->ivl, s->ef, s->last);
}

static void
make_room(struct outlined *o)
{
	if (o->in.n < o->cap)
		return;
	o->cap = o->cap ? 2 * o->cap : 64;
	o->card = mem_resize(o->card, o->cap, sizeof *o->card);
	o->ask = mem_resize(o->ask, o->cap, sizeof *o->ask);
	o->number = mem_resize(o->number, o->cap, sizeof *o->number);
}

static struct study_item
item_of(const struct entry *e, int64_t today)
{
	bool fresh = e->state.sm2.ivl == 0;

	return (struct study_item){
	    .id = e->card->id,
	    .fresh = fresh,
	    .shown = e->state.shown == today,
	    .early = !fresh && e->due > today,
	};
}

static const struct err *
add_card(void *data, const struct entry *e)
{
	struct walk *w = data;
	struct outlined *o = w->o;
	size_t i = o->in.n, section;
	const struct card *c = e->card;

	if (!counts(e) || !find_section(&section, w, e))
		return NULL;
	make_room(o);
	o->number[i] = profile_card(w->all->profile, c->id);
	o->card[i] = (struct plan_card){
	    .key = {c->id, c->fact, copy_twins(w->all->arena, c), c->ntwin},
	    .memory = memory_of(w->all->profile, e, o->number[i]),
	    .weight = 1,
	    .section = section,
	    .active = e->active,
	};
	o->ask[i] = (struct exam_card){
	    .deck = arena_strdup(w->all->arena, e->deck),
	    .item = item_of(e, w->all->today),
	    .can = e->active && e->state.buried < w->all->today &&
		   (!w->wanted || w->wanted(w->data, e)),
	};
	o->part[section].cards++;
	o->suspended += !e->active;
	o->in.n++;
	return NULL;
}

static const struct err *
add_cards(struct walk *w, struct ctx *ctx)
{
	const char *deck = w->o->exam->deck;
	char *query =
	    deck ? arena_printf(w->all->arena, "deck:\"%s\"", deck) : NULL;

	return store_select(ctx->store, query, w->all->today, add_card, w);
}

/* --- time ------------------------------------------------------------------
 */

/* A card that several exams ask takes its time from the nearest. */
static double
take_used(struct outlines *all, const struct outlined *o)
{
	struct costs costs = profile_costs(all->profile);
	double sum = 0;
	size_t i;

	for (i = 0; i < o->in.n; i++) {
		const uint64_t *id = &o->card[i].key.id;
		double used = profile_used(all->profile, &costs, *id);
		char *key;

		if (used <= 0)
			continue;
		key = arena_strndup(all->arena, (const char *)id, sizeof *id);
		if ((*map_at(all->used, key, sizeof *id))++ == 0)
			sum += used;
	}
	return sum;
}

void
outline_days(struct outlines *all, struct outlined *o, int64_t end)
{
	int64_t days = end > all->today ? end - all->today : 0, i;

	free(o->seconds);
	o->seconds = mem_new((size_t)days + 1, sizeof *o->seconds);
	for (i = 0; i < days; i++)
		o->seconds[i] = exam_seconds(o->exam, all->today + i);
	if (days)
		o->seconds[0] = fmax(0, o->seconds[0] - o->used);
	o->in.seconds = o->seconds;
	o->in.exam = end;
}

static bool
is_study_day(const void *exam, int64_t day)
{
	return exam_seconds(exam, day) > 0;
}

static double
attendance(const struct outlines *all, const struct exam *x)
{
	return plan_attendance(
	    profile_studied(all->profile, x->made, all->today, is_study_day, x),
	    exam_study_days(x, x->made, all->today));
}

/* --- weights ---------------------------------------------------------------
 */

static void
begin_parts(struct outlines *all, struct outlined *o)
{
	size_t i;

	for (i = 0; i < o->exam->nsections; i++) {
		size_t k = add_part(all, o, o->exam->section[i].name);

		o->part[k].points = o->exam->section[i].points;
	}
}

static void
weigh(struct outlined *o)
{
	double *points = mem_new(o->nparts + 1, sizeof *points);
	size_t i;

	for (i = 0; i < o->nparts; i++) {
		if (o->exam->nsections == 0)
			o->part[i].points = (double)o->part[i].cards;
		points[i] = o->part[i].points;
	}
	if (o->exam->nsections)
		o->in.lost = plan_weights(o->card, o->in.n, points, o->nparts);
	free(points);
}

/* --- all of it -------------------------------------------------------------
 */

static void
finish(struct outlines *all, struct outlined *o, struct when now, int64_t end)
{
	const struct calibrator *c = profile_memory(all->profile);
	struct calibration r = calibrator_result(c);

	o->in.card = o->card;
	o->in.today = all->today;
	o->in.now = now.t;
	o->in.attendance = attendance(all, o->exam);
	o->in.questions = (double)o->exam->questions;
	o->in.error = r.n >= ERROR_KNOWN ? 100 * r.rmse : 0;
	o->in.costs = profile_costs(all->profile);
	o->in.model = model_new(calibrator_factor(c));
	o->used = take_used(all, o);
	weigh(o);
	outline_days(all, o, end);
}

static const struct err *
add_reply(void *data, uint64_t card, const struct event *ev)
{
	profile_answer(data, card, ev);
	return NULL;
}

/* One that is over is left out, unless it is to be there all the same. */
static const struct err *
add_exam(struct outlines *all, struct ctx *ctx, const struct exam *x,
    bool always, exam_wanted *wanted, void *data)
{
	struct outlined *o = &all->v[all->n];
	struct walk w = {all, o, wanted, data};
	int64_t rollover, end;
	const struct err *e =
	    store_setting_number(&rollover, ctx->store, "rollover", NULL);

	if (e)
		return e;
	end = exam_end(x, ctx_now(ctx), (int)rollover);
	if (end <= all->today && !always)
		return NULL;
	all->n++;
	o->exam = x;
	if (!all->profile) {
		all->profile = profile_new(all->today);
		e = store_replies(ctx->store, add_reply, all->profile);
	}
	begin_parts(all, o);
	if (!e && !(e = add_cards(&w, ctx)))
		finish(all, o, ctx_now(ctx), end);
	return e;
}

static struct outlines *
outlines_new(size_t room)
{
	struct outlines *all = mem_new(1, sizeof *all);

	all->arena = arena_new();
	all->used = map_new();
	all->v = mem_new(room + 1, sizeof *all->v);
	return all;
}

const struct err *
outlines_read(
    struct outlines **out, struct ctx *ctx, exam_wanted *wanted, void *data)
{
	struct exams *exams = NULL;
	const struct err *e;
	size_t i;

	*out = outlines_new(0);
	if ((e = store_exams(&exams, ctx->store)))
		return e;
	outlines_free(*out);
	*out = outlines_new(exams->n);
	(*out)->exams = exams;
	e = today_day(&(*out)->today, ctx);
	for (i = 0; i < exams->n && !e; i++)
		e = add_exam(*out, ctx, &exams->v[i], false, wanted, data);
	return e;
}

const struct err *
outline_read(struct outlines **out, struct ctx *ctx, const struct exam *x)
{
	const struct err *e;

	*out = outlines_new(1);
	e = today_day(&(*out)->today, ctx);
	return e ? e : add_exam(*out, ctx, x, true, NULL, NULL);
}

/* What a card that came without answers is worth under each factor. */
static void
import_memories(struct outlined *o)
{
	size_t i;
	int k;

	for (i = 0; i < o->in.n; i++)
		if (o->number[i] == SIZE_MAX && o->card[i].memory.s > 0)
			for (k = 0; k < CALIBRATE_FACTORS; k++)
				o->belief.memory[k][i] = o->card[i].memory;
}

void
outline_believe(struct outlines *all, struct outlined *o)
{
	belief_make(
	    &o->belief, profile_memory(all->profile), o->number, o->in.n);
	import_memories(o);
	o->believed = true;
	o->in.belief = &o->belief;
}

void
outlines_free(struct outlines *all)
{
	size_t i;

	if (!all)
		return;
	for (i = 0; i < all->n; i++) {
		struct outlined *o = &all->v[i];

		free(o->card);
		free(o->ask);
		free(o->number);
		free(o->seconds);
		if (o->believed)
			belief_free(&o->belief);
	}
	free(all->v);
	profile_free(all->profile);
	map_free(all->used);
	arena_free(all->arena);
	exams_free(all->exams);
	free(all);
}
