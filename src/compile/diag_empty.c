/* Terms, labels and aspects with nothing under them but pictures. */

#include "base/arena.h"
#include "base/file.h"
#include "base/msg.h"
#include "compile/check.h"
#include "compile/compile.h"
#include "compile/scan.h"

#include <string.h>
#include <unistd.h>

enum {
	LABEL_MOST = 16, /* W of an item that a picture may answer */
	WORD_LIST = 30,  /* per cent of empty terms that make a word list */
	WORD_LIST_LEAST = 3
};

static bool
is_empty(const struct section *s)
{
	const struct note *behind = s->heading ? s->heading->next : NULL;

	return s->role == ROLE_TERM && !s->lead && !s->off && !s->nblock &&
	       !s->first && (!behind || behind->kind == NOTE_HEADING);
}

struct empties {
	size_t terms, empty;
	const struct section *first;
};

static void
count_empty(struct compile *c, const struct section *s, void *arg)
{
	struct empties *e = arg;

	(void)c;
	if (s->role != ROLE_TERM || s->lead)
		return;
	e->terms++;
	if (is_empty(s) && e->empty++ == 0)
		e->first = s;
}

static void
tell_empty(struct compile *c, const struct section *s, void *arg)
{
	(void)arg;
	if (is_empty(s))
		diag_add(c, DIAG_CODE_EMPTY_SECTION, s->at,
		    _("\"%s\" has no text"), s->title);
}

void
check_empty_section(struct compile *c)
{
	size_t i;

	for (i = 0; i < c->outline.nroot; i++) {
		const struct section *root = c->outline.root[i];
		struct empties e = {0};
		struct diag *d;

		scan_below(c, root, count_empty, &e);
		if (e.empty < WORD_LIST_LEAST ||
		    100 * e.empty < WORD_LIST * e.terms) {
			scan_below(c, root, tell_empty, NULL);
			continue;
		}
		d = diag_add(c, DIAG_CODE_EMPTY_SECTION, e.first->at,
		    _("%zu of %zu terms have no text: a word list"), e.empty,
		    e.terms);
		if (d)
			d->level = DIAG_NOTE;
	}
}

static bool
has_image(const struct note *note)
{
	const struct note *child;
	size_t i;

	for (i = 0; i < note->nmark; i++)
		if (note->mark[i].kind == MARK_IMAGE)
			return true;
	for (child = note->first; child; child = child->next)
		if (has_image(child))
			return true;
	return false;
}

/* The block around an item's text: the bullet, or the text itself. */
static const struct note *
around(const struct item *item)
{
	const struct note *parent = item->note->parent;

	return item->bullet && parent && parent->kind == NOTE_ITEM ? parent
								   : item->note;
}

static size_t
without_colon(const char *s)
{
	size_t n = strlen(s);

	while (n && s[n - 1] == ' ')
		n--;
	if (n && s[n - 1] == ':')
		return n - 1;
	if (n >= 3 && memcmp(s + n - 3, "：", 3) == 0)
		return n - 3;
	return n;
}

/* A paragraph of pictures without a word. */
static bool
is_picture(const struct note *note)
{
	return note && note->kind == NOTE_PARAGRAPH && !note->len &&
	       has_image(note);
}

/* An item that is only a label, with nothing or a picture behind it. */
static void
check_label(struct compile *c, const struct item *item,
    const struct note *behind, bool followed)
{
	const char *s = item->text;
	size_t n = without_colon(s);
	bool colon = n < strlen(s), image = has_image(around(item));

	if (item->nchild || !n || norm_size(s, n) > LABEL_MOST)
		return;
	if (image ? colon : is_picture(behind))
		diag_add(c, DIAG_CODE_IMAGE_ONLY, item->at,
		    _("only a picture answers \"%.*s\""), (int)n, s);
	else if (colon && !followed && !image)
		diag_add(c, DIAG_CODE_EMPTY_LABEL, item->at,
		    _("nothing follows \"%s\""), s);
}

/* Bullets; behind is the block that stands after the list, or NULL. */
static void
check_labels(struct compile *c, const struct item *item, size_t n,
    const struct note *behind, bool followed)
{
	size_t i;

	for (i = 0; i < n; i++) {
		bool last = i + 1 == n;

		if (item[i].bullet)
			check_label(c, &item[i], last ? behind : NULL,
			    last && followed);
		check_labels(c, item[i].child, item[i].nchild, NULL, false);
	}
}

/* True if only pictures say the aspect. */
static bool
is_pictured(const struct section *s)
{
	size_t i;

	for (i = 0; i < s->nblock; i++)
		if (!is_picture(s->block[i].note))
			return false;
	return s->nblock && !s->first && s->role == ROLE_ASPECT;
}

static void
check_section(struct compile *c, const struct section *s, void *arg)
{
	size_t i;

	(void)arg;
	for (i = 0; i < s->nblock; i++) {
		const struct note *behind = s->block[i].note->next;

		check_labels(c, s->block[i].item, s->block[i].nitem, behind,
		    behind && behind->kind != NOTE_HEADING);
	}
	if (is_pictured(s))
		diag_add(c, DIAG_CODE_IMAGE_ONLY, s->at,
		    _("only a picture answers \"%s\""), s->title);
}

void
check_empty_label(struct compile *c)
{
	scan_sections(c, check_section, NULL);
}

/* A picture's path without what follows ? or #, and with its spaces. */
static char *
clean_path(struct arena *a, const char *target)
{
	char *path = arena_strndup(a, target, strcspn(target, "?#")), *space;

	while ((space = strstr(path, "%20"))) {
		*space = ' ';
		memmove(space + 1, space + 3, strlen(space + 3) + 1);
	}
	return path;
}

/* True if the path is relative, and its folder is there but it is not. */
static bool
is_missing(struct compile *c, const struct note_file *file, const char *target)
{
	const char *slash = strrchr(file->path, '/');
	char *path, *end;

	if (!*target || *target == '/' || strchr(target, ':'))
		return false;
	path = arena_printf(c->arena, "%.*s%s",
	    slash ? (int)(slash - file->path + 1) : 0, file->path,
	    clean_path(c->arena, target));
	if (access(path, F_OK) == 0)
		return false;
	if (!(end = strrchr(path, '/')))
		return true;
	*end = '\0';
	return file_is_folder(path);
}

static void
check_images(struct compile *c, const struct note *note,
    const struct section *s, void *arg)
{
	size_t i;

	(void)arg;
	if (s->off || s->role == ROLE_REFERENCE)
		return;
	for (i = 0; i < note->nmark; i++)
		if (note->mark[i].kind == MARK_IMAGE &&
		    is_missing(c, s->file, note->mark[i].target))
			diag_add(c, DIAG_CODE_IMAGE_MISSING,
			    note_place(note, note->mark[i].from),
			    _("there is no picture \"%s\""),
			    note->mark[i].target);
}

void
check_image_missing(struct compile *c)
{
	scan_notes(c, check_images, NULL);
}
