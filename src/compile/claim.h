#ifndef COMPILE_CLAIM_H
#define COMPILE_CLAIM_H

/*
 * What the notes say their acronyms stand for, at every place that says it:
 * the names of terms, "ABC (Full Name)", "Full Name (ABC)", "中文（Full Name,
 * ABC）", "中文（ABC）". Complaints compare what is said here and there.
 */

#include "compile/outline.h"

struct compile;

struct claim {
	const char *acronym; /* as written */
	const char *nf;      /* its normal form */
	const char *text;    /* what it stands for */
	bool han;            /* text is Chinese; else Latin */
	bool sure;           /* a name of a term, or the initials fit */
	struct place at;
	size_t next; /* the next claim of this acronym + 1, or 0 */
};

struct claims {
	struct claim *claim; /* in the order of the notes */
	size_t n, cap;
	struct map *first; /* nf -> its first claim + 1 */
};

/* All of them, read when first asked for; the compile keeps them. */
const struct claims *claims_of(struct compile *);
void claims_free(struct claims *); /* NULL is fine */

/* The first claim of an acronym, and the one after a claim; or NULL. */
const struct claim *claims_first(const struct claims *, const char *nf);
const struct claim *claims_next(const struct claims *, const struct claim *);

#endif
