#include "lang/norm.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/rand.h"
#include "base/text.h"
#include "lang/words.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { SMALL = 1024 }; /* bytes that are folded on the stack */

/* Look-alikes and marks: what each code point becomes; 0 takes it away. */
static const struct {
	int32_t first, last, into;
} folds[] = {
    {0x00AD, 0x00AD, 0},      /* soft hyphen */
    {0x00D7, 0x00D7, 'x'},    /* multiplication sign */
    {0x0300, 0x0300, 0x0300}, /* keeps the table sorted for bisection */
    {0x200B, 0x200F, 0},      /* zero-width and direction marks */
    {0x2010, 0x2015, '-'},    /* hyphens and dashes */
    {0x2018, 0x201B, '\''},   /* single quotes */
    {0x201C, 0x201F, '"'},    /* double quotes */
    {0x2060, 0x2064, 0},      /* word joiner, invisible operators */
    {0x2212, 0x2212, '-'},    /* minus */
    {0x2223, 0x2223, '|'},    /* divides */
    {0x223C, 0x223C, '~'},    /* tilde operator */
    {0x300C, 0x300F, '"'},    /* corner quotes */
    {0x301C, 0x301C, '~'},    /* wave dash */
    {0xFE00, 0xFE0F, 0},      /* variation selectors */
    {0xFEFF, 0xFEFF, 0},      /* byte-order mark */
};

static int32_t
fold(int32_t cp)
{
	size_t lo = 0, hi = sizeof folds / sizeof *folds;

	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
	if (cp >= 0x4E00 && cp <= 0x9FFF)
		return cp;
	if (cp >= 0xFF01 && cp <= 0xFF5E)
		return fold(cp - 0xFEE0);
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (cp < folds[mid].first)
			hi = mid;
		else if (cp > folds[mid].last)
			lo = mid + 1;
		else
			return folds[mid].into;
	}
	return cp;
}

/*
 * True where fold() alone gives the same as NFKC and case fold, so that most
 * text needs no second pass: ASCII, common Han, Chinese punctuation.
 */
static bool
is_simple(int32_t cp)
{
	return cp < 0x80 || (cp >= 0x4E00 && cp <= 0x9FFF) ||
	       (cp >= 0x3000 && cp <= 0x301F) ||
	       (cp >= 0xFF01 && cp <= 0xFF5E) ||
	       (cp >= 0x2010 && cp <= 0x201F && cp != 0x2011 && cp != 0x2017);
}

/* NFKC and full case fold by the library; the caller frees the result. */
static char *
compatible(const char *s, size_t n, size_t *len)
{
	struct buf valid = {0};
	utf8proc_uint8_t *mapped = NULL;
	utf8proc_ssize_t size;
	size_t at = 0;

	while (at < n) {
		int32_t cp;
		char code[4];
		size_t used = text_next(s + at, n - at, &cp);

		buf_put(&valid, code, text_encode(cp, code));
		at += used;
	}
	size = utf8proc_map((const utf8proc_uint8_t *)buf_text(&valid),
	    (utf8proc_ssize_t)valid.len, &mapped,
	    UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE |
		UTF8PROC_CASEFOLD);
	if (size < 0)
		abort();
	buf_free(&valid);
	*len = (size_t)size;
	return (char *)mapped;
}

/* The doubled Markdown marks and the backtick at s, in bytes. */
static size_t
mark_length(const char *s, size_t n)
{
	if (*s == '`')
		return 1;
	if (n >= 2 && s[0] == s[1] && strchr("*_~", s[0]))
		return 2;
	return 0;
}

static bool
joins(int32_t cp)
{
	enum script script = text_script(cp);

	return script == SCRIPT_HAN || script == SCRIPT_KANA;
}

/* Folds, takes marks away, and makes white space one space or none. */
static void
fold_all(struct buf *out, const char *s, size_t n)
{
	int32_t cp, previous = 0;
	bool space = false;
	size_t at = 0;

	while (at < n) {
		size_t len = mark_length(s + at, n - at);
		char code[4];

		if (len) {
			at += len;
			continue;
		}
		at += text_next(s + at, n - at, &cp);
		if (text_is_space(cp)) {
			space = true;
			continue;
		}
		if (!(cp = fold(cp)))
			continue;
		if (space && previous && !joins(previous) && !joins(cp))
			buf_putc(out, ' ');
		space = false;
		buf_put(out, code, text_encode(cp, code));
		previous = cp;
	}
}

static bool
has_content(const char *s, size_t n)
{
	size_t at = 0;

	while (at < n) {
		int32_t cp;

		at += text_next(s + at, n - at, &cp);
		if (text_script(cp) != SCRIPT_NONE)
			return true;
	}
	return false;
}

/* Length without the full stops and commas at the end. */
static size_t
without_stops(const char *s, size_t n)
{
	for (;;) {
		if (n >= 1 && (s[n - 1] == '.' || s[n - 1] == ','))
			n--;
		else if (n >= 3 && memcmp(s + n - 3, "\xE3\x80\x82", 3) == 0)
			n -= 3;
		else
			return n;
	}
}

/* What has been folded so far, and what the next character must know of it. */
struct folding {
	char *out;
	size_t len;
	bool space, joined, content;
};

static void
fold_put(struct folding *f, int32_t cp)
{
	enum script script = text_script(cp);
	bool joined = script == SCRIPT_HAN || script == SCRIPT_KANA;

	if (f->space && f->len && !f->joined && !joined)
		f->out[f->len++] = ' ';
	f->len += text_encode(cp, f->out + f->len);
	f->space = false;
	f->joined = joined;
	f->content |= script != SCRIPT_NONE;
}

/*
 * The normal form of a text that is_simple, in one pass; out has room for it.
 * False where the text is not, or has no letter and no digit.
 */
static bool
fold_simple(struct folding *f, const char *s, size_t n)
{
	size_t at = 0;

	while (at < n) {
		size_t len = mark_length(s + at, n - at);
		int32_t cp;

		if (len) {
			at += len;
			continue;
		}
		at += text_next(s + at, n - at, &cp);
		if (cp == ' ' || cp == 0x3000 || (cp >= '\t' && cp <= '\r'))
			f->space = true;
		else if (!is_simple(cp))
			return false;
		else
			fold_put(f, fold(cp));
	}
	f->len = without_stops(f->out, f->len);
	return f->content;
}

/* The normal form of any other text; the caller frees it. */
static char *
fold_any(const char *s, size_t n, size_t *len)
{
	struct buf folded = {0};
	char *mapped = compatible(s, n, &n);

	s = mapped;
	if (has_content(s, n)) {
		fold_all(&folded, s, n);
		*len = without_stops(buf_text(&folded), folded.len);
	} else { /* symbols alone: only trimmed */
		while (n && (*s == ' ' || *s == '\n'))
			s++, n--;
		while (n && (s[n - 1] == ' ' || s[n - 1] == '\n'))
			n--;
		buf_put(&folded, s, n);
		*len = n;
	}
	free(mapped);
	return folded.data;
}

char *
norm_nf(struct arena *a, const char *s, size_t n)
{
	char small[SMALL];
	struct folding f = {.out = n < SMALL ? small : mem_new(n + 1, 1)};
	char *any, *nf;

	*f.out = '\0';
	if (fold_simple(&f, s, n)) {
		nf = arena_strndup(a, f.out, f.len);
	} else {
		any = fold_any(s, n, &f.len);
		nf = arena_strndup(a, any, f.len);
		free(any);
	}
	if (f.out != small)
		free(f.out);
	return nf;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* True if nothing of the same word or number goes on across byte at. */
static bool
is_edge(const char *s, size_t at, size_t n)
{
	if (at == 0 || at == n)
		return true;
	if (text_word_before(s, at) && text_word_at(s, at))
		return false;
	if (s[at - 1] == '.' && is_digit(s[at]) && at >= 2 &&
	    is_digit(s[at - 2]))
		return false;
	return !(s[at] == '.' && is_digit(s[at - 1]) && at + 1 < n &&
		 is_digit(s[at + 1]));
}

bool
norm_holds(const char *hay, const char *needle)
{
	size_t n = strlen(hay), m = strlen(needle);
	const char *found = hay;
	int32_t cp;

	if (m == 0 || (text_next(needle, m, &cp) == m &&
			  text_script(cp) != SCRIPT_LATIN &&
			  text_script(cp) != SCRIPT_DIGIT))
		return false;
	for (; (found = strstr(found, needle)); found++) {
		size_t at = (size_t)(found - hay);

		if (is_edge(hay, at, n) && is_edge(hay, at + m, n))
			return true;
	}
	return false;
}

uint64_t
norm_numbers(const char *nf)
{
	uint64_t sum = 0;

	while (*nf) {
		size_t n = strspn(nf, "0123456789.");

		while (n && nf[n - 1] == '.')
			n--;
		if (n && *nf != '.')
			sum += hash_bytes(7, nf, n);
		nf += n ? n : 1;
	}
	return sum;
}
