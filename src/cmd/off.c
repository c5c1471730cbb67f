#include "base/err.h"
#include "base/mem.h"
#include "base/out.h"
#include "cmd/backlog.h"
#include "cmd/cmd.h"
#include "cmd/today.h"
#include "schedule/calendar.h"
#include "store/days.h"
#include "store/store.h"

#include <inttypes.h>
#include <stdlib.h>

enum { DAYS_MOST = 366 };

static const struct opt options[] = {
    {"dry-run", 0, OPT_FLAG, NULL, NULL, N_("only show the days"), false},
    {"drop", 0, OPT_DAY, "DATE", NULL,
	N_("take back the break that begins on this day"), false},
    {0}};

static const struct example examples[] = {
    {"gloss off +10 +14 --dry-run", N_("what five days off would move")},
    {"gloss off", N_("the breaks there are")}, {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_off = {
    .name = "off",
    .brief = N_("plan days without study"),
    .text = N_("Moves the cards that come due on the days FROM to TO out of "
	       "them: to the day before where that costs little, else to the "
	       "days after, those first that have most to lose by waiting. "
	       "Intervals stay as they are. Shows a table of the days around "
	       "the break. A day is YYYY-MM-DD, tomorrow, or +N days from now. "
	       "Without days lists the breaks; --drop takes one back, also "
	       "when other things were done since: cards that were answered "
	       "in the meantime stay where they are."),
    .operands = "[FROM TO]",
    .max = 2,
    .flags = CMD_STORE,
    .opt = options,
    .example = examples,
    .run = run,
};

/* The cards of a break. */
struct moving {
	struct break_card *v;
	size_t n, cap;
	struct model model;
	int64_t today, to;
};

static const struct err *
add(void *data, const struct entry *e)
{
	struct moving *m = data;
	const struct memory *memory = &e->state.memory;

	MEM_GROW(m->v, m->n, m->cap);
	m->v[m->n++] = (struct break_card){.id = e->card->id,
	    .ivl = e->state.sm2.ivl,
	    .due = e->due,
	    .risk = memory_on(memory, &m->model, m->today) -
		    memory_on(memory, &m->model, m->to)};
	return NULL;
}

/* The days from the one before the break to the last one that gets more. */
static const struct err *
show(struct ctx *ctx, const struct moving *m, int64_t from, int64_t to)
{
	size_t days = (size_t)((to - from) + 2 + (to - from + 2) / 2), i;
	int64_t *cards = mem_new(days, sizeof *cards), first = from - 1, k;
	struct due_counts *d = NULL;
	const struct err *e = store_due(
	    &d, ctx->store, m->today, (size_t)(first - m->today) + days);

	if (e)
		goto done;
	for (i = 0; i < days; i++) {
		k = first + (int64_t)i - m->today;
		if (k == 0)
			cards[i] = d->due;
		else if (k > to - m->today || k < from - m->today)
			cards[i] = d->coming[k - 1];
	}
	for (i = 0; i < m->n; i++)
		cards[m->v[i].moved - first]++;
	e = backlog_table(ctx, first, cards, days);
done:
	due_counts_free(d);
	free(cards);
	return e;
}

static const struct err *
apply(struct ctx *ctx, const struct moving *m, int64_t from, int64_t to)
{
	const struct err *e;

	if ((e = store_begin(ctx->store, ctx_now(ctx), STORE_BATCH)))
		return e;
	if ((e = store_append_break(ctx->store, from, to, m->v, m->n))) {
		store_rollback(ctx->store);
		return e;
	}
	return store_commit(ctx->store);
}

static const struct err *
plan(struct ctx *ctx, struct moving *m, int64_t from, bool dry_run)
{
	int64_t to = m->to;
	const struct err *e;

	if (from <= m->today || to < from || to - from >= DAYS_MOST ||
	    from - m->today > 10 * DAYS_MOST)
		return err_new(ERR_USAGE,
		    _("off: a break begins tomorrow or later and ends within "
		      "%d days, on its first day or after it"),
		    DAYS_MOST);
	if ((e = store_due_between(ctx->store, from, to, add, m)))
		return e;
	calendar_break(m->v, m->n, from, to);
	if ((e = show(ctx, m, from, to)) || dry_run ||
	    (e = apply(ctx, m, from, to)))
		return e;
	out_printf(ctx->out,
	    ngettext("%zu card was moved; 'gloss undo' takes it back.\n",
		"%zu cards were moved; 'gloss undo' takes it back.\n", m->n),
	    m->n);
	return NULL;
}

static void
list(struct ctx *ctx, const struct breaks *b)
{
	char from[DAY_SIZE], to[DAY_SIZE];
	size_t i;

	for (i = 0; i < b->n; i++)
		out_printf(ctx->out, _("%s to %s\n"),
		    day_format(b->v[i].from, from), day_format(b->v[i].to, to));
	if (b->n == 0)
		out_puts(ctx->out, _("No break is planned.\n"));
}

static const struct err *
drop(struct ctx *ctx, const struct breaks *b, int64_t from)
{
	const struct err *e;
	char day[DAY_SIZE];
	size_t i;

	for (i = 0; i < b->n && b->v[i].from != from; i++)
		;
	if (i == b->n)
		return err_new(ERR_INPUT, _("off: no break begins on %s"),
		    day_format(from, day));
	if ((e = store_begin(ctx->store, ctx_now(ctx), STORE_BATCH)))
		return e;
	if ((e = store_drop_break(ctx->store, &b->v[i]))) {
		store_rollback(ctx->store);
		return e;
	}
	return store_commit(ctx->store);
}

static const struct err *
list_or_drop(struct ctx *ctx, const struct args *args)
{
	struct breaks b;
	const struct err *e = store_breaks(&b, ctx->store);

	if (!e && args_has(args, "drop"))
		e = drop(ctx, &b, args_number(args, "drop", 0));
	else if (!e)
		list(ctx, &b);
	free(b.v);
	return e;
}

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	struct moving m = {.model = model_new(1)};
	const struct err *e;
	int64_t from;

	if (args->noperand == 0)
		return list_or_drop(ctx, args);
	if (args->noperand == 1)
		return err_new(ERR_USAGE, "%s", _("off: needs FROM and TO"));
	if ((e = today_day(&m.today, ctx)) ||
	    (e = day_parse(&from, args->operand[0], m.today)) ||
	    (e = day_parse(&m.to, args->operand[1], m.today)))
		return e;
	e = plan(ctx, &m, from, args_has(args, "dry-run"));
	free(m.v);
	return e;
}
