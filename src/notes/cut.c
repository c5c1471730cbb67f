#include "base/mem.h"
#include "notes/inline.h"

#include <stdlib.h>
#include <string.h>

void
cut_add(struct inlines *in, size_t from, size_t to)
{
	if (from >= to)
		return;
	MEM_GROW(in->cut, in->ncut, in->cut_cap);
	in->cut[in->ncut++] = (struct cut){(uint32_t)from, (uint32_t)to};
}

static int
by_start(const void *a, const void *b)
{
	const struct cut *x = a, *y = b;

	return (x->from > y->from) - (x->from < y->from);
}

/* Sorted, and those that touch made one. */
static void
unite(struct inlines *in)
{
	size_t i, n = 0;

	qsort(in->cut, in->ncut, sizeof *in->cut, by_start);
	for (i = 0; i < in->ncut; i++) {
		if (n && in->cut[i].from <= in->cut[n - 1].to) {
			if (in->cut[n - 1].to < in->cut[i].to)
				in->cut[n - 1].to = in->cut[i].to;
		} else {
			in->cut[n++] = in->cut[i];
		}
	}
	in->ncut = n;
}

/* Where an offset is when the cuts are out; gone[i]: cut before cut i. */
static uint32_t
moved(const struct inlines *in, const uint32_t *gone, uint32_t at)
{
	size_t low = 0, high = in->ncut;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (in->cut[middle].from < at)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return at;
	if (at < in->cut[low - 1].to)
		at = in->cut[low - 1].to;
	return at - gone[low];
}

static void
squeeze(const struct inlines *in, struct buf *b)
{
	size_t i, to = in->cut[0].from, len = b->len;

	for (i = 0; i < in->ncut; i++) {
		size_t from = in->cut[i].to;
		size_t end = i + 1 < in->ncut ? in->cut[i + 1].from : len;

		memmove(b->data + to, b->data + from, end - from);
		to += end - from;
	}
	buf_cut(b, to);
}

/* Runs move down; behind each cut begins one of its own. */
static void
move_runs(struct inlines *in, const uint32_t *gone)
{
	size_t cap = in->nrun + in->ncut + 1, i, c = 0, n = 0;
	struct run *run = mem_new(cap, sizeof *run);

	for (i = 0; i < in->nrun; i++) {
		struct run now = in->run[i];
		uint32_t end =
		    i + 1 < in->nrun ? in->run[i + 1].at : UINT32_MAX;

		while (c < in->ncut && in->cut[c].to <= now.at)
			c++;
		if (c == in->ncut || in->cut[c].from > now.at) {
			run[n] = now;
			run[n++].at = moved(in, gone, now.at);
		}
		for (; c < in->ncut && in->cut[c].to < end; c++) {
			uint32_t at = in->cut[c].to;

			if (at > now.at)
				run[n++] = (struct run){moved(in, gone, at),
				    now.line, now.column + at - now.at};
		}
	}
	free(in->run);
	in->run = run;
	in->nrun = n;
	in->run_cap = cap;
}

void
cut_apply(struct inlines *in)
{
	uint32_t *gone;
	size_t i;

	if (in->ncut == 0)
		return;
	unite(in);
	gone = mem_new(in->ncut + 1, sizeof *gone);
	for (i = 0; i < in->ncut; i++)
		gone[i + 1] = gone[i] + in->cut[i].to - in->cut[i].from;
	for (i = 0; i < in->nmark; i++) {
		in->mark[i].from = moved(in, gone, in->mark[i].from);
		in->mark[i].to = moved(in, gone, in->mark[i].to);
	}
	move_runs(in, gone);
	squeeze(in, &in->text);
	squeeze(in, &in->kind);
	free(gone);
	in->ncut = 0;
}
