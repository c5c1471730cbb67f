#include "compile/explicit.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "compile/compile.h"

#include <string.h>

/* --- gaps ---------------------------------------------------------------- */

static const char *
find(const char *s, size_t n, const char *needle)
{
	return memmem(s, n, needle, strlen(needle));
}

/* The last text in quotes of a call, else nothing. */
static void
read_call(const char *s, struct gap *g)
{
	size_t i, open = 0;

	g->group = -1;
	g->answer = g->answer_to = g->from;
	for (i = g->from; i < g->to; i++) {
		if (s[i] != '"')
			continue;
		if (!open) {
			open = i + 1;
		} else {
			g->answer = open;
			g->answer_to = i;
			open = 0;
		}
	}
}

/* True for Name(…), < … > and % … %. */
static bool
is_call(const char *s, size_t n)
{
	size_t word = 0;

	if (n == 0 || *s == '<' || *s == '%')
		return true;
	while (word < n &&
	       ((s[word] >= 'a' && s[word] <= 'z') ||
		   (s[word] >= 'A' && s[word] <= 'Z') || s[word] == '_'))
		word++;
	return word && word < n && s[word] == '(' && s[n - 1] == ')';
}

/* The number of "c2::", and its bytes. */
static int
read_group(const char *s, size_t n, size_t *len)
{
	size_t i = 1;
	int group = 0;

	*len = 0;
	if (n < 4 || *s != 'c')
		return 0;
	for (; i < n && s[i] >= '0' && s[i] <= '9' && group < 1000; i++)
		group = 10 * group + (s[i] - '0');
	if (i == 1 || i + 2 > n || strncmp(s + i, "::", 2) != 0)
		return 0;
	*len = i + 2;
	return group;
}

/* "{{Sidebar}}" and nothing else: a call, since there is no sentence. */
static bool
is_alone(const char *s, const struct gap *g)
{
	size_t i;

	for (i = 0; i < g->from; i++)
		if (!strchr(" \n", s[i]))
			return false;
	return !s[g->to + strspn(s + g->to, " \n")] && g->to - g->from > 4 &&
	       s[g->from + 2] >= 'A' && s[g->from + 2] <= 'Z';
}

static void
read_gap(const char *s, struct gap *g)
{
	size_t from = g->from + 2, to = g->to - 2, len;
	const char *hint;

	if (is_call(s + from, to - from) || is_alone(s, g)) {
		read_call(s, g);
		return;
	}
	g->group = read_group(s + from, to - from, &len);
	g->answer = from + len;
	g->answer_to = g->hint = g->hint_to = to;
	hint = find(s + g->answer, to - g->answer, g->group ? "::" : "|");
	if (hint) {
		g->answer_to = (size_t)(hint - s);
		g->hint = g->answer_to + (g->group ? 2 : 1);
	}
}

bool
explicit_next(const char *s, size_t n, size_t from, struct gap *g)
{
	const char *open = find(s + from, n - from, "{{"), *close;

	if (!open)
		return false;
	close = find(open, n - (size_t)(open - s), "}}");
	if (!close)
		return false;
	*g = (struct gap){
	    .from = (size_t)(open - s), .to = (size_t)(close - s) + 2};
	read_gap(s, g);
	return true;
}

char *
explicit_plain(struct arena *a, const char *s)
{
	struct buf out = {0};
	size_t n = strlen(s), from = 0;
	struct gap g;
	char *plain;

	while (explicit_next(s, n, from, &g)) {
		buf_put(&out, s + from, g.from - from);
		buf_put(&out, s + g.answer, g.answer_to - g.answer);
		from = g.to;
	}
	buf_puts(&out, s + from);
	plain = arena_strdup(a, buf_text(&out));
	buf_free(&out);
	return plain;
}

/* --- questions and pairs ------------------------------------------------- */

size_t
explicit_mark(const char *line, size_t n, bool question)
{
	static const char *const marks[2][3] = {
	    {"A:", "答：", "答:"}, {"Q:", "问：", "问:"}};
	size_t i;

	for (i = 0; i < 3; i++) {
		size_t len = strlen(marks[question][i]);

		if (n > len && memcmp(line, marks[question][i], len) == 0)
			return len;
	}
	return 0;
}

bool
explicit_pair(const struct note *note, size_t from, size_t to, size_t *front,
    size_t *back, bool *both)
{
	const char *s = note->text, *at = find(s + from, to - from, " ::");
	size_t mark;

	if (!at)
		return false;
	*front = (size_t)(at - s);
	mark = *front + 3;
	*both = mark < to && s[mark] == ':';
	mark += *both;
	if (*front == from || mark + 1 >= to || s[mark] != ' ' ||
	    note_marked(note, MARK_CODE, *front, mark) ||
	    find(s + mark, to - mark, " ::"))
		return false;
	*back = mark + 1;
	return true;
}

bool
explicit_is_card(const struct note *note)
{
	size_t from, to, front, back;
	bool both;

	if (note->kind != NOTE_PARAGRAPH)
		return false;
	for (from = 0; from < note->len; from = to + 1) {
		const char *end =
		    memchr(note->text + from, '\n', note->len - from);

		to = end ? (size_t)(end - note->text) : note->len;
		if (explicit_mark(note->text + from, to - from, true) ||
		    explicit_mark(note->text + from, to - from, false) ||
		    explicit_pair(note, from, to, &front, &back, &both))
			return true;
	}
	return false;
}

/* True if the item is a line of terms: those are no cards by themselves. */
static bool
is_term_line(const struct compile *c, const struct item *item)
{
	const struct term *t;

	if (!item->head)
		return false;
	t = term_find(c, norm_nf(c->arena, item->head, strlen(item->head)));
	return t && t->row && t->at.line == item->at.line;
}

static void
reserve(struct compile *c, struct item *item)
{
	size_t i;

	item->marked = explicit_is_card(item->note) && !is_term_line(c, item);
	item->example |= item->marked;
	for (i = 0; i < item->nchild; i++)
		reserve(c, &item->child[i]);
}

static void
reserve_section(struct compile *c, struct section *s)
{
	struct section *child;
	size_t i, j;

	for (i = 0; i < s->nblock; i++)
		for (j = 0; j < s->block[i].nitem; j++)
			reserve(c, &s->block[i].item[j]);
	for (child = s->first; child; child = child->next)
		reserve_section(c, child);
}

void
explicit_reserve(struct compile *c)
{
	size_t i;

	for (i = 0; i < c->outline.nroot; i++)
		reserve_section(c, c->outline.root[i]);
}

/* --- suppressing --------------------------------------------------------- */

static size_t *
slot_of(struct compile *c, struct map *said, const struct draft *d)
{
	const char *key = arena_printf(c->arena, "%s:%u:%s", d->at.file,
	    (unsigned)d->at.line, d->answer_nf);

	return map_at(said, key, strlen(key));
}

void
explicit_suppress(struct compile *c)
{
	struct map *said = map_new();
	size_t i, n = 0, index;

	for (i = 0; i < c->ndraft; i++)
		if (c->draft[i]->is_explicit) {
			*slot_of(c, said, c->draft[i]) = i + 1;
			n++;
		}
	for (i = 0; i < c->ndraft && n; i++) {
		struct draft *d = c->draft[i];

		if (d->is_explicit || d->fate != FATE_ALIVE ||
		    !(index = *slot_of(c, said, d)))
			continue;
		d->fate = FATE_MERGED;
		d->merged = c->draft[index - 1];
	}
	map_free(said);
}
