/* The loose form (questions.md 6 B): what is left when form is no matter. */

#include "lang/norm.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"

#include <string.h>
#include <utf8proc.h>

/* Words that may lead an answer, and what must be left behind them. */
static const struct {
	const char *word;
	size_t rest; /* characters at least: 指针 is no 针 */
} leads[] = {
    {"the answer is ", 1},
    {"a ", 1},
    {"an ", 1},
    {"the ", 1},
    {"to ", 1},
    {"一种", 1},
    {"是", 1},
    {"指", 3},
    {"即", 3},
};

/* Words that may end it. */
static const char *const tails[] = {"的", "了", "等"};

enum { TAIL_REST = 2 }; /* characters left before them: 目的 stays */

static bool
is_digit(int32_t cp)
{
	return cp >= '0' && cp <= '9';
}

/* The first character at or after s + at that is no space, or 0. */
static int32_t
character_after(const char *s, size_t at, size_t n)
{
	int32_t cp;

	while (at < n && s[at] == ' ')
		at++;
	if (at >= n)
		return 0;
	text_next(s + at, n - at, &cp);
	return cp;
}

static int32_t
character_before(const char *s, size_t at)
{
	int32_t cp;
	size_t len;

	while (at > 0 && s[at - 1] == ' ')
		at--;
	if (at == 0)
		return 0;
	len = text_previous(s, at);
	text_next(s + at - len, len, &cp);
	return cp;
}

static size_t
characters(const char *s, size_t n)
{
	size_t at = 0, count = 0;
	int32_t cp;

	while (at < n) {
		at += text_next(s + at, n - at, &cp);
		count += text_script(cp) != SCRIPT_NONE;
	}
	return count;
}

/* A letter or digit comes first: the a of a = b is no article. */
static bool
is_content(const char *s, size_t n)
{
	int32_t cp;

	text_next(s, n, &cp);
	return text_script(cp) != SCRIPT_NONE;
}

/* Marks, and signs that are no letters but part of a word: accents. */
static bool
is_mark(int32_t cp)
{
	utf8proc_category_t c;

	if (cp < 0x300)
		return false;
	c = utf8proc_category(cp);
	return c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_MC ||
	       c == UTF8PROC_CATEGORY_ME;
}

/* Signs that mean something beside a number: 5% 3/4 2^8 a=1 ≥ 5 $5. */
static bool
is_measure(int32_t cp)
{
	utf8proc_category_t c;

	if (cp < 0x80)
		return cp && strchr("%/^*=<>$", (int)cp);
	if (cp >= 0x2190 && cp <= 0x21FF) /* arrows join items */
		return false;
	c = utf8proc_category(cp);
	return c == UTF8PROC_CATEGORY_SM || c == UTF8PROC_CATEGORY_SC ||
	       cp == 0xB0;
}

/* A text on its way to its loose form. */
struct loose {
	const char *s;  /* the text */
	size_t n;       /* its bytes */
	bool letters;   /* it has letters */
	struct buf out; /* what is kept */
	size_t length;  /* letters of the Latin word at its end */
};

/* The end of a Latin word: a plural's s goes. */
static void
end_word(struct loose *l)
{
	const char *end;

	if (l->length >= 4) {
		end = l->out.data + l->out.len;
		if (end[-1] == 's' && !strchr("sui", end[-2]))
			buf_cut(&l->out, l->out.len - 1);
	}
	l->length = 0;
}

/* Keeps + and # after a letter, and after each other: C++. */
static bool
is_suffix(const struct loose *l, int32_t cp, size_t at)
{
	int32_t before = at ? (unsigned char)l->s[at - 1] : 0;

	return (cp == '+' || cp == '#') && ((before >= 'a' && before <= 'z') ||
					       before == '+' || before == '#');
}

static bool
keeps(const struct loose *l, int32_t cp, size_t at, size_t len)
{
	int32_t before = character_before(l->s, at);
	int32_t after = character_after(l->s, at + len, l->n);

	if (text_script(cp) != SCRIPT_NONE || is_mark(cp))
		return true;
	if (cp == '.' || cp == ',')
		return at > 0 && is_digit(l->s[at - 1]) &&
		       is_digit(l->s[at + 1]);
	if (cp == '-')
		return l->out.len == 0 && is_digit(after);
	if (is_measure(cp))
		return !l->letters || is_digit(before) || is_digit(after);
	return is_suffix(l, cp, at);
}

/* A Latin letter without its accent; other characters as they are. */
static int32_t
unaccented(int32_t cp)
{
	utf8proc_int32_t parts[8];
	int boundary = 0;

	if (cp < 0x80 || text_script(cp) != SCRIPT_LATIN)
		return cp;
	if (utf8proc_decompose_char(
		cp, parts, 8, UTF8PROC_DECOMPOSE, &boundary) < 1)
		return cp;
	return parts[0];
}

static void
put(struct loose *l, int32_t cp)
{
	char code[4];

	if (text_script(cp) == SCRIPT_LATIN)
		l->length++;
	else if (is_mark(cp) && l->length)
		return; /* an accent over a Latin letter */
	else
		end_word(l);
	buf_put(&l->out, code, text_encode(unaccented(cp), code));
}

/* Bytes that lead words take at the start of what is left of the text. */
static size_t
lead(const struct loose *l)
{
	size_t i;

	for (i = 0; i < sizeof leads / sizeof *leads; i++) {
		size_t n = strlen(leads[i].word);

		if (l->n > n && memcmp(l->s, leads[i].word, n) == 0 &&
		    is_content(l->s + n, l->n - n) &&
		    characters(l->s + n, l->n - n) >= leads[i].rest)
			return n;
	}
	return 0;
}

static void
cut_tails(struct buf *b)
{
	size_t i;

	for (i = 0; i < sizeof tails / sizeof *tails; i++) {
		size_t n = strlen(tails[i]);

		if (b->len > n &&
		    memcmp(b->data + b->len - n, tails[i], n) == 0 &&
		    characters(b->data, b->len - n) >= TAIL_REST)
			buf_cut(b, b->len - n);
	}
}

static bool
has_letters(const char *s, size_t n)
{
	size_t at = 0;
	int32_t cp;

	while (at < n) {
		at += text_next(s + at, n - at, &cp);
		if (text_is_letter(cp))
			return true;
	}
	return false;
}

char *
norm_lf(struct arena *a, const char *nf)
{
	struct loose l = {.s = nf, .n = strlen(nf)};
	size_t at, len;
	int32_t cp;
	char *lf;

	l.letters = has_letters(l.s, l.n);
	if (!l.letters && characters(l.s, l.n) == 0)
		return arena_strdup(a, nf); /* symbols alone stay */
	while (l.n && (len = strchr("\"'([{", *l.s) ? 1 : lead(&l))) {
		l.s += len;
		l.n -= len;
	}
	for (at = 0; at < l.n; at += len) {
		len = text_next(l.s + at, l.n - at, &cp);
		if (keeps(&l, cp, at, len))
			put(&l, cp);
		else if (cp != '\'')
			end_word(&l);
	}
	end_word(&l);
	cut_tails(&l.out);
	lf = arena_strdup(a, buf_text(&l.out));
	buf_free(&l.out);
	return lf;
}
