#include "base/arena.h"
#include "base/text.h"
#include "compile/build.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "compile/names.h"
#include "compile/title.h"
#include "lang/words.h"

#include <ctype.h>
#include <string.h>

/*
 * Names that stand inside sentences: "中文（English, ABC）", "English (ABC)",
 * "ABC (English)", "中文（ABC）" (questions.md 1, structure 5).
 */

enum { HAN_MOST = 12, HAN_LEAST = 3, WORDS_MOST = 8, INSIDE_MOST = 16 };

/* A bracket met in a text, with the names found in it and before it. */
struct met {
	struct section *section;
	const char *han, *latin, *acronym;
	bool sure; /* the left edge of han is certain */
	struct place at;
};

static char *
nf_of(struct compile *c, const char *s)
{
	return norm_nf(c->arena, s, strlen(s));
}

/* Where the run of Han that ends at end begins. */
static size_t
han_start(const char *s, size_t end)
{
	size_t at = end, n = 0;

	while (at > 0) {
		size_t len = text_previous(s, at);
		int32_t cp;

		text_next(s + at - len, len, &cp);
		if (text_script(cp) != SCRIPT_HAN || n++ == 64)
			break;
		at -= len;
	}
	return at;
}

static size_t
count_characters(const char *s, size_t from, size_t to)
{
	size_t n = 0;

	for (; from < to; from++)
		n += ((unsigned char)s[from] & 0xC0) != 0x80;
	return n;
}

/* Behind the last word that cannot belong to a name, with enough left. */
static size_t
cut_left(const struct compile *c, const char *s, size_t from, size_t to)
{
	size_t at = from, best = from;

	while (at < to) {
		size_t cut =
		    words_match(c->words, WORDS_NAME_LEFT_CUT, s + at, to - at);
		int32_t cp;

		if (cut && count_characters(s, at + cut, to) >= HAN_LEAST)
			best = at + cut;
		at += cut ? cut : text_next(s + at, to - at, &cp);
	}
	return best;
}

/* The longest suffix that is a name already known, or to. */
static size_t
known_suffix(struct compile *c, const char *s, size_t from, size_t to)
{
	while (from < to && count_characters(s, from, to) >= 2) {
		int32_t cp;
		const char *nf = norm_nf(c->arena, s + from, to - from);

		if (term_find(c, nf))
			return from;
		from += text_next(s + from, to - from, &cp);
	}
	return to;
}

/* True if the character before from makes the left edge certain. */
static bool
is_edge(const char *s, size_t from)
{
	static const char *const marks[] = {"、", "“", "\"", "「", "《"};
	size_t i;

	if (from == 0)
		return true;
	for (i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t n = strlen(marks[i]);

		if (from >= n && memcmp(s + from - n, marks[i], n) == 0)
			return true;
	}
	return false;
}

static void
find_han(
    struct compile *c, struct met *m, const char *s, size_t end, size_t after)
{
	size_t run = han_start(s, end), from, known;

	if (count_characters(s, run, end) < 2)
		return;
	known = known_suffix(c, s, run, end);
	from = known < end ? known : cut_left(c, s, run, end);
	if (count_characters(s, from, end) > HAN_MOST)
		return;
	m->han = arena_strndup(c->arena, s + from, end - from);
	m->sure = known < end || (from == run && is_edge(s, from)) ||
		  strncmp(s + after, "、", 3) == 0;
}

static bool
is_name_byte(char c)
{
	return isalnum((unsigned char)c) || strchr("-'./&@", c);
}

/* The shortest run of words before end that the acronym fits. */
static void
find_words(struct compile *c, struct met *m, const char *s, size_t end)
{
	size_t from = end, words = 0;

	while (from > 0 && words++ < WORDS_MOST) {
		char *name;

		while (from > 0 && s[from - 1] == ' ')
			from--;
		if (from == 0 || !is_name_byte(s[from - 1]))
			return;
		while (from > 0 && is_name_byte(s[from - 1]))
			from--;
		name = title_trim(c->arena, s + from, end - from);
		if (names_fit(m->acronym, name)) {
			m->latin = name;
			return;
		}
	}
}

/* The word that ends at end, if it is an acronym. */
static const char *
acronym_before(struct compile *c, const char *s, size_t end)
{
	size_t from = end;
	char *word;

	while (from > 0 && is_name_byte(s[from - 1]))
		from--;
	word = arena_strndup(c->arena, s + from, end - from);
	return names_is_acronym(word) ? word : NULL;
}

static bool
is_name_like(const char *s)
{
	size_t w = norm_size(s, strlen(s));

	if (strncmp(s, "如", 3) == 0 || strncmp(s, "例如", 6) == 0 ||
	    strncmp(s, "比如", 6) == 0 || strncmp(s, "e.g.", 4) == 0)
		return false;
	return w >= 2 && w <= INSIDE_MOST && !strpbrk(s, "=:;<>{}") &&
	       !strstr(s, "：") && !strstr(s, "。");
}

/* Reads the parts inside a bracket; false if it names nothing. */
static bool
read_inside(struct compile *c, struct met *m, const char *inside)
{
	struct names names =
	    names_parse(c, arena_printf(c->arena, "x (%s)", inside));
	size_t i;

	if (names.gloss || !is_name_like(inside) || names.n > 4)
		return false;
	for (i = 1; i < names.n; i++) {
		const struct part *p = &names.part[i];

		if (p->acronym && !m->acronym)
			m->acronym = p->text;
		else if (p->script == SCRIPT_LATIN && !m->latin && !p->acronym)
			m->latin = p->text;
		else if (p->script == SCRIPT_HAN && !m->han)
			m->han = p->text, m->sure = true;
		else
			return false;
	}
	return m->acronym || m->latin;
}

static bool
is_latin(const char *s)
{
	return names_script(s) == SCRIPT_LATIN;
}

/* Fills in what stands before the bracket at open. */
static bool
read_before(
    struct compile *c, struct met *m, const char *s, size_t open, size_t after)
{
	while (open > 0 && s[open - 1] == ' ')
		open--;
	if (!m->han) {
		find_han(c, m, s, open, after);
		if (m->han)
			return true;
	}
	if (m->acronym && !m->latin) {
		find_words(c, m, s, open);
		return m->latin != NULL;
	}
	if (m->latin && is_latin(m->latin) && !m->acronym) {
		m->acronym = acronym_before(c, s, open);
		return m->acronym && names_fit(m->acronym, m->latin);
	}
	return false;
}

static struct term *
known_term(struct compile *c, const struct met *m)
{
	struct term *t = NULL;

	if (m->acronym)
		t = term_find(c, nf_of(c, m->acronym));
	if (!t && m->latin)
		t = term_find(c, nf_of(c, m->latin));
	if (!t && m->han)
		t = term_find(c, nf_of(c, m->han));
	return t;
}

/* True if a term's translation is the name of another term, too. */
static bool
is_disputed(struct compile *c, const struct term *t)
{
	const struct name *n = term_name(t, NAME_TRANSLATION);

	return n && term_find(c, n->nf) != t;
}

/* A name for a term that has a section or row: only where it lacks one. */
static void
add_to_known(struct compile *c, struct term *t, const struct met *m)
{
	if (m->han && m->sure && is_latin(t->display) &&
	    (!term_name(t, NAME_TRANSLATION) || is_disputed(c, t)) &&
	    !term_find(c, nf_of(c, m->han)))
		term_add_name(c, t, NAME_TRANSLATION, m->han, m->at);
	if (m->han && !m->acronym && m->latin && !is_latin(t->display) &&
	    strcmp(t->nf, nf_of(c, m->han)) == 0 &&
	    !term_name(t, NAME_TRANSLATION))
		term_add_name(c, t, NAME_TRANSLATION, m->latin, m->at);
}

static void
add_minor(struct compile *c, const struct met *m)
{
	struct term *t = known_term(c, m);
	bool fits = m->acronym && m->latin && names_fit(m->acronym, m->latin);

	if (t) {
		if (!t->minor)
			add_to_known(c, t, m);
		return;
	}
	if (!fits && !(m->han && m->sure &&
			 (m->acronym || count_characters(m->han, 0,
					    strlen(m->han)) >= HAN_LEAST)))
		return;
	t = term_new(c, m->acronym ? m->acronym : m->han, m->at);
	t->minor = true;
	t->met = m->section;
	term_add_name(c, t, NAME_HEADING, t->display, m->at);
	if (m->acronym)
		term_add_name(c, t, NAME_ACRONYM, m->acronym, m->at);
	if (fits)
		term_add_name(c, t, NAME_EXPANSION, m->latin, m->at);
	else if (m->latin)
		term_add_name(c, t, NAME_TRANSLATION, m->latin, m->at);
	if (m->han && m->acronym && m->sure)
		term_add_name(c, t, NAME_TRANSLATION, m->han, m->at);
}

static bool
is_round(const char *s)
{
	return *s == '(' || strncmp(s, "（", 3) == 0;
}

static void
scan(struct compile *c, struct section *s, const struct item *item)
{
	const char *text = item->text;
	size_t n = strlen(text), at = 0, end, i;

	while (at < n) {
		int32_t cp;

		if (is_round(text + at) && clause_bracket(text, n, at, &end)) {
			size_t inner = text[at] == '(' ? 1 : 3;
			size_t close = text[end - 1] == ')' ? 1 : 3;
			struct met m = {.section = s, .at = item->at};
			char *inside = title_trim(c->arena, text + at + inner,
			    end - close - at - inner);

			if (read_inside(c, &m, inside) &&
			    read_before(c, &m, text, at, end))
				add_minor(c, &m);
			at += inner;
		} else {
			at += text_next(text + at, n - at, &cp);
		}
	}
	for (i = 0; i < item->nchild; i++)
		scan(c, s, &item->child[i]);
}

static void
scan_section(struct compile *c, struct section *s)
{
	struct section *child;
	size_t i, j;

	if (s->role == ROLE_REFERENCE || s->off)
		return;
	for (i = 0; i < s->nblock; i++)
		for (j = 0; j < s->block[i].nitem; j++)
			scan(c, s, &s->block[i].item[j]);
	for (child = s->first; child; child = child->next)
		scan_section(c, child);
}

void
build_minor(struct compile *c)
{
	size_t i;

	for (i = 0; i < c->outline.nroot; i++)
		scan_section(c, c->outline.root[i]);
}
