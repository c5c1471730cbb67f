/*
 * Steps (questions.md 1, structures 14-17): things that are learnt in order.
 *
 *	### Procedure          1. Rinse  2. Soak  3. Boil
 *	### 步骤               - 首先…  - 再…  - 最后…
 *	### Stages             #### Egg  #### Larva  #### Pupa
 *	sowing -> watering -> harvest
 *
 * Each gives one "order" card; the steps that have labels are asked one by one
 * by rule_label.
 */

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "compile/prompt.h"
#include "compile/rule.h"
#include "compile/shape.h"
#include "lang/words.h"

#include <string.h>

enum { STEPS_LEAST = 3, STEPS_MOST = 7, STEP_SIZE = 60, PART_SIZE = 16 };

struct steps {
	const char *text[STEPS_MOST];
	uint32_t line[STEPS_MOST];
	size_t n;
	struct place at;
};

static bool
is_step_word(const struct compile *c, const char *text)
{
	return text && words_ends(c->words, WORDS_STEP,
			   norm_nf(c->scratch, text, strlen(text)));
}

/* True if the heading, or the lead before a list, speaks of steps. */
static bool
speaks_of_steps(
    const struct compile *c, const struct section *s, const struct block *b)
{
	return is_step_word(c, s->aspect) || is_step_word(c, s->title) ||
	       (b && is_step_word(c, b->lead));
}

static void
add_order(struct compile *c, const struct section *s, const char *aspect,
    const char *slot, const struct steps *steps)
{
	struct prompt_args args = prompt_of(c, s);
	struct buf answer = {0};
	struct fact *f;
	struct draft *d;
	enum lang lang;
	size_t i;

	for (i = 0; i < steps->n; i++)
		buf_printf(&answer, "%s%s", i ? " → " : "", steps->text[i]);
	if (aspect)
		args.aspect = aspect;
	args.n = steps->n;
	lang = prompt_lang(s, answer.data);
	f = fact_new(c, s->term, s, slot, answer.data, steps->at);
	d = draft_new(c, CARD_ORDER, f,
	    prompt_is_question(args.aspect)
		? prompt_question(c, lang, s->term, args.aspect)
		: prompt_make(c, lang, "order", &args),
	    answer.data);
	d->structural = true;
	for (i = 0; i < steps->n; i++) {
		draft_item(c, d, steps->text[i]);
		draft_line(c, d, steps->line[i]);
	}
	buf_free(&answer);
}

/* Cuts "first, ", "首先" from the start of a step. */
static const char *
without_opener(const char *s, bool *found)
{
	static const char *const openers[] = {"首先，", "首先", "然后，",
	    "然后", "接着，", "接着", "最后，", "最后", "其次，", "其次",
	    "随后，", "随后", "再", "先", "first, ", "then, ", "then ",
	    "next, ", "finally, ", "lastly, ", "second, ", "third, "};
	size_t i;

	*found = false;
	for (i = 0; i < sizeof openers / sizeof *openers; i++) {
		size_t n = strlen(openers[i]);

		if (strncasecmp(s, openers[i], n) == 0 && s[n]) {
			*found = true;
			return s + n;
		}
	}
	return s;
}

/* What is to be said of a step: its label, else its first sentence. */
static const char *
step_text(struct compile *c, const struct item *it, bool labels)
{
	struct span at = {0, 0};
	const char *s = it->text;
	size_t n = strlen(s);
	bool opener;

	if (labels)
		return it->head;
	s = without_opener(s, &opener);
	n = strlen(s);
	if (norm_size(s, n) > STEP_SIZE && clause_next(s, n, CUT_SENTENCE, &at))
		return arena_strndup(c->scratch, s + at.from, at.to - at.from);
	return shape_says(c, s);
}

static bool
all_labelled(const struct item *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!v[i].head)
			return false;
	return n > 0;
}

/* True if the items begin first …, then …, finally …. */
static bool
opens_in_order(const struct item *v, size_t n)
{
	size_t i, opened = 0;
	bool found;

	for (i = 0; i < n; i++) {
		without_opener(v[i].text, &found);
		opened += found;
	}
	return n >= 2 && opened + 1 >= n && opened >= 2;
}

/* The items of a list as steps; false if they are no set to be learnt. */
static bool
steps_of(struct compile *c, struct steps *steps, const struct item *v, size_t n,
    size_t least)
{
	bool labels = all_labelled(v, n);
	size_t i;

	*steps = (struct steps){0};
	for (i = 0; i < n; i++) {
		const char *text;

		if (v[i].example || v[i].image_only)
			continue;
		text = step_text(c, &v[i], labels);
		if (steps->n == STEPS_MOST || !*text ||
		    norm_size(text, strlen(text)) > STEP_SIZE)
			return false;
		if (steps->n == 0)
			steps->at = v[i].at;
		steps->line[steps->n] = v[i].at.line;
		steps->text[steps->n++] = text;
	}
	return steps->n >= least;
}

static bool
is_in_order(struct compile *c, const struct section *s, const struct block *b)
{
	return speaks_of_steps(c, s, b) || opens_in_order(b->item, b->nitem) ||
	       shape_ordered(c, s, b);
}

static void
lists(struct compile *c, const struct section *s)
{
	struct steps steps;
	size_t i;

	for (i = 0; i < s->nblock; i++) {
		const struct block *b = &s->block[i];

		if (b->kind == BLOCK_LIST && is_in_order(c, s, b) &&
		    steps_of(c, &steps, b->item, b->nitem, STEPS_LEAST))
			add_order(c, s, NULL, "items", &steps);
	}
}

/* Nested bullets below "Procedure:", "…以下步骤：". */
static void
nested(struct compile *c, const struct section *s, const struct item *it)
{
	const char *aspect = it->head ? it->head : NULL;
	struct steps steps;

	if (it->nchild < STEPS_LEAST ||
	    !(is_step_word(c, it->head) || is_step_word(c, it->rest) ||
		is_step_word(c, s->aspect)) ||
	    !steps_of(c, &steps, it->child, it->nchild, STEPS_LEAST))
		return;
	add_order(c, s, aspect, aspect ? aspect : "items", &steps);
}

/* Sub-headings, or bold leads, that are the steps of their heading. */
static void
subheadings(struct compile *c, const struct section *s)
{
	struct steps steps = {0};
	const struct section *child;

	if (!speaks_of_steps(c, s, NULL) || s->role != ROLE_ASPECT)
		return;
	for (child = s->first; child; child = child->next) {
		if (child->role != ROLE_ASPECT && child->role != ROLE_SPLIT)
			continue;
		if (steps.n == STEPS_MOST)
			return;
		if (steps.n == 0)
			steps.at = child->at;
		steps.line[steps.n] = child->at.line;
		steps.text[steps.n++] = child->title;
	}
	if (steps.n >= STEPS_LEAST)
		add_order(c, s, NULL, "items", &steps);
}

/* Bytes of the arrow at s, 0 for none. */
static size_t
arrow_length(const char *s)
{
	static const char *const arrows[] = {
	    "-->", "—>", "->", "=>", "→", "⇒", "➔", "⟶"};
	size_t i;

	for (i = 0; i < sizeof arrows / sizeof *arrows; i++)
		if (strncmp(s, arrows[i], strlen(arrows[i])) == 0)
			return strlen(arrows[i]);
	return 0;
}

/* Where the part that ends at to begins: behind the last mark before it. */
static size_t
part_start(const char *s, size_t from, size_t to)
{
	struct span at = {0, 0};
	size_t start = from;

	while (clause_next(s + from, to - from, CUT_CLAUSE, &at))
		start = from + at.from;
	return start;
}

static bool
is_colon_before(const char *s, size_t at)
{
	while (at && s[at - 1] == ' ')
		at--;
	return (at && s[at - 1] == ':') ||
	       (at >= 3 && memcmp(s + at - 3, "：", 3) == 0);
}

static size_t
part_end(const char *s, size_t from, size_t to)
{
	struct span at = {0, 0};

	return clause_next(s + from, to - from, CUT_CLAUSE, &at) ? from + at.to
								 : to;
}

static void
trim(const char *s, size_t *from, size_t *to)
{
	while (*from < *to && (s[*from] == ' ' || s[*from] == '\n'))
		++*from;
	while (*to > *from && (s[*to - 1] == ' ' || s[*to - 1] == '\n'))
		--*to;
}

/* Adds the part s[from..to) of a chain; false if it is none. */
static bool
add_part(struct compile *c, struct steps *steps, const char *s, size_t from,
    size_t to, const struct item *it)
{
	size_t size;

	trim(s, &from, &to);
	size = norm_size(s + from, to - from);
	if (steps->n == STEPS_MOST || size == 0 || size > PART_SIZE)
		return false;
	steps->line[steps->n] = it->at.line;
	steps->text[steps->n++] =
	    arena_strndup(c->scratch, s + from, to - from);
	return true;
}

/*
 * Parts joined by arrows that fill s[from..to), or what follows a colon in
 * it; a formula with arrows inside a sentence is no chain.
 */
static bool
chain_in(struct compile *c, struct steps *steps, const char *s, size_t from,
    size_t to, const struct item *it)
{
	size_t at, arrow, begin = from;

	*steps = (struct steps){.at = it->at};
	for (at = from; at < to; at++) {
		size_t behind;

		if (clause_bracket(s, to, at, &behind)) {
			at = behind - 1;
			continue;
		}
		if (!(arrow = arrow_length(s + at)))
			continue;
		if (steps->n == 0 &&
		    (begin = part_start(s, from, at)) != from &&
		    !is_colon_before(s, begin))
			return false;
		if (!add_part(c, steps, s, begin, at, it))
			return false;
		begin = at + arrow;
		at += arrow - 1;
	}
	return steps->n >= STEPS_LEAST - 1 && part_end(s, begin, to) == to &&
	       add_part(c, steps, s, begin, to, it);
}

/* A chain in the text itself, or inside a bracket of it. */
static void
chain(struct compile *c, const struct section *s, const struct item *it)
{
	const char *text = it->head ? it->rest : it->text;
	size_t n = strlen(text), at, behind;
	struct steps steps;
	bool found;

	if (!strchr(text, '>') && !strstr(text, "→"))
		return;
	found = chain_in(c, &steps, text, 0, n, it);
	for (at = 0; at < n && !found; at++) {
		int32_t cp;

		if (!clause_bracket(text, n, at, &behind))
			continue;
		found = chain_in(c, &steps, text,
		    at + text_next(text + at, n - at, &cp),
		    behind - text_previous(text, behind), it);
		at = behind - 1;
	}
	if (found)
		add_order(
		    c, s, it->head, it->head ? it->head : "chain", &steps);
}

void
rule_steps(struct compile *c, const struct section *s)
{
	size_t i, j;

	subheadings(c, s);
	lists(c, s);
	for (i = 0; i < s->nblock; i++)
		for (j = 0; j < s->block[i].nitem; j++) {
			const struct item *it = &s->block[i].item[j];

			nested(c, s, it);
			if (!it->example)
				chain(c, s, it);
		}
}
