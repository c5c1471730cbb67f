#include "base/err.h"
#include "cmd/backlog.h"
#include "cmd/cmd.h"

#include <stdlib.h>
#include <string.h>

enum { DAYS_MOST = 365 };

static const struct opt options[] = {
    {"dry-run", 0, OPT_FLAG, NULL, NULL, N_("only show the days"), false}, {0}};

static const struct example examples[] = {
    {"gloss spread 7 --dry-run", N_("what a week of it would be like")}, {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_spread = {
    .name = "spread",
    .brief = N_("lay a backlog over the coming days"),
    .text = N_("After a break more may be due than a day can take. Lays it "
	       "over N days, a week by default: each day asks its share, those "
	       "cards first that have most to lose by waiting, besides what "
	       "comes due on it anyway. Shows a table of the days first. No "
	       "due day is changed, so that undo brings all of it back."),
    .operands = "[N]",
    .max = 1,
    .flags = CMD_STORE,
    .opt = options,
    .example = examples,
    .run = run,
};

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	const char *text = args->noperand ? args->operand[0] : NULL;
	long days = text ? 0 : BACKLOG_DAYS;

	if (text && strspn(text, "0123456789") == strlen(text))
		days = strtol(text, NULL, 10);
	if (days < 1 || days > DAYS_MOST)
		return err_new(ERR_USAGE,
		    _("spread: %s: it is a number of days from 1 to %d"), text,
		    DAYS_MOST);
	return backlog_spread(ctx, days, args_has(args, "dry-run"));
}
