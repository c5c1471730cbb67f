#include "base/err.h"
#include "base/mem.h"
#include "cmd/add.h"
#include "cmd/backlog.h"
#include "cmd/changes.h"
#include "cmd/cmd.h"
#include "cmd/sitting.h"
#include "store/store.h"

#include <stdlib.h>

enum { AHEAD_MOST = 3650 }; /* days */

#define FILTERS                                                                \
	{"section", 's', OPT_SECTION, "SECTION", NULL,                         \
	    N_("only cards of this section"), false},                          \
	    {"kind", 'k', OPT_KIND, "KIND", NULL,                              \
		N_("only questions of this kind"), false},                     \
	    {"tag", 0, OPT_TEXT, "TAG", NULL, N_("only cards with this tag"),  \
		false},                                                        \
	    {"minutes", 't', OPT_COUNT, "N", NULL,                             \
		N_("stop at the first card after N minutes"), false},          \
	{                                                                      \
		"limit", 'l', OPT_COUNT, "N", NULL, N_("at most N cards"),     \
		    false                                                      \
	}

static const struct opt study_options[] = {
    {"new", 'n', OPT_COUNT, "N", NULL,
	N_("at most N new cards, whatever the daily limit"), false},
    {"ahead", 0, OPT_COUNT, "DAYS", NULL,
	N_("instead, what comes due in the next days; the schedule stays"),
	false},
    {"new-order", 0, OPT_CHOICE, "ORDER", "deck|random",
	N_("the order of new cards, whatever the settings say"), false},
    {"blocked", 0, OPT_FLAG, NULL, NULL,
	N_("in the plain order: sections are not mixed"), false},
    FILTERS, {0}};

static const struct opt cram_options[] = {FILTERS, {0}};

static const struct example study_examples[] = {
    {"gloss study", N_("asks what is due in all decks")},
    {"gloss study notes.md",
	N_("adds the notes to the library, if need be, and asks them")},
    {"gloss study -n 5 -t 10", N_("five new cards at most, ten minutes")}, {0}};

static const struct example cram_examples[] = {
    {"gloss cram -l 30", N_("the thirty weakest cards, once")}, {0}};

static const struct err *run_study(struct ctx *, const struct args *);
static const struct err *run_cram(struct ctx *, const struct args *);

const struct cmd cmd_study = {
    .name = "study",
    .brief = N_("ask what is due, with new cards mixed in"),
    .text =
	N_("Asks the cards that are due today, with new ones mixed in, and "
	   "those that were failed until they are known. A path that is not "
	   "in the library yet is added first. On a terminal an answer is "
	   "typed, then the suggested grade is taken with Enter or overruled "
	   "with 0 to 5; ? shows the keys. Elsewhere, and with --plain, the "
	   "same goes in plain lines: an answer, then a grade."),
    .operands = "[DECK|PATH...]",
    .max = -1,
    .flags = CMD_STORE,
    .opt = study_options,
    .example = study_examples,
    .run = run_study,
};

const struct cmd cmd_cram = {
    .name = "cram",
    .brief = N_("ask without touching the schedule, weakest first"),
    .text = N_("Asks all cards once, those first for which it does most by "
	       "tomorrow. "
	       "The answers are kept, but no card comes earlier or later for "
	       "them."),
    .operands = "[DECK...]",
    .max = -1,
    .flags = CMD_STORE,
    .opt = cram_options,
    .example = cram_examples,
    .run = run_cram,
};

static const struct err *
run(struct ctx *ctx, const struct args *args, bool cram)
{
	struct sitting_options o = {
	    .minutes = args_number(args, "minutes", -1),
	    .query =
		{
		    .section = args_text(args, "section", NULL),
		    .kind = args_text(args, "kind", NULL),
		    .tag = args_text(args, "tag", NULL),
		    .limit = {.cards = args_number(args, "limit", -1),
			.fresh = args_number(args, "new", -1)},
		    .new_order = args_text(args, "new-order", NULL),
		    .blocked = args_has(args, "blocked"),
		    .ahead = args_number(args, "ahead", 0),
		    .cram = cram,
		},
	};
	const struct view *view = ctx->plain ? &view_plain : &view_terminal;
	const struct err *e = NULL;
	char **deck;

	if (o.query.ahead > AHEAD_MOST)
		return err_new(ERR_USAGE, _("--ahead: at most %d"), AHEAD_MOST);
	deck = mem_new(args->noperand + 1, sizeof *deck);

	o.query.decks.v = (const char **)deck;
	for (; o.query.decks.n < args->noperand; o.query.decks.n++)
		if ((e = add_if_new(&deck[o.query.decks.n], ctx,
			 args->operand[o.query.decks.n])))
			goto done;
	/* Notes that changed are taken in before they are asked. */
	if ((e = changes_take_in(ctx, &o.query.decks)) ||
	    (!cram && !o.query.ahead && (e = backlog_offer(ctx, view))))
		goto done;
	e = sitting_run(ctx, view, &o);
done:
	while (o.query.decks.n > 0)
		free(deck[--o.query.decks.n]);
	free(deck);
	return e;
}

static const struct err *
run_study(struct ctx *ctx, const struct args *args)
{
	return run(ctx, args, false);
}

static const struct err *
run_cram(struct ctx *ctx, const struct args *args)
{
	return run(ctx, args, true);
}
