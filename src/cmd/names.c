#include "cmd/names.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/mem.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* A deck of more cards has no neighbours: reading it would take too long. */
enum { MOST_CARDS = 20000 };

struct names {
	struct deck **deck; /* those read so far */
	size_t n, cap;
};

struct names *
names_new(void)
{
	return mem_new(1, sizeof(struct names));
}

void
names_free(struct names *names)
{
	size_t i;

	if (!names)
		return;
	for (i = 0; i < names->n; i++)
		deck_free(names->deck[i]);
	free(names->deck);
	free(names);
}

static const struct err *
find(const struct deck **out, struct names *names, struct store *store,
    const char *deck)
{
	const struct err *e;
	struct deck *d = NULL;
	size_t i;

	for (i = 0; i < names->n; i++)
		if (strcmp(names->deck[i]->name, deck) == 0) {
			*out = names->deck[i];
			return NULL;
		}
	if ((e = store_read_deck(&d, store, deck)))
		return e;
	MEM_GROW(names->deck, names->n, names->cap);
	names->deck[names->n++] = d;
	*out = d;
	return NULL;
}

/* A card whose answer is a name of its term. */
static bool
answers_name(const struct card *c)
{
	return c->kind == CARD_EXPAND || c->kind == CARD_CONTRACT ||
	       c->kind == CARD_TRANSLATE || c->kind == CARD_NAME;
}

static void
add(struct texts *t, const char *text)
{
	if (t->n && strcmp(t->v[t->n - 1], text) == 0)
		return;
	t->v[t->n++] = text;
}

const struct err *
names_of(struct names *names, struct store *store, struct arena *a,
    const char *deck, const struct card *card, struct texts *others,
    struct texts *own)
{
	const struct deck *d = NULL;
	const struct err *e = find(&d, names, store, deck);
	size_t i, n;

	*others = *own = (struct texts){0};
	if (e || d->n > MOST_CARDS)
		return e;
	n = 2 * d->n + 1;
	others->v = arena_array(a, n, sizeof *others->v);
	own->v = arena_array(a, n, sizeof *own->v);
	for (i = 0; i < d->n; i++) {
		const struct card *c = &d->card[i];
		bool same = strcmp(c->term, card->term) == 0;

		if (!same || answers_name(card))
			add(same ? own : others, c->term);
		if (answers_name(c))
			add(same ? own : others, c->answer);
	}
	return NULL;
}

const struct deck *
names_deck(const struct names *names, const char *deck)
{
	size_t i;

	for (i = 0; i < names->n; i++)
		if (strcmp(names->deck[i]->name, deck) == 0)
			return names->deck[i];
	return NULL;
}

const char *
names_term(const struct names *names, const char *deck, const char *name)
{
	const struct deck *d = names_deck(names, deck);
	size_t i;

	for (i = 0; d && i < d->n; i++)
		if (strcmp(d->card[i].term, name) == 0)
			return name;
	for (i = 0; d && i < d->n; i++)
		if (answers_name(&d->card[i]) &&
		    strcmp(d->card[i].answer, name) == 0)
			return d->card[i].term;
	return name;
}

const char *
names_meaning(const struct names *names, const char *deck, const char *name)
{
	const struct deck *d = names_deck(names, deck);
	const char *term = names_term(names, deck, name);
	size_t i;

	for (i = 0; d && i < d->n; i++) {
		const struct card *c = &d->card[i];

		if (c->kind == CARD_DEFINE && strcmp(c->term, term) == 0)
			return c->items.n ? c->items.v[0] : c->answer;
	}
	return NULL;
}
