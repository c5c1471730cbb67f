#include "compile/aspect.h"

#include "base/arena.h"
#include "compile/compile.h"
#include "compile/points.h"
#include "compile/prompt.h"
#include "compile/rule.h"
#include "compile/shape.h"
#include "compile/story.h"
#include "compile/weed.h"
#include "lang/words.h"

#include <stdlib.h>
#include <string.h>

/*
 * Aspects: what is said of a term under a sub-heading or a bold lead, one to
 * three unlabelled points a card; rows of short bullets as a list
 * (questions.md 1, structure 12).
 *
 *	## Bert
 *	### 框架
 *	- 基于 …
 *	- 采用 …
 */

enum {
	SHORT_MOST = 12,
	NAME_MOST = 6,
	NAMES_LEAST = 3,
	CARD_MOST = 90,
	LIST_LEAST = 2,
	LIST_MOST = 7
};

/* The key of the wording for a card of n points, the first or a later one. */
static const char *
key_of(size_t n, bool more, bool cues)
{
	if (n == 1 && !more)
		return "aspect";
	if (more)
		return cues ? "aspect.more" : "aspect.more.cueless";
	return cues ? "aspect.n" : "aspect.n.cueless";
}

/* The notes' own question as the aspect, with the number of points. */
static const char *
ask_question(struct compile *c, const struct section *s, enum lang lang,
    const char *question, size_t n, bool more)
{
	const char *ask = prompt_question(c, lang, s->term, question);

	if (n < 2 && !more)
		return ask;
	if (lang == LANG_EN)
		return arena_printf(c->scratch, "%s (%zu %spoint%s)", ask, n,
		    more ? "more " : "", n == 1 ? "" : "s");
	return arena_printf(
	    c->scratch, "%s（%s%zu 点）", ask, more ? "另外 " : "", n);
}

/* The question for points from..to; NULL where it would be "what else?". */
static const char *
ask_points(struct compile *c, const struct section *s, const struct points *p,
    size_t from, size_t to, bool *cueless)
{
	struct prompt_args args = prompt_of(c, s);
	enum lang lang = prompt_lang(s, points_text(c, p, from, to));
	bool more = from > 0;

	args.n = to - from;
	if (args.n == 1 && !*args.aspect)
		return NULL;
	args.cues = points_cues(c, p, from, to, s->term, lang);
	*cueless = args.n > 1 && !args.cues;
	if (prompt_is_question(args.aspect))
		return ask_question(c, s, lang, args.aspect, args.n, more);
	return prompt_make(
	    c, lang, key_of(args.n, more, args.cues != NULL), &args);
}

static void
aspect_card(struct compile *c, const struct section *s, const struct points *p,
    size_t from, size_t to)
{
	bool cueless = false;
	const char *ask = ask_points(c, s, p, from, to, &cueless);
	struct draft *d;
	struct fact *f;

	if (!ask)
		return;
	f = fact_new(c, s->term, s,
	    from ? arena_printf(c->scratch, "aspect=%zu", from) : "aspect",
	    points_text(c, p, from, to), p->v[from].item->at);
	if (to - from > 1) {
		d = points_card(c, p, from, to, CARD_ASPECT, f, ask);
	} else {
		d = draft_new(c, CARD_ASPECT, f, ask, p->v[from].text);
		shape_lines(c, d, p->v[from].item);
	}
	d->cueless = cueless;
}

bool
aspect_lose(struct compile *c, struct draft *d, size_t item)
{
	const char *number = strchr(d->fact->slot, '=');
	struct points p = {.arena = c->scratch};
	const char *ask;
	size_t from = number ? strtoul(number + 1, NULL, 10) : 0, i;

	if (d->items.n < 2 || d->nline != d->items.n || (number && !from) ||
	    !d->fact->section)
		return false;
	draft_remove_item(c, d, item);
	for (i = item; i < d->items.n; i++)
		d->line[i] = d->line[i + 1];
	d->nline--;
	if (d->at.line != d->line[0]) {
		d->at.line = d->line[0];
		d->at.column = 1;
	}
	p.n = from + d->items.n;
	p.v = arena_array(c->scratch, p.n, sizeof *p.v);
	for (i = 0; i < d->items.n; i++)
		p.v[from + i].text = d->items.v[i];
	ask = ask_points(c, d->fact->section, &p, from, p.n, &d->cueless);
	if (ask)
		draft_set_ask(c, d, arena_strdup(c->arena, ask));
	return ask != NULL;
}

/* How many points from on go on one card. */
static size_t
fitting(const struct points *p, size_t from)
{
	size_t w = 0, to = from;

	while (to < p->n && to < from + POINTS_CARD) {
		w += norm_size(p->v[to].text, strlen(p->v[to].text));
		if (to > from && w > CARD_MOST)
			break;
		to++;
	}
	return to;
}

static bool
begins_with_cue(struct compile *c, const char *s)
{
	return words_match(c->words, WORDS_CUE, s, strlen(s)) > 0;
}

/* True if {A} is of a kind that one counts: 优点, "uses". */
static bool
counts(struct compile *c, const struct section *s)
{
	return words_ends(c->words, WORDS_COUNTABLE,
		   norm_nf(c->scratch, s->aspect, strlen(s->aspect))) != NULL;
}

/* True if the points are names rather than statements. */
static bool
is_short_list(struct compile *c, const struct points *p)
{
	size_t i;

	if (p->n < LIST_LEAST || p->n > LIST_MOST)
		return false;
	for (i = 0; i < p->n; i++)
		if (norm_size(p->v[i].text, strlen(p->v[i].text)) >
			SHORT_MOST ||
		    !p->v[i].item->bullet || strchr(p->v[i].text, '=') ||
		    begins_with_cue(c, p->v[i].text))
			return false;
	return true;
}

/* True if there are three or more, each short enough for a name. */
static bool
are_names(const struct points *p)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (norm_size(p->v[i].text, strlen(p->v[i].text)) > NAME_MOST)
			return false;
	return p->n >= NAMES_LEAST;
}

static void
list_card(struct compile *c, const struct section *s, const struct block *b,
    const struct points *p)
{
	const char *text = points_text(c, p, 0, p->n);
	struct prompt_args args = prompt_of(c, s);
	const char *key = "list";
	struct draft *d;

	args.n = p->n;
	args.text = b->lead;
	if (b->lead)
		key = "list.lead";
	if (prompt_is_question(args.aspect))
		args.aspect = "";
	d = points_card(c, p, 0, p->n, CARD_LIST,
	    fact_new(c, s->term, s, "items", text, p->v[0].item->at),
	    prompt_make(c, prompt_lang(s, text), key, &args));
	d->structural = true;
}

/* A block of short bullets; false if it is none. */
static bool
short_list(struct compile *c, const struct section *s, const struct block *b)
{
	struct points p = {.arena = c->scratch};
	size_t i, asked;

	if (b->kind != BLOCK_LIST || shape_legend(b) || shape_ordered(c, s, b))
		return false;
	if (5 * shape_count_labels(b, &asked) >= 3 * asked)
		return false; /* labels are asked as such */
	for (i = 0; i < b->nitem; i++) {
		const struct item *item = &b->item[i];

		if (shape_asked(item))
			points_add(&p,
			    item->head ? item->head : shape_says(c, item->text),
			    item);
	}
	if (!is_short_list(c, &p) ||
	    !(b->lead || counts(c, s) || are_names(&p)))
		return false;
	list_card(c, s, b, &p);
	return true;
}

/* The unlabelled items of blocks that are asked no other way. */
static void
gather(struct compile *c, struct points *p, const struct section *s)
{
	bool mixed = story_is_mixed(s);
	size_t i, j;

	for (i = 0; i < s->nblock; i++) {
		const struct block *b = &s->block[i];

		if (shape_legend(b) || short_list(c, s, b) ||
		    shape_ordered(c, s, b))
			continue;
		for (j = 0; j < b->nitem; j++) {
			const struct item *item = &b->item[j];

			if (!shape_asked(item) || (item->head && !mixed) ||
			    strstr(item->text, "->") ||
			    shape_leads(item->text, strlen(item->text)))
				continue;
			if (item->head)
				points_add(p, story_told(c, s, item), item);
			else if (b->kind == BLOCK_PROSE)
				points_of_text(c, p, item->text, item);
			else
				points_add(p, shape_says(c, item->text), item);
		}
	}
}

void
rule_aspect(struct compile *c, const struct section *s)
{
	struct points p = {.arena = c->scratch};
	size_t from, to;

	if ((s->role != ROLE_ASPECT && s->role != ROLE_SPLIT) || s->label ||
	    (s->term && shape_defines(c, s)) || shape_examples(c, s))
		return;
	if (!s->term && s->parent->role != ROLE_COMPARISON && !s->parent->sides)
		return;
	gather(c, &p, s);
	for (from = 0; from < p.n; from = to) {
		to = fitting(&p, from);
		aspect_card(c, s, &p, from, to);
	}
}
