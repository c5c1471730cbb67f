#include "base/arena.h"
#include "base/mem.h"
#include "notes/reader.h"

#include <ctype.h>
#include <string.h>

/*
 * Front matter: the part of YAML that notes have. `key: value`, quoted or
 * not, `[a, b]`, `- a` under a key, one level of keys below a key (then
 * "key.below"), and indented lines that go on. All else is complained of.
 */

enum { VALUE_LIMIT = 4096 }; /* bytes; what goes on longer is cut */

struct lines {
	struct reader *r;
	const char *key;   /* the key that lines below belong to */
	const char *outer; /* the key that indented keys belong to, or NULL */
	uint32_t line;     /* the line read, from 0 */
	bool told;         /* one complaint is enough */
};

/* A line without its blanks at both ends. */
struct span {
	const char *s;
	size_t n;
};

static struct span
trim(struct span p)
{
	while (p.n && isspace((unsigned char)p.s[0])) {
		p.s++;
		p.n--;
	}
	while (p.n && isspace((unsigned char)p.s[p.n - 1]))
		p.n--;
	return p;
}

static struct span
line_span(const struct reader *r, uint32_t line)
{
	return (struct span){r->file->source + r->file->line[line],
	    source_line_length(r->file, line)};
}

static bool
is_line(const struct reader *r, uint32_t line, const char *text)
{
	struct span p = line_span(r, line);

	while (p.n && isspace((unsigned char)p.s[p.n - 1]))
		p.n--;
	return p.n == strlen(text) && memcmp(p.s, text, p.n) == 0;
}

/* The key of "key: value" and where its colon is; false if it is none. */
static bool
split_key(struct span p, struct span *key, struct span *value)
{
	const char *colon = memchr(p.s, ':', p.n);
	size_t at = colon ? (size_t)(colon - p.s) : 0;

	if (at == 0 || strchr("-#[{\"'", p.s[0]) ||
	    (at + 1 < p.n && !isspace((unsigned char)p.s[at + 1])))
		return false;
	*key = trim((struct span){p.s, at});
	*value = trim((struct span){p.s + at + 1, p.n - at - 1});
	return true;
}

/* Without quotes, or without a comment where there are none. */
static struct span
unquote(struct span p)
{
	size_t i;

	p = trim(p);
	if (p.n >= 2 && strchr("\"'", p.s[0]) && p.s[p.n - 1] == p.s[0])
		return (struct span){p.s + 1, p.n - 2};
	for (i = 1; i < p.n; i++)
		if (p.s[i] == '#' && isspace((unsigned char)p.s[i - 1]))
			return trim((struct span){p.s, i});
	return p;
}

static void
add(struct lines *l, struct span value)
{
	struct reader *r = l->r;

	value = unquote(value);
	MEM_GROW(r->front, r->nfront, r->front_cap);
	r->front[r->nfront++] = (struct front){
	    l->key, arena_strndup(r->arena, value.s, value.n), l->line + 1};
}

/* The items of [a, "b, c"]. */
static void
add_list(struct lines *l, struct span p)
{
	size_t i, from = 1;
	char quote = 0;

	for (i = 1; i < p.n; i++) {
		char c = p.s[i];

		if (quote || c == '"' || c == '\'')
			quote = quote == c ? 0 : quote ? quote : c;
		else if (c == ',' || c == ']') {
			struct span item =
			    trim((struct span){p.s + from, i - from});

			if (item.n)
				add(l, item);
			from = i + 1;
		}
	}
}

static void
add_value(struct lines *l, struct span value)
{
	if (value.n && value.s[0] == '[')
		add_list(l, value);
	else if (value.n && !strchr("|>", value.s[0]))
		add(l, value);
}

static void
complain(struct lines *l)
{
	if (!l->told)
		reader_flaw(l->r, FLAW_FRONT_MATTER,
		    source_place(l->r, l->r->file->line[l->line]));
	l->told = true;
}

/* An indented line under a key that has a value goes on with that value. */
static void
go_on(struct lines *l, struct span p)
{
	struct reader *r = l->r;
	struct front *last = r->nfront ? &r->front[r->nfront - 1] : NULL;

	if (!last || last->key != l->key)
		add(l, p);
	else if (strlen(last->value) < VALUE_LIMIT)
		last->value = arena_printf(
		    r->arena, "%s %.*s", last->value, (int)p.n, p.s);
}

static void
read_key(struct lines *l, bool indented, struct span key, struct span value)
{
	struct arena *a = l->r->arena;

	if (indented && l->outer) {
		l->key =
		    arena_printf(a, "%s.%.*s", l->outer, (int)key.n, key.s);
	} else {
		l->key = arena_strndup(a, key.s, key.n);
		l->outer = value.n ? NULL : l->key;
	}
	add_value(l, value);
}

static void
read_line(struct lines *l)
{
	struct span raw = line_span(l->r, l->line), p = trim(raw), key, value;
	bool indented = p.s > raw.s;

	if (p.n == 0 || p.s[0] == '#')
		return;
	if (l->key && p.n > 1 && p.s[0] == '-' &&
	    isspace((unsigned char)p.s[1]))
		add_value(l, trim((struct span){p.s + 1, p.n - 1}));
	else if ((!indented || l->outer) && split_key(p, &key, &value))
		read_key(l, indented, key, value);
	else if (indented && l->key)
		go_on(l, p);
	else
		complain(l);
}

/* The line that closes the front matter, or 0 where there is none. */
static uint32_t
closing_line(const struct reader *r)
{
	uint32_t line;

	for (line = 1; line < r->file->lines; line++)
		if (is_line(r, line, "---") || is_line(r, line, "..."))
			return line;
	return 0;
}

/* A rule at the start of the notes is none: a key must follow. */
static bool
begins_front(const struct reader *r)
{
	struct span key, value, p;
	uint32_t line = 1;

	if (r->file->lines < 2 || !is_line(r, 0, "---"))
		return false;
	if (is_line(r, 1, "---"))
		return true;
	for (; line < r->file->lines; line++) {
		p = line_span(r, line);
		if (p.n && p.s[0] != '#')
			return split_key(p, &key, &value);
		if (p.n == 0)
			return false;
	}
	return false;
}

void
front_take(struct reader *r)
{
	struct lines l = {.r = r};
	uint32_t end;
	size_t i;

	if (!begins_front(r))
		return;
	if (!(end = closing_line(r))) {
		complain(&l);
		return;
	}
	for (l.line = 1; l.line < end; l.line++)
		read_line(&l);
	for (i = 0; i < r->file->line[end + 1]; i++)
		if (r->masked[i] != '\n')
			r->masked[i] = ' ';
}
