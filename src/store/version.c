#include "store/version.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/rand.h"
#include "deck/deck.h"
#include "store/db.h"

#include <stdlib.h>
#include <string.h>

enum {
	PLACE_GAP = 1024, /* room left between cards for later ones */
	CARD_BYTES = 24   /* of a card in a stored version */
};

void
version_free(struct version *v)
{
	free(v->v);
	*v = (struct version){0};
}

static int
by_id(const void *a, const void *b)
{
	const struct version_card *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

const struct version_card *
version_find(const struct version *v, uint64_t id)
{
	struct version_card key = {.id = id};

	return v->n ? bsearch(&key, v->v, v->n, sizeof *v->v, by_id) : NULL;
}

static uint64_t
little_endian(const unsigned char *p)
{
	uint64_t x = 0;
	int i;

	for (i = 7; i >= 0; i--)
		x = x << 8 | p[i];
	return x;
}

static void
put_little_endian(struct buf *b, uint64_t x)
{
	char byte[8];
	int i;

	for (i = 0; i < 8; i++)
		byte[i] = (char)(x >> 8 * i);
	buf_put(b, byte, sizeof byte);
}

void
version_row(struct version *v, sqlite3_stmt *q, uint64_t content)
{
	const unsigned char *blob = sqlite3_column_blob(q, 0);
	size_t i;

	v->n = (size_t)sqlite3_column_bytes(q, 0) / CARD_BYTES;
	v->v = mem_new(v->n ? v->n : 1, sizeof *v->v);
	for (i = 0; i < v->n; i++, blob += CARD_BYTES)
		v->v[i] = (struct version_card){.id = little_endian(blob),
		    .hash = little_endian(blob + 8),
		    .place = little_endian(blob + 16)};
	v->content = content;
	v->depth = sqlite3_column_int64(q, 1);
}

const struct err *
version_read(struct version *v, struct store *s, uint64_t content)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_VERSION, "u", content);

	*v = (struct version){0};
	if (!query_row(s, q, &e))
		return e;
	version_row(v, q, content);
	query_end(q);
	return NULL;
}

const struct err *
version_write(struct store *s, const struct version *v, const char *deck)
{
	struct buf b = {0};
	const struct err *e;
	size_t i;

	for (i = 0; i < v->n; i++) {
		put_little_endian(&b, v->v[i].id);
		put_little_endian(&b, v->v[i].hash);
		put_little_endian(&b, v->v[i].place);
	}
	e = query_run(s, Q_VERSION_ADD, "utbi", v->content, deck, buf_text(&b),
	    b.len, v->depth);
	buf_free(&b);
	return e;
}

/*
 * A lone title is no topic: where all cards share the first heading, and each
 * has another below it, that one counts (scheduling.md 2.1).
 */
static int64_t
topic_depth(const struct deck *d)
{
	size_t i;

	for (i = 0; i < d->n; i++) {
		const struct texts *path = &d->card[i].section;

		if (path->n == 0 ||
		    strcmp(path->v[0], d->card[0].section.v[0]) != 0)
			return 0;
	}
	return d->n > 0;
}

/* Numbers the cards from one place to another, both left out. */
static void
spread(struct version_card *c, size_t n, uint64_t from, uint64_t step)
{
	size_t i;

	for (i = 0; i < n; i++)
		c[i].place = from + (i + 1) * step;
}

/* Whether card i may keep its place, after last and before its follower. */
static bool
may_keep(const struct version_card *c, size_t i, size_t n, uint64_t last)
{
	size_t j;

	if (c[i].place <= last)
		return false;
	for (j = i + 1; j < n; j++)
		if (c[j].place)
			return c[j].place > c[i].place;
	return true;
}

/*
 * Gives the cards, in order, ascending places: old ones (not 0) are kept where
 * they ascend, those between share the room; without room all are new.
 */
static void
find_places(struct version_card *c, size_t n)
{
	uint64_t last = 0;
	size_t i, begin = 0;

	for (i = 0; i < n; i++) {
		uint64_t step;

		if (!c[i].place || !may_keep(c, i, n, last))
			continue;
		step = (c[i].place - last) / (i - begin + 1);
		if (i > begin && step == 0) {
			spread(c, n, 0, PLACE_GAP);
			return;
		}
		spread(c + begin, i - begin, last, step);
		last = c[i].place;
		begin = i + 1;
	}
	spread(c + begin, n - begin, last, PLACE_GAP);
}

static int
by_place(const void *a, const void *b)
{
	const struct version_card *x = a, *y = b;

	return (x->place > y->place) - (x->place < y->place);
}

void
version_sort_by_place(struct version_card *v, size_t n)
{
	if (n)
		qsort(v, n, sizeof *v, by_place);
}

void
version_sort(struct version *v)
{
	if (v->n)
		qsort(v->v, v->n, sizeof *v->v, by_id);
}

uint64_t
version_number(const char *deck, const struct version_card *v, size_t n)
{
	uint64_t x = hash_string(n, deck);
	size_t i;

	for (i = 0; i < n; i++) {
		x = mix(x ^ v[i].id);
		x = mix(x ^ v[i].hash);
	}
	return x ? x : 1;
}

void
version_make(struct version *v, const struct deck *d, const uint64_t *hash,
    const struct version *before)
{
	size_t i;

	*v = (struct version){.n = d->n, .depth = topic_depth(d)};
	v->v = mem_new(d->n ? d->n : 1, sizeof *v->v);
	for (i = 0; i < d->n; i++) {
		const struct version_card *old =
		    version_find(before, d->card[i].id);

		v->v[i] = (struct version_card){.id = d->card[i].id,
		    .hash = hash[i],
		    .place = old ? old->place : 0};
	}
	v->content = version_number(d->name, v->v, v->n);
	find_places(v->v, v->n);
	version_sort(v);
}
