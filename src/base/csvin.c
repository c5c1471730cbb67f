#include "base/csvin.h"

#include "base/csv.h"
#include "base/err.h"
#include "base/input.h"
#include "base/mem.h"
#include "base/msg.h"

#include <stdlib.h>
#include <string.h>

/* A row being read in place: cells are moved together over their quotes. */
struct row {
	struct csv_reader *csv;
	char *data;      /* the row; moves when more is read */
	size_t at, have; /* next byte to read, and how many stand ready */
	size_t put;      /* where the next byte of a cell goes */
	bool end;        /* the row has ended */
	size_t lines;    /* that it took */
};

/* The next byte, -1 at the end of the file; an error in *e. */
static int
peek(struct row *r, size_t ahead, const struct err **e)
{
	if (r->at + ahead >= r->have && !*e)
		*e = input_look(
		    r->csv->in, r->at + ahead + 1, &r->data, &r->have);
	if (*e || r->at + ahead >= r->have)
		return -1;
	return (unsigned char)r->data[r->at + ahead];
}

/* True where a cell, and perhaps the row, ends; moves past it. */
static bool
ends(struct row *r, int c, const struct err **e)
{
	if (c == ',') {
		r->at++;
		return true;
	}
	if (c == '\r' && peek(r, 1, e) == '\n')
		r->at++;
	else if (c != '\n' && c != -1)
		return false;
	r->at += c != -1;
	r->lines += c != -1;
	r->end = true;
	return true;
}

/* Moves on over bytes that are none of those two; -1 at the end. */
static int
pass(struct row *r, char one, char other, const struct err **e)
{
	int c;

	while ((c = peek(r, 0, e)) != -1 && c != one && c != other) {
		char *p = r->data, *end = p + r->have;
		char *from = p + r->at, *to = p + r->put;

		for (; from < end && *from != one && *from != other; from++)
			*to++ = *from;
		r->at = (size_t)(from - p);
		r->put = (size_t)(to - p);
	}
	return c;
}

static void
keep(struct row *r)
{
	r->data[r->put++] = r->data[r->at++];
}

/* The inside of a quoted cell, the first quote passed. */
static const struct err *
read_quoted(struct row *r)
{
	const struct err *e = NULL;
	int c;

	while ((c = pass(r, '"', '\r', &e)) != -1) {
		if (c == '"' && peek(r, 1, &e) != '"')
			break;
		if (c == '\r' && peek(r, 1, &e) != '\n')
			keep(r);
		else if (r->at++, c == '"')
			keep(r);
	}
	if (c == -1)
		return e ? e
			 : input_error(
			       r->csv->in, "%s", _("a quote is never closed"));
	r->at++;
	if (!ends(r, peek(r, 0, &e), &e) && !e)
		return input_error(
		    r->csv->in, "%s", _("text stands after a closing quote"));
	return e;
}

static const struct err *
read_plain(struct row *r)
{
	const struct err *e = NULL;
	int c;

	for (;;) {
		char *p = r->data + r->at, *end = r->data + r->have;
		char *to = r->data + r->put;

		for (; p < end && *p != ',' && *p != '\n' && *p != '\r'; p++)
			*to++ = *p;
		r->put = (size_t)(to - r->data);
		r->at = (size_t)(p - r->data);
		c = peek(r, 0, &e);
		if (e || ends(r, c, &e))
			return e;
		if (c == '\r')
			keep(r);
	}
}

static void
begin_cell(struct csv_reader *csv, size_t from)
{
	if (csv->n == csv->cap) {
		csv->cap = csv->cap ? 2 * csv->cap : 32;
		csv->cell = mem_resize(csv->cell, csv->cap, sizeof *csv->cell);
		csv->from = mem_resize(csv->from, csv->cap, sizeof *csv->from);
	}
	csv->from[csv->n++] = from;
}

static const struct err *
read_cell(struct row *r)
{
	struct csv_reader *csv = r->csv;
	const struct err *e = NULL;
	size_t from = r->put;

	if (csv->n == CSV_COLUMNS_MOST)
		return input_error(
		    csv->in, _("more than %d columns"), CSV_COLUMNS_MOST);
	begin_cell(csv, from);
	if (peek(r, 0, &e) == '"') {
		r->at++;
		e = read_quoted(r);
	} else if (!e)
		e = read_plain(r);
	if (!e && memchr(r->data + from, '\0', r->put - from))
		return input_error(
		    csv->in, "%s", _("a zero byte: this is no text"));
	if (!e)
		r->data[r->put++] = '\0';
	return e;
}

/* Takes the mark off a cell that would be a formula without. */
static char *
plain(char *cell)
{
	return *cell == '\'' && csv_needs_mark(cell + 1) ? cell + 1 : cell;
}

static const struct err *
read_row(struct csv_reader *csv, bool *more)
{
	struct row r = {.csv = csv};
	const struct err *e = NULL;
	size_t i;

	csv->n = 0;
	input_skip(csv->in, 0, 0);
	*more = peek(&r, 0, &e) != -1;
	while (!e && *more && !r.end)
		e = read_cell(&r);
	if (e || !*more)
		return e;
	for (i = 0; i < r.put; i++)
		r.lines += r.data[i] == '\n';
	input_skip(csv->in, r.at, r.lines);
	for (i = 0; i < csv->n; i++)
		csv->cell[i] = plain(r.data + csv->from[i]);
	return NULL;
}

const struct err *
csv_next(struct csv_reader *csv, bool *more)
{
	const struct err *e;

	do
		e = read_row(csv, more);
	while (!e && *more && csv->n == 1 && !*csv->cell[0]);
	return e;
}

void
csv_reader_free(struct csv_reader *csv)
{
	free(csv->cell);
	free(csv->from);
	*csv = (struct csv_reader){0};
}
