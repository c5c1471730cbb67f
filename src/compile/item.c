#include "compile/item.h"

#include "base/arena.h"
#include "compile/compile.h"
#include "compile/explicit.h"
#include "compile/label.h"
#include "compile/title.h"
#include "lang/words.h"

#include <string.h>

enum { VERB_HEAD_LEAST = 4 }; /* W */

static bool
starts(const char *s, size_t n, const char *head)
{
	size_t m = strlen(head);

	return n >= m && memcmp(s, head, m) == 0;
}

/* Stars and daggers behind a word point to a note that is not there. */
static void
blank_notes(char *line)
{
	char *first = strchr(line, '*'), *p = first;
	bool opened = first && first[1] && first[1] != ' ' &&
		      (first == line || first[-1] == ' ');

	for (; p && !opened; p = strchr(p + 1, '*'))
		if (p - line > 2 && p[-1] != ' ' && p[-1] != '*' &&
		    p[-2] != ' ' && !strchr("0123456789=+-/(^", p[-1]) &&
		    (!p[1] || strchr(" .,;", p[1])))
			*p = ' ';
}

/* The text in one line; bytes keep their offsets. */
static char *
one_line(struct arena *a, const char *s, size_t n)
{
	char *line = arena_strndup(a, s, n), *p;

	for (p = line; *p; p++)
		if (*p == '\n' || *p == '\t')
			*p = ' ';
	blank_notes(line);
	while (n && line[n - 1] == ' ')
		line[--n] = '\0';
	return line;
}

/* Bytes of the bold text that a note begins with, or 0. */
static size_t
bold_head(const struct note *note)
{
	size_t i;

	for (i = 0; i < note->nmark; i++)
		if (note->mark[i].kind == MARK_BOLD && note->mark[i].from == 0)
			return note->mark[i].to;
	return 0;
}

/* The length of a label without the verb that leads to what it is. */
static size_t
without_copula(const char *s, size_t n)
{
	static const char *const verbs[] = {" is", " are", "是", "为"};
	size_t i, len;

	for (i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		len = strlen(verbs[i]);
		if (n > len && memcmp(s + n - len, verbs[i], len) == 0 &&
		    norm_size(s, n - len) >= VERB_HEAD_LEAST)
			return n - len;
	}
	return n;
}

/* Cuts the item at its label. */
static void
set_head(struct compile *c, struct item *item, const char *line, size_t head,
    size_t behind)
{
	size_t n = strlen(line);

	item->head = title_trim(c->arena, line, without_copula(line, head));
	while (behind < n && line[behind] == ' ')
		behind++;
	item->rest = title_trim(c->arena, line + behind, n - behind);
	item->rest_at = note_place(item->note, behind < n ? behind : head);
}

/* The length of a head without a colon that stands inside its bold. */
static size_t
without_colon(const char *s, size_t n)
{
	if (n >= 3 && memcmp(s + n - 3, "：", 3) == 0)
		return n - 3;
	return n && s[n - 1] == ':' ? n - 1 : n;
}

static void
find_head(struct compile *c, struct item *item, const char *line)
{
	size_t n = strlen(line), bold = bold_head(item->note), behind, at, bare;

	if (bold >= n)
		bold = 0;
	at = label_find(line, n, &behind);
	bare = without_colon(line, bold);
	if (bold && (bare < bold || at == bold)) {
		item->bold_head = true;
		set_head(c, item, line, bare, at == bold ? behind : bold);
	} else if (at) {
		item->bold_head = bold && at <= bold + 64 && bold <= at;
		set_head(c, item, line, at, behind);
	}
	if (item->head && !*item->head)
		item->head = NULL, item->rest = item->text;
}

static bool
is_example(const struct compile *c, const struct item *item)
{
	const char *s = item->head ? item->head : item->text;
	char *nf = norm_nf(c->scratch, s, strlen(s));
	size_t n = strlen(nf);

	if (starts(nf, n, "句子") && n <= strlen("句子") + 3)
		return true;
	if (item->head)
		return words_is(c->words, WORDS_EXAMPLE, nf) ||
		       words_ends(c->words, WORDS_EXAMPLE, nf);
	return words_begins(c->words, WORDS_EXAMPLE, nf) != NULL;
}

static bool
has_image(const struct note *note)
{
	size_t i;

	for (i = 0; i < note->nmark; i++)
		if (note->mark[i].kind == MARK_IMAGE)
			return true;
	return false;
}

struct item
item_part(struct compile *c, const struct note *note, size_t offset, size_t n)
{
	struct item item = {.note = note};
	const char *s = note->text + offset;

	while (n && (*s == '\n' || *s == ' '))
		s++, n--, offset++;
	item.text = one_line(c->arena, s, n);
	item.at = item.rest_at = note_place(note, offset);
	item.rest = item.text;
	item.image_only = !*item.text && has_image(note);
	item.example = is_example(c, &item);
	return item;
}

/* Where a picture stands with lines before and behind it, or the length. */
static size_t
first_picture(const struct note *note)
{
	size_t i;

	for (i = 0; i < note->nmark; i++)
		if (note->mark[i].kind == MARK_IMAGE &&
		    note->mark[i].from > 1 &&
		    note->mark[i].from + 1 < note->len &&
		    note->text[note->mark[i].from - 1] == '\n')
			return note->mark[i].from;
	return note->len;
}

/* Gaps are filled in for all rules but the one that makes cards of them. */
static void
drop_marks(struct compile *c, struct item *item)
{
	bool whole = item->rest == item->text;

	item->text = explicit_plain(c->arena, item->text);
	item->rest = whole ? item->text : explicit_plain(c->arena, item->rest);
	if (item->head)
		item->head = explicit_plain(c->arena, item->head);
}

/* True if the line says where to read, not what is: "Source: [a book](…)". */
static bool
is_elsewhere(const struct compile *c, const struct item *item)
{
	const char *nf;
	bool link = strstr(item->rest, "://") != NULL;
	size_t i;

	if (!item->head)
		return false;
	for (i = 0; i < item->note->nmark; i++)
		link |= item->note->mark[i].kind == MARK_LINK;
	nf = norm_nf(c->arena, item->head, strlen(item->head));
	if (strncmp(item->rest, "http", 4) == 0)
		return true;
	return link && (words_is(c->words, WORDS_REFERENCE, nf) ||
			   words_is(c->words, WORDS_IGNORED_COLUMNS, nf));
}

struct item
item_make(struct compile *c, const struct note *note)
{
	size_t n = first_picture(note);
	struct item item = item_part(c, note, 0, n);

	if (n < note->len) {
		item.child = arena_alloc(c->arena, sizeof *item.child);
		*item.child = item_part(c, note, n, note->len - n);
		item.nchild = *item.child->text != '\0';
	}

	find_head(c, &item, item.text);
	if (item.head && !*item.rest && has_image(note))
		item.image_only = true;
	item.example = is_example(c, &item) || is_elsewhere(c, &item);
	if (strstr(item.text, "{{"))
		drop_marks(c, &item);
	return item;
}
