#include "compile/fact.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/out.h"
#include "compile/compile.h"
#include "compile/prompt.h"

#include <string.h>

/* questions.md 1, "Forms": the longest answer that is typed, in W. */
enum { TYPED_MOST = 16, TYPED_MOST_SENTENCE = 8 };

static const char *const drop_names[] = {
#define X(id, name) [DROP_##id] = name,
    DROP_REASONS(X)
#undef X
};

const char *
drop_reason_name(enum drop_reason why)
{
	return drop_names[why];
}

/* The normal form of a text of the arena: the text itself where it is one. */
static const char *
nf_of(struct compile *c, const char *text)
{
	const char *nf = norm_nf(c->scratch, text, strlen(text));

	return strcmp(nf, text) == 0 ? text : arena_strdup(c->arena, nf);
}

/* A copy of a text, or the content of the fact where it is the same. */
static const char *
keep(struct compile *c, const struct fact *f, const char *text)
{
	return strcmp(text, f->content) == 0 ? f->content
					     : arena_strdup(c->arena, text);
}

static void
set_answer(struct compile *c, struct draft *d, const char *text)
{
	d->answer = keep(c, d->fact, text);
	d->answer_nf = d->answer == d->fact->content ? d->fact->content_nf
						     : nf_of(c, d->answer);
}

struct fact *
fact_new(struct compile *c, struct term *t, const struct section *s,
    const char *slot, const char *content, struct place at)
{
	struct fact *f = arena_alloc(c->arena, sizeof *f);

	f->term = t;
	f->section = s;
	f->slot = arena_strdup(c->arena, slot);
	f->content = arena_strdup(c->arena, content);
	f->content_nf = nf_of(c, f->content);
	f->at = at;
	f->index = c->nfact;
	MEM_GROW(c->fact, c->nfact, c->fact_cap);
	c->fact[c->nfact++] = f;
	return f;
}

static size_t
size_of(const char *s)
{
	return norm_size(s, strlen(s));
}

/* The form a card of this kind takes while it has no items. */
static enum card_form
form_of(enum card_kind kind, const char *answer)
{
	size_t most = kind == CARD_LABEL || kind == CARD_ASPECT
			  ? TYPED_MOST_SENTENCE
			  : TYPED_MOST;

	if (kind == CARD_WHICH)
		return FORM_CHOICE;
	if (kind == CARD_DEFINE || kind == CARD_CONTRAST)
		return FORM_SELF;
	if (kind == CARD_LIST || kind == CARD_ORDER)
		return FORM_ITEMS;
	return size_of(answer) <= most ? FORM_TYPED : FORM_SELF;
}

struct draft *
draft_new(struct compile *c, enum card_kind kind, struct fact *f,
    const char *ask, const char *answer)
{
	struct draft *d = arena_alloc(c->arena, sizeof *d);

	d->kind = kind;
	d->form = form_of(kind, answer);
	d->fact = f;
	d->lang = prompt_lang(f->section, f->content);
	d->ask = arena_strdup(c->arena, ask);
	d->ask_nf = nf_of(c, d->ask);
	set_answer(c, d, answer);
	d->section = section_path(c, f->section);
	d->at = f->at;
	d->index = c->ndraft;
	MEM_GROW(c->draft, c->ndraft, c->draft_cap);
	c->draft[c->ndraft++] = d;
	return d;
}

static void
texts_add(
    struct compile *c, const struct fact *f, struct texts *t, const char *text)
{
	t->v = arena_grown(c->arena, t->v, t->n, sizeof *t->v);
	t->v[t->n++] = keep(c, f, text);
}

void
draft_accept(struct compile *c, struct draft *d, const char *text)
{
	size_t i;

	if (!*text || strcmp(text, d->answer) == 0)
		return;
	for (i = 0; i < d->accept.n; i++)
		if (strcmp(d->accept.v[i], text) == 0)
			return;
	texts_add(c, d->fact, &d->accept, text);
}

void
draft_item(struct compile *c, struct draft *d, const char *text)
{
	texts_add(c, d->fact, &d->items, text);
	if (d->kind == CARD_LIST || d->kind == CARD_ORDER) {
		if (size_of(text) > TYPED_MOST)
			d->form = FORM_SELF;
	} else {
		d->form = FORM_SELF;
	}
}

void
draft_choice(struct compile *c, struct draft *d, const char *text)
{
	texts_add(c, d->fact, &d->choices, text);
}

void
draft_answer(struct compile *c, struct draft *d, const char *text)
{
	set_answer(c, d, text);
	if (!d->items.n)
		d->form = form_of(d->kind, text);
}

void
draft_join(struct compile *c, struct draft *d)
{
	const char *mark = d->kind == CARD_ORDER ? " → "
			   : d->lang == LANG_EN  ? "; "
						 : "；";
	struct buf joined = {0};
	size_t i;

	for (i = 0; i < d->items.n; i++) {
		if (i)
			buf_puts(&joined, mark);
		buf_puts(&joined, d->items.v[i]);
	}
	draft_answer(c, d, buf_text(&joined));
	buf_free(&joined);
}

static bool
holds_line(const uint32_t *v, size_t n, uint32_t line)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (v[i] == line)
			return true;
	return false;
}

void
draft_line(struct compile *c, struct draft *d, uint32_t line)
{
	if (holds_line(d->line, d->nline, line))
		return;
	d->line = arena_grown(c->arena, d->line, d->nline, sizeof *d->line);
	d->line[d->nline++] = line;
}

void
draft_shown(struct compile *c, struct draft *d, uint32_t line)
{
	if (holds_line(d->shown, d->nshown, line))
		return;
	d->shown = arena_grown(c->arena, d->shown, d->nshown, sizeof *d->shown);
	d->shown[d->nshown++] = line;
}

void
draft_twin(struct compile *c, struct draft *d, struct fact *f)
{
	d->twin = arena_grown(c->arena, d->twin, d->ntwin, sizeof *d->twin);
	d->twin[d->ntwin++] = f;
}

void
facts_dump(const struct compile *c, struct out *out)
{
	size_t i;

	for (i = 0; i < c->nfact; i++) {
		const struct fact *f = c->fact[i];

		out_printf(out, "%s:%u: %s › %s: %s\n", f->at.file, f->at.line,
		    prompt_term(f->section), f->slot, f->content);
	}
}
