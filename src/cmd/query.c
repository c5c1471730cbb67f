#include "cmd/query.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/mem.h"
#include "cmd/cmd.h"
#include "store/store.h"

char *
query_text(const struct args *args)
{
	struct buf b = {0};
	size_t i;

	for (i = 0; i < args->noperand; i++)
		buf_printf(&b, "%s%s", i ? " " : "", args->operand[i]);
	return b.data ? b.data : mem_strdup("");
}

const struct err *
query_today(int64_t *day, struct ctx *ctx)
{
	int64_t rollover;
	const struct err *e =
	    store_setting_number(&rollover, ctx->store, "rollover", NULL);

	if (!e)
		*day = day_of(ctx_now(ctx), (int)rollover);
	return e;
}
