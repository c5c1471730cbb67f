#include "exchange/cards.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/out.h"
#include "deck/deck.h"
#include "deck/file.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The cards of one deck, gathered until the next one begins. */
struct gathering {
	struct out *out;
	void (*write)(const struct deck *, struct out *);
	bool one;         /* there may be no second deck */
	char *deck;       /* whose they are, or NULL */
	struct buf cards; /* their records */
};

static const struct err *
end_deck(struct gathering *g)
{
	struct deck *d = NULL;
	const struct err *e;

	if (!g->deck)
		return NULL;
	e = deck_read(&d, g->deck, g->deck, buf_text(&g->cards), g->cards.len);
	if (!e)
		g->write(d, g->out);
	deck_free(d);
	buf_free(&g->cards);
	free(g->deck);
	g->deck = NULL;
	return e;
}

static const struct err *
gather(void *data, const struct entry *en)
{
	struct gathering *g = data;
	struct out out = {.buf = &g->cards};
	const struct err *e;

	if (g->deck && strcmp(g->deck, en->deck) != 0) {
		if (g->one)
			return err_new(ERR_USAGE,
			    _("a deck file holds one deck: choose deck:%s or "
			      "deck:%s"),
			    g->deck, en->deck);
		if ((e = end_deck(g)))
			return e;
	}
	if (!g->deck)
		g->deck = mem_strdup(en->deck);
	card_write(en->card, &out);
	buf_putc(&g->cards, '\n');
	return NULL;
}

static const struct err *
write_decks(
    struct gathering *g, struct store *store, const char *query, int64_t today)
{
	const struct err *e = store_select(store, query, today, gather, g);

	if (!e)
		e = end_deck(g);
	buf_free(&g->cards);
	free(g->deck);
	return e;
}

const struct err *
cards_write_md(
    struct store *store, const char *query, int64_t today, struct out *out)
{
	struct gathering g = {.out = out, .write = deck_write_md};

	return write_decks(&g, store, query, today);
}

const struct err *
cards_write_deck(
    struct store *store, const char *query, int64_t today, struct out *out)
{
	struct gathering g = {.out = out, .write = deck_write, .one = true};

	return write_decks(&g, store, query, today);
}
