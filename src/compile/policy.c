#include "compile/policy.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/msg.h"
#include "compile/compile.h"
#include "lang/words.h"

#include <stdlib.h>
#include <string.h>

/* questions.md 4 */
enum {
	LISTS_MOST = 4,  /* structural lists of a term */
	COVER_LEAST = 4, /* cards of the second pass */
	COVER_MOST = 8,
	MANY_FACTS = 24, /* a term of more facts and sections gets more */
	MANY_SECTIONS = 4,
	COVER_EACH = 2,     /* for each section of such a term */
	LABELS_MOST = 6,    /* of one list */
	SPICE_PERCENT = 30, /* third pass, of what the second chose */
	SPICE_EACH = 2,     /* cloze and number of one section */
	FEW_CARDS = 3,      /* a term with fewer gets its name card */
	TABLE_MOST = 12,    /* core cards of a table */
	ROW_MOST = 2,       /* of a row of terms */
	DECK_MOST = 600     /* core cards of a file before a note says so */
};

/* --- choosing ------------------------------------------------------------ */

static bool
is_free(const struct draft *d)
{
	return d->fate == FATE_ALIVE && d->status != STATUS_CORE && !d->reserve;
}

static struct part *
part_of(const struct policy *p, const struct draft *d)
{
	return &p->part[p->where[d->index] - 1];
}

static void
choose(struct policy *p, struct part *part, struct draft *d)
{
	d->status = STATUS_CORE;
	d->rank = ++p->rank;
	part->labels += d->kind == CARD_LABEL;
	part->spice += d->kind == CARD_CLOZE || d->kind == CARD_NUMBER;
	part->table += d->from_table || d->kind == CARD_CELL;
	unit_ask(p, d);
}

/* Chooses a draft of a table while the table has room. */
static bool
fits_table(const struct part *part, const struct draft *d)
{
	return !d->from_table || part->table < TABLE_MOST;
}

/* --- pass 1: structure first --------------------------------------------- */

/* What the first pass has taken of a group. */
struct taken {
	size_t define, translate, list, row;
};

static bool
is_structure(
    const struct policy *p, const struct draft *d, const struct taken *t)
{
	const struct term *term = d->fact->term;

	switch (d->kind) {
	case CARD_QA:
	case CARD_CONTRAST:
	case CARD_ORDER:
		return true;
	case CARD_EXPAND:
		return !d->row || t->row < ROW_MOST;
	case CARD_DEFINE:
		return !t->define && t->row < ROW_MOST;
	case CARD_TRANSLATE:
		return !t->translate && t->row < ROW_MOST &&
		       !(term && term->minor);
	case CARD_WHICH:
		return d->leans && d->leans->kind == CARD_CONTRAST &&
		       d->leans->status == STATUS_CORE &&
		       !p->paired[d->leans->index];
	default:
		return false;
	}
}

static void
take(struct policy *p, struct draft *d, struct taken *t)
{
	struct part *part = part_of(p, d);

	if (!d->is_explicit &&
	    (!is_free(d) || !is_structure(p, d, t) || !fits_table(part, d)))
		return;
	if (d->kind == CARD_WHICH && d->leans)
		p->paired[d->leans->index] = true;
	t->define += d->kind == CARD_DEFINE;
	t->translate += d->kind == CARD_TRANSLATE;
	t->row += d->row;
	choose(p, part, d);
}

/* Shallowest first, at most four or one a section. */
static void
take_lists(struct policy *p)
{
	size_t most = p->npart > LISTS_MOST ? p->npart : LISTS_MOST, n = 0, i;
	int depth;

	for (depth = 0; depth < NOTE_DEPTH && n < most; depth++)
		for (i = 0; i < p->group.n && n < most; i++) {
			struct draft *d = p->group.draft[i];
			const struct section *s = d->fact->section;

			if (!is_free(d) || d->kind != CARD_LIST ||
			    d->in_sentence || (s ? s->depth : 0) != depth ||
			    !fits_table(part_of(p, d), d))
				continue;
			choose(p, part_of(p, d), d);
			n++;
		}
}

static void
pass_structure(struct policy *p)
{
	struct taken t = {0};
	size_t i;

	for (i = 0; i < p->group.n; i++)
		if (p->group.draft[i]->fate == FATE_ALIVE)
			take(p, p->group.draft[i], &t);
	take_lists(p);
}

/* --- pass 2: cover ------------------------------------------------------- */

/* How good a kind is to cover an item; 0: not for this pass. */
static int
cover_value(const struct draft *d)
{
	static const int value[CARD_KIND_COUNT] = {[CARD_LABEL] = 7,
	    [CARD_NUMBER] = 6,
	    [CARD_LIST] = 5,
	    [CARD_ASPECT] = 4,
	    [CARD_DEFINE] = 4,
	    [CARD_CLOZE] = 2};

	return d->kind == CARD_ASPECT && d->cueless ? 1 : value[d->kind];
}

/* Cells of a table are chosen by themselves. */
static struct draft *
best_of(const struct policy *p, const struct part *part)
{
	struct draft *best = NULL;
	size_t i;

	for (i = 0; i < part->n; i++) {
		struct draft *d = part->draft[i];
		int value = cover_value(d);

		if (!value || !is_free(d) || !fits_table(part, d) ||
		    (d->kind == CARD_LABEL && part->labels >= LABELS_MOST) ||
		    (best && value <= cover_value(best)))
			continue;
		if (unit_is_fresh(p, d) && unit_has_room(p, d))
			best = d;
	}
	return best;
}

static size_t
count_facts(const struct group *g)
{
	size_t n = 0, i;

	for (i = 0; i < g->n; i++)
		n += !i || g->draft[i]->fact != g->draft[i - 1]->fact;
	return n;
}

/* How many cards the second pass may choose. */
static size_t
budget_of(const struct policy *p)
{
	size_t facts = count_facts(&p->group), most = COVER_MOST;

	if (facts > MANY_FACTS && p->npart >= MANY_SECTIONS)
		most = COVER_EACH * p->npart;
	facts /= 2;
	if (facts < COVER_LEAST)
		return COVER_LEAST;
	return facts < most ? facts : most;
}

static size_t
pass_cover(struct policy *p)
{
	size_t budget = budget_of(p), chosen = 0, before, i;

	do {
		before = chosen;
		for (i = 0; i < p->npart && chosen < budget; i++) {
			struct draft *d = best_of(p, &p->part[i]);

			if (!d)
				continue;
			choose(p, &p->part[i], d);
			chosen++;
		}
	} while (chosen > before && chosen < budget);
	return chosen;
}

/*
 * Cells of a table, as many as it may have: the first of each row, then the
 * second of each row, and so on.
 */
static void
take_cells(struct policy *p, struct part *part)
{
	size_t before, round, i, in_row;
	uint32_t row;

	for (round = 0; part->table < TABLE_MOST; round++) {
		before = part->table;
		for (i = in_row = row = 0; i < part->n; i++) {
			struct draft *d = part->draft[i];

			if (d->kind != CARD_CELL || d->fate != FATE_ALIVE)
				continue;
			in_row = d->at.line == row ? in_row + 1 : 0;
			row = d->at.line;
			if (in_row == round && is_free(d) &&
			    part->table < TABLE_MOST)
				choose(p, part, d);
		}
		if (part->table == before)
			break;
	}
}

/* --- pass 3: spice ------------------------------------------------------- */

static bool
is_spice(const struct policy *p, const struct part *part, const struct draft *d,
    enum card_kind kind)
{
	if (d->kind != kind || !is_free(d) || !unit_has_room(p, d) ||
	    !fits_table(part, d))
		return false;
	return (kind != CARD_CLOZE && kind != CARD_NUMBER) ||
	       part->spice < SPICE_EACH;
}

/* Chooses up to n of a kind, one a section in turn; gives how many. */
static size_t
sprinkle(struct policy *p, enum card_kind kind, size_t n)
{
	size_t chosen = 0, i, j;

	for (i = 0; i < p->npart && chosen < n; i++)
		for (j = 0; j < p->part[i].n && chosen < n; j++) {
			struct draft *d = p->part[i].draft[j];

			if (!is_spice(p, &p->part[i], d, kind))
				continue;
			choose(p, &p->part[i], d);
			chosen++;
			break;
		}
	return chosen;
}

static void
pass_spice(struct policy *p, size_t covered)
{
	static const enum card_kind kinds[] = {
	    CARD_NUMBER, CARD_CLOZE, CARD_CONTRACT, CARD_CLOZE};
	size_t n = (covered * SPICE_PERCENT + 50) / 100, i;
	bool row = p->group.n && p->group.draft[0]->row;
	size_t names = row ? p->rank < ROW_MOST : p->rank < FEW_CARDS || n > 1;

	if (names && sprinkle(p, CARD_NAME, 1) && n)
		n--;
	for (i = 0; i < sizeof kinds / sizeof *kinds && n; i++)
		n -= sprinkle(p, kinds[i], n);
}

/* --- all ----------------------------------------------------------------- */

static void
choose_group(struct policy *p)
{
	size_t i;

	p->rank = 0;
	policy_split(p);
	for (i = 0; i < p->group.n; i++)
		p->group.draft[i]->status = STATUS_RESERVE;
	pass_structure(p);
	for (i = 0; i < p->npart; i++)
		take_cells(p, &p->part[i]);
	pass_spice(p, pass_cover(p));
}

/* A note for a file that would take its reader months. */
static void
note_large(struct compile *c)
{
	size_t i, n = 0;
	const char *file = NULL;

	for (i = 0; i < c->ndraft; i++) {
		const struct draft *d = c->draft[i];

		if (d->at.file != file)
			n = 0;
		file = d->at.file;
		n += d->fate == FATE_ALIVE && d->status == STATUS_CORE;
		if (n == DECK_MOST + 1)
			diag_add(c, DIAG_CODE_DECK_LARGE,
			    (struct place){file, 1, 1},
			    _("more than %d cards to learn"), DECK_MOST);
	}
}

void
policy_choose(struct compile *c)
{
	struct policy p = {.c = c,
	    .units = map_new(),
	    .labels = map_new(),
	    .where = mem_new(c->ndraft + 1, sizeof *p.where),
	    .paired = mem_new(c->ndraft + 1, sizeof *p.paired)};
	size_t n, i;
	struct group *g = groups_make(c, &n);

	unit_index_labels(&p);
	for (i = 0; i < n; i++) {
		p.group = g[i];
		choose_group(&p);
	}
	note_large(c);
	map_free(p.units);
	map_free(p.labels);
	arena_clear(c->scratch);
	free(p.where);
	free(p.paired);
}
