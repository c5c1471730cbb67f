#include "base/arena.h"
#include "base/map.h"
#include "compile/build.h"
#include "compile/compile.h"
#include "compile/look.h"
#include "compile/prompt.h"
#include "compile/role.h"
#include "compile/title.h"
#include "lang/words.h"

#include <string.h>

static char *
nf_of(struct compile *c, const char *s)
{
	return norm_nf(c->arena, s, strlen(s));
}

/*
 * Numbers the sections and notes which titles stand below several parents of
 * one file, whose index is that of root: two files may explain one term.
 */
static void
count_titles(struct sorter *o, struct section *s, size_t root, size_t *index)
{
	struct section *child;

	s->index = (*index)++;
	for (child = s->first; child; child = child->next) {
		char *nf = nf_of(o->c, child->title);
		size_t *at = map_at(o->parents, nf, strlen(nf));

		if (*at <= root)
			*at = s->index + 1;
		else if (*at != s->index + 1)
			*at = ROLE_MANY;
		count_titles(o, child, root, index);
	}
}

/* A child of an aspect of a comparison that names a side is about it. */
static void
take_side(const struct sorter *o, struct section *s)
{
	const struct section *cmp = role_above(s, ROLE_COMPARISON);
	size_t side;

	if (!cmp || s->parent == cmp || !(side = role_side(o, cmp, s->title)))
		return;
	s->term = cmp->side[side - 1];
	s->aspect = "";
	s->parent->sides = true;
}

static void
set_role(struct sorter *o, struct section *s)
{
	char *asked;

	if (!s->forced)
		s->role = role_find(o, s);
	s->term = s->parent->term;
	switch (s->role) {
	case ROLE_TERM:
		asked = title_asks_of(o->c->arena, s->title);
		if (asked)
			s->title = asked;
		term_of_section(o->c, s);
		break;
	case ROLE_COMPARISON:
		term_sides(o->c, s);
		s->aspect =
		    s->term ? title_aspect(o->c, s->term, s->title) : "";
		break;
	case ROLE_ASPECT:
	case ROLE_SPLIT:
	case ROLE_QUESTION:
		s->aspect = title_aspect(o->c, s->term, s->title);
		take_side(o, s);
		break;
	case ROLE_CONTAINER:
	case ROLE_INDEX:
		s->term = NULL;
		break;
	default:
		break;
	}
}

static void
sort_children(struct sorter *o, struct section *s)
{
	struct section *child;

	for (child = s->first; child; child = child->next) {
		if (s->role == ROLE_REFERENCE)
			child->role = ROLE_REFERENCE;
		else
			set_role(o, child);
		sort_children(o, child);
	}
}

static const char *
front_value(const struct note_file *f, const char *key)
{
	size_t i;

	for (i = 0; i < f->nfront; i++)
		if (strcmp(f->front[i].key, key) == 0)
			return f->front[i].value;
	return NULL;
}

/* True if all but a few headings of a file say kinds of things. */
static bool
are_aspects(const struct sorter *o, const struct section *s)
{
	const struct section *child;
	size_t n = 0, aspects = 0;

	for (child = s->first; child; child = child->next) {
		n++;
		aspects += role_is_aspect(o, child) ||
			   prompt_is_question(child->title);
	}
	return n <= 2 || 2 * aspects >= n;
}

/* The heading that repeats the title, or NULL. */
static struct section *
title_heading(const struct sorter *o, struct section *root, const char *title)
{
	struct section *first = root->first;

	if (!first || first->level != 10 || first->next)
		return NULL;
	return !title || strcmp(
			     nf_of(o->c, first->title), nf_of(o->c, title)) == 0
		   ? first
		   : NULL;
}

static void
add_aliases(struct compile *c, struct section *root, struct term *t)
{
	static const char *const keys[] = {"aka", "alias", "aliases"};
	const struct note_file *f = root->file;
	size_t i, j;

	for (i = 0; i < f->nfront; i++)
		for (j = 0; j < sizeof keys / sizeof *keys; j++)
			if (strcmp(f->front[i].key, keys[j]) == 0 &&
			    *f->front[i].value) {
				struct place at = {
				    f->name, f->front[i].line, 1};

				term_add_name(
				    c, t, NAME_ALIAS, f->front[i].value, at);
			}
}

/* True if a file of this title is about many terms. */
static bool
holds_terms(
    const struct sorter *o, const struct section *top, const char *title)
{
	struct section named = *top;

	named.title = title_clean(o->c->arena, title, strlen(title));
	return role_is_container_word(o, &named);
}

/* A file about one term (questions.md 2): its root or H1 is that term. */
static void
sort_file(struct sorter *o, struct section *root)
{
	const char *title = front_value(root->file, "title");
	struct section *h1 = title_heading(o, root, title), *top;

	top = h1 ? h1 : root;
	if (title && (h1 || !root->first || root->first->level > 10) &&
	    !holds_terms(o, top, title) && are_aspects(o, top)) {
		top->title = title_clean(o->c->arena, title, strlen(title));
		term_of_section(o->c, top);
		add_aliases(o->c, root, top->term);
		if (h1)
			h1->role = ROLE_TERM, h1->forced = true;
	} else if (h1 && look_has_body(h1) && h1->first && are_aspects(o, h1) &&
		   !role_has_things(o, h1) && !role_is_container_word(o, h1)) {
		h1->role = ROLE_TERM;
		h1->forced = true;
	}
	sort_children(o, root);
}

void
build_roles(struct compile *c)
{
	struct sorter o = {.c = c, .parents = map_new()};
	size_t i, index = 0;

	for (i = 0; i < c->outline.nroot; i++)
		count_titles(&o, c->outline.root[i], index, &index);
	for (i = 0; i < c->outline.nroot; i++)
		sort_file(&o, c->outline.root[i]);
	map_free(o.parents);
}
