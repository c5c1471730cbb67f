#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "compile/compile.h"

#include <string.h>

struct term *
term_find(const struct compile *c, const char *nf)
{
	size_t *at = map_find(c->names, nf, strlen(nf));

	return at && *at ? c->term[*at - 1] : NULL;
}

bool
term_is_named(const struct term *t, const char *nf)
{
	size_t i;

	for (i = 0; i < t->nname; i++)
		if (strcmp(t->name[i].nf, nf) == 0)
			return true;
	return false;
}

bool
term_in(const struct term *t, const char *nf)
{
	size_t i;

	for (i = 0; i < t->nname; i++)
		if (*t->name[i].nf && norm_holds(nf, t->name[i].nf))
			return true;
	return false;
}

const struct name *
term_name(const struct term *t, enum name_kind kind)
{
	size_t i;

	for (i = 0; i < t->nname; i++)
		if (t->name[i].kind == kind && !t->name[i].heading_only)
			return &t->name[i];
	return NULL;
}

static struct name *
name_with(struct term *t, enum name_kind kind, const char *nf)
{
	size_t i;

	for (i = 0; i < t->nname; i++)
		if (t->name[i].kind == kind && strcmp(t->name[i].nf, nf) == 0)
			return &t->name[i];
	return NULL;
}

struct name *
term_add_name(struct compile *c, struct term *t, enum name_kind kind,
    const char *text, struct place at)
{
	char *nf = norm_nf(c->arena, text, strlen(text));
	struct name *old = name_with(t, kind, nf);
	size_t *index;

	if (old)
		return old;
	t->name = arena_grown(c->arena, t->name, t->nname, sizeof *t->name);
	t->name[t->nname] =
	    (struct name){.kind = kind, .text = text, .nf = nf, .at = at};
	index = map_at(c->names, nf, strlen(nf));
	if (!*index)
		*index = t->index + 1;
	return &t->name[t->nname++];
}

struct term *
term_new(struct compile *c, const char *display, struct place at)
{
	struct term *t = arena_alloc(c->arena, sizeof *t);

	t->display = arena_strdup(c->arena, display);
	t->nf = norm_nf(c->arena, display, strlen(display));
	t->at = at;
	t->index = c->nterm;
	MEM_GROW(c->term, c->nterm, c->term_cap);
	c->term[c->nterm++] = t;
	return t;
}
