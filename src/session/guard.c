#include "session/guard.h"

#include "base/arena.h"
#include "base/buf.h"
#include "lang/words.h"

#include <math.h>
#include <string.h>

enum {
	MOST_NUMBERS = 64, /* a text with more is compared by the first */
	UNIT_SIZE = 4      /* W of what may be a unit or a counting word */
};

static const double about = 0.05; /* how far off is right after "about" */

static const char blank[] = "____";

/* --- numbers ---------------------------------------------------------------
 */

/* Bytes of the "about" that the n bytes at s end with, blanks included. */
static size_t
about_before(const struct judging *j, const char *s, size_t n)
{
	size_t end = n;
	const struct word *w;

	while (end && s[end - 1] == ' ')
		end--;
	w = words_ends(j->words, WORDS_ABOUT, arena_strndup(j->arena, s, end));
	if (!w)
		return 0;
	end -= w->len;
	if (w->len == 1 && end && s[end - 1] >= '0' && s[end - 1] <= '9')
		return 0; /* 4~6 is a range */
	return n - end;
}

static size_t
about_after(const struct judging *j, const char *s, size_t n)
{
	size_t space = n && *s == ' ';
	size_t len = words_match(j->words, WORDS_ABOUT, s + space, n - space);

	return len ? space + len : 0;
}

/* "about" anywhere in a prompt that has no blank; 约束 is another word. */
static bool
holds_about(const struct judging *j, const char *nf)
{
	size_t at;
	const struct word *w = words_in(j->words, WORDS_ABOUT, nf, &at);

	return w && strcmp(w->nf, "约") != 0 && w->len > 1;
}

static bool
answer_says_about(const struct judging *j)
{
	const char *text = j->task->expected;
	const char *nf = norm_nf(j->arena, text, strlen(text));
	struct numbers x = number_list(j->arena, nf);
	size_t i;

	for (i = 0; i < x.n; i++)
		if (about_before(j, nf, x.v[i].from) ||
		    about_after(j, nf + x.v[i].to, strlen(nf) - x.v[i].to))
			return true;
	return false;
}

void
guard_prepare(struct judging *j)
{
	const struct judge_task *t = j->task;
	const char *at, *before;

	j->about = answer_says_about(j);
	if (!t->prompt)
		return;
	at = strstr(t->prompt, blank);
	before = norm_nf(j->arena, t->prompt,
	    at ? (size_t)(at - t->prompt) : strlen(t->prompt));
	if (!at) {
		j->worked = t->has_kind && t->kind == CARD_NUMBER;
		j->about = j->about || holds_about(j, before);
		return;
	}
	at += strspn(at, "_");
	j->after = norm_nf(j->arena, at, strlen(at));
	j->about = j->about || about_before(j, before, strlen(before)) ||
		   about_after(j, j->after, strlen(j->after));
}

/* The unit that begins at s, in one spelling; NULL if none is known. */
static const char *
unit_at(const struct judging *j, const char *s, size_t *len)
{
	size_t space = *s == ' ', n;
	const struct word *w;

	n = words_match(j->words, WORDS_UNITS, s + space, strlen(s + space));
	*len = n ? space + n : 0;
	if (!n)
		return NULL;
	w = words_is(
	    j->words, WORDS_UNITS, arena_strndup(j->arena, s + space, n));
	return w->other ? w->other : w->nf;
}

/* How far a typed number may be off. */
static double
tolerance(
    const struct judging *j, const struct number *e, const struct number *t)
{
	double exact = 1e-9 * fabs(e->value);
	bool result = j->worked || (!j->after && e->step < 0.0011);

	if (j->about)
		return exact + about * fabs(e->value);
	if (e->fraction && result)
		return exact + e->step;
	if (e->fraction && t->step < e->step)
		return exact + e->step / 2;
	return exact;
}

/* The value as it would be without a percent sign. */
static double
unscaled(const struct number *x)
{
	return x->percent ? x->value * 100 : x->value;
}

static bool
same_number(
    const struct judging *j, const struct number *e, const struct number *t)
{
	if (fabs(e->value - t->value) <= tolerance(j, e, t))
		return true;
	return e->percent != t->percent && j->after && *j->after == '%' &&
	       fabs(unscaled(e) - unscaled(t)) <= tolerance(j, e, t);
}

static bool
same_unit(const struct judging *j, const struct form *e, const struct number *x,
    const struct form *t, const struct number *y)
{
	size_t len;
	const char *u = unit_at(j, e->nf + x->to, &len);
	const char *v = unit_at(j, t->nf + y->to, &len);

	return !u || !v || strcmp(u, v) == 0;
}

/* 一 and one are often no count: a lone one may be missing. */
static bool
is_idle(const struct number *x)
{
	return x->spelled && x->value == 1;
}

static size_t
bounded(const struct numbers *x)
{
	return x->n < MOST_NUMBERS ? x->n : MOST_NUMBERS;
}

static bool
same_numbers(
    const struct judging *j, const struct form *e, const struct form *t)
{
	bool used[MOST_NUMBERS] = {false};
	size_t n = bounded(&e->numbers), m = bounded(&t->numbers), i, k;

	for (i = 0; i < n; i++) {
		const struct number *x = &e->numbers.v[i];

		for (k = 0; k < m; k++)
			if (!used[k] && same_number(j, x, &t->numbers.v[k]))
				break;
		if (k == m && !is_idle(x))
			return false;
		if (k == m)
			continue;
		if (!same_unit(j, e, x, t, &t->numbers.v[k]))
			return false;
		used[k] = true;
	}
	for (k = 0; k < m; k++)
		if (!used[k] && !is_idle(&t->numbers.v[k]))
			return false;
	return true;
}

/* The brackets of an interval like [0, 1), or 0. */
static char
bracket(const struct form *f, bool first)
{
	size_t n = strlen(f->nf);
	char c = n ? f->nf[first ? 0 : n - 1] : '\0';

	return f->numbers.n == 2 && c && strchr(first ? "[(" : "])", c) ? c
									: '\0';
}

static bool
same_brackets(const struct form *e, const struct form *t)
{
	char a = bracket(e, true), b = bracket(e, false);
	char c = bracket(t, true), d = bracket(t, false);

	if (!a || !b || !c || !d)
		return true;
	return a == c && b == d;
}

bool
guard_numbers(const struct judging *j, const struct form *expected,
    const struct form *typed)
{
	return same_numbers(j, expected, typed) &&
	       same_brackets(expected, typed);
}

/* --- what is left beside the numbers ----------------------------------------
 */

/* What joins the ends of a range. */
static bool
is_range(const char *s, size_t n)
{
	static const char *const words[] = {"-", "~", "to", "到", "至", NULL};
	size_t i;

	while (n && *s == ' ')
		s++, n--;
	while (n && s[n - 1] == ' ')
		n--;
	for (i = 0; words[i]; i++)
		if (n == strlen(words[i]) && memcmp(s, words[i], n) == 0)
			return true;
	return false;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/*
 * Puts the text between two numbers, without "about" beside them. The a of a1
 * is no article.
 */
static void
put_between(const struct judging *j, struct buf *out, const char *s, size_t n,
    bool behind, bool before)
{
	size_t from = behind ? about_after(j, s, n) : 0;
	bool joined;

	if (before)
		n -= about_before(j, s + from, n - from);
	joined = n > from && is_letter(s[n - 1]);
	if (!(behind && before && is_range(s + from, n - from)))
		buf_put(out, s + from, n - from);
	if (before) /* signs beside a number matter */
		buf_puts(out, joined ? "0 " : " 0 ");
}

static void
drop_zeros(char *s)
{
	char *to = s;

	for (; *s; s++)
		if (*s != '0')
			*to++ = *s;
	*to = '\0';
}

/*
 * The loose form without its numbers and the "about" beside them; units in
 * one spelling if wanted.
 */
static const char *
rest_of(const struct judging *j, const struct form *f, bool one_spelling)
{
	struct buf out = {0};
	size_t i, at = 0, len;
	const char *unit;
	char *rest;

	for (i = 0; i <= f->numbers.n; i++) {
		bool last = i == f->numbers.n;
		size_t end = last ? strlen(f->nf) : f->numbers.v[i].from;

		put_between(j, &out, f->nf + at, end - at, i > 0, !last);
		if (last)
			break;
		at = f->numbers.v[i].to;
		if (one_spelling && (unit = unit_at(j, f->nf + at, &len))) {
			buf_puts(&out, unit);
			at += len;
		}
	}
	rest = norm_lf(j->arena, buf_text(&out));
	drop_zeros(rest);
	buf_free(&out);
	return rest;
}

static bool
is_short(const char *rest)
{
	return norm_size(rest, strlen(rest)) <= UNIT_SIZE;
}

/* A unit left out is no fault if the prompt shows it or is not known. */
static bool
may_miss(const struct judging *j, const struct form *e)
{
	const char *rest = rest_of(j, e, false);

	return is_short(rest) && (!j->prompt || strstr(j->prompt, rest));
}

/* A unit too much is none, unless the prompt shows another. */
static bool
may_add(const struct judging *j, const struct form *t)
{
	const char *rest = rest_of(j, t, true), *shown = NULL;
	size_t len;

	if (j->after)
		shown = unit_at(j, j->after, &len);
	return is_short(rest) && (!shown || strcmp(shown, rest) == 0);
}

bool
guard_same_value(
    const struct judging *j, const struct form *e, const struct form *t)
{
	const char *a, *b;

	if (e->numbers.n == 0 || t->numbers.n == 0)
		return false;
	a = rest_of(j, e, true);
	b = rest_of(j, t, true);
	if (strcmp(a, b) == 0)
		return true;
	return *b ? !*a && may_add(j, t) : may_miss(j, e);
}

bool
guard_is_quantity(const struct judging *j, const struct form *f)
{
	const char *rest;
	size_t len;

	if (f->numbers.n == 0 || f->numbers.v[0].spelled)
		return false;
	rest = rest_of(j, f, false);
	if (!*rest)
		return true;
	return f->numbers.v[0].from == 0 &&
	       (unit_at(j, rest, &len) ? len == strlen(rest)
				       : norm_size(rest, strlen(rest)) == 1);
}
