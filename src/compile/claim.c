#include "compile/claim.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/text.h"
#include "compile/acronym.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "compile/scan.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { ACRONYM_MOST = 10, HAN_MOST = 12, BRACKET_MOST = 200 };

/* A stretch of a note's text. */
struct piece {
	const char *s;
	size_t n;
};

static bool
is_acronym(struct piece p)
{
	size_t i, capitals = 0;

	for (i = 0; i < p.n; i++) {
		if (!isalpha((unsigned char)p.s[i]))
			return false;
		capitals += isupper((unsigned char)p.s[i]) != 0;
	}
	return capitals >= 2 && p.n <= ACRONYM_MOST;
}

static bool
is_name_byte(char c)
{
	return isalpha((unsigned char)c) || c == ' ' || c == '-' || c == '\'';
}

/* Two or more Latin words and nothing else. */
static bool
is_words(struct piece p)
{
	size_t i, words = 0;

	for (i = 0; i < p.n; i++) {
		if (!is_name_byte(p.s[i]))
			return false;
		words += isalpha((unsigned char)p.s[i]) &&
			 (i == 0 || !isalpha((unsigned char)p.s[i - 1]));
	}
	return words >= 2;
}

static bool
is_han(struct piece p)
{
	size_t at = 0, count = 0;

	while (at < p.n) {
		int32_t cp;

		at += text_next(p.s + at, p.n - at, &cp);
		if (text_script(cp) != SCRIPT_HAN)
			return false;
		count++;
	}
	return count >= 2 && count <= HAN_MOST;
}

static struct piece
trim(const char *s, size_t n)
{
	while (n && isspace((unsigned char)*s))
		s++, n--;
	while (n && isspace((unsigned char)s[n - 1]))
		n--;
	return (struct piece){s, n};
}

/* The letters, words or Han that end before byte at; counts says which. */
static struct piece
before(const char *s, size_t at, bool (*counts)(int32_t cp))
{
	size_t end, from;

	while (at && s[at - 1] == ' ')
		at--;
	for (from = end = at; from;) {
		size_t len = text_previous(s, from);
		int32_t cp;

		text_next(s + from - len, len, &cp);
		if (!counts(cp))
			break;
		from -= len;
	}
	return trim(s + from, end - from);
}

static bool
is_token(int32_t cp)
{
	return cp < 0x80 && (isalnum((int)cp) || cp == '-');
}

static bool
is_wordy(int32_t cp)
{
	return cp < 0x80 && is_name_byte((char)cp);
}

static bool
is_han_character(int32_t cp)
{
	return text_script(cp) == SCRIPT_HAN;
}

static void
add(struct compile *c, struct claims *v, struct piece acronym,
    struct piece text, bool han, bool sure, struct place at)
{
	struct claim claim = {.han = han, .at = at};

	claim.acronym = arena_strndup(c->arena, acronym.s, acronym.n);
	claim.nf = norm_nf(c->arena, acronym.s, acronym.n);
	claim.text = arena_strndup(c->arena, text.s, text.n);
	claim.sure = sure || (!han && acronym_fits(claim.acronym, claim.text));
	MEM_GROW(v->claim, v->n, v->cap);
	v->claim[v->n++] = claim;
}

/* The shortest run of words at the end of p that fits the acronym. */
static struct piece
fitting(struct compile *c, struct piece acronym, struct piece p)
{
	const char *a = arena_strndup(c->arena, acronym.s, acronym.n);
	size_t from = p.n;

	while (from) {
		struct piece run;

		for (from--; from && p.s[from - 1] != ' ';)
			from--;
		run = (struct piece){p.s + from, p.n - from};
		if (is_words(run) &&
		    acronym_fits(a, arena_strndup(c->arena, run.s, run.n)))
			return run;
	}
	return (struct piece){p.s, 0};
}

/* One part of a bracket, an acronym, of what stands before the bracket. */
static void
claim_outside(struct compile *c, struct claims *v, const struct note *note,
    size_t open, struct piece part)
{
	struct place at = note_place(note, open);
	struct piece words = before(note->text, open, is_wordy);
	struct piece han = before(note->text, open, is_han_character);

	words = fitting(c, part, words);
	if (words.n)
		add(c, v, part, words, false, true, at);
	if (han.n)
		add(c, v, part, han, true, false, at);
}

struct parts {
	struct piece v[6];
	size_t n;
};

static size_t
comma(const char *s, size_t n)
{
	static const char *const marks[] = {",", "，", "、", ";", "；"};
	size_t i, len;

	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		if ((len = strlen(marks[i])) <= n &&
		    memcmp(s, marks[i], len) == 0)
			return len;
	return 0;
}

static struct parts
split(struct piece p)
{
	struct parts parts = {.n = 0};
	size_t at = 0, from = 0, len;

	for (; at < p.n; at += len) {
		if (!(len = comma(p.s + at, p.n - at))) {
			len = 1;
			continue;
		}
		if (parts.n < 5)
			parts.v[parts.n++] = trim(p.s + from, at - from);
		from = at + len;
	}
	parts.v[parts.n++] = trim(p.s + from, p.n - from);
	return parts;
}

/* All that the bracket open..end says. */
static void
read_bracket(struct compile *c, struct claims *v, const struct note *note,
    size_t open, size_t end)
{
	const char *s = note->text;
	size_t in = open + (s[open] == '(' ? 1 : 3);
	size_t out = end - (s[end - 1] == ')' ? 1 : 3), i, j;
	struct parts parts = split((struct piece){s + in, out - in});
	struct piece left = before(s, open, is_token);
	struct place at = note_place(note, open);

	for (i = 0; i < parts.n; i++) {
		struct piece p = parts.v[i];

		if (is_acronym(p)) {
			claim_outside(c, v, note, open, p);
			for (j = 0; j < parts.n; j++)
				if (is_words(parts.v[j]))
					add(c, v, p, parts.v[j], false, false,
					    at);
		} else if (is_acronym(left)) {
			if (is_words(p) || is_han(p))
				add(c, v, left, p, is_han(p), false, at);
		}
	}
}

static void
read_note(struct compile *c, const struct note *note,
    const struct section *section, void *arg)
{
	struct claims *v = arg;
	const char *s = note->text;
	size_t at, end, limit;

	(void)section;
	for (at = 0; at < note->len; at++) {
		if (s[at] != '(' && strncmp(s + at, "（", 3) != 0)
			continue;
		limit = note->len - at < BRACKET_MOST ? note->len
						      : at + BRACKET_MOST;
		if (clause_bracket(s, limit, at, &end))
			read_bracket(c, v, note, at, end);
	}
}

static struct piece
whole(const char *s)
{
	return (struct piece){s, strlen(s)};
}

static void
read_term(struct compile *c, struct claims *v, const struct term *t)
{
	size_t i, j;

	for (i = 0; i < t->nname; i++) {
		if (!is_acronym(whole(t->name[i].text)))
			continue;
		for (j = 0; j < t->nname; j++) {
			const struct name *name = &t->name[j];
			struct piece p = whole(name->text);

			if (name->kind == NAME_EXPANSION && is_words(p))
				add(c, v, whole(t->name[i].text), p, false,
				    true, name->at);
			if (name->kind == NAME_TRANSLATION && is_han(p))
				add(c, v, whole(t->name[i].text), p, true, true,
				    name->at);
		}
	}
}

static int
in_order(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;
	int file = strcmp(x->at.file, y->at.file);

	if (file)
		return file;
	if (x->at.line != y->at.line)
		return x->at.line < y->at.line ? -1 : 1;
	return strcmp(x->text, y->text);
}

static struct claims *
read_all(struct compile *c)
{
	struct claims *v = mem_new(1, sizeof *v);
	size_t i;

	v->first = map_new();
	for (i = 0; i < c->nterm; i++)
		if (!c->term[i]->minor)
			read_term(c, v, c->term[i]);
	scan_texts(c, read_note, v);
	if (v->n)
		qsort(v->claim, v->n, sizeof *v->claim, in_order);
	for (i = v->n; i-- > 0;) {
		struct claim *claim = &v->claim[i];
		size_t *first = map_at(v->first, claim->nf, strlen(claim->nf));

		claim->next = *first;
		*first = i + 1;
	}
	return v;
}

const struct claims *
claims_of(struct compile *c)
{
	if (!c->claims)
		c->claims = read_all(c);
	return c->claims;
}

void
claims_free(struct claims *v)
{
	if (!v)
		return;
	map_free(v->first);
	free(v->claim);
	free(v);
}

const struct claim *
claims_first(const struct claims *v, const char *nf)
{
	const size_t *first = map_find(v->first, nf, strlen(nf));

	return first ? &v->claim[*first - 1] : NULL;
}

const struct claim *
claims_next(const struct claims *v, const struct claim *claim)
{
	return claim->next ? &v->claim[claim->next - 1] : NULL;
}
