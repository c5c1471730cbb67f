#include "base/err.h"
#include "base/json.h"
#include "base/out.h"
#include "cmd/cmd.h"
#include "cmd/today.h"
#include "exchange/cards.h"
#include "session/study.h"
#include "store/store.h"

static const struct opt options[] = {
    {"new", 'n', OPT_COUNT, "N", NULL,
	N_("at most N new cards, whatever the daily limit"), false},
    {"limit", 'l', OPT_COUNT, "N", NULL,
	N_("the next N cards in order, without the drill"), false},
    {"cram", 0, OPT_FLAG, NULL, NULL, N_("any card, the weakest first"), false},
    {0}};

static const struct example examples[] = {
    {"gloss next", N_("the card to ask now, as JSON")},
    {"gloss next -l 5", N_("the next five")}, {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_next = {
    .name = "next",
    .brief = N_("print the card to ask now"),
    .text = N_("Prints the card to ask now as JSON, with the purpose that its "
	       "answer will have; 'gloss answer' records it. The status is 1 "
	       "when nothing is left today, the drill included."),
    .operands = "[DECK]",
    .max = 1,
    .flags = CMD_STORE_READ | CMD_PLUMBING,
    .opt = options,
    .example = examples,
    .run = run,
};

static const struct err *
write_card(struct json *j, struct ctx *ctx, uint64_t id, enum purpose purpose,
    int64_t today)
{
	struct entries *found = NULL;
	const struct err *e = store_card(&found, ctx->store, id);

	if (e)
		return e;
	entry_write_json(found->v, j, today);
	json_string(j, "purpose", purpose_name((int)purpose));
	entries_free(found);
	return NULL;
}

/* The first in order, as a sitting would ask it; a new card counts as shown. */
static const struct err *
print_next(struct ctx *ctx, const struct today *t, bool cram)
{
	struct study_options o = {
	    .answered = t->answered,
	    .purpose = cram ? PURPOSE_CRAM : PURPOSE_REVIEW,
	};
	const struct err *e;
	struct study *study;
	struct turn turn;
	struct json j;
	int64_t after;
	size_t i;

	if ((e = store_setting_number(&after, ctx->store, "drill_after", NULL)))
		return e;
	o.drill_after = (size_t)after;
	study = study_new(&o);
	for (i = 0; i < t->n; i++)
		study_push(study, (struct study_item){.id = t->item[i].id,
				      .fresh = t->item[i].fresh,
				      .shown = t->item[i].shown,
				      .early = t->item[i].early,
				      .cold = true});
	for (i = 0; i < t->ndrill; i++)
		study_push_drill(study, t->drill[i]);
	turn = study_turn(study);
	study_free(study);
	if (turn.want == STUDY_DONE)
		return err_new(ERR_NO, "%s", "");
	json_document(&j, ctx->out, "card");
	e = write_card(&j, ctx, turn.id, turn.purpose, t->day);
	json_end(&j);
	return e;
}

static const struct err *
print_some(struct ctx *ctx, const struct today *t, size_t n, bool cram)
{
	const struct err *e = NULL;
	struct json j;
	size_t i;

	json_document(&j, ctx->out, "cards");
	json_array(&j, "cards");
	for (i = 0; !e && i < t->n && i < n; i++) {
		json_object(&j, NULL);
		e = write_card(&j, ctx, t->item[i].id,
		    cram               ? PURPOSE_CRAM
		    : t->item[i].early ? PURPOSE_EXTRA
				       : PURPOSE_REVIEW,
		    t->day);
		json_end_object(&j);
	}
	json_end_array(&j);
	json_end(&j);
	return e || t->n ? e : err_new(ERR_NO, "%s", "");
}

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	bool cram = args_has(args, "cram");
	struct today_query q = {
	    .decks = {args->operand, args->noperand},
	    .limit = {.cards = -1, .fresh = args_number(args, "new", -1)},
	    .cram = cram,
	};
	struct deck_rows *row = NULL;
	struct today t;
	const struct err *e = NULL;

	if (args->noperand)
		e = store_deck_named(&row, ctx->store, args->operand[0]);
	deck_rows_free(row);
	if (e || (e = today_read(&t, ctx, &q)))
		return e;
	e = args_has(args, "limit")
		? print_some(
		      ctx, &t, (size_t)args_number(args, "limit", 0), cram)
		: print_next(ctx, &t, cram);
	today_free(&t);
	return e;
}
