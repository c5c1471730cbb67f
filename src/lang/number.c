#include "lang/number.h"

#include "base/arena.h"
#include "base/mem.h"
#include "base/text.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A word that is a number, or that multiplies the one before it. */
struct numeral {
	const char *word;
	double value;
};

static const struct numeral han_digits[] = {{"零", 0}, {"〇", 0}, {"一", 1},
    {"二", 2}, {"两", 2}, {"三", 3}, {"四", 4}, {"五", 5}, {"六", 6}, {"七", 7},
    {"八", 8}, {"九", 9}, {NULL, 0}};

static const struct numeral han_scales[] = {
    {"十", 1e1}, {"百", 1e2}, {"千", 1e3}, {"万", 1e4}, {"亿", 1e8}, {NULL, 0}};

static const struct numeral english[] = {{"zero", 0}, {"one", 1}, {"two", 2},
    {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7},
    {"eight", 8}, {"nine", 9}, {"ten", 10}, {"eleven", 11}, {"twelve", 12},
    {NULL, 0}};

/* Scales after a number; each ends a word. */
static const struct numeral english_scales[] = {{"thousand", 1e3},
    {"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12}, {"k", 1e3},
    {"m", 1e6}, {"b", 1e9}, {"t", 1e12}, {NULL, 0}};

/* After 成 these make another word: 3 成本 is no 30 %. */
static const char *const not_tenths[] = {
    "本", "为", "功", "员", "熟", "立", "长", "果", NULL};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_latin(char c)
{
	return c >= 'a' && c <= 'z';
}

/* Bytes of the prefix word at s, or 0. */
static size_t
begins(const char *s, const char *word)
{
	size_t n = strlen(word);

	return strncmp(s, word, n) == 0 ? n : 0;
}

static size_t
numeral_at(const struct numeral *table, const char *s, double *value)
{
	for (; table->word; table++) {
		size_t n = begins(s, table->word);

		if (n) {
			*value = table->value;
			return n;
		}
	}
	return 0;
}

/* The same for a Latin word, which must end there. */
static size_t
word_at(const struct numeral *table, const char *s, double *value)
{
	for (; table->word; table++) {
		size_t n = begins(s, table->word);

		if (n && !is_latin(s[n]) && !is_digit(s[n])) {
			*value = table->value;
			return n;
		}
	}
	return 0;
}

/* Digits in groups of three: 1,000,000; the first group is not 0. */
static size_t
grouped(const char *s)
{
	size_t n = 0, at;

	while (is_digit(s[n]))
		n++;
	if (n == 0 || n > 3 || *s == '0')
		return n;
	for (at = n;
	     s[at] == ',' && is_digit(s[at + 1]) && is_digit(s[at + 2]) &&
	     is_digit(s[at + 3]) && !is_digit(s[at + 4]);
	     at += 4)
		n = at + 4;
	return n;
}

static double
digits_value(const char *s, size_t n)
{
	double value = 0;
	size_t i;

	for (i = 0; i < n; i++)
		if (is_digit(s[i]))
			value = value * 10 + (s[i] - '0');
	return value;
}

/* The decimal places at s, which is at the point. */
static size_t
decimals(const char *s, struct number *x)
{
	size_t n = 1;

	while (is_digit(s[n]))
		n++;
	x->fraction = true;
	x->step = pow(10, -(double)(n - 1));
	x->value += digits_value(s + 1, n - 1) * x->step;
	return n;
}

/* e-5, e+3, e8 behind the digits. */
static size_t
exponent(const char *s, struct number *x)
{
	size_t n = 1, sign;
	double power;

	if (*s != 'e')
		return 0;
	sign = s[1] == '-' || s[1] == '+';
	n += sign;
	while (n < 6 && is_digit(s[n]))
		n++;
	if (n == 1 + sign || is_latin(s[n]))
		return 0;
	power = pow(10, strtod(s + 1, NULL));
	x->value *= power;
	x->step *= power;
	return n;
}

static size_t
arabic(const char *s, struct number *x)
{
	size_t n = grouped(s);

	*x = (struct number){.value = digits_value(s, n), .step = 1};
	if (s[n] == '.' && is_digit(s[n + 1]))
		n += decimals(s + n, x);
	n += exponent(s + n, x);
	return n;
}

/* A Chinese number while it is read: 一千七百五十万 and so on. */
struct reading {
	double total;   /* what 万 and 亿 have closed */
	double section; /* below the next 万 */
	double digit;   /* the digits before the next scale */
	bool digits;    /* some stand there */
};

static void
read_scale(struct reading *r, double by)
{
	double section = r->section + r->digit;

	if (by < 1e4) {
		r->section += (r->digits ? r->digit : 1) * by;
	} else {
		if (by >= 1e8) {
			section += r->total;
			r->total = 0;
		}
		r->total += (section > 0 ? section : 1) * by;
		r->section = 0;
	}
	r->digit = 0;
	r->digits = false;
}

/* 百分之, 千分之, 万分之: the number below the line. */
static size_t
denominator(const char *s, struct number *x)
{
	double value;
	size_t n = numeral_at(han_scales, s, &value);

	if (!n || !begins(s + n, "分之"))
		return 0;
	*x = (struct number){.value = value, .step = 1};
	return n;
}

/*
 * Chinese digits and scales: 一千七百五十, 二〇一七. A run that begins with a
 * scale other than 十 is no number (万维网).
 */
static size_t
chinese(const char *s, struct number *x)
{
	struct reading r = {0};
	size_t n = denominator(s, x), len, characters = 0;
	double value;

	if (n || begins(s, "十分"))
		return n;
	for (;; n += len, characters++) {
		if ((len = numeral_at(han_digits, s + n, &value))) {
			r.digit = r.digits ? r.digit * 10 + value : value;
			r.digits = true;
			continue;
		}
		len = numeral_at(han_scales, s + n, &value);
		if (!len || (n == 0 && value > 10))
			break;
		read_scale(&r, value);
	}
	*x = (struct number){
	    .value = r.total + r.section + r.digit,
	    .step = 1,
	    .spelled = characters == 1,
	};
	return n;
}

static void
scale(struct number *x, double by)
{
	x->value *= by;
	x->step *= by;
	x->spelled = false;
}

static void
make_percent(struct number *x, double by)
{
	scale(x, by);
	x->percent = true;
}

static bool
is_tenths(const char *s)
{
	const char *const *tail;

	for (tail = not_tenths; *tail; tail++)
		if (begins(s, *tail))
			return false;
	return true;
}

/* 万, 亿, k, million, %, 成 behind a number. */
static size_t
scales(const char *s, struct number *x)
{
	size_t n = 0, len, space;
	double by;

	while (space = s[n] == ' ',
	    (len = numeral_at(han_scales, s + n + space, &by)) ||
		(len = word_at(english_scales, s + n + space, &by))) {
		n += space + len;
		scale(x, by);
	}
	space = s[n] == ' ';
	if (s[n + space] == '%') {
		make_percent(x, 0.01);
		return n + space + 1;
	}
	if ((len = begins(s + n + space, "percent"))) {
		make_percent(x, 0.01);
		return n + space + len;
	}
	len = begins(s + n, "成");
	if (len && is_tenths(s + n + len)) {
		make_percent(x, 0.1);
		return n + len;
	}
	return n;
}

static size_t
plain(const char *s, struct number *x)
{
	size_t n;
	double value;

	if (is_digit(*s))
		return arabic(s, x);
	if (*s == '.' && is_digit(s[1])) {
		*x = (struct number){.step = 1};
		return decimals(s, x);
	}
	if ((n = word_at(english, s, &value))) {
		*x =
		    (struct number){.value = value, .step = 1, .spelled = true};
		return n;
	}
	return chinese(s, x);
}

/* One number at s: 3, -0.5, 三分之一, 百分之七十, 1750 亿. */
static size_t
number_at(const char *s, bool negative, struct number *x)
{
	size_t n = plain(s + negative, x), len, over;
	struct number below;

	if (!n)
		return 0;
	n += negative;
	if ((over = begins(s + n, "分之")) &&
	    (len = plain(s + n + over, &below)) && x->value > 0) {
		below.percent = x->value == 100;
		below.value /= x->value;
		below.step /= x->value;
		below.spelled = false;
		*x = below;
		return n + over + len;
	}
	n += scales(s + n, x);
	if (negative)
		x->value = -x->value;
	return n;
}

/* A minus sign: before a digit, with no number or word just before it. */
static bool
is_minus(const char *nf, size_t at)
{
	size_t before = at;

	if (nf[at] != '-' || !is_digit(nf[at + 1]))
		return false;
	while (before > 0 && nf[before - 1] == ' ')
		before--;
	return before == 0 || (before < at && !is_digit(nf[before - 1])) ||
	       strchr("(=<>[,:", nf[before - 1]) != NULL;
}

/* An English number word begins a word; digits may stand anywhere. */
static bool
is_start(const char *nf, size_t at)
{
	if (is_latin(nf[at]))
		return at == 0 ||
		       (!is_latin(nf[at - 1]) && !is_digit(nf[at - 1]));
	if (nf[at] == '.')
		return at == 0 || !is_latin(nf[at - 1]);
	return true;
}

struct numbers
number_list(struct arena *a, const char *nf)
{
	struct number *v = NULL, x, *kept;
	size_t n = 0, cap = 0, at = 0, len;
	int32_t cp;

	while (nf[at]) {
		len = is_start(nf, at)
			  ? number_at(nf + at, is_minus(nf, at), &x)
			  : 0;
		if (len) {
			x.from = at;
			x.to = at + len;
			MEM_GROW(v, n, cap);
			v[n++] = x;
		} else {
			len = text_next(nf + at, strlen(nf + at), &cp);
		}
		at += len;
	}
	kept = arena_array(a, n, sizeof *kept);
	if (n)
		memcpy(kept, v, n * sizeof *kept);
	free(v);
	return (struct numbers){.v = kept, .n = n};
}
