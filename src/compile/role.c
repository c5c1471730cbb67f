#include "compile/role.h"

#include "base/arena.h"
#include "base/map.h"
#include "compile/build.h"
#include "compile/compile.h"
#include "compile/label.h"
#include "compile/look.h"
#include "compile/names.h"
#include "compile/prompt.h"
#include "compile/title.h"
#include "lang/words.h"

#include <string.h>

enum { TERM_MOST = 16 };

static const char *const role_names[ROLE_COUNT] = {"file", "container", "index",
    "reference", "term", "comparison", "aspect", "split", "question"};

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

/* True for "The crust is …": it opens like a definition, of something else. */
static bool
is_statement(const char *text)
{
	size_t behind, n = label_copula(text, strlen(text), &behind);

	return n && text[n] == ' ' && memchr(text, ' ', n);
}

/* Bytes of the article that a text begins with. */
static size_t
article(const char *text)
{
	static const char *const articles[] = {"a ", "an ", "the "};
	size_t i;

	for (i = 0; i < sizeof articles / sizeof *articles; i++)
		if (strncasecmp(text, articles[i], strlen(articles[i])) == 0)
			return strlen(articles[i]);
	return 0;
}

/* True if the text under a heading opens like a definition of it. */
static bool
is_explained(const struct sorter *o, const struct section *s)
{
	const char *text = look_first_text(s), *name;
	size_t n = strlen(s->title);

	if (!text || norm_size(s->title, n) > TERM_MOST)
		return false;
	name = text + article(text);
	if (strncasecmp(name, s->title, n) == 0 &&
	    (strncmp(name + n, "是", 3) == 0 ||
		strncmp(name + n, " is ", 4) == 0 ||
		strncmp(name + n, " are ", 5) == 0))
		return true;
	if (look_is_genus(o->c, text))
		return true;
	return words_begins(o->c->words, WORDS_DEFINITION_OPENERS,
		   nf_of(o->c, text)) != NULL &&
	       !is_statement(text);
}

/*
 * True for a thing whose name looks like an aspect: 光合作用 ends in 作用, two
 * chapters may each have a "Bridge". Its text must explain it, and no term's
 * text may stand above it.
 */
static bool
is_thing(const struct sorter *o, const struct section *s)
{
	const struct section *p = s->parent;

	return (p->role == ROLE_CONTAINER || p->role == ROLE_INDEX ||
		   !look_has_body(p)) &&
	       is_explained(o, s);
}

bool
role_is_aspect(const struct sorter *o, const struct section *s)
{
	char *nf = nf_of(o->c, s->title);
	size_t *at = map_find(o->parents, nf, strlen(nf));

	if (words_is(o->c->words, WORDS_ASPECT, nf))
		return true;
	return ((at && *at == ROLE_MANY) ||
		   words_ends(o->c->words, WORDS_ASPECT, nf)) &&
	       !is_thing(o, s);
}

/* True if the heading and two others beside it are explained: "License". */
static bool
is_among_terms(const struct sorter *o, const struct section *s)
{
	const struct section *child;
	size_t n = 0;

	if (!is_explained(o, s))
		return false;
	for (child = s->parent->first; child; child = child->next)
		n += is_explained(o, child);
	return n > 2;
}

static bool
is_reference(const struct sorter *o, const struct section *s)
{
	char *nf = nf_of(o->c, s->title);

	if (look_is_links(s))
		return true;
	return words_is(o->c->words, WORDS_REFERENCE, nf) &&
	       !is_among_terms(o, s);
}

const struct section *
role_above(const struct section *s, enum role role)
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

size_t
role_side(const struct sorter *o, const struct section *cmp, const char *title)
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

/* True if the heading is explained, and of no kind that says an aspect. */
static bool
is_defined(const struct sorter *o, const struct section *s)
{
	return !role_is_aspect(o, s) && is_explained(o, s);
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

	if (cmp->role == ROLE_COMPARISON && role_side(o, cmp, s->title))
		return true;
	return has_full_name(o, s) || is_one_of_terms(o, s);
}

bool
role_has_things(const struct sorter *o, const struct section *s)
{
	const struct section *child;
	size_t n = 0, things = 0;

	for (child = s->first; child; child = child->next) {
		n++;
		things += !role_is_aspect(o, child);
	}
	return n >= 2 && 2 * things >= n;
}

bool
role_is_container_word(const struct sorter *o, const struct section *s)
{
	char *nf = nf_of(o->c, s->title);

	if (words_is(o->c->words, WORDS_CONTAINER, nf) ||
	    (s->first && words_begins(o->c->words, WORDS_CONTAINER, nf)))
		return true;
	return (words_ends(o->c->words, WORDS_COLLECTION, nf) ||
		   words_begins(o->c->words, WORDS_COLLECTION, nf)) &&
	       (s->first || look_is_rows(s));
}

static bool
is_only_title(const struct sorter *o, const struct section *s)
{
	return s->level == 10 && s->first && !s->next &&
	       s->parent->first == s && look_paragraphs(s) < 2 &&
	       role_has_things(o, s);
}

/* True for a heading with nothing to say but what stands below it. */
static bool
is_mere_title(const struct sorter *o, const struct section *s)
{
	if (look_has_body(s) || !s->first)
		return false;
	if (s->first->next)
		return role_has_things(o, s);
	return is_defined(o, s->first) ||
	       (s->level == 10 && look_has_body(s->first) && s->first->first &&
		   !role_is_aspect(o, s->first));
}

static bool
is_container(const struct sorter *o, const struct section *s)
{
	return role_is_container_word(o, s) || is_only_title(o, s) ||
	       look_is_terms(o->c, s) || is_mere_title(o, s);
}

/* Bytes of a word that narrows nothing: basic, 主要. */
static size_t
idle_word(const char *nf)
{
	static const char *const words[] = {"基本", "主要", "常见", "常用",
	    "一般", "核心", "重要", "具体", "总体", "其他", "basic ", "main ",
	    "common ", "general ", "key ", "typical ", "important ", "other "};
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (strncmp(nf, words[i], strlen(words[i])) == 0)
			return strlen(words[i]);
	return 0;
}

/* True if the whole title is a word for kinds of things, or it recurs. */
static bool
is_kind(const struct sorter *o, const struct section *s)
{
	char *nf = nf_of(o->c, s->title);
	size_t *at = map_find(o->parents, nf, strlen(nf));

	nf += idle_word(nf);
	return (at && *at == ROLE_MANY) ||
	       words_is(o->c->words, WORDS_ASPECT, nf) != NULL;
}

static bool
is_letter(const struct section *s)
{
	return title_is_index(s->title) && (s->first || look_has_body(s));
}

enum role
role_find(struct sorter *o, struct section *s)
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
	if (role_is_aspect(o, s) && is_kind(o, s) && !has_full_name(o, s) &&
	    role_above(s, ROLE_CONTAINER))
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
