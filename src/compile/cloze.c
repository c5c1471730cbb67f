#include "compile/cloze.h"

#include "base/arena.h"
#include "base/embed.h"
#include "base/text.h"
#include "compile/compile.h"
#include "compile/needs.h"

#include <string.h>

enum { SLOT_MOST = 16 }; /* W */

static struct cloze_line
read_line(struct arena *a, const char *text, size_t n)
{
	const char *key = memchr(text, '\t', n);
	const char *pattern = strchr(key + 1, '\t');
	struct cloze_line line = {.own_only = key[1] == '!'};

	lang_named(&line.lang, arena_strndup(a, text, (size_t)(key - text)));
	key += 1 + line.own_only;
	line.key = arena_strndup(a, key, (size_t)(pattern - key));
	line.pattern =
	    arena_strndup(a, pattern + 1, (size_t)(text + n - pattern - 1));
	return line;
}

static const char *
table_text(void)
{
	size_t i;

	for (i = 0; strcmp(embedded_prompt[i].name, "cloze") != 0; i++)
		;
	return embedded_prompt[i].text;
}

static const struct needs *
needs_of(struct arena *a, const struct cloze_table *t)
{
	const char **pattern = arena_array(a, t->n, sizeof *pattern);
	size_t i;

	for (i = 0; i < t->n; i++)
		pattern[i] = t->line[i].pattern;
	return needs_new(a, pattern, t->n);
}

const struct cloze_table *
cloze_lines(struct compile *c)
{
	struct arena *a = c->arena;
	struct cloze_table *t;
	const char *text, *end;
	size_t n = 0;

	if (c->clozes)
		return c->clozes;
	c->clozes = t = arena_alloc(a, sizeof *t);
	for (text = table_text(); *text; text = end + 1, n++)
		end = strchr(text, '\n');
	t->line = arena_array(a, n, sizeof *t->line);
	for (text = table_text(); *text; text = end + 1) {
		end = strchr(text, '\n');
		if (*text != '#')
			t->line[t->n++] =
			    read_line(a, text, (size_t)(end - text));
	}
	t->needs = needs_of(a, t);
	return t;
}

const bool *
cloze_may(struct compile *c, const struct passage *p)
{
	return needs_met(c->scratch, cloze_lines(c)->needs, p->text, p->n);
}

static bool
is_upper(char ch)
{
	return ch >= 'A' && ch <= 'Z';
}

struct span
cloze_trim(const char *s, struct span at)
{
	while (at.to > at.from && strchr(" ,.;:", s[at.to - 1]))
		at.to--;
	while (at.from < at.to && s[at.from] == ' ')
		at.from++;
	return at;
}

/* Without the quotation marks, if all of it stands in one pair of them. */
static struct span
unquote(const char *s, struct span at, bool *quoted)
{
	static const char *const open[] = {"\"", "“", "「", "『", "'", "‘"};
	size_t end, i;

	*quoted = false;
	for (i = 0; i < sizeof open / sizeof *open; i++) {
		size_t len = strlen(open[i]);

		if (strncmp(s + at.from, open[i], len) != 0 ||
		    !clause_bracket(s, at.to, at.from, &end) || end != at.to)
			continue;
		*quoted = true;
		return (struct span){
		    at.from + len, end - text_previous(s, end)};
	}
	return at;
}

/* English: a slot ends where a new clause opens. */
static struct span
cut_opener(const char *s, struct span at)
{
	static const char *const openers[] = {" which ", " that ", " when ",
	    " while ", " because ", " if ", " where ", " who ", " whose ",
	    " unless ", " so ", " but ", " as ", " before ", " after "};
	size_t i;

	for (i = 0; i < sizeof openers / sizeof *openers; i++) {
		const char *found = memmem(s + at.from, at.to - at.from,
		    openers[i], strlen(openers[i]));

		if (found)
			at.to = (size_t)(found - s);
	}
	return at;
}

/* Bytes of the word at s + at. */
static size_t
word_length(const char *s, struct span at)
{
	const char *space = memchr(s + at.from, ' ', at.to - at.from);

	return space ? (size_t)(space - s) - at.from : at.to - at.from;
}

/* A name that opens an English slot: "Marie Curie in Paris". */
static struct span
name_head(const char *s, struct span at)
{
	struct span word = at, name = {at.from, at.from};

	while (word.from < at.to && is_upper(s[word.from])) {
		name.to = word.from + word_length(s, word);
		word.from = name.to + (name.to < at.to);
		if (strncmp(s + word.from, "and ", 4) == 0 ||
		    strncmp(s + word.from, "von ", 4) == 0 ||
		    strncmp(s + word.from, "van ", 4) == 0)
			word.from += 4;
	}
	return name.to > name.from ? name : at;
}

/* A name that ends a Chinese slot, behind its office. */
static struct span
name_tail(const char *s, struct span at)
{
	size_t from = at.to;

	while (from > at.from) {
		size_t word = from;

		while (word > at.from && s[word - 1] != ' ')
			word--;
		if (!is_upper(s[word]))
			break;
		from = word > at.from ? word - 1 : word;
	}
	if (from < at.to && from > at.from)
		from++;
	return from < at.to ? (struct span){from, at.to} : at;
}

static struct span
name_in(const char *s, struct span at, enum lang lang)
{
	return lang == LANG_EN ? name_head(s, at) : name_tail(s, at);
}

static bool
is_name(const char *s, struct span at, enum lang lang)
{
	static const char *const tails[] = {
	    "公司", "团队", "大学", "研究院", "实验室", "组织", "教授", "等人"};
	size_t i, n = at.to - at.from;

	if (is_upper(s[name_in(s, at, lang).from]))
		return true;
	for (i = 0; i < sizeof tails / sizeof *tails; i++)
		if (n > strlen(tails[i]) &&
		    memcmp(s + at.to - strlen(tails[i]), tails[i],
			strlen(tails[i])) == 0)
			return true;
	return false;
}

/*
 * True for a slot that ends or begins in the middle of a phrase, or holds a
 * verb: what should be a thing is a clause.
 */
static bool
is_broken(const char *s, struct span at)
{
	static const char *const inside[] = {
	    "进行", "训练", "加载", "遇到", "从而", "以便", "一个"};
	const char *of = "的";
	size_t n = at.to - at.from, len = strlen(of), i;

	if (n < len)
		return n == 0;
	for (i = 0; i < sizeof inside / sizeof *inside; i++)
		if (memmem(s + at.from, n, inside[i], strlen(inside[i])))
			return true;
	return memcmp(s + at.from, of, len) == 0 ||
	       memcmp(s + at.to - len, of, len) == 0;
}

bool
cloze_set_slot(const struct passage *p, struct cloze *f)
{
	const char kind = *strpbrk(f->line->pattern, "XNQ");
	bool quoted;
	size_t size;

	f->slot = cloze_trim(p->text, f->match.slot);
	if (f->line->lang == LANG_EN)
		f->slot = cut_opener(p->text, f->slot);
	f->slot = unquote(p->text, f->slot, &quoted);
	if ((strcmp(f->line->key, "use") == 0 || kind == 'N') &&
	    is_broken(p->text, f->slot))
		return false;
	if (strncmp(p->text + f->slot.from, "的", strlen("的")) == 0 ||
	    (kind == 'Q' && !quoted) ||
	    (kind == 'N' && !is_name(p->text, f->slot, f->line->lang)))
		return false;
	if (strcmp(f->line->key, "by") == 0)
		f->slot = name_in(p->text, f->slot, f->line->lang);
	size = norm_size(p->text + f->slot.from, f->slot.to - f->slot.from);
	return size >= 1 && size <= SLOT_MOST;
}
