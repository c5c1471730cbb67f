#include "base/arena.h"
#include "base/mem.h"
#include "base/text.h"
#include "compile/acronym.h"
#include "compile/compile.h"
#include "compile/prompt.h"
#include "compile/table.h"

#include <string.h>

/*
 * Tables of terms (questions.md 1, structure 19): each row is a term, and each
 * cell but its head says another name of it, what it means, or a property.
 */

/* A row at work. */
struct entry {
	struct compile *c;
	const struct section *section;
	const struct table *table;
	const struct row *row;
	struct term *term;
	const char *key; /* the cell that names the term */
};

static const char *
nf_of(struct compile *c, const char *s)
{
	return norm_nf(c->arena, s, strlen(s));
}

static bool
has_script(const char *s, enum script script)
{
	size_t n = strlen(s), at = 0;

	while (at < n) {
		int32_t cp;

		at += text_next(s + at, n - at, &cp);
		if (text_script(cp) == script)
			return true;
	}
	return false;
}

static bool
is_han(const char *s)
{
	return has_script(s, SCRIPT_HAN) && !has_script(s, SCRIPT_KANA);
}

static bool
is_latin(const char *s)
{
	return has_script(s, SCRIPT_LATIN) && !has_script(s, SCRIPT_HAN);
}

/* The term of a row: one that stands already wins. */
static struct term *
row_term(struct compile *c, const char *name, struct place at)
{
	struct term *t = term_find(c, nf_of(c, name));

	if (t)
		return t;
	t = term_new(c, name, at);
	t->row = true;
	term_add_name(c, t, NAME_HEADING, name, at);
	return t;
}

static struct draft *
add(const struct entry *e, enum card_kind kind, const char *slot,
    const char *key, const struct prompt_args *args, const char *answer,
    const struct column *column)
{
	struct compile *c = e->c;
	const char *content = e->row->cell[column->at];
	const struct note *cell = e->row->note_of[column->at];
	struct fact *f = fact_new(c, e->term, e->section, slot, content,
	    cell ? cell->at : e->row->note->at);
	struct draft *d = draft_new(c, kind, f,
	    prompt_make(c, prompt_lang(e->section, content), key, args),
	    answer);

	d->row = true;
	draft_line(c, d, e->row->note->at.line);
	if (e->table->head)
		draft_shown(c, d, e->table->head->at.line);
	return d;
}

/* The parts of "甲/乙" are each as right as the whole. */
static void
accept_parts(struct compile *c, struct draft *d, const char *text)
{
	static const char *const marks[] = {"/", "、", " or ", "或"};
	size_t i;

	for (i = 0; i < sizeof marks / sizeof *marks; i++) {
		const char *at, *from = text;

		if (!strstr(text, marks[i]))
			continue;
		for (; (at = strstr(from, marks[i]));
		     from = at + strlen(marks[i]))
			draft_accept(c, d,
			    arena_strndup(c->arena, from, (size_t)(at - from)));
		draft_accept(c, d, from);
		return;
	}
}

/* Which wording asks for a name from one in another script. */
static const char *
translate_key(const char *from, const char *to)
{
	if (is_latin(from) && is_han(to))
		return "to_zh";
	if (is_han(from) && is_latin(to))
		return "to_en";
	return "translate";
}

static void
ask_expansion(const struct entry *e, const char *acronym, const char *expansion,
    const struct column *column)
{
	struct prompt_args args = {.term = acronym};
	struct draft *d = add(
	    e, CARD_EXPAND, "expansion", "expand", &args, expansion, column);

	accept_parts(e->c, d, expansion);
	term_add_name(e->c, e->term, NAME_ACRONYM, acronym, d->at);
	term_add_name(e->c, e->term, NAME_EXPANSION, expansion, d->at);
}

static void
ask_translation(const struct entry *e, const char *from, const char *to,
    const struct column *column, bool back)
{
	struct prompt_args args = {.term = from};
	struct draft *d =
	    add(e, CARD_TRANSLATE, back ? "translation=back" : "translation",
		translate_key(from, to), &args, to, column);

	accept_parts(e->c, d, to);
	d->reserve = back;
	term_add_name(e->c, e->term, NAME_TRANSLATION, to, d->at);
}

/* A sentence that becomes part of a question. */
static const char *
without_stop(struct compile *c, const char *s)
{
	size_t n = strlen(s), wide = strlen("。");

	if (n && s[n - 1] == '.')
		n--;
	else if (n > wide && strcmp(s + n - wide, "。") == 0)
		n -= wide;
	return arena_strndup(c->arena, s, n);
}

static void
ask_meaning(
    const struct entry *e, const char *meaning, const struct column *column)
{
	struct compile *c = e->c;
	struct prompt_args args = {.term = e->term->display};
	struct draft *define, *name;
	size_t i;

	define =
	    add(e, CARD_DEFINE, "definition", "define", &args, meaning, column);
	draft_item(c, define, meaning);
	args = prompt_of(c, e->section);
	args.text = without_stop(c, meaning);
	if (!args.context || !*args.context)
		name = add(e, CARD_NAME, "definition", "name", &args,
		    e->term->display, column);
	else
		name = add(e, CARD_NAME, "definition", "name.row", &args,
		    e->term->display, column);
	for (i = 0; i < e->term->nname; i++)
		draft_accept(c, name, e->term->name[i].text);
	name->leans = define;
	name->fact = define->fact;
}

static void
ask_property(
    const struct entry *e, const char *cell, const struct column *column)
{
	struct compile *c = e->c;
	struct prompt_args args = {
	    .term = e->term->display, .label = column->head};
	struct draft *d;

	if (!*column->head)
		return;
	if (table_is_yes_no(nf_of(c, cell))) {
		table_ask_yes_no(c, e->section, e->table, e->row, column);
		return;
	}
	d = add(e, CARD_CELL,
	    arena_printf(c->arena, "cell=%s,%s", nf_of(c, e->key),
		nf_of(c, column->head)),
	    "label.generic.bare", &args, cell, column);
	d->reserve = e->table->ncolumn > 3;
}

/* The name in Latin letters that the acronym of a row stands for, or NULL. */
static const char *
expansion_of(const struct entry *e, const char *acronym)
{
	size_t i;

	for (i = 0; i < e->table->ncolumn; i++) {
		const char *cell = e->row->cell[e->table->column[i].at];

		if (strlen(cell) > strlen(acronym) && is_latin(cell) &&
		    acronym_fits(acronym, cell))
			return cell;
	}
	return NULL;
}

static void
ask_contraction(
    const struct entry *e, const char *acronym, const struct column *column)
{
	struct prompt_args args = {.name = e->key};

	add(e, CARD_CONTRACT, "translation=acronym", "contract", &args, acronym,
	    column);
	term_add_name(e->c, e->term, NAME_ACRONYM, acronym, e->row->note->at);
}

/* What a cell is to the term of its row. */
static void
ask_cell(const struct entry *e, const struct column *column)
{
	const char *cell = e->row->cell[column->at];
	bool names = column->role == COLUMN_NAME;
	const char *expansion;

	if (table_is_blank(nf_of(e->c, cell)))
		return;
	if (acronym_fits(e->key, cell) && strlen(cell) > strlen(e->key)) {
		ask_expansion(e, e->key, cell, column);
	} else if (names && acronym_fits(cell, e->key) &&
		   strlen(e->key) > strlen(cell)) {
		ask_expansion(e, cell, e->key, column);
	} else if (names && is_han(e->key) &&
		   acronym_is_plain(cell, strlen(cell)) &&
		   (expansion = expansion_of(e, cell))) {
		ask_expansion(e, cell, expansion, column);
		ask_contraction(e, cell, column);
	} else if (names && is_han(e->key) != is_han(cell)) {
		ask_translation(e, e->key, cell, column, false);
		ask_translation(e, cell, e->key, column, true);
	} else if (column->role == COLUMN_MEANING) {
		ask_meaning(e, cell, column);
	} else if (names && (column->means || !*column->head)) {
		ask_meaning(e, cell, column);
	} else {
		ask_property(e, cell, column);
	}
}

void
term_rows(struct compile *c, const struct section *s, const struct table *t)
{
	size_t i, j;

	for (i = 0; i < t->nrow; i++) {
		struct entry e = {c, s, t, &t->row[i], NULL, NULL};

		e.key = e.row->cell[t->column[0].at];
		if (table_is_blank(nf_of(c, e.key)))
			continue;
		e.term = row_term(c, e.key, e.row->note->at);
		for (j = 1; j < t->ncolumn; j++)
			if (t->column[j].role == COLUMN_MEANING)
				ask_cell(&e, &t->column[j]);
		for (j = 1; j < t->ncolumn; j++)
			if (t->column[j].role != COLUMN_MEANING)
				ask_cell(&e, &t->column[j]);
	}
}
