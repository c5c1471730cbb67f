#include "compile/series.h"

#include "base/arena.h"
#include "base/text.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "lang/words.h"

#include <ctype.h>
#include <string.h>

enum { SERIES_LEAST = 3, NAME_SIZE = 10 };

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

bool
series_find(struct compile *c, struct series *r, const char *s, size_t n)
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

bool
series_whole(struct compile *c, struct series *r, const char *s, size_t n)
{
	return read_series(c, r, s, n, 0) && r->to == n;
}
