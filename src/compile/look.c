#include "compile/look.h"

#include "compile/clause.h"
#include "compile/compile.h"
#include "compile/label.h"
#include "lang/words.h"

#include <string.h>

enum { TERM_MOST = 16, ROWS_LEAST = 3 };

bool
look_has_body(const struct section *s)
{
	const struct note *n = s->body;

	while (n && (n->kind == NOTE_COMMENT || n->kind == NOTE_RULE))
		n = n->next;
	return n && n->kind != NOTE_HEADING;
}

size_t
look_paragraphs(const struct section *s)
{
	const struct note *n;
	size_t count = 0;

	for (n = s->body; n && n->kind != NOTE_HEADING; n = n->next)
		count += n->kind == NOTE_PARAGRAPH || n->kind == NOTE_LIST;
	return count;
}

static bool
is_link(const struct note *item)
{
	const struct note *text = item->first;

	return text && text->len && text->kind == NOTE_PARAGRAPH &&
	       note_marked(text, MARK_LINK, 0, text->len);
}

bool
look_is_links(const struct section *s)
{
	const struct note *n, *item;
	size_t links = 0, all = 0;

	for (n = s->body; n && n->kind != NOTE_HEADING; n = n->next) {
		all += n->kind == NOTE_PARAGRAPH;
		for (item = n->kind == NOTE_LIST ? n->first : NULL; item;
		     item = item->next) {
			links += is_link(item);
			all++;
		}
	}
	return links && 5 * links >= 4 * all;
}

const char *
look_first_text(const struct section *s)
{
	const struct note *n = s->body;

	while (n && n->kind != NOTE_HEADING && n->kind != NOTE_PARAGRAPH &&
	       n->kind != NOTE_LIST)
		n = n->next;
	if (n && n->kind == NOTE_LIST && n->first)
		n = n->first->first;
	return n && n->kind == NOTE_PARAGRAPH ? n->text : NULL;
}

/* True if a paragraph or the first of a list's items is "**Term**: text". */
static bool
is_term_line(const struct note *n)
{
	const struct note *text = n;
	size_t i;

	if (n->kind == NOTE_ITEM)
		text = n->first;
	if (!text || text->kind != NOTE_PARAGRAPH)
		return false;
	for (i = 0; i < text->nmark; i++)
		if (text->mark[i].kind == MARK_BOLD && text->mark[i].from == 0)
			return text->mark[i].to < text->len &&
			       norm_size(text->text, text->mark[i].to) <=
				   TERM_MOST;
	return false;
}

bool
look_is_rows(const struct section *s)
{
	const struct note *n, *item;
	size_t rows = 0, others = 0, behind;

	for (n = s->body; n && n->kind != NOTE_HEADING; n = n->next) {
		if (n->kind == NOTE_DLIST || n->kind == NOTE_TABLE)
			rows += ROWS_LEAST;
		else if (n->kind == NOTE_LIST)
			for (item = n->first; item; item = item->next)
				rows++;
		else if (n->kind == NOTE_PARAGRAPH)
			label_find(n->text, n->len, &behind) ? rows++
							     : others++;
	}
	return rows >= ROWS_LEAST && rows > 2 * others;
}

static char *
nf_of(struct compile *c, const char *s)
{
	return norm_nf(c->arena, s, strlen(s));
}

static bool
is_term_table(struct compile *c, const struct note *n)
{
	const struct note *head = n->first ? n->first->first : NULL;

	if (n->kind != NOTE_TABLE || !head || !head->next)
		return false;
	return words_ends(c->words, WORDS_TERM_COLUMNS, nf_of(c, head->text)) &&
	       words_ends(
		   c->words, WORDS_MEANING_COLUMNS, nf_of(c, head->next->text));
}

bool
look_is_terms(struct compile *c, const struct section *s)
{
	const struct note *n, *item;
	size_t terms = 0, others = 0;

	for (n = s->body; n && n->kind != NOTE_HEADING; n = n->next) {
		if (n->kind == NOTE_DLIST || is_term_table(c, n))
			terms += 3;
		else if (n->kind == NOTE_LIST)
			for (item = n->first; item; item = item->next)
				is_term_line(item) ? terms++ : others++;
		else if (n->kind == NOTE_PARAGRAPH)
			is_term_line(n) ? terms++ : others++;
	}
	return terms >= 3 && terms > 2 * others;
}

bool
look_is_genus(struct compile *c, const char *text)
{
	static const char of[] = "的";
	struct span span = {0};
	const struct word *kind;
	const char *nf;
	size_t n;

	if (!clause_next(text, strlen(text), CUT_SENTENCE, &span))
		return false;
	nf = norm_nf(c->arena, text + span.from, span.to - span.from);
	kind = words_ends(c->words, WORDS_GENUS, nf);
	n = strlen(nf);
	return kind && n > kind->len + strlen(of) &&
	       strncmp(nf + n - kind->len - strlen(of), of, strlen(of)) == 0;
}
