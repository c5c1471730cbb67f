#include "compile/item.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "compile/explicit.h"
#include "compile/title.h"
#include "lang/words.h"

#include <string.h>

enum { HEAD_MOST = 16, COPULA_MOST = 12, PROSE_CODE_LEAST = 8 };

static bool
starts(const char *s, size_t n, const char *head)
{
	size_t m = strlen(head);

	return n >= m && memcmp(s, head, m) == 0;
}

/* Bytes of a label's colon or dash at s + at, with the space about it. */
static size_t
label_mark(const char *s, size_t n, size_t at)
{
	static const char *const marks[] = {
	    "：", ": ", " - ", " — ", " – ", " :: ", "——"};
	size_t i;

	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		if (starts(s + at, n - at, marks[i]))
			return strlen(marks[i]);
	return at + 1 == n && s[at] == ':';
}

/* True if a stretch of text can be no label: a clause, a URL, a time. */
static bool
breaks_label(const char *s, size_t n, size_t at)
{
	static const char *const marks[] = {
	    "。", "，", "；", "！", "？", ", ", "; ", ". ", "//", " = "};
	size_t i;

	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		if (starts(s + at, n - at, marks[i]))
			return true;
	return false;
}

/* Size of a head without its brackets. */
static size_t
head_size(const char *s, size_t n)
{
	size_t at = 0, end, w = 0, from = 0;

	while (at < n) {
		int32_t cp;

		if (s[at] != '"' && clause_bracket(s, n, at, &end)) {
			w += norm_size(s + from, at - from);
			at = from = end;
		} else {
			at += text_next(s + at, n - at, &cp);
		}
	}
	return w + norm_size(s + from, n - from);
}

size_t
item_label(const char *s, size_t n, size_t *behind)
{
	size_t at = 0, end, len;

	while (at < n) {
		int32_t cp;

		if (clause_bracket(s, n, at, &end)) {
			at = end;
			continue;
		}
		if ((len = label_mark(s, n, at))) {
			size_t w = head_size(s, at);

			*behind = at + len;
			while (*behind < n && s[*behind] == ' ')
				++*behind;
			return w >= 1 && w <= HEAD_MOST ? at : 0;
		}
		if (breaks_label(s, n, at))
			return 0;
		at += text_next(s + at, n - at, &cp);
	}
	return 0;
}

size_t
item_copula(const char *s, size_t n, size_t *behind)
{
	static const char *const verbs[] = {"是指", "指的是", "是", "指",
	    " is ", " are ", " means ", " refers to "};
	size_t at = 0, end, i;

	while (at < n) {
		int32_t cp;

		if (clause_bracket(s, n, at, &end)) {
			at = end;
			continue;
		}
		for (i = 0; i < sizeof verbs / sizeof *verbs; i++) {
			if (!starts(s + at, n - at, verbs[i]))
				continue;
			*behind = at + strlen(verbs[i]);
			return head_size(s, at) <= COPULA_MOST ? at : 0;
		}
		if (breaks_label(s, n, at) || label_mark(s, n, at))
			return 0;
		at += text_next(s + at, n - at, &cp);
	}
	return 0;
}

/* The text in one line; bytes keep their offsets. */
static char *
one_line(struct arena *a, const char *s, size_t n)
{
	char *line = arena_strndup(a, s, n), *p;

	for (p = line; *p; p++)
		if (*p == '\n' || *p == '\t')
			*p = ' ';
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

/* Cuts the item at its label. */
static void
set_head(struct compile *c, struct item *item, const char *line, size_t head,
    size_t behind)
{
	size_t n = strlen(line);

	item->head = title_trim(c->arena, line, head);
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
	at = item_label(line, n, &behind);
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
	char *nf = norm_nf(c->arena, s, strlen(s));
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

static struct item
item_of_text(struct compile *c, const struct note *note, const char *s,
    size_t n, size_t offset)
{
	struct item item = {.note = note};

	while (n && (*s == '\n' || *s == ' '))
		s++, n--, offset++;
	item.text = one_line(c->arena, s, n);
	item.at = item.rest_at = note_place(note, offset);
	item.rest = item.text;
	item.image_only = !*item.text && has_image(note);
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

struct item
item_make(struct compile *c, const struct note *note)
{
	size_t n = first_picture(note);
	struct item item = item_of_text(c, note, note->text, n, 0);

	if (n < note->len) {
		item.child = arena_alloc(c->arena, sizeof *item.child);
		*item.child =
		    item_of_text(c, note, note->text + n, note->len - n, n);
		item.nchild = *item.child->text != '\0';
	}

	find_head(c, &item, item.text);
	if (item.head && !*item.rest && has_image(note))
		item.image_only = true;
	item.example = is_example(c, &item);
	if (strstr(item.text, "{{"))
		drop_marks(c, &item);
	return item;
}

/* True if code in ASCII names stands in the text: f(x); {…} a = b. */
static bool
looks_like_code(const char *s, size_t n)
{
	size_t han = 0, letters = 0, at = 0;

	while (at < n) {
		int32_t cp;

		at += text_next(s + at, n - at, &cp);
		han += text_script(cp) == SCRIPT_HAN;
		letters += text_is_letter(cp);
	}
	if (2 * han >= letters)
		return false;
	return memchr(s, ';', n) || memchr(s, '{', n) || memchr(s, '=', n) ||
	       memchr(s, '(', n);
}

static bool
is_prose_code(const char *s, size_t n)
{
	return norm_size(s, n) >= PROSE_CODE_LEAST && !looks_like_code(s, n);
}

static bool
is_all_code(const struct note *note)
{
	return note->len && note_marked(note, MARK_CODE, 0, note->len);
}

static size_t
count_children(const struct note *note, enum note_kind kind)
{
	const struct note *n;
	size_t count = 0;

	for (n = note->first; n; n = n->next)
		count += n->kind == kind;
	return count;
}

static void add_children(
    struct compile *c, struct item *item, const struct note *note);

/* The item of a list: its first paragraph, then what is nested in it. */
static struct item
item_of_bullet(struct compile *c, const struct note *note, int number)
{
	const struct note *text = note->first;
	struct item item;

	if (text && text->kind == NOTE_PARAGRAPH) {
		item = item_make(c, text);
		if (is_all_code(text))
			item.prose_code = is_prose_code(text->text, text->len);
	} else {
		item = (struct item){.note = note,
		    .text = "",
		    .rest = "",
		    .at = note->at,
		    .rest_at = note->at};
	}
	item.bullet = true;
	item.number = number;
	add_children(c, &item, note);
	return item;
}

static size_t
count_nested(const struct note *note)
{
	const struct note *n;
	size_t count = 0;

	for (n = note->first; n; n = n->next)
		if (n->kind == NOTE_LIST)
			count += count_children(n, NOTE_ITEM);
		else if (n->kind == NOTE_PARAGRAPH && n != note->first)
			count++;
	return count;
}

static void
add_children(struct compile *c, struct item *item, const struct note *note)
{
	size_t n = count_nested(note), i = item->nchild;
	const struct item *behind = item->child;
	const struct note *block, *child;

	if (!n)
		return;
	item->child = arena_array(c->arena, n + i, sizeof *item->child);
	if (i)
		*item->child = *behind;
	for (block = note->first; block; block = block->next) {
		int number = block->start;

		if (block->kind == NOTE_PARAGRAPH && block != note->first)
			item->child[i++] = item_make(c, block);
		if (block->kind != NOTE_LIST)
			continue;
		for (child = block->first; child; child = child->next)
			if (child->kind == NOTE_ITEM)
				item->child[i++] = item_of_bullet(
				    c, child, block->ordered ? number++ : 0);
	}
	item->nchild = i;
	if (item->head && !*item->rest && !item->child->bullet) {
		item->rest = item->child->text;
		item->rest_at = item->child->at;
		item->child++;
		item->nchild--;
	}
}

static void
list_block(struct compile *c, struct block *b, const struct note *note)
{
	size_t n = count_children(note, NOTE_ITEM), i = 0;
	const struct note *child;

	b->kind = BLOCK_LIST;
	b->ordered = note->ordered;
	b->item = arena_array(c->arena, n ? n : 1, sizeof *b->item);
	for (child = note->first; child; child = child->next)
		if (child->kind == NOTE_ITEM) {
			b->item[i] = item_of_bullet(
			    c, child, note->ordered ? note->start + (int)i : 0);
			i++;
		}
	b->nitem = i;
}

/* Prose in backticks or a fence: an item for each of its paragraphs. */
static void
code_prose(struct compile *c, struct block *b, const struct note *note)
{
	const char *s = note->text, *end = s + note->len, *gap;
	size_t most = 1;

	for (gap = s; (gap = strstr(gap, "\n\n")); gap += 2)
		most++;
	b->kind = BLOCK_PROSE;
	b->item = arena_array(c->arena, most, sizeof *b->item);
	for (; s < end; s = gap + 2) {
		struct item item;

		gap = strstr(s, "\n\n");
		if (!gap)
			gap = end;
		item = item_of_text(
		    c, note, s, (size_t)(gap - s), (size_t)(s - note->text));
		item.prose_code = true;
		if (*item.text)
			b->item[b->nitem++] = item;
		if (gap == end)
			break;
	}
}

/* A paragraph of bold lines, each a thing of its own: an item a line. */
static bool
is_bold_lines(const struct note *note)
{
	return memchr(note->text, '\n', note->len) &&
	       note_marked(note, MARK_BOLD, 0,
		   (size_t)((const char *)memchr(note->text, '\n', note->len) -
			    note->text)) &&
	       note_marked(note, MARK_BOLD, note->len - 1, note->len);
}

static void
bold_lines(struct compile *c, struct block *b, const struct note *note)
{
	const char *s = note->text, *end = s + note->len, *gap;
	size_t most = 1;

	for (gap = s; (gap = strchr(gap, '\n')); gap++)
		most++;
	b->item = arena_array(c->arena, most, sizeof *b->item);
	for (; s < end; s = gap + 1) {
		struct item *item = &b->item[b->nitem++];

		if (!(gap = strchr(s, '\n')))
			gap = end;
		*item = item_of_text(
		    c, note, s, (size_t)(gap - s), (size_t)(s - note->text));
		item->example = is_example(c, item);
	}
}

static bool
paragraph_block(struct compile *c, struct block *b, const struct note *note)
{
	b->kind = BLOCK_PROSE;
	if (is_all_code(note)) {
		if (is_prose_code(note->text, note->len)) {
			code_prose(c, b, note);
			return true;
		}
		b->kind = BLOCK_CODE;
		return true;
	}
	if (is_bold_lines(note)) {
		bold_lines(c, b, note);
		return true;
	}
	b->item = arena_alloc(c->arena, sizeof *b->item);
	*b->item = item_make(c, note);
	b->nitem = 1;
	return *b->item->text || b->item->image_only;
}

bool
block_make(struct compile *c, struct block *b, const struct note *note)
{
	b->note = note;
	switch (note->kind) {
	case NOTE_LIST:
		list_block(c, b, note);
		return true;
	case NOTE_PARAGRAPH:
		return paragraph_block(c, b, note);
	case NOTE_CODE:
		b->kind = BLOCK_CODE;
		if (!(note->info && *note->info) &&
		    is_prose_code(note->text, note->len))
			code_prose(c, b, note);
		return true;
	case NOTE_TABLE:
		b->kind = BLOCK_TABLE;
		return true;
	case NOTE_DLIST:
		b->kind = BLOCK_DLIST;
		return true;
	default:
		return false;
	}
}
