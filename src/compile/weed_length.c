#include "compile/weed.h"

#include "compile/clause.h"
#include "compile/compile.h"

#include <string.h>

/* questions.md 3, in W */
enum {
	ANSWER_MOST = 80,
	POINT_MOST = 60,
	POINTS_MOST = 160,
	ASK_MOST = 120,
	LIST_MOST = 7 /* items */
};

/* The longest head of a text that ends at a cut and has at most this size. */
static size_t
fitting(const char *s, size_t most, enum cut level)
{
	size_t n = strlen(s), best = 0;
	struct span at = {0, 0};

	while (clause_next(s, n, level, &at) && norm_size(s, at.to) <= most)
		best = at.to;
	return best;
}

static const char *
shorten(struct compile *c, const char *s, size_t most)
{
	static const enum cut levels[] = {CUT_SENTENCE, CUT_HALF, CUT_CLAUSE};
	size_t i, n;

	if (size_of(s) <= most)
		return s;
	for (i = 0; i < sizeof levels / sizeof *levels; i++) {
		n = fitting(s, most, levels[i]);
		if (n && norm_size(s, n) >= REST_LEAST)
			return text_head(c, s, n);
	}
	return NULL;
}

static const char *
shorten_answer(struct compile *c, const struct draft *d, const char *s)
{
	return shorten(c, s, d->items.n > 1 ? POINT_MOST : ANSWER_MOST);
}

/* Takes away headings from the left of the context, "A › B › C: …". */
static bool
shorten_ask(struct compile *c, struct draft *d)
{
	const char *s = d->ask, *mark;

	while (size_of(s) > ASK_MOST && (mark = strstr(s, " › ")))
		s = mark + strlen(" › ");
	if (size_of(s) > ASK_MOST)
		return false;
	if (s != d->ask)
		draft_set_ask(c, d, s);
	return true;
}

static size_t
size_of_items(const struct draft *d)
{
	size_t i, size = 0;

	for (i = 0; i < d->items.n; i++)
		size += size_of(d->items.v[i]);
	return size;
}

static bool
too_long(struct compile *c, struct draft *d)
{
	diag_add(c, DIAG_CODE_TOO_LONG, d->at, "too long to be asked");
	draft_drop(d, DROP_TOO_LONG);
	return false;
}

bool
weed_length(struct compile *c, struct draft *d)
{
	if (d->kind == CARD_LIST && d->items.n > LIST_MOST)
		return too_long(c, d);
	if (!shorten_ask(c, d))
		return too_long(c, d);
	if (!is_content(d->kind))
		return size_of(d->answer) <= ANSWER_MOST || d->items.n ||
		       too_long(c, d);
	if (!cut_each(c, d, shorten_answer, DROP_TOO_LONG))
		return too_long(c, d);
	while (size_of_items(d) > POINTS_MOST && d->items.n > 1 &&
	       d->kind != CARD_ASPECT && d->kind != CARD_CONTRAST)
		draft_remove_item(c, d, d->items.n - 1);
	return size_of_items(d) <= POINTS_MOST || too_long(c, d);
}
