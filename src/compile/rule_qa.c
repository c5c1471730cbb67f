#include "base/arena.h"
#include "compile/compile.h"
#include "compile/points.h"
#include "compile/prompt.h"
#include "compile/rule.h"
#include "compile/shape.h"

#include <string.h>

/*
 * The notes' own questions, and the text under them as the answer.
 *
 *	## Why do leaves turn red?
 *	The green fades first.
 */

enum { POINTS_MOST = 5 };

/* Labelled items answer a question as well: "label: what is said of it". */
static void
add_labelled(struct compile *c, struct points *p, const struct section *s)
{
	const char *colon = s->lang == LANG_EN ? ": " : "：";
	size_t i, j;

	for (i = 0; i < s->nblock; i++)
		for (j = 0; j < s->block[i].nitem; j++) {
			const struct item *item = &s->block[i].item[j];

			if (!shape_asked(item) || !item->head || !*item->rest)
				continue;
			points_add(p,
			    arena_printf(c->arena, "%s%s%s", item->head, colon,
				shape_says(c, item->rest)),
			    item);
		}
}

void
rule_qa(struct compile *c, const struct section *s)
{
	struct points p = {.arena = c->arena};
	const char *text, *ask;
	enum lang lang;
	struct fact *f;
	struct draft *d;

	if (s->role != ROLE_QUESTION)
		return;
	points_of_section(c, &p, s, true);
	add_labelled(c, &p, s);
	if (!p.n)
		return;
	if (p.n > POINTS_MOST)
		p.n = POINTS_MOST;
	text = points_text(c, &p, 0, p.n);
	lang = prompt_lang(s, text);
	ask = prompt_question(c, lang, s->term, s->title);
	f = fact_new(c, s->term, s,
	    arena_printf(c->arena, "question=%s",
		norm_nf(c->arena, s->title, strlen(s->title))),
	    text, s->at);
	if (p.n > 1) {
		d = points_card(c, &p, 0, p.n, CARD_QA, f, ask);
	} else {
		d = draft_new(c, CARD_QA, f, ask, p.v[0].text);
		shape_lines(c, d, p.v[0].item);
	}
	d->structural = true;
}
