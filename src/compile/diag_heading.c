/* Headings: two of one name, and one spelt otherwise than the text below. */

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/msg.h"
#include "base/text.h"
#include "compile/check.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "compile/scan.h"
#include "compile/spell.h"
#include "lang/words.h"

#include <ctype.h>
#include <string.h>

enum {
	WORDS_MOST = 8,  /* of a heading that are compared */
	WORD_LEAST = 5,  /* letters of a word that may be misspelt */
	ALONE_LEAST = 7, /* of a heading of one word */
	EDITS_MOST = 2
};

/* Latin words in lower case that follow each other. */
struct phrase {
	char word[WORDS_MOST][SPELL_LONGEST + 1];
	size_t n;
	size_t from, to; /* bytes of the text */
};

static size_t
word_length(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && isalpha((unsigned char)s[i]))
		i++;
	return i;
}

/* Reads the next phrase of the text from byte at; false if there is none. */
static bool
next_phrase(struct phrase *p, const char *s, size_t n, size_t at)
{
	size_t len, i;

	while (at < n && !isalpha((unsigned char)s[at]))
		at++;
	*p = (struct phrase){.from = at};
	while ((len = word_length(s + at, n - at))) {
		if (len > SPELL_LONGEST || p->n == WORDS_MOST)
			return false;
		for (i = 0; i < len; i++)
			p->word[p->n][i] =
			    (char)tolower((unsigned char)s[at + i]);
		p->n++;
		p->to = at += len;
		if (at < n && (s[at] == ' ' || s[at] == '-'))
			at++;
	}
	return p->n > 0;
}

/* A slip; in a heading also two letters changed places at the very end. */
static bool
is_slip(const struct words *words, const char *a, const char *b, size_t most)
{
	size_t at;

	return spell_is_slip(words, a, b, most) ||
	       (a[0] == b[0] && spell_slip(a, b, &at) == SLIP_TRANSPOSED);
}

/* The edits between two phrases of which one word differs by a slip; or 0. */
static size_t
edits(const struct words *words, const struct phrase *a, const struct phrase *b)
{
	size_t i, differ = a->n;

	if (a->n != b->n)
		return 0;
	for (i = 0; i < a->n; i++) {
		if (strcmp(a->word[i], b->word[i]) == 0)
			continue;
		if (differ < a->n)
			return 0;
		differ = i;
	}
	if (differ == a->n ||
	    strlen(a->word[differ]) < (a->n > 1 ? WORD_LEAST : ALONE_LEAST) ||
	    !is_slip(words, a->word[differ], b->word[differ],
		a->n > 1 ? EDITS_MOST : 1))
		return 0;
	return spell_distance(a->word[differ], strlen(a->word[differ]),
	    b->word[differ], strlen(b->word[differ]), EDITS_MOST);
}

/*
 * Bytes of the text that name its subject: all of a bold line, else the head
 * of the first sentence: its phrase, or a name with a bracket.
 */
static size_t
subject_length(const struct note *note)
{
	const char *s = note->text;
	size_t n = note->len, at = 0, end;
	int32_t cp;

	if (note_marked(note, MARK_BOLD, 0, n))
		return n;
	while (at < n) {
		if ((s[at] == '(' || strncmp(s + at, "（", 3) == 0) &&
		    clause_bracket(s, n < at + 200 ? n : at + 200, at, &end))
			return end;
		end = at + text_next(s + at, n - at, &cp);
		if (text_script(cp) == SCRIPT_NONE && cp != ' ' && cp != '-')
			break;
		at = end;
	}
	return at;
}

static size_t
article_length(const char *s, size_t n)
{
	static const char *const articles[] = {"The ", "A ", "An "};
	size_t i;

	for (i = 0; i < sizeof articles / sizeof *articles; i++)
		if (n > strlen(articles[i]) &&
		    memcmp(s, articles[i], strlen(articles[i])) == 0)
			return strlen(articles[i]);
	return 0;
}

/* The first block under a heading that has text, unless it is no prose. */
static const struct note *
first_text(const struct note *heading)
{
	const struct note *n = heading->next;

	while (n && (n->kind == NOTE_LIST || n->kind == NOTE_ITEM))
		n = n->first;
	return n && n->kind == NOTE_PARAGRAPH ? n : NULL;
}

/* The first words of the phrase, as many as the other has. */
static void
shorten(struct phrase *p, size_t n, const char *s)
{
	size_t at = p->from, i;

	if (p->n <= n)
		return;
	for (i = 0; i < n; i++) {
		while (!isalpha((unsigned char)s[at]))
			at++;
		at += word_length(s + at, p->to - at);
	}
	p->n = n;
	p->to = at;
}

static bool
compare(struct compile *c, const struct section *s, const struct note *note,
    const struct phrase *title)
{
	size_t n = subject_length(note), at = article_length(note->text, n), d;
	struct phrase p;

	for (; next_phrase(&p, note->text, n, at); at = p.to) {
		shorten(&p, title->n, note->text);
		if (!(d = edits(c->words, title, &p)))
			continue;
		diag_add(c, DIAG_CODE_HEADING_VARIANT, s->at,
		    ngettext("heading \"%.*s\" and its definition \"%.*s\" "
			     "differ by %zu letter",
			"heading \"%.*s\" and its definition \"%.*s\" differ "
			"by %zu letters",
			d),
		    (int)(title->to - title->from),
		    s->heading->text + title->from, (int)(p.to - p.from),
		    note->text + p.from, d);
		return true;
	}
	return false;
}

static void
check_variant(struct compile *c, const struct section *s, void *arg)
{
	const struct note *note;
	struct phrase title;
	size_t at = 0;

	(void)arg;
	if (s->lead || s->role != ROLE_TERM || !s->heading ||
	    !(note = first_text(s->heading)))
		return;
	for (; next_phrase(&title, s->heading->text, s->heading->len, at);
	     at = title.to)
		if (compare(c, s, note, &title))
			return;
}

void
check_heading_variant(struct compile *c)
{
	scan_sections(c, check_variant, NULL);
}

/* A heading with its level and parent, as a key. */
static const char *
place_key(struct compile *c, const struct section *s)
{
	return arena_printf(c->arena, "%zu:%s:%s", s->parent->index,
	    s->parent->role == ROLE_FILE ? s->file->name : "",
	    norm_nf(c->arena, s->title, strlen(s->title)));
}

static void
check_duplicate(struct compile *c, const struct section *s, void *arg)
{
	struct map *seen = arg;
	const struct section *defined;
	const char *key;
	size_t *line;

	if (s->lead || s->role != ROLE_TERM)
		return;
	key = place_key(c, s);
	line = map_at(seen, key, strlen(key));
	if (*line) {
		diag_add(c, DIAG_CODE_HEADING_DUPLICATE, s->at,
		    _("\"%s\" is also a heading in line %zu"), s->title, *line);
		return;
	}
	*line = s->at.line;
	defined = s->term ? s->term->section : NULL;
	if (defined && defined != s)
		diag_add(c, DIAG_CODE_TERM_MERGED, s->at,
		    _("\"%s\" is taken for the same term as \"%s\" in line "
		      "%u"),
		    s->title, defined->title, defined->at.line);
}

void
check_heading_duplicate(struct compile *c)
{
	struct map *seen = map_new();

	scan_sections(c, check_duplicate, seen);
	map_free(seen);
}
