#include "base/csv.h"

#include "base/buf.h"
#include "base/out.h"
#include "base/text.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
begin(struct csv *c)
{
	if (c->some)
		out_raw(c->out, ",", 1);
	c->some = true;
}

/* Full-width forms of = + - @ count too: spreadsheets fold them. */
static bool
starts_formula(const char *s)
{
	int32_t cp = (unsigned char)*s;

	if (cp >= 0x80)
		text_next(s, strlen(s), &cp);
	if (cp >= 0xFF01 && cp <= 0xFF5E)
		cp -= 0xFEE0;
	return cp == '=' || cp == '+' || cp == '-' || cp == '@' || cp == '\t' ||
	       cp == '\r';
}

static bool
is_number(const char *s)
{
	char *end;

	if (strspn(s, "+-.0123456789eE") != strlen(s))
		return false;
	strtod(s, &end);
	return *end == '\0' && end != s;
}

bool
csv_needs_mark(const char *s)
{
	if (*s == '\'')
		return starts_formula(s + strspn(s, "'"));
	return starts_formula(s) && !is_number(s);
}

void
csv_text(struct csv *c, const char *s)
{
	bool quoted;

	begin(c);
	if (!s || !*s)
		return;
	quoted = s[strcspn(s, ",\"\r\n")] != '\0';
	if (quoted)
		out_raw(c->out, "\"", 1);
	if (csv_needs_mark(s))
		out_raw(c->out, "'", 1);
	for (; *s; s++) {
		size_t n = strcspn(s, "\"");

		out_put(c->out, s, n);
		s += n;
		if (!*s)
			break;
		out_raw(c->out, "\"\"", 2);
	}
	if (quoted)
		out_raw(c->out, "\"", 1);
}

void
csv_int(struct csv *c, int64_t i)
{
	char text[24];

	begin(c);
	snprintf(text, sizeof text, "%" PRId64, i);
	out_raw(c->out, text, strlen(text));
}

void
csv_hex(struct csv *c, uint64_t x)
{
	static const char digit[] = "0123456789abcdef";
	char text[16];
	int i;

	begin(c);
	for (i = 15; i >= 0; i--, x >>= 4)
		text[i] = digit[x & 15];
	out_raw(c->out, text, sizeof text);
}

void
csv_real(struct csv *c, double x)
{
	char text[40];

	begin(c);
	if (!isfinite(x))
		return;
	snprintf(text, sizeof text, "%.9g", x);
	out_raw(c->out, text, strlen(text));
}

void
csv_end_line(struct csv *c)
{
	out_raw(c->out, "\r\n", 2);
	c->some = false;
}
