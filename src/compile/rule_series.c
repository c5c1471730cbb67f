/*
 * Lists inside a sentence (questions.md 1, structure 18): three to seven short
 * names joined by commas and a last "and", after a word that announces them.
 *
 *	- 主要用于灌溉、发电和防洪等领域
 *	- A cell wall consists of cellulose, lignin and pectin
 *	- Blood groups: A, B, AB and O
 *
 * Under a heading that counts things (uses, types) the heading is asked;
 * elsewhere the sentence with a gap in place of the list.
 */

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "compile/prompt.h"
#include "compile/rule.h"
#include "compile/shape.h"
#include "lang/words.h"

#include <ctype.h>
#include <string.h>

enum {
	SERIES_LEAST = 3,
	SERIES_MOST = 7,
	NAME_SIZE = 10,
	SENTENCE_SIZE = 60,
	ASPECT_MOST = 8
};

struct series {
	const char *item[SERIES_MOST];
	size_t n;
	size_t from, to; /* bytes of the text that it takes, 等 included */
	bool open_ended; /* 等, etc. */
};

/* A copy in which ASCII is lower case, for looking words up at an offset. */
static const char *
lowered(struct compile *c, const char *s, size_t n)
{
	char *copy = arena_strndup(c->scratch, s, n);
	size_t i;

	for (i = 0; i < n; i++)
		if (copy[i] >= 'A' && copy[i] <= 'Z')
			copy[i] = (char)(copy[i] + 32);
	return copy;
}

/* Bytes of a mark or word that stands between two items; 0 for none. */
static size_t
joint_length(const char *s, bool *last)
{
	static const struct {
		const char *text;
		bool last;
	} joints[] = {{", and ", true}, {", or ", true}, {" and ", true},
	    {" or ", true}, {" & ", true}, {"、和", true}, {"，以及", true},
	    {"、以及", true}, {"以及", true}, {"和", true}, {"与", true},
	    {"及", true}, {"或", true}, {"、", false}, {", ", false}};
	size_t i;

	for (i = 0; i < sizeof joints / sizeof *joints; i++) {
		size_t n = strlen(joints[i].text);

		if (*s == *joints[i].text &&
		    strncmp(s, joints[i].text, n) == 0) {
			*last = joints[i].last;
			return n;
		}
	}
	return 0;
}

/* Bytes of a mark at which a series ends; 0 for none. */
static size_t
end_length(const char *s)
{
	static const char *const ends[] = {"。", "；", "，", "！", "？", "：",
	    "; ", ". ", ": ", " — ", " - ", "——"};
	size_t i;

	for (i = 0; i < sizeof ends / sizeof *ends; i++)
		if (*s == *ends[i] && strncmp(s, ends[i], strlen(ends[i])) == 0)
			return strlen(ends[i]);
	return 0;
}

/* "and so on" in both languages: where it begins the list is open. */
static size_t
open_length(const char *s)
{
	static const char *const opens[] = {"等等", "等", ", etc.", " etc.",
	    ", etc", " and so on", ", and so on", " and others"};
	size_t i;

	for (i = 0; i < sizeof opens / sizeof *opens; i++)
		if (*s == *opens[i] &&
		    strncmp(s, opens[i], strlen(opens[i])) == 0)
			return strlen(opens[i]);
	return 0;
}

/* Bytes of a tally at the end that counts the whole list: 三种, 两个部分. */
static size_t
tally_length(const char *s, size_t n)
{
	static const char *const numbers[] = {
	    "两", "二", "三", "四", "五", "六", "七", "几"};
	static const char *const units[] = {"种", "类", "个", "项", "部分",
	    "方面", "阶段", "大类", "个部分", "个方面", "个阶段", "种类型"};
	size_t i, j;

	for (i = 0; i < sizeof numbers / sizeof *numbers; i++)
		for (j = 0; j < sizeof units / sizeof *units; j++) {
			size_t a = strlen(numbers[i]), b = strlen(units[j]);

			if (n > a + b && memcmp(s + n - b, units[j], b) == 0 &&
			    memcmp(s + n - a - b, numbers[i], a) == 0)
				return a + b;
		}
	return 0;
}

/* Adds s[from..to) as an item; false if it is too long or nothing. */
static bool
add_item(
    struct compile *c, struct series *r, const char *s, size_t from, size_t to)
{
	size_t size;

	while (from < to && s[from] == ' ')
		from++;
	while (to > from && (s[to - 1] == ' ' || s[to - 1] == '.'))
		to--;
	to -= tally_length(s + from, to - from);
	size = norm_size(s + from, to - from);
	if (size == 0 || size > NAME_SIZE || r->n == SERIES_MOST)
		return false;
	r->item[r->n++] = arena_strndup(c->scratch, s + from, to - from);
	return true;
}

/*
 * "test A, B and C of the kind": what belongs to all stands in the last item
 * or the first alone, so that the items are no names by themselves.
 */
static bool
shares_words(const struct series *r)
{
	const char *last = r->item[r->n - 1];
	size_t first = norm_size(r->item[0], strlen(r->item[0]));
	size_t longest = 0, size, i;
	bool others = false;

	for (i = 0; i + 1 < r->n; i++)
		others |= strstr(r->item[i], "的") != NULL;
	for (i = 1; i < r->n; i++) {
		size = norm_size(r->item[i], strlen(r->item[i]));
		longest = size > longest ? size : longest;
	}
	return (!others && strstr(last, "的")) || first > 2 * longest;
}

/* True if an item begins like a clause or a phrase, not like a name. */
static bool
is_phrase(const char *item)
{
	static const char *const openers[] = {"that", "which", "who", "whose",
	    "like", "such", "usually", "often", "sometimes", "typically", "not",
	    "with", "without", "when", "where", "while", "if", "is", "are",
	    "was", "were", "has", "have", "it", "its", "they", "their", "this",
	    "these", "as", "so", "but", "then", "in", "on", "at", "by", "from",
	    "for", "of", "to", "also", "e.g.", "i.e.", "especially",
	    "including", "regardless", "depending", "known", "called"};
	size_t i;

	for (i = 0; i < sizeof openers / sizeof *openers; i++) {
		size_t n = strlen(openers[i]);

		if (strncasecmp(item, openers[i], n) == 0 &&
		    (item[n] == ' ' || !item[n]))
			return true;
	}
	return false;
}

/* Bytes of the article that an item begins with. */
static size_t
article(const char *item)
{
	static const char *const articles[] = {"a ", "an ", "the "};
	size_t i;

	for (i = 0; i < sizeof articles / sizeof *articles; i++)
		if (strncasecmp(item, articles[i], strlen(articles[i])) == 0)
			return strlen(articles[i]);
	return 0;
}

/* True if the items are no row of names: a clause among them, one genus. */
static bool
is_no_row(const struct series *r)
{
	size_t articles = 0, i;

	for (i = 0; i < r->n; i++) {
		if (is_phrase(r->item[i]) ||
		    (i && strcmp(r->item[i], r->item[i - 1]) == 0))
			return true;
		articles += article(r->item[i]) > 0;
	}
	return articles && articles < r->n;
}

/*
 * Reads a series that begins at byte from. The last item stands behind "and"
 * or before 等, so that the end of the list is sure, or it is the whole text.
 */
static bool
read_series(
    struct compile *c, struct series *r, const char *s, size_t n, size_t from)
{
	size_t at = from, begin = from, skip;
	bool last = false, is_last;

	*r = (struct series){.from = from};
	while (at < n) {
		if (clause_bracket(s, n, at, &skip)) {
			at = skip;
			continue;
		}
		if (end_length(s + at))
			break;
		if ((skip = open_length(s + at))) {
			r->open_ended = true;
			break;
		}
		skip = last ? 0 : joint_length(s + at, &is_last);
		if (!skip || (is_last && r->n + 1 < SERIES_LEAST - 1)) {
			int32_t cp;

			at += text_next(s + at, n - at, &cp);
			continue;
		}
		if (!add_item(c, r, s, begin, at))
			return false;
		last = is_last;
		at += skip;
		begin = at;
	}
	if (!add_item(c, r, s, begin, at))
		return false;
	r->to = at + (r->open_ended ? open_length(s + at) : 0);
	return r->n >= SERIES_LEAST &&
	       (last || r->open_ended || (from == 0 && r->to == n)) &&
	       !shares_words(r) && !is_no_row(r);
}

static bool
is_word_byte(char ch)
{
	return isalnum((unsigned char)ch) != 0;
}

/* Blanks, colons and "the following" between the cue and the list. */
static size_t
behind_cue(const char *s, size_t at)
{
	static const char *const fill[] = {
	    " ", "了", "：", ":", "以下", "如下", "the following", "both"};
	size_t i;

	for (i = 0; i < sizeof fill / sizeof *fill; i++) {
		size_t n = strlen(fill[i]);

		if (strncmp(s + at, fill[i], n) == 0) {
			at += n;
			i = (size_t)-1;
		}
	}
	return at;
}

/* Finds a series behind a cue in the n bytes at s. */
static bool
find_series(struct compile *c, struct series *r, const char *s, size_t n)
{
	const char *low = lowered(c, s, n);
	size_t at = 0, skip;

	while (at < n) {
		int32_t cp;

		if (clause_bracket(s, n, at, &skip)) {
			at = skip;
			continue;
		}
		skip = at && is_word_byte(low[at - 1])
			   ? 0
			   : words_match(
				 c->words, WORDS_LIST_CUES, low + at, n - at);
		if (skip && read_series(c, r, s, n, behind_cue(s, at + skip)))
			return true;
		at += skip ? skip : text_next(s + at, n - at, &cp);
	}
	return false;
}

static bool
counts_things(struct compile *c, const char *text)
{
	return *text && words_ends(c->words, WORDS_COUNTABLE,
			    norm_nf(c->scratch, text, strlen(text)));
}

static const char *
joined(struct compile *c, const struct series *r, enum lang lang)
{
	const char *mark = lang == LANG_ZH ? "、" : ", ";
	struct buf b = {0};
	const char *text;
	size_t i;

	for (i = 0; i < r->n; i++)
		buf_printf(&b, "%s%s", i ? mark : "", r->item[i]);
	text = arena_strdup(c->scratch, buf_text(&b));
	buf_free(&b);
	return text;
}

/* The sentence with a gap where the list stood. */
static const char *
gapped(struct compile *c, const char *s, size_t n, const struct series *r)
{
	return arena_printf(c->scratch, "%.*s____%.*s", (int)r->from, s,
	    (int)(n - r->to), s + r->to);
}

/* "… 有四种算法" as "… 有哪四种算法", or NULL where nothing is counted. */
static const char *
counted(struct compile *c, const struct item *it)
{
	static const char *const verbs[] = {"有", "分为", "包括", "包含"};
	const char *at, *behind;
	size_t i, skip;

	for (i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		if (!(at = strstr(it->head, verbs[i])))
			continue;
		behind = at + strlen(verbs[i]);
		if (words_in(c->words, WORDS_COUNT_WORDS, behind, &skip) &&
		    skip == 0)
			return arena_printf(c->arena, "%.*s哪%s",
			    (int)(behind - it->head), it->head, behind);
	}
	return NULL;
}

static void
add_list(struct compile *c, const struct section *s, const struct item *it,
    const struct series *r, const char *sentence, size_t n, bool whole)
{
	struct prompt_args args = prompt_of(c, s);
	enum lang lang = prompt_lang(s, it->text);
	const char *answer = joined(c, r, lang), *slot;
	const char *key = r->open_ended ? "list.least" : "list", *ask;
	enum card_kind kind = CARD_LIST;
	const char *count;
	struct draft *d;

	args.n = r->n;
	if (it->head)
		args.aspect = it->head;
	slot = it->head ? arena_printf(c->scratch, "series=%s",
			      norm_nf(c->scratch, it->head, strlen(it->head)))
			: "series";
	if (whole || it->head || counts_things(c, args.aspect)) {
		if (it->head && lang == LANG_EN &&
		    norm_size(it->head, strlen(it->head)) > ASPECT_MOST) {
			args = prompt_of(c, s);
			args.n = r->n;
			args.text = it->head;
			key = "list.lead";
		}
		if (whole && it->head && shape_tells_order(it->head)) {
			kind = CARD_ORDER;
			key = "order";
		}
		ask = prompt_make(c, lang, key, &args);
		if (kind == CARD_LIST && it->head && (count = counted(c, it)))
			ask = prompt_question(c, lang, s->term, count);
		d = draft_new(c, kind,
		    fact_new(c, s->term, s, slot, answer, it->at), ask, answer);
	} else {
		args.text = gapped(c, sentence, n, r);
		d = draft_new(c, CARD_LIST,
		    fact_new(c, s->term, s, slot, answer, it->at),
		    prompt_make(c, lang, "gap", &args), answer);
	}
	for (n = 0; n < r->n; n++)
		draft_item(c, d, r->item[n]);
	draft_line(c, d, it->at.line);
	d->in_sentence = true;
	d->open_ended = r->open_ended;
}

/* A whole item that is a series and nothing else. */
static bool
is_series(struct compile *c, struct series *r, const char *s, size_t n)
{
	return read_series(c, r, s, n, 0) && r->to == n;
}

static void
item_series(struct compile *c, const struct section *s, const struct item *it)
{
	const char *text = it->head ? shape_says(c, it->rest) : it->text;
	size_t n = strlen(text);
	struct span at = {0, 0};
	struct series r;

	if (it->example || it->image_only || it->nchild ||
	    words_begins(c->words, WORDS_EXAMPLE, lowered(c, text, n)))
		return;
	if (is_series(c, &r, text, n)) {
		if (it->head || counts_things(c, prompt_aspect(c, s)))
			add_list(c, s, it, &r, text, n, true);
		return;
	}
	while (clause_next(text, n, CUT_SENTENCE, &at)) {
		const char *sentence =
		    arena_strndup(c->scratch, text + at.from, at.to - at.from);
		size_t len = at.to - at.from;

		if (norm_size(sentence, len) > SENTENCE_SIZE)
			continue;
		if (!find_series(c, &r, sentence, len))
			continue;
		add_list(c, s, it, &r, sentence, len,
		    it->head != NULL && r.to == len);
		return;
	}
}

void
rule_series(struct compile *c, const struct section *s)
{
	size_t i, j;

	if (!s->term)
		return;
	for (i = 0; i < s->nblock; i++)
		for (j = 0; j < s->block[i].nitem; j++)
			item_series(c, s, &s->block[i].item[j]);
}
