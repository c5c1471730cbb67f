#include "compile/weed.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "compile/compile.h"
#include "lang/words.h"

#include <string.h>
#include <strings.h>

/* questions.md 3 */
enum {
	STEM_LEAST = 8,    /* W that a mask must leave */
	LEAK_PERCENT = 60, /* of the answer's grams */
	LEAK_GRAMS = 3,    /* an answer of fewer has no say */
	CIRCULAR_PERCENT = 75,
	CIRCULAR_REST = 8, /* W */
	ACRONYM_MOST = 12  /* letters */
};

static const char mask[] = "____";

/* --- masks --------------------------------------------------------------- */

static bool
is_word_byte(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z');
}

/* True if no Latin word goes on across byte at. */
static bool
is_edge(const char *s, size_t at, size_t n)
{
	return at == 0 || at >= n || !is_word_byte(s[at - 1]) ||
	       !is_word_byte(s[at]);
}

/* Replaces each standing of name in the n bytes at s, appending to out. */
static void
put_masked(struct buf *out, const char *s, size_t n, const char *name)
{
	size_t m = strlen(name), at = 0;

	while (at < n) {
		int32_t cp;
		size_t len = text_next(s + at, n - at, &cp);

		if (m >= 2 && m <= n - at &&
		    strncasecmp(s + at, name, m) == 0 && is_edge(s, at, n) &&
		    is_edge(s, at + m, n)) {
			if (out->len < 4 ||
			    memcmp(out->data + out->len - 4, mask, 4) != 0)
				buf_puts(out, mask);
			at += m;
			continue;
		}
		buf_put(out, s + at, len);
		at += len;
	}
}

/* Masks one name in the stem of a draft's question. */
static void
mask_name(struct compile *c, struct draft *d, const char *name)
{
	struct stem stem = draft_stem(d);
	struct buf b = {0};

	buf_put(&b, d->ask, stem.from);
	put_masked(&b, d->ask + stem.from, stem.to - stem.from, name);
	buf_puts(&b, d->ask + stem.to);
	if (strcmp(buf_text(&b), d->ask) != 0)
		draft_set_ask(c, d, arena_strdup(c->arena, buf_text(&b)));
	buf_free(&b);
}

/* Masks the names of the term that is asked for. */
static void
mask_answer(struct compile *c, struct draft *d)
{
	const struct term *t = term_find(c, d->answer_nf);
	size_t i;

	if (d->kind == CARD_NAME)
		t = d->fact->term;
	if (d->kind == CARD_NAME || d->kind == CARD_WHICH)
		mask_name(c, d, d->answer);
	for (i = 0; t && i < t->nname; i++)
		mask_name(c, d, t->name[i].text);
}

static bool
is_bare(const struct draft *d)
{
	struct stem stem = draft_stem(d);

	return norm_size(d->ask + stem.from, stem.to - stem.from) < STEM_LEAST;
}

/* --- leaks --------------------------------------------------------------- */

static bool
all_items_in(struct compile *c, const struct draft *d, const char *nf)
{
	size_t i;

	for (i = 0; i < d->items.n; i++)
		if (!norm_holds(nf, norm_nf(c->scratch, d->items.v[i],
					strlen(d->items.v[i]))))
			return false;
	return d->items.n > 0;
}

/*
 * The normal form of the part of a question that may not hold the answer:
 * without the cues of an aspect and the options of a which; of cards about
 * T's own words without the names of T.
 */
static const char *
checked_part(struct compile *c, const struct draft *d)
{
	struct stem stem = {0, strlen(d->ask)};
	struct buf b = {0};
	const char *cues = strstr(d->ask, "…"), *nf;

	if (d->kind == CARD_WHICH || d->kind == CARD_NAME)
		stem = draft_stem(d);
	if (d->kind == CARD_ASPECT && cues)
		while (stem.to > 0 && d->ask + stem.to > cues)
			stem.to--;
	if ((d->kind == CARD_DEFINE || d->kind == CARD_ASPECT ||
		d->kind == CARD_LABEL) &&
	    d->fact->term)
		put_masked(&b, d->ask + stem.from, stem.to - stem.from,
		    d->fact->term->display);
	else
		buf_put(&b, d->ask + stem.from, stem.to - stem.from);
	nf = norm_nf(c->scratch, buf_text(&b), b.len);
	buf_free(&b);
	return nf;
}

/* True if the question holds most of the answer's content. */
static bool
shares_most(struct compile *c, const struct draft *d, const char *nf)
{
	struct grams answer = norm_grams(c->scratch, c->words, d->answer_nf);

	if (answer.n < LEAK_GRAMS)
		return false;
	return 100 *
		   grams_shared(answer, norm_grams(c->scratch, c->words, nf)) >=
	       LEAK_PERCENT * answer.n;
}

static bool
leaks(struct compile *c, const struct draft *d)
{
	const char *nf = checked_part(c, d);
	size_t i;

	if (d->items.n)
		return all_items_in(c, d, nf);
	if (norm_holds(nf, d->answer_nf))
		return true;
	for (i = 0; i < d->accept.n; i++)
		if (norm_holds(nf, norm_nf(c->scratch, d->accept.v[i],
				       strlen(d->accept.v[i]))))
			return true;
	if (d->kind != CARD_WHICH && norm_holds(d->ask_nf, d->answer_nf))
		return true;
	return d->kind != CARD_QA && d->kind != CARD_CONTRAST &&
	       shares_most(c, d, nf);
}

/* The first letters of the Latin words between the question's quotes. */
static size_t
initials_of(const char *ask, char out[ACRONYM_MOST + 1])
{
	const char *from = strstr(ask, "「"), *to = NULL;
	size_t n = 0, at, len;

	if (from)
		to = strstr(from, "」");
	else if ((from = strstr(ask, "“")))
		to = strstr(from, "”");
	if (!from || !to)
		from = ask, to = ask + strlen(ask);
	len = (size_t)(to - from);
	for (at = 0; at < len && n < ACRONYM_MOST; at++)
		if (is_word_byte(from[at]) &&
		    (at == 0 || !is_word_byte(from[at - 1])))
			out[n++] = from[at];
	out[n] = '\0';
	return n;
}

/* An acronym whose expansion is printed tests nothing. */
static bool
is_spelt_out(const struct draft *d)
{
	char initials[ACRONYM_MOST + 1];

	return d->kind == CARD_CONTRACT && initials_of(d->ask, initials) >= 2 &&
	       strcasecmp(initials, d->answer) == 0;
}

/* True if the question gives nothing away, or can be masked. */
static bool
is_tight(struct compile *c, struct draft *d)
{
	if (is_spelt_out(d))
		return false;
	if (!leaks(c, d))
		return true;
	if (d->kind != CARD_NAME && d->kind != CARD_WHICH &&
	    d->kind != CARD_CLOZE && d->kind != CARD_NUMBER)
		return false;
	mask_answer(c, d);
	return !is_bare(d) && !leaks(c, d);
}

bool
weed_leak(struct compile *c, struct draft *d)
{
	if (is_tight(c, d))
		return true;
	diag_add(c, DIAG_CODE_LEAK_DROPPED, d->at,
	    "\"%s\" would give its answer away", d->ask);
	draft_drop(d, DROP_LEAK);
	return false;
}

/* --- circles ------------------------------------------------------------- */

/* A character of Han or a word of anything else; its bytes, 0 at the end. */
static size_t
next_token(const char *nf, size_t n, size_t *at)
{
	while (*at < n) {
		int32_t cp;
		size_t len = text_next(nf + *at, n - *at, &cp), more;
		enum script script = text_script(cp);

		if (script == SCRIPT_NONE) {
			*at += len;
			continue;
		}
		if (script == SCRIPT_HAN || script == SCRIPT_KANA ||
		    script == SCRIPT_HANGUL)
			return len;
		while (*at + len < n) {
			more = text_next(nf + *at + len, n - *at - len, &cp);
			script = text_script(cp);
			if (script != SCRIPT_LATIN && script != SCRIPT_DIGIT &&
			    script != SCRIPT_OTHER)
				break;
			len += more;
		}
		return len;
	}
	return 0;
}

static bool
holds_token(const char *nf, const char *token, size_t n)
{
	size_t m = strlen(nf), at = 0, len;

	while ((len = next_token(nf, m, &at))) {
		if (len == n && memcmp(nf + at, token, n) == 0)
			return true;
		at += len;
	}
	return false;
}

/* How much of the label the content says again, in percent. */
static unsigned
share_said(const char *label, const char *content)
{
	size_t n = strlen(label), at = 0, len;
	unsigned all = 0, said = 0;

	while ((len = next_token(label, n, &at))) {
		all++;
		said += holds_token(content, label + at, len);
		at += len;
	}
	return all ? 100 * said / all : 0;
}

/* Size in W of the content without the label's tokens and stopwords. */
static size_t
size_of_rest(const struct compile *c, const char *label, const char *content)
{
	size_t n = strlen(content), at = 0, len, size = 0, stop;

	while ((len = next_token(content, n, &at))) {
		stop = words_match(c->words, WORDS_STOP, content + at, n - at);
		if (stop)
			len = stop;
		else if (!holds_token(label, content + at, len))
			size += norm_size(content + at, len);
		at += len;
	}
	return size;
}

bool
weed_circular(struct compile *c, struct draft *d)
{
	static const char slot[] = "label=";
	const char *label = NULL;

	if (d->kind == CARD_DEFINE && d->fact->term)
		label = d->fact->term->nf;
	else if (d->kind == CARD_LABEL &&
		 strncmp(d->fact->slot, slot, sizeof slot - 1) == 0)
		label = d->fact->slot + sizeof slot - 1;
	if (!label || share_said(label, d->answer_nf) < CIRCULAR_PERCENT ||
	    size_of_rest(c, label, d->answer_nf) > CIRCULAR_REST)
		return true;
	diag_add(c, DIAG_CODE_CIRCULAR, d->at,
	    "\"%s\" is explained by its own words", label);
	draft_drop(d, DROP_CIRCULAR);
	return false;
}
