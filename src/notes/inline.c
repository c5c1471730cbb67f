#include "notes/inline.h"

#include "base/arena.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

void
inlines_begin(struct inlines *in, struct note *note, size_t from, size_t to)
{
	in->note = note;
	in->pos = from;
	in->end = to;
	in->credit = 8 * (to - from) + 256;
	in->expected = (size_t)-1;
	in->images = 0;
	in->too_large = false;
	in->nmark = in->nrun = in->nopen = in->nstar = in->ncut = 0;
	in->ntag = 0;
	buf_cut(&in->text, 0);
	buf_cut(&in->kind, 0);
	buf_cut(&in->alt, 0);
}

void
inlines_free(struct inlines *in)
{
	buf_free(&in->text);
	buf_free(&in->kind);
	buf_free(&in->alt);
	free(in->mark);
	free(in->run);
	free(in->open);
	free(in->star);
	free(in->cut);
}

static void
put_run(struct inlines *in, size_t at)
{
	struct place place = source_place(in->r, at);

	MEM_GROW(in->run, in->nrun, in->run_cap);
	in->run[in->nrun++] =
	    (struct run){(uint32_t)in->text.len, place.line, place.column};
}

static void
put_kind(struct inlines *in, int kind, size_t n)
{
	char block[256];

	memset(block, kind, n < sizeof block ? n : sizeof block);
	for (; n > sizeof block; n -= sizeof block)
		buf_put(&in->kind, block, sizeof block);
	buf_put(&in->kind, block, n);
}

/* Bytes from an offset on that have one kind of mask. */
static size_t
mask_length(const struct inlines *in, size_t at, size_t n)
{
	const char *s = in->r->masked + at;
	size_t i = 1;

	while (i < n &&
	       (s[i] < MASK_TABLE ? s[i] : 0) == (s[0] < MASK_TABLE ? s[0] : 0))
		i++;
	return i;
}

void
inlines_put(struct inlines *in, size_t at, size_t n, int kind)
{
	const struct reader *r = in->r;
	const char *s = r->file->source;

	if (in->images) {
		buf_put(&in->alt, s + at, n);
		return;
	}
	while (n) {
		size_t len = mask_length(in, at, n);
		char mask = r->masked[at];

		while (len > 1 && source_shifted(r, at, at + len - 1))
			len = 1;
		if (at != in->expected || source_shifted(r, at - 1, at))
			put_run(in, at);
		in->too_large |=
		    memchr(r->masked + at, MASK_TABLE, len) != NULL;
		buf_put(&in->text, s + at, len);
		put_kind(in,
		    mask == MASK_MATH || mask == MASK_MATH_OTHER ? mask : kind,
		    len);
		at += len;
		n -= len;
		in->expected = s[at - 1] == '\n' ? (size_t)-1 : at;
	}
}

void
inlines_put_for(
    struct inlines *in, const char *s, size_t n, size_t at, int kind)
{
	if (in->images) {
		buf_put(&in->alt, s, n);
		return;
	}
	put_run(in, at);
	buf_put(&in->text, s, n);
	put_kind(in, kind, n);
	in->expected = (size_t)-1;
}

struct mark *
inlines_mark(struct inlines *in, enum mark_kind kind)
{
	MEM_GROW(in->mark, in->nmark, in->mark_cap);
	in->mark[in->nmark] = (struct mark){.kind = kind,
	    .from = (uint32_t)in->text.len,
	    .to = (uint32_t)in->text.len};
	return &in->mark[in->nmark++];
}

void
inlines_text(struct inlines *in, const char *literal, size_t hint)
{
	align_take(in, literal, hint, false);
}

/* The signs of one kind at the cursor, at most limit. */
static size_t
count_sign(const struct inlines *in, char sign, size_t limit)
{
	size_t n = 0;

	while (n < limit && in->pos + n < in->end &&
	       in->r->masked[in->pos + n] == sign)
		n++;
	return n;
}

void
inlines_code(struct inlines *in, const char *literal, size_t hint)
{
	size_t ticks = count_sign(in, '`', in->end), mark = in->nmark;

	in->pos += ticks;
	if (!in->images)
		inlines_mark(in, MARK_CODE);
	/* one blank or line break at each end is not part of it */
	if (ticks && in->pos < in->end && *literal) {
		char c = in->r->masked[in->pos];

		if (c == '\n')
			in->pos =
			    source_content(in->r, in->pos + 1, in->quotes);
		else if (c == ' ' && *literal != ' ')
			in->pos++;
	}
	align_take(in, literal, hint, true);
	if (!in->images)
		in->mark[mark].to = (uint32_t)in->text.len;
	while (in->pos < in->end && (in->r->masked[in->pos] == ' ' ||
					in->r->masked[in->pos] == '\n'))
		in->pos++;
	if (ticks && in->r->masked[in->pos] == '>' && in->quotes)
		in->pos = source_content(in->r, in->pos, in->quotes);
	in->pos += count_sign(in, '`', ticks);
}

void
inlines_break(struct inlines *in)
{
	const char *s = in->r->masked;
	const char *p = memchr(s + in->pos, '\n', in->end - in->pos);
	size_t at = p ? (size_t)(p - s) : in->end, n = in->kind.len;
	int kind = n && in->kind.data[n - 1] < MASK_TABLE ? in->kind.data[n - 1]
							  : BYTE_PLAIN;

	in->pos = p ? source_content(in->r, at + 1, in->quotes) : in->end;
	if (kind != BYTE_PLAIN && (in->pos >= in->end || s[in->pos] != kind))
		kind = BYTE_PLAIN;
	if (p)
		inlines_put(in, at, 1, kind);
}

void
inlines_footnote(struct inlines *in)
{
	const char *s = in->r->masked;
	const char *p = NULL;
	size_t from;

	if (in->pos + 2 < in->end && s[in->pos] == '[' && s[in->pos + 1] == '^')
		p = memchr(s + in->pos, ']', in->end - in->pos);
	if (!p)
		return;
	from = in->pos + 2;
	in->pos = (size_t)(p - s) + 1;
	if (!in->images)
		inlines_mark(in, MARK_FOOTNOTE)->target =
		    arena_strndup(in->r->arena, in->r->file->source + from,
			in->pos - 1 - from);
}

/* The signs that open and close each mark in the source. */
static size_t
skip_opening(struct inlines *in, enum mark_kind kind, char *sign)
{
	const char *s = in->r->masked;
	char c = in->pos < in->end ? s[in->pos] : '\0';
	size_t n = 0;

	if (kind == MARK_IMAGE && c == '!') {
		*sign = '[';
		return count_sign(in, c, 1) + 1;
	}
	if (kind == MARK_LINK && (c == '[' || c == '<'))
		n = 1;
	else if (kind == MARK_BOLD && (c == '*' || c == '_'))
		n = count_sign(in, c, 2);
	else if (kind == MARK_ITALIC && (c == '*' || c == '_'))
		n = 1;
	else if (kind == MARK_STRIKE && c == '~')
		n = count_sign(in, c, 2);
	*sign = n ? c : '\0';
	return n;
}

static void
add_star(struct inlines *in, size_t mark, size_t n)
{
	if (in->images)
		return;
	MEM_GROW(in->star, in->nstar, in->star_cap);
	in->star[in->nstar++] =
	    (struct star){mark, (uint32_t)in->text.len, (uint32_t)n};
}

void
inlines_open(struct inlines *in, enum mark_kind kind, const char *target)
{
	struct open o = {.mark = in->nmark, .kind = kind};
	struct mark *m = NULL;

	o.n = skip_opening(in, kind, &o.sign);
	if (in->images)
		o.mark = (size_t)-1;
	else
		m = inlines_mark(in, kind);
	if (m && target)
		m->target = arena_strdup(in->r->arena, target);
	if (o.sign == '*')
		add_star(in, o.mark, o.n);
	in->pos += o.n;
	in->images += kind == MARK_IMAGE;
	MEM_GROW(in->open, in->nopen, in->open_cap);
	in->open[in->nopen++] = o;
}

static void
skip_closing(struct inlines *in, const struct open *o)
{
	char c = in->pos < in->end ? in->r->masked[in->pos] : '\0';

	if (o->sign == '[' && c == ']')
		in->pos = align_link_end(in, in->pos);
	else if (o->sign == '<' && c == '>')
		in->pos++;
	else if (o->sign == c)
		in->pos += count_sign(in, c, o->n);
}

void
inlines_close(struct inlines *in)
{
	struct open o = in->open[--in->nopen];
	struct mark *m = o.mark == (size_t)-1 ? NULL : &in->mark[o.mark];

	if (o.sign == '*')
		add_star(in, o.mark, o.n);
	skip_closing(in, &o);
	in->images -= o.kind == MARK_IMAGE;
	if (!m)
		return;
	if (m->kind == MARK_IMAGE) {
		m->alt = arena_strdup(in->r->arena, buf_text(&in->alt));
		buf_cut(&in->alt, 0);
	} else {
		m->to = (uint32_t)in->text.len;
	}
}

void
inlines_html(struct inlines *in, const char *literal)
{
	size_t from;
	const char *p = memchr(in->r->masked + in->pos, '<', in->end - in->pos);

	if (p && (from = (size_t)(p - in->r->masked), in->pos = from,
		     align_skip(in, literal)))
		html_tag(in, from, in->pos);
}

static void *
copy(struct arena *a, const void *p, size_t n, size_t size)
{
	return n ? memcpy(arena_array(a, n, size), p, n * size) : NULL;
}

void
inlines_end(struct inlines *in)
{
	struct arena *a = in->r->arena;
	struct note *note = in->note;

	if (in->too_large)
		reader_flaw(in->r, FLAW_TABLE_SIZE, note->at);
	note->len = in->text.len;
	note->text = arena_strndup(a, buf_text(&in->text), note->len);
	note->nmark = in->nmark;
	note->mark = copy(a, in->mark, in->nmark, sizeof *in->mark);
	note->nrun = in->nrun;
	note->run = copy(a, in->run, in->nrun, sizeof *in->run);
}
