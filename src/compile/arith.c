#include "compile/arith.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 32 };

/* An expression being read. */
struct reader {
	const char *p, *end;
	double base;
	int depth;
	bool bad, has_log;
	bool whole;     /* whole numbers without division only */
	bool bits;      /* nothing but 0 and 1 */
	bool divides;   /* holds a division */
	int operations; /* a number alone is no sum */
};

static double read_sum(struct reader *);

static void
skip_space(struct reader *r)
{
	while (r->p < r->end && *r->p == ' ')
		r->p++;
}

static bool
takes(struct reader *r, char c)
{
	skip_space(r);
	if (r->p == r->end || *r->p != c)
		return false;
	r->p++;
	return true;
}

size_t
arith_number_length(const char *s, const char *end)
{
	const char *p = s;

	while (p < end && isdigit((unsigned char)*p))
		p++;
	if (p == s)
		return 0;
	while (p - s <= 3 + 4 * ((p - s) / 4) && end - p >= 4 && *p == ',' &&
	       isdigit((unsigned char)p[1]) && isdigit((unsigned char)p[2]) &&
	       isdigit((unsigned char)p[3]) &&
	       (end - p == 4 || !isdigit((unsigned char)p[4])))
		p += 4;
	if (end - p >= 2 && *p == '.' && isdigit((unsigned char)p[1]))
		for (p++; p < end && isdigit((unsigned char)*p);)
			p++;
	if (end - p >= 2 && *p == 'e' &&
	    (isdigit((unsigned char)p[1]) ||
		(end - p >= 3 && strchr("+-", p[1]) &&
		    isdigit((unsigned char)p[2]))))
		for (p += 2; p < end && isdigit((unsigned char)*p);)
			p++;
	return (size_t)(p - s);
}

double
arith_number(const char *s, size_t n)
{
	char digits[64];
	size_t i, len = 0;

	for (i = 0; i < n && len < sizeof digits - 1; i++)
		if (s[i] != ',')
			digits[len++] = s[i];
	digits[len] = '\0';
	return i < n ? NAN : strtod(digits, NULL);
}

static double
read_number(struct reader *r)
{
	size_t n = arith_number_length(r->p, r->end);
	double v = arith_number(r->p, n);

	r->bad |= n == 0;
	r->whole &= v == floor(v);
	r->bits &= v == 0 || v == 1;
	r->p += n;
	return v;
}

static double
logarithm(double x, double base)
{
	return log(x) / log(base);
}

static double
in_e(double x, double base)
{
	(void)base;
	return log(x);
}

static double
in_2(double x, double base)
{
	(void)base;
	return log2(x);
}

static double
in_10(double x, double base)
{
	(void)base;
	return log10(x);
}

static double
root(double x, double base)
{
	(void)base;
	return sqrt(x);
}

static double
power(double x, double base)
{
	(void)base;
	return exp(x);
}

static const struct function {
	const char *name;
	double (*f)(double x, double base);
} functions[] = {
    {"sqrt(", root},
    {"exp(", power},
    {"ln(", in_e},
    {"log2(", in_2},
    {"log10(", in_10},
    {"log(", logarithm},
};

static double
read_bracket(struct reader *r)
{
	double v = 0;

	if (++r->depth > DEEPEST)
		r->bad = true;
	else
		v = read_sum(r);
	r->depth--;
	r->bad |= !takes(r, ')');
	return v;
}

static double
read_atom(struct reader *r)
{
	size_t i;

	if (takes(r, '('))
		return read_bracket(r);
	for (i = 0; i < sizeof functions / sizeof *functions; i++) {
		const struct function *f = &functions[i];
		size_t n = strlen(f->name);

		if ((size_t)(r->end - r->p) < n ||
		    memcmp(r->p, f->name, n) != 0)
			continue;
		r->p += n;
		r->operations++;
		r->whole = r->bits = false;
		r->has_log |= f->f == logarithm;
		return f->f(read_bracket(r), r->base);
	}
	return read_number(r);
}

static double
read_factor(struct reader *r)
{
	double v;

	if (r->bad || ++r->depth > DEEPEST) {
		r->bad = true;
		return 0;
	}
	if (takes(r, '-')) {
		v = -read_factor(r);
	} else {
		v = read_atom(r);
		if (takes(r, '^')) {
			r->operations++;
			v = pow(v, read_factor(r));
		}
	}
	r->depth--;
	return v;
}

static double
read_product(struct reader *r)
{
	double v = read_factor(r);

	while (!r->bad)
		if (takes(r, '*')) {
			v *= read_factor(r);
			r->operations++;
		} else if (takes(r, '/')) {
			v /= read_factor(r);
			r->operations++;
			r->divides = true;
		} else {
			break;
		}
	return v;
}

static double
read_sum(struct reader *r)
{
	double v = read_product(r);

	while (!r->bad)
		if (takes(r, '+')) {
			v += read_product(r);
			r->operations++;
		} else if (takes(r, '-')) {
			v -= read_product(r);
			r->operations++;
		} else {
			break;
		}
	return v;
}

bool
arith_eval(const char *s, size_t n, double log_base, struct arith *a)
{
	struct reader r = {.p = s,
	    .end = s + n,
	    .base = log_base,
	    .whole = true,
	    .bits = true};

	a->value = read_sum(&r);
	skip_space(&r);
	a->has_log = r.has_log;
	a->whole = r.whole;
	a->bits = r.bits;
	a->divides = r.divides;
	a->operations = r.operations;
	return !r.bad && r.p == r.end && isfinite(a->value);
}
