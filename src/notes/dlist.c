#include "base/arena.h"
#include "notes/inline.h"

#include <ctype.h>
#include <string.h>

enum { DLIST_LINES = 1000 }; /* a longer paragraph is no list of them */

/* Lines of a paragraph, and which of them begin with a colon and a blank. */
struct lines {
	size_t n;
	struct {
		size_t from, to;
		bool definition;
	} line[DLIST_LINES];
};

static bool
is_definition(const struct note *note, size_t at)
{
	return at + 1 < note->len && note->text[at] == ':' &&
	       (note->text[at + 1] == ' ' || note->text[at + 1] == '\t');
}

/* False if the paragraph has no definition, or too many lines. */
static bool
split(struct lines *l, const struct note *note)
{
	const char *s = note->text, *p;
	size_t at = 0;
	bool some = false;

	l->n = 0;
	while (at < note->len) {
		p = memchr(s + at, '\n', note->len - at);
		if (l->n == DLIST_LINES)
			return false;
		l->line[l->n].from = at;
		l->line[l->n].to = p ? (size_t)(p - s) : note->len;
		l->line[l->n].definition = is_definition(note, at);
		some |= l->line[l->n].definition;
		l->n++;
		at = p ? (size_t)(p - s) + 1 : note->len;
	}
	return some;
}

/* A line before the first definition is a term; later the last before one. */
static bool
is_term(const struct lines *l, size_t i, bool any)
{
	if (l->line[i].definition)
		return false;
	return !any || (i + 1 < l->n && l->line[i + 1].definition);
}

static void
add_term(struct reader *r, struct note *list, const struct note *of,
    size_t from, size_t to)
{
	note_slice_trimmed(
	    r->arena, note_new(r, list, NOTE_DTERM), of, from, to);
}

/* The text of the definition at line i, with the lines that go on. */
static size_t
add_text(struct reader *r, struct note *list, const struct note *of,
    const struct lines *l, size_t i)
{
	struct note *text = note_new(r, list, NOTE_DTEXT);
	size_t from = l->line[i].from;

	text->at = note_place(of, from);
	while (i + 1 < l->n && !l->line[i + 1].definition &&
	       !is_term(l, i + 1, true))
		i++;
	note_slice_trimmed(r->arena, note_new(r, text, NOTE_PARAGRAPH), of,
	    from + 1, l->line[i].to);
	text->end_line = text->last->end_line;
	return i;
}

static void
add_lines(struct reader *r, struct note *list, const struct note *of,
    const struct lines *l)
{
	bool any = false;
	size_t i;

	for (i = 0; i < l->n; i++)
		if (is_term(l, i, any)) {
			add_term(r, list, of, l->line[i].from, l->line[i].to);
		} else {
			i = add_text(r, list, of, l, i);
			any = true;
		}
	list->end_line = list->last->end_line;
}

/* What was a paragraph's text is now its children's. */
static void
become_list(struct note *note)
{
	note->kind = NOTE_DLIST;
	note->text = "";
	note->len = note->nmark = note->nrun = 0;
	note->mark = NULL;
	note->run = NULL;
}

void
dlist_find(struct reader *r, struct note *note, struct note *before)
{
	struct note of = *note;
	struct lines l;

	if (!memmem(note->text, note->len, ": ", 2) &&
	    !memmem(note->text, note->len, ":\t", 2))
		return;
	if (note->first || !split(&l, note))
		return;
	if (!l.line[0].definition) {
		become_list(note);
		add_lines(r, note, &of, &l);
		return;
	}
	if (!before || (before->kind != NOTE_DLIST &&
			   (before->kind != NOTE_PARAGRAPH || before->first ||
			       memchr(before->text, '\n', before->len))))
		return;
	if (before->kind == NOTE_PARAGRAPH) {
		struct note term = *before;

		become_list(before);
		add_term(r, before, &term, 0, term.len);
	}
	add_lines(r, before, &of, &l);
	before->next = NULL;
	before->parent->last = before;
}

/* The kind in [!KIND], lower case, or NULL; *end is behind the bracket. */
static const char *
admonition_kind(struct arena *a, const struct note *note, size_t *end)
{
	size_t at = 2, i;
	char *kind;

	if (note->len < 4 || memcmp(note->text, "[!", 2) != 0)
		return NULL;
	while (at < note->len && (isalpha((unsigned char)note->text[at]) ||
				     note->text[at] == '-'))
		at++;
	if (at == 2 || at == note->len || note->text[at] != ']')
		return NULL;
	kind = arena_strndup(a, note->text + 2, at - 2);
	for (i = 0; kind[i]; i++)
		kind[i] = (char)tolower((unsigned char)kind[i]);
	at++;
	while (at < note->len && strchr("+- \n", note->text[at]))
		at++;
	*end = at;
	return kind;
}

void
admonition_find(struct reader *r, struct note *note)
{
	struct note *quote = note->parent;
	const char *kind;
	size_t end;

	if (quote->kind != NOTE_QUOTE || quote->first != note ||
	    !(kind = admonition_kind(r->arena, note, &end)))
		return;
	quote->info = kind;
	if (end == note->len && !note->first)
		quote->first = quote->last = NULL;
	else
		note_slice(r->arena, note, note, end, note->len);
}
