#include "compile/define.h"

#include "base/arena.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "compile/points.h"
#include "compile/prompt.h"
#include "compile/shape.h"
#include "compile/title.h"
#include "lang/words.h"

#include <ctype.h>
#include <string.h>

enum { SERIES_LEAST = 3, SERIES_ITEM_MOST = 6 };

static char *
nf_of(struct compile *c, const char *s)
{
	return norm_nf(c->scratch, s, strlen(s));
}

/* Bytes of the article that an English sentence begins with. */
static size_t
article(const char *s)
{
	static const char *const articles[] = {"the ", "an ", "a "};
	size_t i;

	for (i = 0; i < sizeof articles / sizeof *articles; i++)
		if (strncasecmp(s, articles[i], strlen(articles[i])) == 0)
			return strlen(articles[i]);
	return 0;
}

/* "Cadences" is T, "A cadence is …" the text: the bytes of its singular. */
static size_t
singular_at(const struct term *t, const char *s)
{
	size_t n = strlen(t->display);

	if (n < 4 || t->display[n - 1] != 's' ||
	    strncasecmp(s, t->display, n - 1) != 0 || s[n - 1] != ' ')
		return 0;
	return n - 1;
}

/* Bytes of a name of T at s, with its article and bracket; 0 for none. */
static size_t
name_at(const struct term *t, const char *s)
{
	size_t skip = article(s), best = 0, i, end, at;

	for (i = 0; i < t->nname; i++) {
		size_t n = strlen(t->name[i].text);

		if (n > best &&
		    strncasecmp(s + skip, t->name[i].text, n) == 0 &&
		    !isalnum((unsigned char)s[skip + n]))
			best = n;
	}
	if (!best && !(best = singular_at(t, s + skip)))
		return 0;
	at = skip + best;
	at += strspn(s + at, " ");
	if (clause_bracket(s, strlen(s), at, &end))
		at = end + strspn(s + end, " ");
	return at;
}

/* Bytes of 是, is … at s. */
static size_t
copula(const char *s)
{
	static const char *const verbs[] = {"是指", "指的是", "是", "指", "即",
	    "is ", "are ", "means ", "refers to ", "：", ": "};
	size_t i;

	for (i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strncmp(s, verbs[i], strlen(verbs[i])) == 0)
			return strlen(verbs[i]) +
			       strspn(s + strlen(verbs[i]), " ");
	return 0;
}

/* Bytes of "This is", 这是, 它是, "It is" at s. */
static size_t
pronoun(const char *s)
{
	static const char *const heads[] = {
	    "这是", "它是", "This is ", "It is ", "These are ", "它指"};
	size_t i;

	for (i = 0; i < sizeof heads / sizeof *heads; i++)
		if (strncmp(s, heads[i], strlen(heads[i])) == 0)
			return strlen(heads[i]);
	return 0;
}

/* "In networking, a socket is …": where the name of T begins, or 0. */
static size_t
behind_setting(const struct term *t, const char *s)
{
	const char *comma = strstr(s, ", ");

	if (strncmp(s, "In ", 3) != 0 || !comma || !name_at(t, comma + 2))
		return 0;
	return (size_t)(comma + 2 - s);
}

/* "Direct Memory Access, …": what is said behind the full name. */
static const char *
behind_expansion(const struct term *t, const char *s)
{
	static const char *const marks[] = {", ", "，", "——", " - ", " — "};
	const struct name *name = term_name(t, NAME_EXPANSION);
	size_t n = name ? strlen(name->text) : 0, i;

	if (!n || strncasecmp(s, name->text, n) != 0)
		return s;
	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strncmp(s + n, marks[i], strlen(marks[i])) == 0 &&
		    s[n + strlen(marks[i])])
			return s + n + strlen(marks[i]);
	return s;
}

const char *
define_cut(struct compile *c, const struct term *t, const char *s)
{
	size_t from = behind_setting(t, s), n = name_at(t, s + from), verb;

	(void)c;
	s = behind_expansion(t, s);
	if (pronoun(s))
		return s + pronoun(s);
	if (n) {
		verb = copula(s + from + n);
		return verb && s[from + n + verb] ? s + from + n + verb : s;
	}
	if ((strncmp(s, "是", 3) == 0 || strncmp(s, "指", 3) == 0) && s[3])
		return s + copula(s);
	return s;
}

/* True if the sentence says itself what T is. */
static bool
tells(const struct term *t, const char *s)
{
	size_t from = behind_setting(t, s), n = name_at(t, s + from);

	return n && copula(s + from + n);
}

/*
 * Brings the sentence that must be known to the front: one that says what T
 * is, else the first that is not about the page itself.
 */
static void
choose_first(struct compile *c, const struct term *t, struct points *p)
{
	size_t i, first = 0;

	while (first + 1 < p->n && words_begins(c->words, WORDS_META_OPENERS,
				       nf_of(c, p->v[first].text)))
		first++;
	for (i = first; i < p->n && i < first + 3; i++)
		if (tells(t, p->v[i].text)) {
			first = i;
			break;
		}
	p->v += first;
	p->n -= first;
}

void
define_points(struct compile *c, struct points *p, const struct section *s)
{
	struct points all = {.arena = c->scratch};
	size_t i;

	points_of_section(c, &all, s, true);
	if (!all.n)
		return;
	if (!p->n && !all.v[0].item->bullet)
		choose_first(c, s->term, &all);
	for (i = 0; i < all.n; i++)
		points_add(p, all.v[i].text, all.v[i].item);
}

void
define_front(struct compile *c, struct points *p, const struct section *s)
{
	static const char *const keys[] = {
	    "short_description", "summary", "description"};
	const struct note_file *f = s->file;
	size_t i, j;

	if (s->role != ROLE_FILE && s->parent->role != ROLE_FILE)
		return;
	for (i = 0; i < sizeof keys / sizeof *keys; i++)
		for (j = 0; j < f->nfront && !p->n; j++) {
			struct item *item;

			if (strcmp(f->front[j].key, keys[i]) != 0 ||
			    !*f->front[j].value)
				continue;
			item = arena_alloc(c->scratch, sizeof *item);
			item->text = item->rest = title_trim(c->scratch,
			    f->front[j].value, strlen(f->front[j].value));
			item->at = item->rest_at =
			    (struct place){f->name, f->front[j].line, 1};
			points_of_text(c, p, item->text, item);
		}
}

/* Bytes of the next mark between names, and in *n those of the name. */
static size_t
next_joint(const char *s, size_t *n)
{
	static const char *const joints[] = {
	    ", and ", ", or ", ", ", " and ", " or ", "、", "和", "与", "及"};
	size_t at, i, len;

	for (at = 0; s[at]; at++)
		for (i = 0; i < sizeof joints / sizeof *joints; i++) {
			len = strlen(joints[i]);
			if (strncmp(s + at, joints[i], len) == 0) {
				*n = at;
				return len;
			}
		}
	*n = at;
	return 0;
}

/* Cuts a text at its commas; 0 where a part is no name. */
static size_t
split_names(struct compile *c, const char *s, const char **part, size_t most)
{
	size_t n = 0, len, joint;

	for (;;) {
		size_t w;

		joint = next_joint(s, &len);
		w = norm_size(s, len);
		if (w < 1 || w > SERIES_ITEM_MOST || n == most)
			return 0;
		part[n++] = title_trim(c->scratch, s, len);
		if (!joint)
			return n;
		s += len + joint;
	}
}

/* "a, b and c of the kind": the head noun of all stands in the last alone. */
static bool
shares_head(const char *const part[], size_t n)
{
	size_t i;

	for (i = 0; i + 1 < n; i++)
		if (strstr(part[i], "的"))
			return false;
	return strstr(part[n - 1], "的") != NULL;
}

bool
define_is_series(struct compile *c, const char *text)
{
	const char *part[8];
	size_t n = split_names(c, shape_says(c, text), part, 8), i;

	for (i = 0; i < n; i++)
		if (words_begins(c->words, WORDS_DEFINITION_OPENERS,
			nf_of(c, part[i])) ||
		    words_begins(c->words, WORDS_CUE, nf_of(c, part[i])))
			return false;
	return n >= SERIES_LEAST && !shares_head(part, n);
}

void
define_series(struct compile *c, const struct section *s, struct term *t,
    const struct item *item)
{
	const char *part[8];
	size_t n = split_names(c, shape_says(c, item->rest), part, 8), i;
	struct prompt_args args = {.term = t->display, .aspect = "", .n = n};
	struct fact *f = fact_new(c, t, s, "items", item->rest, item->rest_at);
	struct draft *d = draft_new(c, CARD_LIST, f,
	    prompt_make(c, s->lang, "list.bare", &args), item->rest);

	for (i = 0; i < n; i++)
		draft_item(c, d, part[i]);
	draft_join(c, d);
	d->row = t->row;
	d->structural = true;
	draft_line(c, d, item->rest_at.line);
	if (!t->define)
		t->define = d;
}
