/*
 * Acronyms that nothing defines and that are one slip away from a defined one.
 * One letter apart alone is wrong more often than right, so a token is told
 * only when its place says which acronym was meant (questions.md 7).
 */

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "compile/acronym.h"
#include "compile/check.h"
#include "compile/claim.h"
#include "compile/compile.h"
#include "compile/scan.h"
#include "compile/slips.h"
#include "compile/spell.h"
#include "lang/words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum {
	PLACES = 2,     /* lines that an odd acronym stands in at most */
	LINES_NEAR = 5, /* within which the right one was introduced */
	SHARED_HAN = 4  /* characters that definition and line share */
};

/* A word in capitals that nothing defines. */
struct odd {
	const char *text;
	size_t n; /* bytes */
	struct {
		const struct note *note;
		size_t at;
		struct place place;
		const struct section *section;
	} seen[PLACES];
	size_t lines;
};

/* An acronym that the notes define. */
struct known {
	const char *text;
	struct place at;         /* where that is said */
	const struct term *term; /* NULL: only in a sentence */
};

struct acronyms {
	const struct claims *claims;
	struct map *index; /* text of an odd one -> its place + 1 */
	struct odd *odd;
	size_t nodd, odd_cap;
	struct known *known;
	size_t nknown, known_cap;
	struct slips *slips; /* of the known ones */
};

static bool
is_defined(const struct acronyms *v, const struct term *t, const char *nf)
{
	const struct claim *claim;

	if (t && (!t->minor || term_name(t, NAME_EXPANSION)))
		return true;
	for (claim = claims_first(v->claims, nf); claim;
	     claim = claims_next(v->claims, claim))
		if (!claim->han)
			return true;
	return false;
}

static struct odd *
odd_at(struct compile *c, struct acronyms *v, const char *s, size_t n)
{
	size_t *at = map_find(v->index, s, n);
	const char *nf;

	if (at)
		return *at ? &v->odd[*at - 1] : NULL;
	at = map_at(v->index, s, n);
	nf = norm_nf(c->arena, s, n);
	if (words_is(c->words, WORDS_COMMON_ACRONYMS, nf) ||
	    is_defined(v, term_find(c, nf), nf))
		return NULL;
	MEM_GROW(v->odd, v->nodd, v->odd_cap);
	v->odd[v->nodd] = (struct odd){.text = s, .n = n};
	*at = ++v->nodd;
	return &v->odd[v->nodd - 1];
}

static void
collect_odd(struct compile *c, const struct note *note,
    const struct section *section, void *arg)
{
	struct acronyms *v = arg;
	struct scan_word w = {0};

	while (scan_next_word(note, &w)) {
		struct place place;
		struct odd *odd;

		if (!acronym_is_plain(note->text + w.at, w.n) ||
		    !(odd = odd_at(c, v, note->text + w.at, w.n)))
			continue;
		place = note_place(note, w.at);
		if (odd->lines && odd->lines <= PLACES &&
		    odd->seen[odd->lines - 1].place.line == place.line)
			continue;
		if (odd->lines < PLACES) {
			odd->seen[odd->lines].note = note;
			odd->seen[odd->lines].at = w.at;
			odd->seen[odd->lines].place = place;
			odd->seen[odd->lines].section = section;
		}
		odd->lines++;
	}
}

static void
add_known(struct acronyms *v, const char *text, struct place at,
    const struct term *term)
{
	if (!acronym_is_plain(text, strlen(text)))
		return;
	MEM_GROW(v->known, v->nknown, v->known_cap);
	v->known[v->nknown] = (struct known){text, at, term};
	slips_add(v->slips, text, v->nknown++);
}

static void
collect_known(struct compile *c, struct acronyms *v)
{
	size_t i, j;

	for (i = 0; i < c->nterm; i++) {
		const struct term *t = c->term[i];

		for (j = 0; !t->minor && j < t->nname; j++)
			if (!j || strcmp(t->name[j].nf, t->name[j - 1].nf) != 0)
				add_known(v, t->name[j].text, t->name[j].at, t);
	}
	for (i = 0; i < v->claims->n; i++) {
		const struct claim *claim = &v->claims->claim[i];
		const struct term *t = term_find(c, claim->nf);

		if (!claim->han && claim->sure && (!t || t->minor))
			add_known(v, claim->acronym, claim->at, NULL);
	}
}

/* The one known acronym of equal length that is a slip away, or NULL. */
static const struct known *
one_near(struct acronyms *v, const char *text, enum slip *slip)
{
	const struct known *found = NULL;
	size_t n, i, at;
	const size_t *near = slips_near(v->slips, text, &n);

	for (i = 0; i < n; i++) {
		const struct known *k = &v->known[near[i]];
		enum slip s = spell_slip(text, k->text, &at);

		if (s != SLIP_SUBSTITUTED && s != SLIP_TRANSPOSED)
			continue;
		if (found && strcmp(found->text, k->text) != 0)
			return NULL;
		found = found ? found : k;
		*slip = s;
	}
	return found;
}

/* True if the acronym is introduced in these lines of the token's file. */
static bool
is_introduced(
    const struct odd *odd, const struct known *k, uint32_t from, uint32_t to)
{
	return strcmp(k->at.file, odd->seen[0].place.file) == 0 &&
	       k->at.line >= from && k->at.line <= to;
}

/* (i) two letters changed places, and the right one stands in the section. */
static bool
is_swapped(const struct odd *odd, const struct known *k)
{
	const struct section *home = scan_home(odd->seen[0].section);

	return is_introduced(odd, k, home->at.line, scan_last_line(home));
}

static bool
begins_with(const struct note *item, const char *word)
{
	const struct note *text = item->first;
	size_t n = strlen(word);

	return text && text->len >= n && memcmp(text->text, word, n) == 0 &&
	       (text->len == n || !isalpha((unsigned char)text->text[n]));
}

/* (ii) it begins an item, and the right one came just before in the list. */
static bool
is_taken_up(const struct odd *odd, const struct known *k)
{
	const struct note *item = odd->seen[0].note->parent, *other;
	uint32_t line = odd->seen[0].place.line;
	uint32_t from = line > LINES_NEAR ? line - LINES_NEAR : 1;

	if (odd->seen[0].at != 0 || !item || item->kind != NOTE_ITEM)
		return false;
	if (from < item->parent->at.line)
		from = item->parent->at.line;
	for (other = item->parent->first; other; other = other->next)
		if (begins_with(other, k->text))
			return false;
	return is_introduced(odd, k, from, line - 1);
}

/* The class noun beside the token: behind a space, or before a bracket. */
static const char *
class_noun(struct compile *c, const struct odd *odd)
{
	const struct note *note = odd->seen[0].note;
	const char *s = note->text;
	size_t at = odd->seen[0].at, end = at + odd->n, n;
	const char *line = scan_line(note, at, &n);
	const struct word *word;

	while (end < note->len && s[end] == ' ')
		end++;
	word = words_begins(c->words, WORDS_CLASS_NOUNS,
	    norm_nf(c->arena, s + end, (size_t)(line - s) + n - end));
	if (word)
		return word->nf;
	if (at && s[at - 1] == '(')
		at--;
	else if (at >= 3 && memcmp(s + at - 3, "（", 3) == 0)
		at -= 3;
	word = words_ends(c->words, WORDS_CLASS_NOUNS,
	    norm_nf(c->arena, line, at - (size_t)(line - s)));
	return word ? word->nf : NULL;
}

/* What the term's own section says of it before any sub-heading. */
static const char *
definition_of(struct compile *c, const struct term *t)
{
	struct buf all = {0};
	const char *nf;
	size_t i, j;

	for (i = 0; t->section && i < t->section->nblock; i++)
		for (j = 0; j < t->section->block[i].nitem; j++) {
			buf_puts(&all, t->section->block[i].item[j].text);
			buf_putc(&all, '\n');
		}
	nf = norm_nf(c->arena, buf_text(&all), all.len);
	buf_free(&all);
	return nf;
}

/* Bytes of SHARED_HAN characters of Han at s, or 0. */
static size_t
han_run(const char *s, size_t n)
{
	size_t at = 0, i;

	for (i = 0; i < SHARED_HAN; i++) {
		int32_t cp;

		if (at == n)
			return 0;
		at += text_next(s + at, n - at, &cp);
		if (text_script(cp) != SCRIPT_HAN)
			return 0;
	}
	return at;
}

/* Bytes of two Latin words at s, or 0. */
static size_t
two_words(const struct compile *c, const char *s)
{
	size_t first = 0, second;
	char word[SPELL_LONGEST + 1];

	while (first < SPELL_LONGEST && isalpha((unsigned char)s[first]))
		first++;
	if (first < 3 || s[first] != ' ')
		return 0;
	memcpy(word, s, first);
	word[first] = '\0';
	if (words_is(c->words, WORDS_STOP, word))
		return 0;
	for (second = first + 1; isalpha((unsigned char)s[second]);)
		second++;
	return second - first > 3 ? second : 0;
}

/* True if the line shares a phrase with the definition. */
static bool
shares_phrase(struct compile *c, const char *line, const char *definition)
{
	size_t n = strlen(line), at, len;

	for (at = 0; at < n; at++) {
		if (at && isalpha((unsigned char)line[at - 1]) &&
		    isalpha((unsigned char)line[at]))
			continue;
		len = han_run(line + at, n - at);
		if (!len)
			len = two_words(c, line + at);
		if (len &&
		    memmem(definition, strlen(definition), line + at, len))
			return true;
	}
	return false;
}

/* (iii) it stands at a class noun, and the definition speaks of the same. */
static bool
is_alike(struct compile *c, const struct odd *odd, const struct known *k)
{
	const char *noun = class_noun(c, odd), *definition, *line;
	size_t n;

	if (!noun || !k->term)
		return false;
	definition = definition_of(c, k->term);
	line = scan_line(odd->seen[0].note, odd->seen[0].at, &n);
	return norm_holds(definition, noun) &&
	       shares_phrase(c, norm_nf(c->arena, line, n), definition);
}

/* Holds the token in its lines, and in the prompts that a heading gives. */
static void
hold_token(struct compile *c, const struct diag *d, const struct odd *odd,
    const char *token)
{
	size_t i;

	for (i = 0; i < odd->lines; i++) {
		const struct section *s = odd->seen[i].section;
		struct place at = odd->seen[i].place;
		uint32_t last = at.line;

		if (s->at.line == at.line)
			last = scan_last_line(s);
		for (; at.line <= last; at.line++)
			diag_hold(c, d, at, token);
	}
}

static void
tell_odd(struct compile *c, struct acronyms *v, const struct odd *odd)
{
	const char *text = arena_strndup(c->arena, odd->text, odd->n);
	enum slip slip = SLIP_NONE;
	const struct known *k;
	struct diag *d;

	if (odd->lines > PLACES ||
	    (odd->lines == PLACES && scan_home(odd->seen[0].section) !=
					 scan_home(odd->seen[1].section)) ||
	    !(k = one_near(v, text, &slip)))
		return;
	if (slip == SLIP_TRANSPOSED
		? !is_swapped(odd, k)
		: !is_taken_up(odd, k) && !is_alike(c, odd, k))
		return;
	d = diag_add(c, DIAG_CODE_ACRONYM_ODD, odd->seen[0].place,
	    _("\"%s\" appears only here; did you mean \"%s\"?"), text, k->text);
	if (d)
		hold_token(c, d, odd, text);
}

void
check_acronym_odd(struct compile *c)
{
	struct acronyms v = {
	    .claims = claims_of(c), .index = map_new(), .slips = slips_new()};
	size_t i;

	collect_known(c, &v);
	scan_texts(c, collect_odd, &v);
	for (i = 0; i < v.nodd; i++)
		tell_odd(c, &v, &v.odd[i]);
	map_free(v.index);
	slips_free(v.slips);
	free(v.odd);
	free(v.known);
}
