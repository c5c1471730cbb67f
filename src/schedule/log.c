#include "schedule/log.h"

#include "base/map.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define X(name, text) text,
static const char *const kind_names[] = {EVENT_KINDS(X) NULL};
static const char *const purpose_names[] = {PURPOSES(X) NULL};
#undef X

static int
find(const char *const *names, const char *word)
{
	int i;

	for (i = 0; names[i]; i++)
		if (strcmp(names[i], word) == 0)
			return i;
	return -1;
}

const char *
event_kind_name(int kind)
{
	return kind >= 0 && kind < EVENT_KIND_COUNT ? kind_names[kind] : NULL;
}

const char *
purpose_name(int purpose)
{
	return purpose >= 0 && purpose < PURPOSE_COUNT ? purpose_names[purpose]
						       : NULL;
}

int
event_kind_of(const char *word)
{
	return find(kind_names, word);
}

int
purpose_of(const char *word)
{
	return find(purpose_names, word);
}

struct event
event_new(enum event_kind kind)
{
	return (struct event){.kind = kind,
	    .purpose = -1,
	    .grade = -1,
	    .suggested = -1,
	    .credit = -1,
	    .ms = -1};
}

static int
compare(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static int
by_identity(const struct event *a, const struct event *b)
{
	int c = compare(a->device, b->device);

	return c ? c : (a->seq > b->seq) - (a->seq < b->seq);
}

int
event_order(const struct event *a, const struct event *b)
{
	return a->t != b->t ? (a->t > b->t) - (a->t < b->t) : by_identity(a, b);
}

static int
sort_order(const void *a, const void *b)
{
	return event_order(a, b);
}

void
log_sort(struct event *events, size_t n)
{
	if (n)
		qsort(events, n, sizeof *events, sort_order);
}

static int
sort_identity(const void *a, const void *b)
{
	return by_identity(
	    *(const struct event *const *)a, *(const struct event *const *)b);
}

/* The event an undo takes back, or NULL where the log lacks it. */
static const struct event *
target(const struct event *undo, const struct event *const *index, size_t n)
{
	struct event key = {.device = undo->tdev, .seq = undo->tseq};
	const struct event *p = &key;
	const struct event *const *found =
	    bsearch(&p, index, n, sizeof *index, sort_identity);

	return found ? *found : NULL;
}

void
log_void(const struct event *events, size_t n, bool *is_void)
{
	const struct event **index = mem_new(n + 1, sizeof *index);
	size_t i;

	for (i = 0; i < n; i++) {
		index[i] = &events[i];
		is_void[i] = false;
	}
	qsort(index, n, sizeof *index, sort_identity);
	for (i = n; i-- > 0;) {
		const struct event *found;

		if (events[i].kind != EVENT_UNDO || is_void[i])
			continue;
		found = target(&events[i], index, n);
		if (found && found < &events[i])
			is_void[found - events] = true;
	}
	free(index);
}

struct pair {
	uint64_t old, new;
};

struct aliases {
	struct map *map;    /* bytes of the old id: its place in pair */
	struct pair **pair; /* each alone, since the map borrows its key */
	size_t n, cap;
};

struct aliases *
aliases_new(void)
{
	struct aliases *a = mem_new(1, sizeof *a);

	a->map = map_new();
	return a;
}

void
aliases_free(struct aliases *a)
{
	size_t i;

	if (!a)
		return;
	for (i = 0; i < a->n; i++)
		free(a->pair[i]);
	free(a->pair);
	map_free(a->map);
	free(a);
}

static struct pair *
lookup(const struct aliases *a, uint64_t old)
{
	const size_t *at = map_find(a->map, (const char *)&old, sizeof old);

	return at ? a->pair[*at] : NULL;
}

uint64_t
aliases_end(const struct aliases *a, uint64_t card)
{
	const struct pair *p;

	while ((p = lookup(a, card)) != NULL)
		card = p->new;
	return card;
}

static bool
leads_to(const struct aliases *a, uint64_t from, uint64_t to)
{
	const struct pair *p;

	while (from != to && (p = lookup(a, from)) != NULL)
		from = p->new;
	return from == to;
}

bool
aliases_map(struct aliases *a, uint64_t old, uint64_t new)
{
	struct pair *p = lookup(a, old);

	if (leads_to(a, new, old))
		return false;
	if (!p) {
		p = mem_new(1, sizeof *p);
		p->old = old;
		MEM_GROW(a->pair, a->n, a->cap);
		*map_at(a->map, (const char *)&p->old, sizeof p->old) = a->n;
		a->pair[a->n++] = p;
	}
	p->new = new;
	return true;
}
