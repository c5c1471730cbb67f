#include "compile/title.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "compile/prompt.h"
#include "lang/words.h"

#include <ctype.h>
#include <string.h>

enum { LEAD_MOST = 16 };

static bool
starts(const char *s, const char *head)
{
	return strncmp(s, head, strlen(head)) == 0;
}

static bool
ends(const char *s, size_t n, const char *tail)
{
	size_t m = strlen(tail);

	return n >= m && memcmp(s + n - m, tail, m) == 0;
}

char *
title_trim(struct arena *a, const char *s, size_t n)
{
	int32_t cp;
	size_t len;

	while (n && (len = text_next(s, n, &cp)) && text_is_space(cp))
		s += len, n -= len;
	while (n) {
		len = text_previous(s, n);
		text_next(s + n - len, len, &cp);
		if (!text_is_space(cp))
			break;
		n -= len;
	}
	return arena_strndup(a, s, n);
}

static bool
is_emoji(int32_t cp)
{
	return (cp >= 0x1F000 && cp <= 0x1FAFF) ||
	       (cp >= 0x2600 && cp <= 0x27BF) || cp == 0xFE0F || cp == 0x200D;
}

/* Bytes of "1.2 ", "一、", "第3章 ", "(a) ", "Q1: " at the start. */
static size_t
numbering(const char *s)
{
	static const char *const han[] = {
	    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
	size_t at = 0, i, digits;

	if (*s == 'Q' || *s == '(')
		at++;
	if (starts(s, "第"))
		at += strlen("第");
	if (starts(s, "（"))
		at += strlen("（");
	digits = strspn(s + at, "0123456789.");
	for (i = 0; !digits && i < sizeof han / sizeof *han; i++)
		if (starts(s + at, han[i]))
			digits = strlen(han[i]);
	if (!digits && *s == '(' && s[1] && s[2] == ')')
		digits = 1;
	if (!digits)
		return 0;
	at += digits;
	if (starts(s, "第"))
		return starts(s + at, "章") || starts(s + at, "节")
			   ? at + strlen("章") + strspn(s + at + 3, " :")
			   : 0;
	if (starts(s + at, "、"))
		return at + strlen("、");
	if (starts(s + at, "）"))
		return at + strlen("）");
	if ((unsigned char)s[0] >= 0x80)
		return 0;
	if (s[at] == ')' || (*s == 'Q' && (s[at] == ':' || s[at] == '.')))
		return at + 1 + strspn(s + at + 1, " ");
	if (s[at] == ' ' && *s != 'Q' && memchr(s, '.', at))
		return at + strspn(s + at, " ");
	return 0;
}

/* Where "{#id .class key=value}" begins at the end of s, or NULL. */
static char *
attributes(char *s)
{
	size_t n = strlen(s);
	char *open = n && s[n - 1] == '}' ? strrchr(s, '{') : NULL;

	if (!open || open == s || open[-1] == '{')
		return NULL;
	return open[1] == '#' || open[1] == '.' || strchr(open, '=') ? open
								     : NULL;
}

char *
title_clean(struct arena *a, const char *s, size_t n)
{
	struct buf out = {0};
	size_t at = 0;
	char *clean, *id;

	while (at < n) {
		int32_t cp;
		size_t len = text_next(s + at, n - at, &cp);

		if (text_is_space(cp))
			buf_putc(&out, ' ');
		else if (!is_emoji(cp))
			buf_put(&out, s + at, len);
		at += len;
	}
	clean = title_trim(a, buf_text(&out), out.len);
	buf_free(&out);
	if ((id = attributes(clean)))
		clean = title_trim(a, clean, (size_t)(id - clean));
	at = numbering(clean);
	if (at && clean[at])
		clean = title_trim(a, clean + at, strlen(clean + at));
	return clean;
}

bool
title_is_index(const char *title)
{
	const char *s = strrchr(title, ' ');
	int32_t cp;
	size_t n, len;

	if (strcmp(title, "0-9") == 0 || strcmp(title, "#") == 0)
		return true;
	if (s && !starts(title, "Letter "))
		return false;
	s = s ? s + 1 : title;
	n = strlen(s);
	len = n ? text_next(s, n, &cp) : 0;
	if (!len ||
	    (text_script(cp) != SCRIPT_LATIN && text_script(cp) != SCRIPT_KANA))
		return false;
	if (len == n)
		return true;
	if (n == 3 && s[1] == '-')
		return true;
	return n == 5 && memcmp(s + 1, "–", 3) == 0;
}

size_t
title_split(const char *title, size_t *behind)
{
	size_t n = strlen(title), at, end;

	for (at = 0; at < n; at++) {
		size_t len = 0;

		if (clause_bracket(title, n, at, &end)) {
			at = end - 1;
			continue;
		}
		if (starts(title + at, "："))
			len = strlen("：");
		else if (starts(title + at, ": "))
			len = 2;
		if (!len)
			continue;
		*behind = at + len;
		return norm_size(title + at + len, n - at - len) >= 4 ? at : 0;
	}
	return 0;
}

char *
title_asks_of(struct arena *a, const char *title)
{
	static const char *const heads[] = {
	    "什么是", "what is ", "what are ", "what's ", "何为", "何谓"};
	static const char *const tails[] = {"是什么", "是指什么", "指什么"};
	static const char *const articles[] = {"a ", "an ", "the "};
	size_t n = strlen(title), i, j;

	while (ends(title, n, "？") || ends(title, n, "?"))
		n -= title[n - 1] == '?' ? 1 : 3;
	if (memmem(title, n, "？", strlen("？")) || memchr(title, '?', n))
		return NULL; /* it asks more than what X is */
	for (i = 0; i < sizeof tails / sizeof *tails; i++)
		if (ends(title, n, tails[i]))
			return title_trim(a, title, n - strlen(tails[i]));
	for (i = 0; i < sizeof heads / sizeof *heads; i++) {
		size_t len = strlen(heads[i]);

		if (strncasecmp(title, heads[i], len) != 0 || len >= n)
			continue;
		for (j = 0; j < sizeof articles / sizeof *articles; j++)
			if (strncasecmp(title + len, articles[j],
				strlen(articles[j])) == 0)
				len += strlen(articles[j]);
		if (strncasecmp(heads[i], "what are ", 9) == 0 &&
		    memmem(title + len, n - len, " of ", 4))
			return NULL; /* it asks for the members of a set */
		return title_trim(a, title + len, n - len);
	}
	return NULL;
}

/*
 * Bytes of the longest name of the term that s begins with (as written, in any
 * case), with a bracket behind it; 0 for none.
 */
static size_t
name_at(const struct term *t, const char *s)
{
	size_t best = 0, i;

	for (i = 0; i < t->nname; i++) {
		size_t n = strlen(t->name[i].text);

		if (n > best && strncasecmp(s, t->name[i].text, n) == 0 &&
		    !isalnum((unsigned char)s[n]))
			best = n;
	}
	return best;
}

/* True if what is left of a title may stand without the name before it. */
static bool
stands_alone(struct compile *c, const char *rest)
{
	static const char *const openers[] = {
	    "的", "在", "从", "对于", "与", "和", "'s ", "’s "};
	const char *nf = norm_nf(c->arena, rest, strlen(rest));
	size_t i;

	for (i = 0; i < sizeof openers / sizeof *openers; i++)
		if (starts(rest, openers[i]))
			return true;
	return *nf && words_is(c->words, WORDS_ASPECT, nf);
}

static const char *
without_name(struct compile *c, const struct term *t, const char *s)
{
	size_t n = name_at(t, s), m;
	const char *of = strstr(s, " of "), *rest;

	if (n) {
		rest = s + n + strspn(s + n, " ");
		if (!stands_alone(c, rest))
			return s;
		if (starts(rest, "的"))
			rest += strlen("的");
		else if (starts(rest, "'s "))
			rest += 3;
		return rest + strspn(rest, " ");
	}
	if (!of)
		return s;
	rest = of + 4;
	if (strncasecmp(rest, "the ", 4) == 0)
		rest += 4;
	m = name_at(t, rest);
	if (m && !rest[m])
		return arena_strndup(c->arena, s, (size_t)(of - s));
	return s;
}

char *
title_aspect(struct compile *c, const struct term *t, const char *title)
{
	static const char *const tails[] = {"的不同", "的差异", "的区别",
	    "的对比", "的比较", "不同", "差异", " differences"};
	const char *s = title;
	size_t n, i;

	if (prompt_is_question(title))
		return arena_strdup(c->arena, title);
	if (t)
		s = without_name(c, t, s);
	n = strlen(s);
	for (i = 0; i < sizeof tails / sizeof *tails; i++)
		if (ends(s, n, tails[i]) && n > strlen(tails[i])) {
			n -= strlen(tails[i]);
			break;
		}
	if (ends(s, n, "：") || ends(s, n, ":"))
		n -= s[n - 1] == ':' ? 1 : 3;
	return title_trim(c->arena, s, n);
}

bool
title_is_sentence(const char *lead)
{
	static const char *const verbs[] = {"是", "可能", "包含", "包括",
	    "假设", "分为", "分解为", "需要", "如下", "能够", "有以下", "有两",
	    "有三", "有四", "有五", "有六", "有几", "有多", "主要有", " is ",
	    " are ", " can ", " may ", " has ", " have "};
	size_t n = strlen(lead), i;
	bool colon = ends(lead, n, "：") || ends(lead, n, ":");

	if (prompt_is_question(lead))
		return false;
	if (ends(lead, n, "。") || ends(lead, n, "！") || ends(lead, n, "!"))
		return true;
	if (!colon && norm_size(lead, n) > LEAD_MOST)
		return true;
	for (i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strstr(lead, verbs[i]))
			return true;
	return false;
}
