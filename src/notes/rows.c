#include "base/arena.h"
#include "notes/inline.h"

#include <ctype.h>
#include <string.h>

/*
 * Tables whose row of dashes is missing, or stands first: to the parser they
 * are paragraphs.
 */

enum { ROWS_MOST = 1000, COLUMNS_MOST = 32 };

/* The next line of a text from an offset on; its end in *to. */
static bool
next_line(const struct note *note, size_t at, size_t *to)
{
	const char *end;

	if (at >= note->len)
		return false;
	end = memchr(note->text + at, '\n', note->len - at);
	*to = end ? (size_t)(end - note->text) : note->len;
	return true;
}

/* True if each line is a row: "| a | b |", or three and more of "a | b". */
static bool
is_table(const struct note *note)
{
	size_t at, to, n, rows = 0, columns = 0;
	bool framed = note->text[0] == '|', even = true;

	for (at = 0; next_line(note, at, &to); at = to + 1) {
		if (framed != (note->text[at] == '|'))
			return false;
		if (table_is_rule(note->text, at, to))
			continue;
		n = table_cells(note->text, at, to, NULL, 0);
		if (n < 2 || n > COLUMNS_MOST || ++rows > ROWS_MOST)
			return false;
		even &= !columns || n == columns;
		columns = n;
	}
	return framed ? rows >= 2 : rows >= 3 && even;
}

static bool
has_digit(const char *s, size_t from, size_t to)
{
	for (; from < to; from++)
		if (isdigit((unsigned char)s[from]))
			return true;
	return false;
}

/* A row of a text's line; complains of one unlike the first. */
static void
add_row(struct reader *r, struct note *table, const struct note *of,
    size_t from, size_t to, size_t *columns)
{
	struct cell cell[COLUMNS_MOST];
	size_t n = table_cells(of->text, from, to, cell, COLUMNS_MOST), i;
	struct note *row = note_new(r, table, NOTE_ROW);

	row->at = note_place(of, from);
	row->end_line = row->at.line;
	for (i = 0; i < n; i++)
		note_slice_trimmed(r->arena, note_new(r, row, NOTE_CELL), of,
		    cell[i].from, cell[i].to);
	if (!*columns)
		*columns = n;
	else if (n != *columns)
		*reader_flaw(r, FLAW_TABLE_RAGGED, row->at) =
		    (struct flaw){FLAW_TABLE_RAGGED, row->at, "", n, *columns};
}

/* A head of nothing, for rows that have none. */
static void
add_head(struct reader *r, struct note *table, size_t columns)
{
	struct note *row = note_new(r, table, NOTE_ROW);

	row->at = table->at;
	row->end_line = row->at.line;
	while (columns--) {
		struct note *cell = note_new(r, row, NOTE_CELL);

		cell->at = row->at;
		cell->end_line = row->end_line;
	}
}

void
rows_find(struct reader *r, struct note *note)
{
	struct note of = *note;
	size_t at, to = 0, columns = 0;
	bool headless;

	if (note->first || !memchr(note->text, '|', note->len) ||
	    !memchr(note->text, '\n', note->len) || !is_table(note))
		return;
	note->kind = NOTE_TABLE;
	note->text = "";
	note->len = note->nmark = note->nrun = 0;
	next_line(&of, 0, &to);
	headless = table_is_rule(of.text, 0, to) || has_digit(of.text, 0, to);
	for (at = 0; next_line(&of, at, &to); at = to + 1) {
		if (table_is_rule(of.text, at, to))
			continue;
		if (headless)
			add_head(
			    r, note, table_cells(of.text, at, to, NULL, 0));
		headless = false;
		add_row(r, note, &of, at, to, &columns);
	}
}
