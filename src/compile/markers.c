#include "compile/markers.h"

#include "base/arena.h"
#include "base/mem.h"
#include "base/msg.h"
#include "compile/compile.h"
#include "compile/weed.h"

#include <stdlib.h>
#include <string.h>

/* Keys, and whether they are read here or with the outline. */
#define MARKERS(X)                                                             \
	X(ALIAS, "alias")                                                      \
	X(ASPECT, "aspect")                                                    \
	X(CAP, "cap")                                                          \
	X(CONTAINER, "container")                                              \
	X(OFF, "off")                                                          \
	X(OK, "ok")                                                            \
	X(ON, "on")                                                            \
	X(ONLY, "only")                                                        \
	X(ORDER, "order")                                                      \
	X(SKIP, "skip")                                                        \
	X(SKIP_LINE, "skip-line")                                              \
	X(TERM, "term")

enum marker_key {
#define X(id, name) MARKER_##id,
	MARKERS(X)
#undef X
	    MARKER_COUNT
};

static const char *const key_names[] = {
#define X(id, name) name,
    MARKERS(X)
#undef X
};

struct marker {
	enum marker_key key;
	const char *file;
	uint32_t from, to; /* the lines it holds for */
	uint32_t kinds;    /* only: a bit a card kind */
	size_t cap;
};

/* --- reading ------------------------------------------------------------- */

/* The first block that begins behind a line, or NULL. */
static const struct note *
block_behind(const struct note *note, uint32_t line)
{
	const struct note *child, *found;

	for (child = note->first; child; child = child->next) {
		if (child->at.line > line && child->kind != NOTE_COMMENT)
			return child;
		if (child->at.line <= line && child->end_line >= line &&
		    (found = block_behind(child, line)))
			return found;
	}
	return NULL;
}

/* The last line of a block; of a heading: of all that is under it. */
static uint32_t
last_line(const struct note *note)
{
	const struct note *next;

	if (note->kind != NOTE_HEADING)
		return note->end_line;
	for (next = note->next; next; next = next->next)
		if (next->kind == NOTE_HEADING && next->level <= note->level)
			return next->at.line - 1;
	return UINT32_MAX;
}

static enum marker_key
key_named(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < MARKER_COUNT; i++)
		if (strlen(key_names[i]) == n &&
		    memcmp(key_names[i], s, n) == 0)
			break;
	return (enum marker_key)i;
}

/* The next of "a, b c" at *s, or NULL. */
static const char *
next_word(struct compile *c, const char **s, const char *marks)
{
	const char *word;
	size_t n;

	*s += strspn(*s, marks);
	n = strcspn(*s, marks);
	if (n == 0)
		return NULL;
	word = arena_strndup(c->arena, *s, n);
	*s += n;
	return word;
}

/* The section whose heading stands in a line, or NULL. */
static const struct section *
section_at(const struct section *s, const char *file, uint32_t line)
{
	const struct section *child, *found;

	if (s->at.line == line && strcmp(s->at.file, file) == 0)
		return s;
	for (child = s->first; child; child = child->next)
		if ((found = section_at(child, file, line)))
			return found;
	return NULL;
}

static void
add_aliases(struct compile *c, const struct marker *m, const char *names)
{
	const struct section *s = NULL;
	const char *name;
	struct place at = {m->file, m->from, 1};
	size_t i;

	for (i = 0; i < c->outline.nroot && !s; i++)
		s = section_at(c->outline.root[i], m->file, m->from);
	if (!s || !s->term)
		return;
	while ((name = next_word(c, &names, ",，、"))) {
		name += strspn(name, " ");
		if (*name)
			term_add_name(c, s->term, NAME_ALIAS, name, at);
	}
}

/* True if the marker is understood; it is kept if something remains to do. */
static bool
add_marker(struct compile *c, struct marker *m, const char *rest)
{
	enum card_kind kind;
	enum diag_code code;
	const char *word;
	bool good = true;

	if (m->key == MARKER_ALIAS)
		add_aliases(c, m, rest);
	if (m->key == MARKER_CAP)
		m->cap = strtoul(rest, NULL, 10);
	while (
	    m->key == MARKER_ONLY && (word = next_word(c, &rest, " ,，、"))) {
		if (card_kind_named(&kind, word))
			m->kinds |= (uint32_t)1 << kind;
		else
			good = false;
	}
	while (m->key == MARKER_OK && (word = next_word(c, &rest, " ,，、"))) {
		if (diag_code_named(&code, word))
			diag_off(c, code, m->file, m->from, m->to);
		else
			good = false;
	}
	MEM_GROW(c->marker, c->nmarker, c->marker_cap);
	c->marker[c->nmarker++] = *m;
	return good;
}

static void
complain(struct compile *c, struct place at, const char *text)
{
	diag_add(c, DIAG_CODE_UNKNOWN_MARKER, at,
	    _("unknown gloss marker “%s”"), text);
}

/* The lines a marker that stands in a line holds for. */
static void
set_range(struct marker *m, const struct note_file *f, bool alone)
{
	uint32_t line = m->from;
	const struct note *note;

	m->to = line;
	if (m->key == MARKER_SKIP_LINE) {
		m->from = m->to = alone ? line + 1 : line;
		return;
	}
	if (!alone || !(note = block_behind(f->root, line)))
		return;
	m->from = note->at.line;
	m->to = last_line(note);
}

static void
read_comment(struct compile *c, const struct note_file *f, uint32_t line,
    const char *s, const char *text)
{
	struct marker m = {.file = f->name, .from = line};
	size_t n = strcspn(text, "\n"), len;
	const char *close = memmem(text, n, "-->", 3), *rest;

	if (!close)
		return;
	n = (size_t)(close - text);
	while (n && text[n - 1] == ' ')
		n--;
	text = arena_strndup(c->arena, text, n);
	text += strspn(text, " ");
	len = strcspn(text, " ");
	m.key = key_named(text, len);
	rest = text + len + strspn(text + len, " ");
	if (m.key != MARKER_COUNT) {
		set_range(&m, f, strspn(s, " \t>") == strcspn(s, "<"));
		if (add_marker(c, &m, rest))
			return;
	}
	complain(c,
	    (struct place){f->name, line, (uint32_t)(strcspn(s, "<") + 1)},
	    text);
}

static bool
is_fence(const char *s)
{
	s += strspn(s, " \t>");
	return strncmp(s, "```", 3) == 0 || strncmp(s, "~~~", 3) == 0;
}

static void
read_file(struct compile *c, const struct note_file *f)
{
	bool code = false;
	uint32_t i;

	for (i = 0; i < f->lines; i++) {
		const char *s = f->source + f->line[i], *at;
		size_t n = f->line[i + 1] - f->line[i];

		code ^= is_fence(s);
		at = code ? NULL : memmem(s, n, "<!--", 4);
		if (!at)
			continue;
		at += 4 + strspn(at + 4, " ");
		if (strncmp(at, "gloss:", 6) == 0)
			read_comment(c, f, i + 1, s, at + 6);
	}
}

/* "gloss:" of front matter: each key holds for the file. */
static void
read_front(struct compile *c, const struct note_file *f)
{
	size_t i;

	for (i = 0; i < f->nfront; i++) {
		const struct front *front = &f->front[i];
		struct marker m = {
		    .file = f->name, .from = 1, .to = UINT32_MAX};
		const char *name = front->key;

		if (strncmp(name, "gloss.", 6) != 0)
			continue;
		m.key = key_named(name + 6, strlen(name + 6));
		if (m.key == MARKER_COUNT || !add_marker(c, &m, front->value))
			complain(c, (struct place){f->name, front->line, 1},
			    name + 6);
	}
}

void
markers_read(struct compile *c)
{
	size_t i;

	for (i = 0; i < c->notes->nfile; i++) {
		read_front(c, &c->notes->file[i]);
		read_file(c, &c->notes->file[i]);
	}
}

/* --- obeying ------------------------------------------------------------- */

static bool
holds(const struct marker *m, struct place at)
{
	return at.line >= m->from && at.line <= m->to &&
	       strcmp(m->file, at.file) == 0;
}

/* The kinds that the markers of one place leave; front matter gives several. */
static uint32_t
kinds_at(const struct compile *c, struct place at)
{
	uint32_t kinds = 0;
	size_t i;

	for (i = 0; i < c->nmarker; i++)
		if (c->marker[i].key == MARKER_ONLY && holds(&c->marker[i], at))
			kinds |= c->marker[i].kinds;
	return kinds ? kinds : UINT32_MAX;
}

static void
obey(struct compile *c, struct draft *d)
{
	size_t i;

	if (!(kinds_at(c, d->at) >> d->kind & 1))
		draft_drop(d, DROP_OFF);
	for (i = 0; i < c->nmarker; i++) {
		const struct marker *m = &c->marker[i];

		if (m->key == MARKER_SKIP_LINE && holds(m, d->at))
			draft_drop(d, DROP_OFF);
	}
}

void
markers_obey(struct compile *c)
{
	size_t i;

	for (i = 0; i < c->ndraft && c->nmarker; i++)
		obey(c, c->draft[i]);
}

bool
markers_order(const struct compile *c, struct place at)
{
	size_t i;

	for (i = 0; i < c->nmarker; i++)
		if (c->marker[i].key == MARKER_ORDER &&
		    holds(&c->marker[i], at))
			return true;
	return false;
}

void
markers_cap(struct compile *c)
{
	size_t i, j;

	for (i = 0; i < c->nmarker; i++) {
		const struct marker *m = &c->marker[i];
		size_t core = 0;

		if (m->key != MARKER_CAP)
			continue;
		for (j = 0; j < c->ndraft; j++) {
			struct draft *d = c->draft[j];

			if (d->fate != FATE_ALIVE || d->status != STATUS_CORE ||
			    !holds(m, d->at))
				continue;
			if (core++ >= m->cap)
				d->status = STATUS_RESERVE;
		}
	}
}
