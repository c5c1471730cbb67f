#ifndef BASE_TEXT_H
#define BASE_TEXT_H

/*
 * UTF-8 text: characters, clusters, scripts, columns, and what may be shown.
 * A thin layer over utf8proc; the normal form of questions and answers is
 * lang/norm.h.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

enum script {
	SCRIPT_NONE,   /* punctuation, marks, space, symbols */
	SCRIPT_HAN,    /* Chinese characters */
	SCRIPT_KANA,   /* Hiragana and Katakana */
	SCRIPT_HANGUL, /* Korean */
	SCRIPT_LATIN,  /* Latin letters, with or without accents */
	SCRIPT_DIGIT,  /* decimal digits of any width */
	SCRIPT_OTHER   /* letters of another script: Greek, Cyrillic, Arabic */
};

/*
 * Reads one character of the n > 0 bytes at s; gives its length in bytes and,
 * in *cp, the code point. A byte that is no UTF-8 is one byte and U+FFFD.
 */
static inline size_t text_next(const char *s, size_t n, int32_t *cp);

/* Bytes of the character that ends just before s + at (at > 0). */
size_t text_previous(const char *s, size_t at);

/* Writes a code point to out; gives its length, 1 to 4. */
size_t text_encode(int32_t cp, char out[4]);

/* True if the n bytes are valid UTF-8; else *bad is where they go wrong. */
bool text_valid(const char *s, size_t n, size_t *bad);

static inline enum script text_script(int32_t cp);
bool text_is_space(int32_t cp);  /* white space of any kind, U+3000 too */
bool text_is_letter(int32_t cp); /* a letter of any script, not a digit */
bool text_is_wide(int32_t cp);   /* two columns: Han, Kana, full width */

/* True for bytes that begin a Latin letter beyond ASCII: a row, then two. */
static inline bool
text_leads_latin(unsigned char lead, unsigned char next)
{
	return (lead >= 0xC3 && lead <= 0xC9) ||
	       (lead == 0xE1 && next >= 0xB8 && next <= 0xBB);
}

static inline bool
text_is_alnum(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z');
}

/*
 * True if a Latin letter or digit ends just before byte at (at > 0), or
 * begins at it (s[at + 1] is there, if only as NUL).
 */
static inline bool
text_word_before(const char *s, size_t at)
{
	const unsigned char *u = (const unsigned char *)s + at;

	if (u[-1] < 0x80)
		return text_is_alnum(u[-1]);
	return (at >= 2 && u[-2] >= 0xC3 && text_leads_latin(u[-2], 0)) ||
	       (at >= 3 && u[-3] == 0xE1 && text_leads_latin(u[-3], u[-2]));
}

static inline bool
text_word_at(const char *s, size_t at)
{
	const unsigned char *u = (const unsigned char *)s + at;

	return u[0] < 0x80 ? text_is_alnum(u[0]) : text_leads_latin(u[0], u[1]);
}

/* The two below for what is neither ASCII nor common Han. */
size_t text_next_any(const char *s, size_t n, int32_t *cp);
enum script text_script_any(int32_t cp);

static inline size_t
text_next(const char *s, size_t n, int32_t *cp)
{
	const unsigned char *u = (const unsigned char *)s;

	if (u[0] < 0x80) {
		*cp = u[0];
		return 1;
	}
	if (n >= 3 && u[0] >= 0xE1 && u[0] <= 0xEF && u[0] != 0xED &&
	    (u[1] & 0xC0) == 0x80 && (u[2] & 0xC0) == 0x80) {
		*cp = (u[0] & 0x0F) << 12 | (u[1] & 0x3F) << 6 | (u[2] & 0x3F);
		return 3;
	}
	return text_next_any(s, n, cp);
}

static inline enum script
text_script(int32_t cp)
{
	if (cp < 0x80)
		return cp >= '0' && cp <= '9'                 ? SCRIPT_DIGIT
		       : (cp | 32) >= 'a' && (cp | 32) <= 'z' ? SCRIPT_LATIN
							      : SCRIPT_NONE;
	return cp >= 0x4E00 && cp <= 0x9FFF ? SCRIPT_HAN : text_script_any(cp);
}

/* Bytes of the first grapheme cluster of the n bytes at s (0 for n = 0). */
size_t text_cluster(const char *s, size_t n);

/* Columns that the n bytes take on a terminal; a cluster is 0, 1 or 2. */
size_t text_columns(const char *s, size_t n);

/*
 * Appends the text as it may be shown anywhere: invalid bytes, control
 * characters but newline and tab, DEL, C1, ESC and bidirectional overrides
 * become visible (^[, \x9b, <U+202E>). Output goes through this in out.c; text
 * that enters a card goes through it on the way in.
 */
void text_clean(struct buf *, const char *s, size_t n);

/* True if text_clean would change nothing. */
bool text_is_clean(const char *s, size_t n);

/* Reads 16 lower-case hexadecimal digits; false for anything else. */
bool text_hex(uint64_t *, const char *);

#endif
