/* Which day it is, and how much of it can be asked. */

#include "cmd/today.h"

#include "base/err.h"
#include "cmd/cmd.h"
#include "schedule/queue.h"
#include "store/days.h"
#include "store/store.h"

const struct err *
today_day(int64_t *day, struct ctx *ctx)
{
	int64_t rollover;
	const struct err *e =
	    store_setting_number(&rollover, ctx->store, "rollover", NULL);

	if (!e)
		*day = day_of(ctx_now(ctx), (int)rollover);
	return e;
}

const struct err *
today_due(struct due_counts **out, struct ctx *ctx, int64_t today, size_t days)
{
	static const struct today_query all = {.limit = {-1, -1}};
	struct due_counts *d = NULL;
	struct spread spread;
	struct today t;
	const struct err *e;
	size_t i;

	if ((e = store_due(&d, ctx->store, today, days)) ||
	    (e = store_spread(&spread, ctx->store, today)) ||
	    (spread.days && (e = today_read(&t, ctx, &all)))) {
		due_counts_free(d);
		return e;
	}
	if (spread.days) {
		d->due = d->fresh = 0;
		for (i = 0; i < t.n; i++)
			*(t.item[i].fresh ? &d->fresh : &d->due) += 1;
		today_free(&t);
	}
	*out = d;
	return NULL;
}
