/*
 * What became of each source line (questions.md 7). Cards mark the lines of
 * their answers; the notes' blocks say what the other lines are. The status
 * that comes first in enum cover_status wins.
 */

#include "compile/cover.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/text.h"
#include "compile/compile.h"
#include "compile/scan.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[COVER_COUNT] = {
    "blank", "asked", "held", "reserve", "merged", "context", "skipped"};

const char *
cover_status_name(enum cover_status status)
{
	return names[status];
}

/* A draft that a line belongs to; chains hang on lines. */
struct user {
	const struct draft *draft;
	size_t next; /* + 1, or 0 */
};

struct covering {
	struct compile *c;
	struct cover *cover; /* of each file */
	size_t **users;      /* of each file and line: first user + 1 */
	struct user *user;
	size_t nuser, user_cap;
	struct map *files; /* name -> its place + 1 */
};

static struct cover_line
status_of(const struct draft *d)
{
	struct cover_line l = {.cards = 1};

	switch (d->fate) {
	case FATE_HELD:
		l.status = COVER_HELD;
		l.hold = d->hold;
		break;
	case FATE_MERGED:
		l.status = COVER_MERGED;
		l.other = d->merged ? d->merged->at.line : 0;
		break;
	case FATE_DROPPED:
		l.status = COVER_SKIPPED;
		l.why = d->why;
		break;
	case FATE_ALIVE:
		l.status =
		    d->status == STATUS_CORE ? COVER_ASKED : COVER_RESERVE;
	}
	return l;
}

/* Marks a line, unless it has a status that comes before. */
static void
mark(struct cover *cover, uint32_t line, struct cover_line with)
{
	struct cover_line *l;

	if (!line || line > cover->lines)
		return;
	l = &cover->line[line - 1];
	if (l->status == COVER_BLANK)
		return;
	if (with.status < l->status ||
	    (with.status == COVER_SKIPPED && l->status == COVER_SKIPPED &&
		l->why == DROP_NO_STRUCTURE))
		*l = with;
	else if (with.status == l->status)
		l->cards += with.cards;
}

static void
mark_plain(struct cover *cover, uint32_t from, uint32_t to,
    enum cover_status status, enum drop_reason why)
{
	for (; from <= to; from++)
		mark(cover, from,
		    (struct cover_line){.status = status, .why = why});
}

/* The file with this name, by its place; files are few. */
static size_t
file_of(const struct covering *v, const char *name)
{
	return *map_find(v->files, name, strlen(name)) - 1;
}

static void
add_user(struct covering *v, size_t file, uint32_t line, const struct draft *d)
{
	size_t *first;

	if (!line || line > v->cover[file].lines)
		return;
	first = &v->users[file][line - 1];
	MEM_GROW(v->user, v->nuser, v->user_cap);
	v->user[v->nuser++] = (struct user){.draft = d, .next = *first};
	*first = v->nuser;
	mark(&v->cover[file], line, status_of(d));
}

static void
cover_draft(struct covering *v, const struct draft *d)
{
	size_t file = file_of(v, d->at.file), i;
	const struct section *s;

	for (i = 0; i < d->nline; i++)
		add_user(v, file, d->line[i], d);
	if (!d->nline)
		add_user(v, file, d->at.line, d);
	if (d->fate == FATE_DROPPED)
		return;
	for (i = 0; i < d->nshown; i++)
		mark_plain(&v->cover[file], d->shown[i], d->shown[i],
		    COVER_CONTEXT, DROP_NONE);
	for (s = d->fact->section; s && s->role != ROLE_FILE; s = s->parent)
		mark_plain(&v->cover[file], s->at.line,
		    s->heading ? s->heading->end_line : s->at.line,
		    COVER_CONTEXT, DROP_NONE);
}

static bool
says(const struct draft *d, const char *s, size_t n)
{
	size_t i;

	if (memmem(d->answer, strlen(d->answer), s, n) ||
	    memmem(d->ask, strlen(d->ask), s, n))
		return true;
	for (i = 0; i < d->items.n; i++)
		if (memmem(d->items.v[i], strlen(d->items.v[i]), s, n))
			return true;
	return false;
}

/* True if the draft says either half of the text of a line. */
static bool
says_half(const struct draft *d, const char *s, size_t n)
{
	size_t half = n / 2;

	while (half < n && ((unsigned char)s[half] & 0xC0) == 0x80)
		half++;
	return half && half < n &&
	       (says(d, s, half) || says(d, s + half, n - half));
}

/* Gives a line the drafts of another that say its text. */
static void
hand_on(struct covering *v, size_t file, uint32_t from, uint32_t to,
    const char *s, size_t n)
{
	size_t u;

	for (u = v->users[file][from - 1]; u; u = v->user[u - 1].next) {
		const struct draft *d = v->user[u - 1].draft;

		if (says_half(d, s, n))
			add_user(v, file, to, d);
	}
}

/*
 * A paragraph of several lines: cards know where it begins, and go on in the
 * lines that they say.
 */
static void
cover_paragraph(struct covering *v, size_t file, const struct note *note)
{
	uint32_t first = 0, line;
	size_t at, n;

	if (note->end_line == note->at.line)
		return;
	for (at = 0; at < note->len; at += n + 1) {
		const char *s = scan_line(note, at, &n);

		line = note_place(note, at).line;
		if (first && first < line - 1)
			hand_on(v, file, first, line, s, n);
		if (first)
			hand_on(v, file, line - 1, line, s, n);
		if (!first && v->users[file][line - 1])
			first = line;
	}
	if (first)
		mark_plain(&v->cover[file], note->at.line, note->end_line,
		    COVER_CONTEXT, DROP_NONE);
}

/* A table whose rows are asked shows its head with them. */
static void
cover_table(struct cover *cover, const struct note *note)
{
	uint32_t line;

	for (line = note->at.line; line <= note->end_line; line++)
		if (line <= cover->lines &&
		    cover->line[line - 1].status < COVER_CONTEXT)
			break;
	if (line <= note->end_line)
		mark_plain(cover, note->at.line, note->at.line + 1,
		    COVER_CONTEXT, DROP_NONE);
}

static bool
is_container(const struct note *note)
{
	return note->first && note->kind != NOTE_FOOTNOTE;
}

static void
cover_note(struct compile *c, const struct note *note, const struct section *s,
    void *arg)
{
	struct covering *v = arg;
	size_t file;
	enum drop_reason why;

	(void)c;
	if (note->kind == NOTE_FILE)
		return;
	file = file_of(v, s->file->name);
	if (note->kind == NOTE_TABLE)
		cover_table(&v->cover[file], note);
	if (is_container(note))
		return;
	if (note->kind == NOTE_PARAGRAPH || note->kind == NOTE_CODE)
		cover_paragraph(v, file, note);
	if ((why = cover_reason_of(note, s)) != DROP_NO_STRUCTURE)
		mark_plain(&v->cover[file], note->at.line, note->end_line,
		    COVER_SKIPPED, why);
}

static void
cover_item(struct compile *c, const struct section *s, const struct item *item,
    void *arg)
{
	struct covering *v = arg;

	(void)c;
	if (item->example)
		mark_plain(&v->cover[file_of(v, s->file->name)], item->at.line,
		    item->note->end_line, COVER_SKIPPED, DROP_EXAMPLE);
}

static void
cover_items(struct compile *c, const struct section *s, void *arg)
{
	scan_items(c, s, cover_item, arg);
}

/* Front matter stands between two lines of three hyphens at the start. */
static void
cover_front(struct cover *cover, const struct note_file *f)
{
	uint32_t line;

	if (f->len < 4 || memcmp(f->source, "---\n", 4) != 0 || !f->nfront)
		return;
	for (line = 2; line <= f->lines; line++)
		if (strncmp(f->source + f->line[line - 1], "---", 3) == 0)
			break;
	mark_plain(cover, 1, line, COVER_SKIPPED, DROP_FRONT_MATTER);
}

static void
begin_file(struct covering *v, size_t file)
{
	const struct note_file *f = &v->c->notes->file[file];
	struct cover *cover = &v->cover[file];
	uint32_t i;

	*map_at(v->files, f->name, strlen(f->name)) = file + 1;
	cover->lines = f->lines;
	cover->line =
	    arena_array(v->c->arena, f->lines + 1, sizeof *cover->line);
	v->users[file] = mem_new(f->lines + 1, sizeof **v->users);
	for (i = 0; i < f->lines; i++) {
		const char *s = f->source + f->line[i];
		size_t n = f->line[i + 1] - f->line[i];

		if (!cover_is_blank(s, n))
			cover->line[i].status = COVER_SKIPPED;
		cover->line[i].why = DROP_NO_STRUCTURE;
	}
}

/* Lines that no block and no card spoke of. */
static void
end_file(struct covering *v, size_t file)
{
	const struct note_file *f = &v->c->notes->file[file];
	struct cover *cover = &v->cover[file];
	uint32_t i;

	cover_front(cover, f);
	for (i = 0; i < f->lines; i++) {
		struct cover_line *l = &cover->line[i];

		if (l->status == COVER_SKIPPED && l->why == DROP_NO_STRUCTURE)
			l->why = cover_reason_of_line(f->source + f->line[i],
			    f->line[i + 1] - f->line[i]);
		cover->total[l->status]++;
	}
	free(v->users[file]);
}

struct cover *
cover_files(struct compile *c)
{
	size_t n = c->notes->nfile, i;
	struct covering v = {.c = c,
	    .cover = arena_array(c->arena, n, sizeof *v.cover),
	    .users = mem_new(n, sizeof *v.users),
	    .files = map_new()};

	for (i = 0; i < n; i++)
		begin_file(&v, i);
	for (i = 0; i < c->ndraft; i++)
		cover_draft(&v, c->draft[i]);
	scan_sections(c, cover_items, &v);
	scan_notes(c, cover_note, &v);
	for (i = 0; i < n; i++)
		end_file(&v, i);
	map_free(v.files);
	free(v.users);
	free(v.user);
	return v.cover;
}
