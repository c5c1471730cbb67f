/* What a term was taken for before stands among the choices. */

#include "base/arena.h"
#include "base/err.h"
#include "cmd/cmd.h"
#include "cmd/names.h"
#include "cmd/sitting.h"
#include "store/store.h"

#include <string.h>

enum { TIMES = 2, LEAST_CHOICES = 3 };

/* The search for a better wrong choice. */
struct search {
	struct sitting *s;
	const struct card *card;
	const char *deck;
	const char *found; /* in the arena, or NULL */
};

static bool
same(const struct search *f, const char *x, const char *y)
{
	struct arena *a = f->s->arena;

	return strcmp(norm_nf(a, x, strlen(x)), norm_nf(a, y, strlen(y))) == 0;
}

static bool
is_one_of(const struct search *f, const struct texts *t, const char *text)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		if (same(f, t->v[i], text))
			return true;
	return false;
}

/* It would be right: an answer of the same question, or a name of the term. */
static bool
is_right(const struct search *f, const char *given)
{
	const struct deck *d = names_deck(f->s->names, f->deck);
	size_t i;

	if (is_one_of(f, &f->card->accept, given) ||
	    strcmp(names_term(f->s->names, f->deck, given), f->card->term) == 0)
		return true;
	for (i = 0; d && i < d->n; i++)
		if (strcmp(d->card[i].ask, f->card->ask) == 0 &&
		    same(f, d->card[i].answer, given))
			return true;
	return false;
}

/* Neither twice as long as the answer nor half of it. */
static bool
is_alike(const char *answer, const char *given)
{
	size_t a = norm_size(answer, strlen(answer));
	size_t b = norm_size(given, strlen(given));

	return a <= 2 * b && b <= 2 * a;
}

static const struct err *
look_at(void *data, const struct taken *t)
{
	struct search *f = data;

	if (f->found || t->times < TIMES || strcmp(t->deck, f->deck) != 0 ||
	    strcmp(t->term, f->card->term) != 0 ||
	    is_one_of(f, &f->card->choices, t->given) ||
	    is_right(f, t->given) || !is_alike(f->card->answer, t->given))
		return NULL;
	f->found = arena_strdup(f->s->arena, t->given);
	return NULL;
}

/* The card with its last wrong choice replaced. */
static const struct card *
with_choice(struct arena *a, const struct card *c, const char *choice)
{
	struct card *better = arena_alloc(a, sizeof *better);
	size_t i = c->choices.n;

	*better = *c;
	better->choices.v = arena_array(a, i, sizeof *better->choices.v);
	memcpy(better->choices.v, c->choices.v, i * sizeof *c->choices.v);
	while (i > 0 && strcmp(c->choices.v[i - 1], c->answer) == 0)
		i--;
	better->choices.v[i - 1] = choice;
	return better;
}

const struct err *
sitting_choices(const struct card **card, struct sitting *s, const char *deck)
{
	struct search f = {.s = s, .card = *card, .deck = deck};
	const struct err *e;

	if (f.card->choices.n < LEAST_CHOICES ||
	    strcmp(f.card->answer, f.card->term) != 0)
		return NULL;
	if (!(e = store_taken(s->ctx->store, look_at, &f)) && f.found)
		*card = with_choice(s->arena, f.card, f.found);
	return e;
}
