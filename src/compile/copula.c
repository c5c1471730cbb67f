#include "base/arena.h"
#include "base/text.h"
#include "compile/build.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "compile/label.h"
#include "compile/shape.h"
#include "compile/title.h"
#include "lang/words.h"

#include <string.h>

/*
 * Labels without a colon (structure 13): "X is a …", "X 指 …" and "X (value)".
 */

enum { COPULAS_LEAST = 2, VALUES_LEAST = 3 };
enum { VALUE_MOST = 6, LABEL_MOST = 16 };

/* Where an item could be cut: its head ends, what is said of it begins. */
struct cut_at {
	size_t head, behind;
	bool marked; /* the head is emphasised, or has a bracket behind it */
};

static bool
begins(const char *s, const char *const *heads)
{
	for (; *heads; heads++)
		if (strncasecmp(s, *heads, strlen(*heads)) == 0)
			return true;
	return false;
}

/* True if the first n bytes of an item are no name: a pronoun, 但(是). */
static bool
is_no_name(struct compile *c, const char *s, size_t n)
{
	static const char *const openers[] = {"这", "那", "其", "它", "此",
	    "每", "所有", "大多", "多数", "当", "如果", "若", "在", "因为",
	    "由于", "通过", "there", "it ", "this", "that", "these", "those",
	    "what", "who", "which", "all ", "each ", "some ", "most ", "many ",
	    "one ", "if ", "when ", "in ", "for ", "its ", "their ", NULL};
	static const char *const tails[] = {"但", "还", "于", "只", "就", "都",
	    "不", "也", "总", "正", "可", "要", "算", "而", "凡", "即", "便",
	    "仍", "才", NULL};
	const char *nf = norm_nf(c->arena, s, n);
	size_t i;

	if (!*nf || begins(nf, openers) ||
	    words_begins(c->words, WORDS_ANAPHORA, nf))
		return true;
	for (i = 0; tails[i]; i++)
		if (n >= strlen(tails[i]) &&
		    memcmp(s + n - strlen(tails[i]), tails[i],
			strlen(tails[i])) == 0)
			return true;
	return false;
}

/* Where the bracket begins that ends the first n bytes; n for none. */
static size_t
bracket_start(const char *s, size_t n)
{
	size_t at, end;

	for (at = 0; at < n; at++)
		if (clause_bracket(s, n, at, &end)) {
			if (end == n && s[at] != '"')
				return at;
			at = end - 1;
		}
	return n;
}

static bool
is_emphasised(const struct item *item, size_t n)
{
	size_t bare = bracket_start(item->text, n), i;

	while (bare && item->text[bare - 1] == ' ')
		bare--;
	for (i = 0; i < item->note->nmark && !item->note->mark[i].from; i++) {
		const struct mark *m = &item->note->mark[i];

		if ((m->kind == MARK_BOLD || m->kind == MARK_ITALIC) &&
		    (m->to == bare || m->to == n))
			return true;
	}
	return false;
}

/* "X is …" at the start of an item. */
static bool
find_copula(struct compile *c, const struct section *section,
    const struct item *item, struct cut_at *at)
{
	const char *s = item->text;

	*at = (struct cut_at){0};
	if (item->head || !shape_asked(item))
		return false;
	at->head = label_copula(s, strlen(s), &at->behind);
	if (!at->head || !s[at->behind] || is_no_name(c, s, at->head) ||
	    strncmp(s + at->head, "是否", strlen("是否")) == 0)
		return false;
	if (section->term &&
	    term_in(section->term, norm_nf(c->arena, s, at->head)))
		return false;
	at->marked = is_emphasised(item, at->head) ||
		     bracket_start(s, at->head) < at->head;
	return true;
}

/* True if what follows the verb says a kind of thing: "a …", 一种 …. */
static bool
is_nominal(struct compile *c, const char *rest)
{
	const char *nf = norm_nf(c->arena, rest, strlen(rest));

	return words_begins(c->words, WORDS_DEFINITION_OPENERS, nf) != NULL;
}

static void
cut(struct compile *c, struct item *item, struct cut_at at)
{
	const char *s = item->text;
	size_t from = 0;

	if (strncasecmp(s, "the ", 4) == 0)
		from = 4;
	else if (strncasecmp(s, "an ", 3) == 0)
		from = 3;
	else if (strncasecmp(s, "a ", 2) == 0)
		from = 2;
	while (s[at.behind] == ' ')
		at.behind++;
	item->head = title_trim(c->arena, s + from, at.head - from);
	item->rest = title_trim(c->arena, s + at.behind, strlen(s) - at.behind);
	item->rest_at = note_place(item->note, at.behind);
	item->bold_head = at.marked;
}

/* Bold or bracketed heads are labels; plain ones where the list is of them. */
static void
read_copulas(struct compile *c, const struct section *s, struct block *b)
{
	size_t plain = 0, asked = 0, i;
	struct cut_at at;

	for (i = 0; i < b->nitem; i++) {
		asked += shape_asked(&b->item[i]);
		plain +=
		    find_copula(c, s, &b->item[i], &at) &&
		    (at.marked || is_nominal(c, b->item[i].text + at.behind));
	}
	if (b->kind != BLOCK_LIST || plain < COPULAS_LEAST ||
	    5 * plain < 3 * asked)
		plain = 0;
	for (i = 0; i < b->nitem; i++)
		if (find_copula(c, s, &b->item[i], &at) &&
		    (at.marked ||
			(plain && is_nominal(c, b->item[i].text + at.behind))))
			cut(c, &b->item[i], at);
}

static enum script
first_script(const char *s)
{
	int32_t cp;

	text_next(s, strlen(s), &cp);
	return text_script(cp);
}

/* "X (value)": a number, or a few words that are no name in another script. */
static bool
find_value(const struct item *item, struct cut_at *at)
{
	const char *s = item->text, *value;
	size_t n = strlen(s), open = bracket_start(s, n), len, digits;
	int32_t cp;

	if (item->head || !shape_asked(item) || !open || open == n ||
	    norm_size(s, open) > LABEL_MOST)
		return false;
	value = s + open + text_next(s + open, n - open, &cp);
	len = (size_t)(s + n - value) - text_previous(s, n);
	digits = strcspn(value, "0123456789");
	*at = (struct cut_at){.head = open, .behind = (size_t)(value - s)};
	return len &&
	       (digits < len || (norm_size(value, len) <= VALUE_MOST &&
				    first_script(value) == first_script(s)));
}

static void
read_values(struct compile *c, struct block *b)
{
	size_t values = 0, asked = 0, i;
	struct cut_at at;

	for (i = 0; i < b->nitem; i++) {
		asked += shape_asked(&b->item[i]);
		values += find_value(&b->item[i], &at);
	}
	if (b->kind != BLOCK_LIST || asked < VALUES_LEAST ||
	    5 * values < 3 * asked)
		return;
	for (i = 0; i < b->nitem; i++)
		if (find_value(&b->item[i], &at)) {
			struct item *item = &b->item[i];
			size_t n = strlen(item->text);

			cut(c, item, at);
			item->rest =
			    title_trim(c->arena, item->text + at.behind,
				n - at.behind - text_previous(item->text, n));
		}
}

/* True for a block that says what its term is, or answers a question. */
static bool
is_whole(const struct section *s, const struct block *b)
{
	return s->role == ROLE_QUESTION || s->role == ROLE_SPLIT ||
	       (b == s->block && b->kind == BLOCK_PROSE && s->term &&
		   (s->role == ROLE_TERM || s->role == ROLE_FILE));
}

static void
read_section(struct compile *c, struct section *s)
{
	struct section *child;
	size_t i;

	for (i = 0; i < s->nblock && s->role != ROLE_REFERENCE; i++) {
		if (shape_legend(&s->block[i]) || is_whole(s, &s->block[i]))
			continue;
		read_copulas(c, s, &s->block[i]);
		read_values(c, &s->block[i]);
	}
	for (child = s->first; child; child = child->next)
		read_section(c, child);
}

void
build_labels(struct compile *c)
{
	size_t i;

	for (i = 0; i < c->outline.nroot; i++)
		read_section(c, c->outline.root[i]);
}
