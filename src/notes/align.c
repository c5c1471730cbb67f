#include "base/text.h"
#include "notes/inline.h"

#include <ctype.h>
#include <string.h>

/*
 * A literal is matched against the source byte by byte. Where it differs the
 * source has an escape, an entity, or a line break inside code; else this is
 * not the place.
 */
struct match {
	const struct inlines *in;
	const char *literal; /* what is yet to be found */
	const char *end;
	size_t at; /* in the source */
	bool code; /* no escapes, no entities */
	/* the step that was taken: */
	size_t from; /* offset in the source that it stands for */
	size_t put;  /* bytes of the literal it gives */
	bool plain;  /* as typed */
	bool same;   /* source and literal are equal */
};

static bool
is_punctuation(char c)
{
	return c > 0 && ispunct((unsigned char)c);
}

/* Bytes of the entity at an offset, with & and ;, or 0. */
static size_t
entity_length(const char *s, size_t at, size_t end)
{
	size_t n = 1;

	while (
	    at + n < end && n < 34 &&
	    (isalnum((unsigned char)s[at + n]) || (n == 1 && s[at + n] == '#')))
		n++;
	return n > 1 && at + n < end && s[at + n] == ';' ? n + 1 : 0;
}

/* True if the literal, from its next byte on, goes on as the source does. */
static bool
goes_on(const struct match *m, size_t used, size_t at)
{
	const char *p = m->literal + used;
	const char *s = m->in->r->masked;

	if (p >= m->end || at >= m->in->end)
		return p >= m->end;
	return *p == s[at] || s[at] == '\\' || s[at] == '&';
}

/* An entity stands for one or two characters. */
static bool
step_entity(struct match *m)
{
	const char *s = m->in->r->masked;
	size_t n = entity_length(s, m->at, m->in->end), used = 0;
	size_t left = (size_t)(m->end - m->literal);
	int32_t cp;
	int i;

	if (n == 0 || (left >= n && memcmp(s + m->at, m->literal, n) == 0))
		return false;
	for (i = 0; i < 2 && used < left; i++) {
		used += text_next(m->literal + used, left - used, &cp);
		if (!goes_on(m, used, m->at + n))
			continue;
		m->put = used;
		m->plain = m->same = false;
		m->at += n;
		return true;
	}
	return false;
}

static bool
step_escape(struct match *m)
{
	const char *s = m->in->r->masked;
	char next = m->at + 1 < m->in->end ? s[m->at + 1] : '\0';

	if (next != *m->literal || !is_punctuation(next))
		return false;
	if (m->code && !(m->in->cell && next == '|'))
		return false;
	m->from = m->at + 1;
	m->put = 1;
	m->plain = false;
	m->same = true;
	m->at += 2;
	return true;
}

/* Inside code a line break is a blank, and the next line may be indented. */
static bool
step_break(struct match *m)
{
	if (!m->code || (*m->literal != ' ' && *m->literal != '\n'))
		return false;
	m->put = 1;
	m->plain = false;
	m->same = true;
	m->at = source_content(m->in->r, m->at + 1, m->in->quotes);
	return true;
}

static bool
step_same(struct match *m)
{
	const char *s = m->in->r->masked;
	size_t n = 0, left = (size_t)(m->end - m->literal);

	if (left > m->in->end - m->at)
		left = m->in->end - m->at;
	while (n < left && m->literal[n] == s[m->at + n] &&
	       s[m->at + n] != '\\' && s[m->at + n] != '&' &&
	       s[m->at + n] != '\n')
		n++;
	if (n == 0 && left && *m->literal == s[m->at] && s[m->at] != '\n')
		n = 1;
	m->put = n;
	m->plain = !m->code;
	m->same = true;
	m->at += n;
	return n > 0;
}

/* One step further, or false where source and literal part. */
static bool
step(struct match *m)
{
	char c;

	if (m->at >= m->in->end)
		return false;
	m->from = m->at;
	c = m->in->r->masked[m->at];
	if ((c == '\\' && step_escape(m)) ||
	    (c == '&' && !m->code && step_entity(m)) ||
	    (c == '\n' && step_break(m)) || step_same(m)) {
		m->literal += m->put;
		return true;
	}
	return false;
}

static bool
matches(const struct inlines *in, const char *literal, size_t n, size_t at,
    bool code)
{
	struct match m = {.in = in,
	    .literal = literal,
	    .end = literal + n,
	    .at = at,
	    .code = code};

	while (m.literal < m.end)
		if (!step(&m))
			return false;
	return true;
}

static void
take(struct inlines *in, const char *literal, size_t n, size_t at, bool code)
{
	struct match m = {.in = in,
	    .literal = literal,
	    .end = literal + n,
	    .at = at,
	    .code = code};

	while (m.literal < m.end && step(&m)) {
		int kind = m.plain ? BYTE_PLAIN : BYTE_LITERAL;

		if (m.same)
			inlines_put(in, m.from, m.put, kind);
		else
			inlines_put_for(
			    in, m.literal - m.put, m.put, m.from, kind);
	}
	in->pos = m.at;
}

/* Looks for a literal from the cursor on, as far as the credit goes. */
static size_t
search(struct inlines *in, const char *literal, size_t n, bool code)
{
	const char *s = in->r->masked;
	size_t at;

	for (at = in->pos; at < in->end; at++) {
		if (in->credit < n)
			break;
		in->credit--;
		if (s[at] != *literal && s[at] != '\\' && s[at] != '&')
			continue;
		in->credit -= n;
		if (matches(in, literal, n, at, code))
			return at;
	}
	return (size_t)-1;
}

void
align_take(struct inlines *in, const char *literal, size_t hint, bool code)
{
	size_t n = strlen(literal), at = in->pos;

	if (n == 0)
		return;
	if (!matches(in, literal, n, at, code)) {
		at = hint;
		if (hint == (size_t)-1 || hint < in->pos ||
		    !matches(in, literal, n, hint, code))
			at = search(in, literal, n, code);
	}
	if (at != (size_t)-1)
		take(in, literal, n, at, code);
	else
		inlines_put_for(in, literal, n, in->pos, BYTE_LITERAL);
}

bool
align_skip(struct inlines *in, const char *literal)
{
	struct match m = {.in = in,
	    .literal = literal,
	    .end = literal + strlen(literal),
	    .at = in->pos,
	    .code = true};

	if (!matches(in, literal, (size_t)(m.end - literal), m.at, true))
		return false;
	while (m.literal < m.end && step(&m))
		;
	in->pos = m.at;
	return true;
}

static size_t
skip_blanks(const struct inlines *in, size_t at)
{
	while (at < in->end && isspace((unsigned char)in->r->masked[at]))
		at++;
	return at;
}

/* Behind a quoted stretch that ends in a sign, or its start if it does not. */
static size_t
skip_to(const struct inlines *in, size_t at, char sign)
{
	const char *s = in->r->masked;
	size_t p;

	for (p = at + 1; p < in->end; p++) {
		if (s[p] == '\\' && p + 1 < in->end)
			p++;
		else if (s[p] == sign)
			return p + 1;
	}
	return at;
}

static size_t
skip_destination(const struct inlines *in, size_t at)
{
	const char *s = in->r->masked;
	int depth = 0;

	if (at < in->end && s[at] == '<')
		return skip_to(in, at, '>');
	for (; at < in->end && !isspace((unsigned char)s[at]); at++) {
		if (s[at] == '\\' && at + 1 < in->end)
			at++;
		else if (s[at] == '(')
			depth++;
		else if (s[at] == ')' && depth-- == 0)
			break;
	}
	return at;
}

size_t
align_link_end(const struct inlines *in, size_t at)
{
	const char *s = in->r->masked;
	size_t p = at + 1;

	if (p >= in->end)
		return in->end;
	if (s[p] == '[') {
		size_t end = skip_to(in, p, ']');

		return end;
	}
	if (s[p] != '(')
		return p;
	p = skip_blanks(in, skip_destination(in, skip_blanks(in, p + 1)));
	if (p < in->end && (s[p] == '"' || s[p] == '\''))
		p = skip_to(in, p, s[p]);
	else if (p < in->end && s[p] == '(')
		p = skip_to(in, p, ')');
	p = skip_blanks(in, p);
	return p < in->end && s[p] == ')' ? p + 1 : at + 1;
}
