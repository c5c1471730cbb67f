#include "compile/weed.h"

#include "base/arena.h"
#include "base/text.h"
#include "compile/aspect.h"
#include "compile/broken.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "lang/words.h"

#include <string.h>

bool
is_content(enum card_kind kind)
{
	return kind == CARD_DEFINE || kind == CARD_ASPECT ||
	       kind == CARD_LABEL || kind == CARD_CELL ||
	       kind == CARD_CONTRAST || kind == CARD_QA;
}

static bool
ends(const char *s, size_t n, const char *tail)
{
	size_t m = strlen(tail);

	return n >= m && memcmp(s + n - m, tail, m) == 0;
}

static size_t
trimmed(const char *s, size_t n)
{
	while (n && strchr(" \t\n", s[n - 1]))
		n--;
	return n;
}

const char *
text_head(struct compile *c, const char *s, size_t n)
{
	static const char *const marks[] = {
	    "，", "、", "；", "：", ",", ";", ":"};
	size_t i;

	n = trimmed(s, n);
	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		if (ends(s, n, marks[i])) {
			n = trimmed(s, n - strlen(marks[i]));
			i = (size_t)-1;
		}
	return arena_strndup(c->arena, s, n);
}

/* True if the text points at what is not shown with it. */
static bool
points_away(const struct compile *c, const char *nf)
{
	size_t n, i, m;
	const struct word *w = words_list(c->words, WORDS_POINTING, &n);
	const char *at;

	for (i = 0; i < n; i++)
		if (norm_holds(nf, w[i].nf))
			return true;
	w = words_list(c->words, WORDS_NUMBERED, &m);
	for (i = 0; i < m; i++)
		for (at = nf; (at = strstr(at, w[i].nf)); at++) {
			const char *digit = at + w[i].len;

			if (at > nf && ((unsigned char)at[-1] & 0x80) == 0 &&
			    at[-1] != ' ' && at[-1] != '(')
				continue;
			digit += *digit == ' ';
			if (*digit >= '0' && *digit <= '9')
				return true;
		}
	return false;
}

/* True if the line of the notes at this place begins with a number. */
static bool
is_numbered(const struct compile *c, struct place at)
{
	const struct notes *notes = c->notes;
	size_t i;

	for (i = 0; i < notes->nfile; i++) {
		const struct note_file *f = &notes->file[i];
		const char *s;

		if (strcmp(f->name, at.file) != 0 || !at.line ||
		    at.line > f->lines)
			continue;
		s = f->source + f->line[at.line - 1];
		s += strspn(s, " \t>");
		return *s >= '0' && *s <= '9';
	}
	return false;
}

/* Cuts the clauses that point away; NULL if none is left. */
static const char *
cut_pointing(struct compile *c, const struct draft *d, const char *s)
{
	size_t n = strlen(s);
	struct span at = {0, 0};

	if (!points_away(c, norm_nf(c->scratch, s, n)) || is_numbered(c, d->at))
		return s;
	while (clause_next(s, n, CUT_CLAUSE, &at)) {
		const char *nf =
		    norm_nf(c->scratch, s + at.from, at.to - at.from);

		if (!points_away(c, nf))
			continue;
		if (norm_size(s, at.from) < REST_LEAST)
			return NULL;
		return text_head(c, s, at.from);
	}
	return s;
}

/* 而, 但, therefore at the start say nothing here. */
static const char *
cut_start(struct compile *c, const struct draft *d, const char *s)
{
	static const char *const heads[] = {"而是", "从而", "而", "但是", "但",
	    "因此，", "因此", "therefore, ", "therefore ", "Therefore, "};
	static const char *const is[] = {"这是", "它是", "It is ", "This is "};
	size_t i;

	for (i = 0; i < sizeof heads / sizeof *heads; i++)
		if (strncmp(s, heads[i], strlen(heads[i])) == 0 &&
		    !ends(s, strlen(heads[i]) + 3, "而且"))
			return arena_strdup(c->arena, s + strlen(heads[i]));
	for (i = 0; i < sizeof is / sizeof *is && d->kind == CARD_DEFINE; i++)
		if (strncmp(s, is[i], strlen(is[i])) == 0)
			return arena_strdup(c->arena, s + strlen(is[i]));
	return s;
}

/* A text of the notes without what dangles, or NULL if nothing is left. */
static const char *
cut_dangling(struct compile *c, const struct draft *d, const char *s)
{
	size_t n = strlen(s), cut;
	enum ending e = broken_ending(c, s, n);
	struct last l;

	if (e == END_BROKEN && d->kind != CARD_CELL)
		return NULL;
	if (e == END_OPEN) {
		l = broken_last(s, n);
		if (norm_size(s, l.before.to) < REST_LEAST)
			return NULL;
		s = text_head(c, s, l.before.to);
	} else if ((cut = broken_clause(c, s, n))) {
		s = text_head(c, s, cut);
		if (size_of(s) < REST_LEAST)
			return NULL;
	} else if (ends(s, n, "；") || ends(s, n, ";")) {
		s = text_head(c, s, n);
	}
	s = cut_start(c, d, s);
	return cut_pointing(c, d, s);
}

/* True if what is said begins by pointing back. */
static bool
is_anaphoric(const struct compile *c, const struct draft *d)
{
	const char *nf = d->fact->content_nf;
	const struct word *w = words_begins(c->words, WORDS_ANAPHORA, nf);

	if (d->anaphoric)
		return true;
	return w && strncmp(nf, "其他", 6) != 0 &&
	       strncmp(nf, "其余", 6) != 0 && strncmp(nf, "其它", 6) != 0 &&
	       strncmp(nf, "他人", 6) != 0;
}

/* Takes an item out, where the question allows that. */
static bool
lose_item(struct compile *c, struct draft *d, size_t item)
{
	if (d->kind == CARD_ASPECT)
		return aspect_lose(c, d, item);
	if (d->items.n == 1 || d->kind == CARD_CONTRAST)
		return false;
	draft_remove_item(c, d, item);
	return true;
}

bool
cut_each(struct compile *c, struct draft *d, cut_fn *cut, enum drop_reason why)
{
	const char *s;
	size_t i;

	if (!d->items.n) {
		s = cut(c, d, d->answer);
		if (s && s != d->answer)
			draft_set_answer(c, d, s);
		if (!s)
			draft_drop(d, why);
		return s != NULL;
	}
	for (i = 0; i < d->items.n;) {
		s = cut(c, d, d->items.v[i]);
		if (!s && !lose_item(c, d, i)) {
			draft_drop(d, why);
			return false;
		}
		if (!s)
			continue;
		if (s != d->items.v[i])
			draft_set_item(c, d, i, s);
		i++;
	}
	return true;
}

bool
weed_dangling(struct compile *c, struct draft *d)
{
	if (d->kind == CARD_NAME || d->kind == CARD_WHICH ||
	    d->kind == CARD_CLOZE || d->kind == CARD_NUMBER) {
		if (!is_anaphoric(c, d))
			return true;
		draft_drop(d, DROP_DANGLING);
		return false;
	}
	if (!is_content(d->kind))
		return true;
	return cut_each(c, d, cut_dangling, DROP_DANGLING);
}
