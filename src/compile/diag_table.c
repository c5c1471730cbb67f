/* Tables with an empty column, or two rows of one name. */

#include "base/map.h"
#include "base/msg.h"
#include "compile/check.h"
#include "compile/compile.h"
#include "compile/scan.h"

#include <string.h>

enum { ROWS_LEAST = 3 };

static const struct note *
cell_at(const struct note *row, size_t column)
{
	const struct note *cell = row->first;

	while (cell && column--)
		cell = cell->next;
	return cell;
}

static size_t
count(const struct note *first)
{
	size_t n = 0;

	for (; first; first = first->next)
		n++;
	return n;
}

static bool
is_empty(const struct note *cell)
{
	return !cell || (!cell->len && !cell->nmark);
}

static void
check_columns(struct compile *c, const struct note *head)
{
	const struct note *cell, *row;
	size_t column = 0;

	for (cell = head->first; cell; cell = cell->next, column++) {
		for (row = head->next; row; row = row->next)
			if (!is_empty(cell_at(row, column)))
				break;
		if (!row && cell->len)
			diag_add(c, DIAG_CODE_TABLE_ODD, cell->at,
			    _("column \"%s\" is empty"), cell->text);
	}
}

/* Rows of one name: which is meant when a card asks for a cell? */
static void
check_rows(struct compile *c, const struct note *head)
{
	struct map *seen = map_new();
	const struct note *row;

	for (row = head->next; row; row = row->next) {
		const struct note *cell = row->first;
		const struct diag *d;
		const char *nf;
		size_t *line;

		if (is_empty(cell) || !cell->len)
			continue;
		nf = norm_nf(c->arena, cell->text, cell->len);
		line = map_at(seen, nf, strlen(nf));
		if (!*line) {
			*line = cell->at.line;
			continue;
		}
		d = diag_add(c, DIAG_CODE_TABLE_ODD, cell->at,
		    _("two rows share the head \"%s\" (line %zu)"), cell->text,
		    *line);
		if (!d)
			continue;
		diag_hold(c, d, cell->at, NULL);
		diag_hold(c, d,
		    (struct place){
			.file = cell->at.file, .line = (uint32_t)*line},
		    NULL);
	}
	map_free(seen);
}

/* Two columns that are the sides of something have no heads of rows. */
static bool
has_row_heads(const struct section *s, const struct note *head)
{
	for (; s; s = s->parent)
		if (s->role == ROLE_COMPARISON)
			return count(head->first) > 2;
	return count(head->first) >= 2;
}

static void
check_tables(struct compile *c, const struct section *s, void *arg)
{
	size_t i;

	(void)arg;
	for (i = 0; i < s->nblock; i++) {
		const struct note *head = s->block[i].note->first;

		if (s->block[i].kind != BLOCK_TABLE || !head ||
		    count(head->next) < ROWS_LEAST)
			continue;
		check_columns(c, head);
		if (has_row_heads(s, head))
			check_rows(c, head);
	}
}

void
check_table_odd(struct compile *c)
{
	scan_sections(c, check_tables, NULL);
}
