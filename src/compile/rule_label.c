#include "base/arena.h"
#include "base/text.h"
#include "compile/compile.h"
#include "compile/define.h"
#include "compile/names.h"
#include "compile/points.h"
#include "compile/prompt.h"
#include "compile/rule.h"
#include "compile/shape.h"
#include "compile/story.h"
#include "lang/words.h"

#include <string.h>

/*
 * Labels: what a labelled item says, and which labels a list has (questions.md
 * 1, structures 12-14). The children of an aspect are labels, too.
 *
 *	### Parts
 *	- Rotor: the part that turns
 *	- Stator: the part that stands still
 */

enum { KIND_MOST = 5, COUNTED_LEAST = 6, LIST_LEAST = 2 };

static char *
nf_of(struct compile *c, const char *s)
{
	return norm_nf(c->scratch, s, strlen(s));
}

/* A fact on a label; its slot names it. */
static struct fact *
label_fact(struct compile *c, const struct section *s, const char *label,
    const char *content, struct place at)
{
	return fact_new(c, s->term, s,
	    arena_printf(c->scratch, "label=%s", nf_of(c, label)), content, at);
}

/* True for a label that says a kind of thing: triggers, 危害, 主要表现. */
static bool
says_kind(struct compile *c, const char *label)
{
	const char *nf = nf_of(c, label);

	if (strstr(nf, " of ") || strstr(nf, "的") ||
	    norm_size(nf, strlen(nf)) > KIND_MOST)
		return false;
	return words_ends(c->words, WORDS_ASPECT, nf) ||
	       (words_ends(c->words, WORDS_COUNTABLE, nf) &&
		   !strpbrk(nf, "0123456789"));
}

/* "LRU（Least Recently Used）" as LRU: its other names may say the answer. */
static const char *
without_names(struct compile *c, const char *label)
{
	struct names names = names_parse(c, label);

	return names.n > 1 && !names.gloss ? names.part[0].text : label;
}

/* The prompt for a label under the aspect of a section. */
static const char *
label_ask(struct compile *c, const struct section *s, const char *label,
    const char *content)
{
	struct prompt_args args = prompt_of(c, s);
	const char *key = "label";

	args.label = without_names(c, label);
	if (prompt_is_question(args.aspect) || shape_defines(c, s))
		args.aspect = "";
	if (shape_generic(c, label) || says_kind(c, label) ||
	    (shape_plural(label) && !strstr(label, " of ") &&
		strstr(content, ", ")))
		key =
		    shape_plural(label) &&
			    prompt_has(c, prompt_lang(s, content), "label.many")
			? "label.many"
			: "label.generic";
	return prompt_make(c, prompt_lang(s, content), key, &args);
}

/* "：是让 …" as "让 …": the label is its subject. */
static const char *
without_copula(const char *s)
{
	return strncmp(s, "是", 3) == 0 && s[3] && strncmp(s, "是否", 6) != 0
		   ? s + 3
		   : s;
}

/* What an item says beside its label: its text, or what is nested in it. */
static void
label_points(struct compile *c, struct points *p, const struct item *item)
{
	size_t i;

	if (*item->rest && !shape_leads(item->rest, strlen(item->rest))) {
		points_add(p, shape_says(c, without_copula(item->rest)), item);
		return;
	}
	for (i = 0; i < item->nchild; i++)
		if (shape_asked(&item->child[i]))
			points_add(p, shape_says(c, item->child[i].text),
			    &item->child[i]);
}

static struct draft *
card_of_points(
    struct compile *c, const struct points *p, struct fact *f, const char *ask)
{
	struct draft *d;

	if (p->n > 1)
		return points_card(c, p, 0, p->n, CARD_LABEL, f, ask);
	d = draft_new(c, CARD_LABEL, f, ask, p->v[0].text);
	shape_lines(c, d, p->v[0].item);
	return d;
}

/* True if the definition card of the term has asked the item already. */
static bool
is_definition(
    struct compile *c, const struct section *s, const struct item *item)
{
	const struct draft *d = s->term ? s->term->define : NULL;
	size_t i;

	if (!d || !shape_defines(c, s))
		return false;
	for (i = 0; i < d->nline; i++)
		if (d->line[i] == item->at.line)
			return true;
	return false;
}

/* "Three factors that lead to it: a, b and c": asked as a list alone. */
static bool
counts_names(struct compile *c, const struct item *item)
{
	size_t at;

	if (shape_tells_order(item->head) && define_is_series(c, item->rest))
		return true;
	return norm_size(item->head, strlen(item->head)) > COUNTED_LEAST &&
	       words_in(
		   c->words, WORDS_COUNT_WORDS, nf_of(c, item->head), &at) &&
	       define_is_series(c, item->rest);
}

static void
label_card(struct compile *c, const struct section *s, const struct item *item)
{
	struct points p = {.arena = c->scratch};
	const char *text;
	struct draft *d;

	if (shape_opens_example(c, item->rest) || shape_nested_steps(c, item) ||
	    is_definition(c, s, item) || counts_names(c, item))
		return;
	label_points(c, &p, item);
	if (!p.n)
		return;
	text = points_text(c, &p, 0, p.n);
	d = card_of_points(c, &p, label_fact(c, s, item->head, text, item->at),
	    label_ask(c, s, item->head, text));
	draft_line(c, d, item->at.line);
}

/* True if a list of these labels would be a table of contents. */
static bool
is_contents(struct compile *c, const struct block *b, size_t labels)
{
	size_t general = 0, i;

	for (i = 0; i < b->nitem; i++) {
		const char *nf;

		if (!b->item[i].head)
			continue;
		if (strchr(b->item[i].text, '='))
			return true;
		nf = nf_of(c, b->item[i].head);
		general += words_ends(c->words, WORDS_ASPECT, nf) ||
			   words_ends(c->words, WORDS_GENERIC_LABELS, nf);
	}
	return 2 * general > labels;
}

/* True if the labels are the sides of the comparison they stand in. */
static bool
are_sides(struct compile *c, const struct section *s, const struct block *b)
{
	size_t i, j;

	while (s && s->role != ROLE_COMPARISON)
		s = s->parent;
	for (i = 0; s && i < b->nitem; i++)
		for (j = 0; j < s->nside; j++)
			if (b->item[i].head && s->side[j] &&
			    term_is_named(
				s->side[j], nf_of(c, b->item[i].head)))
				return true;
	return false;
}

/* The prompt of a list; a lead that is a sentence is its question. */
static const char *
list_ask(struct compile *c, const struct section *s, const char *lead,
    const char *content, size_t n)
{
	struct prompt_args args = prompt_of(c, s);
	const char *key = "list";

	args.n = n;
	args.text = lead;
	if (lead && !shape_legend(&(struct block){.lead = lead}))
		key = "list.lead";
	else if (prompt_is_question(args.aspect))
		args.aspect = "";
	return prompt_make(c,
	    s->lang == LANG_ZH ? LANG_ZH : prompt_lang(s, content), key, &args);
}

/* True if the title names a set, whose members the labels may be. */
static bool
is_set(struct compile *c, const char *title)
{
	const char *nf = nf_of(c, title), *end;
	size_t at;

	if (words_ends(c->words, WORDS_COUNTABLE, nf) ||
	    words_in(c->words, WORDS_COUNT_WORDS, nf, &at))
		return true;
	if (!(end = strstr(nf, " of ")) && !(end = strstr(nf, " in ")))
		end = nf + strlen(nf);
	return shape_plural(arena_strndup(c->scratch, nf, (size_t)(end - nf)));
}

static void
list_card(struct compile *c, const struct section *s, const struct block *b)
{
	struct points p = {.arena = c->scratch};
	const char *text;
	struct draft *d;
	size_t i;

	for (i = 0; i < b->nitem; i++) {
		const struct item *item = &b->item[i];

		if (!item->example && !item->term && item->head &&
		    !shape_generic(c, item->head))
			points_add(&p, item->head, item);
	}
	if (p.n < LIST_LEAST)
		return;
	text = points_text(c, &p, 0, p.n);
	d = points_card(c, &p, 0, p.n, CARD_LIST,
	    fact_new(c, s->term, s, "items", text, b->item[0].at),
	    list_ask(c, s, b->lead, text, p.n));
	d->structural = true;
	d->reserve = !b->lead && !b->ordered && s->role == ROLE_TERM &&
		     !is_set(c, s->title) && !points_share_tail(c, &p);
}

static void
read_list(struct compile *c, const struct section *s, const struct block *b)
{
	size_t asked, labels = shape_count_labels(b, &asked), i;
	size_t story = story_count(c, b);
	bool question = shape_asks(s) && !shape_defines(c, s);

	if (!labels || shape_legend(b) || are_sides(c, s, b))
		return;
	if ((question && !story_is_mixed(s)) || (story >= 2 && !s->label))
		story_card(c, s, b, question);
	for (i = 0; i < b->nitem; i++) {
		const struct item *item = &b->item[i];

		if (!shape_asked(item) || !item->head || question || s->label ||
		    (story >= 2 && story_is(c, item->head)))
			continue;
		label_card(c, s, item);
	}
	if (!question && labels >= LIST_LEAST && 5 * labels >= 3 * asked &&
	    !shape_ordered(c, s, b) && !is_contents(c, b, labels) &&
	    !(shape_examples(c, s) && labels < 3))
		list_card(c, s, b);
}

/* All that a child section says, as points. */
static void
child_points(struct compile *c, struct points *p, const struct section *s)
{
	const struct section *child;
	size_t i, j;

	for (i = 0; i < s->nblock; i++) {
		const struct block *b = &s->block[i];

		for (j = 0; j < b->nitem && !shape_legend(b); j++) {
			const struct item *item = &b->item[j];

			if (!shape_asked(item) ||
			    (item->head && !*item->rest) ||
			    shape_leads(item->text, strlen(item->text)))
				continue;
			points_add(p,
			    item->head ? story_told(c, s, item)
				       : shape_says(c, item->text),
			    item);
		}
	}
	for (child = s->first; child && !p->n; child = child->next)
		child_points(c, p, child);
}

/* A child of an aspect that is one of its labels. */
static void
section_label(struct compile *c, const struct section *s)
{
	struct points p = {.arena = c->scratch};
	const char *text;
	struct draft *d;

	child_points(c, &p, s);
	if (!p.n)
		return;
	if (p.n > POINTS_CARD)
		p.n = POINTS_CARD;
	text = points_text(c, &p, 0, p.n);
	d = card_of_points(c, &p,
	    label_fact(c, s->parent, s->title, text, s->at),
	    label_ask(c, s->parent, s->title, text));
	draft_line(c, d, s->at.line);
}

static void
section_list(struct compile *c, const struct section *s)
{
	struct points p = {.arena = c->scratch};
	const struct section *child;
	const char *text;
	struct draft *d;

	for (child = s->first; child; child = child->next) {
		struct item *item;

		if (child->role != ROLE_ASPECT)
			continue;
		if (!child->label) /* "all n" would leave this one out */
			return;
		item = arena_alloc(c->scratch, sizeof *item);
		item->at = item->rest_at = child->at;
		points_add(&p, child->title, item);
	}
	if (p.n < LIST_LEAST || shape_asks(s) || shape_steps(c, s->aspect))
		return;
	text = points_text(c, &p, 0, p.n);
	d = points_card(c, &p, 0, p.n, CARD_LIST,
	    fact_new(c, s->term, s, "items", text, s->at),
	    list_ask(c, s, NULL, text, p.n));
	d->structural = true;
}

void
rule_label(struct compile *c, const struct section *s)
{
	size_t i;

	if (s->label)
		section_label(c, s);
	if (s->labels)
		section_list(c, s);
	if (s->role == ROLE_QUESTION)
		return;
	for (i = 0; i < s->nblock; i++)
		if (s->block[i].kind == BLOCK_LIST ||
		    s->block[i].kind == BLOCK_PROSE)
			read_list(c, s, &s->block[i]);
}
