#include "base/arena.h"
#include "base/map.h"
#include "compile/build.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "compile/label.h"
#include "compile/names.h"
#include "compile/spell.h"
#include "compile/title.h"
#include "lang/words.h"

#include <string.h>

enum { NAME_MOST = 12, SLIPS_MOST = 2, SLIP_WORD_LEAST = 5, APART_LEAST = 4 };

static char *
nf_of(struct compile *c, const char *s)
{
	return norm_nf(c->arena, s, strlen(s));
}

/* The acronym in a heading: itself, or the word of capitals in it. */
static const char *
acronym_in(struct compile *c, const char *s)
{
	size_t n = strlen(s), at = 0, from;

	while (at < n) {
		char *word;

		while (at < n && ((unsigned char)s[at] >= 0x80 || s[at] == ' '))
			at++;
		for (from = at;
		     at < n && (unsigned char)s[at] < 0x80 && s[at] != ' ';)
			at++;
		word = arena_strndup(c->arena, s + from, at - from);
		if (names_is_acronym(word))
			return word;
	}
	return s;
}

/* True if two spellings differ by a slip or two in one of their words. */
static bool
is_slip(struct compile *c, const char *a, const char *b)
{
	const char *x = nf_of(c, a), *y = nf_of(c, b);
	size_t d = spell_distance(x, strlen(x), y, strlen(y), SLIPS_MOST);

	return d >= 1 && d <= SLIPS_MOST && *x == *y &&
	       strlen(x) >= SLIP_WORD_LEAST;
}

/* The heading's own name gives way to the spelling of the text. */
static void
respell(struct compile *c, struct term *t, const char *text, struct place at)
{
	size_t i;

	for (i = 0; i < t->nname; i++)
		if (strcmp(t->name[i].nf, t->nf) == 0)
			t->name[i].heading_only = true;
	t->display = text;
	t->nf = nf_of(c, text);
	term_add_name(c, t, NAME_HEADING, text, at);
}

/* "KL" and "Kullback-Leibler Divergence" make "KL Divergence" a name too. */
static void
index_short_name(struct compile *c, struct term *t, const char *acronym,
    const char *expansion)
{
	const char *last = strrchr(expansion, ' ');
	char *nf;
	size_t *at;

	if (!last || !names_is_acronym(acronym))
		return;
	nf = nf_of(c, arena_printf(c->arena, "%s%s", acronym, last));
	at = map_at(c->names, nf, strlen(nf));
	if (!*at)
		*at = t->index + 1;
}

/*
 * "内部收益率（IRR, Internal Rate of Return）": what stands in one bracket may
 * be the acronym and what it is short for.
 */
static bool
spells_out(
    struct term *t, const struct part *p, struct place at, struct compile *c)
{
	size_t i;

	for (i = 0; i < t->nname; i++) {
		struct name *n = &t->name[i];

		if (n->kind == NAME_ACRONYM && names_fit(n->text, p->text) &&
		    !p->acronym) {
			term_add_name(c, t, NAME_EXPANSION, p->text, at);
			return true;
		}
		if (p->acronym && n->kind == NAME_TRANSLATION &&
		    names_fit(p->text, n->text)) {
			n->kind = NAME_EXPANSION;
			term_add_name(c, t, NAME_ACRONYM, p->text, at);
			return true;
		}
	}
	return false;
}

/* Adds a name that stands beside the term's own; false if it is none. */
static bool
add_beside(
    struct compile *c, struct term *t, const struct part *p, struct place at)
{
	const char *own = t->display, *acronym = acronym_in(c, own);
	enum script script = names_script(own);

	if (strcmp(nf_of(c, p->text), t->nf) == 0 || spells_out(t, p, at, c))
		return true;
	if (p->script == SCRIPT_LATIN && names_fit(acronym, p->text)) {
		term_add_name(c, t, NAME_ACRONYM, acronym, at);
		term_add_name(c, t, NAME_EXPANSION, p->text, at);
		index_short_name(c, t, acronym, p->text);
	} else if (p->acronym && names_fit(p->text, own)) {
		term_add_name(c, t, NAME_ACRONYM, p->text, at);
		term_add_name(c, t, NAME_EXPANSION, own, at);
	} else if (is_slip(c, own, p->text)) {
		respell(c, t, p->text, at);
	} else if (p->acronym) {
		term_add_name(c, t, NAME_ACRONYM, p->text, at);
	} else if (p->script != script && p->script != SCRIPT_NONE) {
		term_add_name(c, t, NAME_TRANSLATION, p->text, at);
	} else {
		return false;
	}
	return true;
}

static bool
is_name_like(const struct compile *c, const struct part *p)
{
	static const char *const marks[] = {
	    "。", "，", "；", "：", "！", "？", ", ", ". ", "; ", ": "};
	const char *nf = norm_nf(c->arena, p->text, strlen(p->text));
	size_t i;

	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strstr(p->text, marks[i]))
			return false;
	return norm_size(p->text, strlen(p->text)) <= NAME_MOST &&
	       !words_begins(c->words, WORDS_DEFINITION_OPENERS, nf);
}

/* Names of the bold line under a heading; false if it holds none. */
static bool
read_bold_line(struct compile *c, struct section *s, const struct note *note)
{
	char *line = title_trim(c->arena, note->text, note->len);
	struct names names = names_parse(c, line);
	struct term *t = s->term;
	size_t i;

	if (!names.n || !is_name_like(c, &names.part[0]) ||
	    !add_beside(c, t, &names.part[0], note->at))
		return false;
	for (i = 1; i < names.n; i++)
		if (!add_beside(c, t, &names.part[i], note->at))
			term_add_name(
			    c, t, NAME_ALIAS, names.part[i].text, note->at);
	if (names.gloss && !t->gloss) {
		t->gloss = names.gloss;
		t->gloss_at = note_place(note, names.gloss_at);
	}
	return true;
}

/* The text of the first block under a heading, behind its name line. */
static const struct note *
first_text(const struct section *s)
{
	const struct note *n = s->body;

	while (n && (n->kind == NOTE_COMMENT || n == s->taken))
		n = n->next;
	if (n && n->kind == NOTE_LIST && n->first)
		n = n->first->first;
	return n && n->kind == NOTE_PARAGRAPH ? n : NULL;
}

/* "X（Y）是 …" at the start of the text spells the heading's X or Y. */
static void
read_first_sentence(struct compile *c, struct section *s)
{
	const struct note *note = first_text(s);
	struct names names;
	size_t end, behind, i;
	const char *text;

	if (!note)
		return;
	text = note->text + strspn(note->text, "\n ");
	end = label_copula(text, strlen(text), &behind);
	if (!end)
		return;
	names = names_parse(c, title_trim(c->arena, text, end));
	for (i = 0; i < names.n; i++)
		if (is_slip(c, s->term->display, names.part[i].text) &&
		    names.n > 1)
			respell(c, s->term, names.part[i].text, note->at);
}

/* "MOS: Mean Opinion Score" as a bracket, which is one shape less. */
static const char *
heading_names(struct compile *c, const char *title)
{
	size_t behind, at = title_split(title, &behind);
	const char *head, *rest;

	if (!at)
		return title;
	head = title_trim(c->arena, title, at);
	rest = title_trim(c->arena, title + behind, strlen(title + behind));
	if (!names_fit(head, rest))
		return title;
	return arena_printf(c->arena, "%s (%s)", head, rest);
}

/* True if both terms are spelt out, and differently. */
static bool
are_different(struct compile *c, const struct term *t, const struct section *s)
{
	const struct note *line = section_bold_line(s);
	const struct name *old = term_name(t, NAME_EXPANSION);
	struct names names;
	const char *nf;

	if (!old || !line)
		return false;
	names = names_parse(c, title_trim(c->arena, line->text, line->len));
	if (!names.n || !names_fit(t->display, names.part[0].text))
		return false;
	nf = nf_of(c, names.part[0].text);
	return spell_distance(old->nf, strlen(old->nf), nf, strlen(nf),
		   APART_LEAST) > APART_LEAST;
}

/* The term that a heading's names already name, or NULL. */
static struct term *
known(struct compile *c, const struct section *s, const struct names *names)
{
	size_t i;

	for (i = 0; i < names->n; i++) {
		struct term *t = term_find(c, nf_of(c, names->part[i].text));

		if (t && !are_different(c, t, s))
			return t;
	}
	return NULL;
}

void
term_of_section(struct compile *c, struct section *s)
{
	struct names names = names_parse(c, heading_names(c, s->title));
	const char *own = names.n ? names.part[0].text : s->title;
	const struct note *line = section_bold_line(s);
	struct term *t = known(c, s, &names);
	size_t i;

	if (!t) {
		t = term_new(c, own, s->at);
	} else if (t->section) {
		if (strcmp(t->nf, nf_of(c, own)) != 0)
			diag_add(c, DIAG_CODE_TERM_MERGED, s->at,
			    "\"%s\" and \"%s\" are one term", own, t->display);
	} else {
		t->display = own;
		t->nf = nf_of(c, own);
		t->minor = t->row = false;
		t->at = s->at;
	}
	s->term = t;
	if (!t->section)
		t->section = s;
	term_add_name(c, t, NAME_HEADING, own, s->at);
	if (names_is_acronym(own))
		term_add_name(c, t, NAME_ACRONYM, own, s->at);
	for (i = 1; i < names.n; i++)
		if (!add_beside(c, t, &names.part[i], s->at))
			term_add_name(
			    c, t, NAME_ALIAS, names.part[i].text, s->at);
	if (names.gloss && !t->gloss) {
		t->gloss = names.gloss;
		t->gloss_at = s->at;
	}
	if (line && read_bold_line(c, s, line))
		s->taken = line;
	read_first_sentence(c, s);
}

struct term *
term_of_head(
    struct compile *c, const char *head, const char *rest, struct place at)
{
	struct names names = names_parse(c, head);
	const char *own = names.n ? names.part[0].text : head;
	struct term *t = term_find(c, nf_of(c, own));
	size_t i;

	if (!t) {
		t = term_new(c, own, at);
		t->row = true;
	}
	term_add_name(c, t, NAME_HEADING, own, at);
	for (i = 1; i < names.n; i++)
		if (!add_beside(c, t, &names.part[i], at))
			term_add_name(c, t, NAME_ALIAS, names.part[i].text, at);
	if (names_is_acronym(own) && names_fit(own, rest) &&
	    norm_size(rest, strlen(rest)) <= NAME_MOST) {
		term_add_name(c, t, NAME_ACRONYM, own, at);
		term_add_name(c, t, NAME_EXPANSION, rest, at);
	}
	return t;
}

/* The side without a tail like 算法; NULL if it has none. */
static const char *
without_class(struct compile *c, const char *side)
{
	const char *nf = nf_of(c, side);
	const struct word *tail = words_ends(c->words, WORDS_GENERIC_TAILS, nf);

	if (!tail || tail->len >= strlen(side))
		return NULL;
	return title_trim(c->arena, side, strlen(side) - tail->len);
}

static struct term *
side_term(struct compile *c, const char **side, struct place at)
{
	struct term *t = term_find(c, nf_of(c, *side));
	const char *bare;

	if (t)
		return t;
	if ((bare = without_class(c, *side))) {
		if ((t = term_find(c, nf_of(c, bare))))
			return t;
		if (names_script(bare) == SCRIPT_LATIN)
			*side = bare;
	}
	t = term_new(c, *side, at);
	term_add_name(c, t, NAME_HEADING, *side, at);
	return t;
}

void
term_sides(struct compile *c, struct section *s)
{
	size_t i;

	for (i = 0; i < s->nside; i++)
		s->side[i] = side_term(c, &s->side_text[i], s->at);
}
