#include "base/arena.h"
#include "base/text.h"
#include "notes/inline.h"

#include <ctype.h>
#include <string.h>

/*
 * HTML in notes becomes plain text: a few tags are marks, pictures or line
 * breaks, the rest goes. Comments are nodes of their own, since gloss is told
 * things in them.
 */

enum tag_does {
	TAG_MARK,  /* a mark from here to its end */
	TAG_IMAGE, /* a picture */
	TAG_BREAK, /* a line ends where it begins or ends */
	TAG_RAISE, /* 10<sup>6</sup> is not 106 */
	TAG_DTERM, /* <dt> */
	TAG_DTEXT, /* <dd> */
	TAG_DLIST, /* <dl>: ends both */
	TAG_HIDE   /* nothing in it is text */
};

/* Bytes that stand for tags in the text of a block, until it is cut. */
enum { AT_DTERM = 5, AT_DTEXT = 6, AT_DLIST = 7 };

static const struct {
	const char *name;
	enum tag_does does;
	enum mark_kind mark;
} tags[] = {
    {"a", TAG_MARK, MARK_LINK},
    {"b", TAG_MARK, MARK_BOLD},
    {"br", TAG_BREAK, 0},
    {"caption", TAG_BREAK, 0},
    {"code", TAG_MARK, MARK_CODE},
    {"dd", TAG_DTEXT, 0},
    {"del", TAG_MARK, MARK_STRIKE},
    {"div", TAG_BREAK, 0},
    {"dl", TAG_DLIST, 0},
    {"dt", TAG_DTERM, 0},
    {"em", TAG_MARK, MARK_ITALIC},
    {"i", TAG_MARK, MARK_ITALIC},
    {"img", TAG_IMAGE, MARK_IMAGE},
    {"kbd", TAG_MARK, MARK_CODE},
    {"li", TAG_BREAK, 0},
    {"mark", TAG_MARK, MARK_HIGHLIGHT},
    {"p", TAG_BREAK, 0},
    {"s", TAG_MARK, MARK_STRIKE},
    {"script", TAG_HIDE, 0},
    {"strong", TAG_MARK, MARK_BOLD},
    {"style", TAG_HIDE, 0},
    {"summary", TAG_BREAK, 0},
    {"sup", TAG_RAISE, 0},
    {"tr", TAG_BREAK, 0},
};

enum { TAGS = sizeof tags / sizeof *tags };

/* The tag at s, < and > included: its index in the table, or -1. */
static int
tag_index(const char *s, size_t n)
{
	size_t from = n > 1 && s[1] == '/' ? 2 : 1, to = from;
	int i;

	while (to < n && isalnum((unsigned char)s[to]))
		to++;
	for (i = 0; i < TAGS; i++)
		if (strlen(tags[i].name) == to - from &&
		    strncasecmp(tags[i].name, s + from, to - from) == 0)
			return i;
	return -1;
}

/* The value of an attribute of a tag, in the arena, or NULL. */
static const char *
attribute(struct arena *a, const char *s, size_t n, const char *name)
{
	size_t at, len = strlen(name), from;
	char quote;

	for (at = 1; at + len + 2 < n; at++) {
		if (!isspace((unsigned char)s[at - 1]) ||
		    strncasecmp(s + at, name, len) != 0 || s[at + len] != '=')
			continue;
		from = at + len + 1;
		quote = s[from] == '"' || s[from] == '\'' ? s[from] : ' ';
		from += quote != ' ';
		for (at = from; at < n && s[at] != quote && s[at] != '>';)
			at++;
		return arena_strndup(a, s + from, at - from);
	}
	return NULL;
}

static void
open_tag(struct inlines *in, int i, size_t at, const char *s, size_t n)
{
	struct mark *m;

	if (in->ntag == TAG_DEPTH)
		return;
	in->tag[in->ntag].name = i;
	in->tag[in->ntag++].mark = in->nmark;
	m = inlines_mark(in, tags[i].mark);
	m->from = m->to = (uint32_t)at;
	if (m->kind == MARK_LINK)
		m->target = attribute(in->r->arena, s, n, "href");
	if (m->kind == MARK_LINK && !m->target)
		m->target = "";
}

/* Closes the innermost tag of this name, and those inside it. */
static void
close_tag(struct inlines *in, int i, size_t at)
{
	int open = in->ntag;

	while (open > 0 && in->tag[open - 1].name != i)
		open--;
	if (open == 0)
		return;
	while (in->ntag >= open)
		in->mark[in->tag[--in->ntag].mark].to = (uint32_t)at;
}

void
html_end(struct inlines *in)
{
	while (in->ntag)
		in->mark[in->tag[--in->ntag].mark].to = (uint32_t)in->text.len;
}

static void
add_image(struct inlines *in, size_t at, const char *s, size_t n)
{
	struct mark *m = inlines_mark(in, MARK_IMAGE);
	const char *alt = attribute(in->r->arena, s, n, "alt");

	m->from = m->to = (uint32_t)at;
	m->target = attribute(in->r->arena, s, n, "src");
	m->target = m->target ? m->target : "";
	m->alt = alt ? alt : "";
}

/* What a tag does to marks; at is where it is in the text. */
static void
do_tag(
    struct inlines *in, int i, size_t at, size_t end, const char *s, size_t n)
{
	bool closes = s[1] == '/';

	if (tags[i].does == TAG_MARK && closes)
		close_tag(in, i, at);
	else if (tags[i].does == TAG_MARK && s[n - 2] != '/')
		open_tag(in, i, end, s, n);
	else if (tags[i].does == TAG_IMAGE)
		add_image(in, at, s, n);
}

static bool
is_comment(const char *s, size_t n)
{
	return n >= 7 && memcmp(s, "<!--", 4) == 0 &&
	       memcmp(s + n - 3, "-->", 3) == 0;
}

void
html_tag(struct inlines *in, size_t from, size_t to)
{
	const char *s = in->r->file->source + from;
	size_t n = to - from, at = in->text.len;
	struct note *comment;
	int i;

	if (is_comment(s, n)) {
		comment = note_new(in->r, in->note, NOTE_COMMENT);
		comment->at = source_place(in->r, from);
		note_source_text(in->r, comment, from + 4, to - 3);
		if (at && in->text.data[at - 1] == ' ' && s[n] == ' ')
			cut_add(in, at - 1, at);
		return;
	}
	if (in->images || n < 3 || (i = tag_index(s, n)) < 0)
		return;
	do_tag(in, i, at, at, s, n);
	if (tags[i].does == TAG_BREAK && at && in->text.data[at - 1] != '\n')
		inlines_put_for(in, "\n", 1, from, BYTE_LITERAL);
	else if (tags[i].does == TAG_RAISE && s[1] != '/')
		inlines_put_for(in, "^", 1, from, BYTE_LITERAL);
}

/* What stands for a tag in the text of a block: a byte, or 0 for nothing. */
static char
stand_in(int i, bool closes)
{
	static const char of[] = {[TAG_BREAK] = '\n',
	    [TAG_RAISE] = '^',
	    [TAG_DTERM] = AT_DTERM,
	    [TAG_DTEXT] = AT_DTEXT,
	    [TAG_DLIST] = AT_DLIST,
	    [TAG_HIDE] = 0};

	if (i < 0 || (closes && tags[i].does == TAG_RAISE))
		return 0;
	if (closes && tags[i].does != TAG_BREAK && tags[i].does != TAG_DLIST)
		return tags[i].does == TAG_DTERM || tags[i].does == TAG_DTEXT
			   ? '\n'
			   : 0;
	return of[tags[i].does];
}

/* Behind the end of a hidden tag's inside. */
static size_t
hidden_end(const char *s, size_t at, size_t n, int i)
{
	for (; at + 1 < n; at++)
		if (s[at] == '<' && s[at + 1] == '/' &&
		    tag_index(s + at, n - at) == i)
			return at;
	return n;
}

/* Cuts a tag out of the text of a block; gives the offset behind it. */
static size_t
cut_tag(struct inlines *in, size_t at)
{
	char *s = in->text.data, stand;
	const char *close = memchr(s + at, '>', in->text.len - at);
	size_t end = close ? (size_t)(close - s) + 1 : in->text.len;
	int i = tag_index(s + at, end - at);
	bool closes = s[at + 1] == '/';

	if (i >= 0 && close)
		do_tag(in, i, at, end, s + at, end - at);
	if (i >= 0 && tags[i].does == TAG_HIDE && !closes)
		end = hidden_end(s, end, in->text.len, i);
	if ((stand = stand_in(i, closes)))
		s[at++] = stand;
	cut_add(in, at, end);
	return end;
}

/* Cuts a comment out of the text of a block, and makes a node of it. */
static size_t
cut_comment(struct inlines *in, size_t at)
{
	const char *s = in->text.data;
	const char *close = memmem(s + at + 4, in->text.len - at - 4, "-->", 3);
	size_t end = close ? (size_t)(close - s) : in->text.len;
	struct note raw = {.text = s,
	    .len = in->text.len,
	    .run = in->run,
	    .nrun = in->nrun,
	    .at = in->note->at};
	struct note *comment = in->note;

	if (in->note->kind == NOTE_COMMENT || at > 0)
		comment = note_new(in->r, in->note->parent, NOTE_COMMENT);
	comment->kind = NOTE_COMMENT;
	note_slice(in->r->arena, comment, &raw, at + 4, end);
	comment->at = note_place(&raw, at);
	end += close ? 3 : 0;
	cut_add(in, at, end);
	return end;
}

static size_t
cut_blanks(struct inlines *in, size_t at)
{
	size_t end = at + 1;

	while (end < in->text.len && isspace((unsigned char)in->text.data[end]))
		end++;
	cut_add(in, at + 1, end);
	return end;
}

static void
cut_markup(struct inlines *in)
{
	const char *s = in->text.data;
	size_t at = 0, n = in->text.len;

	while (at < n) {
		if (s[at] == '<' && n - at > 6 &&
		    memcmp(s + at, "<!--", 4) == 0)
			at = cut_comment(in, at);
		else if (s[at] == '<' && at + 1 < n &&
			 (isalpha((unsigned char)s[at + 1]) ||
			     strchr("/!?", s[at + 1])))
			at = cut_tag(in, at);
		else if (s[at] == '&')
			at = entity_cut(in, at);
		else if (s[at] == '\n')
			at = cut_blanks(in, at);
		else
			at++;
	}
	html_end(in);
	cut_apply(in);
}

/* Terms and texts of a list of definitions, between the bytes for tags. */
static void
make_definitions(struct inlines *in, const struct note *raw)
{
	struct arena *a = in->r->arena;
	struct note *list = in->note, *n;
	size_t at = 0, end;

	list->kind = NOTE_DLIST;
	for (; at < raw->len; at = end) {
		char sign = raw->text[at];

		end = at + 1;
		while (end < raw->len &&
		       (raw->text[end] < AT_DTERM || raw->text[end] > AT_DLIST))
			end++;
		if (sign != AT_DTERM && sign != AT_DTEXT)
			continue;
		n = note_new(
		    in->r, list, sign == AT_DTERM ? NOTE_DTERM : NOTE_DTEXT);
		n->at = note_place(raw, at);
		if (sign == AT_DTEXT)
			n = note_new(in->r, n, NOTE_PARAGRAPH);
		note_slice_trimmed(a, n, raw, at + 1, end);
		n->parent->end_line = n->end_line;
	}
}

void
html_block(struct inlines *in)
{
	struct note raw = {.at = in->note->at};
	struct note *note = in->note;

	cut_markup(in);
	in->note = &raw;
	extra_find(in);
	inlines_end(in);
	in->note = note;
	if (note->kind == NOTE_COMMENT && raw.len == 0)
		return;
	if (note->kind == NOTE_COMMENT)
		in->note = note_new(in->r, note->parent, NOTE_HTML);
	if (memchr(raw.text, AT_DTERM, raw.len))
		make_definitions(in, &raw);
	else
		note_slice_trimmed(in->r->arena, in->note, &raw, 0, raw.len);
}
