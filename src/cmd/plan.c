#include "base/arena.h"
#include "base/err.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/out.h"
#include "cmd/cmd.h"
#include "cmd/exam.h"
#include "cmd/plan_args.h"
#include "cmd/plan_drop.h"
#include "cmd/plan_report.h"
#include "cmd/today.h"
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

enum { TARGET_DEFAULT = 85, MINUTES_DEFAULT = 20 };

static const struct opt options[] = {
    {"on", 0, OPT_DAY, "DATE", NULL, N_("the day of the exam"), false},
    {"at", 0, OPT_TEXT, "TIME", NULL, N_("its time (09:00)"), false},
    {"target", 0, OPT_TEXT, "%", NULL, N_("the score wanted (85)"), false},
    {"minutes", 't', OPT_TEXT, "N", NULL,
	N_("minutes a day (the setting minutes, or 20), or seven numbers from "
	   "Monday on"),
	false},
    {"weights", 0, OPT_TEXT, "LIST", NULL,
	N_("what sections are worth: SECTION=POINTS joined by commas; others "
	   "are not in the exam"),
	false},
    {"off", 0, OPT_TEXT, "DAYS", NULL,
	N_("days without study: dates, ranges as DATE..DATE, sat, sun, or "
	   "none"),
	false},
    {"questions", 0, OPT_COUNT, "N", NULL,
	N_("questions on the paper, for the range of the forecast"), false},
    {"name", 0, OPT_TEXT, "NAME", NULL,
	N_("the exam's name (the deck's); tells several apart"), false},
    {"drop", 0, OPT_FLAG, NULL, NULL, N_("end the plan"), false},
    {"again", 0, OPT_FLAG, NULL, NULL,
	N_("with --drop: what was failed last is due today"), false},
    {"format", 0, OPT_CHOICE, "FORMAT", "text|json", N_("text or JSON"), false},
    {0}};

static const struct example examples[] = {
    {"gloss plan sea --on 2027-06-20 --target 85 --minutes 30",
	N_("an exam on the deck sea")},
    {"gloss plan sea", N_("how it stands today, and what each day asks")},
    {"gloss plan", N_("the plans there are")}, {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_plan = {
    .name = "plan",
    .brief = N_("plan for an exam, and say whether it will do"),
    .text = N_(
	"With --on, plans for an exam on the cards of a deck, or of all "
	"decks; later options change the plan. Without options shows what is "
	"expected of the exam, whether the target can be met and what would "
	"do, and what each day asks; the status is 1 where the target cannot "
	"be met. The plan is made anew each day from what really happened. "
	"Until the exam 'gloss study' asks what the plan chooses, then what "
	"else is due. The schedule goes on untouched: a plan that is dropped "
	"leaves nothing but the answers."),
    .operands = "[DECK]",
    .max = 1,
    .flags = CMD_STORE,
    .opt = options,
    .example = examples,
    .run = run,
};

/* What the command line is about. */
struct job {
	struct ctx *ctx;
	const struct args *args;
	const char *operand; /* or NULL */
	const char *name;    /* of the exam */
	struct exams *exams; /* all that were planned */
	struct arena *arena;
	int64_t today;
};

static const struct exam *
find_named(const struct exams *x, const char *name)
{
	size_t i;

	for (i = 0; i < x->n; i++)
		if (strcmp(x->v[i].name, name) == 0)
			return &x->v[i];
	return NULL;
}

/* By its name, else by the deck it is about. */
static const struct exam *
find_exam(const struct job *j)
{
	const struct exam *found = find_named(j->exams, j->name);
	size_t i;

	if (found || args_has(j->args, "name"))
		return found;
	for (i = 0; i < j->exams->n && j->operand; i++)
		if (j->exams->v[i].deck &&
		    strcmp(j->exams->v[i].deck, j->operand) == 0)
			return &j->exams->v[i];
	return NULL;
}

/* --- showing ---------------------------------------------------------------
 */

/* Prints a plan, and ends with the answer whether it will do. */
static const struct err *
show(const struct job *j, struct outlines *all, struct outlined *o)
{
	struct report_plan r;
	bool met;

	report_make(&r, all, o);
	met = r.verdict.met;
	if (strcmp(args_text(j->args, "format", "text"), "json") == 0) {
		struct json json;

		json_document(&json, j->ctx->out, "plan");
		plan_json(&r.report, &json);
		json_end(&json);
	} else {
		plan_text(&r.report, j->ctx->out);
	}
	report_free(&r);
	return met ? NULL : err_new(ERR_NO, "%s", "");
}

static const struct err *
show_one(const struct job *j, const struct exam *x)
{
	struct outlines *all = NULL;
	const struct err *e = outline_read(&all, j->ctx, x);
	char day[DAY_SIZE];

	if (!e && all->v[0].in.exam <= all->today) {
		day_format(all->v[0].in.exam, day);
		out_printf(j->ctx->out,
		    _("%s: the exam was on %s; 'gloss plan %s --drop' ends "
		      "the plan.\n"),
		    x->name, day, x->name);
	} else if (!e) {
		e = show(j, all, &all->v[0]);
	}
	outlines_free(all);
	return e;
}

/* A line a plan; the answer is no where one of them will not do. */
static const struct err *
list_some(const struct job *j, struct outlines *all)
{
	bool json = strcmp(args_text(j->args, "format", "text"), "json") == 0;
	bool met = true;
	struct json out;
	size_t i;

	if (json) {
		json_document(&out, j->ctx->out, "plans");
		json_array(&out, "plans");
	}
	for (i = 0; i < all->n; i++) {
		struct report_plan r;

		report_make(&r, all, &all->v[i]);
		met = met && r.verdict.met;
		if (json) {
			json_object(&out, NULL);
			plan_json(&r.report, &out);
			json_end_object(&out);
		} else {
			plan_line(&r.report, j->ctx->out);
		}
		report_free(&r);
	}
	if (json) {
		json_end_array(&out);
		json_end(&out);
	}
	return met ? NULL : err_new(ERR_NO, "%s", "");
}

static const struct err *
list_all(const struct job *j)
{
	struct outlines *all = NULL;
	const struct err *e = outlines_read(&all, j->ctx, NULL, NULL);
	size_t i;

	if (!e && j->exams->n == 0 &&
	    strcmp(args_text(j->args, "format", "text"), "text") == 0)
		out_puts(j->ctx->out,
		    _("There are no plans: 'gloss plan DECK --on DATE' makes "
		      "one.\n"));
	if (!e)
		e = list_some(j, all);
	for (i = 0; i < j->exams->n; i++)
		if (all && i + all->n < j->exams->n)
			out_printf(j->ctx->note,
			    _("%s is over: 'gloss plan --name %s --drop' ends "
			      "the plan.\n"),
			    j->exams->v[i].name, j->exams->v[i].name);
	outlines_free(all);
	return e;
}

/* --- planning --------------------------------------------------------------
 */

static const struct err *
begin_exam(struct exam *x, const struct job *j)
{
	const struct exam *known = find_exam(j);
	const struct err *e;
	struct deck_rows *row = NULL;
	int64_t minutes;
	int i;

	if (known) {
		*x = *known;
		return NULL;
	}
	*x = (struct exam){.name = j->name,
	    .deck = j->operand,
	    .made = j->today,
	    .target = TARGET_DEFAULT};
	if ((e = store_setting_number(
		 &minutes, j->ctx->store, "minutes", NULL)))
		return e;
	for (i = 0; i < 7; i++)
		x->minutes[i] = minutes ? minutes : MINUTES_DEFAULT;
	if (j->operand)
		e = store_deck_named(&row, j->ctx->store, j->operand);
	deck_rows_free(row);
	return e;
}

static bool
has_cards(const struct outlined *o)
{
	size_t i;

	for (i = 0; i < o->in.n; i++)
		if (o->card[i].active)
			return true;
	return false;
}

static const struct err *
plan(const struct job *j)
{
	struct outlines *all = NULL;
	const struct err *e, *no = NULL;
	struct exam x;

	if ((e = begin_exam(&x, j)) ||
	    (e = plan_args_read(&x, j->arena, j->ctx, j->args, j->today)) ||
	    (e = plan_check_sections(j->ctx, &x, j->today)) ||
	    (e = outline_read(&all, j->ctx, &x)))
		goto done;
	if (!has_cards(&all->v[0])) {
		e = err_new(ERR_INPUT,
		    _("plan: %s has no cards to ask: 'gloss add NOTES' makes "
		      "some"),
		    x.deck ? x.deck : _("the library"));
		goto done;
	}
	if ((e = store_begin(j->ctx->store, ctx_now(j->ctx), STORE_SINGLE)))
		goto done;
	if ((e = store_plan_exam(j->ctx->store, &x))) {
		store_rollback(j->ctx->store);
		goto done;
	}
	if (!(e = store_commit(j->ctx->store)))
		no = show(j, all, &all->v[0]);
done:
	outlines_free(all);
	return e ? e : no;
}

/* --- which of it -----------------------------------------------------------
 */

static const struct err *
need(const struct exam **x, const struct job *j)
{
	const struct err *e;
	struct deck_rows *row = NULL;

	*x = j->operand || args_has(j->args, "name") || j->exams->n != 1
		 ? find_exam(j)
		 : &j->exams->v[0];
	if (*x)
		return NULL;
	if (j->operand &&
	    (e = store_deck_named(&row, j->ctx->store, j->operand)))
		return e;
	deck_rows_free(row);
	return err_new(ERR_INPUT,
	    _("plan: %s: no exam of that name: 'gloss plan' lists them"),
	    j->name);
}

static const struct err *
choose(const struct job *j)
{
	const struct args *args = j->args;
	const struct exam *x;
	const struct err *e;

	if (args_has(args, "drop") && plan_args_any(args))
		return err_new(ERR_USAGE, "%s",
		    _("plan: --drop goes with no other change"));
	if (plan_args_any(args))
		return plan(j);
	if (!args_has(args, "drop") && !j->operand && !args_has(args, "name"))
		return list_all(j);
	if ((e = need(&x, j)))
		return e;
	return args_has(args, "drop")
		   ? plan_drop(j->ctx, x, args_has(args, "again"))
		   : show_one(j, x);
}

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	struct job j = {.ctx = ctx,
	    .args = args,
	    .operand = args->noperand ? args->operand[0] : NULL,
	    .arena = arena_new()};
	const struct err *e;

	j.name = args_text(args, "name", j.operand ? j.operand : _("exam"));
	if (!(e = today_day(&j.today, ctx)) &&
	    !(e = store_exams(&j.exams, ctx->store)))
		e = choose(&j);
	exams_free(j.exams);
	arena_free(j.arena);
	return e;
}
