#ifndef DECK_LINEAGE_JOB_H
#define DECK_LINEAGE_JOB_H

/*
 * A match under way, for lineage*.c alone. Cards that stand word for word are
 * married first, by id and without a further look; only the singles that are
 * left get a sketch, and each step marries some of them.
 */

#include "deck/likeness.h"
#include "deck/lineage.h"

struct map;

/* A card that no step has married yet. */
struct single {
	struct sketch sketch;
	size_t card; /* index in its deck */
	size_t term; /* number of its term; of an old one: as it is now */
};

struct side {
	const struct deck *deck;
	ptrdiff_t *mate; /* of each card: index in the other deck, or NO_CARD */
	struct single *single; /* in the order of the deck */
	size_t n;              /* singles */
};

struct lineage_job {
	struct arena *arena;
	const struct words *words;
	struct side old, fresh;
	double *certainty;  /* of each new card */
	unsigned *meaning;  /* of each new card */
	struct map *spelt;  /* a term as written -> its number + 1 */
	struct map *normal; /* its normal form -> its number + 1 */
	size_t nterm;
};

/* The number of a term: equal ones for one normal form. */
size_t lineage_term(struct lineage_job *, const char *term);

void lineage_marry(struct lineage_job *, const struct single *old,
    const struct single *fresh, double certainty, unsigned meaning);

/* Cards of one id that stand word for word. */
void lineage_identical(struct lineage_job *);

/* Equal by id and normal form, then without the id: moved, respelt. */
void lineage_equal(struct lineage_job *);

/* Finds terms that were renamed; their old cards are of the new term then. */
void lineage_rename(struct lineage_job *);

/* The same said under one term, whatever is asked. */
void lineage_same_fact(struct lineage_job *);

/* Cards of one term by likeness, as the best assignment. */
void lineage_alike(struct lineage_job *);

/* The same long words said of another term: the bullet was moved there. */
void lineage_across(struct lineage_job *);

#endif
