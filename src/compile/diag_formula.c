/* Sums that do not come out, symbols with two values, ratios turned round. */

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "compile/check.h"
#include "compile/compile.h"
#include "compile/scan.h"
#include "compile/sum.h"
#include "lang/words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { SYMBOL_MOST = 24, FORMULA_MOST = 60, OPERAND_MOST = 12 };

/* How many places to show: those of the number, and two for a whole one. */
static int
places(const struct sum *sum, double v)
{
	if (sum->decimals)
		return sum->decimals < 6 ? sum->decimals : 6;
	return v == (double)(int64_t)v ? 0 : 2;
}

static void
tell_sum(struct compile *c, const struct note *note, const struct sum *sum)
{
	const char *s = note->text;
	struct place at = note_place(note, sum->from);
	struct diag *d;
	double v = sum->v[0];

	d = diag_add(c, DIAG_CODE_ARITHMETIC, at,
	    _("%.*s gives %.*f, not %.*s"), (int)(sum->to - sum->from),
	    s + sum->from, places(sum, v), v, (int)(sum->end - sum->given),
	    s + sum->given);
	if (!d)
		return;
	if (sum->has_log)
		d->hint = arena_printf(c->arena,
		    _("to base 2 it gives %.*f, to base 10 %.*f"),
		    places(sum, v), sum->v[1], places(sum, v), sum->v[2]);
	diag_hold(c, d, at, NULL);
}

static void
check_sums(struct compile *c, const struct note *note,
    const struct section *section, void *arg)
{
	struct sums *a = sums_open(note->text, note->len);
	struct sum sum;

	(void)section;
	(void)arg;
	while (sums_next(a, &sum))
		if (!sum.right && sum.to - sum.from <= FORMULA_MOST &&
		    !note_marked(note, MARK_CODE, sum.from, sum.end))
			tell_sum(c, note, &sum);
	sums_close(a);
}

void
check_arithmetic(struct compile *c)
{
	scan_texts(c, check_sums, NULL);
}

/* "label s(x) = 0.8": the symbol, its value, and the label before it. */
struct value {
	const char *symbol, *label; /* normal forms */
	const char *shown, *number;
	struct place at;
};

static bool
is_number(const char *s)
{
	char *end;

	strtod(s, &end);
	return end > s && *end == '\0' && !isalpha((unsigned char)s[0]);
}

/* Where the symbol that ends at byte end begins: a name and a bracket. */
static size_t
symbol_start(const char *s, size_t end)
{
	size_t at = end;
	int depth = 0;

	if (!end || s[end - 1] != ')')
		return end;
	while (at) {
		depth += (s[at - 1] == ')') - (s[at - 1] == '(');
		if (--at, depth == 0)
			break;
	}
	if (depth)
		return end;
	while (at && (isalnum((unsigned char)s[at - 1]) || s[at - 1] == '_'))
		at--;
	return s[at] == '(' ? end : at;
}

/* True for words that say when: the values may change between them. */
static bool
says_when(const struct compile *c, const char *nf)
{
	size_t at;

	return strpbrk(nf, "0123456789>") || strstr(nf, "→") ||
	       strstr(nf, "第") || words_in(c->words, WORDS_TIME, nf, &at);
}

static bool
read_value(struct compile *c, const struct item *item, struct value *v)
{
	const char *s = item->text, *sign = strrchr(s, '=');
	size_t end = sign ? (size_t)(sign - s) : 0, from;

	if (!sign || note_marked(item->note, MARK_CODE, 0, item->note->len))
		return false;
	while (end && s[end - 1] == ' ')
		end--;
	from = symbol_start(s, end);
	v->number = sign + 1 + strspn(sign + 1, " ");
	if (from == end || end - from > SYMBOL_MOST || !from ||
	    !is_number(v->number))
		return false;
	v->shown = arena_strndup(c->arena, s + from, end - from);
	v->symbol = norm_nf(c->arena, s + from, end - from);
	v->label = norm_nf(c->arena, s, from);
	v->at = item->at;
	return *v->label && !says_when(c, v->label);
}

static void
tell_value(struct compile *c, const struct value *a, const struct value *b)
{
	struct diag *d;

	if (strcmp(a->label, b->label) == 0 ||
	    strtod(a->number, NULL) == strtod(b->number, NULL))
		return;
	d = diag_add(c, DIAG_CODE_SYMBOL_TWICE, b->at,
	    _("%s = %s and %s = %s in one list (line %u)"), a->shown, a->number,
	    b->shown, b->number, a->at.line);
	if (!d)
		return;
	diag_hold(c, d, a->at, NULL);
	diag_hold(c, d, b->at, NULL);
}

static void
check_values(struct compile *c, const struct item *item, size_t n)
{
	struct map *seen = map_new();
	struct value **first, *v;
	size_t i, *at;

	first = mem_new(n + 1, sizeof *first);
	for (i = 0; i < n; i++) {
		check_values(c, item[i].child, item[i].nchild);
		v = arena_alloc(c->arena, sizeof *v);
		if (!read_value(c, &item[i], v))
			continue;
		at = map_at(seen, v->symbol, strlen(v->symbol));
		if (*at)
			tell_value(c, first[*at - 1], v);
		else
			first[(*at = i + 1) - 1] = v;
	}
	map_free(seen);
	free(first);
}

static void
check_symbols(struct compile *c, const struct section *s, void *arg)
{
	size_t i;

	(void)arg;
	for (i = 0; i < s->nblock; i++)
		if (s->block[i].kind == BLOCK_LIST && !s->block[i].ordered)
			check_values(c, s->block[i].item, s->block[i].nitem);
}

void
check_symbol_twice(struct compile *c)
{
	scan_sections(c, check_symbols, NULL);
}

/* A formula with a ratio or difference in it, and the same turned round. */
struct ratio {
	const char *text, *turned;
	struct place at;
	const char *line; /* normal form of the line it stands in */
	const struct section *home;
	const char *a, *b; /* what is exchanged */
};

struct ratios {
	struct map *seen; /* home and text -> place in v + 1 */
	struct ratio *v;
	size_t n, cap;
};

static bool
is_formula_byte(char c)
{
	return isalnum((unsigned char)c) || strchr("()_/'-+*^", c);
}

/* Bytes of an operand: a short name, and a bracket after it. */
static size_t
operand(const char *s, size_t n)
{
	size_t at = 0, depth = 0;

	while (at < n &&
	       (isalnum((unsigned char)s[at]) || s[at] == '_' || s[at] == '\''))
		at++;
	if (!at || !isalpha((unsigned char)s[0]) || at > 4)
		return 0;
	if (at == n || s[at] != '(')
		return at;
	do {
		depth += s[at] == '(';
		depth -= s[at] == ')';
		at++;
	} while (at < n && depth);
	return depth || at > OPERAND_MOST ? 0 : at;
}

/* Where a quantity of two or more letters opens its bracket; else 0. */
static size_t
named_bracket(const char *s, size_t n)
{
	size_t at = 0;

	while (at < n && isalpha((unsigned char)s[at]))
		at++;
	if (at < 2 || at == n || s[at] != '(' || strncasecmp(s, "pr(", 3) == 0)
		return 0;
	return at + 1;
}

/* Reads "log(a/b)" that is all of the n bytes at s. */
static bool
read_ratio(struct arena *a, struct ratio *r, const char *s, size_t n)
{
	size_t at = named_bracket(s, n), left, right;
	const char *x, *y;
	char sign;

	if (!at || !(left = operand(s + at, n - at)))
		return false;
	x = s + at;
	at += left;
	if (at == n || !(s[at] == '/' || s[at] == '-'))
		return false;
	sign = s[at++];
	y = s + at;
	if (!(right = operand(y, n - at)) || at + right + 1 != n ||
	    s[n - 1] != ')')
		return false;
	r->text = arena_strndup(a, s, n);
	r->a = arena_strndup(a, x, left);
	r->b = arena_strndup(a, y, right);
	r->turned =
	    arena_printf(a, "%.*s%s%c%s)", (int)(x - s), s, r->b, sign, r->a);
	return strcmp(r->a, r->b) != 0;
}

static const char *
ratio_key(struct arena *a, const struct section *home, const char *text)
{
	return arena_printf(a, "%zu:%s", home->index, text);
}

static bool
is_compared(const struct section *s)
{
	for (; s; s = s->parent)
		if (s->role == ROLE_COMPARISON)
			return true;
	return false;
}

static bool
says_reverse(const struct compile *c, const char *line)
{
	size_t at;

	return words_in(c->words, WORDS_REVERSE, line, &at) != NULL;
}

static void
tell_ratio(struct compile *c, const struct ratio *a, const struct ratio *b)
{
	struct diag *d;

	if (says_reverse(c, a->line) || says_reverse(c, b->line))
		return;
	d = diag_add(c, DIAG_CODE_FORMULA_SWAP, b->at,
	    _("\"%s\" and \"%s\" (line %u) differ only by exchanging %s and "
	      "%s"),
	    b->text, a->text, a->at.line, a->a, a->b);
	if (!d)
		return;
	diag_hold(c, d, a->at, a->text);
	diag_hold(c, d, b->at, b->text);
}

static void
meet_ratio(struct compile *c, struct ratios *v, const struct ratio *r)
{
	const char *key = ratio_key(c->arena, r->home, r->text);
	size_t *at = map_at(v->seen, key, strlen(key));

	if (*at)
		return;
	MEM_GROW(v->v, v->n, v->cap);
	v->v[v->n++] = *r;
	*at = v->n;
	key = ratio_key(c->arena, r->home, r->turned);
	if ((at = map_find(v->seen, key, strlen(key))))
		tell_ratio(c, &v->v[*at - 1], r);
}

static void
find_ratios(struct compile *c, const struct note *note,
    const struct section *section, void *arg)
{
	const char *s = note->text;
	size_t at = 0, n, len;

	if (!memchr(s, '/', note->len) && !memchr(s, '-', note->len))
		return;
	for (; at < note->len; at += n ? n : 1) {
		struct ratio r;

		for (n = 0; at + n < note->len && is_formula_byte(s[at + n]);)
			n++;
		if (n < 6 || n > FORMULA_MOST || is_compared(section) ||
		    !read_ratio(c->arena, &r, s + at, n))
			continue;
		r.home = scan_home(section);
		r.at = note_place(note, at);
		r.line = scan_line(note, at, &len);
		r.line = norm_nf(c->arena, r.line, len);
		meet_ratio(c, arg, &r);
	}
}

void
check_formula_swap(struct compile *c)
{
	struct ratios v = {.seen = map_new()};

	scan_texts(c, find_ratios, &v);
	map_free(v.seen);
	free(v.v);
}
