#include "base/out.h"
#include "notes/note.h"

#include <string.h>

static const char *const mark_name[] = {
    [MARK_BOLD] = "bold",
    [MARK_ITALIC] = "italic",
    [MARK_STRIKE] = "strike",
    [MARK_HIGHLIGHT] = "highlight",
    [MARK_CODE] = "code",
    [MARK_MATH] = "math",
    [MARK_LINK] = "link",
    [MARK_IMAGE] = "image",
    [MARK_FOOTNOTE] = "footnote",
};

static const char *const flaw_name[] = {
    [FLAW_NOT_UTF8] = "not UTF-8",
    [FLAW_CONTROL] = "control character",
    [FLAW_FRONT_MATTER] = "front matter",
    [FLAW_UNCLOSED_FENCE] = "unclosed fence",
    [FLAW_TABLE_SIZE] = "table too large",
    [FLAW_TABLE_RAGGED] = "ragged row",
    [FLAW_NESTING] = "nested too deep",
};

/* Text in quotes, line breaks as \n. */
static void
put_quoted(struct out *o, const char *s, size_t n)
{
	const char *end = s + n, *stop;

	out_puts(o, "\"");
	for (; s < end; s = stop) {
		stop = s;
		while (stop < end && *stop != '\n' && *stop != '"' &&
		       *stop != '\\')
			stop++;
		out_put(o, s, (size_t)(stop - s));
		if (stop < end) {
			out_printf(o, "\\%c", *stop == '\n' ? 'n' : *stop);
			stop++;
		}
	}
	out_puts(o, "\"");
}

static void
dump_mark(const struct note *note, const struct mark *m, struct out *o)
{
	out_printf(o, " %s", mark_name[m->kind]);
	if (m->to > m->from) {
		out_puts(o, "=");
		put_quoted(o, note->text + m->from, m->to - m->from);
	}
	if (m->target)
		out_printf(o, "<%s>", m->target);
	if (m->alt) {
		out_puts(o, "=");
		put_quoted(o, m->alt, strlen(m->alt));
	}
}

static void
dump_note(const struct note *note, int depth, struct out *o)
{
	size_t i;

	out_printf(o, "%*s%u:%u %s", 2 * depth, "", note->at.line,
	    note->at.column, note_kind_name(note->kind));
	if (note->level)
		out_printf(o, " %d", note->level);
	if (note->ordered)
		out_printf(o, " from %d", note->start);
	if (note->info)
		out_printf(o, " [%s]", note->info);
	if (note->len) {
		out_puts(o, " ");
		put_quoted(o, note->text, note->len);
	}
	for (i = 0; i < note->nmark; i++)
		dump_mark(note, &note->mark[i], o);
	out_puts(o, "\n");
}

/* Walks the tree by its links: it may be deep. */
static void
dump_tree(const struct note *root, struct out *o)
{
	const struct note *note = root;
	int depth = 0;

	while (note) {
		dump_note(note, depth, o);
		if (note->first) {
			note = note->first;
			depth++;
			continue;
		}
		while (note != root && !note->next) {
			note = note->parent;
			depth--;
		}
		note = note == root ? NULL : note->next;
	}
}

static void
dump_flaw(const struct flaw *f, struct out *o)
{
	out_printf(o, "flaw: %s:%u:%u: %s", f->at.file, f->at.line,
	    f->at.column, flaw_name[f->kind]);
	if (*f->detail)
		out_printf(o, ": %s", f->detail);
	if (f->got != f->wanted)
		out_printf(o, ": %zu, not %zu", f->got, f->wanted);
	out_puts(o, "\n");
}

void
notes_dump(const struct notes *notes, struct out *o)
{
	size_t i, j;

	for (i = 0; i < notes->nfile; i++) {
		const struct note_file *f = &notes->file[i];

		if (notes->nfile > 1)
			out_printf(o, "%s:\n", f->name);
		for (j = 0; j < f->nfront; j++)
			out_printf(o, "%u front %s: %s\n", f->front[j].line,
			    f->front[j].key, f->front[j].value);
		dump_tree(f->root, o);
	}
	for (i = 0; i < notes->nflaw; i++)
		dump_flaw(&notes->flaw[i], o);
}
