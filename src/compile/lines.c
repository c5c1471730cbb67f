#include "base/arena.h"
#include "compile/block.h"
#include "compile/build.h"
#include "compile/compile.h"
#include "compile/item.h"
#include "lang/words.h"

#include <string.h>

/*
 * Terms that have no heading: term lines ("**Term**: text", "Term — text") and
 * definition lists, where no term stands above them (structures 8 and 9).
 */

enum { LINES_LEAST = 3, HEAD_MOST = 16 };

static bool
holds_terms(const struct section *s)
{
	if (s->term)
		return false;
	for (; s; s = s->lead ? s->parent : NULL)
		if (s->role == ROLE_COMPARISON || s->role == ROLE_REFERENCE ||
		    s->role == ROLE_QUESTION)
			return false;
	return true;
}

static bool
heads_term(const struct compile *c, const struct item *item)
{
	const char *nf;

	if (!item->head || item->example ||
	    norm_size(item->head, strlen(item->head)) > HEAD_MOST)
		return false;
	nf = norm_nf(c->arena, item->head, strlen(item->head));
	return !words_is(c->words, WORDS_GENERIC_LABELS, nf);
}

/* How many items of a section head a term, in bold or not. */
static void
count_heads(const struct compile *c, const struct section *s, size_t *heads,
    size_t *bold, size_t *all)
{
	size_t i, j;

	for (i = 0; i < s->nblock; i++)
		for (j = 0; j < s->block[i].nitem; j++) {
			const struct item *item = &s->block[i].item[j];

			++*all;
			if (!heads_term(c, item))
				continue;
			++*heads;
			*bold += item->bold_head;
		}
}

static void
take_lines(struct compile *c, struct section *s, bool bold)
{
	size_t i, j;

	for (i = 0; i < s->nblock; i++)
		for (j = 0; j < s->block[i].nitem; j++) {
			struct item *item = &s->block[i].item[j];

			if (!heads_term(c, item) || (bold && !item->bold_head))
				continue;
			item->term =
			    term_of_head(c, item->head, item->rest, item->at);
			if (!item->term->met)
				item->term->met = s;
		}
}

static void
read_lines(struct compile *c, struct section *s)
{
	size_t heads = 0, bold = 0, all = 0;

	count_heads(c, s, &heads, &bold, &all);
	if (bold && 2 * bold >= heads)
		take_lines(c, s, true);
	else if (heads >= LINES_LEAST && 5 * heads >= 3 * all)
		take_lines(c, s, false);
}

/* The first item of a dtext's blocks, with the rest below it. */
static struct item
item_of_dtext(struct compile *c, const struct note *dtext)
{
	const struct note *n;
	struct item item = {0};

	for (n = dtext->first; n; n = n->next) {
		struct block b = {0};

		if (!block_make(c, &b, n))
			continue;
		if (!item.text && b.nitem) {
			item = b.item[0];
			item.head = NULL;
			item.rest = item.text;
			item.rest_at = item.at;
		} else if (b.nitem) {
			item.child = b.item;
			item.nchild = b.nitem;
		}
	}
	if (!item.text && dtext->len)
		item = item_make(c, dtext);
	return item;
}

/* One more text of the same entry: a point below the first. */
static void
add_child(struct compile *c, struct item *item, const struct item *child)
{
	struct item *more =
	    arena_array(c->arena, item->nchild + 1, sizeof *item->child);

	if (item->nchild)
		memcpy(more, item->child, item->nchild * sizeof *more);
	more[item->nchild++] = *child;
	item->child = more;
}

/* Reads a definition list: its items carry the term and the dt as head. */
static void
read_definitions(struct compile *c, struct section *s, struct block *b)
{
	const struct note *n;
	struct term *t = NULL;
	const char *head = NULL;
	bool names = false;

	for (n = b->note->first; n; n = n->next) {
		struct item item;

		if (n->kind == NOTE_DTERM) {
			const char *name = item_make(c, n).text;

			if (names && t) {
				term_add_name(c, t, NAME_ALIAS, name, n->at);
				continue;
			}
			head = name;
			if (holds_terms(s)) {
				t = term_of_head(c, name, "", n->at);
				if (!t->met)
					t->met = s;
			}
			names = true;
		} else if (n->kind == NOTE_DTEXT && head) {
			names = false;
			item = item_of_dtext(c, n);
			if (!item.text)
				continue;
			if (b->nitem && b->item[b->nitem - 1].head == head) {
				add_child(c, &b->item[b->nitem - 1], &item);
				continue;
			}
			item.head = head;
			item.bold_head = true;
			item.term = t;
			b->item = arena_grown(
			    c->arena, b->item, b->nitem, sizeof *b->item);
			b->item[b->nitem++] = item;
		}
	}
}

static void
read_section(struct compile *c, struct section *s)
{
	struct section *child;
	size_t i;

	for (i = 0; i < s->nblock; i++)
		if (s->block[i].kind == BLOCK_DLIST)
			read_definitions(c, s, &s->block[i]);
	if (holds_terms(s) && !s->off)
		read_lines(c, s);
	for (child = s->first; child; child = child->next)
		read_section(c, child);
}

void
build_terms(struct compile *c)
{
	size_t i;

	for (i = 0; i < c->outline.nroot; i++)
		read_section(c, c->outline.root[i]);
	build_aliases(c);
	build_minor(c);
}
