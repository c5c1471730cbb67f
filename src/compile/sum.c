#include "compile/sum.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "compile/arith.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Classes that stand for characters beyond ASCII. */
enum { EDGE = 1, FOREIGN = 2, ABOUT = 3 };

/* The text, a byte a character, with its operators made ASCII. */
struct plain {
	struct buf text;
	size_t *at; /* where each character stands in the text; one more */
	size_t n, cap;
};

static const struct {
	int32_t cp;
	char into;
} signs[] = {
    {0x00D7, '*'},
    {0x00F7, '/'},
    {0x2212, '-'},
    {0x2248, ABOUT},
    {0xFF1D, '='},
};

static char
plain_of(int32_t cp)
{
	static const char edges[] = "，。；：、！？（“”「『【";
	char code[4];
	size_t i, n;

	if (cp < 0x80)
		return (char)cp;
	for (i = 0; i < sizeof signs / sizeof *signs; i++)
		if (signs[i].cp == cp)
			return signs[i].into;
	n = text_encode(cp, code);
	if (text_script(cp) == SCRIPT_HAN ||
	    memmem(edges, sizeof edges - 1, code, n))
		return EDGE;
	return FOREIGN;
}

static void
put_place(struct plain *p, size_t at)
{
	MEM_GROW(p->at, p->n, p->cap);
	p->at[p->n++] = at;
}

static void
make_plain(struct plain *p, const char *s, size_t n)
{
	size_t at = 0;

	while (at < n) {
		int32_t cp;
		size_t len = text_next(s + at, n - at, &cp);

		put_place(p, at);
		buf_putc(&p->text, plain_of(cp));
		at += len;
	}
	put_place(p, n);
}

static void
drop_plain(struct plain *p)
{
	buf_free(&p->text);
	free(p->at);
}

/* Length of an equals sign at s that is not part of another sign, or 0. */
static size_t
sign_length(const char *s, size_t at, size_t n)
{
	if (s[at] == ABOUT)
		return 1;
	if (s[at] == '~' && at + 1 < n && s[at + 1] == '~')
		return 2;
	if (s[at] != '=' || (at && strchr("=<>!:+*/~", s[at - 1])) ||
	    (at + 1 < n && strchr("=>~", s[at + 1])))
		return 0;
	return 1;
}

static bool
is_inside(const char *s, size_t at, size_t n)
{
	char c = s[at];

	if ((c == ',' || c == '.' || c == ':') && at)
		return isdigit((unsigned char)s[at - 1]) && at + 1 < n &&
		       isdigit((unsigned char)s[at + 1]);
	return c == ' ' || isalnum((unsigned char)c) || c == FOREIGN ||
	       (c > ' ' && strchr("+-*/^()%_\\|&<>#@!", c));
}

/* True if the word s[from..to) calls a function, even without a bracket. */
static bool
is_function(const char *s, size_t from, size_t to)
{
	static const char *const names[] = {"sin", "cos", "tan", "cot", "sec",
	    "csc", "lg", "max", "min", "mod", "div", "lim", "det", "log", "ln",
	    "exp", "sqrt", "pi"};
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i]) == to - from &&
		    memcmp(names[i], s + from, to - from) == 0)
			return true;
	return false;
}

/* True if an English word ends at byte at, with a space behind it. */
static bool
ends_word(const char *s, size_t at)
{
	size_t from = at;

	while (from && islower((unsigned char)s[from - 1]))
		from--;
	return s[at] == ' ' && at - from >= 2 &&
	       (!from || s[from - 1] == ' ' || s[from - 1] == EDGE ||
		   isupper((unsigned char)s[from - 1])) &&
	       !is_function(s, from, at);
}

/* Where the expression that ends at byte end begins. */
static size_t
expression_start(const char *s, size_t end, size_t n)
{
	size_t at = end;
	int open = 0;

	while (at && is_inside(s, at - 1, n) && !ends_word(s, at)) {
		open += (s[at - 1] == ')') - (s[at - 1] == '(');
		if (open < 0 && (at == 1 || !isalnum((unsigned char)s[at - 2])))
			break;
		at--;
	}
	while (at < end && s[at] == ' ')
		at++;
	return at;
}

/* Reads the stated number from byte at; false if more than a number stands. */
static bool
read_stated(struct sum *sum, const char *s, size_t at, size_t n)
{
	const char *dot, *p;
	size_t len;
	bool minus;

	while (at < n && s[at] == ' ')
		at++;
	sum->given = at;
	if ((minus = at < n && s[at] == '-'))
		at++;
	len = arith_number_length(s + at, s + n);
	if (!len)
		return false;
	sum->stated = arith_number(s + at, len) * (minus ? -1 : 1);
	dot = memchr(s + at, '.', len);
	sum->decimals = 0;
	for (p = dot ? dot + 1 : s + at + len;
	     p < s + at + len && isdigit((unsigned char)*p); p++)
		sum->decimals++;
	sum->unit = pow(10, -sum->decimals);
	if ((p = memchr(s + at, 'e', len)))
		sum->unit *= pow(10, atoi(p + 1));
	sum->end = at + len;
	for (at += len; at < n && s[at] == ' ';)
		at++;
	if (at < n && s[at] == '.' && at + 1 < n && s[at + 1] == '.')
		return isdigit((unsigned char)s[at - 1]) && dot;
	return at == n || strchr("=,.;:!?)]}\"'$~\n\x03", s[at]) ||
	       (s[at] == EDGE && at == sum->end);
}

/* Not wrong: near enough, or rounded down as programmers divide. */
static bool
agrees(const struct arith *r, const struct sum *sum, double v, bool about)
{
	double off = fabs(v - sum->stated);

	if (off <= fabs(v) / 100 * (1 + 1e-9))
		return true;
	if (r->divides && floor(v) == sum->stated)
		return true;
	return (about || !r->whole || r->divides) &&
	       off <= sum->unit * (1 + 1e-9);
}

/* Works out the sum whose sign stands at byte sign; false if it is none. */
static bool
work_out(struct sum *sum, const char *s, size_t sign, size_t len, size_t n)
{
	static const double bases[SUM_BASES] = {M_E, 2, 10};
	struct arith r;
	size_t i, to = sign;

	if (!read_stated(sum, s, sign + len, n))
		return false;
	sum->from = expression_start(s, sign, n);
	while (to > sum->from && s[to - 1] == ' ')
		to--;
	sum->to = to;
	sum->right = false;
	for (i = 0; i < SUM_BASES; i++) {
		if (!arith_eval(s + sum->from, to - sum->from, bases[i], &r) ||
		    !r.operations || r.bits)
			return false;
		sum->v[i] = r.value;
		sum->right |= agrees(&r, sum, sum->v[i], s[sign] != '=');
	}
	sum->has_log = r.has_log;
	return true;
}

/* A look before any work: most texts hold no sign. */
static bool
may_hold(const char *s, size_t n)
{
	return memchr(s, '=', n) || memmem(s, n, "≈", 3) ||
	       memmem(s, n, "＝", 3) || memmem(s, n, "~~", 2);
}

struct sums {
	struct plain plain;
	size_t next; /* character to look at */
};

struct sums *
sums_open(const char *s, size_t n)
{
	struct sums *a;

	if (!may_hold(s, n))
		return NULL;
	a = mem_new(1, sizeof *a);
	make_plain(&a->plain, s, n);
	return a;
}

bool
sums_next(struct sums *a, struct sum *sum)
{
	const char *s = a ? buf_text(&a->plain.text) : "";
	size_t n = a ? a->plain.text.len : 0, len;

	while (a && a->next < n) {
		size_t at = a->next++;

		if (!(len = sign_length(s, at, n)) ||
		    !work_out(sum, s, at, len, n))
			continue;
		sum->from = a->plain.at[sum->from];
		sum->to = a->plain.at[sum->to];
		sum->given = a->plain.at[sum->given];
		sum->end = a->plain.at[sum->end];
		return true;
	}
	return false;
}

void
sums_close(struct sums *a)
{
	if (!a)
		return;
	drop_plain(&a->plain);
	free(a);
}
