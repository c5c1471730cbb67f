#include "cmd/mock.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/out.h"
#include "cmd/cmd.h"
#include "cmd/names.h"
#include "lang/words.h"
#include "schedule/mock.h"
#include "store/paper.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { QUESTIONS_DEFAULT = 20, QUESTIONS_MOST = 1000, MINUTES_MOST = 1440 };

static const struct opt options[] = {
    {"number", 'n', OPT_COUNT, "Q", NULL, N_("questions (20)"), false},
    {"minutes", 't', OPT_COUNT, "M", NULL,
	N_("minutes allowed (one a question; 0 is any)"), false},
    {"seed", 0, OPT_COUNT, "S", NULL,
	N_("the number that picks the questions: same cards, same paper"),
	false},
    {"print", 0, OPT_PATH, "FILE", NULL,
	N_("write the paper to FILE, .md or .html, and its key beside it"),
	false},
    {"papers", 0, OPT_FLAG, NULL, NULL, N_("list the papers so far"), false},
    {"discard", 0, OPT_FLAG, NULL, NULL, N_("drop the paper that is under way"),
	false},
    {"format", 0, OPT_CHOICE, "FORMAT", "text|json",
	N_("of the result: text or JSON"), false},
    {0}};

static const struct example examples[] = {
    {"gloss mock sea -n 10 --seed 7 --print paper.html",
	N_("a paper of ten questions, and paper-key.html")},
    {"gloss mock --papers", N_("how the papers so far went")}, {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_mock = {
    .name = "mock",
    .brief = N_("sit a mock exam, and set it beside the forecast"),
    .text = N_(
	"Asks a paper of questions of all kinds, picked by a seed and by what "
	"the sections are worth in the plan for the deck, or by their cards. "
	"There is no word on right or wrong before the end. An empty line "
	"skips a question, :b goes back, :g N goes to question N, :d hands in, "
	":q leaves: the paper then goes on another time, as it does after a "
	"crash, and its clock goes on, too. What is not answered in time "
	"counts 0. Answers are marked with partial credit; at the end the "
	"person marks what a program cannot, and may overrule marks. The "
	"result is kept and set beside the predicted score. No card comes "
	"earlier or later for it."),
    .operands = "[DECK]",
    .max = 1,
    .flags = CMD_STORE,
    .opt = options,
    .example = examples,
    .run = run,
};

/* --- what is asked ---------------------------------------------------------
 */

/* The plan for the deck, with its weights; else the deck as it is. */
static const struct err *
find_exam(struct mock *m, const char *deck)
{
	struct exams *exams = NULL;
	const struct err *e = store_exams(&exams, m->ctx->store);
	struct exam_section *v;
	struct when now = ctx_now(m->ctx);
	size_t i, k;

	m->exam = (struct exam){.name = "mock", .deck = deck};
	m->exam.at = (struct when){now.t + 86400000, now.off};
	for (i = 0; !e && i < exams->n; i++) {
		const struct exam *x = &exams->v[i];

		if (x->nsections == 0 || !x->deck != !deck ||
		    (deck && strcmp(x->deck, deck) != 0))
			continue;
		v = arena_array(m->arena, x->nsections, sizeof *v);
		for (k = 0; k < x->nsections; k++)
			v[k] = (struct exam_section){
			    arena_strdup(m->arena, x->section[k].name),
			    x->section[k].points};
		m->exam.section = v;
		m->exam.nsections = x->nsections;
		break;
	}
	exams_free(exams);
	return e;
}

static const struct err *
outline(struct mock *m, const char *deck)
{
	struct deck_rows *row = NULL;
	const struct err *e = NULL;

	if (deck)
		e = store_deck_named(&row, m->ctx->store, deck);
	deck_rows_free(row);
	if (e || (e = find_exam(m, deck)))
		return e;
	return outline_read(&m->all, m->ctx, &m->exam);
}

/* Picks the questions: their cards, and the recall predicted of each. */
static void
pick(struct mock *m, size_t questions)
{
	const struct outlined *o = &m->all->v[0];
	struct mock_card *card = mem_new(o->in.n + 1, sizeof *card);
	double *points = mem_new(o->nparts + 1, sizeof *points);
	size_t *number = mem_new(questions + 1, sizeof *number), i;
	struct paper *p = &m->paper;

	for (i = 0; i < o->nparts; i++)
		points[i] = o->part[i].points;
	for (i = 0; i < o->in.n; i++)
		card[i] = (struct mock_card){
		    o->card[i].key, o->card[i].section, o->card[i].active};
	p->n = mock_paper(
	    card, o->in.n, points, o->nparts, questions, p->seed, number);
	p->q = mem_new(p->n + 1, sizeof *p->q);
	for (i = 0; i < p->n; i++) {
		const struct plan_card *c = &o->card[number[i]];

		p->q[i].card = c->key.id;
		p->q[i].p = memory_at(&c->memory, &o->in.model, p->start);
	}
	free(card);
	free(points);
	free(number);
}

static const struct err *
check_numbers(const struct args *args)
{
	int64_t n = args_number(args, "number", QUESTIONS_DEFAULT);

	if (n < 1 || n > QUESTIONS_MOST)
		return err_new(ERR_USAGE,
		    _("--number: a paper has 1 to %d questions"),
		    QUESTIONS_MOST);
	if (args_number(args, "minutes", 0) > MINUTES_MOST)
		return err_new(
		    ERR_USAGE, _("--minutes: at most %d"), MINUTES_MOST);
	return NULL;
}

static const struct err *
begin(struct mock *m, const struct args *args)
{
	const char *deck = args->noperand ? args->operand[0] : NULL;
	struct paper *p = &m->paper;
	const struct err *e;

	if ((e = check_numbers(args)) || (e = outline(m, deck)))
		return e;
	p->start = ctx_now(m->ctx).t;
	p->seed = m->ctx->has_seed ? m->ctx->seed : (uint64_t)(p->start / 1000);
	p->seed = (uint64_t)args_number(args, "seed", (int64_t)p->seed);
	p->deck = deck ? mem_strdup(deck) : NULL;
	pick(m, (size_t)args_number(args, "number", QUESTIONS_DEFAULT));
	if (p->n == 0)
		return err_new(ERR_INPUT,
		    _("mock: %s has no cards to ask: 'gloss add NOTES' makes "
		      "some"),
		    deck ? deck : _("the library"));
	p->limit = 60000 * args_number(args, "minutes", (int64_t)p->n);
	return mock_load(m);
}

/* --- on paper --------------------------------------------------------------
 */

/* "paper.html" with a key is "paper-key.html". */
static char *
key_path(struct arena *a, const char *path)
{
	const char *dot = strrchr(path, '.'), *slash = strrchr(path, '/');
	int n = (int)strlen(path);

	if (!dot || (slash && dot < slash))
		return arena_printf(a, "%s-key", path);
	n = (int)(dot - path);
	return arena_printf(a, "%.*s-key%s", n, path, dot);
}

static const struct err *
print_sheet(struct mock *m, const char *path, bool key)
{
	struct paper_report r = mock_report(m);
	struct replacement file;
	struct out out = {.columns = 80};
	const struct err *e = file_replace(&file, path, false);

	if (e)
		return e;
	out.file = file.stream;
	paper_sheet(&r, path, key, &out);
	return file_commit(&file);
}

static const struct err *
print(struct mock *m, const char *path)
{
	char *key = key_path(m->arena, path);
	const struct err *e;

	if ((e = print_sheet(m, path, false)) ||
	    (e = print_sheet(m, key, true)))
		return e;
	out_printf(m->ctx->out, _("paper: %s\nkey: %s\nseed: %" PRIu64 "\n"),
	    path, key, m->paper.seed);
	return NULL;
}

/* --- sitting it ------------------------------------------------------------
 */

static const struct err *
resume(bool *found, struct mock *m)
{
	const struct err *e = mock_read_draft(found, m);
	const char *deck;

	if (e || !*found)
		return e;
	deck = m->paper.deck ? arena_strdup(m->arena, m->paper.deck) : NULL;
	if (!(e = outline(m, deck)) && !(e = mock_load(m))) {
		paper_clock(&m->paper, ctx_now(m->ctx).t);
		return NULL;
	}
	return err_new(e->kind,
	    _("%s; 'gloss mock --discard' drops the paper under way"), e->text);
}

static const struct err *
sit(struct mock *m, const struct args *args)
{
	bool json = strcmp(args_text(args, "format", "text"), "json") == 0;
	const struct err *e;
	bool found;

	if ((e = resume(&found, m)))
		return e;
	if (found)
		out_puts(m->ctx->note,
		    _("The paper that is under way goes on; its clock did, "
		      "too.\n"));
	else if ((e = begin(m, args)) || (e = mock_save_draft(m)))
		return e;
	if ((e = mock_sit(m)) || m->left)
		return e;
	return mock_mark(m, json);
}

static const struct err *
do_it(struct mock *m, const struct args *args)
{
	const char *path = args_text(args, "print", NULL);
	bool json = strcmp(args_text(args, "format", "text"), "json") == 0;
	const struct err *e;

	if (args_has(args, "papers"))
		return mock_list(m->ctx, json);
	if (args_has(args, "discard"))
		return store_set_draft(m->ctx->store, NULL);
	if (!path)
		return sit(m, args);
	if ((e = begin(m, args)))
		return e;
	return print(m, path);
}

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	bool json = strcmp(args_text(args, "format", "text"), "json") == 0;
	struct ctx talk = *ctx;
	struct mock m = {.ctx = &talk,
	    .result = ctx->out,
	    .arena = arena_new(),
	    .words = words_new(),
	    .names = names_new()};
	const struct err *e;

	if (json && !args_has(args, "papers"))
		talk.out = ctx->note;
	e = do_it(&m, args);
	mock_free(&m);
	return e;
}
