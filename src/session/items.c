#include "session/items.h"

#include "base/arena.h"
#include "session/parts.h"

#include <math.h>
#include <string.h>

enum {
	LONGEST_RUN = 6, /* parts that may be one item: TCP/IP, A and B */
	LISTED_SIZE = 10 /* W of an item in a text that lists some */
};

/* The items of the list, each with its accepted set. */
struct items {
	const struct judging *j;
	struct texts text;
	struct accepted *set;
};

static struct match
match_item(const struct items *it, size_t i, const struct form *typed)
{
	return match_any(it->j, it->set[i], typed);
}

/* True if some item is what the n bytes say; near counts for one part. */
static bool
is_item(const struct items *it, const struct part *p, bool joined)
{
	struct form f = match_form(it->j, p->s, p->n);
	size_t i;

	for (i = 0; i < it->text.n; i++)
		if (match_item(it, i, &f).how >=
		    (joined ? MATCH_RIGHT : MATCH_NEAR))
			return true;
	return false;
}

/* Joins neighbours that are one item together: an item may hold a mark. */
static void
join(const struct items *it, struct parts *p)
{
	struct parts out = {.n = 0};
	size_t i, run;

	for (i = 0; i < p->n; i += run) {
		struct part whole = p->v[i];

		for (run = p->n - i < LONGEST_RUN ? p->n - i : LONGEST_RUN;
		     run > 1; run--) {
			const struct part *last = &p->v[i + run - 1];

			whole.n = (size_t)(last->s + last->n - whole.s);
			if (is_item(it, &whole, true))
				break;
		}
		if (run <= 1) {
			run = 1;
			whole = p->v[i];
		}
		out.v[out.n++] = whole;
	}
	*p = out;
}

static bool
all_items(const struct items *it, const struct parts *p)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (!is_item(it, &p->v[i], false))
			return false;
	return p->n > 1;
}

/* What was typed as parts: at marks, or else at spaces if all are items. */
static void
split(const struct items *it, struct parts *p)
{
	const char *typed = it->j->task->typed;
	struct parts outer = {.n = 0}, pieces = {.n = 0};
	size_t i;

	p->n = 0;
	parts_cut(&outer, typed, strlen(typed), PARTS_STRONG);
	for (i = 0; i < outer.n; i++)
		if (p->n < PARTS_MOST && is_item(it, &outer.v[i], false))
			p->v[p->n++] = outer.v[i];
		else
			parts_cut(p, outer.v[i].s, outer.v[i].n, PARTS_WEAK);
	join(it, p);
	if (p->n != 1 || is_item(it, &p->v[0], false))
		return;
	parts_cut(&pieces, typed, strlen(typed), PARTS_SPACES);
	join(it, &pieces);
	if (all_items(it, &pieces))
		*p = pieces;
}

/* --- which part is which item ------------------------------------------------
 */

enum { NONE = -1 };

/* Parts against items: the matches and who has whom. */
struct pairing {
	const struct items *it;
	struct parts parts;
	struct form *form;   /* of each part */
	enum match_how *how; /* parts x items */
	int *item_of, *part_of;
};

static enum match_how
how(const struct pairing *p, size_t part, size_t item)
{
	return p->how[part * p->it->text.n + item];
}

/* Finds the part an item, moving others to theirs (Kuhn's algorithm). */
static bool
settle(struct pairing *p, size_t part, enum match_how least, bool *tried)
{
	size_t i;

	for (i = 0; i < p->it->text.n; i++) {
		if (tried[i] || how(p, part, i) < least)
			continue;
		tried[i] = true;
		if (p->part_of[i] != NONE &&
		    !settle(p, (size_t)p->part_of[i], least, tried))
			continue;
		p->part_of[i] = (int)part;
		p->item_of[part] = (int)i;
		return true;
	}
	return false;
}

/* Sure matches first, then near ones where they add to them. */
static void
pair(struct pairing *p)
{
	static const enum match_how order[] = {MATCH_RIGHT, MATCH_NEAR};
	size_t n = p->it->text.n, i, k;

	for (k = 0; k < 2; k++)
		for (i = 0; i < p->parts.n; i++)
			if (p->item_of[i] == NONE)
				settle(p, i, order[k],
				    arena_array(
					p->it->j->arena, n, sizeof(bool)));
}

static struct pairing
new_pairing(const struct items *it)
{
	struct arena *a = it->j->arena;
	struct pairing p = {.it = it};
	size_t i, k, n = it->text.n;

	split(it, &p.parts);
	p.form = arena_array(a, p.parts.n, sizeof *p.form);
	p.how = arena_array(a, p.parts.n * n, sizeof *p.how);
	p.item_of = arena_array(a, p.parts.n, sizeof *p.item_of);
	p.part_of = arena_array(a, n, sizeof *p.part_of);
	for (k = 0; k < n; k++)
		p.part_of[k] = NONE;
	for (i = 0; i < p.parts.n; i++) {
		p.item_of[i] = NONE;
		p.form[i] = match_form(it->j, p.parts.v[i].s, p.parts.v[i].n);
		for (k = 0; k < n; k++)
			p.how[i * n + k] = match_item(it, k, &p.form[i]).how;
	}
	pair(&p);
	return p;
}

/* --- counting
 * ------------------------------------------------------------------ */

/* A part that is an item again, or the same as an earlier part. */
static bool
is_repeated(const struct pairing *p, size_t part)
{
	size_t i;

	for (i = 0; i < p->it->text.n; i++)
		if (how(p, part, i) != MATCH_NO)
			return true;
	for (i = 0; i < part; i++)
		if (strcmp(p->form[i].lf, p->form[part].lf) == 0)
			return true;
	return false;
}

/* A part of the notes' fuller list, which costs nothing. */
static bool
is_free(const struct pairing *p, size_t part)
{
	const struct judging *j = p->it->j;
	size_t i;

	for (i = 0; i < j->task->accept.n; i++)
		if (match_any(j, match_accepted(j, j->task->accept.v[i], true),
			&p->form[part])
			.how != MATCH_NO)
			return true;
	return false;
}

/* The number behind "at least" in the prompt, or 0. */
static size_t
at_least(const struct judge_task *t, struct arena *a)
{
	static const char *const words[] = {"至少", "at least"};
	size_t i;

	for (i = 0; t->prompt && i < 2; i++) {
		const char *nf = norm_nf(a, t->prompt, strlen(t->prompt));
		const char *at = strstr(nf, words[i]);
		struct numbers x;

		if (!at)
			continue;
		x = number_list(a, at);
		if (x.n && x.v[0].value >= 1 && x.v[0].value < 100)
			return (size_t)x.v[0].value;
	}
	return 0;
}

/* The longest run of items that are in their order, gaps allowed. */
static size_t
longest_ordered(const struct pairing *p)
{
	size_t best[PARTS_MOST] = {0}, most = 0, i, k;

	for (i = 0; i < p->parts.n; i++) {
		if (p->item_of[i] == NONE)
			continue;
		best[i] = 1;
		for (k = 0; k < i; k++)
			if (best[k] && p->item_of[k] < p->item_of[i] &&
			    best[k] + 1 > best[i])
				best[i] = best[k] + 1;
		if (best[i] > most)
			most = best[i];
	}
	return most;
}

struct tally {
	size_t right, near, extra;
};

static struct tally
count(const struct pairing *p, struct texts *missing, struct texts *extra)
{
	struct arena *a = p->it->j->arena;
	const char **m = arena_array(a, p->it->text.n, sizeof *m);
	const char **x = arena_array(a, p->parts.n, sizeof *x);
	struct tally t = {0};
	size_t i;

	*missing = (struct texts){.v = m};
	*extra = (struct texts){.v = x};
	for (i = 0; i < p->it->text.n; i++)
		if (p->part_of[i] == NONE)
			m[missing->n++] = p->it->text.v[i];
	for (i = 0; i < p->parts.n; i++) {
		if (p->item_of[i] != NONE) {
			t.right++;
			t.near +=
			    how(p, i, (size_t)p->item_of[i]) == MATCH_NEAR;
		} else if (!is_repeated(p, i) && !is_free(p, i)) {
			x[extra->n++] = p->form[i].text;
		}
	}
	t.extra = extra->n;
	return t;
}

static struct verdict
complete(const struct pairing *p, const struct tally *t)
{
	const struct judge_task *task = p->it->j->task;
	struct arena *a = p->it->j->arena;
	const char *typed = norm_nf(a, task->typed, strlen(task->typed));
	const char *whole = norm_nf(a, task->expected, strlen(task->expected));

	if (t->near)
		return (struct verdict){.kind = VERDICT_NEAR, .credit = 0.9};
	if (strcmp(typed, whole) == 0)
		return (struct verdict){.kind = VERDICT_EXACT, .credit = 1};
	return (struct verdict){.kind = VERDICT_RIGHT, .credit = 1};
}

static struct verdict
part_of_it(double score)
{
	if (score <= 0)
		return (struct verdict){.kind = VERDICT_WRONG};
	return (struct verdict){.kind = VERDICT_PARTIAL, .credit = score};
}

struct verdict
items_judge(const struct judging *j, struct texts items, bool ordered)
{
	struct items it = {.j = j, .text = items};
	struct texts missing, extra;
	struct verdict v;
	struct pairing p;
	struct tally t;
	size_t i, n = at_least(j->task, j->arena), in_order;

	it.set = arena_array(j->arena, items.n, sizeof *it.set);
	for (i = 0; i < items.n; i++)
		it.set[i] = match_accepted(j, items.v[i], true);
	p = new_pairing(&it);
	t = count(&p, &missing, &extra);
	if (n == 0 || n > items.n)
		n = items.n;
	in_order = ordered ? longest_ordered(&p) : t.right;
	if (in_order >= n && t.extra == 0)
		v = complete(&p, &t);
	else if (ordered && in_order < n)
		v = part_of_it((double)in_order / (double)n);
	else
		v = part_of_it(fmin(1, (double)in_order / (double)n) -
			       (double)t.extra / 2 / (double)n);
	v.order_wrong = ordered && t.right >= n && in_order < n;
	v.missing = t.right < n ? missing : (struct texts){0};
	v.extra = extra;
	return v;
}

/* --- a text that lists its items ---------------------------------------------
 */

struct texts
items_listed(const struct judging *j, bool *ordered)
{
	const struct judge_task *t = j->task;
	bool list = (t->has_form && t->form == FORM_ITEMS) ||
		    (!t->has_form && t->has_kind &&
			(t->kind == CARD_LIST || t->kind == CARD_ORDER));
	struct texts items = {0};
	struct parts p = {.n = 0};
	size_t i, n = strlen(t->expected);

	*ordered = false;
	if (!list && (t->has_form || t->has_kind))
		return items;
	parts_cut(&p, t->expected, n, PARTS_ARROWS);
	*ordered = p.n > 1;
	if (p.n < 2) {
		p.n = 0;
		parts_cut(
		    &p, t->expected, n, list ? PARTS_STRONG : PARTS_LISTING);
	}
	for (i = 0; i < p.n; i++)
		if (norm_size(p.v[i].s, p.v[i].n) > LISTED_SIZE)
			return items;
	if (p.n < 2)
		return items;
	items.v = arena_array(j->arena, p.n, sizeof *items.v);
	for (i = 0; i < p.n; i++)
		items.v[items.n++] =
		    arena_strndup(j->arena, p.v[i].s, p.v[i].n);
	return items;
}
