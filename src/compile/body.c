#include "base/arena.h"
#include "compile/block.h"
#include "compile/build.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "compile/explicit.h"
#include "compile/item.h"
#include "compile/prompt.h"
#include "compile/title.h"
#include "lang/words.h"

#include <string.h>

enum { PLAIN_LEAD_MOST = 10, NAME_MOST = 16, CAPTION_MOST = 12 };

/* Where the blocks of a section go while its notes are read. */
struct filler {
	struct compile *c;
	struct section *section; /* of the heading */
	struct section *into;    /* it, or the lead above the next block */
	struct section *after;   /* plain lead: where to go after its block */
	const char *lead;        /* said before the next block, or NULL */
	bool until_list;         /* a lead with a colon ends with its list */
	bool aside;              /* in an admonition: shown, never asked */
	bool skip, off;          /* markers */
};

static bool
ends(const char *s, const char *tail)
{
	size_t n = strlen(s), m = strlen(tail);

	return n >= m && memcmp(s + n - m, tail, m) == 0;
}

static bool
ends_in_colon(const char *s)
{
	return ends(s, "：") || ends(s, ":");
}

static bool
is_bold(const struct note *n)
{
	return n && n->kind == NOTE_PARAGRAPH && n->len &&
	       note_marked(n, MARK_BOLD, 0, n->len) &&
	       !memchr(n->text, '\n', n->len);
}

static const struct note *
next_block(const struct note *n)
{
	for (n = n->next; n; n = n->next)
		if (n->kind != NOTE_COMMENT && n->kind != NOTE_RULE)
			break;
	return n && n->kind != NOTE_HEADING ? n : NULL;
}

/* The last sentence of a text, without its colon. */
static const char *
last_sentence(struct compile *c, const char *s)
{
	struct span span = {0}, last = {0};

	while (clause_next(s, strlen(s), CUT_SENTENCE, &span))
		last = span;
	s = title_trim(c->arena, s + last.from, last.to - last.from);
	if (ends(s, "："))
		return arena_strndup(c->arena, s, strlen(s) - 3);
	if (ends(s, ":"))
		return arena_strndup(c->arena, s, strlen(s) - 1);
	return s;
}

/* True if the block is a picture below a single short line about it. */
static bool
is_caption(const struct block *b, const struct section *s)
{
	const struct block *above;

	if (b->kind != BLOCK_PROSE || !b->item->image_only || !s->nblock)
		return false;
	above = &s->block[s->nblock - 1];
	return above->nitem == 1 && !above->item->head &&
	       norm_size(above->item->text, strlen(above->item->text)) <=
		   CAPTION_MOST;
}

static bool
opens_example(const struct filler *f, const char *lead)
{
	return lead && words_begins(f->c->words, WORDS_EXAMPLE,
			   norm_nf(f->c->arena, lead, strlen(lead)));
}

static void
add_block(struct filler *f, const struct note *note)
{
	struct section *s = f->into;
	struct block b = {0};
	size_t i;

	if (!block_make(f->c, &b, note))
		return;
	b.lead = f->lead;
	f->lead = NULL;
	if (is_caption(&b, s))
		s->block[s->nblock - 1].item->image_only = true;
	for (i = 0; (f->aside || opens_example(f, b.lead)) && i < b.nitem; i++)
		b.item[i].example = true;
	s->block =
	    arena_grown(f->c->arena, s->block, s->nblock, sizeof *s->block);
	s->block[s->nblock++] = b;
	if (b.kind == BLOCK_PROSE && b.nitem == 1 &&
	    ends_in_colon(b.item->text))
		f->lead = last_sentence(f->c, b.item->text);
	if (f->after || (f->until_list && b.kind == BLOCK_LIST)) {
		f->into = f->after ? f->after : f->section;
		f->after = NULL;
		f->until_list = false;
	}
}

/* The part of a lead that names an aspect: behind its last comma. */
static const char *
lead_aspect(const char *title)
{
	const char *comma = strstr(title, "，"), *next;

	if (!comma)
		return title;
	while ((next = strstr(comma + 3, "，")))
		comma = next;
	return comma[3] ? comma + 3 : title;
}

static bool
holds_terms(const struct section *s)
{
	return !s->term && (s->role == ROLE_CONTAINER ||
			       s->role == ROLE_INDEX || s->role == ROLE_FILE);
}

static void
open_lead(struct filler *f, struct section *above, const struct note *note,
    const char *title)
{
	struct section *s = section_new(f->c, above);
	const char *nf = norm_nf(f->c->arena, title, strlen(title));

	s->heading = note;
	s->lead = true;
	s->level = above->level + 2;
	s->title = title;
	s->at = note->at;
	s->role = ROLE_ASPECT;
	s->term = above->term;
	if (holds_terms(above) && prompt_is_question(title) &&
	    !title_asks_of(f->c->arena, title)) {
		s->role = ROLE_QUESTION;
		s->aspect = title;
	} else if (holds_terms(above) &&
		   !words_ends(f->c->words, WORDS_ASPECT, nf) &&
		   norm_size(title, strlen(title)) <= NAME_MOST) {
		s->role = ROLE_TERM;
		if (title_asks_of(f->c->arena, title))
			s->title = title_asks_of(f->c->arena, title);
		term_of_section(f->c, s);
	} else {
		s->aspect = title_aspect(f->c, s->term, lead_aspect(title));
	}
	f->into = s;
}

static const char *
without_colon(struct compile *c, const char *s)
{
	size_t n = strlen(s);

	if (ends_in_colon(s))
		n -= s[n - 1] == ':' ? 1 : 3;
	return title_trim(c->arena, s, n);
}

/* True for what opens like a definition: "一个在线平台". */
static bool
is_definition(const struct filler *f, const char *text)
{
	return words_begins(f->c->words, WORDS_DEFINITION_OPENERS,
		   norm_nf(f->c->arena, text, strlen(text))) &&
	       f->section->term && f->section->nblock == 0 &&
	       f->into == f->section;
}

/* A bold line, or a question: heads what follows, or is an item. */
static void
bold_lead(struct filler *f, const struct note *note, const char *text)
{
	const struct note *next = next_block(note);
	bool followed = next && !is_bold(next);
	bool beside = f->into != f->section && f->into->lead;

	f->after = NULL;
	f->until_list = false;
	if ((!followed && !beside) || is_definition(f, text) ||
	    title_is_sentence(text)) {
		f->into = f->section;
		add_block(f, note);
		if (followed)
			f->lead = without_colon(f->c, text);
		return;
	}
	open_lead(f, f->section, note, without_colon(f->c, text));
	f->until_list = ends_in_colon(text);
}

static bool
is_plain_name(const char *text)
{
	static const char *const heads[] = {
	    "其中", "或", "where", "Where", "and", "for example", "例如", "如"};
	size_t i;

	for (i = 0; i < sizeof heads / sizeof *heads; i++)
		if (strncmp(text, heads[i], strlen(heads[i])) == 0)
			return false;
	return !title_is_sentence(text);
}

static void
plain_lead(struct filler *f, const struct note *note, const char *text)
{
	struct section *back = f->into;
	const struct note *next = next_block(note);

	f->lead = without_colon(f->c, text);
	if (!is_plain_name(f->lead) ||
	    (holds_terms(f->into) && next && next->kind == NOTE_LIST))
		return;
	open_lead(f, f->into, note, f->lead);
	f->lead = NULL;
	f->after = back;
}

/* True if the paragraph is one sentence that asks. */
static bool
is_question_line(const char *text)
{
	struct span span = {0};

	if (!ends(text, "？") && !ends(text, "?"))
		return false;
	return clause_next(text, strlen(text), CUT_SENTENCE, &span) &&
	       !clause_next(text, strlen(text), CUT_SENTENCE, &span);
}

/* True for a line of a few words that is no sentence. */
static bool
is_title(const struct note *note, const char *text)
{
	return !memchr(note->text, '\n', note->len) &&
	       norm_size(text, strlen(text)) <= PLAIN_LEAD_MOST &&
	       !ends(text, ".") && !ends(text, "。") && !ends(text, "；") &&
	       !title_is_sentence(text);
}

/* The title of the table behind it: what the table says of the term. */
static void
open_aspect(struct filler *f, const struct note *note, const char *title)
{
	struct section *back = f->into;

	open_lead(f, f->into, note, title);
	f->into->role = ROLE_ASPECT;
	f->into->term = back->term;
	f->into->aspect = title;
	f->after = back;
}

static void
read_paragraph(struct filler *f, const struct note *note)
{
	const char *text = title_clean(f->c->arena, note->text, note->len);
	const struct note *next = next_block(note);
	bool heads =
	    next && (next->kind == NOTE_LIST || next->kind == NOTE_PARAGRAPH ||
			next->kind == NOTE_CODE);

	if (explicit_is_card(note))
		add_block(f, note);
	else if (is_bold(note) || (heads && is_question_line(text)))
		bold_lead(f, note, text);
	else if (next && next->kind == NOTE_TABLE && is_title(note, text))
		open_aspect(f, note, without_colon(f->c, text));
	else if (heads && ends_in_colon(text) &&
		 !memchr(note->text, '\n', note->len) &&
		 norm_size(text, strlen(text)) <= PLAIN_LEAD_MOST)
		plain_lead(f, note, text);
	else
		add_block(f, note);
}

static void
obey(struct filler *f, const struct note *note)
{
	const char *s = note->text + strspn(note->text, " \n");

	if (strncmp(s, "gloss:", 6) != 0)
		return;
	s += 6 + strspn(s + 6, " ");
	if (strncmp(s, "skip", 4) == 0 && s[4] != '-')
		f->skip = true;
	else if (strncmp(s, "off", 3) == 0)
		f->off = true;
	else if (strncmp(s, "on", 2) == 0 && strncmp(s, "only", 4) != 0)
		f->off = false;
}

static void read_notes(struct filler *f, const struct note *note);

static void
read_note(struct filler *f, const struct note *note)
{
	if (note->kind == NOTE_COMMENT) {
		obey(f, note);
		return;
	}
	if (f->skip || f->off || note == f->section->taken) {
		f->skip = false;
		return;
	}
	if (note->kind == NOTE_QUOTE) {
		f->aside = note->info != NULL;
		read_notes(f, note->first);
		f->aside = false;
	} else if (note->kind == NOTE_PARAGRAPH) {
		read_paragraph(f, note);
	} else {
		add_block(f, note);
	}
}

static void
read_notes(struct filler *f, const struct note *note)
{
	for (; note && note->kind != NOTE_HEADING; note = note->next)
		read_note(f, note);
}

/* "label：content" as a heading: a labelled item before its own body. */
static void
split_item(struct compile *c, struct section *s)
{
	struct block b = {.kind = BLOCK_PROSE, .note = s->heading, .nitem = 1};
	const char *rest;

	b.item = arena_alloc(c->arena, sizeof *b.item);
	*b.item = item_make(c, s->heading);
	rest = b.item->rest;
	if (b.item->head) {
		s->title = b.item->head;
		s->aspect = title_aspect(c, s->term, s->title);
		b.item->head = NULL;
		b.item->text = rest;
		b.item->at = b.item->rest_at;
	}
	s->block = arena_grown(c->arena, s->block, s->nblock, sizeof b);
	s->block[s->nblock++] = b;
}

static void
fill(struct compile *c, struct section *s)
{
	struct filler f = {.c = c, .section = s, .into = s};
	struct section *first = s->first, *last = s->last, *child;

	s->first = s->last = NULL;
	if (s->role == ROLE_SPLIT)
		split_item(c, s);
	if (s->role != ROLE_REFERENCE)
		read_notes(&f, s->body);
	if (s->last)
		s->last->next = first;
	else
		s->first = first;
	if (first)
		s->last = last;
	for (child = first; child; child = child->next)
		fill(c, child);
}

void
build_bodies(struct compile *c)
{
	size_t i;

	for (i = 0; i < c->outline.nroot; i++)
		fill(c, c->outline.root[i]);
}
