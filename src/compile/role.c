#include "base/arena.h"
#include "base/map.h"
#include "base/text.h"
#include "compile/build.h"
#include "compile/compile.h"
#include "compile/item.h"
#include "compile/names.h"
#include "compile/prompt.h"
#include "compile/title.h"
#include "lang/words.h"

#include <string.h>

enum { TERM_MOST = 16 };

static const char *const role_names[ROLE_COUNT] = {"file", "container", "index",
    "reference", "term", "comparison", "aspect", "split", "question"};

/* What is known of a file while its headings are sorted. */
struct sorter {
	struct compile *c;
	struct map *parents; /* nf of a title -> parent's index + 1, or many */
};

#define MANY ((size_t)-1)

const char *
role_name(enum role role)
{
	return role_names[role];
}

static char *
nf_of(struct compile *c, const char *s)
{
	return norm_nf(c->arena, s, strlen(s));
}

/* Numbers the sections and notes which titles stand below several parents. */
static void
count_titles(struct sorter *o, struct section *s, size_t *index)
{
	struct section *child;

	s->index = (*index)++;
	for (child = s->first; child; child = child->next) {
		char *nf = nf_of(o->c, child->title);
		size_t *at = map_at(o->parents, nf, strlen(nf));

		if (!*at)
			*at = s->index + 1;
		else if (*at != s->index + 1)
			*at = MANY;
		count_titles(o, child, index);
	}
}

/* True if the title says a kind of thing rather than a thing. */
static bool
is_aspect_title(const struct sorter *o, const struct section *s)
{
	char *nf = nf_of(o->c, s->title);
	size_t *at = map_find(o->parents, nf, strlen(nf));

	return (at && *at == MANY) || words_is(o->c->words, WORDS_ASPECT, nf) ||
	       words_ends(o->c->words, WORDS_ASPECT, nf);
}

static bool
has_own_body(const struct section *s)
{
	const struct note *n = s->body;

	while (n && (n->kind == NOTE_COMMENT || n->kind == NOTE_RULE))
		n = n->next;
	return n && n->kind != NOTE_HEADING;
}

static size_t
count_paragraphs(const struct section *s)
{
	const struct note *n;
	size_t count = 0;

	for (n = s->body; n && n->kind != NOTE_HEADING; n = n->next)
		count += n->kind == NOTE_PARAGRAPH || n->kind == NOTE_LIST;
	return count;
}

static bool
is_link(const struct note *item)
{
	const struct note *text = item->first;

	return text && text->len && text->kind == NOTE_PARAGRAPH &&
	       note_marked(text, MARK_LINK, 0, text->len);
}

/* True if at least four in five of a section's items are only a link. */
static bool
is_links(const struct section *s)
{
	const struct note *n, *item;
	size_t links = 0, all = 0;

	for (n = s->body; n && n->kind != NOTE_HEADING; n = n->next) {
		all += n->kind == NOTE_PARAGRAPH;
		for (item = n->kind == NOTE_LIST ? n->first : NULL; item;
		     item = item->next) {
			links += is_link(item);
			all++;
		}
	}
	return links && 5 * links >= 4 * all;
}

static bool
is_reference(const struct sorter *o, const struct section *s)
{
	char *nf = nf_of(o->c, s->title);

	return words_is(o->c->words, WORDS_REFERENCE, nf) || is_links(s);
}

static const struct section *
above(const struct section *s, enum role role)
{
	for (s = s->parent; s; s = s->parent)
		if (s->role == role)
			return s;
	return NULL;
}

static bool
is_under_term(const struct section *s)
{
	const struct section *p;

	for (p = s->parent; p; p = p->parent)
		if (p->role == ROLE_TERM || p->role == ROLE_COMPARISON ||
		    (p->role == ROLE_FILE && p->term))
			return true;
	return false;
}

static bool
is_comparison(struct sorter *o, struct section *s)
{
	size_t n = title_sides(o->c, s->title, s->side_text);
	struct term *t = s->parent->term;

	if (n == 1 && t) {
		s->side_text[1] = s->side_text[0];
		s->side_text[0] = t->display;
		n = 2;
	}
	if (n < 2)
		return false;
	s->nside = n;
	return true;
}

static bool
is_split(const struct sorter *o, const struct section *s)
{
	size_t behind, at = title_split(s->title, &behind);

	return at &&
	       !names_fit(arena_strndup(o->c->arena, s->title, at),
		   s->title + behind) &&
	       !prompt_is_question(s->title);
}

/* Which side of the comparison a title names, from 1; 0 for none. */
static size_t
side_of(const struct sorter *o, const struct section *cmp, const char *title)
{
	char *nf = nf_of(o->c, title);
	size_t i;

	for (i = 0; i < cmp->nside; i++)
		if (strcmp(nf_of(o->c, cmp->side_text[i]), nf) == 0 ||
		    term_is_named(cmp->side[i], nf))
			return i + 1;
	return 0;
}

/* True if the heading's bold line spells its acronym out. */
static bool
has_full_name(const struct sorter *o, const struct section *s)
{
	const struct note *line = section_bold_line(s);
	struct names heading, names;

	if (!line)
		return false;
	heading = names_parse(o->c, s->title);
	names =
	    names_parse(o->c, title_trim(o->c->arena, line->text, line->len));
	return heading.n && names.n &&
	       names_fit(heading.part[0].text, names.part[0].text);
}

/* The text of the first paragraph or bullet under a heading, or NULL. */
static const char *
first_words(const struct section *s)
{
	const struct note *n = s->body;

	while (n && n->kind != NOTE_HEADING && n->kind != NOTE_PARAGRAPH &&
	       n->kind != NOTE_LIST)
		n = n->next;
	if (n && n->kind == NOTE_LIST && n->first)
		n = n->first->first;
	return n && n->kind == NOTE_PARAGRAPH ? n->text : NULL;
}

/* True if the text under a heading opens like a definition of it. */
static bool
is_defined(const struct sorter *o, const struct section *s)
{
	const char *text = first_words(s);
	size_t n = strlen(s->title);

	if (!text || is_aspect_title(o, s) ||
	    norm_size(s->title, n) > TERM_MOST)
		return false;
	if (strncasecmp(text, s->title, n) == 0 &&
	    (strncmp(text + n, "是", 3) == 0 ||
		strncmp(text + n, " is ", 4) == 0 ||
		strncmp(text + n, " are ", 5) == 0))
		return true;
	return words_begins(o->c->words, WORDS_DEFINITION_OPENERS,
		   nf_of(o->c, text)) != NULL;
}

/* True if two or more, and half, of the headings beside it are defined. */
static bool
is_one_of_terms(const struct sorter *o, const struct section *s)
{
	const struct section *p = s->parent, *child;
	size_t n = 0, defined = 0;

	if (p->role != ROLE_TERM || !is_defined(o, s))
		return false;
	for (child = p->first; child; child = child->next) {
		n++;
		defined += is_defined(o, child);
	}
	return defined >= 2 && 2 * defined >= n;
}

static bool
is_nested_term(struct sorter *o, struct section *s)
{
	const struct section *cmp = s->parent;

	if (cmp->role == ROLE_COMPARISON && side_of(o, cmp, s->title))
		return true;
	return has_full_name(o, s) || is_one_of_terms(o, s);
}

/* True if a paragraph or the first of a list's items is "**Term**: text". */
static bool
is_term_line(const struct note *n)
{
	const struct note *text = n;
	size_t i;

	if (n->kind == NOTE_ITEM)
		text = n->first;
	if (!text || text->kind != NOTE_PARAGRAPH)
		return false;
	for (i = 0; i < text->nmark; i++)
		if (text->mark[i].kind == MARK_BOLD && text->mark[i].from == 0)
			return text->mark[i].to < text->len &&
			       norm_size(text->text, text->mark[i].to) <=
				   TERM_MOST;
	return false;
}

static bool
is_term_table(const struct sorter *o, const struct note *n)
{
	const struct note *head = n->first ? n->first->first : NULL;

	if (n->kind != NOTE_TABLE || !head || !head->next)
		return false;
	return words_ends(
		   o->c->words, WORDS_TERM_COLUMNS, nf_of(o->c, head->text)) &&
	       words_ends(o->c->words, WORDS_MEANING_COLUMNS,
		   nf_of(o->c, head->next->text));
}

/* True if a body is a list of terms: lines, a table, definitions. */
static bool
is_term_list(const struct sorter *o, const struct section *s)
{
	const struct note *n, *item;
	size_t terms = 0, others = 0;

	for (n = s->body; n && n->kind != NOTE_HEADING; n = n->next) {
		if (n->kind == NOTE_DLIST || is_term_table(o, n))
			terms += 3;
		else if (n->kind == NOTE_LIST)
			for (item = n->first; item; item = item->next)
				is_term_line(item) ? terms++ : others++;
		else if (n->kind == NOTE_PARAGRAPH)
			is_term_line(n) ? terms++ : others++;
	}
	return terms >= 3 && terms > 2 * others;
}

/* True if most of the child headings name things, not kinds of things. */
static bool
has_children_of_its_own(const struct sorter *o, const struct section *s)
{
	const struct section *child;
	size_t n = 0, things = 0;

	for (child = s->first; child; child = child->next) {
		n++;
		things += !is_aspect_title(o, child);
	}
	return n >= 2 && 2 * things >= n;
}

static bool
is_container_word(const struct sorter *o, const struct section *s)
{
	char *nf = nf_of(o->c, s->title);

	if (words_is(o->c->words, WORDS_CONTAINER, nf))
		return true;
	return s->first && (words_ends(o->c->words, WORDS_CONTAINER, nf) ||
			       words_begins(o->c->words, WORDS_CONTAINER, nf));
}

static bool
is_only_title(const struct sorter *o, const struct section *s)
{
	return s->level == 10 && s->first && !s->next &&
	       s->parent->first == s && count_paragraphs(s) < 2 &&
	       has_children_of_its_own(o, s);
}

static bool
is_container(const struct sorter *o, const struct section *s)
{
	return is_container_word(o, s) || is_only_title(o, s) ||
	       is_term_list(o, s) ||
	       (!has_own_body(s) && has_children_of_its_own(o, s));
}

static bool
is_letter(const struct section *s)
{
	return title_is_index(s->title) && (s->first || has_own_body(s));
}

/* The first role of questions.md 2 that fits. */
static enum role
role_of(struct sorter *o, struct section *s)
{
	if (is_reference(o, s))
		return ROLE_REFERENCE;
	if (is_letter(s) && !is_under_term(s))
		return ROLE_INDEX;
	if (is_comparison(o, s))
		return ROLE_COMPARISON;
	if (is_split(o, s))
		return ROLE_SPLIT;
	if (is_under_term(s))
		return is_nested_term(o, s) ? ROLE_TERM : ROLE_ASPECT;
	if (is_aspect_title(o, s) && !has_full_name(o, s) &&
	    above(s, ROLE_CONTAINER))
		return ROLE_ASPECT;
	if (is_container(o, s))
		return ROLE_CONTAINER;
	if (title_asks_of(o->c->arena, s->title))
		return ROLE_TERM;
	if (prompt_is_question(s->title))
		return ROLE_QUESTION;
	return norm_size(s->title, strlen(s->title)) <= TERM_MOST ||
		       names_parse(o->c, s->title).n > 1
		   ? ROLE_TERM
		   : ROLE_CONTAINER;
}

/* A child of an aspect of a comparison that names a side is about it. */
static void
take_side(const struct sorter *o, struct section *s)
{
	const struct section *cmp = above(s, ROLE_COMPARISON);
	size_t side;

	if (!cmp || s->parent == cmp || !(side = side_of(o, cmp, s->title)))
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
		s->role = role_of(o, s);
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
		aspects += is_aspect_title(o, child) ||
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

/* A file about one term (questions.md 2): its root or H1 is that term. */
static void
sort_file(struct sorter *o, struct section *root)
{
	const char *title = front_value(root->file, "title");
	struct section *h1 = title_heading(o, root, title), *top;

	top = h1 ? h1 : root;
	if (title && (h1 || !root->first || root->first->level > 10) &&
	    !words_is(o->c->words, WORDS_CONTAINER, nf_of(o->c, title)) &&
	    are_aspects(o, top)) {
		top->title = title_clean(o->c->arena, title, strlen(title));
		term_of_section(o->c, top);
		add_aliases(o->c, root, top->term);
		if (h1)
			h1->role = ROLE_TERM, h1->forced = true;
	} else if (h1 && has_own_body(h1) && h1->first && are_aspects(o, h1) &&
		   !has_children_of_its_own(o, h1) &&
		   !is_container_word(o, h1)) {
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
		count_titles(&o, c->outline.root[i], &index);
	for (i = 0; i < c->outline.nroot; i++)
		sort_file(&o, c->outline.root[i]);
	map_free(o.parents);
}
