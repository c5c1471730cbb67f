#include "session/judge.h"

#include "base/arena.h"
#include "lang/words.h"
#include "session/guard.h"
#include "session/items.h"
#include "session/match.h"

#include <math.h>
#include <string.h>

enum {
	LONG_SIZE = 16,  /* W above which an answer is judged by its grams */
	CLAUSE_SIZE = 8, /* W above which a text with a comma is a sentence */
	NEIGHBOURS = 20000, /* names that are looked at */
	SLACK = 16          /* bytes that the most edits allowed may take */
};

static const double recall_near = 0.8, recall_partial = 0.5;

static const char *const names[] = {
#define X(id, name) name,
    VERDICTS(X)
#undef X
};

const char *
verdict_name(enum verdict_kind kind)
{
	return names[kind];
}

bool
judge_is_blank(struct arena *a, const struct words *w, const char *typed)
{
	const char *nf = norm_nf(a, typed, strlen(typed));

	return nf[strspn(nf, " \t\r\n")] == '\0' ||
	       words_is(w, WORDS_BLANK, nf) != NULL;
}

static struct verdict
simple(enum verdict_kind kind, double credit)
{
	return (struct verdict){.kind = kind, .credit = credit};
}

/* --- long answers
 * ------------------------------------------------------------- */

static struct grams
grams_of(const struct judging *j, const char *text)
{
	return norm_grams(
	    j->arena, j->words, norm_nf(j->arena, text, strlen(text)));
}

static double
recall(struct grams expected, struct grams typed)
{
	if (expected.n == 0)
		return 0;
	return (double)grams_shared(expected, typed) / (double)expected.n;
}

/* The points of a self-marked answer that what was typed hardly touches. */
static struct texts
untouched(const struct judging *j, struct grams typed)
{
	const struct texts *items = &j->task->items;
	struct texts t = {.v = arena_array(j->arena, items->n, sizeof *t.v)};
	size_t i;

	for (i = 0; i < items->n; i++)
		if (recall(grams_of(j, items->v[i]), typed) < recall_partial)
			t.v[t.n++] = items->v[i];
	return t;
}

/*
 * Recall of a contrast: what is said of a side counts only where it is said
 * of that side, from its name to the next side's.
 */
static double
recall_sides(const struct judging *j, const char *typed)
{
	const struct texts *items = &j->task->items;
	size_t i, k, found = 0, all = 0;

	for (i = 0; i < items->n; i++) {
		const char *nf =
		    norm_nf(j->arena, items->v[i], strlen(items->v[i]));
		const char *colon = strchr(nf, ':'), *from, *end = NULL;
		struct grams e;

		if (!colon || colon == nf)
			return -1;
		e = norm_grams(j->arena, j->words, colon + 1);
		all += e.n;
		from = strstr(
		    typed, arena_strndup(j->arena, nf, (size_t)(colon - nf)));
		for (k = 0; from && k < items->n; k++) {
			const char *other =
			    norm_nf(j->arena, items->v[k], strlen(items->v[k]));
			const char *at = strstr(
			    from + (colon - nf), arena_strndup(j->arena, other,
						     strcspn(other, ":")));

			if (k != i && at && (!end || at < end))
				end = at;
		}
		if (from)
			found +=
			    grams_shared(e, norm_grams(j->arena, j->words,
						arena_strndup(j->arena, from,
						    end ? (size_t)(end - from)
							: strlen(from))));
	}
	return all ? (double)found / (double)all : 0;
}

static struct verdict
judge_long(const struct judging *j, const struct form *e, const struct form *t)
{
	struct grams typed = norm_grams(j->arena, j->words, t->nf);
	bool sure =
	    guard_numbers(j, e, t) && e->negations % 2 == t->negations % 2;
	double r = recall(grams_of(j, j->task->expected), typed);
	struct verdict v = simple(VERDICT_UNSURE, NAN);

	if (j->task->has_kind && j->task->kind == CARD_CONTRAST) {
		double sides = recall_sides(j, t->nf);

		r = sides >= 0 ? sides : r;
	}
	if (sure && r >= recall_near)
		v = simple(VERDICT_NEAR, 0.9);
	else if (sure && r >= recall_partial)
		v = simple(VERDICT_PARTIAL, r);
	v.missing = untouched(j, typed);
	return v;
}

/* --- single answers
 * ------------------------------------------------------------- */

static bool
is_accepted(struct accepted set, const struct form *f)
{
	size_t i;

	for (i = 0; i < set.n; i++)
		if (strcmp(set.v[i].lf, f->lf) == 0)
			return true;
	return false;
}

/* Of about the same length: any others are more edits apart than allowed. */
static bool
is_comparable(const struct judging *j, const char *name, const struct form *t)
{
	const char *nf = norm_nf(j->arena, name, strlen(name));
	size_t n = strlen(norm_lf(j->arena, nf)), m = strlen(t->lf);

	return (n > m ? n - m : m - n) <= SLACK;
}

/*
 * The name among others that what was typed is, or is closer to than to the
 * answer; NULL for none.
 */
static const char *
neighbour(const struct judging *j, struct accepted set, const struct form *t,
    struct texts others, size_t distance)
{
	size_t i, n = others.n < NEIGHBOURS ? others.n : NEIGHBOURS;

	for (i = 0; i < n; i++) {
		struct form f;
		size_t limit;

		if (!is_comparable(j, others.v[i], t))
			continue;
		f = match_form(j, others.v[i], strlen(others.v[i]));
		limit = match_allowed(j, &f);
		if (is_accepted(set, &f) || !*f.lf)
			continue;
		if (strcmp(f.nf, t->nf) == 0)
			return others.v[i];
		if (distance <= limit)
			limit = distance - 1;
		if (guard_numbers(j, &f, t) &&
		    clusters_distance(&f.clusters, &t->clusters, limit,
			(struct polars){0}) <= limit)
			return others.v[i];
	}
	return NULL;
}

static struct verdict
wrong(const struct judging *j, struct accepted set, const struct form *t,
    enum guard guard)
{
	struct verdict v = simple(VERDICT_WRONG, 0);

	v.guard = guard;
	if (neighbour(j, set, t, j->task->own, SIZE_MAX))
		v.guard = GUARD_OWN;
	else if ((v.confused =
			 neighbour(j, set, t, j->task->others, SIZE_MAX)) &&
		 !guard)
		v.guard = GUARD_NEIGHBOUR;
	return v;
}

static struct verdict
near(const struct judging *j, struct accepted set, const struct form *t,
    size_t distance)
{
	struct verdict v = simple(VERDICT_NEAR, 0.9);

	v.confused = neighbour(j, set, t, j->task->others, distance);
	if (v.confused) {
		v.kind = VERDICT_WRONG;
		v.credit = 0;
		v.guard = GUARD_NEIGHBOUR;
	} else {
		similar_diff(
		    j->arena, set.v[0].nf, t->nf, &v.missing, &v.extra);
	}
	return v;
}

static bool
has_clauses(const char *text)
{
	return strstr(text, "，") || strstr(text, ", ") || strstr(text, "。") ||
	       strstr(text, "；");
}

/* An answer whose wording nobody keeps. */
static bool
is_long(const struct judge_task *t)
{
	size_t size = norm_size(t->expected, strlen(t->expected));

	if (t->has_form && t->form != FORM_TYPED)
		return t->form == FORM_SELF;
	if (size > LONG_SIZE)
		return true;
	if (t->has_form)
		return false;
	if (t->has_kind)
		return t->kind == CARD_DEFINE || t->kind == CARD_ASPECT ||
		       t->kind == CARD_CONTRAST;
	return size > CLAUSE_SIZE && has_clauses(t->expected);
}

static bool
is_choice(const struct judge_task *t)
{
	if (t->has_form)
		return t->form == FORM_CHOICE || t->form == FORM_TRUEFALSE;
	return t->has_kind && t->kind == CARD_WHICH;
}

static struct verdict
judge_single(const struct judging *j)
{
	const struct judge_task *task = j->task;
	struct accepted set = match_answer(j);
	struct form t = match_form(j, task->typed, strlen(task->typed));
	struct match m = match_any(j, set, &t);

	if (m.how == MATCH_EXACT)
		return simple(VERDICT_EXACT, 1);
	if (m.how == MATCH_RIGHT)
		return simple(VERDICT_RIGHT, 1);
	if (m.how == MATCH_NEAR && !is_choice(task))
		return near(j, set, &t, m.distance);
	if (is_long(task) && set.n)
		return judge_long(j, &set.v[0], &t);
	return wrong(j, set, &t, m.guard);
}

/* The items, if the answer is a list to be typed. */
static struct texts
list_of(const struct judging *j, bool *ordered)
{
	const struct judge_task *t = j->task;
	struct texts none = {0};

	if (t->items.n == 0)
		return items_listed(j, ordered);
	*ordered = false;
	if (t->has_form)
		return t->form == FORM_ITEMS ? t->items : none;
	return is_long(t) && t->has_kind ? none : t->items;
}

/* The answer itself, should it be "?". */
static bool
is_answer(const struct judging *j)
{
	const struct judge_task *t = j->task;

	return *t->expected &&
	       strcmp(norm_nf(j->arena, t->typed, strlen(t->typed)),
		   norm_nf(j->arena, t->expected, strlen(t->expected))) == 0;
}

struct verdict
judge(struct arena *a, const struct words *w, const struct judge_task *task)
{
	struct judging j = match_prepare(a, w, task);
	bool ordered;
	struct texts items = list_of(&j, &ordered);
	struct verdict v;

	ordered = ordered || task->ordered ||
		  (task->has_kind && task->kind == CARD_ORDER);
	if (judge_is_blank(a, w, task->typed) && !is_answer(&j))
		v = simple(VERDICT_BLANK, 0);
	else if (items.n)
		v = items_judge(&j, items, ordered);
	else
		v = judge_single(&j);
	v.suggest = judge_grade(&v, task);
	return v;
}
