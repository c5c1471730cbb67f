#include "base/arena.h"
#include "base/mem.h"
#include "compile/build.h"
#include "compile/compile.h"
#include "compile/title.h"

#include <string.h>

static size_t
count_above(const struct section *s, bool (*counts)(const struct section *))
{
	size_t n = 0;

	for (; s; s = s->parent)
		n += counts(s);
	return n;
}

/* The texts of the sections above s that count, outermost first. */
static struct texts
collect(struct compile *c, const struct section *s,
    bool (*counts)(const struct section *),
    const char *(*text)(const struct section *))
{
	struct texts t = {.n = count_above(s, counts)};
	size_t i = t.n;

	t.v = arena_array(c->arena, t.n ? t.n : 1, sizeof *t.v);
	for (; s; s = s->parent)
		if (counts(s))
			t.v[--i] = text(s);
	return t;
}

static bool
is_aspect(const struct section *s)
{
	return s->role == ROLE_ASPECT && s->aspect && *s->aspect;
}

static const char *
aspect_of(const struct section *s)
{
	return s->aspect;
}

static bool
has_title(const struct section *s)
{
	return s->title && *s->title;
}

static const char *
title_of(const struct section *s)
{
	return s->title;
}

struct texts
section_aspects(struct compile *c, const struct section *s)
{
	return collect(c, s, is_aspect, aspect_of);
}

struct texts
section_path(struct compile *c, const struct section *s)
{
	return collect(c, s, has_title, title_of);
}

struct section *
section_new(struct compile *c, struct section *parent)
{
	struct section *s = arena_alloc(c->arena, sizeof *s);

	s->parent = parent;
	s->title = s->aspect = "";
	s->role = ROLE_FILE;
	if (!parent)
		return s;
	s->file = parent->file;
	s->depth = parent->depth + 1;
	s->off = parent->off;
	if (parent->last)
		parent->last->next = s;
	else
		parent->first = s;
	parent->last = s;
	return s;
}

/* What a comment says to gloss: the words after "gloss:", or NULL. */
static const char *
marker(const struct note *note)
{
	const char *s;

	if (note->kind != NOTE_COMMENT)
		return NULL;
	s = note->text + strspn(note->text, " \n");
	if (strncmp(s, "gloss:", 6) != 0)
		return NULL;
	return s + 6 + strspn(s + 6, " ");
}

static bool
says(const char *mark, const char *word)
{
	size_t n = strlen(word);

	return mark && strncmp(mark, word, n) == 0 &&
	       !(mark[n] >= 'a' && mark[n] <= 'z') && mark[n] != '-';
}

/* What the markers before a heading say of it. */
struct orders {
	bool skip, off; /* skip: the next heading; off: until on */
	enum role role;
	bool forced;
};

static void
obey(struct orders *o, const char *mark)
{
	static const struct {
		const char *word;
		enum role role;
	} roles[] = {{"term", ROLE_TERM}, {"aspect", ROLE_ASPECT},
	    {"container", ROLE_CONTAINER}};
	size_t i;

	o->skip |= says(mark, "skip");
	if (says(mark, "off"))
		o->off = true;
	if (says(mark, "on"))
		o->off = false;
	for (i = 0; i < sizeof roles / sizeof *roles; i++)
		if (says(mark, roles[i].word)) {
			o->role = roles[i].role;
			o->forced = true;
		}
}

static struct section *
open_heading(struct compile *c, struct section *above, const struct note *note,
    const struct orders *o)
{
	struct section *s;

	while (above->parent && above->level >= 10 * note->level)
		above = above->parent;
	s = section_new(c, above);
	s->heading = note;
	s->level = 10 * note->level;
	s->title = title_clean(c->arena, note->text, note->len);
	s->at = note->at;
	s->body = note->next;
	s->off |= o->skip || o->off;
	if (o->forced) {
		s->role = o->role;
		s->forced = true;
	}
	return s;
}

static void
read_file(struct compile *c, const struct note_file *file)
{
	struct section *root = section_new(c, NULL), *s = root;
	struct orders o = {0};
	const struct note *note;

	root->file = file;
	root->at = (struct place){.file = file->name, .line = 1, .column = 1};
	root->body = file->root->first;
	for (note = file->root->first; note; note = note->next) {
		obey(&o, marker(note));
		if (note->kind == NOTE_HEADING) {
			s = open_heading(c, s, note, &o);
			o.skip = o.forced = false;
		} else if (note->kind != NOTE_COMMENT && o.skip) {
			o.skip = false;
		}
	}
	c->outline.root[c->outline.nroot++] = root;
}

void
build_sections(struct compile *c)
{
	size_t i;

	c->outline.root =
	    arena_array(c->arena, c->notes->nfile + 1, sizeof *c->outline.root);
	for (i = 0; i < c->notes->nfile; i++)
		read_file(c, &c->notes->file[i]);
}

const struct note *
section_bold_line(const struct section *s)
{
	const struct note *n = s->body;

	while (n && n->kind == NOTE_COMMENT)
		n = n->next;
	if (!n || n->kind != NOTE_PARAGRAPH || !n->len ||
	    memchr(n->text, '\n', n->len) ||
	    !note_marked(n, MARK_BOLD, 0, n->len))
		return NULL;
	return n;
}
