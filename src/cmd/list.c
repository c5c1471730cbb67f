#include "base/err.h"
#include "base/json.h"
#include "base/out.h"
#include "cmd/cmd.h"
#include "cmd/entry.h"
#include "cmd/query.h"
#include "report/csv.h"
#include "store/store.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const struct opt options[] = {
    {"format", 0, OPT_CHOICE, "FORMAT", "text|csv|json",
	N_("a line a card, or all there is of it"), false},
    {0}};

static const struct example examples[] = {
    {"gloss list is:leech", N_("the cards that give the most trouble")},
    {"gloss list tide deck:sea", N_("cards of deck sea with the word tide")},
    {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_list = {
    .name = "list",
    .brief = N_("list the cards that match"),
    .text = N_("Lists the cards that match all of a query: words to find, and "
	       "deck:NAME, section:NAME, tag:NAME, kind:KIND, id:DIGITS, or "
	       "is: with one of due, new, suspended, leech, flagged, buried, "
	       "held, reserve and retired. \"Quotes\" hold blanks together. "
	       "Without a query it lists every card."),
    .operands = "[QUERY...]",
    .max = -1,
    .flags = CMD_STORE_READ,
    .opt = options,
    .example = examples,
    .run = run,
};

/* A way to print one card after another. */
struct printer {
	struct out *out;
	int64_t today;
	struct json json;
	struct csv csv;
	size_t n;
};

static const struct err *
print_text(void *data, const struct entry *e)
{
	struct printer *p = data;

	out_printf(p->out, "%016" PRIx64 "  %-9s  %-9s  ", e->card->id,
	    entry_state(e, p->today), card_kind_name(e->card->kind));
	out_printf(p->out, "%s\n", e->card->ask);
	p->n++;
	return NULL;
}

static const struct err *
print_json(void *data, const struct entry *e)
{
	struct printer *p = data;

	json_object(&p->json, NULL);
	entry_write_json(e, &p->json, p->today);
	json_end_object(&p->json);
	p->n++;
	return NULL;
}

static const struct err *
print_csv(void *data, const struct entry *e)
{
	struct printer *p = data;

	entry_write_csv(e, &p->csv, p->today);
	p->n++;
	return NULL;
}

static const struct err *
list_text(struct printer *p, struct store *store, const char *query)
{
	return store_select(store, query, p->today, print_text, p);
}

static const struct err *
list_csv(struct printer *p, struct store *store, const char *query)
{
	p->csv.out = p->out;
	entry_write_csv_head(&p->csv);
	return store_select(store, query, p->today, print_csv, p);
}

static const struct err *
list_json(struct printer *p, struct store *store, const char *query)
{
	const struct err *e;

	json_document(&p->json, p->out, "cards");
	json_array(&p->json, "cards");
	e = store_select(store, query, p->today, print_json, p);
	json_end_array(&p->json);
	json_end(&p->json);
	return e;
}

static const struct {
	const char *name;
	const struct err *(*list)(
	    struct printer *, struct store *, const char *query);
} formats[] = {{"text", list_text}, {"csv", list_csv}, {"json", list_json}};

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	const char *format = args_text(args, "format", "text");
	struct printer p = {.out = ctx->out};
	char *query = query_text(args);
	const struct err *e = query_today(&p.today, ctx);
	size_t i;

	for (i = 0; !e && i < sizeof formats / sizeof *formats; i++)
		if (strcmp(format, formats[i].name) == 0)
			e = formats[i].list(&p, ctx->store, query);
	free(query);
	return e;
}
