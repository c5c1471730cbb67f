#include "cmd/backlog.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/out.h"
#include "cmd/cmd.h"
#include "cmd/today.h"
#include "cmd/view.h"
#include "store/days.h"
#include "store/store.h"
#include "tty/show.h"

#include <inttypes.h>
#include <stdlib.h>

enum {
	MINUTES_DEFAULT = 20, /* of a day for which no setting says more */
	TIMES = 2,            /* a day's share that is too much */
	PACE_DEFAULT = 15000  /* milliseconds a card, before one knows */
};

static const struct err *
read_pace(int64_t *ms, struct ctx *ctx, int64_t today)
{
	const struct err *e = store_pace(ms, ctx->store, today);

	if (!e && *ms == 0)
		*ms = PACE_DEFAULT;
	return e;
}

static int64_t
minutes_of(int64_t cards, int64_t pace)
{
	return (cards * pace + 59999) / 60000;
}

static bool
is_too_much(const struct backlog *b, int64_t minutes, int64_t most)
{
	if (most > 0 && b->cards > TIMES * most)
		return true;
	if (minutes == 0 && most > 0)
		return false;
	return b->minutes > TIMES * (minutes ? minutes : MINUTES_DEFAULT);
}

const struct err *
backlog_read(struct backlog *b, struct ctx *ctx, const struct due_counts *d)
{
	struct spread spread;
	int64_t pace, minutes, most;
	const struct err *e;
	size_t i;

	*b = (struct backlog){0};
	if ((e = read_pace(&pace, ctx, d->today)) ||
	    (e = store_spread(&spread, ctx->store, d->today)) ||
	    (e = store_setting_number(&minutes, ctx->store, "minutes", NULL)) ||
	    (e = store_setting_number(
		 &most, ctx->store, "review_per_day", NULL)))
		return e;
	for (i = 0; i < d->n; i++)
		b->cards += d->v[i].due;
	b->minutes = minutes_of(b->cards, pace);
	b->offer = spread.days == 0 && is_too_much(b, minutes, most);
	return NULL;
}

char *
backlog_text(const struct backlog *b)
{
	struct buf text = {0};

	buf_printf(&text,
	    ngettext("%" PRId64 " card is due, about %" PRId64 " min.",
		"%" PRId64 " cards are due, about %" PRId64 " min.",
		(unsigned long)b->cards),
	    b->cards, b->minutes);
	return text.data;
}

/* --- days ------------------------------------------------------------------
 */

static const char *
number(struct buf *b, int64_t n)
{
	buf_printf(b, "%" PRId64, n);
	return b->data;
}

const struct err *
backlog_table(struct ctx *ctx, int64_t first, const int64_t *cards, size_t days)
{
	const char *head[] = {_("day"), _("cards"), _("minutes")};
	const char **cell = mem_new(days * 3 + 1, sizeof(*cell));
	struct buf *text = mem_new(days * 3 + 1, sizeof *text);
	int64_t today, pace = 0;
	const struct err *e;
	char day[DAY_SIZE];
	size_t i;

	if ((e = today_day(&today, ctx)) || (e = read_pace(&pace, ctx, today)))
		goto done;
	for (i = 0; i < days; i++) {
		buf_puts(&text[3 * i], day_format(first + (int64_t)i, day));
		cell[3 * i] = text[3 * i].data;
		cell[3 * i + 1] = number(&text[3 * i + 1], cards[i]);
		cell[3 * i + 2] =
		    number(&text[3 * i + 2], minutes_of(cards[i], pace));
	}
	show_table(ctx->out, &(struct show_table){.columns = 3,
				 .head = head,
				 .cell = cell,
				 .rows = days,
				 .right = 1 << 1 | 1 << 2});
done:
	for (i = 0; i < days * 3; i++)
		buf_free(&text[i]);
	free(text);
	free(cell);
	return e;
}

/* --- laying it out ----------------------------------------------------------
 */

/* Each day's share of the backlog, and what comes due on it anyway. */
static const struct err *
show_spread(struct ctx *ctx, const struct due_counts *d, int64_t left)
{
	struct spread s = {.start = d->today, .days = (int64_t)d->days};
	int64_t *cards = mem_new(d->days + 1, sizeof *cards);
	const struct err *e;
	size_t i;

	for (i = 0; i < d->days; i++) {
		int64_t share = spread_quota(&s, d->today + (int64_t)i, left);

		cards[i] = share + (i ? d->coming[i - 1] : 0);
		left -= share;
	}
	e = backlog_table(ctx, d->today, cards, d->days);
	free(cards);
	return e;
}

static const struct err *
record(struct ctx *ctx, int64_t days)
{
	const struct err *e;

	if ((e = store_begin(ctx->store, ctx_now(ctx), STORE_SINGLE)))
		return e;
	if ((e = store_append_spread(ctx->store, days))) {
		store_rollback(ctx->store);
		return e;
	}
	return store_commit(ctx->store);
}

const struct err *
backlog_spread(struct ctx *ctx, int64_t days, bool dry_run)
{
	struct due_counts *d = NULL;
	struct backlog b;
	int64_t today;
	const struct err *e;

	if ((e = today_day(&today, ctx)) ||
	    (e = store_due(&d, ctx->store, today, (size_t)days)) ||
	    (e = backlog_read(&b, ctx, d)))
		goto done;
	if (b.cards == 0)
		e = err_new(ERR_NO, "%s",
		    _("spread: nothing is due that could be spread"));
	if (!e && !(e = show_spread(ctx, d, b.cards)) && !dry_run &&
	    !(e = record(ctx, days)))
		out_puts(ctx->out, _("Those at risk of being forgotten come "
				     "first; 'gloss undo' takes it back.\n"));
done:
	due_counts_free(d);
	return e;
}

/* No more is said once the day's work has begun. */
static const struct err *
is_begun(bool *begun, struct ctx *ctx, int64_t today)
{
	int64_t answered = 0;
	const struct err *e = store_answered(&answered, ctx->store, today);

	*begun = answered > 0;
	return e;
}

const struct err *
backlog_offer(struct ctx *ctx, const struct view *view)
{
	struct due_counts *d = NULL;
	struct backlog b = {0};
	struct buf text = {0};
	char *much = NULL;
	bool begun = true;
	int64_t today;
	const struct err *e;

	if ((e = today_day(&today, ctx)) ||
	    (e = is_begun(&begun, ctx, today)) || begun ||
	    (e = store_due(&d, ctx->store, today, 1)) ||
	    (e = backlog_read(&b, ctx, d)) || !b.offer)
		goto done;
	much = backlog_text(&b);
	if (ctx->plain) {
		buf_printf(&text,
		    _("%s 'gloss spread %d' lays them over days."), much,
		    BACKLOG_DAYS);
		view->say(ctx, text.data);
	} else {
		buf_printf(
		    &text, _("%s Lay them over %d days?"), much, BACKLOG_DAYS);
		if (view->confirm(ctx, text.data))
			e = backlog_spread(ctx, BACKLOG_DAYS, false);
	}
done:
	free(much);
	buf_free(&text);
	due_counts_free(d);
	return e;
}
