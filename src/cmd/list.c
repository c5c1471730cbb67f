#include "base/err.h"
#include "base/out.h"
#include "cmd/cmd.h"
#include "cmd/query.h"
#include "exchange/cards.h"
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
    .flags = CMD_STORE_READ | CMD_PAGED,
    .opt = options,
    .example = examples,
    .run = run,
};

struct printer {
	struct out *out;
	int64_t today;
};

static const struct err *
print_text(void *data, const struct entry *e)
{
	struct printer *p = data;

	out_printf(p->out, "%016" PRIx64 "  %-9s  %-9s  ", e->card->id,
	    entry_state(e, p->today), card_kind_name(e->card->kind));
	out_printf(p->out, "%s\n", e->card->ask);
	return NULL;
}

static const struct err *
list_text(
    struct store *store, const char *query, int64_t today, struct out *out)
{
	struct printer p = {.out = out, .today = today};

	return store_select(store, query, today, print_text, &p);
}

static const struct {
	const char *name;
	const struct err *(*list)(
	    struct store *, const char *query, int64_t today, struct out *);
} formats[] = {
    {"text", list_text}, {"csv", cards_write_csv}, {"json", cards_write_json}};

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	const char *format = args_text(args, "format", "text");
	char *query = query_text(args);
	int64_t today;
	const struct err *e = query_today(&today, ctx);
	size_t i;

	for (i = 0; !e && i < sizeof formats / sizeof *formats; i++)
		if (strcmp(format, formats[i].name) == 0)
			e = formats[i].list(ctx->store, query, today, ctx->out);
	free(query);
	return e;
}
