#include "compile/table.h"

#include "base/arena.h"
#include "compile/acronym.h"
#include "compile/compile.h"
#include "compile/contrast.h"
#include "compile/habit.h"
#include "compile/prompt.h"
#include "lang/words.h"

#include <string.h>

enum { THINGS_MOST = 3 }; /* more are asked one by one */

/* True for at least four fifths: columns are seldom filled with care. */
static bool
most(size_t n, size_t of)
{
	return of > 0 && n * 5 >= of * 4;
}

static const char *
nf_of(struct compile *c, const char *s)
{
	return norm_nf(c->arena, s, strlen(s));
}

static const char *
cell_text(struct compile *c, const struct note *cell)
{
	char *s = arena_strndup(c->arena, cell->text, cell->len), *at;

	for (at = s; (at = strpbrk(at, "\n\t"));)
		*at = ' ';
	return prompt_polish(c->arena, s);
}

static size_t
count_children(const struct note *n)
{
	const struct note *child;
	size_t count = 0;

	for (child = n->first; child; child = child->next)
		count++;
	return count;
}

/* The cells of a row, one for each column of the table. */
static struct row
read_row(struct compile *c, const struct note *note, size_t columns)
{
	struct row row = {.note = note};
	const struct note *cell = note->first;
	size_t i;

	row.cell = arena_array(c->arena, columns, sizeof *row.cell);
	row.note_of = arena_array(c->arena, columns, sizeof *row.note_of);
	for (i = 0; i < columns; i++) {
		row.cell[i] = cell ? cell_text(c, cell) : "";
		row.note_of[i] = cell;
		cell = cell ? cell->next : NULL;
	}
	return row;
}

static bool
is_all_empty(const struct row *row, size_t columns)
{
	size_t i;

	for (i = 0; i < columns; i++)
		if (*row->cell[i])
			return false;
	return true;
}

/* True if the head is an acronym with its name, as the rows below are. */
static bool
is_data(const struct table *t, const struct row *head)
{
	size_t i, fits = 0;

	if (t->ncolumn < 2 || !acronym_fits(head->cell[0], head->cell[1]) ||
	    strlen(head->cell[1]) <= strlen(head->cell[0]))
		return false;
	for (i = 0; i < t->nrow; i++)
		fits += acronym_fits(t->row[i].cell[0], t->row[i].cell[1]);
	return most(fits, t->nrow);
}

/* Makes the head the first row; there is room for it. */
static void
take_head(struct table *t, struct row head, size_t room)
{
	size_t i;

	if (t->nrow == room)
		return;
	memmove(t->row + 1, t->row, t->nrow * sizeof *t->row);
	t->row[0] = head;
	t->nrow++;
	t->head = NULL;
	for (i = 0; i < t->ncolumn; i++)
		t->column[i].head = "";
}

static void
read_rows(struct compile *c, struct table *t)
{
	const struct note *note = t->note->first;
	size_t n = count_children(t->note), i;
	struct row head;

	t->ncolumn = count_children(note);
	t->column = arena_array(c->arena, t->ncolumn, sizeof *t->column);
	t->row = arena_array(c->arena, n, sizeof *t->row);
	head = read_row(c, note, t->ncolumn);
	if (!is_all_empty(&head, t->ncolumn))
		t->head = note;
	for (i = 0; i < t->ncolumn; i++)
		t->column[i] = (struct column){
		    .head = head.cell[i], .role = COLUMN_OTHER, .at = i};
	for (note = note->next; note; note = note->next) {
		t->row[t->nrow] = read_row(c, note, t->ncolumn);
		if (!is_all_empty(&t->row[t->nrow], t->ncolumn))
			t->nrow++;
	}
	if (t->head && is_data(t, &head))
		take_head(t, head, n);
	for (i = 0; i < t->ncolumn; i++)
		t->column[i].habit = habit_of(c, t, i);
}

/* True if a head is, or ends in, a word of the list. */
static bool
head_in(struct compile *c, const struct table *t, size_t column,
    enum word_list list)
{
	const char *nf = nf_of(c, t->column[column].head);

	return *nf && words_ends(c->words, list, nf);
}

/* Takes away the columns that say nothing to a learner. */
static void
drop_columns(struct compile *c, struct table *t)
{
	size_t i, kept = 0;

	for (i = 0; i < t->ncolumn; i++) {
		const struct habit *h = t->column[i].habit;
		const char *nf = nf_of(c, t->column[i].head);

		if (h->filled == 0 ||
		    (h->filled > 1 && h->codes == h->filled) ||
		    (*nf && words_is(c->words, WORDS_IGNORED_COLUMNS, nf)))
			continue;
		t->column[kept++] = t->column[i];
	}
	t->ncolumn = kept;
}

static bool
is_side(struct compile *c, const struct section *comparison, const char *text)
{
	const char *nf = nf_of(c, text);
	size_t i;

	if (*nf && term_find(c, nf))
		return true;
	for (i = 0; comparison && i < comparison->nside; i++)
		if (strcmp(nf, nf_of(c, comparison->side_text[i])) == 0)
			return true;
	return false;
}

/* True if all heads from the first one on are things that have a name. */
static bool
heads_are_sides(struct compile *c, const struct section *comparison,
    const struct table *t, size_t first)
{
	size_t i;

	if (!t->head || t->ncolumn <= first)
		return false;
	for (i = first; i < t->ncolumn; i++)
		if (!is_side(c, comparison, t->column[i].head))
			return false;
	return true;
}

static bool
is_sides(struct compile *c, const struct section *s, const struct table *t)
{
	const struct section *comparison = contrast_section(s);

	if (!t->head || t->ncolumn > THINGS_MOST ||
	    words_is(c->words, WORDS_FEATURE, nf_of(c, t->column[0].head)) ||
	    !*t->column[0].head)
		return false;
	if (heads_are_sides(c, comparison, t, 0))
		return true;
	return comparison && t->ncolumn == 2 &&
	       !head_in(c, t, 0, WORDS_TERM_COLUMNS);
}

static bool
is_features(struct compile *c, const struct section *s, const struct table *t)
{
	size_t things = t->ncolumn - 1;

	if (!t->head || things < 2 || things > THINGS_MOST)
		return false;
	return words_is(c->words, WORDS_FEATURE, nf_of(c, t->column[0].head)) ||
	       !*t->column[0].head ||
	       heads_are_sides(c, contrast_section(s), t, 1);
}

/* True if the cells of two columns are names in two scripts. */
static bool
are_translations(const struct habit *a, const struct habit *b)
{
	size_t i;

	if (!most(a->names, a->filled) || !most(b->names, b->filled))
		return false;
	for (i = SCRIPT_HAN; i <= SCRIPT_OTHER; i++)
		if (i != SCRIPT_DIGIT && most(a->script[i], a->filled))
			return b->script[i] * 5 <= b->filled &&
			       b->script[SCRIPT_DIGIT] * 5 <= b->filled;
	return false;
}

/* True if the cells of the second column name or explain those of the first. */
static bool
pairs_explain(struct compile *c, const struct table *t)
{
	const struct habit *other = t->column[1].habit;

	return head_in(c, t, 1, WORDS_MEANING_COLUMNS) || !t->head ||
	       (t->nrow > 2 && 2 * other->openers >= t->nrow) ||
	       are_translations(t->column[0].habit, other);
}

static bool
is_terms(struct compile *c, const struct table *t)
{
	bool named = head_in(c, t, 0, WORDS_TERM_COLUMNS), means = false;
	const struct habit *key = t->column[0].habit;
	size_t i;

	if (!key->unique || !key->short_all || !most(key->filled, t->nrow))
		return false;
	for (i = 1; i < t->ncolumn; i++)
		means |= head_in(c, t, i, WORDS_MEANING_COLUMNS) ||
			 (named && head_in(c, t, i, WORDS_TERM_COLUMNS));
	if (named && means)
		return true;
	if (t->ncolumn == 2)
		return pairs_explain(c, t);
	return means || !t->head;
}

static void
set_roles(struct compile *c, struct table *t)
{
	size_t i;

	t->column[0].role = COLUMN_TERM;
	for (i = 1; i < t->ncolumn; i++) {
		const struct habit *h = t->column[i].habit;
		bool means = head_in(c, t, i, WORDS_MEANING_COLUMNS);
		bool names = head_in(c, t, i, WORDS_TERM_COLUMNS);

		t->column[i].means = means;
		if (most(h->names, h->filled) &&
		    (means || names || !t->head || t->ncolumn == 2))
			t->column[i].role = COLUMN_NAME;
		else if (means || !t->head || t->ncolumn == 2)
			t->column[i].role = COLUMN_MEANING;
	}
}

static enum table_shape
shape_of(struct compile *c, const struct section *s, const struct table *t)
{
	if (t->ncolumn < 2 || t->nrow == 0)
		return TABLE_NOTHING;
	if (is_sides(c, s, t))
		return TABLE_SIDES;
	if (is_terms(c, t))
		return TABLE_TERMS;
	if (is_features(c, s, t))
		return TABLE_FEATURES;
	return t->head ? TABLE_PROPERTIES : TABLE_NOTHING;
}

struct table *
table_read(struct compile *c, const struct section *s, const struct note *note)
{
	struct table *t = arena_alloc(c->arena, sizeof *t);

	t->note = note;
	if (!note->first)
		return t;
	read_rows(c, t);
	drop_columns(c, t);
	t->shape = shape_of(c, s, t);
	if (t->shape == TABLE_TERMS)
		set_roles(c, t);
	return t;
}

bool
table_is_terms(
    struct compile *c, const struct section *s, const struct note *note)
{
	return table_read(c, s, note)->shape == TABLE_TERMS;
}
