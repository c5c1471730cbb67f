#include "base/err.h"
#include "cmd/cmd.h"
#include "cmd/output.h"
#include "cmd/query.h"
#include "exchange/cards.h"
#include "exchange/dump.h"
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

static const struct opt options[] = {
    {"what", 0, OPT_CHOICE, "WHAT", "cards|answers|state|all",
	N_("what to write; all by default"), false},
    {"format", 0, OPT_CHOICE, "FORMAT", "csv|json|md|deck",
	N_("CSV, JSON, a list to read, or a deck file; JSON by default"),
	false},
    {"output", 'o', OPT_PATH, "FILE", NULL,
	N_("write to FILE instead of standard output"), false},
    {0}};

static const struct example examples[] = {
    {"gloss export -o gloss.json", N_("all there is, for 'gloss import'")},
    {"gloss export --what answers --format csv -o answers.csv",
	N_("every answer, for a spreadsheet")},
    {"gloss export --what cards --format deck -o sea.deck deck:sea",
	N_("the cards of deck sea, to give away")},
    {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_export = {
    .name = "export",
    .brief = N_("write cards, answers or everything"),
    .text = N_(
	"Writes what the library holds: cards with their schedule (csv, json, "
	"md; those of one deck as deck), answers and all other events (csv, "
	"json), the state of cards and settings (json, equal for equal logs), "
	"or all, from which 'gloss import' makes an equal library (json). A "
	"query chooses among cards. Answers and all are JSON lines: a head, "
	"then an object a line."),
    .operands = "[QUERY...]",
    .max = -1,
    .flags = CMD_STORE_READ,
    .opt = options,
    .example = examples,
    .run = run,
};

/* What an export is made of. */
struct job {
	struct ctx *ctx;
	const struct args *args;
	struct out *out;
};

static const struct err *
events_csv(const struct job *j)
{
	return answers_write_csv(j->ctx->store, j->out, &j->ctx->progress);
}

static const struct err *
events_json(const struct job *j)
{
	return answers_write_json(j->ctx->store, j->out, &j->ctx->progress);
}

static const struct err *
state(const struct job *j)
{
	return store_write_state(j->ctx->store, j->out);
}

static const struct err *
all(const struct job *j)
{
	return all_write_json(j->ctx->store, j->out, &j->ctx->progress);
}

static const struct err *
cards(const struct job *j, cards_fn *write)
{
	char *query = query_text(j->args);
	int64_t today;
	const struct err *e = query_today(&today, j->ctx);

	if (!e)
		e = write(j->ctx->store, query, today, j->out);
	free(query);
	return e;
}

static const struct err *
cards_csv(const struct job *j)
{
	return cards(j, cards_write_csv);
}

static const struct err *
cards_json(const struct job *j)
{
	return cards(j, cards_write_json);
}

static const struct err *
cards_md(const struct job *j)
{
	return cards(j, cards_write_md);
}

static const struct err *
cards_deck(const struct job *j)
{
	return cards(j, cards_write_deck);
}

/* What can be written how; the first of a kind is its default. */
static const struct way {
	const char *what, *format;
	const struct err *(*write)(const struct job *);
} ways[] = {
    {"all", "json", all},
    {"answers", "json", events_json},
    {"answers", "csv", events_csv},
    {"state", "json", state},
    {"cards", "json", cards_json},
    {"cards", "csv", cards_csv},
    {"cards", "md", cards_md},
    {"cards", "deck", cards_deck},
};

static const struct err *
find_way(const struct way **way, const char *what, const char *format)
{
	size_t i;

	for (i = 0; i < sizeof ways / sizeof *ways; i++)
		if (strcmp(ways[i].what, what) == 0 &&
		    strcmp(ways[i].format, format) == 0) {
			*way = &ways[i];
			return NULL;
		}
	return err_new(ERR_USAGE,
	    _("--format: %s: %s are not written so: see 'gloss help export'"),
	    format, what);
}

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	const char *what = args_text(args, "what", "all");
	struct job j = {.ctx = ctx, .args = args};
	const struct way *way = NULL;
	struct output output;
	const struct err *e;

	if ((e = find_way(&way, what, args_text(args, "format", "json"))))
		return e;
	if (args->noperand && strcmp(what, "cards") != 0)
		return err_new(ERR_USAGE,
		    _("%s: only cards are chosen by a query: --what cards"),
		    args->operand[0]);
	if ((e = output_begin(&output, ctx, args)))
		return e;
	j.out = output.out;
	progress_begin(&ctx->progress, ctx->note, _("exporting"));
	e = way->write(&j);
	progress_end(&ctx->progress);
	return output_end(&output, e);
}
