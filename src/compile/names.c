#include "compile/names.h"

#include "base/arena.h"
#include "compile/acronym.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "compile/title.h"
#include "lang/words.h"

#include <ctype.h>
#include <string.h>

enum {
	GLOSS_LEAST = 12,
	ACRONYM_MOST = 10,
	BEFORE_MOST = 4 /* bytes before the first letter of a full name */
};

enum script
names_script(const char *s)
{
	size_t count[SCRIPT_OTHER + 1] = {0}, n = strlen(s), at = 0, i;
	enum script best = SCRIPT_NONE;

	while (at < n) {
		int32_t cp;

		at += text_next(s + at, n - at, &cp);
		count[text_script(cp)]++;
	}
	count[SCRIPT_NONE] = count[SCRIPT_DIGIT] = 0;
	for (i = 0; i <= SCRIPT_OTHER; i++)
		if (count[i] > count[best])
			best = (enum script)i;
	if (count[SCRIPT_HAN] && best == SCRIPT_LATIN &&
	    2 * count[SCRIPT_HAN] >= count[SCRIPT_LATIN])
		return SCRIPT_HAN;
	return best;
}

bool
names_is_acronym(const char *s)
{
	size_t capitals = 0, n = 0;

	for (; *s; s++, n++) {
		if (!isalnum((unsigned char)*s) && !strchr("-/@.+", *s))
			return false;
		capitals += isupper((unsigned char)*s) != 0;
	}
	return n >= 2 && n <= ACRONYM_MOST && capitals >= 2;
}

bool
names_fit(const char *acronym, const char *name)
{
	size_t letters = 0, before = 0;
	const char *p;

	for (p = acronym; *p; p++)
		letters += isalpha((unsigned char)*p) != 0;
	while (name[before] && !isalpha((unsigned char)name[before]))
		before++;
	return letters >= 2 && strlen(name) > letters &&
	       before <= BEFORE_MOST && acronym_fits(acronym, name);
}

/* True if the text in a bracket explains rather than names (structure 3). */
static bool
is_gloss(const struct compile *c, const char *s)
{
	static const char *const verbs[] = {"于", "将", "用", "是"};
	const char *nf = norm_nf(c->arena, s, strlen(s));
	size_t i;

	if (words_begins(c->words, WORDS_DEFINITION_OPENERS, nf))
		return true;
	if (norm_size(s, strlen(s)) <= GLOSS_LEAST || !strstr(s, "的"))
		return false;
	for (i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strstr(s, verbs[i]))
			return true;
	return false;
}

static void
add_part(struct compile *c, struct names *names, const char *s, size_t n)
{
	struct part *p = &names->part[names->n];
	const char *text = title_trim(c->arena, s, n);

	if (!*text || names->n == NAMES_MOST ||
	    names_script(text) == SCRIPT_NONE)
		return;
	p->text = text;
	p->script = names_script(text);
	p->acronym = names_is_acronym(text);
	names->n++;
}

/* Bytes of the separator between names at s: "," "，" "、" " / ". */
static size_t
separator(const char *s)
{
	static const char *const marks[] = {
	    ", ", ",", "，", "、", "；", "; ", " / ", "/"};
	size_t i;

	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strncmp(s, marks[i], strlen(marks[i])) == 0)
			return strlen(marks[i]);
	return 0;
}

static void
add_inside(struct compile *c, struct names *names, const char *s, size_t n)
{
	size_t at, from = 0, len;

	for (at = 0; at < n; at++)
		if ((len = separator(s + at)) && s[at] != '/') {
			add_part(c, names, s + from, at - from);
			from = at + len;
			at += len - 1;
		}
	add_part(c, names, s + from, n - from);
}

/* Where "EN 中文" or "中文 EN" changes script, at a space; or 0. */
static size_t
script_boundary(const char *s)
{
	size_t n = strlen(s), at = 0, boundary = 0, changes = 0;
	enum script before = SCRIPT_NONE;

	while (at < n) {
		int32_t cp;
		size_t len = text_next(s + at, n - at, &cp);
		enum script script = text_script(cp);

		if (script == SCRIPT_HAN || script == SCRIPT_LATIN) {
			if (before != SCRIPT_NONE && before != script) {
				changes++;
				boundary = at;
			}
			before = script;
		}
		at += len;
	}
	if (changes != 1 || s[boundary - 1] != ' ')
		return 0;
	return boundary;
}

static void
add_outside(struct compile *c, struct names *names, const char *s, size_t n)
{
	const char *text = title_trim(c->arena, s, n), *slash, *tail;
	size_t at;

	if ((slash = strstr(text, " / "))) {
		add_part(c, names, text, (size_t)(slash - text));
		add_part(c, names, slash + 3, strlen(slash + 3));
		return;
	}
	at = script_boundary(text);
	tail = text + at;
	/* "KL 散度" is one name; "Temporal Difference 时序差分" is two */
	if (at && strpbrk(text, "abcdefghijklmnopqrstuvwxyz") &&
	    norm_size(text, at) >= 4 && norm_size(tail, strlen(tail)) >= 3) {
		add_part(c, names, text, at);
		add_part(c, names, tail, strlen(tail));
		return;
	}
	add_part(c, names, text, strlen(text));
}

/* Where a bracket begins that ends the text, or its length. */
static size_t
last_bracket(const char *s, size_t n)
{
	size_t at = 0, end;

	while (at < n) {
		int32_t cp;

		if (clause_bracket(s, n, at, &end)) {
			if (end == n &&
			    (s[at] == '(' || strncmp(s + at, "（", 3) == 0))
				return at;
			at = end;
			continue;
		}
		at += text_next(s + at, n - at, &cp);
	}
	return n;
}

struct names
names_parse(struct compile *c, const char *s)
{
	struct names names = {0};
	size_t n = strlen(s), open = last_bracket(s, n), inner;
	char *inside;

	if (open == n || open == 0) {
		add_outside(c, &names, s, n);
		return names;
	}
	inner = s[open] == '(' ? 1 : 3;
	inside = title_trim(c->arena, s + open + inner,
	    n - open - inner - (s[n - 1] == ')' ? 1 : 3));
	add_outside(c, &names, s, open);
	if (is_gloss(c, inside)) {
		names.gloss = inside;
		names.gloss_at = open + inner;
	} else {
		add_inside(c, &names, inside, strlen(inside));
	}
	return names;
}
