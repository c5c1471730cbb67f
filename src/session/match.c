#include "session/match.h"

#include "base/arena.h"
#include "base/text.h"
#include "lang/words.h"
#include "session/guard.h"

#include <string.h>

/* Letters of a text, and what kind they are. */
struct letters {
	size_t latin, capital, han, other, digit;
};

static struct letters
count_letters(const char *s)
{
	struct letters l = {0};
	size_t n = strlen(s), at = 0;
	int32_t cp;

	while (at < n) {
		at += text_next(s + at, n - at, &cp);
		switch (text_script(cp)) {
		case SCRIPT_LATIN:
			l.latin++;
			l.capital += cp >= 'A' && cp <= 'Z';
			break;
		case SCRIPT_HAN:
		case SCRIPT_KANA:
		case SCRIPT_HANGUL:
			l.han++;
			break;
		case SCRIPT_DIGIT:
			l.digit++;
			break;
		case SCRIPT_OTHER:
			l.other++;
			break;
		case SCRIPT_NONE:
			break;
		}
	}
	return l;
}

bool
match_is_acronym(const char *text)
{
	struct letters l = count_letters(text);

	return l.latin <= 6 && l.capital >= 2 && l.han == 0 && l.other == 0;
}

/* The polar pairs, as they stand in loose forms. */
static struct polars
read_polars(struct arena *a, const struct words *w)
{
	size_t n, i;
	const struct word *list = words_list(w, WORDS_POLAR, &n);
	struct polar *v = arena_array(a, n, sizeof *v);

	for (i = 0; i < n; i++)
		v[i] = (struct polar){
		    .a = clusters_of(a, norm_lf(a, list[i].nf)),
		    .b = clusters_of(a, norm_lf(a, list[i].other)),
		};
	return (struct polars){.v = v, .n = n};
}

struct judging
match_prepare(
    struct arena *a, const struct words *w, const struct judge_task *task)
{
	struct judging j = {.arena = a, .words = w, .task = task};
	const char *prompt = task->prompt;

	j.polars = read_polars(a, w);
	if (prompt)
		j.prompt = norm_lf(a, norm_nf(a, prompt, strlen(prompt)));
	guard_prepare(&j);
	return j;
}

struct form
match_form(const struct judging *j, const char *text, size_t n)
{
	struct form f = {.text = arena_strndup(j->arena, text, n)};
	struct letters l;

	f.nf = norm_nf(j->arena, text, n);
	f.lf = norm_lf(j->arena, f.nf);
	f.clusters = clusters_of(j->arena, f.lf);
	f.numbers = number_list(j->arena, f.nf);
	f.negations = guard_negations(j->words, f.nf);
	l = count_letters(f.nf);
	f.symbols = l.latin + l.han + l.other + l.digit == 0;
	return f;
}

static size_t
min(size_t a, size_t b)
{
	return a < b ? a : b;
}

size_t
match_allowed(const struct judging *j, const struct form *expected)
{
	size_t n = expected->clusters.n, han = expected->clusters.han;

	if (expected->symbols || match_is_acronym(expected->text) ||
	    guard_is_quantity(j, expected) || n <= 3)
		return 0;
	if (n <= 7)
		return 1;
	if (2 * han > n)
		return min(3, n / 6);
	return n <= 14 ? 2 : min(4, n * 15 / 100);
}

/* The character of a loose form at which it first differs negates. */
static bool
negates_at(const struct judging *j, const struct form *f, size_t at)
{
	const size_t *start = f->clusters.start;

	return at < f->clusters.n &&
	       words_is(j->words, WORDS_NEGATION,
		   arena_strndup(j->arena, f->lf + start[at],
		       start[at + 1] - start[at])) != NULL;
}

static bool
differs_by_negation(
    const struct judging *j, const struct form *e, const struct form *t)
{
	size_t at = clusters_common(&e->clusters, &t->clusters);

	return e->clusters.han > 0 &&
	       (negates_at(j, e, at) || negates_at(j, t, at));
}

/* What typed says, negations apart, is what was expected. */
static bool
same_but_negated(const struct judging *j, const struct form *e,
    const struct form *t, size_t allowed)
{
	struct arena *a = j->arena;
	struct clusters x =
	    clusters_of(a, norm_lf(a, guard_affirmed(a, j->words, e->nf)));
	struct clusters y =
	    clusters_of(a, norm_lf(a, guard_affirmed(a, j->words, t->nf)));

	return clusters_distance(&x, &y, allowed, (struct polars){0}) <=
	       allowed;
}

static struct match
forbidden(enum guard guard)
{
	return (struct match){.how = MATCH_NO, .guard = guard};
}

/* Neither equal nor of the same value: near, or guarded, or far. */
static struct match
compare_spelling(
    const struct judging *j, const struct form *e, const struct form *t)
{
	size_t allowed = match_allowed(j, e), d, swapped;

	if (e->negations % 2 != t->negations % 2)
		return forbidden(same_but_negated(j, e, t, allowed)
				     ? GUARD_NEGATION
				     : GUARD_NONE);
	d = clusters_distance(
	    &e->clusters, &t->clusters, allowed, (struct polars){0});
	swapped =
	    clusters_distance(&e->clusters, &t->clusters, allowed, j->polars);
	if (swapped < d)
		return forbidden(GUARD_POLAR);
	if (d > allowed)
		return forbidden(GUARD_NONE);
	if (differs_by_negation(j, e, t))
		return forbidden(GUARD_NEGATION);
	return (struct match){.how = MATCH_NEAR, .distance = d};
}

struct match
match_one(const struct judging *j, const struct form *e, const struct form *t)
{
	if (strcmp(e->nf, t->nf) == 0)
		return (struct match){
		    .how = e->derived ? MATCH_RIGHT : MATCH_EXACT};
	if (e->symbols || t->symbols || !*t->lf)
		return forbidden(GUARD_NONE);
	if (!guard_numbers(j, e, t))
		return forbidden(GUARD_NUMBER);
	if (strcmp(e->lf, t->lf) == 0 || guard_same_value(j, e, t))
		return (struct match){.how = MATCH_RIGHT};
	return compare_spelling(j, e, t);
}

struct match
match_any(const struct judging *j, struct accepted set, const struct form *t)
{
	struct match best = {0};
	size_t i;

	for (i = 0; i < set.n && best.how != MATCH_EXACT; i++) {
		struct match m = match_one(j, &set.v[i], t);

		if (m.how > best.how ||
		    (m.how == MATCH_NO && best.how == MATCH_NO && !best.guard))
			best = m;
	}
	return best;
}
