#include "cmd/plan_drop.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/out.h"
#include "cmd/cmd.h"
#include "cmd/today.h"
#include "cmd/view.h"
#include "store/exam.h"
#include "store/store.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { LISTED_MOST = 20 };

/* A card that was failed last, without its schedule having seen it. */
struct lost {
	uint64_t id;
	const char *ask;
};

struct dropping {
	struct ctx *ctx;
	struct arena *arena;
	int64_t today;
	struct lost *lost;
	size_t n, cap;
};

/* The last answer of a card's events so far. */
struct last {
	int purpose, grade, credit;
};

static const struct err *
note_last(void *data, const struct event *ev, bool is_void)
{
	struct last *l = data;

	if (ev->kind == EVENT_ANSWER && !is_void)
		*l = (struct last){ev->purpose, ev->grade, ev->credit};
	return NULL;
}

static bool
is_lost(const struct last *l)
{
	struct event ev = event_new(EVENT_ANSWER);

	ev.purpose = l->purpose;
	ev.grade = l->grade;
	ev.credit = l->credit;
	return (l->purpose == PURPOSE_EXTRA || l->purpose == PURPOSE_MOCK) &&
	       memory_rating(&ev) == AGAIN;
}

static const struct err *
look(void *data, const struct entry *e)
{
	struct dropping *d = data;
	struct last last = {.purpose = -1};
	const struct err *bad;

	if (!e->active || e->state.sm2.ivl == 0 || e->due <= d->today)
		return NULL;
	if ((bad = store_card_events(
		 d->ctx->store, e->card->id, note_last, &last)))
		return bad;
	if (!is_lost(&last))
		return NULL;
	MEM_GROW(d->lost, d->n, d->cap);
	d->lost[d->n++] =
	    (struct lost){e->card->id, arena_strdup(d->arena, e->card->ask)};
	return NULL;
}

static const struct err *
find_lost(struct dropping *d, const struct exam *x)
{
	char *query =
	    x->deck ? arena_printf(d->arena, "deck:\"%s\"", x->deck) : NULL;

	return store_select(d->ctx->store, query, d->today, look, d);
}

static void
list_lost(const struct dropping *d)
{
	struct out *o = d->ctx->out;
	size_t i;

	out_printf(o,
	    ngettext("%zu card was failed when it was last asked, though it "
		     "is not due:\n",
		"%zu cards were failed when they were last asked, though they "
		"are not due:\n",
		d->n),
	    d->n);
	for (i = 0; i < d->n && i < LISTED_MOST; i++)
		out_printf(
		    o, "  %016" PRIx64 " %s\n", d->lost[i].id, d->lost[i].ask);
	if (d->n > LISTED_MOST)
		out_printf(o, _("  and %zu more\n"), d->n - LISTED_MOST);
}

static bool
wants_again(const struct dropping *d, bool again)
{
	if (d->n == 0)
		return false;
	list_lost(d);
	if (again || d->ctx->plain)
		return again;
	return view_terminal.confirm(
	    d->ctx, _("Make them due today? (gloss undo takes it back)"));
}

static const struct err *
make_due(const struct dropping *d)
{
	const struct err *e = NULL;
	char day[32];
	size_t i;

	snprintf(day, sizeof day, "%" PRId64, d->today);
	for (i = 0; i < d->n && !e; i++) {
		struct event ev = event_new(EVENT_DUE);

		ev.card = d->lost[i].id;
		ev.arg = day;
		e = store_append(d->ctx->store, &ev);
	}
	return e;
}

static const struct err *
drop(const struct dropping *d, const struct exam *x, bool again)
{
	struct store *s = d->ctx->store;
	const struct err *e = store_begin(s, ctx_now(d->ctx), STORE_BATCH);

	if (e)
		return e;
	if ((e = store_drop_exam(s, x->name)) || (again && (e = make_due(d)))) {
		store_rollback(s);
		return e;
	}
	return store_commit(s);
}

const struct err *
plan_drop(struct ctx *ctx, const struct exam *x, bool again)
{
	struct dropping d = {.ctx = ctx, .arena = arena_new()};
	const struct err *e;

	if (!(e = today_day(&d.today, ctx)) && !(e = find_lost(&d, x))) {
		again = wants_again(&d, again);
		e = drop(&d, x, again);
	}
	if (!e)
		out_printf(ctx->out,
		    _("The plan for %s is dropped; the schedule is as it "
		      "was.\n"),
		    x->name);
	if (!e && again)
		out_printf(ctx->out,
		    ngettext("%zu card is due today.\n",
			"%zu cards are due today.\n", d.n),
		    d.n);
	else if (!e && d.n && ctx->plain)
		out_puts(ctx->note,
		    _("'gloss reset' asks such a card anew; with --again they "
		      "would be due today.\n"));
	free(d.lost);
	arena_free(d.arena);
	return e;
}
