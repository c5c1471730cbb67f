#include "compile/weed.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "compile/compile.h"

#include <stdlib.h>
#include <string.h>

/* --- one question, two answers ------------------------------------------- */

/* The drafts of one question, a chain through next (index + 1). */
struct asked {
	struct compile *c;
	struct map *head; /* key of a question -> index + 1 of its last */
	size_t *next;
	struct map *answer; /* question and answer, where two ask the same */
};

/* Questions differ in more than space, or they are one. */
static const char *
key_of(struct compile *c, const char *ask_nf)
{
	char *key = arena_strdup(c->scratch, ask_nf), *to = key;

	for (; *ask_nf; ask_nf++)
		if (*ask_nf != ' ')
			*to++ = *ask_nf;
	*to = '\0';
	return key;
}

/* What may be put before a question to tell it from another; NULL: nothing. */
static const char *
aspect_tag(struct compile *c, const struct draft *d)
{
	struct texts t = section_aspects(c, d->fact->section);

	return t.n ? t.v[t.n - 1] : NULL;
}

static const char *
container_tag(struct compile *c, const struct draft *d)
{
	const struct section *s = d->fact->section;

	(void)c;
	while (s && s->role != ROLE_CONTAINER && s->role != ROLE_COMPARISON)
		s = s->parent;
	return s ? s->title : NULL;
}

static const char *
section_tag(struct compile *c, const struct draft *d)
{
	const struct term *t = d->fact->term;

	(void)c;
	if (t && t->section)
		return t->section->title;
	return d->fact->section ? d->fact->section->title : NULL;
}

static const char *
file_tag(struct compile *c, const struct draft *d)
{
	(void)c;
	return d->at.file;
}

/* A slot names the label, symbol or column a question may have lost. */
static const char *
term_tag(struct compile *c, const struct draft *d)
{
	(void)c;
	return d->fact->term ? d->fact->term->display : NULL;
}

typedef const char *(*tag)(struct compile *, const struct draft *);

static const tag tags[] = {
    term_tag, aspect_tag, container_tag, section_tag, file_tag};

/* The question with a tag, or NULL where that would give the answer away. */
static const char *
tagged(struct compile *c, const struct draft *d, tag t)
{
	const char *text = t(c, d), *nf;
	size_t i;

	if (!text || !*text)
		return NULL;
	nf = norm_nf(c->scratch, text, strlen(text));
	if (norm_holds(nf, d->answer_nf) || norm_holds(d->answer_nf, nf))
		return NULL;
	for (i = 0; i < d->accept.n; i++)
		if (norm_holds(nf, norm_nf(c->scratch, d->accept.v[i],
				       strlen(d->accept.v[i]))))
			return NULL;
	return arena_printf(c->arena, "[%s] %s", text, d->ask);
}

/* True if the tag makes all questions of a chain differ from all others. */
static bool
tells_apart(struct asked *a, size_t chain, tag t)
{
	struct map *seen = map_new();
	bool apart = true;
	size_t i;

	for (i = chain; apart && i; i = a->next[i - 1]) {
		const char *ask = tagged(a->c, a->c->draft[i - 1], t);
		const char *key;

		if (!ask) {
			apart = false;
			break;
		}
		key = key_of(a->c, norm_nf(a->c->scratch, ask, strlen(ask)));
		apart = !map_find(a->head, key, strlen(key)) &&
			(*map_at(seen, key, strlen(key)))++ == 0;
	}
	map_free(seen);
	return apart;
}

static void
hold_all(struct asked *a, size_t chain)
{
	size_t i;

	for (i = chain; i; i = a->next[i - 1]) {
		struct draft *d = a->c->draft[i - 1];

		d->fate = FATE_HELD;
		d->hold = DIAG_CODE_AMBIGUOUS_PROMPT;
		diag_add(a->c, DIAG_CODE_AMBIGUOUS_PROMPT, d->at,
		    "\"%s\" would have more than one answer", d->ask);
	}
}

/* Settles the drafts that ask one question and expect different answers. */
static void
settle(struct asked *a, size_t chain)
{
	size_t t, i;

	for (t = 0; t < sizeof tags / sizeof *tags; t++) {
		if (!tells_apart(a, chain, tags[t]))
			continue;
		for (i = chain; i; i = a->next[i - 1]) {
			struct draft *d = a->c->draft[i - 1];
			const char *ask = tagged(a->c, d, tags[t]), *key;

			draft_set_ask(a->c, d, ask);
			key = key_of(a->c, d->ask_nf);
			*map_at(a->head, key, strlen(key)) = 0;
		}
		return;
	}
	hold_all(a, chain);
}

/* The slot of the draft that asks and answers the same, index + 1; 0: none. */
static size_t *
same_as(struct asked *a, const struct draft *d, const char *key)
{
	const char *both = arena_printf(
	    a->c->scratch, "%s\n%s", key, key_of(a->c, d->answer_nf));

	return map_at(a->answer, both, strlen(both));
}

/*
 * Merges a draft into one of its chain that answers the same, if any does. The
 * first of a chain comes into the table with the second: most stay alone.
 */
static bool
merge_equal(struct asked *a, struct draft *d, size_t chain, const char *key)
{
	struct draft *into;
	size_t *same, j;

	if (!a->next[chain - 1])
		*same_as(a, a->c->draft[chain - 1], key) = chain;
	same = same_as(a, d, key);
	if (!*same) {
		*same = d->index + 1;
		return false;
	}
	into = a->c->draft[*same - 1];
	d->fate = FATE_MERGED;
	d->merged = into;
	into->is_explicit |= d->is_explicit;
	for (j = 0; j < d->accept.n; j++)
		draft_accept(a->c, into, d->accept.v[j]);
	for (j = 0; j < d->nline; j++)
		draft_line(a->c, into, d->line[j]);
	return true;
}

void
weed_ambiguous(struct compile *c)
{
	struct asked a = {
	    c, map_new(), mem_new(c->ndraft + 1, sizeof *a.next), map_new()};
	const char **key = mem_new(c->ndraft + 1, sizeof *key);
	size_t i, *head;

	for (i = 0; i < c->ndraft; i++) {
		struct draft *d = c->draft[i];

		if (d->fate != FATE_ALIVE)
			continue;
		key[i] = key_of(c, d->ask_nf);
		head = map_at(a.head, key[i], strlen(key[i]));
		if (*head && merge_equal(&a, d, *head, key[i]))
			continue;
		a.next[i] = *head;
		*head = i + 1;
	}
	for (i = 0; i < c->ndraft; i++) {
		if (!key[i] || c->draft[i]->fate != FATE_ALIVE)
			continue;
		head = map_find(a.head, key[i], strlen(key[i]));
		if (*head == i + 1 && a.next[i])
			settle(&a, i + 1);
	}
	map_free(a.head);
	map_free(a.answer);
	free(a.next);
	free(key);
	arena_clear(c->scratch);
}
