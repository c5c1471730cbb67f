#include "base/arena.h"
#include "base/text.h"
#include "compile/build.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "compile/names.h"
#include "compile/title.h"
#include "lang/words.h"

#include <string.h>
#include <strings.h>

/*
 * Other names that a sentence gives: "也称为 X", "also known as X", "short for
 * X" at the start of a clause about the term (questions.md 1, structure 6).
 */

enum { NAME_MOST = 12, ITEMS_MOST = 3 };

/* Bytes of what may stand between the start of a clause and the phrase. */
static size_t
before_phrase(const struct term *t, const char *s)
{
	static const char *const fill[] = {"is ", "are ", "It is ", "or ",
	    "sometimes ", "often ", "，", "它", "英文", "其", "又", "有时",
	    "通常", "常"};
	size_t at = 0, i;

	for (i = 0; i < t->nname; i++) {
		size_t n = strlen(t->name[i].text);

		if (n > at && strncasecmp(s, t->name[i].text, n) == 0)
			at = n;
	}
	at += strspn(s + at, " ");
	for (i = 0; i < sizeof fill / sizeof *fill; i++)
		if (strncmp(s + at, fill[i], strlen(fill[i])) == 0 &&
		    strncmp(s + at, "又称", 6) != 0 &&
		    strncmp(s + at, "又叫", 6) != 0 &&
		    strncmp(s + at, "又名", 6) != 0)
			at += strlen(fill[i]);
	return at;
}

/* The name that follows a phrase: without quotation marks and articles. */
static const char *
name_behind(struct compile *c, const char *s, size_t n)
{
	static const char *const marks[] = {"“", "”", "\"", "「", "」", "'",
	    "a ", "an ", "the ", "as ", "为", "是", " ", "：", ":"};
	size_t i;

	for (i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t len = strlen(marks[i]);

		if (n > len && strncasecmp(s, marks[i], len) == 0) {
			s += len;
			n -= len;
			i = (size_t)-1;
		}
	}
	for (i = 0; i < 7; i++) {
		size_t len = strlen(marks[i]);

		if (n > len && memcmp(s + n - len, marks[i], len) == 0)
			n -= len;
	}
	return title_trim(c->arena, s, n);
}

static bool
is_name(const struct compile *c, const char *s)
{
	size_t w = norm_size(s, strlen(s));

	return w >= 1 && w <= NAME_MOST && !strstr(s, "的") &&
	       !strpbrk(s, "()[]{}<>=") && !strstr(s, "（") &&
	       !words_begins(c->words, WORDS_DEFINITION_OPENERS,
		   norm_nf(c->arena, s, strlen(s)));
}

/* True if the name spells an acronym of T out. */
static bool
spells_out(const struct term *t, const char *name)
{
	const struct name *acronym = term_name(t, NAME_ACRONYM);

	return acronym && names_fit(acronym->text, name);
}

static void
add_alias(struct compile *c, struct term *t, const char *phrase,
    const char *name, struct place at)
{
	const char *nf = norm_nf(c->arena, name, strlen(name));

	if (!is_name(c, name) || term_is_named(t, nf))
		return;
	if (names_is_acronym(name) && names_fit(name, t->display)) {
		term_add_name(c, t, NAME_ACRONYM, name, at);
		term_add_name(c, t, NAME_EXPANSION, t->display, at);
	} else if (names_fit(t->display, name)) {
		term_add_name(c, t, NAME_ACRONYM, t->display, at);
		term_add_name(c, t, NAME_EXPANSION, name, at);
	} else if (spells_out(t, name)) {
		term_add_name(c, t, NAME_EXPANSION, name, at);
	} else if (!strstr(phrase, "全称") && !strstr(phrase, "short for") &&
		   !strstr(phrase, "stands for")) {
		term_add_name(c, t, NAME_ALIAS, name, at);
	}
}

static void
read_clause(
    struct compile *c, struct term *t, const char *s, size_t n, struct place at)
{
	const char *clause = arena_strndup(c->arena, s, n);
	size_t from = before_phrase(t, clause), len;
	char *low = arena_strdup(c->arena, clause), *p;

	for (p = low; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p + 32);
	if (from > n)
		return;
	len = words_match(c->words, WORDS_ALIAS_PATTERNS, low + from, n - from);
	if (len)
		add_alias(c, t, arena_strndup(c->arena, low + from, len),
		    name_behind(c, clause + from + len, n - from - len), at);
}

/* True if a bracket stands behind a name of T, or ends the text. */
static bool
is_about(const struct term *t, const char *s, size_t open, size_t end)
{
	const char *rest = s + end;
	size_t i;

	while (open && s[open - 1] == ' ')
		open--;
	for (i = 0; i < t->nname; i++) {
		size_t n = strlen(t->name[i].text);

		if (n <= open &&
		    strncasecmp(s + open - n, t->name[i].text, n) == 0)
			return true;
	}
	return !open || !*rest || !rest[strspn(rest, ".* ")] ||
	       strcmp(rest, "。") == 0;
}

static void
read_brackets(struct compile *c, struct term *t, const char *s, struct place at)
{
	size_t n = strlen(s), i, end;

	for (i = 0; i < n; i++)
		if ((s[i] == '(' || strncmp(s + i, "（", 3) == 0) &&
		    clause_bracket(s, n, i, &end)) {
			size_t open = s[i] == '(' ? 1 : 3;
			size_t close = s[end - 1] == ')' ? 1 : 3;

			if (is_about(t, s, i, end))
				read_clause(c, t, s + i + open,
				    end - close - i - open, at);
			i = end - 1;
		}
}

/* True if the clause before ends in a bracket: what follows names that. */
static bool
follows_bracket(const char *s, size_t from)
{
	while (from && (s[from - 1] == ' ' || s[from - 1] == ','))
		from--;
	if (from >= 3 && strncmp(s + from - 3, "，", 3) == 0)
		from -= 3;
	return from && (s[from - 1] == ')' ||
			   (from >= 3 && strncmp(s + from - 3, "）", 3) == 0));
}

/* The first clause of each sentence, and every one of the first sentence. */
static void
read_text(struct compile *c, struct term *t, const char *s, struct place at)
{
	struct span sentence = {0}, span;
	bool first = true;

	while (clause_next(s, strlen(s), CUT_HALF, &sentence)) {
		span = (struct span){sentence.from, sentence.from};
		while (clause_next(s, sentence.to, CUT_CLAUSE, &span)) {
			if (span.from != sentence.from &&
			    (!first || follows_bracket(s, span.from)))
				continue;
			read_clause(
			    c, t, s + span.from, span.to - span.from, at);
		}
		first = false;
	}
	read_brackets(c, t, s, at);
}

/* "DMA: Direct Memory Access, …": the first clause spells the term out. */
static void
read_full_name(
    struct compile *c, struct term *t, const char *s, struct place at)
{
	struct span clause = {0};
	const char *name;

	if (!names_is_acronym(t->display) || term_name(t, NAME_EXPANSION) ||
	    !clause_next(s, strlen(s), CUT_CLAUSE, &clause))
		return;
	name =
	    arena_strndup(c->arena, s + clause.from, clause.to - clause.from);
	if (names_script(name) != SCRIPT_LATIN ||
	    norm_size(name, strlen(name)) > NAME_MOST ||
	    !names_fit(t->display, name))
		return;
	term_add_name(c, t, NAME_ACRONYM, t->display, at);
	term_add_name(c, t, NAME_EXPANSION, name, at);
}

static void
read_section(struct compile *c, struct section *s)
{
	struct section *child;
	size_t i, j, n = 0;

	for (i = 0; i < s->nblock; i++)
		for (j = 0; j < s->block[i].nitem; j++) {
			const struct item *item = &s->block[i].item[j];

			if (item->term) {
				read_full_name(
				    c, item->term, item->rest, item->rest_at);
				read_text(
				    c, item->term, item->rest, item->rest_at);
			}
			if (item->term || item->head || s->role != ROLE_TERM ||
			    !s->term)
				continue;
			if (n == 0)
				read_full_name(
				    c, s->term, item->text, item->at);
			if (n++ < ITEMS_MOST)
				read_text(c, s->term, item->text, item->at);
		}
	for (child = s->first; child; child = child->next)
		read_section(c, child);
}

void
build_aliases(struct compile *c)
{
	size_t i;

	for (i = 0; i < c->outline.nroot; i++)
		read_section(c, c->outline.root[i]);
}
