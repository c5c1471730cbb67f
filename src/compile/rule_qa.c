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

void
rule_qa(struct compile *c, const struct section *s)
{
	struct points p = {.arena = c->scratch};
	const char *text, *ask;
	enum lang lang;
	struct fact *f;
	struct draft *d;

	if (s->role != ROLE_QUESTION)
		return;
	points_of_section(c, &p, s, true);
	if (!p.n)
		return;
	if (p.n > POINTS_MOST)
		p.n = POINTS_MOST;
	text = points_text(c, &p, 0, p.n);
	lang = prompt_lang(s, text);
	ask = prompt_question(c, lang, s->term, s->title);
	f = fact_new(c, s->term, s,
	    arena_printf(c->scratch, "question=%s",
		norm_nf(c->scratch, s->title, strlen(s->title))),
	    text, s->at);
	if (p.n > 1) {
		d = points_card(c, &p, 0, p.n, CARD_QA, f, ask);
	} else {
		d = draft_new(c, CARD_QA, f, ask, p.v[0].text);
		shape_lines(c, d, p.v[0].item);
	}
	d->structural = true;
}
