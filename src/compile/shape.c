#include "compile/shape.h"

#include "base/arena.h"
#include "base/text.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "compile/markers.h"
#include "compile/prompt.h"
#include "compile/title.h"
#include "lang/words.h"

#include <ctype.h>
#include <string.h>

enum { CUE_MOST = 6, OPENING_LEAST = 2, OPENING_MOST = 8, STEP_MOST = 40 };
enum { STEPS_LEAST = 3, STEPS_MOST = 7 };

static char *
nf_of(struct compile *c, const char *s)
{
	return norm_nf(c->scratch, s, strlen(s));
}

static bool
starts(const char *s, const char *head)
{
	return strncmp(s, head, strlen(head)) == 0;
}

bool
shape_asked(const struct item *item)
{
	return *item->text && !item->example && !item->image_only &&
	       !item->term;
}

bool
shape_examples(struct compile *c, const struct section *s)
{
	for (; s && s->role != ROLE_TERM && s->role != ROLE_FILE;
	     s = s->parent) {
		const char *title = *s->aspect ? s->aspect : s->title;

		if (*title &&
		    words_ends(c->words, WORDS_EXAMPLE, nf_of(c, title)))
			return true;
	}
	return false;
}

bool
shape_asks(const struct section *s)
{
	return prompt_is_question(s->aspect);
}

bool
shape_defines(struct compile *c, const struct section *s)
{
	const char *asked;

	if (s->role != ROLE_ASPECT)
		return false;
	if (words_is(c->words, WORDS_DEFINITION_ASPECTS, nf_of(c, s->aspect)))
		return true;
	asked = title_asks_of(c->scratch, s->title);
	return asked && s->term && term_is_named(s->term, nf_of(c, asked));
}

bool
shape_steps(struct compile *c, const char *text)
{
	const char *nf = nf_of(c, text), *times;
	size_t at;

	if (words_ends(c->words, WORDS_STEP, nf))
		return true;
	times = strstr(nf, "次"); /* 三次握手 */
	return times && words_in(c->words, WORDS_COUNT_WORDS, nf, &at) &&
	       nf + at + 3 == times;
}

bool
shape_legend(const struct block *b)
{
	return b->lead &&
	       (starts(b->lead, "其中") || starts(b->lead, "where") ||
		   starts(b->lead, "Where"));
}

bool
shape_generic(struct compile *c, const char *label)
{
	return words_is(c->words, WORDS_GENERIC_LABELS, nf_of(c, label)) !=
	       NULL;
}

bool
shape_leads(const char *s, size_t n)
{
	return (n && s[n - 1] == ':') ||
	       (n >= 3 && memcmp(s + n - 3, "：", 3) == 0);
}

bool
shape_opens_example(struct compile *c, const char *text)
{
	return starts(text, "如") ||
	       words_begins(c->words, WORDS_EXAMPLE, nf_of(c, text)) != NULL;
}

bool
shape_nested_steps(struct compile *c, const struct item *item)
{
	return item->nchild >= 3 && item->head &&
	       (shape_steps(c, item->head) ||
		   shape_steps(c, shape_says(c, item->rest)) ||
		   item->child[0].number > 0);
}

bool
shape_plural(const char *s)
{
	const char *of = strstr(s, " of ");
	size_t n = of ? (size_t)(of - s) : strlen(s);

	return n > 3 && s[n - 1] == 's' && !strchr("sui", s[n - 2]);
}

const char *
shape_says(struct compile *c, const char *text)
{
	static const char *const stops[] = {"。", "；", ";", ".", "，", "："};
	size_t n = strlen(text), i;

	for (i = 0; i < sizeof stops / sizeof *stops; i++) {
		size_t len = strlen(stops[i]);

		if (n > len && memcmp(text + n - len, stops[i], len) == 0 &&
		    !(n > 3 && strcmp(text + n - 3, "...") == 0) &&
		    !(stops[i][0] == '.' && n > 4 &&
			strcmp(text + n - 4, "etc.") == 0))
			return title_trim(c->scratch, text, n - len);
	}
	return title_trim(c->scratch, text, n);
}

/* Bytes at the start that say nothing of the point: a name of T, 主要 …. */
static size_t
idle_start(const struct term *t, const char *s)
{
	static const char *const idle[] = {"主要", "通常", "一般", "也", "还"};
	size_t n = 0, i, best = 0;

	for (i = 0; t && i < t->nname; i++) {
		size_t len = strlen(t->name[i].text);

		if (len > best && strncasecmp(s, t->name[i].text, len) == 0 &&
		    !isalpha((unsigned char)s[len]))
			best = len;
	}
	n = best + strspn(s + best, " ");
	for (i = 0; i < sizeof idle / sizeof *idle; i++)
		if (starts(s + n, idle[i]))
			n += strlen(idle[i]);
	return n;
}

/* Where the first cue word ends, or 0. */
static size_t
cue_word(struct compile *c, const char *s)
{
	size_t n = strlen(s), at = 0;

	while (at < n) {
		int32_t cp;
		size_t cue = words_match(c->words, WORDS_CUE, s + at, n - at);

		if (cue)
			return at + cue;
		at += text_next(s + at, n - at, &cp);
	}
	return 0;
}

/* Where the opening ends: at a comma, a bracket, 是 在 的 …. */
static size_t
opening(const char *s)
{
	static const char *const marks[] = {"，", ",", "（", "(", "是", "在",
	    "的", "会", "能", "可", "不", "需", "与", "对"};
	size_t n = strlen(s), at = 0, i;

	while (at < n) {
		int32_t cp;

		for (i = 0; i < sizeof marks / sizeof *marks; i++)
			if (at && starts(s + at, marks[i]))
				return at;
		at += text_next(s + at, n - at, &cp);
	}
	return 0;
}

/* The first two words of an English point. */
static size_t
two_words(const char *s)
{
	size_t n = strcspn(s, " ");

	if (s[n])
		n += 1 + strcspn(s + n + 1, " ");
	return s[n] ? n : 0;
}

const char *
shape_cue(
    struct compile *c, const struct term *t, const char *text, enum lang lang)
{
	const char *s = text + idle_start(t, text);
	size_t w = norm_size(s, strlen(s)), n;

	if (lang == LANG_EN) {
		n = two_words(s);
		return n ? arena_printf(c->scratch, "%.*s …", (int)n, s) : "…";
	}
	n = cue_word(c, s);
	if (!n || norm_size(s, n) > CUE_MOST || 4 * norm_size(s, n) > w) {
		n = opening(s);
		if (n && (norm_size(s, n) < OPENING_LEAST ||
			     norm_size(s, n) > OPENING_MOST ||
			     3 * norm_size(s, n) > w))
			n = 0;
	}
	return n ? arena_printf(c->scratch, "%.*s……", (int)n, s) : "……";
}

size_t
shape_count_labels(const struct block *b, size_t *asked)
{
	size_t labels = 0, i;

	*asked = 0;
	for (i = 0; i < b->nitem; i++) {
		const struct item *item = &b->item[i];

		if (item->example || item->term || !*item->text)
			continue;
		++*asked;
		labels += item->head != NULL;
	}
	return labels;
}

/* True if items begin 首先 … 最后, first … finally. */
static bool
tells_order(const struct block *b)
{
	static const char *const first[] = {
	    "首先", "先", "第一步", "First", "first"};
	static const char *const last[] = {
	    "最后", "最终", "Finally", "finally", "Last"};
	bool begins = false, finishes = false;
	size_t i;

	if (b->nitem < 2)
		return false;
	for (i = 0; i < sizeof first / sizeof *first; i++) {
		begins |= starts(b->item[0].rest, first[i]);
		finishes |= starts(b->item[b->nitem - 1].rest, last[i]);
	}
	return begins && finishes;
}

/* True if the text ends in a word for what one counts: 优点, "uses". */
static bool
is_countable(struct compile *c, const char *text)
{
	return text && words_ends(c->words, WORDS_COUNTABLE, nf_of(c, text));
}

/* True if the text says that a number of things follow: 有三种. */
static bool
tells_number(struct compile *c, const char *text)
{
	size_t at;

	return text &&
	       words_in(c->words, WORDS_COUNT_WORDS, nf_of(c, text), &at);
}

/* A numbered list that no word makes a mere set ("three advantages"). */
static bool
is_numbered(struct compile *c, const struct section *s, const struct block *b)
{
	return b->ordered && s->role == ROLE_ASPECT && !shape_asks(s) &&
	       !is_countable(c, s->aspect) && !is_countable(c, s->title) &&
	       !is_countable(c, b->lead) && !tells_number(c, b->lead);
}

bool
shape_ordered(struct compile *c, const struct section *s, const struct block *b)
{
	const char *aspect = *s->aspect ? s->aspect : s->title;
	size_t i;

	if (b->kind != BLOCK_LIST || b->nitem < STEPS_LEAST ||
	    b->nitem > STEPS_MOST)
		return false;
	if (tells_order(b) || markers_order(c, b->note->at))
		return true;
	for (i = 0; i < b->nitem; i++)
		if (!b->item[i].head &&
		    norm_size(b->item[i].text, strlen(b->item[i].text)) >
			STEP_MOST)
			return false;
	if (b->lead && shape_steps(c, b->lead))
		return true;
	if (*aspect && !shape_asks(s) && shape_steps(c, aspect))
		return true;
	if (b->item[0].head && starts(b->item[0].head, "初始化") &&
	    strlen(aspect) > 6 &&
	    strcmp(aspect + strlen(aspect) - 6, "方式") == 0)
		return true;
	return is_numbered(c, s, b);
}

bool
shape_tells_order(const char *label)
{
	static const char *const marks[] = {"依次", "顺序", "次序", "in order",
	    "In order", "order of", "Order of", "sequence"};
	const char *from = strstr(label, "从"), *low = strstr(label, "rom ");
	size_t i;

	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strstr(label, marks[i]))
			return true;
	return (from && strstr(from, "到")) || (low && strstr(low, " to "));
}

void
shape_lines(struct compile *c, struct draft *d, const struct item *item)
{
	size_t i;

	draft_line(c, d, item->at.line);
	if (item->rest_at.line)
		draft_line(c, d, item->rest_at.line);
	for (i = 0; i < item->nchild; i++)
		draft_shown(c, d, item->child[i].at.line);
}
