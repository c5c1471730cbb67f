#include "compile/compile.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "compile/claim.h"
#include "compile/explicit.h"
#include "compile/markers.h"
#include "compile/prompt.h"
#include "compile/rule.h"
#include "deck/deck.h"
#include "lang/words.h"

#include <stdlib.h>

struct compile *
compile_new(const struct notes *notes, const char *name)
{
	struct compile *c = mem_new(1, sizeof *c);

	c->arena = arena_new();
	c->scratch = arena_new();
	c->notes = notes;
	c->words = words_new();
	c->prompts = prompts_new(c->arena);
	c->deck_name = arena_strdup(c->arena, name);
	c->names = map_new();
	c->diag_lines = map_new();
	return c;
}

void
compile_free(struct compile *c)
{
	if (!c)
		return;
	map_free(c->names);
	map_free(c->diag_lines);
	claims_free(c->claims);
	free(c->term);
	free(c->fact);
	free(c->draft);
	free(c->diag);
	free(c->marker);
	free(c->hold);
	prompts_free(c->prompts);
	words_free(c->words);
	arena_free(c->scratch);
	arena_free(c->arena);
	free(c);
}

static void
run_section(struct compile *c, const struct section *s)
{
	static void (*const rules[])(
	    struct compile *, const struct section *) = {
#define X(name) rule_##name,
	    RULES(X)
#undef X
	};
	const struct section *child;
	size_t i;

	if (s->role == ROLE_REFERENCE || s->off)
		return;
	for (i = 0; i < sizeof rules / sizeof *rules; i++)
		rules[i](c, s);
	arena_clear(c->scratch);
	for (child = s->first; child; child = child->next)
		run_section(c, child);
}

void
rules_run(struct compile *c)
{
	size_t i;

	for (i = 0; i < c->outline.nroot; i++)
		run_section(c, c->outline.root[i]);
}

void
compile_notes(const struct notes *notes, const char *name,
    struct compile **result, struct deck **deck)
{
	struct compile *c = compile_new(notes, name);

	outline_build(c);
	explicit_reserve(c);
	markers_read(c);
	rules_run(c);
	markers_obey(c);
	explicit_suppress(c);
	diag_check(c);
	weed_drafts(c);
	policy_choose(c);
	markers_cap(c);
	distract_add(c);
	*deck = finish_deck(c);
	diag_sort(c);
	if (result)
		*result = c;
	else
		compile_free(c);
}
