#include "tty/show.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/text.h"
#include "tty/spawn.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

int
show_columns(int fd)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size;
	int n = columns ? atoi(columns) : 0;

	if (n <= 0 && ioctl(fd, TIOCGWINSZ, &size) == 0)
		n = size.ws_col;
	return n > 0 && n < 10000 ? n : 80;
}

/* Marks that no line begins with, and such that no line ends with. */
static const char no_start[] = "，。、；：！？）」』】》〉”’…—％ー々)]},.;:!?%";
static const char no_end[] = "（「『【《〈“‘([{$";

/* True if the character is one of the set. */
static bool
is_in(const char *set, int32_t cp)
{
	size_t n = strlen(set), at = 0;
	int32_t c;

	while (at < n) {
		at += text_next(set + at, n - at, &c);
		if (c == cp)
			return true;
	}
	return false;
}

/* True if a line may end between two characters. */
static bool
may_break(int32_t before, int32_t after)
{
	if (text_is_space(after))
		return false;
	if (text_is_space(before))
		return true;
	if (is_in(no_start, after) || is_in(no_end, before))
		return false;
	return text_is_wide(before) || text_is_wide(after);
}

/* Bytes up to the next place where a line may end, or to a newline. */
static size_t
segment(const char *s, size_t n)
{
	int32_t before, after;
	size_t at = 0, len;

	len = text_cluster(s, n);
	text_next(s, n, &before);
	for (at = len; at < n && s[at] != '\n'; at += len) {
		text_next(s + at, n - at, &after);
		if (may_break(before, after))
			break;
		len = text_cluster(s + at, n - at);
		before = after;
	}
	return at;
}

/* A line in the making. */
struct line {
	struct out *out;
	enum style style;
	int indent, column, width;
	bool begun;      /* something stands in it */
	int gap;         /* blanks to come before what follows */
	struct buf text; /* printed whole, in its style, when it ends */
};

static void
end_line(struct line *l)
{
	if (l->text.len)
		out_styled(l->out, l->style, "%s", buf_text(&l->text));
	buf_free(&l->text);
	l->text = (struct buf){0};
}

static void
next_line(struct line *l)
{
	end_line(l);
	out_printf(l->out, "\n%*s", l->indent, "");
	l->column = l->indent;
	l->begun = false;
	l->gap = 0;
}

static void
put(struct line *l, const char *s, size_t n)
{
	if (n == 0)
		return;
	buf_put(&l->text, s, n);
	l->column += (int)text_columns(s, n);
	l->begun = true;
}

/* A segment wider than a line, cluster by cluster. */
static void
put_broken(struct line *l, const char *s, size_t n)
{
	size_t at = 0, from = 0;
	int column = l->column;

	while (at < n) {
		size_t len = text_cluster(s + at, n - at);
		int columns = (int)text_columns(s + at, len);

		if (column + columns > l->width && at > from) {
			put(l, s + from, at - from);
			next_line(l);
			column = l->column;
			from = at;
		}
		column += columns;
		at += len;
	}
	put(l, s + from, n - from);
}

/* Bytes of a segment without the blanks at its end. */
static size_t
solid(const char *s, size_t n)
{
	while (n && s[n - 1] == ' ')
		n--;
	return n;
}

static void
put_segment(struct line *l, const char *s, size_t n)
{
	size_t core = solid(s, n);
	int columns = (int)text_columns(s, core);

	if (l->column + l->gap + columns > l->width && l->begun)
		next_line(l);
	put(l, "                ", (size_t)(l->gap < 16 ? l->gap : 16));
	if (l->column + columns > l->width)
		put_broken(l, s, core);
	else
		put(l, s, core);
	l->gap = (int)(n - core);
}

void
show_wrapped(
    struct out *out, enum style style, int first, int indent, const char *text)
{
	struct line l = {.out = out,
	    .style = style,
	    .indent = indent,
	    .column = first,
	    .width = out->columns > indent + 4 ? out->columns : indent + 4};
	size_t n = strlen(text), at = 0, len;

	for (; at < n; at += len) {
		if (text[at] == '\n') {
			len = 1;
			if (at + 1 < n)
				next_line(&l);
			continue;
		}
		len = segment(text + at, n - at);
		put_segment(&l, text + at, len);
	}
	end_line(&l);
	out_puts(out, "\n");
}

/* --- tables ------------------------------------------------------------------
 */

static const char *
cell(const struct show_table *t, size_t row, size_t column)
{
	return t->cell[row * t->columns + column];
}

static int
columns_of(const char *s)
{
	return (int)text_columns(s, strlen(s));
}

static void
measure(const struct show_table *t, int *width)
{
	size_t i, k;

	for (i = 0; i < t->columns; i++) {
		width[i] = t->head ? columns_of(t->head[i]) : 0;
		for (k = 0; k < t->rows; k++)
			if (columns_of(cell(t, k, i)) > width[i])
				width[i] = columns_of(cell(t, k, i));
	}
}

/* Narrows the widest column until the table fits. */
static void
fit(const struct show_table *t, int *width, int most)
{
	int all = 2 * (int)(t->columns - 1);
	size_t i, widest = 0;

	for (i = 0; i < t->columns; i++) {
		all += width[i];
		if (width[i] > width[widest])
			widest = i;
	}
	if (all > most && width[widest] > all - most + 8)
		width[widest] -= all - most;
}

/* The text cut to a width, with an ellipsis where something is lost. */
static void
put_cut(struct out *o, const char *s, int width)
{
	size_t n = strlen(s), at = 0, len;
	int columns = 0;

	if (columns_of(s) <= width) {
		out_puts(o, s);
		return;
	}
	for (; at < n; at += len) {
		len = text_cluster(s + at, n - at);
		if (columns + (int)text_columns(s + at, len) > width - 1)
			break;
		columns += (int)text_columns(s + at, len);
	}
	out_put(o, s, at);
	out_printf(o, "…%*s", width - 1 - columns, "");
}

static void
put_cell(struct out *o, const char *s, int width, bool right, bool last)
{
	int pad = width - columns_of(s);

	if (right && pad > 0)
		out_printf(o, "%*s", pad, "");
	put_cut(o, s, width);
	if (!last)
		out_printf(o, "%*s", (right || pad < 0 ? 0 : pad) + 2, "");
}

void
show_table(struct out *o, const struct show_table *t)
{
	int *width = mem_new(t->columns, sizeof *width);
	size_t i, k;

	measure(t, width);
	fit(t, width, o->columns);
	for (i = 0; t->head && i < t->columns; i++)
		put_cell(o, t->head[i], width[i], t->right >> i & 1,
		    i + 1 == t->columns);
	if (t->head)
		out_puts(o, "\n");
	for (k = 0; k < t->rows; k++) {
		for (i = 0; i < t->columns; i++)
			put_cell(o, cell(t, k, i), width[i], t->right >> i & 1,
			    i + 1 == t->columns);
		out_puts(o, "\n");
	}
	free(width);
}

/* --- the pager
 * ------------------------------------------------------------------ */

/* A pager wants a terminal that it can move about on. */
static bool
can_page(const struct out *o)
{
	const char *term = getenv("TERM");

	return o->terminal && term && *term && strcmp(term, "dumb") != 0;
}

const struct err *
show_paged(struct out *o, const char *text)
{
	const struct err *e;

	if (!can_page(o)) {
		out_raw(o, text, strlen(text));
		return NULL;
	}
	if ((e = out_flush(o)))
		return e;
	if ((e = spawn_pager(text, strlen(text))))
		out_raw(o, text, strlen(text)); /* there is none: as it is */
	err_free(e);
	return NULL;
}
