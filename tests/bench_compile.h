#ifndef TESTS_BENCH_COMPILE_H
#define TESTS_BENCH_COMPILE_H

/*
 * A compile made by hand, for tests of one stage: a file of notes, a section
 * "use" under it, and four terms that own it. It runs no rule.
 */

#include "base/map.h"
#include "compile/compile.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

enum { BENCH_TERMS = 4, BENCH_SECTIONS = 6 };

struct bench {
	struct notes *notes;
	struct compile *c;
	struct section root, section[BENCH_SECTIONS];
	struct term term[BENCH_TERMS];
	struct name name[BENCH_TERMS];
};

static inline void
bench_term(struct bench *b, size_t i, const char *name)
{
	char *nf = norm_nf(b->c->arena, name, strlen(name));

	b->name[i] = (struct name){.kind = NAME_HEADING,
	    .text = name,
	    .nf = nf,
	    .at = {"sea.md", 1, 1}};
	b->term[i] = (struct term){.display = name,
	    .nf = nf,
	    .name = &b->name[i],
	    .nname = 1,
	    .section = &b->root,
	    .index = i};
	*map_at(b->c->names, nf, strlen(nf)) = i + 1;
	b->c->term[i] = &b->term[i];
}

static inline void
bench_open(struct bench *b, const char *text)
{
	static const char *const names[] = {"Tide", "Moon", "Reef", "Surge"};
	static const char *const titles[] = {
	    "use", "example", "limits", "causes", "parts", "history"};
	size_t i;

	memset(b, 0, sizeof *b);
	ck_assert_ptr_null(
	    notes_parse(&b->notes, "sea.md", text, strlen(text)));
	b->c = compile_new(b->notes, "sea");
	b->root = (struct section){.role = ROLE_FILE,
	    .title = "",
	    .aspect = "",
	    .file = &b->notes->file[0]};
	b->c->nterm = b->c->term_cap = BENCH_TERMS;
	b->c->term = calloc(BENCH_TERMS, sizeof *b->c->term);
	for (i = 0; i < BENCH_TERMS; i++)
		bench_term(b, i, names[i]);
	for (i = 0; i < BENCH_SECTIONS; i++)
		b->section[i] = (struct section){.role = ROLE_ASPECT,
		    .title = titles[i],
		    .aspect = titles[i],
		    .parent = &b->root,
		    .index = i + 1,
		    .depth = 1,
		    .term = &b->term[0],
		    .file = &b->notes->file[0]};
}

static inline void
bench_close(struct bench *b)
{
	compile_free(b->c);
	notes_free(b->notes);
}

/* A draft of a new fact of a term, in a section, from a line. */
static inline struct draft *
bench_draft(struct bench *b, enum card_kind kind, size_t term, size_t section,
    const char *slot, const char *ask, const char *answer, uint32_t line)
{
	struct fact *f = fact_new(b->c, &b->term[term], &b->section[section],
	    slot, answer, (struct place){"sea.md", line, 1});
	struct draft *d = draft_new(b->c, kind, f, ask, answer);

	draft_line(b->c, d, line);
	return d;
}

#endif
