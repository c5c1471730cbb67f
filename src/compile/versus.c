#include "compile/versus.h"

#include "base/arena.h"
#include "compile/compile.h"

#include <string.h>
#include <strings.h>

static const char *
nf_of(struct compile *c, const char *s)
{
	return norm_nf(c->arena, s, strlen(s));
}

void
versus_add(
    struct compile *c, struct versus *v, const char *name, struct term *t)
{
	v->name[v->n] = name;
	v->nf[v->n] = nf_of(c, name);
	v->other[v->n] = "";
	v->term[v->n++] = t ? t : term_find(c, nf_of(c, name));
}

/* True if an item of the section begins with these words. */
static bool
opens_an_item(const struct section *s, const char *words)
{
	size_t i, j;

	for (i = 0; i < s->nblock; i++)
		for (j = 0; j < s->block[i].nitem; j++)
			if (strncasecmp(s->block[i].item[j].text, words,
				strlen(words)) == 0)
				return true;
	return false;
}

/* "Stack and heap memory": the noun of both stands behind the last alone. */
static void
share_noun(
    struct compile *c, struct versus *v, const struct section *comparison)
{
	const char *noun = strrchr(v->name[v->n - 1], ' '), *whole;
	size_t i;

	for (i = 0; noun && i + 1 < v->n; i++) {
		whole = arena_printf(c->arena, "%s%s", v->name[i], noun);
		if (v->term[i] && v->term[i]->section)
			continue;
		if (opens_an_item(comparison, whole)) {
			v->name[i] = whole;
			v->nf[i] = nf_of(c, whole);
		}
	}
}

struct versus
versus_of(struct compile *c, const struct section *comparison)
{
	struct versus v = {.n = 0};
	size_t i;

	for (i = 0; i < comparison->nside; i++)
		versus_add(c, &v,
		    comparison->side[i] ? comparison->side[i]->display
					: comparison->side_text[i],
		    comparison->side[i]);
	for (i = 0; i < comparison->nside; i++)
		v.nf[i] = nf_of(c, comparison->side_text[i]);
	if (v.n)
		share_noun(c, &v, comparison);
	return v;
}

size_t
versus_named(const struct versus *v, const char *nf)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		if (strcmp(nf, v->nf[i]) == 0 ||
		    (v->term[i] && term_is_named(v->term[i], nf)))
			break;
	return i;
}

/* Bytes of the name at the start of nf, whole words only, or 0. */
static size_t
begins(const char *nf, const char *name)
{
	size_t n = strlen(name);

	if (n == 0 || strncmp(nf, name, n) != 0)
		return 0;
	if ((nf[n] >= 'a' && nf[n] <= 'z' && name[n - 1] > 0) ||
	    (nf[n] >= '0' && nf[n] <= '9'))
		return 0;
	return n;
}

size_t
versus_at(
    struct compile *c, const struct versus *v, const char *text, size_t *len)
{
	const char *nf = nf_of(c, text);
	size_t i, j, n, found = v->n, best = 0;

	for (i = 0; i < v->n; i++) {
		if ((n = begins(nf, v->nf[i])) > best ||
		    (n = begins(nf, v->other[i])) > best) {
			best = n;
			found = i;
		}
		for (j = 0; v->term[i] && j < v->term[i]->nname; j++)
			if ((n = begins(nf, v->term[i]->name[j].nf)) > best) {
				best = n;
				found = i;
			}
	}
	/* a name is as long as its normal form, or it is shown whole */
	*len = strncasecmp(text, nf, best) == 0 ? best : 0;
	return found;
}
