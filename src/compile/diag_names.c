/* Names that clash: one name for two terms, two spellings of one name. */

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "compile/acronym.h"
#include "compile/check.h"
#include "compile/claim.h"
#include "compile/compile.h"
#include "compile/scan.h"
#include "compile/spell.h"
#include "lang/words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum {
	CLAIMS_MOST = 16,    /* of one acronym that are compared */
	EDITS_MOST = 3,      /* between two spellings of one expansion */
	EXPANSION_LEAST = 10 /* letters of an expansion that is compared */
};

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The words of a normal form in alphabetical order. */
static const char *
sorted_words(struct arena *a, const char *nf)
{
	const char *word[16] = {0}, *out = "";
	char *copy = arena_strdup(a, nf), *w, *rest = copy;
	size_t n = 0, i;

	while ((w = strsep(&rest, " -")) && n < 16)
		if (*w)
			word[n++] = w;
	qsort(word, n, sizeof *word, by_text);
	for (i = 0; i < n; i++)
		out = arena_printf(a, "%s %s", out, word[i]);
	return out;
}

/* True if one has a prefix that the other lacks: non-blocking, blocking. */
static bool
ends_alike(const char *a, size_t n, const char *b, size_t m)
{
	if (n == m)
		return false;
	return n > m ? strcmp(a + n - m, b) == 0 : strcmp(b + m - n, a) == 0;
}

enum likeness { ALIKE_SAME, ALIKE_VARIANT, ALIKE_OTHER };

static enum likeness
compare(struct compile *c, const char *a, const char *b)
{
	const char *x = norm_nf(c->arena, a, strlen(a));
	const char *y = norm_nf(c->arena, b, strlen(b));
	const char *p = norm_lf(c->arena, x), *q = norm_lf(c->arena, y);
	size_t n = strlen(p), m = strlen(q);

	if (strcmp(p, q) == 0 || spell_same(c->words, x, y))
		return ALIKE_SAME;
	if (strcmp(sorted_words(c->arena, x), sorted_words(c->arena, y)) == 0)
		return ALIKE_VARIANT;
	if (n < EXPANSION_LEAST || ends_alike(p, n, q, m) ||
	    spell_distance(p, n, q, m, EDITS_MOST) > EDITS_MOST)
		return ALIKE_OTHER;
	return ALIKE_VARIANT;
}

/* Sets one expansion beside those that were given before it. */
static void
compare_claim(
    struct compile *c, const struct claims *v, const struct claim *here)
{
	const struct claim *there = claims_first(v, here->nf);
	size_t seen = 0;

	for (; there && there != here && seen < CLAIMS_MOST;
	     there = claims_next(v, there), seen++) {
		enum likeness alike;

		if (there->han)
			continue;
		alike = compare(c, here->text, there->text);
		if (alike == ALIKE_SAME)
			return;
		if (alike == ALIKE_VARIANT) {
			diag_add(c, DIAG_CODE_EXPANSION_VARIANT, here->at,
			    _("%s is expanded as \"%s\" here and \"%s\" in "
			      "line %u"),
			    here->acronym, here->text, there->text,
			    there->at.line);
			return;
		}
		if (here->sure && there->sure)
			diag_add(c, DIAG_CODE_ACRONYM_AMBIGUOUS, here->at,
			    _("%s means \"%s\" here and \"%s\" in line %u"),
			    here->acronym, here->text, there->text,
			    there->at.line);
	}
}

void
check_expansions(struct compile *c)
{
	const struct claims *v = claims_of(c);
	size_t i;

	for (i = 0; i < v->n; i++)
		if (!v->claim[i].han)
			compare_claim(c, v, &v->claim[i]);
}

/* A term's acronym, as a name of it says; or NULL. */
static const char *
acronym_of(const struct term *t)
{
	size_t i;

	for (i = 0; i < t->nname; i++)
		if (t->name[i].kind == NAME_ACRONYM)
			return t->name[i].text;
	for (i = 0; i < t->nname; i++)
		if (acronym_is_plain(t->name[i].text, strlen(t->name[i].text)))
			return t->name[i].text;
	return NULL;
}

static bool
differ(const char *a, const char *b)
{
	return a && b && strcmp(a, b) != 0;
}

/* True if two terms can only share a name by mistake. */
static bool
are_apart(const struct term *a, const struct term *b)
{
	const struct name *x = term_name(a, NAME_EXPANSION);
	const struct name *y = term_name(b, NAME_EXPANSION);

	return a != b && !a->row && !b->row &&
	       differ(acronym_of(a), acronym_of(b)) && x && y &&
	       differ(x->nf, y->nf);
}

static bool
ends_in(const char *s, const char *tail)
{
	size_t n = strlen(s), m = strlen(tail);

	return n >= m && strcmp(s + n - m, tail) == 0;
}

/* True if the notes give the term's acronym another Chinese name elsewhere. */
static bool
has_other_translation(struct compile *c, const struct claims *v,
    const struct term *t, const char *nf)
{
	const char *acronym = acronym_of(t);
	const struct claim *claim =
	    claims_first(v, norm_nf(c->arena, acronym, strlen(acronym)));

	for (; claim; claim = claims_next(v, claim))
		if (claim->han && !ends_in(claim->text, nf))
			return true;
	return false;
}

struct shared {
	struct map *first; /* nf -> the term that has it first + 1 */
	const struct claims *claims;
};

/* The name with this normal form. */
static struct name *
name_of(const struct term *t, const char *nf)
{
	size_t i;

	for (i = 0; i < t->nname; i++)
		if (strcmp(t->name[i].nf, nf) == 0)
			return &t->name[i];
	return NULL;
}

static void
hold_name(struct compile *c, const struct diag *d, struct name *name)
{
	if (!d)
		return;
	name->held = true;
	diag_hold(c, d, name->at, name->text);
}

static void
tell_shared(struct compile *c, const struct claims *v, const struct term *a,
    const struct term *b, const char *nf)
{
	bool first = has_other_translation(c, v, a, nf);
	bool second = has_other_translation(c, v, b, nf);
	const struct term *wrong = first && !second ? a : b;
	struct name *x = name_of(wrong, nf);
	struct name *y = name_of(wrong == a ? b : a, nf);
	const struct diag *d;

	d = diag_add(c, DIAG_CODE_SAME_TRANSLATION, x->at,
	    _("\"%s\" is given as the name of both %s (line %u) and %s "
	      "(line %u)"),
	    x->text, acronym_of(a), name_of(a, nf)->at.line, acronym_of(b),
	    name_of(b, nf)->at.line);
	hold_name(c, d, x);
	if (first == second)
		hold_name(c, d, y);
}

static void
share_name(struct compile *c, struct shared *v, const struct term *t,
    const struct name *name)
{
	size_t *first;

	if (name->kind != NAME_TRANSLATION && name->kind != NAME_EXPANSION)
		return;
	first = map_at(v->first, name->nf, strlen(name->nf));
	if (!*first)
		*first = t->index + 1;
	else if (are_apart(c->term[*first - 1], t))
		tell_shared(c, v->claims, c->term[*first - 1], t, name->nf);
}

void
check_same_translation(struct compile *c)
{
	struct shared v = {.first = map_new(), .claims = claims_of(c)};
	size_t i, j;

	for (i = 0; i < c->nterm; i++)
		for (j = 0; !c->term[i]->minor && j < c->term[i]->nname; j++)
			share_name(c, &v, c->term[i], &c->term[i]->name[j]);
	map_free(v.first);
}

/* True for an acronym of letters with two or more capitals. */
static bool
is_lettered(const char *s)
{
	size_t capitals = 0;

	for (; *s; s++) {
		if (!isalpha((unsigned char)*s))
			return false;
		capitals += isupper((unsigned char)*s) != 0;
	}
	return capitals >= 2;
}

/* True for two or more capitalised Latin words: a name written out. */
static bool
is_written_out(const char *s)
{
	size_t words = 0, i;

	for (i = 0; s[i]; i++) {
		if (!isalpha((unsigned char)s[i]) && !strchr(" -'", s[i]))
			return false;
		words += isupper((unsigned char)s[i]) &&
			 (i == 0 || !isalpha((unsigned char)s[i - 1]));
	}
	return words >= 2 && s[i - 1] != '\'';
}

static void
check_bold(struct compile *c, const struct section *s, void *arg)
{
	const struct note *bold;

	(void)arg;
	if (s->role != ROLE_TERM || !s->heading || !s->heading->next ||
	    !is_lettered(s->title))
		return;
	bold = s->heading->next;
	if (bold->kind == NOTE_PARAGRAPH &&
	    note_marked(bold, MARK_BOLD, 0, bold->len) &&
	    is_written_out(bold->text) &&
	    norm_size(bold->text, bold->len) <= 12 &&
	    !acronym_fits(s->title, bold->text))
		diag_add(c, DIAG_CODE_ACRONYM_MISMATCH, bold->at,
		    _("\"%s\" does not fit \"%s\""), s->title, bold->text);
}

void
check_acronym_mismatch(struct compile *c)
{
	scan_sections(c, check_bold, NULL);
}
