#include "base/arena.h"
#include "base/mem.h"
#include "notes/block.h"
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
	struct note *top;                    /* the open block */
	int depth, quotes;                   /* of it */
	bool nested;                         /* a complaint of depth was made */
	struct note *before[NOTE_DEPTH + 2]; /* elder sibling, by depth */
	struct row row;
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

	if (cmark_node_get_end_column(node) == 0)
		line--; /* lists, items and such, before a blank line */
	if (line < cmark_node_get_start_line(node))
		line = cmark_node_get_start_line(node);
	if (line < 1 || (uint32_t)line > f->lines)
		return f->len;
	end = f->line[line - 1] + source_line_length(f, (uint32_t)line - 1);
	return end > from ? end : from;
}

static void
begin_text(struct walk *w, struct note *note, size_t from, size_t to)
{
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

static void
enter_row(struct walk *w, struct note *note, cmark_node *node)
{
	bool head = note->parent->first == note;
	size_t from = node_offset(w, node);

	from = row_split(w->r, &w->row, from, head, w->quotes);
	note->at = source_place(w->r, from);
	note->end_line = note->at.line;
	if (head)
		note->parent->at = note->at;
	else if (w->row.n != w->row.columns &&
		 !(w->row.n == 1 && w->r->file->source[from] == '{'))
		*reader_flaw(w->r, FLAW_TABLE_RAGGED, note->at) = (struct flaw){
		    FLAW_TABLE_RAGGED, note->at, "", w->row.n, w->row.columns};
}

static void
enter_cell(struct walk *w, struct note *note)
{
	struct cell cell = row_next(w->r, &w->row);

	note->at = source_place(w->r, cell.from);
	note->end_line = note->at.line;
	begin_text(w, note, cell.from, cell.to);
}

static void
fill_code(struct walk *w, struct note *note, cmark_node *node)
{
	const char *info = cmark_node_get_fence_info(node);
	int length, offset;
	char sign;
	bool fenced = cmark_node_get_fenced(node, &length, &offset, &sign);

	if (info && *info)
		note->info = arena_strdup(w->r->arena, info);
	if (fenced)
		block_check_fence(w->r, note, length, sign, w->quotes);
	block_lines(&w->in, note, cmark_node_get_literal(node),
	    note->at.line - 1 + fenced);
}

static void
fill_text(struct walk *w, struct note *note, cmark_node *node, size_t from)
{
	size_t to = node_end(w, node, from);

	if (note->kind == NOTE_HEADING)
		note->level = cmark_node_get_heading_level(node);
	if (note->kind == NOTE_PARAGRAPH) {
		from = block_text(w->r, from, to, w->quotes);
		note->at = source_place(w->r, from);
	}
	begin_text(w, note, from, to);
}

static void
fill_block(struct walk *w, struct note *note, cmark_node *node)
{
	size_t at = node_offset(w, node);

	if (cmark_node_get_start_line(node) == 0 && cmark_node_next(node)) {
		node = cmark_node_next(node); /* a paragraph before its table */
		at = node_offset(w, node);
	}
	note->at = source_place(w->r, at);
	note->end_line = source_line(w->r->file, node_end(w, node, at)) + 1;
	if (note->kind == NOTE_LIST) {
		note->ordered =
		    cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
		note->start =
		    note->ordered ? cmark_node_get_list_start(node) : 0;
	} else if (note->kind == NOTE_CODE) {
		fill_code(w, note, node);
	} else if (note->kind == NOTE_HTML) {
		block_lines(&w->in, note, cmark_node_get_literal(node),
		    note->at.line - 1);
	} else if (note->kind == NOTE_FOOTNOTE) {
		block_footnote(w->r, note, at);
	} else if (note->kind == NOTE_ROW) {
		enter_row(w, note, node);
	} else if (note->kind == NOTE_CELL) {
		enter_cell(w, note);
	} else if (has_inlines(note->kind)) {
		fill_text(w, note, node, at);
	}
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
	w->before[w->depth] = w->top ? w->top->last : NULL;
	note = note_new(w->r, w->top, kind);
	fill_block(w, note, node);
	if (kind == NOTE_HTML || kind == NOTE_CODE || kind == NOTE_RULE)
		return;
	w->top = note;
	w->depth++;
	w->quotes += kind == NOTE_QUOTE;
}

static void
leave_block(struct walk *w)
{
	struct note *note = w->top;

	if (note->parent)
		w->top = note->parent;
	w->depth--;
	w->quotes -= note->kind == NOTE_QUOTE;
	if (note->last && note->end_line < note->last->end_line)
		note->end_line = note->last->end_line;
	if (!has_inlines(note->kind)) {
		numbered_find(w->r, note);
		return;
	}
	extra_find(&w->in);
	inlines_end(&w->in);
	if (note->kind == NOTE_PARAGRAPH) {
		admonition_find(w->r, note);
		rows_find(w->r, note);
		dlist_find(w->r, note, w->before[w->depth]);
		if (note->kind == NOTE_PARAGRAPH && note == w->top->last &&
		    w->top->kind != NOTE_ITEM && w->top->kind != NOTE_DTEXT)
			lines_part(w->r, note);
	}
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

const struct note *
tree_read(struct reader *r)
{
	struct walk *w = mem_new(1, sizeof *w);
	cmark_node *tree = parse(r->masked, r->file->len);
	cmark_iter *iter = cmark_iter_new(tree);
	cmark_event_type event;
	struct note *root;

	w->r = w->in.r = r;
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		walk_event(w, iter, event);
		if (w->depth == 1 && node != tree)
			cmark_node_free(node); /* what is read can go */
	}
	root = w->top;
	block_sort_footnotes(root);
	cmark_iter_free(iter);
	cmark_node_free(tree);
	inlines_free(&w->in);
	free(w);
	return root;
}
