#include "base/arena.h"
#include "notes/inline.h"

#include <string.h>

/*
 * Lines that number themselves as Chinese notes do: （1）…, (1) …, 1）…, ①….
 * To the parser they are text; here they become an ordered list.
 */

enum { LINES_MOST = 1000 };

/* The number a line begins with, or 0; *behind is where its text begins. */
static int
number_of(const char *s, size_t n, size_t *behind)
{
	static const char *const open[] = {"（", "("};
	static const char *const close[] = {"）", ")"};
	size_t at = 0, i;
	int number = 0;

	if (n >= 3 && memcmp(s, "\xE2\x91", 2) == 0 &&
	    (unsigned char)s[2] >= 0xA0 && (unsigned char)s[2] <= 0xB3) {
		*behind = 3;
		return (unsigned char)s[2] - 0xA0 + 1; /* ① to ⑳ */
	}
	for (i = 0; i < 2 && !at; i++)
		if (strncmp(s, open[i], strlen(open[i])) == 0)
			at = strlen(open[i]);
	while (at < n && s[at] >= '0' && s[at] <= '9' && number < 100)
		number = 10 * number + (s[at++] - '0');
	for (i = 0; i < 2; i++)
		if (strncmp(s + at, close[i], strlen(close[i])) == 0) {
			*behind = at + strlen(close[i]);
			return *behind < n ? number : 0;
		}
	return 0;
}

/* The end of the line that begins at an offset. */
static size_t
line_end(const struct note *note, size_t at)
{
	const char *end = memchr(note->text + at, '\n', note->len - at);

	return end ? (size_t)(end - note->text) : note->len;
}

/* Where the line with a number begins, from an offset on; or the length. */
static size_t
find_number(const struct note *note, size_t at, int number)
{
	size_t behind;

	for (; at < note->len; at = line_end(note, at) + 1)
		if (number_of(note->text + at, note->len - at, &behind) ==
		    number)
			return at;
	return note->len;
}

static void
add_item(struct reader *r, struct note *list, const struct note *of,
    size_t from, size_t to)
{
	struct note *item = note_new(r, list, NOTE_ITEM);
	size_t behind = 0;

	number_of(of->text + from, to - from, &behind);
	item->at = note_place(of, from);
	note_slice_trimmed(
	    r->arena, note_new(r, item, NOTE_PARAGRAPH), of, from + behind, to);
	item->end_line = list->end_line = item->last->end_line;
}

/* Adds what is numbered from a number on as items. */
static void
add_items(struct reader *r, struct note *list, const struct note *of, size_t at,
    int number)
{
	size_t next;

	for (; at < of->len && number < LINES_MOST; at = next) {
		next = find_number(of, line_end(of, at), ++number);
		add_item(r, list, of, at, next);
	}
}

/* What was a paragraph is an ordered list. */
static void
become_list(struct note *note)
{
	note->kind = NOTE_LIST;
	note->ordered = true;
	note->start = 1;
	note->text = "";
	note->len = note->nmark = note->nrun = 0;
}

/* A paragraph of two and more numbered lines; what leads them stays one. */
static void
split(struct reader *r, struct note *note, size_t at)
{
	struct note of = *note, *list = note;

	if (at) {
		list = arena_alloc(r->arena, sizeof *list);
		*list = of;
		note_slice_trimmed(r->arena, note, &of, 0, at);
		note->next = list;
		if (note->parent->last == note)
			note->parent->last = list;
	}
	become_list(list);
	list->at = note_place(&of, at);
	add_items(r, list, &of, at, 1);
}

/* True for a paragraph that begins with the number. */
static bool
is_number(const struct note *note, int number)
{
	size_t behind;

	return note && note->kind == NOTE_PARAGRAPH && !note->first &&
	       number_of(note->text, note->len, &behind) == number;
}

/* The paragraph with this number, at or behind lists; or NULL. */
static struct note *
find_paragraph(struct note *note, int number)
{
	while (note && note->kind == NOTE_LIST)
		note = note->next;
	return is_number(note, number) ? note : NULL;
}

/* Puts siblings below an item, from the one after it up to another. */
static void
take_siblings(struct note *item, struct note *from, const struct note *to)
{
	for (; from != to; from = from->next) {
		from->parent = item;
		item->last->next = from;
		item->last = from;
		item->end_line = from->end_line;
	}
	item->last->next = NULL;
}

/*
 * Paragraphs numbered from 1 on become one list, in the place of the first;
 * lists between them go below their items, one behind the last if others do.
 */
static void
join(struct reader *r, struct note *list)
{
	struct note of = *list, *next, *end;
	bool nested = false;
	int number = 1;

	become_list(list);
	do {
		add_item(r, list, &of, 0, of.len);
		next = find_paragraph(of.next, ++number);
		end = next ? next : of.next;
		if (!next && nested && end && end->kind == NOTE_LIST)
			end = end->next;
		nested |= of.next != end;
		take_siblings(list->last, of.next, end);
		if (next)
			of = *next;
	} while (next);
	list->next = end;
	list->end_line = list->last->end_line;
	if (!end)
		list->parent->last = list;
}

void
numbered_find(struct reader *r, struct note *parent)
{
	struct note *note = parent->first;
	size_t at;

	if (parent->kind == NOTE_ITEM && note)
		note = note->next; /* its own text */
	for (; note; note = note->next) {
		if (note->kind != NOTE_PARAGRAPH || note->first)
			continue;
		at = find_number(note, 0, 1);
		if (at < note->len &&
		    find_number(note, line_end(note, at) + 1, 2) < note->len)
			split(r, note, at);
		else if (at == 0 && find_paragraph(note->next, 2))
			join(r, note);
	}
}
