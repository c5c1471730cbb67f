#include "compile/distract.h"

#include "base/text.h"
#include "compile/compile.h"

#include <stdlib.h>
#include <string.h>

/* questions.md 5, "Hard rules" */
enum {
	OVERLAP_PERCENT = 60, /* of one's grams in the other: too like */
	LENGTH_RATIO = 2,
	NUMBER_RATIO = 10,
	NEAR_FACTS = 32,     /* facts about a draft's own that are looked at */
	SENTENCE_LEAST = 10, /* W from which a text is no name */
	ACRONYM_MOST = 8     /* bytes */
};

static enum script
script_of(const char *s)
{
	size_t n = strlen(s), at = 0, count[SCRIPT_OTHER + 1] = {0}, i;
	int32_t cp;
	enum script best = SCRIPT_NONE;

	while (at < n) {
		at += text_next(s + at, n - at, &cp);
		count[text_script(cp)]++;
	}
	for (i = SCRIPT_NONE + 1; i <= SCRIPT_OTHER; i++)
		if (count[i] && (best == SCRIPT_NONE || count[i] > count[best]))
			best = (enum script)i;
	return best;
}

static bool
is_acronym(const char *s)
{
	size_t i, capitals = 0;

	for (i = 0; s[i]; i++) {
		if (i == ACRONYM_MOST || s[i] == ' ')
			return false;
		capitals += s[i] >= 'A' && s[i] <= 'Z';
	}
	return capitals >= 2;
}

struct option
option_of(struct compile *c, const struct draft *d)
{
	const char *s = d->answer;
	size_t n = strlen(s);
	struct option o = {.draft = d,
	    .grams = norm_grams(c->scratch, c->words, d->answer_nf),
	    .ask = norm_grams(c->scratch, c->words, d->ask_nf),
	    .script = script_of(s),
	    .size = norm_size(s, n)};

	if (is_acronym(s))
		o.sort = SORT_ACRONYM;
	else if (*s >= '0' && *s <= '9')
		o.sort = SORT_NUMBER;
	else
		o.sort = o.size < SENTENCE_LEAST ? SORT_NAME : SORT_SENTENCE;
	o.bracket = strchr(s, '(') || strstr(s, "（");
	o.stop =
	    n && (s[n - 1] == '.' || (n >= 3 && strcmp(s + n - 3, "。") == 0));
	o.capital = *s >= 'A' && *s <= 'Z';
	o.adjective = n >= 3 && strcmp(s + n - 3, "的") == 0;
	return o;
}

/* Numbers of one unit, neither ten times the other. */
static bool
are_like_numbers(const char *a, const char *b)
{
	char *x, *y;
	double p = strtod(a, &x), q = strtod(b, &y);

	if (strcmp(x, y) != 0)
		return false;
	return p == q ||
	       (p * q > 0 && p < NUMBER_RATIO * q && q < NUMBER_RATIO * p);
}

static bool
are_alike(const struct option *a, const struct option *b)
{
	if (a->sort != b->sort || a->bracket != b->bracket ||
	    a->stop != b->stop || a->adjective != b->adjective)
		return false;
	if (a->sort == SORT_NUMBER)
		return are_like_numbers(a->draft->answer, b->draft->answer);
	return a->script == b->script && a->capital == b->capital &&
	       a->size <= LENGTH_RATIO * b->size &&
	       b->size <= LENGTH_RATIO * a->size;
}

/* True if the text might be right as well: an answer, or a name of the term. */
static bool
may_be_right(struct compile *c, const struct draft *d, const char *nf)
{
	size_t i;

	if (strstr(nf, d->answer_nf) || strstr(d->answer_nf, nf))
		return true;
	for (i = 0; i < d->accept.n; i++) {
		const char *other =
		    norm_nf(c->scratch, d->accept.v[i], strlen(d->accept.v[i]));

		if (*other && (strstr(nf, other) || strstr(other, nf)))
			return true;
	}
	return d->fact->term && term_is_named(d->fact->term, nf);
}

/* True if the notes say it of this term too, as near as it matters. */
static bool
is_said_here(const struct compile *c, const struct draft *d, const char *nf)
{
	size_t own = d->fact->index, i;
	size_t from = own > NEAR_FACTS ? own - NEAR_FACTS : 0;

	if (d->kind == CARD_NAME || d->kind == CARD_CONTRACT ||
	    d->kind == CARD_TRANSLATE || d->kind == CARD_CELL)
		return norm_holds(d->fact->content_nf, nf);
	for (i = from; i < c->nfact && i <= own + NEAR_FACTS; i++) {
		const struct fact *f = c->fact[i];

		if (f->term != d->fact->term || f->section != d->fact->section)
			continue;
		if (strcmp(f->content_nf, nf) != 0 &&
		    norm_holds(f->content_nf, nf))
			return true;
	}
	return false;
}

static bool
overlap(struct grams a, struct grams b)
{
	size_t shared = grams_shared(a, b);

	return shared && (100 * shared >= OVERLAP_PERCENT * a.n ||
			     100 * shared >= OVERLAP_PERCENT * b.n);
}

/* True if only one of the two repeats words of the question. */
static bool
echoes(const struct option *a, const struct option *b)
{
	return (grams_shared(a->ask, a->grams) > 0) !=
	       (grams_shared(a->ask, b->grams) > 0);
}

bool
option_is_valid(
    struct compile *c, const struct option *answer, const struct option *o)
{
	const struct draft *d = answer->draft, *other = o->draft;
	const struct term *t = d->fact->term;
	const char *nf = other->answer_nf;

	if (other->fact == d->fact || !*nf || other->lang != d->lang ||
	    !are_alike(answer, o) || may_be_right(c, d, nf))
		return false;
	if (d->kind == CARD_NAME && other->fact->term == t)
		return false;
	if (t && term_in(t, nf) != term_in(t, d->answer_nf))
		return false;
	return !norm_holds(d->ask_nf, nf) &&
	       !overlap(answer->grams, o->grams) && !echoes(answer, o) &&
	       !is_said_here(c, d, nf);
}
