#include "notes/block.h"

#include "base/arena.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

size_t
block_text(const struct reader *r, size_t from, size_t to, int quotes)
{
	const char *s = r->masked, *colon, *end;
	size_t at;

	while (from < to && s[from] == '[') {
		end = memchr(s + from, '\n', to - from);
		colon = end ? memchr(s + from, ']', (size_t)(end - s) - from)
			    : NULL;
		if (!colon || colon[1] != ':')
			break;
		for (at = (size_t)(colon - s) + 2; s[at] == ' ';)
			at++;
		while (!strchr(" \n", s[at]))
			at++;
		while (s[at] == ' ')
			at++;
		if (!strchr("\n\"'(", s[at]))
			break;
		from = source_content(r, (size_t)(end - s) + 1, quotes);
	}
	return from;
}

void
block_lines(struct inlines *in, struct note *note, const char *p, uint32_t line)
{
	const struct note_file *f = in->r->file;
	const char *stop;

	in->cell = false;
	inlines_begin(in, note, 0, f->len);
	for (; p && *p && line < f->lines;
	     line++, p = *stop ? stop + 1 : stop) {
		size_t end = f->line[line] + source_line_length(f, line), len;

		stop = strchrnul(p, '\n');
		len = (size_t)(stop - p);
		if (len > end - f->line[line])
			len = end - f->line[line];
		inlines_put(in, end - len, len, BYTE_LITERAL);
		if (*stop && stop[1])
			inlines_put(in, end, 1, BYTE_LITERAL);
	}
	if (note->kind == NOTE_HTML)
		html_block(in);
	else
		inlines_end(in);
}

void
block_check_fence(struct reader *r, const struct note *note, int length,
    char sign, int quotes)
{
	const struct note_file *f = r->file;
	uint32_t line = note->end_line - 1;
	size_t from = source_content(r, f->line[line], quotes), n = 0;

	while (from + n < f->line[line + 1] && f->source[from + n] == sign)
		n++;
	if (line < note->at.line || n < (size_t)length)
		reader_flaw(r, FLAW_UNCLOSED_FENCE, note->at);
}

void
block_footnote(struct reader *r, struct note *note, size_t at)
{
	const char *s = r->file->source, *close;
	size_t from = at;

	while (
	    from > 0 && s[from - 1] != '\n' && strncmp(s + from, "[^", 2) != 0)
		from--;
	close = memchr(s + from, ']', at - from);
	if (!close)
		return;
	note->at = source_place(r, from);
	note->info = arena_strndup(
	    r->arena, s + from + 2, (size_t)(close - s) - from - 2);
}

static int
by_line(const void *a, const void *b)
{
	const struct note *x = *(struct note *const *)a;
	const struct note *y = *(struct note *const *)b;

	return (x->at.line > y->at.line) - (x->at.line < y->at.line);
}

void
block_sort_footnotes(struct note *root)
{
	struct note **v = NULL, *n;
	size_t count = 0, cap = 0, i;

	if (!root->last || root->last->kind != NOTE_FOOTNOTE)
		return;
	for (n = root->first; n; n = n->next) {
		MEM_GROW(v, count, cap);
		v[count++] = n;
	}
	qsort(v, count, sizeof *v, by_line);
	for (i = 0; i + 1 < count; i++)
		v[i]->next = v[i + 1];
	root->first = v[0];
	root->last = v[count - 1];
	root->last->next = NULL;
	free(v);
}
