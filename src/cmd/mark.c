/* suspend, resume, bury, flag, reset and setdue: events for all cards that
 * match. */

#include "base/err.h"
#include "base/mem.h"
#include "base/out.h"
#include "cmd/cmd.h"
#include "cmd/query.h"
#include "store/store.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct opt flag_options[] = {
    {"off", 0, OPT_FLAG, NULL, NULL, N_("take the flag away"), false}, {0}};

static const struct opt setdue_options[] = {
    {"on", 0, OPT_DAY, "DATE", NULL, N_("the day; today by default"), false},
    {0}};

static const struct err *run(struct ctx *, const struct args *);

/* name, brief, text, options, example */
#define MARKS(X)                                                               \
	X(suspend, N_("take cards out of what is asked"),                      \
	    N_("Takes the cards that match out of queue, plan and forecast, "  \
	       "until 'gloss resume'. They keep their schedule."),             \
	    NULL, "gloss suspend is:leech",                                    \
	    N_("cards that give too much trouble"))                            \
	X(resume, N_("ask cards again, confirm or adopt them"),                \
	    N_("Ends a suspension or a burial; a card that a complaint held "  \
	       "back is confirmed, and one in reserve is adopted, so that "    \
	       "both are asked from now on."),                                 \
	    NULL, "gloss resume is:suspended", N_("all of them"))              \
	X(bury, N_("put cards off till tomorrow"),                             \
	    N_("The cards that match are not asked any more today."), NULL,    \
	    "gloss bury section:Tides", N_("not today"))                       \
	X(flag, N_("mark cards to find them again"),                           \
	    N_("Flags the cards that match, for 'gloss list is:flagged'."),    \
	    flag_options, "gloss flag id:51c0", N_("one card"))                \
	X(reset, N_("begin cards anew"),                                       \
	    N_("The cards that match are new again; their history stays."),    \
	    NULL, "gloss reset deck:sea", N_("a whole deck"))                  \
	X(setdue, N_("set the day on which cards come again"),                 \
	    N_("The cards that match and were asked before come on a day of "  \
	       "your choice; nothing else about them changes."),               \
	    setdue_options, "gloss setdue --on tomorrow is:flagged",           \
	    N_("what is flagged comes tomorrow"))

#define X(mark, says, more, opts, line, what)                                  \
	static const struct example mark##_examples[] = {{line, what}, {0}};   \
	const struct cmd cmd_##mark = {.name = #mark,                          \
	    .brief = says,                                                     \
	    .text = more,                                                      \
	    .operands = "QUERY...",                                            \
	    .min = 1,                                                          \
	    .max = -1,                                                         \
	    .flags = CMD_STORE,                                                \
	    .opt = opts,                                                       \
	    .example = mark##_examples,                                        \
	    .run = run};
MARKS(X)
#undef X

/* The cards that match and the events they get. */
struct marking {
	const char *command;
	bool off;   /* flag --off */
	int64_t on; /* setdue --on, or DAY_NONE */
	int64_t today;
	struct mark {
		uint64_t id;
		enum event_kind kind;
	} * v;
	size_t n, cap, matched;
};

static void
add(struct marking *m, const struct entry *e, enum event_kind kind)
{
	MEM_GROW(m->v, m->n, m->cap);
	m->v[m->n++] = (struct mark){e->card->id, kind};
}

static void
suspend(struct marking *m, const struct entry *e)
{
	if (!e->state.suspended)
		add(m, e, EVENT_SUSPEND);
}

static void
resume(struct marking *m, const struct entry *e)
{
	const struct card_state *c = &e->state;

	if (c->suspended || (c->buried != DAY_NONE && c->buried >= m->today))
		add(m, e, EVENT_UNSUSPEND);
	if (e->card->status == STATUS_HELD && !c->confirmed)
		add(m, e, EVENT_CONFIRM);
	if (e->card->status == STATUS_RESERVE && !c->adopted)
		add(m, e, EVENT_ADOPT);
}

static void
bury(struct marking *m, const struct entry *e)
{
	if (e->state.buried == DAY_NONE || e->state.buried < m->today)
		add(m, e, EVENT_BURY);
}

static void
flag(struct marking *m, const struct entry *e)
{
	if (e->state.flagged == m->off)
		add(m, e, m->off ? EVENT_UNFLAG : EVENT_FLAG);
}

static void
reset(struct marking *m, const struct entry *e)
{
	if (e->state.sm2.ivl > 0)
		add(m, e, EVENT_RESET);
}

static void
setdue(struct marking *m, const struct entry *e)
{
	if (e->state.sm2.ivl > 0 && e->due != m->on)
		add(m, e, EVENT_DUE);
}

static const struct {
	const char *name;
	void (*mark)(struct marking *, const struct entry *);
} marks[] = {
#define X(mark, says, more, opts, line, what) {#mark, mark},
    MARKS(X)
#undef X
};

static const struct err *
mark_one(void *data, const struct entry *e)
{
	struct marking *m = data;
	size_t i;

	m->matched++;
	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strcmp(m->command, marks[i].name) == 0)
			marks[i].mark(m, e);
	return NULL;
}

static const struct err *
append_all(struct store *store, const struct marking *m)
{
	const struct err *e = NULL;
	char day[32];
	size_t i;

	snprintf(day, sizeof day, "%" PRId64, m->on);
	for (i = 0; !e && i < m->n; i++) {
		struct event ev = event_new(m->v[i].kind);

		ev.card = m->v[i].id;
		ev.arg = ev.kind == EVENT_DUE ? day : NULL;
		e = store_append(store, &ev);
	}
	return e;
}

/* One act, with the cards found in it, so that nobody comes between. */
static const struct err *
apply(struct marking *m, struct ctx *ctx, const char *query)
{
	const struct err *e;

	if ((e = store_begin(ctx->store, ctx_now(ctx), STORE_BATCH)))
		return e;
	m->today = store_day(ctx->store);
	if (m->on == DAY_NONE)
		m->on = m->today;
	if ((e = store_select(ctx->store, query, m->today, mark_one, m)) ||
	    (e = append_all(ctx->store, m))) {
		store_rollback(ctx->store);
		return e;
	}
	return store_commit(ctx->store);
}

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	struct marking m = {.command = args->cmd->name,
	    .off = args_has(args, "off"),
	    .on = args_number(args, "on", DAY_NONE)};
	char *query = query_text(args);
	const struct err *e = apply(&m, ctx, query);

	if (!e && m.matched == 0)
		e = err_new(
		    ERR_INPUT, _("%s: no card matches: %s"), m.command, query);
	else if (!e)
		out_printf(ctx->out,
		    ngettext("%s: %zu of %zu card\n", "%s: %zu of %zu cards\n",
			m.matched),
		    m.command, m.n, m.matched);
	free(m.v);
	free(query);
	return e;
}
