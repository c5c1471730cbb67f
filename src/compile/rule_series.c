/*
 * Lists inside a sentence (questions.md 1, structure 18): three to seven short
 * names joined by commas and a last "and", after a word that announces them.
 *
 *	- 主要用于灌溉、发电和防洪等领域
 *	- A cell wall consists of cellulose, lignin and pectin
 *	- Blood groups: A, B, AB and O
 *
 * Under a heading that counts things (uses, types) the heading is asked;
 * elsewhere the sentence with a gap in place of the list.
 */

#include "base/arena.h"
#include "base/buf.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "compile/prompt.h"
#include "compile/rule.h"
#include "compile/series.h"
#include "compile/shape.h"
#include "lang/words.h"

#include <string.h>

enum { SENTENCE_SIZE = 60, ASPECT_MOST = 8 };

static bool
counts_things(struct compile *c, const char *text)
{
	return *text && words_ends(c->words, WORDS_COUNTABLE,
			    norm_nf(c->scratch, text, strlen(text)));
}

static const char *
joined(struct compile *c, const struct series *r, enum lang lang)
{
	const char *mark = lang == LANG_ZH ? "、" : ", ";
	struct buf b = {0};
	const char *text;
	size_t i;

	for (i = 0; i < r->n; i++)
		buf_printf(&b, "%s%s", i ? mark : "", r->item[i]);
	text = arena_strdup(c->scratch, buf_text(&b));
	buf_free(&b);
	return text;
}

/* The sentence with a gap where the list stood. */
static const char *
gapped(struct compile *c, const char *s, size_t n, const struct series *r)
{
	return arena_printf(c->scratch, "%.*s____%.*s", (int)r->from, s,
	    (int)(n - r->to), s + r->to);
}

/* "… 有四种算法" as "… 有哪四种算法", or NULL where nothing is counted. */
static const char *
counted(struct compile *c, const struct item *it)
{
	static const char *const verbs[] = {"有", "分为", "包括", "包含"};
	const char *at, *behind;
	size_t i, skip;

	for (i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		if (!(at = strstr(it->head, verbs[i])))
			continue;
		behind = at + strlen(verbs[i]);
		if (words_in(c->words, WORDS_COUNT_WORDS, behind, &skip) &&
		    skip == 0)
			return arena_printf(c->arena, "%.*s哪%s",
			    (int)(behind - it->head), it->head, behind);
	}
	return NULL;
}

static void
add_list(struct compile *c, const struct section *s, const struct item *it,
    const struct series *r, const char *sentence, size_t n, bool whole)
{
	struct prompt_args args = prompt_of(c, s);
	enum lang lang = prompt_lang(s, it->text);
	const char *answer = joined(c, r, lang), *slot;
	const char *key = r->open_ended ? "list.least" : "list", *ask;
	enum card_kind kind = CARD_LIST;
	const char *count;
	struct draft *d;

	args.n = r->n;
	if (it->head)
		args.aspect = it->head;
	slot = it->head ? arena_printf(c->scratch, "series=%s",
			      norm_nf(c->scratch, it->head, strlen(it->head)))
			: "series";
	if (whole || it->head || counts_things(c, args.aspect)) {
		if (it->head && lang == LANG_EN &&
		    norm_size(it->head, strlen(it->head)) > ASPECT_MOST) {
			args = prompt_of(c, s);
			args.n = r->n;
			args.text = it->head;
			key = "list.lead";
		}
		if (whole && it->head && shape_tells_order(it->head)) {
			kind = CARD_ORDER;
			key = "order";
		}
		ask = prompt_make(c, lang, key, &args);
		if (kind == CARD_LIST && it->head && (count = counted(c, it)))
			ask = prompt_question(c, lang, s->term, count);
		d = draft_new(c, kind,
		    fact_new(c, s->term, s, slot, answer, it->at), ask, answer);
	} else {
		args.text = gapped(c, sentence, n, r);
		d = draft_new(c, CARD_LIST,
		    fact_new(c, s->term, s, slot, answer, it->at),
		    prompt_make(c, lang, "gap", &args), answer);
	}
	for (n = 0; n < r->n; n++)
		draft_item(c, d, r->item[n]);
	draft_line(c, d, it->at.line);
	d->in_sentence = true;
	d->open_ended = r->open_ended;
}

static void
item_series(struct compile *c, const struct section *s, const struct item *it)
{
	const char *text = it->head ? shape_says(c, it->rest) : it->text;
	size_t n = strlen(text);
	struct span at = {0, 0};
	struct series r;

	if (it->example || it->image_only || it->nchild ||
	    words_begins(c->words, WORDS_EXAMPLE, norm_nf(c->scratch, text, n)))
		return;
	if (series_whole(c, &r, text, n)) {
		if (it->head || counts_things(c, prompt_aspect(c, s)))
			add_list(c, s, it, &r, text, n, true);
		return;
	}
	while (clause_next(text, n, CUT_SENTENCE, &at)) {
		const char *sentence =
		    arena_strndup(c->scratch, text + at.from, at.to - at.from);
		size_t len = at.to - at.from;

		if (norm_size(sentence, len) > SENTENCE_SIZE)
			continue;
		if (!series_find(c, &r, sentence, len))
			continue;
		add_list(c, s, it, &r, sentence, len,
		    it->head != NULL && r.to == len);
		return;
	}
}

void
rule_series(struct compile *c, const struct section *s)
{
	size_t i, j;

	if (!s->term)
		return;
	for (i = 0; i < s->nblock; i++)
		for (j = 0; j < s->block[i].nitem; j++)
			item_series(c, s, &s->block[i].item[j]);
}
