#include "compile/block.h"

#include "base/arena.h"
#include "base/text.h"
#include "compile/compile.h"
#include "compile/item.h"
#include "lang/norm.h"

#include <string.h>

enum { PROSE_CODE_LEAST = 8, HEAD_MOST = 6 };

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

/* "Arrhenius" above labels of its own: a label, though without a colon. */
static bool
heads_nested(const struct item *item)
{
	size_t n = strlen(item->text), labels = 0, i;

	if (item->head || !n || item->nchild < 2 ||
	    norm_size(item->text, n) > HEAD_MOST)
		return false;
	for (i = 0; i < item->nchild; i++)
		labels += item->child[i].head != NULL;
	return labels == item->nchild;
}

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
	if (heads_nested(&item)) {
		item.head = item.text;
		item.rest = "";
	}
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
		item = item_part(
		    c, note, (size_t)(s - note->text), (size_t)(gap - s));
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
		*item = item_part(
		    c, note, (size_t)(s - note->text), (size_t)(gap - s));
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
