#include "base/arena.h"
#include "base/text.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "compile/legend.h"
#include "compile/prompt.h"
#include "compile/rule.h"

#include <string.h>

/*
 * Legends of formulas (questions.md 1, structure 27): the items after
 * "where", and "where x is …" inside an item.
 */

enum { SYMBOL_MOST = 16 }; /* bytes */

static const char *const openers[] = {"其中", "式中", "where", "in which"};

bool
legend_opens(struct compile *c, const char *lead)
{
	const char *nf = norm_nf(c->scratch, lead, strlen(lead));
	size_t i, n = strcspn(nf, ":：");

	while (n && nf[n - 1] == ' ')
		n--;
	for (i = 0; i < sizeof openers / sizeof *openers; i++)
		if (strlen(openers[i]) == n && memcmp(nf, openers[i], n) == 0)
			return true;
	return false;
}

/* True for signs that could stand in a formula: no Han, no space. */
static bool
is_symbol(const char *s, size_t n)
{
	size_t at = 0;

	if (n == 0 || n > SYMBOL_MOST)
		return false;
	while (at < n) {
		int32_t cp;

		at += text_next(s + at, n - at, &cp);
		if (text_script(cp) == SCRIPT_HAN || text_is_space(cp))
			return false;
	}
	return true;
}

static void
add(struct compile *c, const struct section *s, const char *symbol,
    const char *meaning, struct place at)
{
	struct prompt_args args = prompt_of(c, s);
	const char *nf = norm_nf(c->scratch, symbol, strlen(symbol));
	struct fact *f;
	struct draft *d;

	args.aspect = NULL;
	args.label = symbol;
	f = fact_new(c, s->term, s, arena_printf(c->scratch, "label=%s", nf),
	    meaning, at);
	d = draft_new(c, CARD_LABEL, f,
	    prompt_make(c, prompt_lang(s, meaning), "symbol", &args), meaning);
	draft_line(c, d, at.line);
}

/*
 * "s 是 …", "s is …": gives the bytes of s, and in *rest where its meaning
 * begins.
 */
static size_t
split_symbol(const char *s, size_t *rest)
{
	static const char *const verbs[] = {"表示", "代表", "是", "为", "指",
	    "：", ":", "is ", "are ", "denotes ", "represents ", "stands for ",
	    "means "};
	size_t n, at, i, len;

	for (n = 0; s[n]; n++) {
		at = n + strspn(s + n, " ");
		for (i = 0; i < sizeof verbs / sizeof *verbs; i++) {
			len = strlen(verbs[i]);
			if (strncmp(s + at, verbs[i], len) != 0 ||
			    (at == n && *verbs[i] >= 'a'))
				continue;
			*rest = at + len + strspn(s + at + len, " ");
			return n;
		}
		if (s[n] == ' ')
			break;
	}
	return 0;
}

static void
legend_item(struct compile *c, const struct section *s, const struct item *item)
{
	size_t rest, n;

	if (item->head) {
		if (is_symbol(item->head, strlen(item->head)) && *item->rest)
			add(c, s, item->head, item->rest, item->rest_at);
		return;
	}
	n = split_symbol(item->text, &rest);
	if (is_symbol(item->text, n) && item->text[rest])
		add(c, s, arena_strndup(c->scratch, item->text, n),
		    item->text + rest, item->at);
}

/* The clauses behind "where": each that is "x is …" begins another symbol. */
static void
legend_clauses(struct compile *c, const struct section *s, const char *text,
    struct place at)
{
	struct span clause = {0, 0};
	const char *symbol = NULL;
	size_t all = strlen(text), n, rest, from = 0, to = 0;

	while (clause_next(text, all, CUT_CLAUSE, &clause)) {
		n = split_symbol(text + clause.from, &rest);
		if (n && is_symbol(text + clause.from, n)) {
			if (symbol)
				add(c, s, symbol,
				    arena_strndup(
					c->scratch, text + from, to - from),
				    at);
			symbol =
			    arena_strndup(c->scratch, text + clause.from, n);
			from = clause.from + rest;
		} else if (!symbol) {
			return;
		}
		to = clause.to;
	}
	if (symbol && to > from)
		add(c, s, symbol,
		    arena_strndup(c->scratch, text + from, to - from), at);
}

/* "where x is …" within an item. */
static void
inner_legend(
    struct compile *c, const struct section *s, const struct item *item)
{
	struct span half = {0, 0};
	const char *at;
	size_t i;

	for (i = 0; i < sizeof openers / sizeof *openers; i++) {
		if (!(at = strstr(item->text, openers[i])))
			continue;
		at += strlen(openers[i]);
		at += strspn(at, " :");
		if (strncmp(at, "：", strlen("：")) == 0)
			at += strlen("：");
		if (clause_next(at, strlen(at), CUT_HALF, &half))
			legend_clauses(c, s,
			    arena_strndup(c->scratch, at + half.from,
				half.to - half.from),
			    item->at);
		return;
	}
}

bool
legend_block(struct compile *c, const struct section *s, const struct block *b)
{
	return b->kind == BLOCK_LIST &&
	       ((b->lead && legend_opens(c, b->lead)) ||
		   (s->title && legend_opens(c, s->title)));
}

void
rule_symbol(struct compile *c, const struct section *s)
{
	size_t i, j;

	for (i = 0; i < s->nblock; i++) {
		const struct block *b = &s->block[i];
		bool legend = legend_block(c, s, b);

		if (b->kind != BLOCK_LIST && b->kind != BLOCK_PROSE)
			continue;
		for (j = 0; j < b->nitem; j++)
			if (legend)
				legend_item(c, s, &b->item[j]);
			else
				inner_legend(c, s, &b->item[j]);
	}
}
