#include "base/arena.h"
#include "compile/compile.h"
#include "compile/contrast.h"
#include "compile/prompt.h"
#include "compile/rule.h"
#include "compile/shape.h"
#include "compile/table.h"
#include "lang/words.h"

#include <string.h>

/*
 * Tables (questions.md 1, structures 19-22): what shape a table has is
 * table.c's to say, tables of terms are term_rows.c's; here are the others.
 */

enum { DIM_W = 16, MEMBERS_LEAST = 3, SIGN_MOST = 3, SIGNS_MOST = 6 };

static const char *
nf_of(struct compile *c, const char *s)
{
	return norm_nf(c->scratch, s, strlen(s));
}

static struct place
place_of(const struct row *row, size_t column)
{
	const struct note *cell = row->note_of[column];

	return cell ? cell->at : row->note->at;
}

static void
show_head(struct compile *c, const struct table *t, struct draft *d)
{
	if (t->head)
		draft_shown(c, d, t->head->at.line);
}

static bool
is_example(struct compile *c, const char *dim)
{
	const char *nf = nf_of(c, dim);

	return words_begins(c->words, WORDS_EXAMPLE, nf) ||
	       words_ends(c->words, WORDS_EXAMPLE, nf);
}

/* --- 20: features x things ----------------------------------------------- */

static void
feature_row(struct compile *c, const struct section *s, const struct table *t,
    const struct row *row)
{
	struct contrast k = {
	    .dim = row->cell[t->column[0].at], .from_table = true};
	size_t i;

	if (!*k.dim || is_example(c, k.dim))
		return;
	for (i = 1; i < t->ncolumn; i++) {
		struct side *side = &k.side[k.nside++];
		size_t at = t->column[i].at;

		side->name = t->column[i].head;
		side->term = term_find(c, nf_of(c, side->name));
		if (!table_is_blank(nf_of(c, row->cell[at])))
			side_add(side, row->cell[at], place_of(row, at));
	}
	contrast_cards(c, s, &k);
}

static void
feature_rows(struct compile *c, const struct section *s, const struct table *t)
{
	size_t i;

	for (i = 0; i < t->nrow; i++)
		feature_row(c, s, t, &t->row[i]);
}

/* --- 21: things x properties --------------------------------------------- */

void
table_ask_yes_no(struct compile *c, const struct section *s,
    const struct table *t, const struct row *row, const struct column *column)
{
	struct prompt_args args = prompt_of(c, s);
	const char *answer = row->cell[column->at], *other = NULL;
	const char *head = row->cell[t->column[0].at];
	struct draft *d;
	struct fact *f;
	size_t i;

	for (i = 0; i < t->nrow && !other; i++)
		if (strcmp(t->row[i].cell[column->at], answer) != 0 &&
		    table_is_yes_no(nf_of(c, t->row[i].cell[column->at])))
			other = t->row[i].cell[column->at];
	if (!other)
		return;
	args.context = arena_printf(c->scratch, "%s › %s", args.context, head);
	args.text =
	    arena_strndup(c->scratch, column->head, strcspn(column->head, "?"));
	args.x = strcmp(answer, other) < 0 ? other : answer;
	args.y = strcmp(answer, other) < 0 ? answer : other;
	f = fact_new(c, s->term, s,
	    arena_printf(c->scratch, "cell=%s,%s", nf_of(c, head),
		nf_of(c, column->head)),
	    arena_printf(c->scratch, "%s %s: %s", head, column->head, answer),
	    place_of(row, column->at));
	d = draft_new(c, CARD_WHICH, f,
	    prompt_make(c, s->lang, "which.polar", &args), answer);
	draft_choice(c, d, args.x);
	draft_choice(c, d, args.y);
	d->from_table = true;
	draft_line(c, d, f->at.line);
	show_head(c, t, d);
}

/* "I" says nothing where "Class I" does: a sign takes its column's head. */
static const char *
row_name(struct compile *c, const struct table *t, const char *head)
{
	const char *of = t->column[0].head;
	bool sign = false;
	size_t i;

	for (i = 0; i < t->nrow; i++) {
		size_t n = strlen(t->row[i].cell[t->column[0].at]);

		sign |= n <= SIGN_MOST;
		if (n > SIGNS_MOST)
			return head;
	}
	if (!sign || !*of || (*of & 0x80) || strchr(of, ' '))
		return head;
	return arena_printf(c->scratch, "%s %s", of, head);
}

static void
cell_card(struct compile *c, const struct section *s, const struct table *t,
    const struct row *row, const struct column *column)
{
	struct prompt_args args = prompt_of(c, s);
	const char *key = "cell", *content = row->cell[column->at];
	const char *head = row->cell[t->column[0].at];
	bool single =
	    t->ncolumn == 2 && words_is(c->words, WORDS_FEATURE,
				   nf_of(c, t->column[0].head)) != NULL;
	struct draft *d;
	struct fact *f;

	if (!*head || table_is_blank(nf_of(c, content)))
		return;
	if (table_is_yes_no(nf_of(c, content))) {
		table_ask_yes_no(c, s, t, row, column);
		return;
	}
	args.aspect = NULL;
	args.row = row_name(c, t, head);
	args.column = column->head;
	if (strncmp(column->head, "是否", strlen("是否")) == 0)
		key = "cell.whether";
	else if (shape_plural(column->head))
		key = prompt_has(c, prompt_lang(s, content), "cell.many")
			  ? "cell.many"
			  : key;
	if (single) {
		key = "label.generic.bare";
		args.label = head;
	}
	f = fact_new(c, s->term, s,
	    arena_printf(c->scratch, "cell=%s,%s", nf_of(c, head),
		nf_of(c, column->head)),
	    content, place_of(row, column->at));
	d = draft_new(c, CARD_CELL, f,
	    prompt_make(c, prompt_lang(s, content), key, &args), content);
	d->from_table = true;
	draft_line(c, d, f->at.line);
	show_head(c, t, d);
}

static void
property_rows(struct compile *c, const struct section *s, const struct table *t)
{
	size_t i, j;

	for (i = 0; i < t->nrow; i++)
		for (j = 1; j < t->ncolumn; j++)
			if (*t->column[j].head)
				cell_card(c, s, t, &t->row[i], &t->column[j]);
}

/* --- 22: two columns side by side ---------------------------------------- */

/* Bytes of the head of a cell with its colon, or 0. */
static size_t
head_length(const char *cell, size_t *colon)
{
	const char *wide = strstr(cell, "："), *narrow = strstr(cell, ": ");
	const char *at = wide;
	size_t len = strlen("：");

	if (narrow && (!wide || narrow < wide)) {
		at = narrow;
		len = strlen(": ");
	}
	if (!at || norm_size(cell, (size_t)(at - cell)) > DIM_W)
		return 0;
	*colon = (size_t)(at - cell);
	return *colon + len;
}

/*
 * The head that all cells of a row share, or NULL; cells are cut behind it.
 */
static const char *
common_head(struct compile *c, const char *cell[], size_t n)
{
	const char *head = NULL, *mine;
	size_t length[SIDES_MOST] = {0}, colon, i;

	for (i = 0; i < n; i++) {
		if (!*cell[i])
			continue;
		if (!(length[i] = head_length(cell[i], &colon)))
			return NULL;
		mine = norm_nf(c->scratch, cell[i], colon);
		if (!head)
			head = arena_strndup(c->scratch, cell[i], colon);
		else if (strcmp(nf_of(c, head), mine) != 0)
			return NULL;
	}
	for (i = 0; i < n; i++)
		cell[i] += length[i];
	return head;
}

/* The contrast in this dimension among the n, a new one where none is. */
static struct contrast *
contrast_in(struct compile *c, struct contrast *k, size_t *n, const char *dim)
{
	size_t i;

	for (i = 0; i < *n; i++)
		if (strcmp(nf_of(c, k[i].dim), nf_of(c, dim)) == 0)
			return &k[i];
	k[*n] = (struct contrast){.dim = dim, .from_table = true};
	return &k[(*n)++];
}

static void
side_row(struct compile *c, const struct section *s, const struct table *t,
    const struct row *row, struct contrast *k, size_t *n)
{
	const char *cell[SIDES_MOST], *dim;
	struct contrast *mine;
	size_t i;

	for (i = 0; i < t->ncolumn; i++)
		cell[i] = row->cell[t->column[i].at];
	dim = common_head(c, cell, t->ncolumn);
	if (dim && is_example(c, dim))
		return;
	if (!dim)
		dim = s->role == ROLE_ASPECT && s->aspect ? s->aspect : "";
	mine = contrast_in(c, k, n, dim);
	mine->nside = t->ncolumn;
	for (i = 0; i < t->ncolumn; i++) {
		struct side *side = &mine->side[i];

		side->name = t->column[i].head;
		side->term = term_find(c, nf_of(c, side->name));
		if (!table_is_blank(nf_of(c, cell[i])))
			side_add(side, cell[i], place_of(row, t->column[i].at));
	}
}

static void
side_rows(struct compile *c, const struct section *s, const struct table *t)
{
	struct contrast *k = arena_array(c->scratch, t->nrow, sizeof *k);
	size_t n = 0, i;

	for (i = 0; i < t->nrow; i++)
		side_row(c, s, t, &t->row[i], k, &n);
	for (i = 0; i < n; i++)
		contrast_cards(c, s, &k[i]);
}

void
rule_table(struct compile *c, const struct section *s)
{
	static void (*const ask[])(
	    struct compile *, const struct section *, const struct table *) = {
	    [TABLE_TERMS] = term_rows,
	    [TABLE_FEATURES] = feature_rows,
	    [TABLE_PROPERTIES] = property_rows,
	    [TABLE_SIDES] = side_rows,
	};
	size_t i;

	for (i = 0; i < s->nblock; i++) {
		const struct table *t;

		if (s->block[i].kind != BLOCK_TABLE)
			continue;
		t = table_read(c, s, s->block[i].note);
		if (t->shape != TABLE_NOTHING)
			ask[t->shape](c, s, t);
	}
}
