#include "schedule/profile.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "schedule/log.h"

#include <stdlib.h>
#include <string.h>

enum { TIMES = 200, TIMES_LEAST = 20, MS_MOST = 60000 };

/* The last times of one kind of answer, in a ring. */
struct times {
	int64_t ms[TIMES];
	size_t n; /* of all so far */
};

/* What a card took today. */
struct today {
	int64_t ms;                /* measured */
	int passed, failed, drill; /* answers without a time */
	bool fresh;                /* shown today for the first time */
};

struct profile {
	int64_t day;
	struct calibrator *memory;
	struct arena *arena; /* the keys of the map */
	struct map *cards;   /* id: number */
	struct today *today; /* by number */
	size_t n, cap;
	struct times pass, fail, drill;
	int64_t firsts, passes; /* first answers, and those that were right */
	int64_t *studied;       /* days with answers, ascending */
	size_t nstudied, studied_cap;
};

struct profile *
profile_new(int64_t today)
{
	struct profile *p = mem_new(1, sizeof *p);

	p->day = today;
	p->memory = calibrator_new(0);
	p->arena = arena_new();
	p->cards = map_new();
	return p;
}

void
profile_free(struct profile *p)
{
	if (!p)
		return;
	calibrator_free(p->memory);
	map_free(p->cards);
	arena_free(p->arena);
	free(p->today);
	free(p->studied);
	free(p);
}

size_t
profile_card(const struct profile *p, uint64_t card)
{
	const size_t *at = map_find(p->cards, (const char *)&card, sizeof card);

	return at ? *at : SIZE_MAX;
}

static size_t
number(struct profile *p, uint64_t card, bool *fresh)
{
	size_t found = profile_card(p, card);
	char *key;

	*fresh = found == SIZE_MAX;
	if (!*fresh)
		return found;
	key = arena_strndup(p->arena, (const char *)&card, sizeof card);
	*map_at(p->cards, key, sizeof card) = p->n;
	MEM_GROW(p->today, p->n, p->cap);
	p->today[p->n] = (struct today){0};
	return p->n++;
}

static void
note_day(struct profile *p, int64_t day)
{
	if (p->nstudied && p->studied[p->nstudied - 1] >= day)
		return;
	MEM_GROW(p->studied, p->nstudied, p->studied_cap);
	p->studied[p->nstudied++] = day;
}

static void
note_today(struct today *t, const struct event *e, bool fresh)
{
	t->fresh |= fresh;
	if (e->ms > 0)
		t->ms += e->ms < MS_MOST ? e->ms : MS_MOST;
	else if (e->purpose == PURPOSE_DRILL)
		t->drill++;
	else if (memory_rating(e) > AGAIN)
		t->passed++;
	else
		t->failed++;
}

static void
note_time(struct profile *p, const struct event *e)
{
	struct times *t = e->purpose == PURPOSE_DRILL ? &p->drill
			  : memory_rating(e) > AGAIN  ? &p->pass
						      : &p->fail;

	if (e->ms > 0 && e->purpose != PURPOSE_MOCK)
		t->ms[t->n++ % TIMES] = e->ms < MS_MOST ? e->ms : MS_MOST;
}

void
profile_answer(struct profile *p, uint64_t card, const struct event *e)
{
	bool fresh;
	size_t i = number(p, card, &fresh);

	calibrator_answer(p->memory, i, e);
	note_day(p, e->day);
	note_time(p, e);
	if (fresh) {
		p->firsts++;
		p->passes += memory_rating(e) > AGAIN;
	}
	if (e->day == p->day)
		note_today(&p->today[i], e, fresh);
}

const struct calibrator *
profile_memory(const struct profile *p)
{
	return p->memory;
}

static int
by_size(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* Replaces a cost by the median where enough is known. */
static void
median(double *seconds, const struct times *t)
{
	size_t n = t->n < TIMES ? t->n : TIMES;
	int64_t sorted[TIMES];

	if (n < TIMES_LEAST)
		return;
	memcpy(sorted, t->ms, n * sizeof *sorted);
	qsort(sorted, n, sizeof *sorted, by_size);
	*seconds = (double)(sorted[(n - 1) / 2] + sorted[n / 2]) / 2000;
}

struct costs
profile_costs(const struct profile *p)
{
	struct costs c = costs_default();

	median(&c.pass, &p->pass);
	median(&c.fail, &p->fail);
	median(&c.drill, &p->drill);
	c.first = costs_first(p->passes, p->firsts);
	return c;
}

double
profile_used(const struct profile *p, const struct costs *c, uint64_t card)
{
	size_t i = profile_card(p, card);
	const struct today *t;

	if (i == SIZE_MAX)
		return 0;
	t = &p->today[i];
	return (double)t->ms / 1000 + t->passed * c->pass +
	       t->failed * c->fail + t->drill * c->drill +
	       (t->fresh ? c->study : 0);
}

int64_t
profile_studied(const struct profile *p, int64_t from, int64_t to,
    bool (*counts)(const void *, int64_t day), const void *data)
{
	int64_t n = 0;
	size_t i;

	for (i = 0; i < p->nstudied; i++)
		n += p->studied[i] >= from && p->studied[i] < to &&
		     counts(data, p->studied[i]);
	return n;
}
