#include "notes/reader.h"

#include <ctype.h>
#include <string.h>

/*
 * What the parser would take for something else, or would take too long
 * over, is covered by bytes that mean nothing to it. The text is later taken
 * from the source itself, so that a cover too many does no harm.
 */

enum {
	TICKS = 80,           /* longer runs of backticks are no code */
	COLUMNS = 128,        /* more of them are no table */
	CELLS = 1000000,      /* nor are more cells */
	EMPHASIS = 100000000, /* more links by asterisks take the parser long */
	LONG = 20000,         /* bytes of a block that is looked at for that */
	PIPES = 1000          /* the rest of a line's pipes is text */
};

struct masking {
	struct reader *r;
	const char *s;          /* the masked copy, read */
	char *m;                /* the same, written */
	char other;             /* the next mask for maths */
	size_t blank;           /* where the next blank line is */
	size_t last[TICKS + 1]; /* where the last run of so many backticks is */
	char fence;             /* its sign while inside one, else 0 */
	size_t fence_length, fence_indent;
	bool fence_quoted;
};

static size_t
run_length(const char *s, size_t at, size_t to)
{
	size_t n = 1;

	while (at + n < to && s[at + n] == s[at])
		n++;
	return n;
}

/* Covers bytes, but no line break and no indentation behind one. */
static void
cover(struct masking *k, size_t from, size_t to, char with)
{
	bool start = false;

	for (; from < to; from++) {
		if (k->s[from] == '\n')
			start = true;
		else if (!start || !strchr(" \t>", k->s[from])) {
			k->m[from] = with;
			start = false;
		}
	}
}

static void
cover_pipes(struct masking *k, size_t from, size_t to)
{
	if (memchr(k->s + from, '\n', to - from))
		return;
	for (; from < to; from++)
		if (k->s[from] == '|' && k->s[from - 1] != '\\')
			k->m[from] = MASK_PIPE;
}

/* Code at a run of backticks; gives the offset behind it. */
static size_t
mask_code(struct masking *k, size_t at, size_t to)
{
	size_t n = run_length(k->s, at, to), p = at + n, len;

	if (n > TICKS || k->last[n] <= at)
		return p;
	for (;; p += len) {
		const char *tick = memchr(k->s + p, '`', to - p);

		if (!tick)
			return at + n;
		p = (size_t)(tick - k->s);
		len = run_length(k->s, p, to);
		if (len == n)
			break;
	}
	cover_pipes(k, at, p);
	return p + n;
}

static bool
is_alnum(const struct masking *k, size_t at, size_t to)
{
	return at < to && isalnum((unsigned char)k->s[at]);
}

static bool
is_space(const struct masking *k, size_t at, size_t to)
{
	return at >= to || isspace((unsigned char)k->s[at]);
}

/* The next dollar that is not escaped, or `to`. */
static size_t
next_dollar(const struct masking *k, size_t at, size_t to, bool one_line)
{
	for (; at < to && k->s[at] != '$'; at++) {
		if (k->s[at] == '\\' && at + 1 < to)
			at++;
		if (k->s[at] == '\n' && one_line)
			return to;
	}
	return at < to ? at : to;
}

/*
 * Maths at a dollar: $x$ within a line, $$x$$ within a paragraph. As Pandoc
 * has it, no blank follows the first dollar or precedes the last; and prices
 * are kept out by the letters and digits that touch the outer side.
 */
static size_t
mask_maths(struct masking *k, size_t from, size_t at, size_t to)
{
	size_t n = run_length(k->s, at, to) >= 2 ? 2 : 1, p = at + n;

	if (n == 1 && (is_space(k, p, to) ||
			  (at > from && isalnum((unsigned char)k->s[at - 1]))))
		return p;
	if (n == 2)
		to = k->blank;
	p = next_dollar(k, p, to, n == 1);
	if (p == to)
		return at + n;
	if (n == 1 && (is_space(k, p - 1, to) || is_alnum(k, p + 1, to)))
		return at + n;
	if (n == 2 && (p + 1 >= to || k->s[p + 1] != '$' || p == at + 2))
		return at + n;
	cover(k, at, p + n, k->other);
	k->other = k->other == MASK_MATH ? MASK_MATH_OTHER : MASK_MATH;
	return p + n;
}

/* Maths and code in from..to, one block's text; gives where it stopped. */
static size_t
mask_spans(struct masking *k, size_t from, size_t to)
{
	size_t at, n;

	if (!memchr(k->s + from, '$', to - from) &&
	    !memchr(k->s + from, '|', to - from))
		return to;
	memset(k->last, 0, sizeof k->last);
	for (at = from; at < to; at += n) {
		n = k->s[at] == '`' ? run_length(k->s, at, to) : 1;
		if (k->s[at] == '`' && n <= TICKS)
			k->last[n] = at;
	}
	for (at = from; at < to;) {
		if (k->s[at] == '`')
			at = mask_code(k, at, to);
		else if (k->s[at] == '$')
			at = mask_maths(k, from, at, to);
		else
			at += k->s[at] == '\\' && at + 1 < to ? 2 : 1;
	}
	return at;
}

/* The cells of a line, less those that list markers would look like. */
static size_t
count_cells(const struct masking *k, size_t from, size_t to)
{
	return table_cells(k->s, source_unnested(k->s, from, to), to, NULL, 0);
}

/* A row of dashes makes a table of the line before it: if it may. */
static void
mask_rule(struct masking *k, uint32_t line, uint32_t rows)
{
	const struct note_file *f = k->r->file;
	size_t from = f->line[line], to = from + source_line_length(f, line);
	size_t columns = count_cells(k, from, to), head = 0;
	char with = 0;

	if (line)
		head = count_cells(k, f->line[line - 1],
		    f->line[line - 1] + source_line_length(f, line - 1));
	if (head != columns)
		with = MASK_PIPE;
	else if (columns > COLUMNS || columns * rows > CELLS)
		with = MASK_TABLE;
	if (with)
		cover(k, source_unnested(k->s, from, to), to, with);
}

static void
mask_many_pipes(struct masking *k, size_t from, size_t to)
{
	size_t n = 0;

	for (; from < to; from++)
		if (k->s[from] == '|' && ++n > PIPES)
			k->m[from] = MASK_PIPE;
}

/* Tables in the lines first..end-1, between blank lines. */
static void
mask_tables(struct masking *k, uint32_t first, uint32_t end)
{
	const struct note_file *f = k->r->file;
	uint32_t line;

	for (line = first; line < end; line++) {
		size_t from = f->line[line];
		size_t to = from + source_line_length(f, line);

		if (!memchr(k->s + from, '|', to - from))
			continue;
		mask_many_pipes(k, from, to);
		if (table_is_rule(k->s, source_unnested(k->s, from, to), to))
			mask_rule(k, line, end - line);
	}
}

static bool
is_blank_line(const struct masking *k, uint32_t line)
{
	const struct note_file *f = k->r->file;
	size_t at = f->line[line], to = at + source_line_length(f, line);

	while (at < to && strchr(" \t>", k->s[at]))
		at++;
	return at == to;
}

/* True if the line begins a block of its own: a heading, an item, a row. */
static bool
begins_block(const struct masking *k, uint32_t line)
{
	const struct note_file *f = k->r->file;
	size_t from = f->line[line], to = from + source_line_length(f, line);
	size_t at = from;

	while (at < to && strchr(" \t>", k->s[at]))
		at++;
	return (at < to && strchr("#|", k->s[at])) ||
	       source_unnested(k->s, from, to) != at;
}

/* A line that opens a fence, or closes the open one. */
static bool
is_fence(struct masking *k, uint32_t line)
{
	const struct note_file *f = k->r->file;
	size_t from = f->line[line], to = from + source_line_length(f, line);
	size_t at = source_unnested(k->s, from, to), n;

	if (at == to || !strchr("`~", k->s[at]))
		return false;
	n = run_length(k->s, at, to);
	if (k->fence) {
		while (at + n < to && isspace((unsigned char)k->s[to - 1]))
			to--;
		return k->s[at] == k->fence && n >= k->fence_length &&
		       at + n == to;
	}
	if (n < 3 ||
	    (k->s[at] == '`' && memchr(k->s + at + n, '`', to - at - n)))
		return false;
	k->fence_length = n;
	k->fence_indent = at - from;
	k->fence_quoted = k->s[from] == '>';
	return true;
}

/* An open fence ends with the list item or quote that it is in. */
static bool
leaves_fence(const struct masking *k, uint32_t line)
{
	const struct note_file *f = k->r->file;
	size_t from = f->line[line], to = from + source_line_length(f, line);
	size_t at = from;

	if (k->fence_quoted)
		return from == to || k->s[from] != '>';
	while (at < to && strchr(" \t", k->s[at]))
		at++;
	return k->fence_indent > 3 && at < to && at == from;
}

/* Passes a fence or its inside: nothing there is maths. */
static bool
pass_fence(struct masking *k, uint32_t line)
{
	const char *s = k->s + k->r->file->line[line];

	if (k->fence && leaves_fence(k, line))
		k->fence = 0;
	if (is_fence(k, line)) {
		size_t at = k->fence_indent;

		k->fence = k->fence ? '\0' : s[at];
		return true;
	}
	return k->fence != '\0';
}

/*
 * The parser looks through all open asterisks at each link: where that would
 * take long, they are text.
 */
static void
mask_emphasis(struct masking *k, size_t from, size_t to)
{
	size_t at, links = 0, signs = 0;

	for (at = from; at < to; at++) {
		links += k->s[at] == ']';
		signs += strchr("*_~", k->s[at]) != NULL;
	}
	if (links && signs > EMPHASIS / links)
		for (at = from; at < to; at++)
			if (strchr("*_~", k->s[at]))
				k->m[at] = MASK_PIPE;
}

/* Masks the block that begins with a line; gives the line behind it. */
static uint32_t
mask_block(struct masking *k, uint32_t line)
{
	const struct note_file *f = k->r->file;
	uint32_t end = line + 1;
	size_t at;

	while (end < f->lines && !is_blank_line(k, end) &&
	       !begins_block(k, end) && !is_fence(k, end))
		end++;
	if (k->blank < f->line[end]) {
		uint32_t blank = end;

		while (blank < f->lines && !is_blank_line(k, blank))
			blank++;
		k->blank = f->line[blank];
	}
	if (f->line[end] - f->line[line] > LONG)
		mask_emphasis(k, f->line[line], f->line[end]);
	at = mask_spans(k, f->line[line], f->line[end]);
	while (end < f->lines && f->line[end] < at)
		end++;
	return end;
}

void
mask_source(struct reader *r)
{
	struct masking k = {
	    .r = r, .s = r->masked, .m = r->masked, .other = MASK_MATH};
	const struct note_file *f = r->file;
	uint32_t line, first = 0;

	for (line = 0; line < f->lines;) {
		if (is_blank_line(&k, line) || pass_fence(&k, line))
			line++;
		else
			line = mask_block(&k, line);
	}
	for (line = 0; line <= f->lines; line++)
		if (line == f->lines || is_blank_line(&k, line)) {
			mask_tables(&k, first, line);
			first = line + 1;
		}
}
