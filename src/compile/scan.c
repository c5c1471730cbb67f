#include "compile/scan.h"

#include "base/arena.h"
#include "base/text.h"
#include "compile/compile.h"

#include <ctype.h>
#include <string.h>

/* The section after s in the order of the notes, or NULL. */
static const struct section *
after(const struct section *s)
{
	if (s->first)
		return s->first;
	while (s && !s->next)
		s = s->parent;
	return s ? s->next : NULL;
}

typedef void note_fn(
    struct compile *, const struct note *, const struct section *, void *);

struct walk {
	struct compile *c;
	const struct section *section, *next;
	bool texts; /* only what may be read as text */
	note_fn *f;
	void *arg;
};

static bool
is_text(const struct note *n, const struct section *s)
{
	return n->len && n->kind != NOTE_CODE && n->kind != NOTE_HTML &&
	       n->kind != NOTE_COMMENT && s->role != ROLE_REFERENCE && !s->off;
}

static void
walk(struct walk *w, const struct note *n)
{
	const struct note *child;

	while (
	    w->next && w->next->at.line <= n->at.line && n->kind != NOTE_FILE) {
		w->section = w->next;
		w->next = after(w->next);
	}
	if (!w->texts || is_text(n, w->section))
		w->f(w->c, n, w->section, w->arg);
	for (child = n->first; child; child = child->next)
		walk(w, child);
}

static void
walk_files(struct compile *c, bool texts, note_fn *f, void *arg)
{
	size_t i;

	for (i = 0; i < c->outline.nroot; i++) {
		const struct section *root = c->outline.root[i];
		struct walk w = {.c = c,
		    .section = root,
		    .next = root->first,
		    .texts = texts,
		    .f = f,
		    .arg = arg};

		walk(&w, root->file->root);
	}
}

void
scan_notes(struct compile *c, note_fn *f, void *arg)
{
	walk_files(c, false, f, arg);
}

void
scan_texts(struct compile *c, note_fn *f, void *arg)
{
	walk_files(c, true, f, arg);
}

void
scan_below(struct compile *c, const struct section *root,
    void (*f)(struct compile *, const struct section *, void *), void *arg)
{
	const struct section *s;

	for (s = root->first; s; s = s->next) {
		f(c, s, arg);
		arena_clear(c->scratch);
		scan_below(c, s, f, arg);
	}
}

void
scan_sections(struct compile *c,
    void (*f)(struct compile *, const struct section *, void *), void *arg)
{
	size_t i;

	for (i = 0; i < c->outline.nroot; i++)
		scan_below(c, c->outline.root[i], f, arg);
}

static void
walk_items(struct compile *c, const struct section *s, const struct item *item,
    size_t n,
    void (*f)(
	struct compile *, const struct section *, const struct item *, void *),
    void *arg)
{
	size_t i;

	for (i = 0; i < n; i++) {
		f(c, s, &item[i], arg);
		walk_items(c, s, item[i].child, item[i].nchild, f, arg);
	}
}

void
scan_items(struct compile *c, const struct section *s,
    void (*f)(
	struct compile *, const struct section *, const struct item *, void *),
    void *arg)
{
	size_t i;

	for (i = 0; i < s->nblock; i++)
		walk_items(c, s, s->block[i].item, s->block[i].nitem, f, arg);
}

const struct section *
scan_home(const struct section *s)
{
	const struct section *top = s;

	for (; s && s->role != ROLE_FILE; s = s->parent) {
		if (s->role == ROLE_TERM || s->role == ROLE_COMPARISON)
			return s;
		if (s->role != ROLE_CONTAINER && s->role != ROLE_INDEX)
			top = s;
	}
	return top;
}

uint32_t
scan_last_line(const struct section *s)
{
	uint32_t last = s->at.line;

	if (s->nblock)
		last = s->block[s->nblock - 1].note->end_line;
	if (s->last) {
		uint32_t below = scan_last_line(s->last);

		last = below > last ? below : last;
	}
	return last;
}

static bool
is_letter(char c)
{
	return isalpha((unsigned char)c);
}

/* True if the byte joins a word to more than a word: a digit, a path. */
static bool
sticks(const char *s, size_t at, size_t n, size_t beyond)
{
	char c = s[at];
	int32_t cp;
	size_t from = at;

	if ((unsigned char)c >= 0x80) {
		while (from && ((unsigned char)s[from] & 0xC0) == 0x80)
			from--;
		text_next(s + from, n - from, &cp);
		return text_script(cp) == SCRIPT_LATIN;
	}
	if (c == '.' || c == ':')
		return beyond < n &&
		       (isalnum((unsigned char)s[beyond]) || s[beyond] == '/');
	return isdigit((unsigned char)c) || strchr("_@\\/'=&#$%", c);
}

/* Behind the code or formula at byte at, or at itself. */
static size_t
skip_marked(const struct note *note, size_t at, size_t *mark)
{
	const struct mark *m;

	for (; *mark < note->nmark; (*mark)++) {
		m = &note->mark[*mark];
		if ((m->kind == MARK_CODE || m->kind == MARK_MATH) &&
		    m->to > at)
			return m->from <= at ? m->to : at;
	}
	return at;
}

/* True if nothing but spaces and one hyphen stands between two bytes. */
static bool
is_gap(const char *s, size_t from, size_t to)
{
	size_t hyphens = 0;

	for (; from < to; from++) {
		if (s[from] == '-')
			hyphens++;
		else if (s[from] != ' ' && s[from] != '\n')
			return false;
	}
	return hyphens <= 1;
}

bool
scan_next_word(const struct note *note, struct scan_word *w)
{
	const char *s = note->text;
	size_t n = note->len, before = w->at + w->n, from, to = before;
	bool first = w->n == 0;

	for (;;) {
		from = to;
		while (from < n && !is_letter(s[from]))
			from++;
		if (from == n)
			return false;
		if ((to = skip_marked(note, from, &w->mark)) > from)
			continue;
		for (to = from; to < n && is_letter(s[to]);)
			to++;
		if ((from && sticks(s, from - 1, n, from)) ||
		    (to < n && sticks(s, to, n, to + 1)))
			continue;
		*w = (struct scan_word){.at = from,
		    .n = to - from,
		    .mark = w->mark,
		    .joined = !first && is_gap(s, before, from)};
		return true;
	}
}

const char *
scan_line(const struct note *note, size_t at, size_t *n)
{
	const char *s = note->text, *end;
	size_t from = at;

	while (from && s[from - 1] != '\n')
		from--;
	end = memchr(s + at, '\n', note->len - at);
	*n = (size_t)(end ? end - s : (ptrdiff_t)note->len) - from;
	return s + from;
}
