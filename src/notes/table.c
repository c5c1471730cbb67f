#include "notes/reader.h"

#include <ctype.h>
#include <string.h>

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

size_t
table_cells(
    const char *s, size_t from, size_t to, struct cell *cell, size_t max)
{
	size_t n = 0, start;

	while (from < to && is_blank(s[from]))
		from++;
	while (to > from && is_blank(s[to - 1]))
		to--;
	if (from < to && s[from] == '|')
		from++;
	for (start = from; start < to; start = from + 1, from = start) {
		for (; from < to && s[from] != '|'; from++)
			if (s[from] == '\\' && from + 1 < to &&
			    ispunct((unsigned char)s[from + 1]))
				from++;
		if (from > to)
			from = to;
		if (cell && n < max)
			cell[n] = (struct cell){start, from};
		n++;
	}
	return n;
}

bool
table_is_rule(const char *s, size_t from, size_t to)
{
	bool dash = false, pipe = false;

	for (; from < to; from++) {
		dash |= s[from] == '-';
		pipe |= s[from] == '|';
		if (!strchr("|:- \t", s[from]))
			return false;
	}
	return dash && pipe;
}

/* Bytes of a list marker with a blank behind it, or 0. */
static size_t
marker_length(const char *s, size_t from, size_t to)
{
	size_t n = 0;

	while (from + n < to && n < 9 && isdigit((unsigned char)s[from + n]))
		n++;
	if (from + n >= to || !strchr(n ? ".)" : "-*+", s[from + n]))
		return 0;
	n++;
	return from + n < to && is_blank(s[from + n]) ? n : 0;
}

size_t
source_unnested(const char *s, size_t from, size_t to)
{
	size_t n;

	while (from < to) {
		if (is_blank(s[from]) || s[from] == '>')
			from++;
		else if ((n = marker_length(s, from, to)))
			from += n;
		else
			break;
	}
	return from;
}

/* The line of the head: the first from a line on with a rule below it. */
static uint32_t
head_line(const struct reader *r, uint32_t line)
{
	const struct note_file *f = r->file;
	uint32_t below;

	for (below = line + 1; below < f->lines; below++) {
		size_t from = f->line[below];
		size_t to = from + source_line_length(f, below);

		if (table_is_rule(
			r->masked, source_unnested(r->masked, from, to), to))
			return below - 1;
	}
	return line;
}

size_t
row_split(
    const struct reader *r, struct row *row, size_t at, bool head, int quotes)
{
	const struct note_file *f = r->file;
	uint32_t line = source_line(f, at), first = line;

	if (head)
		line = head_line(r, line);
	if (!head || line != first)
		at = source_content(r, f->line[line], quotes);
	row->end = f->line[line] + source_line_length(f, line);
	row->n = table_cells(r->masked, at, row->end, row->cell, ROW_CELLS);
	row->next = 0;
	if (head)
		row->columns = row->n;
	return at;
}

struct cell
row_next(const struct reader *r, struct row *row)
{
	const char *s = r->masked;
	struct cell c = {row->end, row->end};

	if (row->next >= row->n || row->next >= ROW_CELLS)
		return c;
	c = row->cell[row->next++];
	while (c.from < c.to && is_blank(s[c.from]))
		c.from++;
	while (c.to > c.from && is_blank(s[c.to - 1]))
		c.to--;
	return c;
}
