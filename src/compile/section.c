#include "base/arena.h"
#include "base/mem.h"
#include "compile/compile.h"

static size_t
count_above(const struct section *s, bool (*counts)(const struct section *))
{
	size_t n = 0;

	for (; s; s = s->parent)
		n += counts(s);
	return n;
}

/* The texts of the sections above s that count, outermost first. */
static struct texts
collect(struct compile *c, const struct section *s,
    bool (*counts)(const struct section *),
    const char *(*text)(const struct section *))
{
	struct texts t = {.n = count_above(s, counts)};
	size_t i = t.n;

	t.v = arena_array(c->arena, t.n ? t.n : 1, sizeof *t.v);
	for (; s; s = s->parent)
		if (counts(s))
			t.v[--i] = text(s);
	return t;
}

static bool
is_aspect(const struct section *s)
{
	return s->role == ROLE_ASPECT && s->aspect && *s->aspect;
}

static const char *
aspect_of(const struct section *s)
{
	return s->aspect;
}

static bool
has_title(const struct section *s)
{
	return s->title && *s->title;
}

static const char *
title_of(const struct section *s)
{
	return s->title;
}

struct texts
section_aspects(struct compile *c, const struct section *s)
{
	return collect(c, s, is_aspect, aspect_of);
}

struct texts
section_path(struct compile *c, const struct section *s)
{
	return collect(c, s, has_title, title_of);
}
