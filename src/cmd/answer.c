#include "base/err.h"
#include "cmd/cmd.h"
#include "store/store.h"

static const struct opt options[] = {
    {"purpose", 0, OPT_CHOICE, "PURPOSE", "review|drill|extra|cram|mock",
	N_("why it was asked, else as the card's state says"), false},
    {"ms", 0, OPT_COUNT, "N", NULL, N_("milliseconds it took"), false},
    {"typed", 0, OPT_TEXT, "TEXT", NULL, N_("what was typed"), false},
    {"suggested", 0, OPT_COUNT, "GRADE", NULL, N_("the grade suggested"),
	false},
    {"credit", 0, OPT_COUNT, "N", NULL, N_("partial credit, in thousandths"),
	false},
    {0}};

static const struct example examples[] = {
    {"gloss answer 51c0 4", N_("a good answer")}, {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_answer = {
    .name = "answer",
    .brief = N_("record one answer"),
    .text = N_("Records one answer: the card, by its id or the first digits "
	       "of it, and the grade, 0 to 5. It is on the disk when the "
	       "command ends."),
    .operands = "CARD GRADE",
    .min = 2,
    .max = 2,
    .flags = CMD_STORE | CMD_PLUMBING,
    .opt = options,
    .example = examples,
    .run = run,
};

static const struct err *
read_grade(int *grade, const char *text)
{
	if (!text || (text[0] >= '0' && text[0] <= '5' && !text[1])) {
		*grade = text ? text[0] - '0' : -1;
		return NULL;
	}
	return err_new(
	    ERR_USAGE, _("answer: not a grade from 0 to 5: %s"), text);
}

static const struct err *
read_options(struct event *ev, const struct args *args)
{
	const char *purpose = args_text(args, "purpose", NULL);
	int64_t credit = args_number(args, "credit", -1);
	const struct err *e;

	if ((e = read_grade(&ev->grade, args->operand[1])) ||
	    (e = read_grade(
		 &ev->suggested, args_text(args, "suggested", NULL))))
		return e;
	if (credit > 1000)
		return err_new(ERR_USAGE, "%s",
		    _("answer: --credit: a whole number from 0 to 1000"));
	ev->credit = (int)credit;
	ev->ms = args_number(args, "ms", -1);
	ev->typed = args_text(args, "typed", NULL);
	ev->purpose = purpose ? purpose_of(purpose) : -1;
	return NULL;
}

/* Drill if it failed today, review if it is new or due, else extra. */
static const struct err *
find_purpose(struct event *ev, struct store *store)
{
	struct entries *found = NULL;
	const struct err *e = store_card(&found, store, ev->card);
	const struct entry *en;
	int64_t today = store_day(store);

	if (e)
		return e;
	en = found->v;
	if (ev->purpose >= 0)
		;
	else if (card_in_drill(&en->state, today))
		ev->purpose = PURPOSE_DRILL;
	else if (en->state.sm2.ivl == 0 || en->due <= today)
		ev->purpose = PURPOSE_REVIEW;
	else
		ev->purpose = PURPOSE_EXTRA;
	entries_free(found);
	return NULL;
}

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	struct event ev = event_new(EVENT_ANSWER);
	const struct err *e;

	if ((e = read_options(&ev, args)) ||
	    (e = store_find_card(&ev.card, ctx->store, args->operand[0])) ||
	    (e = store_begin(ctx->store, ctx_now(ctx), STORE_SINGLE)))
		return e;
	if ((e = find_purpose(&ev, ctx->store)) ||
	    (e = store_append_answer(ctx->store, &ev, NULL))) {
		store_rollback(ctx->store);
		return e;
	}
	return store_commit(ctx->store);
}
