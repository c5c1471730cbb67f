/* The accepted set of an answer (questions.md 6 C). */

#include "session/match.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "lang/words.h"

#include <string.h>

enum {
	MOST_FORMS = 64, /* of one answer; a text of more marks is no name */
	MOST_SPANS = 16, /* brackets or alternatives of a text */
	PART_SIZE = 10,  /* W of an alternative, at most */
	GLOSS_SIZE = 12  /* W of a bracket that is a name, at most */
};

static const char *const opening[] = {"(", "（", "[", "【", NULL};
static const char *const closing[] = {")", "）", "]", "】", NULL};

/* Bytes of the mark of the list that begins at s, or 0. */
static size_t
mark_at(const char *s, const char *const *marks)
{
	for (; *marks; marks++)
		if (strncmp(s, *marks, strlen(*marks)) == 0)
			return strlen(*marks);
	return 0;
}

static void
add(const struct judging *j, struct accepted *set, const char *s, size_t n,
    bool derived)
{
	struct form f;
	size_t i;

	if (set->n == MOST_FORMS)
		return;
	f = match_form(j, s, n);
	f.derived = derived;
	if (!*f.nf)
		return;
	for (i = 0; i < set->n; i++)
		if (strcmp(set->v[i].nf, f.nf) == 0)
			return;
	set->v[set->n++] = f;
}

static bool
is_han(const char *s, size_t n)
{
	size_t at = 0;
	int32_t cp;

	while (at < n) {
		at += text_next(s + at, n - at, &cp);
		if (text_script(cp) == SCRIPT_HAN)
			return true;
	}
	return false;
}

static bool
has_letter(const char *s, size_t n)
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

/* The next part of s that ends at a mark; *at moves behind it. */
static const char *
next_part(
    const char *s, size_t n, const char *const *marks, size_t *at, size_t *size)
{
	const char *part = s + *at;
	size_t len = 0;

	while (*at < n && !(len = mark_at(s + *at, marks)))
		++*at;
	*size = (size_t)(s + *at - part);
	*at += *at < n ? len : 1;
	return part;
}

/* The parts of a bracket that are names: of another script, or acronyms. */
static void
add_names(const struct judging *j, struct accepted *set, const char *s,
    size_t n, bool outside_han)
{
	static const char *const commas[] = {",", "，", "、", ";", "；", NULL};
	size_t at = 0, size;

	while (at <= n) {
		const char *part = next_part(s, n, commas, &at, &size);

		if (!has_letter(part, size) ||
		    norm_size(part, size) > GLOSS_SIZE)
			continue;
		if (is_han(part, size) != outside_han ||
		    match_is_acronym(arena_strndup(j->arena, part, size)))
			add(j, set, part, size, true);
	}
}

/* A stretch of a text, in bytes. */
struct span {
	size_t from, to;
};

/*
 * The insides of the outermost brackets; bare gets all else. Brackets that do
 * not pair are none.
 */
static size_t
brackets(const char *text, struct span v[MOST_SPANS], struct buf *bare)
{
	size_t at, len, depth = 0, n = 0, from = 0;

	for (at = 0; text[at]; at += len) {
		if ((len = mark_at(text + at, opening))) {
			if (depth++ == 0)
				from = at + len;
		} else if ((len = mark_at(text + at, closing)) && depth) {
			if (--depth == 0 && n < MOST_SPANS)
				v[n++] = (struct span){from, at};
		} else {
			len = len ? len : 1;
			if (depth == 0)
				buf_put(bare, text + at, len);
		}
	}
	return depth ? 0 : n;
}

/* The text without its brackets, and the names in these. */
static void
add_bracketed(const struct judging *j, struct accepted *set, const char *text)
{
	struct span v[MOST_SPANS];
	struct buf bare = {0};
	size_t n = brackets(text, v, &bare), i;
	bool han = is_han(buf_text(&bare), bare.len);

	if (n)
		add(j, set, buf_text(&bare), bare.len, true);
	for (i = 0; i < n; i++)
		add_names(j, set, text + v[i].from, v[i].to - v[i].from, han);
	buf_free(&bare);
}

/* Bytes of the mark between alternatives at s, or 0. */
static size_t
or_at(const struct judging *j, const char *s)
{
	static const char *const always[] = {"/", "／", " or ", "或", NULL};
	static const char *const enumerating[] = {"、", NULL};
	static const char *const not_or[] = {
	    "或者", "或许", "或门", "或然", NULL};
	const struct judge_task *t = j->task;
	bool names = t->has_kind &&
		     (t->kind == CARD_TRANSLATE || t->kind == CARD_EXPAND);

	if (names && mark_at(s, enumerating))
		return mark_at(s, enumerating);
	return mark_at(s, not_or) ? 0 : mark_at(s, always);
}

/* One alternative: not too long, more than a letter, no number, no unit. */
static bool
is_alternative(const struct judging *j, const char *s, size_t n)
{
	size_t size = norm_size(s, n);
	const char *nf = norm_nf(j->arena, s, n);

	return size >= 2 && size <= PART_SIZE && strlen(nf) > 1 &&
	       !strpbrk(nf, "0123456789") &&
	       !words_is(j->words, WORDS_UNITS, nf);
}

/* The alternatives outside of brackets; 0 where these are none. */
static size_t
alternatives(
    const struct judging *j, const char *text, struct span v[MOST_SPANS])
{
	size_t at, len, depth = 0, n = 0, from = 0, i;

	for (at = 0; text[at] && n < MOST_SPANS - 1; at += len) {
		depth += mark_at(text + at, opening) > 0;
		if (mark_at(text + at, closing) && depth)
			depth--;
		len = depth ? 0 : or_at(j, text + at);
		if (len) {
			v[n++] = (struct span){from, at};
			from = at + len;
		}
		len = len ? len : 1;
	}
	v[n++] = (struct span){from, strlen(text)};
	for (i = 0; i < n; i++)
		if (!is_alternative(j, text + v[i].from, v[i].to - v[i].from))
			return 0;
	return n > 1 ? n : 0;
}

static void
add_alternatives(
    const struct judging *j, struct accepted *set, const char *text)
{
	const char *nf = norm_nf(j->arena, text, strlen(text));
	struct span v[MOST_SPANS];
	size_t n = alternatives(j, text, v), i, at;

	if (words_in(j->words, WORDS_LIST_CUES, nf, &at))
		return;
	for (i = 0; i < n; i++) {
		char *part = arena_strndup(
		    j->arena, text + v[i].from, v[i].to - v[i].from);

		add(j, set, part, strlen(part), true);
		add_bracketed(j, set, part);
	}
}

static void
add_all(const struct judging *j, struct accepted *set, const char *text,
    bool single)
{
	add(j, set, text, strlen(text), false);
	add_bracketed(j, set, text);
	if (single)
		add_alternatives(j, set, text);
}

struct accepted
match_accepted(const struct judging *j, const char *text, bool single)
{
	struct accepted set = {
	    .v = arena_array(j->arena, MOST_FORMS, sizeof *set.v)};

	add_all(j, &set, text, single);
	return set;
}

struct accepted
match_answer(const struct judging *j)
{
	const struct judge_task *t = j->task;
	struct accepted set = match_accepted(j, t->expected, true);
	size_t i;

	for (i = 0; i < t->accept.n; i++)
		add_all(j, &set, t->accept.v[i], true);
	return set;
}
