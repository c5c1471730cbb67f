#include "compile/distract.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/rand.h"
#include "compile/compile.h"
#include "compile/finish.h"

#include <stdlib.h>
#include <string.h>

enum {
	TRIES = 40,      /* answers of one source that are looked at */
	OPTION_MOST = 40 /* W of an option */
};

/* The answers of one source, in the order of the notes. */
struct bucket {
	const struct draft **draft;
	size_t n, cap;
};

/* The sources, best first: one list, one aspect or label, one kind. */
enum source { SOURCE_LIST, SOURCE_LABEL, SOURCE_KIND, SOURCE_COUNT };

struct distract {
	struct compile *c;
	struct map *index; /* key of a source -> place in bucket + 1 */
	struct bucket *bucket;
	size_t n, cap;
	size_t (*place)[SOURCE_COUNT]; /* by index of a draft: its own place */
	struct option *option;         /* by index of a draft */
};

/*
 * Kinds whose answers can be told apart among others. Not expand: its letters
 * stand in the question.
 */
static bool
may_be_option(const struct draft *d)
{
	static const bool kinds[CARD_KIND_COUNT] = {[CARD_CONTRACT] = true,
	    [CARD_TRANSLATE] = true,
	    [CARD_NAME] = true,
	    [CARD_LABEL] = true,
	    [CARD_CELL] = true,
	    [CARD_CLOZE] = true,
	    [CARD_NUMBER] = true};

	return kinds[d->kind] && d->fate == FATE_ALIVE && d->items.n < 2 &&
	       norm_size(d->answer, strlen(d->answer)) <= OPTION_MOST;
}

/* What follows the comma of "cell=row,column", else the whole slot. */
static const char *
column_of(const char *slot)
{
	const char *comma = strrchr(slot, ',');

	return strncmp(slot, "cell=", 5) == 0 && comma ? comma + 1 : slot;
}

static const char *
key_of(struct compile *c, const struct draft *d, enum source source)
{
	const struct section *s = d->fact->section;
	const char *kind = card_kind_name(d->kind), *what = "";

	if (d->kind == CARD_CELL || d->kind == CARD_CLOZE)
		what = column_of(d->fact->slot);
	if (source == SOURCE_LIST)
		return arena_printf(
		    c->scratch, "%s\n%zu\n%s", kind, s ? s->index : 0, what);
	if (source == SOURCE_KIND)
		return arena_printf(c->scratch, "%s\n\n%s", kind,
		    d->kind == CARD_CLOZE ? what : "");
	if (d->kind == CARD_LABEL)
		what = s && s->aspect ? s->aspect : "";
	return arena_printf(c->scratch, "%s\n-\n%s", kind, what);
}

static void
add(struct distract *x, const struct draft *d, enum source source)
{
	const char *key = key_of(x->c, d, source);
	size_t *at = map_at(x->index, key, strlen(key));
	struct bucket *b;

	if (!*at) {
		MEM_GROW(x->bucket, x->n, x->cap);
		x->bucket[x->n] = (struct bucket){0};
		*at = ++x->n;
	}
	b = &x->bucket[*at - 1];
	MEM_GROW(b->draft, b->n, b->cap);
	x->place[d->index][source] = b->n;
	b->draft[b->n++] = d;
}

struct distract *
distract_new(struct compile *c)
{
	struct distract *x = mem_new(1, sizeof *x);
	size_t i;
	int source;

	x->c = c;
	x->index = map_new();
	x->place = mem_new(c->ndraft + 1, sizeof *x->place);
	x->option = mem_new(c->ndraft + 1, sizeof *x->option);
	for (i = 0; i < c->ndraft; i++) {
		if (!may_be_option(c->draft[i]))
			continue;
		x->option[i] = option_of(c, c->draft[i]);
		for (source = 0; source < SOURCE_COUNT; source++)
			add(x, c->draft[i], (enum source)source);
	}
	return x;
}

void
distract_free(struct distract *x)
{
	size_t i;

	if (!x)
		return;
	arena_clear(x->c->scratch);
	for (i = 0; i < x->n; i++)
		free(x->bucket[i].draft);
	free(x->bucket);
	free(x->place);
	free(x->option);
	map_free(x->index);
	free(x);
}

/* --- picking ------------------------------------------------------------- */

/* The options picked so far for a draft. */
struct picked {
	const struct draft *draft[DISTRACT_MOST];
	size_t n;
};

static bool
is_picked(const struct picked *p, const char *nf)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (norm_holds(p->draft[i]->answer_nf, nf) ||
		    norm_holds(nf, p->draft[i]->answer_nf))
			return true;
	return false;
}

/* The nearest first: one before, one behind, two before … */
static void
pick_from(struct distract *x, const struct draft *d, enum source source,
    struct picked *p)
{
	const char *key = key_of(x->c, d, source);
	const struct bucket *b =
	    &x->bucket[*map_find(x->index, key, strlen(key)) - 1];
	size_t at = x->place[d->index][source], step;

	for (step = 2; step < TRIES && p->n < DISTRACT_MOST; step++) {
		size_t away = step / 2;
		size_t i = step & 1 ? at + away : at - away;

		if (i >= b->n) /* also where at - away is below 0 */
			continue;
		if (option_is_valid(x->c, &x->option[d->index],
			&x->option[b->draft[i]->index]) &&
		    !is_picked(p, b->draft[i]->answer_nf))
			p->draft[p->n++] = b->draft[i];
	}
}

/* True if all options begin, or all end, as the answer does not. */
static bool
gives_away(const struct draft *d, const struct picked *p)
{
	const char *a = d->answer_nf, *o = p->draft[0]->answer_nf;
	bool head = true, tail = true;
	size_t i;

	for (i = 0; i < p->n; i++) {
		const char *s = p->draft[i]->answer_nf;

		head = head && strncmp(s, o, 3) == 0;
		tail = tail && s[strlen(s) - 1] == o[strlen(o) - 1] &&
		       strlen(s) >= 3 && strlen(o) >= 3 &&
		       strcmp(s + strlen(s) - 3, o + strlen(o) - 3) == 0;
	}
	if (head && strncmp(a, o, 3) != 0)
		return true;
	return tail && (strlen(a) < 3 ||
			   strcmp(a + strlen(a) - 3, o + strlen(o) - 3) != 0);
}

/* What a label says is believable only beside its like, not anywhere. */
static int
sources_of(enum card_kind kind)
{
	return kind == CARD_LABEL || kind == CARD_CELL ? SOURCE_KIND
						       : SOURCE_COUNT;
}

struct texts
distract_for(struct distract *x, const struct draft *d)
{
	struct picked p = {{NULL}, 0};
	struct texts t = {0};
	int source;
	size_t i;

	if (!may_be_option(d))
		return t;
	for (source = 0; source < sources_of(d->kind); source++)
		pick_from(x, d, (enum source)source, &p);
	if (p.n < DISTRACT_LEAST || gives_away(d, &p))
		return t;
	t.v = arena_array(x->c->arena, p.n, sizeof *t.v);
	for (i = 0; i < p.n; i++)
		t.v[t.n++] = p.draft[i]->answer;
	return t;
}

/* --- all ----------------------------------------------------------------- */

/* The options with the answer among them, where its words say. */
static void
set_choices(struct compile *c, struct draft *d, struct texts wrong)
{
	uint64_t seed = hash_string(hash_string(0, d->ask_nf), d->answer_nf);
	size_t right = (size_t)(seed % (wrong.n + 1)), i, j = 0;

	d->choices.v = arena_array(c->arena, wrong.n + 1, sizeof *wrong.v);
	d->choices.n = wrong.n + 1;
	for (i = 0; i <= wrong.n; i++)
		d->choices.v[i] = i == right ? d->answer : wrong.v[j++];
}

static bool
has_answer(const struct draft *d)
{
	size_t i;

	for (i = 0; i < d->choices.n; i++)
		if (strcmp(d->choices.v[i], d->answer) == 0)
			return d->choices.n > 1;
	return false;
}

static void
add_choices(struct distract *x, struct draft *d)
{
	struct texts wrong;

	if (has_answer(d))
		return;
	d->choices = (struct texts){0};
	wrong = distract_for(x, d);
	if (wrong.n) {
		set_choices(x->c, d, wrong);
	} else if (d->form == FORM_CHOICE) {
		d->form = FORM_SELF;
		diag_add(x->c, DIAG_CODE_FEW_DISTRACTORS, d->at,
		    _("too few wrong options for \"%s\""), d->ask);
	}
}

void
distract_add(struct compile *c)
{
	struct distract *x = distract_new(c);
	size_t i;

	for (i = 0; i < c->ndraft; i++)
		if (c->draft[i]->fate == FATE_ALIVE)
			add_choices(x, c->draft[i]);
	distract_free(x);
}
