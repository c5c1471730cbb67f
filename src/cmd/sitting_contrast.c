/* One thing taken for another: a card that sets both apart. */

#include "base/arena.h"
#include "base/err.h"
#include "base/mem.h"
#include "cmd/cmd.h"
#include "cmd/names.h"
#include "cmd/sitting.h"
#include "compile/prompt.h"
#include "deck/id.h"
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

/* The deck of such cards: no notes stand behind it. */
static const char contrasts[] = "contrasts";

/* Both sides; a comes before b, whichever was asked. */
struct sides {
	const char *a, *b;           /* terms */
	const char *says_a, *says_b; /* what they mean */
};

static bool
find_sides(struct sides *p, struct sitting *s, const char *given)
{
	const char *deck = s->scene.entry->deck;
	const char *asked = s->scene.entry->card->term;

	p->a = asked;
	p->b = names_term(s->names, deck, given);
	if (strcmp(p->a, p->b) > 0) {
		p->a = p->b;
		p->b = asked;
	}
	p->says_a = names_meaning(s->names, deck, p->a);
	p->says_b = names_meaning(s->names, deck, p->b);
	return strcmp(p->a, p->b) != 0 && p->says_a && p->says_b;
}

static bool
sets_apart(const struct card *c, const struct sides *p)
{
	return c->kind == CARD_CONTRAST && strstr(c->ask, p->a) &&
	       strstr(c->ask, p->b);
}

static const char *
normal(struct arena *a, const char *text)
{
	return norm_nf(a, text, strlen(text));
}

static struct card
make_card(struct arena *a, const struct card *asked, const struct sides *p)
{
	const char *slot =
	    arena_printf(a, "%s\t%s", normal(a, p->a), normal(a, p->b));
	struct identity id = {.deck = contrasts,
	    .term_nf = "",
	    .kind = CARD_CONTRAST,
	    .slot = slot};
	struct card c = {.kind = CARD_CONTRAST,
	    .form = FORM_SELF,
	    .status = STATUS_CORE,
	    .lang = asked->lang,
	    .section = asked->section,
	    .file = asked->file,
	    .line = asked->line,
	    .column = asked->column};
	const char *between = asked->lang == LANG_ZH ? "：" : ": ";

	c.id = identity_card(&id, 1);
	c.fact = identity_fact(&id, 1);
	c.term = arena_printf(a, "%s / %s", p->a, p->b);
	c.ask = prompt_contrast(a, asked->lang, p->a, p->b);
	c.items.v = arena_array(a, 2, sizeof *c.items.v);
	c.items.v[c.items.n++] =
	    arena_printf(a, "%s%s%s", p->a, between, p->says_a);
	c.items.v[c.items.n++] =
	    arena_printf(a, "%s%s%s", p->b, between, p->says_b);
	c.answer = arena_printf(a, "%s%s%s", c.items.v[0],
	    asked->lang == LANG_ZH ? "；" : "; ", c.items.v[1]);
	return c;
}

/* The deck of contrasts as it is; a new one where there is none. */
static const struct err *
read_contrasts(struct deck **deck, struct store *store)
{
	struct deck_rows *row = NULL;
	const struct err *e = store_deck_named(&row, store, contrasts);

	deck_rows_free(row);
	if (!e)
		return store_read_deck(deck, store, contrasts);
	if (e->kind != ERR_INPUT)
		return e;
	err_free(e);
	*deck = deck_new(contrasts);
	return NULL;
}

static const struct err *
put(struct sitting *s, const struct deck *deck, const struct card *more)
{
	struct deck both = *deck;
	const struct err *e;

	both.card = mem_new(deck->n + 1, sizeof *both.card);
	if (deck->n)
		memcpy(both.card, deck->card, deck->n * sizeof *both.card);
	both.card[both.n++] = *more;
	if ((e = store_begin(s->ctx->store, ctx_now(s->ctx), STORE_BATCH)))
		goto done;
	if ((e = store_put_deck(s->ctx->store, &both, NULL, NULL)))
		store_rollback(s->ctx->store);
	else
		e = store_commit(s->ctx->store);
done:
	free(both.card);
	return e;
}

static bool
is_there(const struct deck *deck, const struct sides *p)
{
	size_t i;

	for (i = 0; deck && i < deck->n; i++)
		if (sets_apart(&deck->card[i], p))
			return true;
	return false;
}

const struct err *
sitting_contrast(struct sitting *s)
{
	const struct dialog *d = &s->dialog;
	const struct entry *asked = s->scene.entry;
	struct deck *deck = NULL;
	struct sides p;
	struct card c;
	const struct err *e;

	if (!d->judged || d->overruled || !d->verdict.confused ||
	    !find_sides(&p, s, d->verdict.confused) ||
	    is_there(names_deck(s->names, asked->deck), &p))
		return NULL;
	if ((e = read_contrasts(&deck, s->ctx->store)) || is_there(deck, &p) ||
	    !s->view->confirm(
		s->ctx, arena_printf(s->arena,
			    _("Make a card that asks how %s and %s differ?"),
			    p.a, p.b)))
		goto done;
	c = make_card(s->arena, asked->card, &p);
	if (!(e = put(s, deck, &c)))
		s->view->say(s->ctx,
		    _("Made, in deck contrasts; gloss undo takes it back."));
done:
	deck_free(deck);
	return e;
}
