#include "base/arena.h"
#include "compile/compile.h"
#include "compile/passage.h"
#include "compile/pattern.h"
#include "compile/prompt.h"
#include "compile/rule.h"

#include <string.h>

/*
 * Numbers (questions.md 1, structure 25): the last one of an item, with the
 * sentence around it. Indexes, names that hold digits, and series are none.
 */

enum { NUMBERS_MOST = 2 };

static bool
is_digit(char ch)
{
	return ch >= '0' && ch <= '9';
}

static bool
is_letter(char ch)
{
	return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z');
}

/* Bytes of the first of the words that stands at s, or 0. */
static size_t
stands(const char *s, const char *const words[], size_t n)
{
	size_t i, len;

	for (i = 0; i < n; i++)
		if (strncmp(s, words[i], len = strlen(words[i])) == 0)
			return len;
	return 0;
}

#define STANDS(s, ...)                                                         \
	stands(s, (const char *const[]){__VA_ARGS__},                          \
	    sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

static size_t
spaces(const char *s)
{
	return strspn(s, " ");
}

/* True if the text before byte at makes what follows an index or a name. */
static bool
is_named(const char *s, size_t from, size_t at)
{
	static const char *const index[] = {"第", "图", "表", "步骤", "句子",
	    "版本", "公式", "章", "节", "页", "step", "figure", "fig.", "table",
	    "chapter", "section", "version", "equation", "page", "line", "no.",
	    "level", "type", "part", "rule"};
	size_t end = at, i, len;

	if (at > from && (is_letter(s[at - 1]) || strchr("@_/.^", s[at - 1])))
		return true;
	if (at > from + 1 && s[at - 1] == '-' &&
	    (is_letter(s[at - 2]) || is_digit(s[at - 2]) || s[at - 2] < 0))
		return true;
	while (end > from && s[end - 1] == ' ')
		end--;
	for (i = 0; i < sizeof index / sizeof *index; i++) {
		len = strlen(index[i]);
		if (end - from >= len &&
		    strncasecmp(s + end - len, index[i], len) == 0)
			return true;
	}
	return false;
}

/* Bytes of digits with inner commas and points. */
static size_t
digits(const char *s)
{
	size_t n = 0;

	while (is_digit(s[n]) ||
	       (n && strchr(".,", s[n]) && s[n] && is_digit(s[n + 1])))
		n++;
	return n;
}

/* Bytes of what joins two numbers to one: a range, a power, a date. */
static size_t
joint(const char *s)
{
	static const char *const joints[] = {"-", "–", "—", "~", "～", "至",
	    "到", " - ", " – ", " ~ ", " 至 ", " 到 ", " to ", "^", " 的 ",
	    ":"};
	size_t n = stands(s, joints, sizeof joints / sizeof *joints), more;

	if (!n || !(more = digits(s + n)))
		return 0;
	if (strncmp(s, " 的 ", n) != 0)
		return n + more;
	n += more + spaces(s + n + more);
	return strncmp(s + n, "次方", strlen("次方")) == 0 ? n + strlen("次方")
							   : 0;
}

/* Bytes of a scale or sign that belongs to the number. */
static size_t
scale(const char *s)
{
	size_t space = spaces(s), n;

	if ((n = STANDS(s + space, "%", "％", "‰", "°C", "℃", "万亿", "百万",
		 "千万", "万", "亿", "million", "billion", "trillion")))
		return space + n;
	if (strchr("kKMB", *s) && *s && !is_letter(s[1]))
		return 1;
	return 0;
}

/*
 * True for a number that is no measure but a piece of a name or an index: the
 * 5' of an end, the 3 of "3-dimensional", the 2 of 缺点2：.
 */
static bool
is_part_of_name(const char *s, size_t at, size_t end)
{
	if (STANDS(s + end, "'", "’", "‘", "′", "`"))
		return true;
	if (s[end] == '-' && (is_letter(s[end + 1]) || s[end + 1] < 0))
		return true;
	return at && s[at - 1] < 0 && STANDS(s + end, "：", ": ", "）：");
}

/* The number that begins at byte at; empty if it is none to ask. */
static struct span
read_number(const char *s, size_t from, size_t at)
{
	size_t end = at + digits(s + at), n;
	struct span none = {end, end};

	if (is_named(s, from, at) ||
	    STANDS(s + end + spaces(s + end), "步", "st ", "nd ", "rd ", "th ",
		"D ", "D，", "、", "."))
		return none;
	while ((n = joint(s + end)))
		end += n;
	end += scale(s + end);
	if (s[end] == 's' && end - at == 4 && !is_letter(s[end + 1]))
		end++;
	if (is_part_of_name(s, at, end))
		return none;
	if (s[end] == '_' ||
	    (strchr("DdxX", s[end]) && s[end] && !is_letter(s[end + 1])))
		return none;
	return (struct span){at, end};
}

/* An interval like (0, 1) or [−1, 1): its bytes, or 0. */
static size_t
interval(const char *s, size_t n)
{
	size_t end, i, commas = 0;

	if (!clause_bracket(s, n, 0, &end))
		return 0;
	for (i = 1; i + 1 < end; i++) {
		commas += s[i] == ',';
		if (!is_digit(s[i]) && !strchr("., +-", s[i]))
			return 0;
	}
	return commas == 1 && end > 4 ? end : 0;
}

static bool
gives_example(const char *s, size_t n)
{
	static const char *const marks[] = {
	    "如", "e.g.", "for example", "such as", "比如", "->", "→"};
	size_t i;

	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		if (memmem(s, n, marks[i], strlen(marks[i])))
			return true;
	return false;
}

/* A sign that makes of a sentence a formula or a chain; its bytes, or 0. */
static size_t
formula_sign(const char *s)
{
	return strchr("=-~\xE2", *s) ? STANDS(s, "=", "->", "→", "≈", "~~", "∈")
				     : 0;
}

/*
 * Finds the last number of a sentence; gives how many there are, too many for
 * a formula.
 */
static size_t
last_number(const char *s, struct span sentence, struct span *last)
{
	size_t at = sentence.from, count = 0, len, end;
	struct span number;

	while (at < sentence.to) {
		if ((len = interval(s + at, sentence.to - at))) {
			*last = (struct span){at, at + len};
			count++;
			at += len;
		} else if (clause_bracket(s, sentence.to, at, &end) &&
			   gives_example(s + at, end - at)) {
			at = end;
		} else if (formula_sign(s + at)) {
			return NUMBERS_MOST + 1;
		} else if (is_digit(s[at])) {
			number = read_number(s, sentence.from, at);
			if (number.to > number.from) {
				*last = number;
				count++;
			}
			at = number.to;
		} else {
			at++;
		}
	}
	return count;
}

static void
ask(struct compile *c, const struct passage *p, struct span sentence,
    struct span number)
{
	struct prompt_args args = {.context = passage_context(c, p)};
	struct draft *d;

	args.text = passage_blank(c, p, sentence, number);
	d = passage_ask(c, p, CARD_NUMBER, "number", sentence,
	    prompt_make(c, p->lang, "number", &args),
	    arena_strndup(
		c->scratch, p->text + number.from, number.to - number.from));
	d->form = FORM_TYPED;
}

static void
try_item(struct compile *c, const struct passage *p)
{
	struct span sentence = {0, 0}, number = {0, 0}, best = {0, 0},
		    in = best;

	if (!strpbrk(p->text, "0123456789"))
		return;
	while (clause_next(p->text, p->n, CUT_HALF, &sentence)) {
		size_t count = last_number(p->text, sentence, &number);

		if (count == 0 || count > NUMBERS_MOST ||
		    !passage_stands(c, p, sentence) ||
		    !passage_allows(c, p, sentence, number))
			continue;
		best = number;
		in = sentence;
	}
	if (best.to)
		ask(c, p, in, best);
}

void
rule_number(struct compile *c, const struct section *s)
{
	passage_each(c, s, try_item);
}
