/* The step of a match that goes by likeness, term by term. */

#include "deck/lineage_job.h"

#include "base/mem.h"
#include "deck/assign.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK_MOST = 96 }; /* singles of a term that are compared at once */

/* The singles of a side by term: of[from[t]..from[t + 1]). */
struct by_term {
	const struct single **of;
	size_t *from;
};

static struct by_term
sort_by_term(const struct side *s, size_t nterm)
{
	struct by_term b = {.of = mem_new(s->n + 1, sizeof(*b.of)),
	    .from = mem_new(nterm + 2, sizeof *b.from)};
	size_t *at = mem_new(nterm + 1, sizeof *at), i, t;

	for (i = 0; i < s->n; i++)
		b.from[s->single[i].term + 1]++;
	for (t = 0; t < nterm; t++) {
		b.from[t + 1] += b.from[t];
		at[t] = b.from[t];
	}
	for (i = 0; i < s->n; i++)
		b.of[at[s->single[i].term]++] = &s->single[i];
	free(at);
	return b;
}

static void
by_term_free(struct by_term *b)
{
	free(b->of);
	free(b->from);
}

/* Singles of one term of both decks. */
struct block {
	const struct single **old, **fresh;
	size_t nold, nfresh;
};

/*
 * Other numbers, a negation or the opposite word under another question make
 * another fact, however alike the rest is ("maps to (0, 1)", "to (-1, 1)").
 */
static double
pair_likeness(
    const struct lineage_job *j, const struct sketch *o, const struct sketch *f)
{
	double likeness = card_likeness(o, f);

	if (likeness < LINEAGE_POSSIBLE || strcmp(o->ask, f->ask) == 0)
		return likeness;
	return meaning_changes(j->words, o, f) & ~(unsigned)MEANING_ANSWER
		   ? likeness - 0.25
		   : likeness;
}

static void
match_block(struct lineage_job *j, const struct block *b)
{
	double *like = mem_new(b->nold * b->nfresh, sizeof *like);
	double *worth = mem_new(b->nold * b->nfresh, sizeof *worth);
	ptrdiff_t *mate = mem_new(b->nold, sizeof *mate);
	size_t i, k, at = 0;

	for (i = 0; i < b->nold; i++)
		for (k = 0; k < b->nfresh; k++, at++) {
			like[at] = pair_likeness(
			    j, &b->old[i]->sketch, &b->fresh[k]->sketch);
			/* squared, so that one sure pair beats two doubtful */
			if (like[at] >= LINEAGE_POSSIBLE)
				worth[at] = like[at] * like[at];
		}
	assign_best(worth, b->nold, b->nfresh, mate);
	for (i = 0; i < b->nold; i++)
		if (mate[i] >= 0) {
			const struct single *f = b->fresh[mate[i]];

			lineage_marry(j, b->old[i], f,
			    like[i * b->nfresh + (size_t)mate[i]],
			    meaning_changes(
				j->words, &b->old[i]->sketch, &f->sketch));
		}
	free(like);
	free(worth);
	free(mate);
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* A very long list of one term is matched stretch by stretch. */
static void
match_term(struct lineage_job *j, const struct block *all)
{
	size_t a;

	for (a = 0; a < all->nold && a < all->nfresh; a += BLOCK_MOST)
		match_block(
		    j, &(struct block){.old = all->old + a,
			   .fresh = all->fresh + a,
			   .nold = least(all->nold - a, BLOCK_MOST),
			   .nfresh = least(all->nfresh - a, BLOCK_MOST)});
}

void
lineage_alike(struct lineage_job *j)
{
	struct by_term o = sort_by_term(&j->old, j->nterm);
	struct by_term f = sort_by_term(&j->fresh, j->nterm);
	size_t t;

	for (t = 0; t < j->nterm; t++)
		match_term(j, &(struct block){.old = o.of + o.from[t],
				  .fresh = f.of + f.from[t],
				  .nold = o.from[t + 1] - o.from[t],
				  .nfresh = f.from[t + 1] - f.from[t]});
	by_term_free(&o);
	by_term_free(&f);
}
