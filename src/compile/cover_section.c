/* Coverage by section: what each term's part of the notes came to. */

#include "base/arena.h"
#include "base/mem.h"
#include "compile/compile.h"
#include "compile/scan.h"

#include <stdlib.h>
#include <string.h>

struct rows {
	struct cover_section *row; /* in the order of the notes */
	size_t n, cap;
	size_t *of; /* section's index -> its row + 1, or 0 */
	size_t nof;
	const struct cover *cover; /* of the file */
};

static bool
is_about_something(const struct section *s)
{
	return s->role == ROLE_TERM || s->role == ROLE_COMPARISON ||
	       s->role == ROLE_QUESTION;
}

static void
count_lines(struct cover_section *row)
{
	uint32_t line, last = scan_last_line(row->section);

	for (line = row->section->at.line;
	     line <= last && line <= row->cover->lines; line++) {
		enum cover_status s = row->cover->line[line - 1].status;

		row->content += s != COVER_BLANK && s != COVER_CONTEXT;
		row->asked += s == COVER_ASKED;
	}
}

/* Gives a section its row, or that of the section above it. */
static void
place(struct compile *c, const struct section *s, void *arg)
{
	struct rows *rows = arg;
	size_t above = s->parent ? rows->of[s->parent->index] : 0;

	(void)c;
	if (!above && is_about_something(s) && !s->lead) {
		MEM_GROW(rows->row, rows->n, rows->cap);
		rows->row[rows->n] =
		    (struct cover_section){.section = s, .cover = rows->cover};
		count_lines(&rows->row[rows->n]);
		above = ++rows->n;
	}
	rows->of[s->index] = above;
}

static void
count_most(struct compile *c, const struct section *s, void *arg)
{
	struct rows *rows = arg;

	(void)c;
	if (s->index >= rows->nof)
		rows->nof = s->index + 1;
}

static struct cover_section *
row_of(struct rows *rows, const struct fact *f)
{
	size_t at = f->section ? rows->of[f->section->index] : 0;

	return at ? &rows->row[at - 1] : NULL;
}

static void
count_cards(struct compile *c, struct rows *rows)
{
	struct cover_section *row;
	size_t i;

	for (i = 0; i < c->nfact; i++)
		if ((row = row_of(rows, c->fact[i])))
			row->facts++;
	for (i = 0; i < c->ndraft; i++) {
		const struct draft *d = c->draft[i];

		if (!(row = row_of(rows, d->fact)))
			continue;
		if (d->fate == FATE_HELD)
			row->cards[STATUS_HELD]++;
		else if (d->fate == FATE_ALIVE)
			row->cards[d->status]++;
	}
}

/* Those without core cards, then the others. */
static struct cover_section *
barren_first(struct compile *c, const struct rows *rows)
{
	struct cover_section *out =
	    arena_array(c->arena, rows->n + 1, sizeof *out);
	size_t i, n = 0;

	for (i = 0; i < rows->n; i++)
		if (!rows->row[i].cards[STATUS_CORE])
			out[n++] = rows->row[i];
	for (i = 0; i < rows->n; i++)
		if (rows->row[i].cards[STATUS_CORE])
			out[n++] = rows->row[i];
	return out;
}

struct cover_section *
cover_sections(struct compile *c, const struct cover *cover, size_t *n)
{
	struct rows rows = {.nof = c->outline.nroot};
	struct cover_section *out;
	size_t i;

	scan_sections(c, count_most, &rows);
	for (i = 0; i < c->outline.nroot; i++)
		count_most(c, c->outline.root[i], &rows);
	rows.of = mem_new(rows.nof + 1, sizeof *rows.of);
	for (i = 0; i < c->outline.nroot; i++) {
		rows.cover = &cover[i];
		scan_below(c, c->outline.root[i], place, &rows);
	}
	count_cards(c, &rows);
	out = barren_first(c, &rows);
	*n = rows.n;
	free(rows.row);
	free(rows.of);
	return out;
}
