#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "base/msg.h"
#include "notes/reader.h"

#include <stdlib.h>
#include <string.h>

static const struct err *
read_bytes(struct reader *r, const char *bytes, size_t len)
{
	const struct err *e;

	struct note_file *f = r->file;
	struct front *front;

	r->nshift = r->nfront = 0;
	r->line = 0;
	if ((e = source_take(r, bytes, len)))
		return e;
	front_take(r);
	mask_source(r);
	f->root = tree_read(r);
	f->nfront = r->nfront;
	f->front = front = arena_array(r->arena, r->nfront, sizeof *front);
	if (r->nfront)
		memcpy(front, r->front, r->nfront * sizeof *front);
	free(r->masked);
	r->masked = NULL;
	return NULL;
}

/* The name of a path without its folders and without .md. */
static const char *
deck_name(struct arena *a, const char *path)
{
	size_t n = strlen(path);
	const char *from, *dot;

	while (n > 1 && path[n - 1] == '/')
		n--;
	path = arena_strndup(a, path, n);
	from = strrchr(path, '/');
	from = from && from[1] ? from + 1 : path;
	dot = strrchr(from, '.');
	if (dot && dot > from &&
	    (strcasecmp(dot, ".md") == 0 || strcasecmp(dot, ".markdown") == 0))
		return arena_strndup(a, from, (size_t)(dot - from));
	return from;
}

static struct notes *
notes_new(const char *path, size_t nfile)
{
	struct arena *a = arena_new();
	struct notes *n = arena_alloc(a, sizeof *n);

	n->arena = a;
	n->name = deck_name(a, path);
	n->file = arena_array(a, nfile, sizeof *n->file);
	return n;
}

/* Moves what the reader gathered into the notes, and frees the reader. */
static void
finish(struct reader *r)
{
	struct notes *n = r->notes;
	struct flaw *flaw = arena_array(r->arena, r->nflaw, sizeof *flaw);

	if (r->nflaw)
		memcpy(flaw, r->flaw, r->nflaw * sizeof *flaw);
	n->flaw = flaw;
	n->nflaw = r->nflaw;
	free(r->masked);
	free(r->shift);
	free(r->flaw);
	free(r->front);
}

const struct err *
notes_parse(struct notes **out, const char *name, const char *bytes, size_t len)
{
	struct notes *n = notes_new(name, 1);
	struct reader r = {.notes = n, .arena = n->arena, .file = n->file};
	const struct err *e;

	n->nfile = 1;
	n->file->name = n->file->path = arena_strdup(n->arena, name);
	e = read_bytes(&r, bytes, len);
	finish(&r);
	if (e)
		notes_free(n);
	else
		*out = n;
	return e;
}

/* A file's name in places: below the folder, or without its folders. */
static const char *
place_name(struct arena *a, const char *folder, const char *path)
{
	size_t n = folder ? strlen(folder) : 0;
	const char *slash = strrchr(path, '/');

	if (!folder)
		return arena_strdup(a, slash ? slash + 1 : path);
	while (n && folder[n - 1] == '/')
		n--;
	return arena_strdup(a, path + n + (path[n] == '/'));
}

/* Reads one file; in a folder, one that is no text is only complained of. */
static const struct err *
read_file(struct reader *r, const char *folder, const char *path)
{
	const struct err *e;
	char *bytes;
	size_t len;

	r->file = &r->notes->file[r->notes->nfile++];
	r->file->path = arena_strdup(r->arena, path);
	r->file->name = place_name(r->arena, folder, path);
	if ((e = file_read(path, FILE_LIMIT, &bytes, &len)))
		return e;
	e = read_bytes(r, bytes, len);
	free(bytes);
	if (!e || !folder)
		return e;
	reader_flaw(r, FLAW_NOT_UTF8, (struct place){r->file->name, 1, 1})
	    ->detail = arena_strdup(r->arena, e->text);
	err_free(e);
	return read_bytes(r, "", 0);
}

const struct err *
notes_read(struct notes **out, const char *path)
{
	char **paths;
	size_t n, i;
	struct reader r = {0};
	const struct err *e = file_walk(path, &paths, &n);

	if (e)
		return e;
	r.notes = notes_new(path, n);
	r.arena = r.notes->arena;
	if (n == 0)
		e = err_new(ERR_INPUT,
		    _("%s: no notes here (files that end in .md)"), path);
	for (i = 0; i < n && !e; i++)
		e = read_file(&r, file_is_folder(path) ? path : NULL, paths[i]);
	finish(&r);
	if (e)
		notes_free(r.notes);
	else
		*out = r.notes;
	while (n)
		free(paths[--n]);
	free(paths);
	return e;
}
