/*
 * A Chinese name whose characters stand elsewhere in another order. A window
 * slides over the text; the sum of hashes of its characters does not depend
 * on their order. Both begin with the same two characters: a mere rotation is
 * no name.
 */

#include "base/arena.h"
#include "base/map.h"
#include "base/msg.h"
#include "base/rand.h"
#include "base/text.h"
#include "compile/check.h"
#include "compile/compile.h"
#include "compile/scan.h"

#include <string.h>

enum { LEAST = 5, MOST = 12, FILTER = 1 << 16 };

struct permuted {
	struct compile *c;
	struct map *sums; /* sum of a name's characters -> its key + 1 */
	const struct name **name;
	bool *told;
	size_t n, cap;
	unsigned lengths;    /* bit i: some name has i characters */
	bool filter[FILTER]; /* of the first two characters of names */
};

static size_t
filter_at(int32_t first, int32_t second)
{
	return mix((uint64_t)first << 32 | (uint64_t)second) % FILTER;
}

/* The characters of a text that is all Han; 0 if it is not, or too long. */
static size_t
han_of(int32_t cp[MOST], const char *s)
{
	size_t n = strlen(s), at = 0, count = 0;

	while (at < n) {
		int32_t one;

		at += text_next(s + at, n - at, &one);
		if (text_script(one) != SCRIPT_HAN || count == MOST)
			return 0;
		cp[count++] = one;
	}
	return count;
}

static uint64_t
sum_of(const int32_t *cp, size_t n)
{
	uint64_t sum = n;
	size_t i;

	for (i = 0; i < n; i++)
		sum += mix((uint64_t)cp[i]);
	return sum;
}

/* The key of a sum, which lives in the arena. */
static const char *
key_of(struct compile *c, uint64_t sum)
{
	uint64_t *key = arena_alloc(c->arena, sizeof *key);

	*key = sum;
	return (const char *)key;
}

static void
add_name(struct permuted *p, const struct name *name)
{
	int32_t cp[MOST];
	size_t n = han_of(cp, name->text), *at;
	uint64_t sum;

	if (n < LEAST || p->n == p->cap)
		return;
	sum = sum_of(cp, n);
	if (map_find(p->sums, (const char *)&sum, sizeof sum))
		return;
	at = map_at(p->sums, key_of(p->c, sum), sizeof sum);
	p->name[p->n] = name;
	*at = ++p->n;
	p->lengths |= 1U << n;
	p->filter[filter_at(cp[0], cp[1])] = true;
}

static bool
has_same_characters(const char *name, const char *s, size_t n)
{
	return strlen(name) == n && memcmp(name, s, n) != 0 &&
	       memcmp(name, s, 6) == 0; /* two characters */
}

/* Tells of the name that the n bytes at s are another order of. */
static void
try_window(struct permuted *p, const struct note *note, size_t at, size_t n,
    uint64_t sum)
{
	const size_t *found = map_find(p->sums, (const char *)&sum, sizeof sum);
	const struct name *name;

	if (!found || p->told[*found - 1])
		return;
	name = p->name[*found - 1];
	if (!has_same_characters(name->text, note->text + at, n))
		return;
	p->told[*found - 1] = true;
	diag_add(p->c, DIAG_CODE_TRANSLATION_PERMUTED, name->at,
	    _("\"%s\" here, \"%.*s\" in line %u"), name->text, (int)n,
	    note->text + at, note_place(note, at).line);
}

/* All windows that begin at byte at. */
static void
try_windows(struct permuted *p, const struct note *note, size_t at)
{
	size_t end = at, count = 0;
	int32_t cp[MOST];

	while (count < MOST && end < note->len) {
		size_t len =
		    text_next(note->text + end, note->len - end, &cp[count]);

		if (text_script(cp[count]) != SCRIPT_HAN)
			return;
		end += len;
		count++;
		if (count == 2 && !p->filter[filter_at(cp[0], cp[1])])
			return;
		if (p->lengths >> count & 1)
			try_window(p, note, at, end - at, sum_of(cp, count));
	}
}

static void
check_text(struct compile *c, const struct note *note,
    const struct section *section, void *arg)
{
	size_t at = 0;

	(void)c;
	(void)section;
	while (at < note->len) {
		int32_t cp;
		size_t len = text_next(note->text + at, note->len - at, &cp);

		if (len == 3)
			try_windows(arg, note, at);
		at += len;
	}
}

void
check_permuted(struct compile *c)
{
	struct permuted *p = arena_alloc(c->arena, sizeof *p);
	size_t i, j;

	p->c = c;
	p->sums = map_new();
	for (i = 0; i < c->nterm; i++)
		p->cap += c->term[i]->minor ? 0 : c->term[i]->nname;
	p->name = arena_array(c->arena, p->cap, sizeof *p->name);
	p->told = arena_array(c->arena, p->cap, sizeof *p->told);
	for (i = 0; i < c->nterm; i++)
		for (j = 0; !c->term[i]->minor && j < c->term[i]->nname; j++)
			add_name(p, &c->term[i]->name[j]);
	if (p->n)
		scan_texts(c, check_text, p);
	map_free(p->sums);
}
