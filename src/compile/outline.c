#include "base/arena.h"
#include "base/buf.h"
#include "base/out.h"
#include "compile/build.h"
#include "compile/compile.h"
#include "compile/prompt.h"
#include "lang/words.h"

#include <string.h>

enum { LANG_LEAST = 8, ASPECT_MOST = 6 };

static void
collect_cells(struct buf *b, const struct note *table)
{
	const struct note *row, *cell;

	for (row = table->first; row; row = row->next)
		for (cell = row->first; cell; cell = cell->next) {
			buf_puts(b, cell->text);
			buf_putc(b, ' ');
		}
}

static void
collect_text(struct buf *b, const struct section *s)
{
	size_t i, j;

	for (i = 0; i < s->nblock; i++) {
		if (s->block[i].kind == BLOCK_TABLE)
			collect_cells(b, s->block[i].note);
		for (j = 0; j < s->block[i].nitem; j++) {
			buf_puts(b, s->block[i].item[j].text);
			buf_putc(b, ' ');
		}
	}
}

/* The language of a section's own text; where that is little, the one above. */
static void
find_lang(struct section *s, enum lang above)
{
	struct buf text = {0};
	struct section *child;

	collect_text(&text, s);
	s->lang = lang_of(buf_text(&text), text.len);
	if (norm_size(buf_text(&text), text.len) < LANG_LEAST)
		s->lang = above;
	buf_free(&text);
	for (child = s->first; child; child = child->next)
		find_lang(child, s->lang);
}

static void
number_sections(struct section *s, size_t *index)
{
	struct section *child;

	s->index = (*index)++;
	for (child = s->first; child; child = child->next)
		number_sections(child, index);
}

static bool
has_body(const struct section *s)
{
	return s->nblock || s->first;
}

static bool
may_be_label(const struct compile *c, const struct section *s)
{
	const char *nf = norm_nf(c->arena, s->title, strlen(s->title));

	if (prompt_is_question(s->title))
		return false;
	if (words_ends(c->words, WORDS_ASPECT, nf) &&
	    (words_is(c->words, WORDS_ASPECT, nf) ||
		norm_size(nf, strlen(nf)) <= ASPECT_MOST))
		return false;
	return s->role == ROLE_ASPECT || s->role == ROLE_SPLIT;
}

/* Two or more children with bodies below an aspect are its labels. */
static void
find_labels(const struct compile *c, struct section *s)
{
	struct section *child;
	size_t n = 0;

	if (s->role == ROLE_ASPECT && !s->sides && !s->label)
		for (child = s->first; child; child = child->next)
			n += has_body(child) && may_be_label(c, child);
	s->labels = n >= 2;
	for (child = s->first; child; child = child->next) {
		child->label = s->labels && may_be_label(c, child);
		find_labels(c, child);
	}
}

/* Hangs each term on the section that tells of it. */
static void
give_terms(struct compile *c)
{
	size_t i;

	for (i = 0; i < c->nterm; i++) {
		struct term *t = c->term[i];
		struct section *s = t->section ? t->section : t->met;

		if (!s)
			continue;
		t->lang = s->lang;
		s->own = arena_grown(c->arena, s->own, s->nown, sizeof *s->own);
		s->own[s->nown++] = t;
	}
}

static enum lang
file_lang(const struct note_file *f)
{
	return lang_of(f->source, f->len);
}

void
outline_build(struct compile *c)
{
	size_t i, index = 0;

	build_sections(c);
	build_roles(c);
	build_bodies(c);
	build_labels(c);
	for (i = 0; i < c->outline.nroot; i++) {
		struct section *root = c->outline.root[i];

		number_sections(root, &index);
		find_lang(root, file_lang(root->file));
	}
	build_terms(c);
	for (i = 0; i < c->outline.nroot; i++)
		find_labels(c, c->outline.root[i]);
	give_terms(c);
}

static void
dump_term(const struct section *s, struct out *out)
{
	const struct term *t = s->term;
	size_t i;

	if (s->role != ROLE_TERM || !t)
		return;
	for (i = 0; i < t->nname; i++)
		out_printf(out, "%s%s", i ? " | " : " = ", t->name[i].text);
}

static void
dump_item(const struct item *item, int depth, struct out *out)
{
	size_t i;

	out_printf(out, "%*s- ", 2 * depth, "");
	if (item->head)
		out_printf(out, "[%s] ", item->head);
	out_printf(out, "%s%s\n", item->rest,
	    item->example      ? " (example)"
	    : item->image_only ? " (image)"
			       : "");
	for (i = 0; i < item->nchild; i++)
		dump_item(&item->child[i], depth + 1, out);
}

static void
dump_body(const struct section *s, struct out *out)
{
	static const char *const names[] = {
	    "list", "prose", "table", "code", "definitions"};
	size_t i, j;

	for (i = 0; i < s->nblock; i++) {
		const struct block *b = &s->block[i];

		out_printf(out, "%*s%s", 2 * s->depth + 2, "", names[b->kind]);
		if (b->lead)
			out_printf(out, " after \"%s\"", b->lead);
		out_puts(out, "\n");
		for (j = 0; j < b->nitem; j++)
			dump_item(&b->item[j], s->depth + 1, out);
	}
}

static void
dump_section(const struct section *s, struct out *out)
{
	const struct section *child;

	out_printf(out, "%*s%s", 2 * s->depth, "", role_name(s->role));
	if (*s->title)
		out_printf(out, " \"%s\"", s->title);
	if (*s->aspect && strcmp(s->aspect, s->title) != 0)
		out_printf(out, " aspect \"%s\"", s->aspect);
	if (s->lead)
		out_puts(out, " (lead)");
	dump_term(s, out);
	out_puts(out, "\n");
	dump_body(s, out);
	for (child = s->first; child; child = child->next)
		dump_section(child, out);
}

void
outline_dump(const struct compile *c, struct out *out)
{
	size_t i;

	for (i = 0; i < c->outline.nroot; i++)
		dump_section(c->outline.root[i], out);
}
