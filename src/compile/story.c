#include "compile/story.h"

#include "base/arena.h"
#include "compile/compile.h"
#include "compile/points.h"
#include "compile/prompt.h"
#include "compile/shape.h"
#include "lang/norm.h"

#include <string.h>

enum { LEAD_LEAST = 10 };

static char *
nf_of(struct compile *c, const char *s)
{
	return norm_nf(c->scratch, s, strlen(s));
}

bool
story_is(struct compile *c, const char *label)
{
	static const char *const parts[] = {"问题", "原因", "解决", "解决方案",
	    "结果", "problem", "cause", "solution", "result"};
	const char *nf = nf_of(c, label);
	size_t i;

	for (i = 0; i < sizeof parts / sizeof *parts; i++)
		if (strcmp(nf, parts[i]) == 0)
			return true;
	return false;
}

size_t
story_count(struct compile *c, const struct block *b)
{
	size_t n = 0, i;

	for (i = 0; i < b->nitem; i++)
		n += b->item[i].head && story_is(c, b->item[i].head);
	return n;
}

const char *
story_told(struct compile *c, const struct section *s, const struct item *item)
{
	const char *colon = s->lang == LANG_EN ? ": " : "：";

	return arena_printf(
	    c->scratch, "%s%s%s", item->head, colon, shape_says(c, item->rest));
}

void
story_card(
    struct compile *c, const struct section *s, const struct block *b, bool all)
{
	struct points p = {.arena = c->scratch};
	struct prompt_args args = prompt_of(c, s);
	const char *ask, *text;
	size_t i;

	if (all && b->lead &&
	    norm_size(b->lead, strlen(b->lead)) > LEAD_LEAST && b->nitem)
		points_add(&p, b->lead, &b->item[0]);
	for (i = 0; i < b->nitem; i++) {
		const struct item *item = &b->item[i];

		if (!shape_asked(item) || !item->head || !*item->rest)
			continue;
		if (all || story_is(c, item->head))
			points_add(&p, story_told(c, s, item), item);
	}
	if (!p.n)
		return;
	text = points_text(c, &p, 0, p.n);
	args.n = p.n;
	if (prompt_is_question(args.aspect))
		ask = prompt_question(c, s->lang, s->term, args.aspect);
	else
		ask = prompt_make(
		    c, prompt_lang(s, text), "aspect.n.cueless", &args);
	points_card(c, &p, 0, p.n, CARD_ASPECT,
	    fact_new(c, s->term, s, "aspect=story", text, b->item[0].at), ask);
}

bool
story_is_mixed(const struct section *s)
{
	bool labels = false, others = false;
	size_t i, j;

	for (i = 0; shape_asks(s) && i < s->nblock; i++)
		for (j = 0; j < s->block[i].nitem; j++) {
			const struct item *item = &s->block[i].item[j];
			size_t n = strlen(item->text);

			if (!shape_asked(item))
				continue;
			labels |= item->head != NULL;
			others |= !item->head && !shape_leads(item->text, n);
		}
	return labels && others;
}
