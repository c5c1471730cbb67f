#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "notes/inline.h"
#include "notes/reader.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <stdlib.h>
#include <string.h>

/* Set when the extensions are registered; no installed header has them. */
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW,
    CMARK_NODE_TABLE_CELL, CMARK_NODE_STRIKETHROUGH;

struct walk {
	struct reader *r;
	struct inlines in;
	struct note *top;  /* the open block */
	int depth, quotes; /* of it */
	bool nested;       /* a complaint of depth was made */
};

struct note *
note_new(struct reader *r, struct note *parent, enum note_kind kind)
{
	struct note *n = arena_alloc(r->arena, sizeof *n);

	n->kind = kind;
	n->text = "";
	n->parent = parent;
	if (!parent)
		return n;
	if (parent->last)
		parent->last->next = n;
	else
		parent->first = n;
	parent->last = n;
	return n;
}

static int
block_kind(cmark_node_type type)
{
	static const struct {
		cmark_node_type type;
		enum note_kind kind;
	} kinds[] = {
	    {CMARK_NODE_DOCUMENT, NOTE_FILE},
	    {CMARK_NODE_BLOCK_QUOTE, NOTE_QUOTE},
	    {CMARK_NODE_LIST, NOTE_LIST},
	    {CMARK_NODE_ITEM, NOTE_ITEM},
	    {CMARK_NODE_CODE_BLOCK, NOTE_CODE},
	    {CMARK_NODE_HTML_BLOCK, NOTE_HTML},
	    {CMARK_NODE_PARAGRAPH, NOTE_PARAGRAPH},
	    {CMARK_NODE_HEADING, NOTE_HEADING},
	    {CMARK_NODE_THEMATIC_BREAK, NOTE_RULE},
	    {CMARK_NODE_FOOTNOTE_DEFINITION, NOTE_FOOTNOTE},
	};
	size_t i;

	for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (kinds[i].type == type)
			return (int)kinds[i].kind;
	if (type == CMARK_NODE_TABLE)
		return NOTE_TABLE;
	if (type == CMARK_NODE_TABLE_ROW)
		return NOTE_ROW;
	return type == CMARK_NODE_TABLE_CELL ? NOTE_CELL : -1;
}

static bool
has_inlines(enum note_kind kind)
{
	return kind == NOTE_PARAGRAPH || kind == NOTE_HEADING ||
	       kind == NOTE_CELL;
}

static size_t
node_offset(const struct walk *w, cmark_node *node)
{
	return source_offset(w->r, cmark_node_get_start_line(node),
	    cmark_node_get_start_column(node));
}

/* The offset behind the last line of a block that begins at from. */
static size_t
node_end(const struct walk *w, cmark_node *node, size_t from)
{
	const struct note_file *f = w->r->file;
	int line = cmark_node_get_end_line(node);
	size_t end;

	if (line < cmark_node_get_start_line(node))
		line = cmark_node_get_start_line(node);
	if (line < 1 || (uint32_t)line > f->lines)
		return f->len;
	end = f->line[line - 1] + source_line_length(f, (uint32_t)line - 1);
	return end > from ? end : from;
}

static void
begin_text(struct walk *w, struct note *note, cmark_node *node)
{
	size_t from = node_offset(w, node), to = node_end(w, node, from);
	const char *s = w->r->masked;

	if (note->kind == NOTE_HEADING) {
		while (from < to && s[from] == '#')
			from++;
		while (from < to && (s[from] == ' ' || s[from] == '\t'))
			from++;
	}
	w->in.cell = note->kind == NOTE_CELL;
	w->in.quotes = w->quotes;
	inlines_begin(&w->in, note, from, to);
}

/* Text of a code or HTML block: the ends of its lines in the source. */
static void
take_lines(struct walk *w, struct note *note, cmark_node *node)
{
	const struct reader *r = w->r;
	const struct note_file *f = r->file;
	const char *p = cmark_node_get_literal(node), *stop;
	int length, offset;
	char sign;
	bool fenced = note->kind == NOTE_CODE &&
		      cmark_node_get_fenced(node, &length, &offset, &sign);
	uint32_t line = note->at.line - 1 + fenced;

	inlines_begin(&w->in, note, 0, f->len);
	for (; p && *p && line < f->lines;
	     line++, p = *stop ? stop + 1 : stop) {
		size_t end = f->line[line] + source_line_length(f, line), len;

		stop = strchrnul(p, '\n');
		len = (size_t)(stop - p);
		if (len > end - f->line[line])
			len = end - f->line[line];
		inlines_put(&w->in, end - len, len, BYTE_LITERAL);
		if (*stop && stop[1])
			inlines_put(&w->in, end, 1, BYTE_LITERAL);
	}
	inlines_end(&w->in);
}

static void
fill_block(struct walk *w, struct note *note, cmark_node *node)
{
	size_t at = node_offset(w, node);

	note->at = source_place(w->r, at);
	note->end_line = source_line(w->r->file, node_end(w, node, at)) + 1;
	if (note->kind == NOTE_LIST) {
		note->ordered =
		    cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
		note->start =
		    note->ordered ? cmark_node_get_list_start(node) : 0;
	} else if (note->kind == NOTE_HEADING) {
		note->level = cmark_node_get_heading_level(node);
	} else if (note->kind == NOTE_CODE) {
		const char *info = cmark_node_get_fence_info(node);

		if (info && *info)
			note->info = arena_strdup(w->r->arena, info);
	}
	if (note->kind == NOTE_CODE || note->kind == NOTE_HTML)
		take_lines(w, note, node);
	else if (has_inlines(note->kind))
		begin_text(w, note, node);
}

static void
complain_of_depth(struct walk *w, cmark_node *node)
{
	if (!w->nested)
		reader_flaw(w->r, FLAW_NESTING,
		    source_place(w->r, node_offset(w, node)));
	w->nested = true;
}

static void
enter_block(
    struct walk *w, cmark_iter *iter, cmark_node *node, enum note_kind kind)
{
	struct note *note;

	if (w->depth > NOTE_DEPTH) {
		complain_of_depth(w, node);
		cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
		return;
	}
	note = note_new(w->r, w->top, kind);
	fill_block(w, note, node);
	if (cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK ||
	    kind == NOTE_CODE || kind == NOTE_RULE)
		return;
	w->top = note;
	w->depth++;
	w->quotes += kind == NOTE_QUOTE;
}

static void
leave_block(struct walk *w)
{
	struct note *note = w->top;

	if (has_inlines(note->kind))
		inlines_end(&w->in);
	if (note->last && note->end_line < note->last->end_line)
		note->end_line = note->last->end_line;
	w->depth--;
	w->quotes -= note->kind == NOTE_QUOTE;
	if (note->parent)
		w->top = note->parent;
}

static int
mark_of(cmark_node_type type)
{
	if (type == CMARK_NODE_STRONG)
		return MARK_BOLD;
	if (type == CMARK_NODE_EMPH)
		return MARK_ITALIC;
	if (type == CMARK_NODE_LINK)
		return MARK_LINK;
	if (type == CMARK_NODE_IMAGE)
		return MARK_IMAGE;
	return type == CMARK_NODE_STRIKETHROUGH ? MARK_STRIKE : -1;
}

static void
inline_piece(struct walk *w, cmark_node *node, cmark_node_type type)
{
	const char *literal = cmark_node_get_literal(node);
	int column = cmark_node_get_start_column(node);
	size_t hint = column > 0 ? node_offset(w, node) : (size_t)-1;

	if (type == CMARK_NODE_TEXT)
		inlines_text(&w->in, literal, hint);
	else if (type == CMARK_NODE_CODE)
		inlines_code(&w->in, literal, hint);
	else if (type == CMARK_NODE_HTML_INLINE)
		inlines_html(&w->in, literal);
	else if (type == CMARK_NODE_FOOTNOTE_REFERENCE)
		inlines_footnote(&w->in);
	else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
		inlines_break(&w->in);
}

static void
walk_event(struct walk *w, cmark_iter *iter, cmark_event_type event)
{
	cmark_node *node = cmark_iter_get_node(iter);
	cmark_node_type type = cmark_node_get_type(node);
	int kind = block_kind(type), mark = mark_of(type);

	if (kind >= 0 && event == CMARK_EVENT_ENTER)
		enter_block(w, iter, node, (enum note_kind)kind);
	else if (kind >= 0)
		leave_block(w);
	else if (mark >= 0 && event == CMARK_EVENT_ENTER)
		inlines_open(&w->in, (enum mark_kind)mark,
		    mark == MARK_LINK || mark == MARK_IMAGE
			? cmark_node_get_url(node)
			: NULL);
	else if (mark >= 0)
		inlines_close(&w->in);
	else
		inline_piece(w, node, type);
}

static cmark_node *
parse(const char *s, size_t n)
{
	static const char *const extension[] = {
	    "table", "strikethrough", "autolink", "tasklist"};
	cmark_parser *parser;
	cmark_node *root;
	size_t i;

	cmark_gfm_core_extensions_ensure_registered();
	parser = cmark_parser_new(
	    CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE);
	for (i = 0; i < sizeof extension / sizeof *extension; i++)
		cmark_parser_attach_syntax_extension(
		    parser, cmark_find_syntax_extension(extension[i]));
	cmark_parser_feed(parser, s, n);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

static const struct note *
read_tree(struct reader *r)
{
	struct walk w = {.r = r, .in = {.r = r}};
	cmark_node *root = parse(r->masked, r->file->len);
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
		walk_event(&w, iter, event);
	cmark_iter_free(iter);
	cmark_node_free(root);
	inlines_free(&w.in);
	return w.top;
}

static const struct err *
read_bytes(struct reader *r, const char *bytes, size_t len)
{
	const struct err *e;

	r->nshift = r->nfront = 0;
	if ((e = source_take(r, bytes, len)))
		return e;
	r->file->root = read_tree(r);
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
