#include "base/json.h"

#include "base/out.h"
#include "base/text.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How many bytes stand for themselves without a closer look. */
static size_t
plain_run(const char *s, size_t n)
{
	size_t i = 0;

	while (
	    i < n && s[i] >= 0x20 && s[i] < 0x7F && s[i] != '"' && s[i] != '\\')
		i++;
	return i;
}

void
json_quote(struct out *o, const char *s, size_t n)
{
	size_t at = 0, from = 0;

	out_raw(o, "\"", 1);
	while (at += plain_run(s + at, n - at), at < n) {
		int32_t cp;
		size_t len = text_next(s + at, n - at, &cp);
		bool plain = cp >= 0x20 && cp != '"' && cp != '\\' &&
			     text_is_clean(s + at, len);
		char code[16];

		if (!plain) {
			out_raw(o, s + from, at - from);
			if (cp == '"' || cp == '\\')
				snprintf(code, sizeof code, "\\%c", (int)cp);
			else if (cp == '\n')
				strcpy(code, "\\n");
			else
				snprintf(
				    code, sizeof code, "\\u%04x", (unsigned)cp);
			out_raw(o, code, strlen(code));
			from = at + len;
		}
		at += len;
	}
	out_raw(o, s + from, n - from);
	out_raw(o, "\"", 1);
}

/* The comma, the name and the colon before a value: one write, most often. */
static void
begin(struct json *j, const char *name)
{
	char head[64];
	size_t n = 0, length = name ? strlen(name) : 0;

	if (j->some[j->depth])
		head[n++] = ',';
	j->some[j->depth] = true;
	if (name && length < sizeof head - 4 &&
	    plain_run(name, length) == length) {
		head[n++] = '"';
		memcpy(head + n, name, length);
		n += length;
		memcpy(head + n, "\":", 2);
		n += 2;
		name = NULL;
	}
	if (n)
		out_raw(j->out, head, n);
	if (!name)
		return;
	json_quote(j->out, name, length);
	out_raw(j->out, ":", 1);
}

static void
open_with(struct json *j, const char *name, const char *bracket)
{
	begin(j, name);
	out_raw(j->out, bracket, 1);
	if (++j->depth == JSON_DEPTH)
		abort();
	j->some[j->depth] = false;
}

static void
close_with(struct json *j, const char *bracket)
{
	j->depth--;
	out_raw(j->out, bracket, 1);
}

void
json_object(struct json *j, const char *name)
{
	open_with(j, name, "{");
}

void
json_array(struct json *j, const char *name)
{
	open_with(j, name, "[");
}

void
json_end_object(struct json *j)
{
	close_with(j, "}");
}

void
json_end_array(struct json *j)
{
	close_with(j, "]");
}

void
json_string(struct json *j, const char *name, const char *s)
{
	if (!s) {
		json_null(j, name);
		return;
	}
	begin(j, name);
	json_quote(j->out, s, strlen(s));
}

static void
literal(struct json *j, const char *name, const char *text)
{
	begin(j, name);
	out_raw(j->out, text, strlen(text));
}

void
json_int(struct json *j, const char *name, int64_t i)
{
	char text[24];

	snprintf(text, sizeof text, "%" PRId64, i);
	literal(j, name, text);
}

void
json_hex(struct json *j, const char *name, uint64_t x)
{
	char text[24];

	snprintf(text, sizeof text, "\"%016" PRIx64 "\"", x);
	literal(j, name, text);
}

void
json_real(struct json *j, const char *name, double x)
{
	char text[40];

	if (!isfinite(x)) {
		json_null(j, name);
		return;
	}
	snprintf(text, sizeof text, "%.9g", x);
	literal(j, name, text);
}

void
json_bool(struct json *j, const char *name, bool b)
{
	literal(j, name, b ? "true" : "false");
}

void
json_null(struct json *j, const char *name)
{
	literal(j, name, "null");
}

void
json_document(struct json *j, struct out *out, const char *name)
{
	char schema[80];

	*j = (struct json){.out = out};
	json_object(j, NULL);
	snprintf(schema, sizeof schema, "gloss.%s", name);
	json_string(j, "schema", schema);
	json_int(j, "version", 1);
}

void
json_end(struct json *j)
{
	json_end_object(j);
	out_raw(j->out, "\n", 1);
}
