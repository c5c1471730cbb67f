#include "base/arena.h"
#include "base/text.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "compile/contrast.h"
#include "compile/prompt.h"
#include "compile/rule.h"
#include "compile/shape.h"
#include "compile/versus.h"
#include "lang/words.h"

#include <string.h>

/*
 * Contrasts outside tables (questions.md 1, structure 23): labels that are the
 * sides, an item whose clauses begin with a side each, items that do, and the
 * same aspect under each side.
 */

enum { SIDES_W = 90 };

static const char *
nf_of(struct compile *c, const char *s)
{
	return norm_nf(c->scratch, s, strlen(s));
}

static struct contrast
contrast_of(const struct versus *v, const char *dim)
{
	struct contrast k = {.dim = dim, .nside = v->n};
	size_t i;

	for (i = 0; i < v->n; i++) {
		k.side[i].name = v->name[i];
		k.side[i].term = v->term[i];
	}
	return k;
}

/* The text without the side's name and a class noun at its start. */
static const char *
said_of(const char *text, size_t name)
{
	static const char *const tails[] = {"学习", "方法", "算法", "模型",
	    "函数", "机制", "协议", "系统", "技术", "网络", "层", "：", ":"};
	size_t i, end;

	text += name;
	text += strspn(text, " ");
	if ((*text == '(' || strncmp(text, "（", 3) == 0) &&
	    clause_bracket(text, strlen(text), 0, &end))
		text += end + strspn(text + end, " ");
	if (strncmp(text, "的", 3) == 0)
		return text + 3;
	for (i = 0; i < sizeof tails / sizeof *tails; i++)
		if (strncmp(text, tails[i], strlen(tails[i])) == 0)
			text += strlen(tails[i]);
	return text + strspn(text, " ");
}

static const char *
first_sentence(struct compile *c, const char *text)
{
	struct span at = {0, 0};

	if (!clause_next(text, strlen(text), CUT_SENTENCE, &at))
		return text;
	return arena_strndup(c->scratch, text + at.from, at.to - at.from);
}

/* Long sides say their first sentence only. */
static void
shorten(struct compile *c, struct contrast *k)
{
	size_t size = 0, i, j;

	for (i = 0; i < k->nside; i++)
		for (j = 0; j < k->side[i].npoint; j++)
			size += norm_size(
			    k->side[i].point[j], strlen(k->side[i].point[j]));
	for (i = 0; size > SIDES_W && i < k->nside; i++) {
		if (k->side[i].npoint > 1)
			k->side[i].npoint = 1;
		if (k->side[i].npoint)
			k->side[i].point[0] =
			    first_sentence(c, k->side[i].point[0]);
	}
}

static bool
add_cards(struct compile *c, const struct section *s, struct contrast *k)
{
	size_t i, filled = 0;

	for (i = 0; i < k->nside; i++)
		filled += k->side[i].npoint > 0;
	if (filled < 2)
		return false;
	shorten(c, k);
	contrast_cards(c, s, k);
	return true;
}

/* --- one item, a clause a side ------------------------------------------- */

/* ", whereas " and the like as a half stop; bytes keep their offsets. */
static const char *
halved(struct compile *c, const char *s)
{
	static const char *const joints[] = {
	    ", whereas ", ", while ", ", but ", "，而"};
	char *copy = arena_strdup(c->arena, s), *at;
	size_t i, n;

	for (i = 0; i < sizeof joints / sizeof *joints; i++)
		while ((at = strstr(copy, joints[i]))) {
			n = strlen(joints[i]);
			memset(at, ' ', n);
			at[0] = ';';
		}
	return copy;
}

static bool
split_item(struct compile *c, const struct section *s, const struct versus *v,
    const struct item *item, const char *dim)
{
	const char *text = item->head ? item->rest : item->text;
	struct contrast k = contrast_of(v, dim);
	struct place at = item->head ? item->rest_at : item->at;
	struct span part = {0, 0};
	size_t last = v->n, n = strlen(text), len;

	text = halved(c, text);
	while (clause_next(text, n, CUT_HALF, &part)) {
		const char *said = arena_strndup(
		    c->scratch, text + part.from, part.to - part.from);
		size_t side = versus_at(c, v, said, &len);

		if (side == v->n && last == v->n)
			return false;
		if (side < v->n)
			said = said_of(said, len);
		else
			side = last;
		side_add(&k.side[side], said, at);
		last = side;
	}
	return add_cards(c, s, &k);
}

/* --- items, a side each -------------------------------------------------- */

/* "与 X 的区别": gives X as the head spells it, or NULL. */
static const char *
versus_name(struct compile *c, const char *head)
{
	static const char *const heads[] = {"与", "和", "Vs. ", "vs. ", "vs "};
	static const char *const tails[] = {
	    "的区别", "的不同", "的差异", "的对比", "的比较", "区别", "对比"};
	size_t i, len, n = strlen(head), from = 0;

	for (i = 0; i < sizeof heads / sizeof *heads && !from; i++)
		if (strncmp(head, heads[i], len = strlen(heads[i])) == 0)
			from = len;
	from += strspn(head + from, " ");
	for (i = 0; i < sizeof tails / sizeof *tails && from; i++) {
		len = strlen(tails[i]);
		if (n < from + len || strcmp(head + n - len, tails[i]) != 0)
			continue;
		n -= len;
		while (n > from && head[n - 1] == ' ')
			n--;
		return n > from
			   ? arena_strndup(c->scratch, head + from, n - from)
			   : NULL;
	}
	return NULL;
}

/* Cuts "X（ABC）" into X and ABC, or "" where there is no bracket. */
static const char *
cut_bracket(struct compile *c, const char **name)
{
	size_t n = strlen(*name), at, end, len;
	const char *inner;
	int32_t cp;

	for (at = 0; at < n; at += len) {
		len = text_next(*name + at, n - at, &cp);
		if ((cp != '(' && cp != 0xFF08) ||
		    !clause_bracket(*name, n, at, &end))
			continue;
		inner = arena_strndup(c->scratch, *name + at + len,
		    end - at - len - text_previous(*name, end));
		while (at && (*name)[at - 1] == ' ')
			at--;
		*name = arena_strndup(c->scratch, *name, at);
		return inner;
	}
	return "";
}

/* "与 X（ABC）的区别：…" under a term: the term against X. */
static void
versus_item(struct compile *c, const struct section *s, const struct item *item)
{
	struct versus v = {.n = 0};
	const char *name, *other;
	struct term *t;

	if (!item->head || !s->term || !(name = versus_name(c, item->head)))
		return;
	other = cut_bracket(c, &name);
	if (!(t = term_find(c, nf_of(c, name))))
		t = term_find(c, nf_of(c, other));
	versus_add(c, &v, s->term->display, s->term);
	versus_add(c, &v, name, t);
	v.other[1] = nf_of(c, other);
	if (*name && v.term[0] != v.term[1])
		split_item(c, s, &v, item, "");
}

/* The dimension that a section is about: its aspect, if it is below. */
static const char *
dim_of(const struct section *s)
{
	return s->role == ROLE_ASPECT && s->aspect ? s->aspect : "";
}

/* Items that each are about a side: as their label, or as their first word. */
static void
side_items(struct compile *c, const struct versus *v, const struct block *b,
    struct contrast *k)
{
	size_t i, side, len;

	for (i = 0; i < b->nitem; i++) {
		const struct item *item = &b->item[i];

		if (item->head) {
			side = versus_named(v, nf_of(c, item->head));
			if (side < v->n)
				side_add(&k->side[side],
				    shape_says(c, item->rest), item->rest_at);
		} else {
			side = versus_at(c, v, item->text, &len);
			if (side < v->n)
				side_add(&k->side[side],
				    shape_says(c, said_of(item->text, len)),
				    item->at);
		}
	}
}

/* --- sections ------------------------------------------------------------ */

/* All that the body of a section says, as points of a side. */
static void
add_body(struct side *side, const struct section *s)
{
	size_t i, j;

	for (i = 0; i < s->nblock; i++)
		for (j = 0;
		     s->block[i].kind != BLOCK_CODE && j < s->block[i].nitem;
		     j++)
			if (!s->block[i].item[j].example)
				side_add(side, s->block[i].item[j].text,
				    s->block[i].item[j].at);
}

/* An aspect whose sub-sections are the sides. */
static void
side_sections(
    struct compile *c, const struct section *s, const struct versus *v)
{
	struct contrast k = contrast_of(v, dim_of(s));
	const struct section *child;

	for (child = s->first; child; child = child->next) {
		size_t side = child->title
				  ? versus_named(v, nf_of(c, child->title))
				  : v->n;

		if (side < v->n)
			add_body(&k.side[side], child);
	}
	add_cards(c, s, &k);
}

/* "X 和 Y": a heading that names two things may set them side by side. */
static struct versus
versus_in_title(struct compile *c, const struct section *s)
{
	static const char *const joints[] = {"和", "与", " and "};
	struct versus v = {.n = 0};
	size_t i;

	for (i = 0; s->title && i < sizeof joints / sizeof *joints; i++) {
		const char *at = strstr(s->title, joints[i]), *second;

		if (!at || at == s->title)
			continue;
		second = at + strlen(joints[i]);
		second += strspn(second, " ");
		if (!*second || strstr(second, joints[i]))
			return v;
		while (at > s->title && at[-1] == ' ')
			at--;
		versus_add(c, &v,
		    arena_strndup(
			c->scratch, s->title, (size_t)(at - s->title)),
		    NULL);
		versus_add(c, &v, second, NULL);
		return v;
	}
	return v;
}

/* Items whose clauses begin with the things that the heading names. */
static void
title_items(struct compile *c, const struct section *s, const struct block *b)
{
	struct versus v = versus_in_title(c, s);
	size_t i;

	for (i = 0; v.n && i < b->nitem; i++)
		split_item(c, s, &v, &b->item[i],
		    b->item[i].head ? b->item[i].head : "");
}

void
rule_contrast(struct compile *c, const struct section *s)
{
	const struct section *comparison = contrast_section(s);
	struct versus v = {.n = 0};
	struct contrast k;
	size_t i, j;

	if (comparison && comparison->nside >= 2)
		v = versus_of(c, comparison);
	k = contrast_of(&v, dim_of(s));
	if (v.n && s != comparison)
		side_sections(c, s, &v);
	for (i = 0; i < s->nblock; i++) {
		const struct block *b = &s->block[i];

		if (b->kind != BLOCK_LIST && b->kind != BLOCK_PROSE)
			continue;
		if (v.n)
			side_items(c, &v, b, &k);
		else
			title_items(c, s, b);
		if (b->kind == BLOCK_LIST || i + 1 == s->nblock) {
			add_cards(c, s, &k); /* a paragraph a side is one */
			k = contrast_of(&v, dim_of(s));
		}
		for (j = 0; j < b->nitem; j++)
			if (v.n)
				split_item(c, s, &v, &b->item[j],
				    b->item[j].head ? b->item[j].head
						    : dim_of(s));
			else
				versus_item(c, s, &b->item[j]);
	}
}
