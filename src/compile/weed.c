#include "compile/weed.h"

#include "base/arena.h"
#include "base/buf.h"
#include "compile/compile.h"
#include "lang/words.h"

#include <string.h>

size_t
size_of(const char *s)
{
	return norm_size(s, strlen(s));
}

void
draft_drop(struct draft *d, enum drop_reason why)
{
	d->fate = FATE_DROPPED;
	d->why = why;
}

void
draft_set_ask(struct compile *c, struct draft *d, const char *ask)
{
	d->ask = ask;
	d->ask_nf = norm_nf(c->arena, ask, strlen(ask));
}

void
draft_set_answer(struct compile *c, struct draft *d, const char *answer)
{
	d->answer = answer;
	d->answer_nf = norm_nf(c->arena, answer, strlen(answer));
}

/* What the answer puts between its first two items; length in *n. */
static const char *
separator(const struct draft *d, size_t *n)
{
	size_t first = d->items.n > 1 ? strlen(d->items.v[0]) : 0;
	const char *second;

	*n = strlen("；");
	if (!first || strncmp(d->answer, d->items.v[0], first) != 0)
		return "；";
	second = strstr(d->answer + first, d->items.v[1]);
	if (!second || second == d->answer + first)
		return "；";
	*n = (size_t)(second - d->answer) - first;
	return d->answer + first;
}

static void
rejoin(struct compile *c, struct draft *d, const char *mark, size_t n)
{
	struct buf b = {0};
	size_t i;

	for (i = 0; i < d->items.n; i++) {
		if (i)
			buf_put(&b, mark, n);
		buf_puts(&b, d->items.v[i]);
	}
	draft_set_answer(c, d, arena_strdup(c->arena, buf_text(&b)));
	buf_free(&b);
}

/* True if the answer is the items in one line. */
static bool
is_joined(const struct draft *d)
{
	size_t first = strlen(d->items.v[0]);

	return strncmp(d->answer, d->items.v[0], first) == 0 &&
	       (d->items.n > 1 || !d->answer[first]);
}

void
draft_set_item(
    struct compile *c, struct draft *d, size_t item, const char *text)
{
	bool joined = is_joined(d);
	size_t n;
	const char *mark = separator(d, &n);

	d->items.v[item] = text;
	if (joined)
		rejoin(c, d, mark, n);
}

void
draft_remove_item(struct compile *c, struct draft *d, size_t item)
{
	bool joined = is_joined(d);
	size_t n, i;
	const char *mark = separator(d, &n);

	d->items.n--;
	for (i = item; i < d->items.n; i++)
		d->items.v[i] = d->items.v[i + 1];
	if (joined && d->items.n)
		rejoin(c, d, mark, n);
}

/* The first mark of a text that ends a wording's head, behind it; or 0. */
static size_t
behind_head(const char *ask)
{
	static const char *const marks[] = {"：", ": ", "= "};
	size_t best = 0, i;

	for (i = 0; i < sizeof marks / sizeof *marks; i++) {
		const char *at = strstr(ask, marks[i]);
		size_t behind = at ? (size_t)(at - ask) + strlen(marks[i]) : 0;

		if (behind && (!best || behind < best))
			best = behind;
	}
	return best;
}

struct stem
draft_stem(const struct draft *d)
{
	struct stem s = {0, strlen(d->ask)};
	const char *dash, *at;

	if (d->kind == CARD_NAME) {
		s.from = behind_head(d->ask);
	} else if (d->kind == CARD_WHICH) {
		dash = NULL;
		for (at = d->ask; (at = strstr(at, "—")); at++)
			dash = at;
		if (dash)
			s.to = (size_t)(dash - d->ask);
		else
			s.from = behind_head(d->ask);
	}
	while (s.to > s.from && strchr("?. ", d->ask[s.to - 1]))
		s.to--;
	return s;
}

/* --- single tests -------------------------------------------------------- */

/* True for a text that is nothing, or nothing but a formula. */
static bool
is_void(const char *s)
{
	size_t n = strlen(s);

	while (n > 4 && strncmp(s, "$$", 2) == 0 && s[n - 1] == '$') {
		s++; /* displayed maths */
		n -= 2;
	}
	return n == 0 || (n > 1 && s[0] == '$' && s[n - 1] == '$' &&
			     !memchr(s + 1, '$', n - 2));
}

bool
weed_empty(struct compile *c, struct draft *d)
{
	size_t i;

	for (i = 0; i < d->items.n; i++)
		if (!is_void(d->items.v[i]))
			return true;
	if (is_void(d->answer_nf) || is_void(d->ask_nf)) {
		draft_drop(d, DROP_NO_STRUCTURE);
		return false;
	}
	if ((d->kind == CARD_LABEL || d->kind == CARD_CELL) &&
	    (words_is(c->words, WORDS_EMPTY_CELLS, d->answer_nf) ||
		size_of(d->answer) == 0)) {
		draft_drop(d, DROP_NO_STRUCTURE);
		return false;
	}
	return true;
}

/* True if the section, or one above it up to its term's, holds examples. */
static bool
is_example(const struct compile *c, const struct section *s)
{
	for (; s && s->role != ROLE_FILE && s->role != ROLE_TERM &&
	       s->role != ROLE_CONTAINER;
	     s = s->parent) {
		const char *nf;

		if (!s->title)
			continue;
		nf = norm_nf(c->scratch, s->title, strlen(s->title));
		if (words_ends(c->words, WORDS_EXAMPLE, nf))
			return true;
	}
	return false;
}

bool
weed_place(struct compile *c, struct draft *d)
{
	const struct section *s = d->fact->section;

	for (; s; s = s->parent)
		if (s->role == ROLE_REFERENCE) {
			draft_drop(d, DROP_REFERENCE);
			return false;
		}
	if (d->kind == CARD_LIST || d->kind == CARD_ORDER ||
	    d->kind == CARD_NUMBER || d->kind == CARD_QA ||
	    !is_example(c, d->fact->section))
		return true;
	draft_drop(d, DROP_EXAMPLE);
	return false;
}

/* Two labels, or six and more, are kept only where the notes count them. */
bool
weed_idle(struct compile *c, struct draft *d)
{
	const struct section *s = d->fact->section;
	const char *nf = "";
	size_t at;

	if (d->kind != CARD_LIST || d->in_sentence)
		return true;
	if (s && s->title)
		nf = norm_nf(c->scratch, s->title, strlen(s->title));
	if (d->items.n != 2 && d->items.n < 6)
		return true;
	if (d->items.n == 2 &&
	    (words_ends(c->words, WORDS_COUNTABLE, nf) ||
		words_in(c->words, WORDS_COUNT_WORDS, nf, &at)))
		return true;
	d->reserve = true;
	if (!is_example(c, s))
		return true;
	draft_drop(d, DROP_EXAMPLE);
	return false;
}

/* A sentence that stands as a heading is no aspect to ask for. */
bool
weed_heading(struct compile *c, struct draft *d)
{
	const struct section *s = d->fact->section;
	size_t n;

	(void)c;
	if (d->kind != CARD_ASPECT || !s || s->role != ROLE_ASPECT || !s->title)
		return true;
	n = strlen(s->title);
	if (n && s->title[n - 1] != '!' &&
	    (n < 3 || memcmp(s->title + n - 3, "！", 3) != 0) &&
	    (size_of(s->title) <= 16 || s->title[n - 1] == ':' ||
		s->title[n - 1] == '?' ||
		(n >= 3 && (memcmp(s->title + n - 3, "：", 3) == 0 ||
			       memcmp(s->title + n - 3, "？", 3) == 0))))
		return true;
	draft_drop(d, DROP_NO_STRUCTURE);
	return false;
}

/* --- all ----------------------------------------------------------------- */

static void
weed_one(struct compile *c, struct draft *d)
{
	static bool (*const tests[])(struct compile *, struct draft *) = {
	    weed_empty, weed_place, weed_dangling, weed_length, weed_leak,
	    weed_idle, weed_heading, weed_circular};
	size_t i, n = d->is_explicit ? 1 : sizeof tests / sizeof *tests;

	for (i = 0; i < n && d->fate == FATE_ALIVE; i++)
		if (!tests[i](c, d))
			break;
	arena_clear(c->scratch);
}

void
weed_drafts(struct compile *c)
{
	size_t i;

	for (i = 0; i < c->ndraft; i++)
		weed_one(c, c->draft[i]);
	weed_vague(c);
	weed_contents(c);
	weed_doubles(c);
	weed_held(c);
	weed_ambiguous(c);
}
