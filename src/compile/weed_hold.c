#include "compile/weed.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/mem.h"
#include "compile/aspect.h"
#include "compile/clause.h"
#include "compile/compile.h"

#include <stdlib.h>
#include <string.h>

/* The holds of each line, as chains through next (index + 1). */
struct held {
	struct compile *c;
	struct map *lines; /* "file:line" -> index + 1 of its last hold */
	size_t *next;
};

static const char *
line_key(struct compile *c, const char *file, uint32_t line)
{
	return arena_printf(c->scratch, "%s:%u", file, (unsigned)line);
}

static struct held
index_holds(struct compile *c)
{
	struct held h = {c, map_new(), mem_new(c->nhold + 1, sizeof *h.next)};
	size_t i;

	for (i = 0; i < c->nhold; i++) {
		const struct place *at = &c->hold[i].at;
		const char *key = line_key(c, at->file, at->line);
		size_t *head = map_at(h.lines, key, strlen(key));

		h.next[i] = *head;
		*head = i + 1;
	}
	return h;
}

static bool
text_holds(struct compile *c, const char *s, const char *token)
{
	return norm_holds(norm_nf(c->scratch, s, strlen(s)), token);
}

static bool
draft_holds(struct compile *c, const struct draft *d, const char *token)
{
	size_t i;

	if (norm_holds(d->ask_nf, token) || norm_holds(d->answer_nf, token))
		return true;
	for (i = 0; i < d->items.n; i++)
		if (text_holds(c, d->items.v[i], token))
			return true;
	return false;
}

/* The text without the brackets that hold the token; itself if none does. */
static const char *
without_bracket(struct compile *c, const char *s, const char *token)
{
	size_t n = strlen(s), at = 0, end, len;
	struct buf b = {0};
	const char *cut = s;

	while (at < n) {
		bool bracket = strncmp(s + at, "（", 3) == 0 || s[at] == '(';

		len = 1;
		if (bracket && clause_bracket(s, n, at, &end)) {
			len = end - at;
			if (norm_holds(
				norm_nf(c->scratch, s + at, len), token)) {
				while (b.len && b.data[b.len - 1] == ' ')
					buf_cut(&b, b.len - 1);
				at += len;
				continue;
			}
		}
		buf_put(&b, s + at, len);
		at += len;
	}
	if (b.len < n)
		cut = arena_strdup(c->arena, buf_text(&b));
	buf_free(&b);
	return cut;
}

/* Takes the token out with its brackets; true if the draft is free of it. */
static bool
is_freed(struct compile *c, struct draft *d, const char *token)
{
	const char *s = without_bracket(c, d->ask, token);
	size_t i;

	if (s != d->ask)
		draft_set_ask(c, d, s);
	for (i = 0; i < d->items.n; i++) {
		s = without_bracket(c, d->items.v[i], token);
		if (s != d->items.v[i])
			draft_set_item(c, d, i, s);
	}
	s = without_bracket(c, d->answer, token);
	if (s != d->answer && size_of(s))
		draft_set_answer(c, d, s);
	return !draft_holds(c, d, token);
}

static void
hold(struct compile *c, struct draft *d, const struct hold *h)
{
	d->fate = FATE_HELD;
	d->hold = h->code;
	c->diag[h->seq].cost++; /* not sorted yet: seq is the place */
}

/* Takes the point that a line of the notes gave out of a draft. */
static bool
lose_line(struct compile *c, struct draft *d, uint32_t line)
{
	size_t i;

	if (d->kind != CARD_ASPECT)
		return false;
	for (i = 0; i < d->nline; i++)
		if (d->line[i] == line)
			return aspect_lose(c, d, i);
	return false;
}

static void
hold_line(const struct held *h, struct draft *d, uint32_t line)
{
	const char *key = line_key(h->c, d->at.file, line);
	size_t *head = map_find(h->lines, key, strlen(key)), i;

	for (i = head ? *head : 0; i && d->fate == FATE_ALIVE;
	     i = h->next[i - 1]) {
		const struct hold *one = &h->c->hold[i - 1];

		if ((!one->token_nf ||
			(draft_holds(h->c, d, one->token_nf) &&
			    !is_freed(h->c, d, one->token_nf))) &&
		    !lose_line(h->c, d, line))
			hold(h->c, d, one);
	}
}

/* True if the draft asks for or from a name that a complaint holds. */
static bool
is_held_name(const struct draft *d)
{
	const struct term *t = d->fact->term;
	size_t i;

	if (!t || (d->kind != CARD_EXPAND && d->kind != CARD_TRANSLATE &&
		      d->kind != CARD_CONTRACT))
		return false;
	for (i = 0; i < t->nname; i++)
		if (t->name[i].held &&
		    (strcmp(t->name[i].nf, d->answer_nf) == 0 ||
			norm_holds(d->ask_nf, t->name[i].nf)))
			return true;
	return false;
}

void
weed_held(struct compile *c)
{
	struct held h = index_holds(c);
	size_t i, j;

	for (i = 0; i < c->ndraft; i++) {
		struct draft *d = c->draft[i];

		if (d->fate != FATE_ALIVE || d->is_explicit)
			continue;
		if (is_held_name(d)) {
			d->fate = FATE_HELD;
			d->hold = DIAG_CODE_SAME_TRANSLATION;
			continue;
		}
		if (c->nhold)
			hold_line(&h, d, d->at.line);
		for (j = c->nhold ? d->nline : 0; j-- > 0;)
			if (d->fate == FATE_ALIVE && j < d->nline)
				hold_line(&h, d, d->line[j]);
	}
	map_free(h.lines);
	free(h.next);
	arena_clear(c->scratch);
}
