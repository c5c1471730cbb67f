/*
 * What stands below a term line: its labels and lists are about its term
 * (questions.md 1, structures 8 and 13).
 *
 *	- **Reef**: to make a sail smaller
 *	  - When: the wind freshens
 *	  - Steps:
 *	    - Ease the sheet
 *	    - Lower the halyard
 */

#include "base/arena.h"
#include "compile/compile.h"
#include "compile/points.h"
#include "compile/prompt.h"
#include "compile/rule.h"
#include "compile/shape.h"

#include <string.h>

enum { NAME_MOST = 16, LIST_LEAST = 2, LIST_MOST = 7 };

/* A detail of an entry at work. */
struct detail {
	struct compile *c;
	const struct section *section;
	struct term *term;
	const struct item *item; /* with a label */
};

static struct fact *
fact_of(const struct detail *d, const char *content)
{
	const char *head = d->item->head;

	return fact_new(d->c, d->term, d->section,
	    arena_printf(d->c->scratch, "label=%s",
		norm_nf(d->c->scratch, head, strlen(head))),
	    content, d->item->at);
}

static bool
are_names(const struct points *p)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (norm_size(p->v[i].text, strlen(p->v[i].text)) > NAME_MOST)
			return false;
	return p->n >= LIST_LEAST && p->n <= LIST_MOST;
}

/* The items nested in a detail as a list, or as points to explain. */
static void
ask_nested(const struct detail *d)
{
	struct compile *c = d->c;
	struct points p = {.arena = c->scratch};
	struct prompt_args args = {
	    .term = d->term->display, .aspect = d->item->head};
	enum lang lang;
	const char *text, *key;
	size_t i;
	bool list;

	for (i = 0; i < d->item->nchild; i++) {
		const struct item *child = &d->item->child[i];

		if (shape_asked(child))
			points_add(&p,
			    child->head ? child->head
					: shape_says(c, child->text),
			    child);
	}
	list = are_names(&p);
	if (!list && p.n > POINTS_CARD)
		p.n = POINTS_CARD;
	if (!p.n)
		return;
	text = points_text(c, &p, 0, p.n);
	lang = prompt_lang(d->section, text);
	args.n = p.n;
	args.cues = points_cues(c, &p, 0, p.n, d->term, lang);
	key = list        ? "list"
	      : p.n == 1  ? "aspect"
	      : args.cues ? "aspect.n"
			  : "aspect.n.cueless";
	points_card(c, &p, 0, p.n, list ? CARD_LIST : CARD_ASPECT,
	    fact_of(d, text), prompt_make(c, lang, key, &args))
	    ->structural = list;
}

static void
ask_label(const struct detail *d)
{
	struct compile *c = d->c;
	struct prompt_args args = {
	    .term = d->term->display, .aspect = "", .label = d->item->head};
	const char *says = shape_says(c, d->item->rest);
	struct draft *draft = draft_new(c, CARD_LABEL, fact_of(d, says),
	    prompt_make(c, prompt_lang(d->section, says),
		shape_generic(c, d->item->head) ? "label.generic" : "label",
		&args),
	    says);

	shape_lines(c, draft, d->item);
}

static void
ask_details(
    struct compile *c, const struct section *s, const struct item *entry)
{
	struct detail d = {.c = c, .section = s, .term = entry->term};
	size_t i;

	for (i = 0; i < entry->nchild; i++) {
		d.item = &entry->child[i];
		if (!d.item->head || !shape_asked(d.item))
			continue;
		if (d.item->nchild)
			ask_nested(&d);
		else if (*d.item->rest && !shape_opens_example(c, d.item->rest))
			ask_label(&d);
	}
}

void
rule_entry(struct compile *c, const struct section *s)
{
	size_t i, j;

	for (i = 0; i < s->nblock; i++)
		for (j = 0; j < s->block[i].nitem; j++)
			if (s->block[i].item[j].term)
				ask_details(c, s, &s->block[i].item[j]);
}
