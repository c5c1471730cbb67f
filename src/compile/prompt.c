#include "compile/prompt.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/embed.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/text.h"
#include "compile/compile.h"
#include "lang/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct prompts {
	struct map *index; /* "lang.key" -> place in wording + 1 */
	const char **wording;
	size_t n, cap;
};

enum { KEY_SIZE = 64 };

static void
read_wordings(
    struct prompts *p, struct arena *a, const char *lang, const char *s)
{
	const char *tab, *end;

	for (; *s; s = end + 1) {
		char *key;

		tab = strchr(s, '\t');
		end = strchr(s, '\n');
		key = arena_printf(a, "%s.%.*s", lang, (int)(tab - s), s);
		MEM_GROW(p->wording, p->n, p->cap);
		p->wording[p->n++] =
		    arena_strndup(a, tab + 1, (size_t)(end - tab - 1));
		*map_at(p->index, key, strlen(key)) = p->n;
	}
}

struct prompts *
prompts_new(struct arena *a)
{
	struct prompts *p = mem_new(1, sizeof *p);
	size_t i;

	p->index = map_new();
	for (i = 0; embedded_prompt[i].name; i++)
		read_wordings(
		    p, a, embedded_prompt[i].name, embedded_prompt[i].text);
	return p;
}

void
prompts_free(struct prompts *p)
{
	if (!p)
		return;
	map_free(p->index);
	free(p->wording);
	free(p);
}

/* The wording of lang.key or, with a class, lang.key.class; or NULL. */
static const char *
find_wording(
    const struct prompts *p, enum lang lang, const char *key, const char *class)
{
	char name[KEY_SIZE];
	size_t *at, n;

	n = (size_t)snprintf(name, sizeof name, "%s.%s%s%s",
	    lang == LANG_NEUTRAL ? "neutral" : lang_name(lang), key,
	    *class ? "." : "", class);
	at = n < sizeof name ? map_find(p->index, name, n) : NULL;
	return at ? p->wording[*at - 1] : NULL;
}

const char *
prompt_contrast(struct arena *a, enum lang lang, const char *x, const char *y)
{
	struct compile c = {
	    .arena = a, .scratch = a, .prompts = prompts_new(a)};
	const char *prompt = prompt_make(
	    &c, lang, "contrast.plain", &(struct prompt_args){.x = x, .y = y});

	prompts_free(c.prompts);
	return prompt;
}

bool
prompt_has(const struct compile *c, enum lang lang, const char *key)
{
	return find_wording(c->prompts, lang, key, "") != NULL;
}

static bool
starts(const char *s, const char *head)
{
	return strncmp(s, head, strlen(head)) == 0;
}

/* True if {A} names its number: 三大"门", 四个步骤, "three uses". */
static bool
has_number(const char *nf)
{
	static const char *const words[] = {"两", "二", "三", "四", "五", "六",
	    "七", "八", "two ", "three ", "four ", "five ", "six ", "seven "};
	static const char *const after[] = {
	    "个", "大", "种", "类", "项", "点", "步", "阶段", "层", "条"};
	size_t i, j;

	for (i = 0; i < sizeof words / sizeof *words; i++) {
		const char *at = strstr(nf, words[i]);

		if (!at)
			continue;
		at += strlen(words[i]);
		if (at[-1] == ' ')
			return true;
		for (j = 0; j < sizeof after / sizeof *after; j++)
			if (starts(at, after[j]))
				return true;
	}
	return false;
}

static bool
starts_any(const char *s, const char *const *heads)
{
	for (; *heads; heads++)
		if (starts(s, *heads))
			return true;
	return false;
}

/* The classes of {A} in the order in which wordings are looked for. */
static size_t
classes_of(const struct compile *c, const char *aspect, const char *class[6])
{
	static const char *const with[] = {"与", "和", "vs ", "vs.", NULL};
	static const char *const in[] = {"在", "从", "对于", "关于", NULL};
	const char *nf = norm_nf(c->arena, aspect, strlen(aspect));
	const struct word *word;
	size_t n = 0;

	if (!*nf) {
		class[n++] = "bare";
		return n;
	}
	if (has_number(nf))
		class[n++] = "numbered";
	if (starts_any(nf, with))
		class[n++] = "with";
	else if (starts_any(nf, in))
		class[n++] = "in";
	if (words_ends(c->words, WORDS_STEP, nf))
		class[n++] = "step";
	else if ((word = words_ends(c->words, WORDS_ASPECT_PROMPTS, nf)))
		class[n++] = strstr(nf, "的") ? "word" : word->other;
	else if (words_ends(c->words, WORDS_ASPECT, nf))
		class[n++] = "word";
	else
		class[n++] = "other";
	return n;
}

static const char *
choose_wording(const struct compile *c, enum lang lang, const char *key,
    const char *aspect)
{
	const char *class[6] = {0}, *wording;
	size_t n = 0, i;

	if (aspect)
		n = classes_of(c, aspect, class);
	for (i = 0; i < n; i++)
		if ((wording = find_wording(c->prompts, lang, key, class[i])))
			return wording;
	if ((wording = find_wording(c->prompts, lang, key, "")))
		return wording;
	if (lang != LANG_NEUTRAL)
		return choose_wording(c, LANG_NEUTRAL, key, aspect);
	abort();
}

/* What a placeholder (without braces) stands for. */
static const char *
value_of(const struct prompt_args *args, const char *name, size_t n)
{
	const struct {
		const char *name, *value;
	} values[] = {{"T", args->term}, {"A", args->aspect},
	    {"L", args->label}, {"N", args->name}, {"D", args->text},
	    {"ctx", args->context}, {"R", args->row}, {"C", args->column},
	    {"X", args->x}, {"Y", args->y}, {"Z", args->z}, {"dim", args->dim},
	    {"cues", args->cues}, {"a", args->aspect}, {"d", args->dim},
	    {"l", args->label}};
	size_t i;

	for (i = 0; i < sizeof values / sizeof *values; i++)
		if (strlen(values[i].name) == n &&
		    memcmp(values[i].name, name, n) == 0)
			return values[i].value ? values[i].value : "";
	abort();
}

/* The wording with another head, where it has that one. */
static const char *
reheaded(struct compile *c, const char *wording, const char *head,
    const char *better)
{
	if (!starts(wording, head))
		return wording;
	return arena_printf(c->scratch, "%s%s", better, wording + strlen(head));
}

/* True if two Han characters would meet, so that the words run together. */
static bool
touches(const char *t, const char *a)
{
	size_t n = strlen(t);
	int32_t end, begin;

	text_next(t + n - text_previous(t, n), text_previous(t, n), &end);
	text_next(a, strlen(a), &begin);
	return text_script(end) == SCRIPT_HAN &&
	       text_script(begin) == SCRIPT_HAN;
}

/*
 * A smoother wording: {A} that names T stands alone ("FFN 层的位置" under FFN),
 * and {A} that has its own 的 needs no second one ("MCTS 搜索的步骤").
 */
static const char *
smoothed(struct compile *c, const char *wording, const struct prompt_args *args)
{
	static const char *const heads[] = {
	    "{T} 的{A}", "{T} {A}", "{T} 的「{A}」"};
	const char *a = args->aspect, *t = args->term;
	size_t i;

	if (t && *t && prompt_is_question(t)) /* no 的 behind a question */
		wording = reheaded(c, wording, "{T} 的", "{T}");
	if (!a || !*a || !t || !*t)
		return wording;
	if (strstr(a, t) || strncasecmp(a, t, strlen(t)) == 0) {
		for (i = 0; i < sizeof heads / sizeof *heads; i++)
			if (starts(wording, heads[i]))
				return reheaded(c, wording, heads[i], "{A}");
		return wording;
	}
	if (strstr(a, "的"))
		return reheaded(c, wording, "{T} 的{A}",
		    touches(t, a) ? "{T}：{A}" : "{T} {A}");
	return wording;
}

/* A title inside a sentence: "Best uses" as "best uses", but "GPU uses". */
static void
put_lowered(struct buf *out, const char *s)
{
	bool plain = s[0] >= 'A' && s[0] <= 'Z' &&
		     !(s[1] >= 'A' && s[1] <= 'Z') && s[1] != '-';

	if (plain)
		buf_putc(out, s[0] + 32);
	buf_puts(out, s + plain);
}

static void
fill_in(struct buf *out, const char *wording, const struct prompt_args *args)
{
	while (*wording) {
		const char *open = strchr(wording, '{'), *close;
		size_t n;

		if (!open)
			break;
		close = strchr(open, '}');
		buf_put(out, wording, (size_t)(open - wording));
		n = (size_t)(close - open - 1);
		if (n == 1 && open[1] == 'n')
			buf_printf(out, "%zu", args->n);
		else if (n == 1 && open[1] == 's')
			buf_puts(out, args->n == 1 ? "" : "s");
		else if (n == 1 && strchr("adl", open[1]))
			put_lowered(out, value_of(args, open + 1, n));
		else
			buf_puts(out, value_of(args, open + 1, n));
		wording = close + 1;
	}
	buf_puts(out, wording);
}

const char *
prompt_make(struct compile *c, enum lang lang, const char *key,
    const struct prompt_args *args)
{
	struct buf out = {0};
	const char *prompt;

	fill_in(&out,
	    smoothed(c, choose_wording(c, lang, key, args->aspect), args),
	    args);
	prompt = prompt_polish(c->scratch, buf_text(&out));
	buf_free(&out);
	return prompt;
}

static bool
is_east_asian(enum script script)
{
	return script == SCRIPT_HAN || script == SCRIPT_KANA;
}

static bool
is_word(enum script script)
{
	return script == SCRIPT_LATIN || script == SCRIPT_DIGIT;
}

/* A mark of full width brings its own space: （ ） 「 」 ： */
static bool
is_wide_mark(int32_t cp)
{
	return (cp >= 0x3001 && cp <= 0x3011) ||
	       (cp >= 0xFF01 && cp <= 0xFF0F) || cp == 0xFF1A || cp == 0xFF1B ||
	       cp == 0xFF1F;
}

/* What stands between two characters: nothing, or one space. */
static bool
wants_space(int32_t before, int32_t after, bool had)
{
	enum script a = text_script(before), b = text_script(after);

	if ((is_east_asian(a) || is_wide_mark(before)) && is_east_asian(b))
		return false;
	if ((is_east_asian(a) && is_word(b)) ||
	    (is_word(a) && is_east_asian(b)))
		return true;
	return had;
}

/* True if the character doubles the one before it and should not. */
static bool
doubles(int32_t before, int32_t after)
{
	static const int32_t once[] = {0x7684, 0xFF1F, '?', 0x3002, 0xFF1A};
	static const int32_t ends[] = {0xFF1F, '?'};
	bool a = false, b = false;
	size_t i;

	for (i = 0; i < sizeof once / sizeof *once; i++)
		if (before == once[i] && after == once[i])
			return true;
	for (i = 0; i < sizeof ends / sizeof *ends; i++) {
		a |= before == ends[i];
		b |= after == ends[i];
	}
	return a && b;
}

char *
prompt_polish(struct arena *a, const char *s)
{
	struct buf out = {0};
	size_t n = strlen(s), at = 0;
	int32_t cp, before = 0;
	bool space = false;
	char *polished;

	while (at < n) {
		size_t len = text_next(s + at, n - at, &cp);

		if (text_is_space(cp)) {
			space = true;
		} else if (!before || !doubles(before, cp)) {
			if (before && wants_space(before, cp, space))
				buf_putc(&out, ' ');
			buf_put(&out, s + at, len);
			before = cp;
			space = false;
		}
		at += len;
	}
	polished = arena_strdup(a, buf_text(&out));
	buf_free(&out);
	return polished;
}
