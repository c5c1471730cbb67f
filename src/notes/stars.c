#include "base/mem.h"
#include "base/text.h"
#include "notes/inline.h"

#include <stdlib.h>
#include <string.h>

/*
 * CommonMark cannot see emphasis where its asterisks stand between Chinese
 * punctuation and a character (issue 650 of the standard): such asterisks
 * are left in the text, or pair with the wrong ones. Where that is seen
 * beside East Asian text, all asterisks of that number in the block are
 * paired anew: one opens before text, the next one behind text closes.
 */

/* One run of asterisks: in the text, or where the parser took it out. */
struct sign {
	uint32_t at, n;
	bool left; /* in the text */
	bool can_open, can_close;
	bool wide;   /* an East Asian neighbour */
	size_t mark; /* of one the parser paired */
	size_t pair; /* the sign that closes it, or 0 */
};

struct signs {
	struct sign *v;
	size_t n, cap;
};

static const char closing[] = ")]},.;:!?）】》」』〉〕｝”’、，。；：！？…";
static const char opening[] = "([{（【《「『〈〔｛“‘";

static bool
is_one_of(const char *set, const char *s, size_t n)
{
	const char *p = memmem(set, strlen(set), s, n);

	return n && p && ((unsigned char)*s < 0x80 || n > 1);
}

static bool
is_wide(const char *s, size_t n)
{
	int32_t cp;

	if (n == 0)
		return false;
	text_next(s, n, &cp);
	return text_is_wide(cp) || cp == 0x201C || cp == 0x201D ||
	       cp == 0x2018 || cp == 0x2019 || cp == 0x2026;
}

static bool
is_gap(const char *s, size_t n)
{
	int32_t cp;

	if (n == 0)
		return true;
	text_next(s, n, &cp);
	return text_is_space(cp);
}

static void
add_sign(struct inlines *in, struct signs *all, struct sign sign)
{
	const char *s = in->text.data, *after;
	size_t at = sign.at, to = at + (sign.left ? sign.n : 0), before, next;
	int32_t cp;

	before = at ? text_previous(s, at) : 0;
	after = s + to;
	next = to < in->text.len ? text_next(after, in->text.len - to, &cp) : 0;
	s += at - before;
	sign.can_open =
	    !is_gap(after, next) && !is_one_of(closing, after, next);
	sign.can_close = !is_gap(s, before) && !is_one_of(opening, s, before);
	sign.wide = is_wide(s, before) || is_wide(after, next);
	MEM_GROW(all->v, all->n, all->cap);
	all->v[all->n++] = sign;
}

static bool
is_star(const struct inlines *in, size_t at)
{
	return at < in->text.len && in->text.data[at] == '*' &&
	       in->kind.data[at] == BYTE_PLAIN;
}

/* All signs in order: those left in the text among those the parser took. */
static void
gather(struct inlines *in, struct signs *all)
{
	size_t at = 0, i = 0, n;

	while (at < in->text.len || i < in->nstar) {
		const char *p = at < in->text.len ? memchr(in->text.data + at,
							'*', in->text.len - at)
						  : NULL;

		at = p ? (size_t)(p - in->text.data) : in->text.len;
		for (; i < in->nstar && in->star[i].at <= at; i++)
			add_sign(in, all,
			    (struct sign){.at = in->star[i].at,
				.n = in->star[i].n,
				.mark = in->star[i].mark});
		for (n = 0; is_star(in, at + n); n++)
			;
		if (n)
			add_sign(in, all,
			    (struct sign){.at = (uint32_t)at,
				.n = (uint32_t)n,
				.left = true});
		at += n ? n : 1;
	}
}

/*
 * Pairs the signs of n asterisks, or only those that are left. False if one
 * that the parser had paired finds no partner.
 */
static bool
pair(struct signs *all, uint32_t n, bool only_left)
{
	size_t i, open = 0, lost = 0;

	for (i = 1; i < all->n; i++) {
		struct sign *sign = &all->v[i];

		if (sign->n != n || (only_left && !sign->left))
			continue;
		sign->pair = 0;
		if (open && sign->can_close &&
		    sign->at > all->v[open].at + (all->v[open].left ? n : 0)) {
			all->v[open].pair = i;
			open = 0;
		} else if (sign->can_open) {
			lost += open && !all->v[open].left;
			open = i;
		} else {
			lost += !sign->left;
		}
	}
	lost += open && !all->v[open].left;
	return lost == 0;
}

/*
 * True if signs of n asterisks beside East Asian text are left over, or if
 * the parser put bold inside bold, which nobody means.
 */
static bool
is_broken(const struct signs *all, uint32_t n)
{
	size_t i, open = 0;

	for (i = 1; i < all->n; i++) {
		const struct sign *sign = &all->v[i];

		if (sign->n != n)
			continue;
		if (sign->left) {
			if (sign->wide)
				return true;
			continue;
		}
		if (open && all->v[open].mark == sign->mark)
			open = 0;
		else if (open && sign->wide)
			return true;
		else
			open = i;
	}
	return false;
}

static void
mark_pair(struct inlines *in, const struct sign *from, const struct sign *to)
{
	uint32_t start = from->at + (from->left ? from->n : 0);
	struct mark *m;

	if (from->n != 1) {
		m = inlines_mark(in, MARK_BOLD);
		m->from = start;
		m->to = to->at;
	}
	if (from->n != 2) {
		m = inlines_mark(in, MARK_ITALIC);
		m->from = start;
		m->to = to->at;
	}
	if (from->left)
		cut_add(in, from->at, start);
	if (to->left)
		cut_add(in, to->at, to->at + to->n);
}

/* Signs that the parser paired lose the marks they had. */
static void
forget_marks(struct inlines *in, const struct signs *all, uint32_t n)
{
	size_t i;

	for (i = 1; i < all->n; i++)
		if (all->v[i].n == n && !all->v[i].left)
			in->mark[all->v[i].mark].to =
			    in->mark[all->v[i].mark].from;
}

static void
pair_number(struct inlines *in, struct signs *all, uint32_t n)
{
	bool anew = pair(all, n, false);
	size_t i;

	if (anew)
		forget_marks(in, all, n);
	else
		pair(all, n, true);
	for (i = 1; i < all->n; i++) {
		const struct sign *from = &all->v[i];

		if (from->n == n && from->pair && (anew || from->left))
			mark_pair(in, from, &all->v[from->pair]);
	}
}

void
stars_pair(struct inlines *in)
{
	struct signs all = {0};
	uint32_t n;

	if (in->nstar == 0 && !strchr(buf_text(&in->text), '*'))
		return;
	add_sign(in, &all, (struct sign){0}); /* 0 means: no pair */
	gather(in, &all);
	for (n = 1; n <= 3; n++)
		if (is_broken(&all, n))
			pair_number(in, &all, n);
	free(all.v);
	cut_apply(in);
}
