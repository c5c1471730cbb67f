#include "compile/gramindex.h"

#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { COMMON = 200, CANDIDATES = 256 };

/* One gram: its texts as a chain, newest first. */
struct entry {
	uint64_t hash;
	size_t head;  /* place in links + 1; 0: the slot is free */
	uint32_t n;   /* texts that hold it */
	bool shared;  /* of two or more owners */
	size_t owner; /* of the first */
};

struct link {
	size_t text, next;
};

struct text {
	struct grams grams;
	size_t owner;
};

struct gramindex {
	struct entry *entry;
	size_t used, size; /* size is a power of two */
	struct link *link;
	size_t nlink, link_cap;
	struct text *text;
	size_t ntext, text_cap;
};

struct gramindex *
gramindex_new(void)
{
	struct gramindex *x = mem_new(1, sizeof *x);

	x->size = 1024;
	x->entry = mem_new(x->size, sizeof *x->entry);
	return x;
}

void
gramindex_free(struct gramindex *x)
{
	if (!x)
		return;
	free(x->entry);
	free(x->link);
	free(x->text);
	free(x);
}

/* The grams are hashes already: their bits say where to look. */
static struct entry *
probe(const struct gramindex *x, uint64_t hash)
{
	size_t i = hash & (x->size - 1);

	while (x->entry[i].head && x->entry[i].hash != hash)
		i = (i + 1) & (x->size - 1);
	return &x->entry[i];
}

static void
grow(struct gramindex *x)
{
	struct gramindex bigger = *x;
	size_t i;

	bigger.size *= 2;
	bigger.entry = mem_new(bigger.size, sizeof *bigger.entry);
	for (i = 0; i < x->size; i++)
		if (x->entry[i].head)
			*probe(&bigger, x->entry[i].hash) = x->entry[i];
	free(x->entry);
	*x = bigger;
}

static void
add_gram(struct gramindex *x, uint64_t hash, size_t text, size_t owner)
{
	struct entry *e;

	if (2 * (x->used + 1) > x->size)
		grow(x);
	e = probe(x, hash);
	if (!e->head) {
		x->used++;
		*e = (struct entry){.hash = hash, .owner = owner};
	}
	e->shared = e->shared || e->owner != owner;
	e->n++;
	MEM_GROW(x->link, x->nlink, x->link_cap);
	x->link[x->nlink++] = (struct link){.text = text, .next = e->head};
	e->head = x->nlink;
}

size_t
gramindex_add(struct gramindex *x, struct grams g, size_t owner)
{
	size_t i;

	for (i = 0; i < g.n; i++)
		add_gram(x, g.hash[i], x->ntext, owner);
	MEM_GROW(x->text, x->ntext, x->text_cap);
	x->text[x->ntext] = (struct text){.grams = g, .owner = owner};
	return x->ntext++;
}

struct grams
gramindex_grams(const struct gramindex *x, size_t text)
{
	return x->text[text].grams;
}

size_t
gramindex_owner(const struct gramindex *x, size_t text)
{
	return x->text[text].owner;
}

size_t
gramindex_own(const struct gramindex *x, struct grams g, size_t owner)
{
	size_t own = 0, i;

	for (i = 0; i < g.n; i++) {
		const struct entry *e = probe(x, g.hash[i]);

		own += !e->head || (!e->shared && e->owner == owner);
	}
	return own;
}

static int
by_number(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

/*
 * The texts that hold one of the rarest grams, ascending, each once. A text
 * may lack up to spare of the grams, so that many and one more are looked up.
 */
static size_t
gather(const struct gramindex *x, struct grams g, size_t spare,
    size_t out[CANDIDATES])
{
	size_t n = 0, kept = 0, i, level, taken = 0;

	/* Rarest first, by powers of two of how many texts hold them. */
	for (level = 1; level <= 2 * COMMON && taken <= spare; level *= 2)
		for (i = 0; i < g.n && taken <= spare; i++) {
			const struct entry *e = probe(x, g.hash[i]);
			size_t l;

			if (e->n >= level || e->n < level / 2 || e->n > COMMON)
				continue;
			taken++;
			for (l = e->head; l && n < CANDIDATES;
			     l = x->link[l - 1].next)
				out[n++] = x->link[l - 1].text;
		}
	if (n)
		qsort(out, n, sizeof *out, by_number);
	for (i = 0; i < n; i++)
		if (!i || out[i] != out[i - 1])
			out[kept++] = out[i];
	return kept;
}

void
gramindex_holders(const struct gramindex *x, struct grams g, unsigned percent,
    bool (*found)(void *, size_t), void *arg)
{
	size_t need = (g.n * percent + 99) / 100, n, i;
	size_t candidate[CANDIDATES];

	if (!need)
		return;
	n = gather(x, g, g.n - need, candidate);
	for (i = 0; i < n; i++)
		if (grams_shared(g, x->text[candidate[i]].grams) >= need &&
		    !found(arg, candidate[i]))
			return;
}
