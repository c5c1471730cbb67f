#include "compile/policy.h"

#include "base/arena.h"
#include "base/map.h"
#include "compile/compile.h"

#include <string.h>

/* questions.md 4: core cards on one item; on a line of names, or a row. */
enum { UNIT_MOST = 2, NAMES_MOST = 3 };

/* Which sentence of its line a fact begins in, from 0. */
static uint32_t
sentence_of(const struct fact *fact)
{
	const struct note_file *f = fact->section ? fact->section->file : NULL;
	uint32_t line = fact->at.line, count = 0;
	const char *s;
	size_t n, i;

	if (!f || !line || line > f->lines)
		return 0;
	s = f->source + f->line[line - 1];
	n = f->line[line] - f->line[line - 1];
	for (i = 0; i + 3 <= n && i + 1 < fact->at.column; i++)
		count += memcmp(s + i, "。", 3) == 0 ||
			 memcmp(s + i, "；", 3) == 0 ||
			 (s[i] == '.' && s[i + 1] == ' ');
	return count;
}

/* The i-th unit that a draft asks. */
static struct unit
unit_of(const struct draft *d, size_t i)
{
	struct unit u;

	memset(&u, 0, sizeof u); /* its bytes are a key */
	u.file = d->at.file;
	u.line = i < d->nline ? d->line[i] : d->at.line;
	if (u.line == d->fact->at.line && d->nline <= 1 &&
	    d->kind != CARD_LIST && d->kind != CARD_ORDER)
		u.sentence = sentence_of(d->fact);
	return u;
}

static size_t
count_units(const struct draft *d)
{
	return d->nline ? d->nline : 1;
}

static size_t
asked(const struct map *m, const struct unit *u)
{
	size_t *n = map_find(m, (const char *)u, sizeof *u);

	return n ? *n : 0;
}

static size_t *
slot_of(struct policy *p, struct map *m, struct unit u)
{
	struct unit *key = arena_alloc(p->c->scratch, sizeof *key);

	*key = u;
	return map_at(m, (char *)key, sizeof *key);
}

/* A list of labels asks for the labels; what they say is asked elsewhere. */
static bool
asks_unit(const struct policy *p, const struct draft *d, const struct unit *u)
{
	return (d->kind != CARD_LIST && d->kind != CARD_ORDER) ||
	       !asked(p->labels, u);
}

static bool
is_name_kind(enum card_kind kind)
{
	return kind == CARD_EXPAND || kind == CARD_CONTRACT ||
	       kind == CARD_TRANSLATE;
}

bool
unit_has_room(const struct policy *p, const struct draft *d)
{
	size_t most = is_name_kind(d->kind) || d->row ? NAMES_MOST : UNIT_MOST;
	size_t i;

	for (i = 0; i < count_units(d); i++) {
		struct unit u = unit_of(d, i);

		if (asks_unit(p, d, &u) && asked(p->units, &u) >= most)
			return false;
	}
	return true;
}

bool
unit_is_fresh(const struct policy *p, const struct draft *d)
{
	size_t i;

	for (i = 0; i < count_units(d); i++) {
		struct unit u = unit_of(d, i);

		if (!asked(p->units, &u))
			return true;
	}
	return false;
}

void
unit_ask(struct policy *p, const struct draft *d)
{
	size_t i;

	for (i = 0; i < count_units(d); i++) {
		struct unit u = unit_of(d, i);

		if (asks_unit(p, d, &u))
			++*slot_of(p, p->units, u);
	}
}

void
unit_index_labels(struct policy *p)
{
	size_t i, j;

	for (i = 0; i < p->c->ndraft; i++) {
		const struct draft *d = p->c->draft[i];

		for (j = 0; d->kind == CARD_LABEL && draft_lives(d) &&
			    j < count_units(d);
		     j++)
			*slot_of(p, p->labels, unit_of(d, j)) = 1;
	}
}
