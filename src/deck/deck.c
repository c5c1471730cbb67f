#include "deck/deck.h"

#include "base/arena.h"

#include <string.h>

static const char *const kind_names[CARD_KIND_COUNT] = {
#define X(id, name) name,
    CARD_KINDS(X)
#undef X
};

static const char *const form_names[FORM_COUNT] = {
#define X(id, name) name,
    CARD_FORMS(X)
#undef X
};

static const char *const status_names[STATUS_COUNT] = {
#define X(id, name) name,
    CARD_STATUSES(X)
#undef X
};

const char *
card_kind_name(enum card_kind kind)
{
	return kind_names[kind];
}

const char *
card_form_name(enum card_form form)
{
	return form_names[form];
}

const char *
card_status_name(enum card_status status)
{
	return status_names[status];
}

/* The place of a name among n, or -1. */
static int
find(const char *const *names, int n, const char *name)
{
	int i;

	for (i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return -1;
}

bool
card_kind_named(enum card_kind *kind, const char *name)
{
	int i = find(kind_names, CARD_KIND_COUNT, name);

	if (i >= 0)
		*kind = (enum card_kind)i;
	return i >= 0;
}

bool
card_form_named(enum card_form *form, const char *name)
{
	int i = find(form_names, FORM_COUNT, name);

	if (i >= 0)
		*form = (enum card_form)i;
	return i >= 0;
}

bool
card_status_named(enum card_status *status, const char *name)
{
	int i = find(status_names, STATUS_COUNT, name);

	if (i >= 0)
		*status = (enum card_status)i;
	return i >= 0;
}

struct deck *
deck_new(const char *name)
{
	struct arena *a = arena_new();
	struct deck *d = arena_alloc(a, sizeof *d);

	d->arena = a;
	d->name = arena_strdup(a, name);
	return d;
}

void
deck_free(struct deck *d)
{
	if (d)
		arena_free(d->arena);
}
