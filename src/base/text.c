#include "base/text.h"

#include "base/buf.h"

#include <string.h>
#include <utf8proc.h>

size_t
text_next_any(const char *s, size_t n, int32_t *cp)
{
	utf8proc_ssize_t len = utf8proc_iterate(
	    (const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, cp);

	if (len > 0)
		return (size_t)len;
	*cp = 0xFFFD;
	return 1;
}

size_t
text_previous(const char *s, size_t at)
{
	size_t n = 1;

	while (n < at && n < 4 && ((unsigned char)s[at - n] & 0xC0) == 0x80)
		n++;
	return n;
}

size_t
text_encode(int32_t cp, char out[4])
{
	if (cp < 0x80) {
		*out = (char)cp;
		return 1;
	}
	if (cp >= 0x800 && cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	return (size_t)utf8proc_encode_char(cp, (utf8proc_uint8_t *)out);
}

bool
text_valid(const char *s, size_t n, size_t *bad)
{
	size_t at = 0;

	while (at < n) {
		utf8proc_int32_t cp;
		utf8proc_ssize_t len;

		if ((unsigned char)s[at] < 0x80) {
			at++;
			continue;
		}
		len = utf8proc_iterate((const utf8proc_uint8_t *)s + at,
		    (utf8proc_ssize_t)(n - at), &cp);
		if (len <= 0) {
			*bad = at;
			return false;
		}
		at += (size_t)len;
	}
	return true;
}

/* First and last code point of each block that is not found by category. */
static const struct {
	int32_t first, last;
	enum script script;
} blocks[] = {
    {0x0041, 0x024F, SCRIPT_LATIN},
    {0x1100, 0x11FF, SCRIPT_HANGUL},
    {0x1E00, 0x1EFF, SCRIPT_LATIN},
    {0x2C60, 0x2C7F, SCRIPT_LATIN},
    {0x2E80, 0x2FDF, SCRIPT_HAN},
    {0x3005, 0x3007, SCRIPT_HAN},
    {0x3040, 0x30FF, SCRIPT_KANA},
    {0x3130, 0x318F, SCRIPT_HANGUL},
    {0x31F0, 0x31FF, SCRIPT_KANA},
    {0x3400, 0x4DBF, SCRIPT_HAN},
    {0x4E00, 0x9FFF, SCRIPT_HAN},
    {0xA960, 0xA97F, SCRIPT_HANGUL},
    {0xA720, 0xA7FF, SCRIPT_LATIN},
    {0xAC00, 0xD7FF, SCRIPT_HANGUL},
    {0xF900, 0xFAFF, SCRIPT_HAN},
    {0xFF21, 0xFF5A, SCRIPT_LATIN},
    {0xFF66, 0xFF9F, SCRIPT_KANA},
    {0x20000, 0x3FFFF, SCRIPT_HAN},
};

bool
text_is_letter(int32_t cp)
{
	if (cp < 0x80)
		return (cp | 32) >= 'a' && (cp | 32) <= 'z';
	switch (utf8proc_category(cp)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_NL:
		return true;
	default:
		return false;
	}
}

/* The punctuation of Chinese text, which is most of what comes here. */
static bool
is_common_mark(int32_t cp)
{
	return (cp >= 0xFF01 && cp <= 0xFF0F) ||
	       (cp >= 0xFF1A && cp <= 0xFF20) ||
	       (cp >= 0x3000 && cp <= 0x3004) ||
	       (cp >= 0x3008 && cp <= 0x3020) || (cp >= 0x2010 && cp <= 0x2027);
}

enum script
text_script_any(int32_t cp)
{
	size_t i;

	if (is_common_mark(cp))
		return SCRIPT_NONE;
	if (!text_is_letter(cp))
		return utf8proc_category(cp) == UTF8PROC_CATEGORY_ND
			   ? SCRIPT_DIGIT
			   : SCRIPT_NONE;
	for (i = 0; i < sizeof blocks / sizeof *blocks; i++)
		if (cp >= blocks[i].first && cp <= blocks[i].last)
			return blocks[i].script;
	return SCRIPT_OTHER;
}

bool
text_is_space(int32_t cp)
{
	if (cp < 0x80)
		return cp == ' ' || (cp >= '\t' && cp <= '\r');
	if (cp > 0x3000)
		return false;
	return cp == 0x85 || utf8proc_category(cp) == UTF8PROC_CATEGORY_ZS ||
	       cp == 0x2028 || cp == 0x2029;
}

bool
text_is_wide(int32_t cp)
{
	return cp >= 0x1100 && utf8proc_charwidth(cp) == 2;
}

size_t
text_cluster(const char *s, size_t n)
{
	utf8proc_int32_t state = 0;
	int32_t cp, next;
	size_t at;

	if (n == 0)
		return 0;
	at = text_next(s, n, &cp);
	while (at < n) {
		size_t len = text_next(s + at, n - at, &next);

		if (utf8proc_grapheme_break_stateful(cp, next, &state))
			break;
		at += len;
		cp = next;
	}
	return at;
}

/* Width of a cluster: that of its first character, or 2 with U+FE0F. */
static size_t
cluster_columns(const char *s, size_t n)
{
	int32_t cp;
	int width;

	if (n == 1)
		return (unsigned char)*s >= 0x20 && *s != 0x7F;
	text_next(s, n, &cp);
	width = utf8proc_charwidth(cp);
	if (n >= 6 && memmem(s, n, "\xEF\xB8\x8F", 3))
		return 2;
	return width > 0 ? (size_t)width : 0;
}

size_t
text_columns(const char *s, size_t n)
{
	size_t columns = 0, at = 0;

	while (at < n) {
		size_t len = text_cluster(s + at, n - at);

		columns += cluster_columns(s + at, len);
		at += len;
	}
	return columns;
}

static bool
is_bidi_control(int32_t cp)
{
	return (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
}

/* One character as it may be shown; len is its length in bytes. */
static bool
is_shown(const char *s, size_t len, int32_t cp)
{
	if (cp < 0x20)
		return cp == '\n' || cp == '\t';
	if (cp == 0x7F || (cp >= 0x80 && cp < 0xA0) || is_bidi_control(cp))
		return false;
	return cp != 0xFFFD || len > 1 || !((unsigned char)*s & 0x80);
}

void
text_clean(struct buf *b, const char *s, size_t n)
{
	size_t at = 0;

	while (at < n) {
		int32_t cp;
		size_t len = text_next(s + at, n - at, &cp);

		if (is_shown(s + at, len, cp))
			buf_put(b, s + at, len);
		else if (cp < 0x20)
			buf_printf(b, "^%c", (int)(cp + '@'));
		else if (cp == 0x7F)
			buf_puts(b, "^?");
		else if (cp < 0xA0)
			buf_printf(b, "\\x%02x", (unsigned)cp);
		else if (cp == 0xFFFD)
			buf_printf(b, "\\x%02x", (unsigned char)s[at]);
		else
			buf_printf(b, "<U+%04X>", (unsigned)cp);
		at += len;
	}
}

bool
text_is_clean(const char *s, size_t n)
{
	size_t at = 0;

	while (at < n) {
		int32_t cp;
		size_t len = text_next(s + at, n - at, &cp);

		if (!is_shown(s + at, len, cp))
			return false;
		at += len;
	}
	return true;
}

bool
text_hex(uint64_t *number, const char *text)
{
	static const char digits[] = "0123456789abcdef";
	uint64_t x = 0;
	size_t i;

	for (i = 0; i < 16; i++) {
		const char *d = text[i] ? strchr(digits, text[i]) : NULL;

		if (!d)
			return false;
		x = x << 4 | (uint64_t)(d - digits);
	}
	*number = x;
	return text[16] == '\0';
}
