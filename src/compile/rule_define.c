#include "base/arena.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "compile/define.h"
#include "compile/names.h"
#include "compile/points.h"
#include "compile/prompt.h"
#include "compile/rule.h"
#include "compile/shape.h"
#include "lang/words.h"

#include <string.h>

/*
 * Definitions: what a term is, and which term a definition is of (questions.md
 * 1, structures 3 and 7-10). They stand in the leading block of a term, under
 * 定义 or "overview", in the bracket of its bold line, or beside it in a line.
 *
 *	## Mutex
 *	- A lock held by one thread at a time
 */

enum { NAME_LEAST = 10, NAME_MOST = 60, ROW_MOST = 16, GENUS_MOST = 14 };
enum { OTHER_PERCENT = 20 };

static char *
nf_of(struct compile *c, const char *s)
{
	return norm_nf(c->scratch, s, strlen(s));
}

/* True if a point only says the kind of thing: nothing of how or what for. */
static bool
is_genus(const char *s)
{
	static const char *const marks[] = {"通过", "用于", "旨在", "使", "将",
	    "能", "以", "对", "用来", "由", "成", "而", " by ", " for ",
	    " that ", " which ", " used ", " to "};
	size_t i;

	if (norm_size(s, strlen(s)) > GENUS_MOST)
		return false;
	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strstr(s, marks[i]))
			return false;
	return true;
}

/* {D}: as few of the points as single the term out. */
static const char *
description(struct compile *c, const struct points *p)
{
	bool genus =
	    p->n > 1 && p->v[1].item != p->v[0].item && is_genus(p->v[0].text);
	size_t from = genus, to = from + 1;
	const char *text = points_text(c, p, from, to);

	while (to < p->n && norm_size(text, strlen(text)) < NAME_LEAST)
		text = points_text(c, p, from, ++to);
	return norm_size(text, strlen(text)) <= NAME_MOST ? text : NULL;
}

/* True if the name of T stands in the text in its other number. */
static bool
holds_inflected(struct compile *c, const struct term *t, const char *text)
{
	static const char *const tails[] = {"s", "es", "ies"};
	size_t n = strlen(t->nf), i;
	const char *nf = nf_of(c, text);

	if (n < 4 || (t->nf[0] & 0x80))
		return false;
	if (t->nf[n - 1] == 's' &&
	    norm_holds(nf, arena_strndup(c->scratch, t->nf, n - 1)))
		return true;
	for (i = 0; i < sizeof tails / sizeof *tails; i++)
		if (norm_holds(nf,
			arena_printf(c->scratch, "%.*s%s",
			    (int)(n - (tails[i][0] == 'i')), t->nf, tails[i])))
			return true;
	return false;
}

static void
name_card(struct compile *c, const struct section *s, struct term *t,
    const struct points *p, struct draft *define)
{
	struct prompt_args args = {
	    .text = description(c, p), .context = s->title};
	const char *key = "name";
	struct draft *d;
	size_t i;

	if (!args.text || holds_inflected(c, t, args.text))
		return;
	if (t->row && *s->title &&
	    norm_size(args.text, strlen(args.text)) <= ROW_MOST)
		key = "name.row";
	d = draft_new(c, CARD_NAME, define->fact,
	    prompt_make(c, define->lang, key, &args), t->display);
	d->lang = define->lang;
	d->row = t->row;
	d->leans = define;
	d->anaphoric = define->anaphoric;
	for (i = 0; i < t->nname; i++)
		draft_accept(c, d, t->name[i].text);
	for (i = 0; i < p->n && i < POINTS_CARD; i++)
		draft_line(c, d, p->v[i].item->at.line);
}

/* The points behind those that the definition takes. */
static void
complete(struct compile *c, const struct section *s, struct term *t,
    const struct points *p, size_t from, bool reserve)
{
	size_t to = p->n < from + POINTS_CARD ? p->n : from + POINTS_CARD;
	struct prompt_args args = prompt_of(c, s);
	const char *text;
	enum lang lang;
	struct fact *f;
	struct draft *d;

	if (from >= p->n)
		return;
	text = points_text(c, p, from, to);
	lang = lang_of(text, strlen(text));
	args.term = t->display;
	args.cues = points_cues(c, p, from, to, t, lang);
	if (!args.cues)
		return;
	f = fact_new(c, t, s, "aspect=more", text, p->v[from].item->at);
	d = points_card(c, p, from, to, CARD_ASPECT, f,
	    prompt_make(c, lang, "complete", &args));
	d->reserve = reserve;
}

/*
 * True if a section of its own, elsewhere, says something else of the name: a
 * bridge of networks, a bridge of music.
 */
static bool
is_other_meaning(struct compile *c, const struct section *s,
    const struct term *t, const struct points *p)
{
	const struct section *first = t->define->fact->section;
	struct grams a, b;
	const char *text;

	if (s->role != ROLE_TERM || first->role != ROLE_TERM ||
	    s->parent == first->parent || t->define->row)
		return false;
	text = points_text(c, p, 0, 1);
	a = norm_grams(c->scratch, c->words, t->define->fact->content_nf);
	b = norm_grams(c->scratch, c->words, nf_of(c, text));
	return b.n && 100 * grams_shared(b, a) < OTHER_PERCENT * b.n;
}

static void
define(struct compile *c, const struct section *s, struct term *t,
    struct points *p)
{
	struct prompt_args args = {.term = t->display};
	size_t n = p->n < POINTS_CARD ? p->n : POINTS_CARD;
	const char *text;
	struct fact *f;
	struct draft *d;

	if (!p->n)
		return;
	if (t->define && !is_other_meaning(c, s, t, p)) {
		complete(c, s, t, p, 0, true);
		return;
	}
	p->v[0].text = define_cut(c, t, p->v[0].text);
	text = points_text(c, p, 0, n);
	f = fact_new(c, t, s, "definition", text, p->v[0].item->at);
	d = points_card(c, p, 0, n, CARD_DEFINE, f,
	    prompt_make(c, prompt_lang(s, text), "define", &args));
	d->structural = true;
	d->row = t->row;
	if (!t->define)
		t->define = d;
	name_card(c, s, t, p, d);
	complete(c, s, t, p, n, true);
}

/* The bracket of the name line that explains comes first. */
static void
add_gloss(struct compile *c, struct points *p, const struct section *s,
    struct term *t)
{
	struct item *item;

	if (!t->gloss || t->section != s || t->define)
		return;
	item = arena_alloc(c->scratch, sizeof *item);
	item->text = item->rest = t->gloss;
	item->at = item->rest_at = t->gloss_at;
	points_add(p, t->gloss, item);
}

/* True if bullets follow a table or labels: they add, they do not define. */
static bool
stands_behind(const struct section *s, const struct points *p)
{
	const struct block *b = &s->block[0];

	if (b->kind == BLOCK_TABLE)
		return true;
	return p->v[0].item->bullet && b->kind == BLOCK_PROSE && b->nitem &&
	       b->item[0].head;
}

/* The summary in the front matter is another wording of the definition. */
static void
accept_front(struct compile *c, const struct section *s)
{
	struct points p = {.arena = c->scratch};
	struct draft *d = s->term->define;
	const char *text;

	if (!d || d->fact->section != s || d->kind != CARD_DEFINE)
		return;
	define_front(c, &p, s);
	if (!p.n)
		return;
	text = points_text(c, &p, 0, p.n);
	if (strcmp(nf_of(c, text), d->answer_nf) != 0)
		draft_accept(c, d, text);
	draft_shown(c, d, p.v[0].item->at.line);
}

static void
leading_block(struct compile *c, const struct section *s)
{
	struct points p = {.arena = c->scratch};

	add_gloss(c, &p, s, s->term);
	define_points(c, &p, s);
	if (!p.n)
		define_front(c, &p, s);
	if (p.n == 1 && !s->term->define &&
	    define_is_series(c, p.v[0].item->rest) &&
	    p.v[0].item->rest == p.v[0].item->text)
		define_series(c, s, s->term, p.v[0].item);
	else if (p.n && s->nblock && stands_behind(s, &p))
		complete(c, s, s->term, &p, 0, p.n == 1);
	else
		define(c, s, s->term, &p);
	accept_front(c, s);
}

/* "定义：…" among the labels of a definition aspect. */
static void
add_labelled(struct compile *c, struct points *p, const struct section *s)
{
	size_t i, j;

	for (i = 0; i < s->nblock; i++)
		for (j = 0; j < s->block[i].nitem; j++) {
			const struct item *item = &s->block[i].item[j];

			if (shape_asked(item) && item->head &&
			    words_is(c->words, WORDS_DEFINITION_ASPECTS,
				nf_of(c, item->head)))
				points_of_text(c, p, item->rest, item);
		}
}

static void
definition_aspect(struct compile *c, const struct section *s)
{
	struct points p = {.arena = c->scratch};

	if (!s->term->define)
		add_labelled(c, &p, s);
	define_points(c, &p, s);
	define(c, s, s->term, &p);
}

/* The first item of an aspect that opens like a definition. */
static void
first_item(struct compile *c, const struct section *s)
{
	struct points p = {.arena = c->scratch}, all = {.arena = c->scratch};

	if (s->term->define || s->label || s->parent->role != ROLE_TERM ||
	    s->parent->first != s)
		return;
	points_of_section(c, &all, s, true);
	if (!all.n || !words_begins(c->words, WORDS_DEFINITION_OPENERS,
			  nf_of(c, all.v[0].text)))
		return;
	points_add(&p, all.v[0].text, all.v[0].item);
	define(c, s->term->section ? s->term->section : s, s->term, &p);
}

/* A line or entry of its own: "**Term**: text". */
static void
term_line(struct compile *c, const struct section *s, const struct item *item)
{
	struct points p = {.arena = c->scratch};
	const struct name *full = term_name(item->term, NAME_EXPANSION);
	size_t i;

	if (full && strcmp(full->nf, nf_of(c, item->rest)) == 0)
		return;
	points_of_text(c, &p, item->rest, item);
	for (i = 0; i < item->nchild; i++)
		if (shape_asked(&item->child[i]) && !item->child[i].head)
			points_add(&p, shape_says(c, item->child[i].text),
			    &item->child[i]);
	if (define_is_series(c, item->rest))
		define_series(c, s, item->term, item);
	else
		define(c, s, item->term, &p);
}

void
rule_define(struct compile *c, const struct section *s)
{
	size_t i, j;

	for (i = 0; i < s->nblock; i++)
		for (j = 0; j < s->block[i].nitem; j++)
			if (s->block[i].item[j].term)
				term_line(c, s, &s->block[i].item[j]);
	if (!s->term)
		return;
	if (s->role == ROLE_TERM || (s->role == ROLE_FILE && s->term))
		leading_block(c, s);
	else if (shape_defines(c, s))
		definition_aspect(c, s);
	else if (s->role == ROLE_ASPECT && !shape_asks(s))
		first_item(c, s);
}
