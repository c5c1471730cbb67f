#include "base/arena.h"
#include "base/text.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "compile/contrast.h"
#include "compile/prompt.h"
#include "compile/rule.h"
#include "lang/words.h"

#include <string.h>

/*
 * Contrasts outside tables (questions.md 1, structure 23): labels that are the
 * sides, an item whose clauses begin with a side each, items that do, and the
 * same aspect under each side.
 */

enum { SIDES_W = 90 };

/* Who is compared, by name or as the heading spells it. */
struct versus {
	const char *name[SIDES_MOST];
	const char *nf[SIDES_MOST];
	const char *other[SIDES_MOST]; /* nf of what its bracket says, or "" */
	struct term *term[SIDES_MOST];
	size_t n;
};

static const char *
nf_of(struct compile *c, const char *s)
{
	return norm_nf(c->arena, s, strlen(s));
}

static void
add_versus(
    struct compile *c, struct versus *v, const char *name, struct term *t)
{
	v->name[v->n] = name;
	v->nf[v->n] = nf_of(c, name);
	v->other[v->n] = "";
	v->term[v->n++] = t ? t : term_find(c, nf_of(c, name));
}

static struct versus
versus_of(struct compile *c, const struct section *comparison)
{
	struct versus v = {.n = 0};
	size_t i;

	for (i = 0; i < comparison->nside; i++)
		add_versus(c, &v,
		    comparison->side[i] ? comparison->side[i]->display
					: comparison->side_text[i],
		    comparison->side[i]);
	for (i = 0; i < comparison->nside; i++)
		v.nf[i] = nf_of(c, comparison->side_text[i]);
	return v;
}

/* The side that the normal form names, or v->n. */
static size_t
side_named(const struct versus *v, const char *nf)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		if (strcmp(nf, v->nf[i]) == 0 ||
		    (v->term[i] && term_is_named(v->term[i], nf)))
			break;
	return i;
}

/* Bytes of the name at the start of nf, whole words only, or 0. */
static size_t
begins(const char *nf, const char *name)
{
	size_t n = strlen(name);

	if (n == 0 || strncmp(nf, name, n) != 0)
		return 0;
	if ((nf[n] >= 'a' && nf[n] <= 'z' && name[n - 1] > 0) ||
	    (nf[n] >= '0' && nf[n] <= '9'))
		return 0;
	return n;
}

/* The side whose name the text begins with, or v->n; its bytes in *len. */
static size_t
side_at(
    struct compile *c, const struct versus *v, const char *text, size_t *len)
{
	const char *nf = nf_of(c, text);
	size_t i, j, n, found = v->n, best = 0;

	for (i = 0; i < v->n; i++) {
		if ((n = begins(nf, v->nf[i])) > best ||
		    (n = begins(nf, v->other[i])) > best) {
			best = n;
			found = i;
		}
		for (j = 0; v->term[i] && j < v->term[i]->nname; j++)
			if ((n = begins(nf, v->term[i]->name[j].nf)) > best) {
				best = n;
				found = i;
			}
	}
	/* a name is as long as its normal form, or it is shown whole */
	*len = strncasecmp(text, nf, best) == 0 ? best : 0;
	return found;
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
	size_t i;

	text += name;
	text += strspn(text, " ");
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
	return arena_strndup(c->arena, text + at.from, at.to - at.from);
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

static bool
split_item(struct compile *c, const struct section *s, const struct versus *v,
    const struct item *item, const char *dim)
{
	const char *text = item->head ? item->rest : item->text;
	struct contrast k = contrast_of(v, dim);
	struct place at = item->head ? item->rest_at : item->at;
	struct span part = {0, 0};
	size_t last = v->n, n = strlen(text), len;

	while (clause_next(text, n, CUT_HALF, &part)) {
		const char *said = arena_strndup(
		    c->arena, text + part.from, part.to - part.from);
		size_t side = side_at(c, v, said, &len);

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
		return n > from ? arena_strndup(c->arena, head + from, n - from)
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
		inner = arena_strndup(c->arena, *name + at + len,
		    end - at - len - text_previous(*name, end));
		while (at && (*name)[at - 1] == ' ')
			at--;
		*name = arena_strndup(c->arena, *name, at);
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
	add_versus(c, &v, s->term->display, s->term);
	add_versus(c, &v, name, t);
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
side_items(struct compile *c, const struct section *s, const struct versus *v,
    const struct block *b)
{
	struct contrast k = contrast_of(v, dim_of(s));
	size_t i, side, len;

	for (i = 0; i < b->nitem; i++) {
		const struct item *item = &b->item[i];

		if (item->head) {
			side = side_named(v, nf_of(c, item->head));
			if (side < v->n)
				side_add(
				    &k.side[side], item->rest, item->rest_at);
		} else {
			side = side_at(c, v, item->text, &len);
			if (side < v->n)
				side_add(&k.side[side],
				    said_of(item->text, len), item->at);
		}
	}
	add_cards(c, s, &k);
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
		size_t side =
		    child->title ? side_named(v, nf_of(c, child->title)) : v->n;

		if (side < v->n)
			add_body(&k.side[side], child);
	}
	add_cards(c, s, &k);
}

void
rule_contrast(struct compile *c, const struct section *s)
{
	const struct section *comparison = contrast_section(s);
	struct versus v = {.n = 0};
	size_t i, j;

	if (comparison && comparison->nside >= 2)
		v = versus_of(c, comparison);
	if (v.n && s != comparison)
		side_sections(c, s, &v);
	for (i = 0; i < s->nblock; i++) {
		const struct block *b = &s->block[i];

		if (b->kind != BLOCK_LIST && b->kind != BLOCK_PROSE)
			continue;
		if (v.n)
			side_items(c, s, &v, b);
		for (j = 0; j < b->nitem; j++)
			if (v.n)
				split_item(c, s, &v, &b->item[j],
				    b->item[j].head ? b->item[j].head
						    : dim_of(s));
			else
				versus_item(c, s, &b->item[j]);
	}
}
