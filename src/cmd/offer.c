#include "cmd/offer.h"

#include "base/arena.h"
#include "base/map.h"
#include "compile/diag.h"
#include "deck/deck.h"
#include "store/setting.h"
#include "store/store.h"

#include <string.h>

static const struct err *
decks(struct ctx *ctx, offer_fn *give, void *to)
{
	struct deck_rows *rows = NULL;
	const struct err *e;
	size_t i;

	if ((e = ctx_open(ctx, false)) || (e = store_decks(&rows, ctx->store)))
		return e;
	for (i = 0; i < rows->n; i++)
		if (rows->v[i].live)
			give(to, rows->v[i].name);
	deck_rows_free(rows);
	return NULL;
}

/* A walk over all cards that gives each text of theirs once. */
struct walk {
	offer_fn *give;
	void *to;
	struct map *seen;
	struct arena *arena; /* the texts that were seen */
};

static void
give_once(struct walk *w, const char *text)
{
	size_t n = strlen(text);

	if (n == 0 || map_find(w->seen, text, n))
		return;
	*map_at(w->seen, arena_strndup(w->arena, text, n), n) = 1;
	w->give(w->to, text);
}

static const struct err *
walk_cards(struct ctx *ctx, entry_fn *visit, offer_fn *give, void *to)
{
	struct walk w = {.give = give, .to = to};
	const struct err *e = ctx_open(ctx, false);

	if (e)
		return e;
	w.seen = map_new();
	w.arena = arena_new();
	e = store_select(ctx->store, "", 0, visit, &w);
	arena_free(w.arena);
	map_free(w.seen);
	return e;
}

static const struct err *
visit_section(void *data, const struct entry *e)
{
	size_t i;

	for (i = 0; i < e->card->section.n; i++)
		give_once(data, e->card->section.v[i]);
	return NULL;
}

static const struct err *
visit_term(void *data, const struct entry *e)
{
	give_once(data, e->card->term);
	return NULL;
}

static const struct err *
sections(struct ctx *ctx, offer_fn *give, void *to)
{
	return walk_cards(ctx, visit_section, give, to);
}

static const struct err *
terms(struct ctx *ctx, offer_fn *give, void *to)
{
	return walk_cards(ctx, visit_term, give, to);
}

/* The conditions of a query, then the terms as words to find. */
static const struct err *
queries(struct ctx *ctx, offer_fn *give, void *to)
{
	static const char *const fixed[] = {"is:due", "is:new", "is:suspended",
	    "is:leech", "is:flagged", "is:buried", "is:held", "is:reserve",
	    "is:retired", "deck:", "section:", "tag:", "kind:", "id:"};
	size_t i;

	for (i = 0; i < sizeof fixed / sizeof *fixed; i++)
		give(to, fixed[i]);
	return terms(ctx, give, to);
}

static const struct err *
kinds(struct ctx *ctx, offer_fn *give, void *to)
{
	int i;

	(void)ctx;
	for (i = 0; i < CARD_KIND_COUNT; i++)
		give(to, card_kind_name((enum card_kind)i));
	return NULL;
}

static const struct err *
keys(struct ctx *ctx, offer_fn *give, void *to)
{
	const struct setting *s;

	(void)ctx;
	for (s = settings; s->key; s++)
		give(to, s->key);
	return NULL;
}

/* What help explains. */
static const struct err *
topics(struct ctx *ctx, offer_fn *give, void *to)
{
	int i;

	(void)ctx;
	for (i = 0; cmds[i]; i++)
		give(to, cmds[i]->name);
	give(to, "keys");
	give(to, "kinds");
	for (i = 0; i < DIAG_CODE_COUNT; i++)
		give(to, diag_code_name((enum diag_code)i));
	return NULL;
}

const struct offer offers[OFFER_COUNT] = {
    {"decks", "DECK", OPT_DECK, decks},
    {"sections", "SECTION", OPT_SECTION, sections},
    {"terms", "TERM", OPT_FLAG, terms},
    {"queries", "QUERY", OPT_FLAG, queries},
    {"kinds", "KIND", OPT_KIND, kinds},
    {"settings", "KEY", OPT_FLAG, keys},
    {"topics", "COMMAND", OPT_FLAG, topics},
    {NULL, "PATH", OPT_PATH, NULL},
};

const struct offer *
offer_named(const char *name)
{
	size_t i;

	for (i = 0; i < OFFER_COUNT; i++)
		if (offers[i].name && strcmp(offers[i].name, name) == 0)
			return &offers[i];
	return NULL;
}

const struct offer *
offer_of_option(const struct opt *o)
{
	size_t i;

	for (i = 0; i < OFFER_COUNT; i++)
		if (offers[i].kind != OPT_FLAG && offers[i].kind == o->kind)
			return &offers[i];
	return NULL;
}

bool
offer_is_operand(const struct offer *o, const struct cmd *c)
{
	/* Files have three names. */
	return strstr(c->operands, o->operand) ||
	       (!o->name && (strstr(c->operands, "FILE") ||
				strstr(c->operands, "FOLDER")));
}
