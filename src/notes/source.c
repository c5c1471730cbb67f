#include "base/arena.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "notes/reader.h"

#include <stdlib.h>
#include <string.h>

struct flaw *
reader_flaw(struct reader *r, enum flaw_kind kind, struct place at)
{
	MEM_GROW(r->flaw, r->nflaw, r->flaw_cap);
	r->flaw[r->nflaw] = (struct flaw){.kind = kind, .at = at, .detail = ""};
	return &r->flaw[r->nflaw++];
}

/* What the bytes are, where they are no UTF-8; "" if nobody can tell. */
static const char *
other_encoding(const unsigned char *s, size_t n)
{
	size_t i, even = 0, odd = 0, pairs = 0, bad = 0;

	if (n >= 2 &&
	    ((s[0] == 0xFF && s[1] == 0xFE) || (s[0] == 0xFE && s[1] == 0xFF)))
		return "UTF-16";
	if (n > 4096)
		n = 4096;
	for (i = 0; i + 1 < n; i += 2) {
		even += s[i] == 0;
		odd += s[i + 1] == 0;
	}
	if (even + odd > n / 3 &&
	    (even == 0 || odd == 0 || even > 8 * odd || odd > 8 * even))
		return "UTF-16";
	if (even + odd)
		return "";
	for (i = 0; i < n; i++) {
		if (s[i] < 0x80)
			continue;
		if (s[i] > 0x80 && s[i] < 0xFF && i + 1 < n &&
		    s[i + 1] >= 0x30 && s[i + 1] != 0x7F && s[i + 1] < 0xFF) {
			pairs++;
			i++;
		} else {
			bad++;
		}
	}
	return pairs >= 4 && bad * 20 <= pairs ? "GB18030" : "";
}

/* Bytes that no text has, and a NUL counts more than one. */
static size_t
count_binary(const char *s, size_t n)
{
	size_t i, count = 0;

	for (i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c == 0)
			count += 16;
		else if (c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1B)
			count++;
	}
	return count;
}

struct taking {
	struct reader *r;
	struct buf out;
	struct place at;    /* of the byte being taken */
	uint32_t flawed[2]; /* last line complained of, by kind */
	size_t nflaw[2];    /* complaints so far, by kind */
	const char *looks;  /* another encoding, or "" */
	bool again;         /* this is UTF-8 but for some bytes */
};

static void
complain(struct taking *t, enum flaw_kind kind)
{
	int i = kind == FLAW_CONTROL;
	size_t limit = *t->looks && !i ? 1 : FLAW_LIMIT;

	if (t->flawed[i] == t->at.line || t->nflaw[i] >= limit)
		return;
	t->flawed[i] = t->at.line;
	t->nflaw[i]++;
	reader_flaw(t->r, kind, t->at)->detail = i ? "" : t->looks;
}

/* Puts what replaces n bytes of the file, and notes the shift. */
static void
replace(struct taking *t, const char *s, size_t len, size_t n)
{
	struct reader *r = t->r;
	long by = r->nshift ? r->shift[r->nshift - 1].by : 0;

	buf_put(&t->out, s, len);
	MEM_GROW(r->shift, r->nshift, r->shift_cap);
	r->shift[r->nshift++] =
	    (struct shift){t->out.len, by + (long)len - (long)n};
}

/* Takes one character that is not plain; gives its length in the file. */
static size_t
take_odd(struct taking *t, const char *s, size_t n)
{
	struct buf shown = {0};
	int32_t cp;
	size_t len = text_next(s, n, &cp);

	if (cp == 0xFFFD && len == 1) {
		complain(t, FLAW_NOT_UTF8);
		replace(t, "\xEF\xBF\xBD", 3, 1);
	} else if (text_is_clean(s, len)) {
		buf_put(&t->out, s, len);
	} else {
		complain(t, FLAW_CONTROL);
		text_clean(&shown, s, len);
		replace(t, shown.data, shown.len, len);
		buf_free(&shown);
	}
	t->at.column += (uint32_t)len;
	return len;
}

static size_t
take_newline(struct taking *t, const char *s, size_t n)
{
	buf_putc(&t->out, '\n');
	t->at.line++;
	t->at.column = 1;
	return *s == '\r' && n > 1 && s[1] == '\n' ? 2 : 1;
}

static void
take_all(struct taking *t, const char *s, size_t n)
{
	size_t at = 0, from;

	while (at < n) {
		for (from = at; at < n && ((s[at] >= ' ' && s[at] < 0x7F) ||
					      s[at] == '\t');)
			at++;
		buf_put(&t->out, s + from, at - from);
		t->at.column += (uint32_t)(at - from);
		if (at == n)
			break;
		if (s[at] == '\n' || s[at] == '\r')
			at += take_newline(t, s + at, n - at);
		else
			at += take_odd(t, s + at, n - at);
	}
}

static void
index_lines(struct reader *r)
{
	struct note_file *f = r->file;
	uint32_t *line;
	size_t n = 1;
	const char *p = f->source, *end = p + f->len;

	while ((p = memchr(p, '\n', (size_t)(end - p)))) {
		n++;
		p++;
	}
	line = arena_array(r->arena, n + 1, sizeof *line);
	f->lines = 0;
	for (p = f->source; p < end;) {
		line[f->lines++] = (uint32_t)(p - f->source);
		p = memchr(p, '\n', (size_t)(end - p));
		p = p ? p + 1 : end;
	}
	line[f->lines] = (uint32_t)f->len;
	f->line = line;
}

const struct err *
source_take(struct reader *r, const char *s, size_t n)
{
	struct taking t = {.r = r, .at = {r->file->name, 1, 1}, .looks = ""};
	size_t bad;

	r->bom = n >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0;
	if (r->bom) {
		s += 3;
		n -= 3;
		t.at.column = 4;
	}
	if (!text_valid(s, n, &bad) || memchr(s, 0, n))
		t.looks = other_encoding((const unsigned char *)s, n);
	if (strcmp(t.looks, "UTF-16") == 0)
		return err_new(ERR_INPUT,
		    _("%s: not text: looks like UTF-16; save it as UTF-8"),
		    r->file->path);
	if (count_binary(s, n) > n / 20 + 16)
		return err_new(ERR_INPUT, _("%s: not text"), r->file->path);
	take_all(&t, s, n);
	r->file->source = arena_strndup(r->arena, buf_text(&t.out), t.out.len);
	r->file->len = t.out.len;
	r->masked = mem_strndup(buf_text(&t.out), t.out.len);
	buf_free(&t.out);
	index_lines(r);
	return NULL;
}

uint32_t
source_line(const struct note_file *f, size_t offset)
{
	uint32_t low = 0, high = f->lines;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (f->line[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

size_t
source_line_length(const struct note_file *f, uint32_t line)
{
	size_t from = f->line[line], to = f->line[line + 1];

	return to > from && f->source[to - 1] == '\n' ? to - from - 1
						      : to - from;
}

/* The bytes added before an offset. */
static long
shift_before(const struct reader *r, size_t offset)
{
	size_t low = 0, high = r->nshift;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (r->shift[middle].at <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? r->shift[low - 1].by : 0;
}

bool
source_shifted(const struct reader *r, size_t from, size_t to)
{
	return r->nshift && shift_before(r, from) != shift_before(r, to);
}

/* The line of an offset; most are near the last one that was asked for. */
static uint32_t
near_line(struct reader *r, size_t offset)
{
	const struct note_file *f = r->file;
	uint32_t line = r->line, end = line + 8;

	if (line >= f->lines || f->line[line] > offset)
		return r->line = source_line(f, offset);
	for (; line < end && line < f->lines; line++)
		if (offset < f->line[line + 1])
			return r->line = line;
	return r->line = source_line(f, offset);
}

struct place
source_place(struct reader *r, size_t offset)
{
	uint32_t line = near_line(r, offset);
	size_t from = r->file->lines ? r->file->line[line] : 0;
	long column = (long)(offset - from) + 1;

	if (r->nshift)
		column -= shift_before(r, offset) - shift_before(r, from);
	if (r->bom && line == 0)
		column += 3;
	return (struct place){r->file->name, line + 1, (uint32_t)column};
}

size_t
source_offset(const struct reader *r, int line, int column)
{
	const struct note_file *f = r->file;
	size_t at;

	if (line < 1)
		return 0;
	if ((uint32_t)line > f->lines)
		return f->len;
	at = f->line[line - 1] + (column > 0 ? (size_t)column - 1 : 0);
	return at < f->len ? at : f->len;
}

size_t
source_content(const struct reader *r, size_t at, int quotes)
{
	const char *s = r->masked;
	size_t n = r->file->len;

	for (;; at++) {
		if (at < n && (s[at] == ' ' || s[at] == '\t'))
			continue;
		if (at < n && s[at] == '>' && quotes-- > 0)
			continue;
		return at;
	}
}
