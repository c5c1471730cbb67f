#include "base/arena.h"
#include "notes/inline.h"

#include <ctype.h>
#include <string.h>

/* True if a mark keeps something within from..end. */
static bool
touches(const struct mark *m, uint32_t from, uint32_t end)
{
	if (m->from == m->to)
		return m->from >= from && m->from <= end;
	return m->from < end && m->to > from;
}

/* Marks of from..to, moved to begin at 0; those that lose all are dropped. */
static void
slice_marks(struct arena *a, struct note *to, const struct note *of,
    uint32_t from, uint32_t end)
{
	struct mark *mark;
	size_t i, n = 0;

	for (i = 0; i < of->nmark && of->mark[i].from <= end; i++)
		n += touches(&of->mark[i], from, end);
	if (n == 0)
		return;
	to->mark = mark = arena_array(a, n, sizeof *mark);
	to->nmark = n;
	for (i = 0; n; i++) {
		struct mark m = of->mark[i];

		if (!touches(&m, from, end))
			continue;
		m.from = m.from < from ? 0 : m.from - from;
		m.to = (m.to > end ? end : m.to) - from;
		*mark++ = m;
		n--;
	}
}

static void
slice_runs(struct arena *a, struct note *to, const struct note *of,
    uint32_t from, uint32_t end)
{
	struct place start = note_place(of, from);
	struct run *run;
	size_t i, n = 1;

	run = arena_array(a, of->nrun + 1, sizeof *run);
	run[0] = (struct run){0, start.line, start.column};
	for (i = 0; i < of->nrun && of->run[i].at < end; i++) {
		if (of->run[i].at <= from)
			continue;
		run[n] = of->run[i];
		run[n++].at -= from;
	}
	to->run = run;
	to->nrun = n;
}

void
note_slice(struct arena *a, struct note *to, const struct note *of, size_t from,
    size_t end)
{
	struct note from_note = *of; /* of may be the note itself */

	to->text = arena_strndup(a, of->text + from, end - from);
	to->len = end - from;
	to->at = note_place(&from_note, from);
	to->nmark = to->nrun = 0;
	slice_marks(a, to, &from_note, (uint32_t)from, (uint32_t)end);
	if (to->len)
		slice_runs(a, to, &from_note, (uint32_t)from, (uint32_t)end);
	to->end_line = note_place(to, to->len ? to->len - 1 : 0).line;
}

void
note_slice_trimmed(struct arena *a, struct note *to, const struct note *of,
    size_t from, size_t end)
{
	while (from < end && isspace((unsigned char)of->text[from]))
		from++;
	while (end > from && isspace((unsigned char)of->text[end - 1]))
		end--;
	note_slice(a, to, of, from, end);
}

void
note_source_text(struct reader *r, struct note *note, size_t from, size_t to)
{
	const char *s = r->file->source, *p;
	struct run *run;
	size_t n = 0, at;

	for (at = from; at < to && (p = memchr(s + at, '\n', to - at)); n++)
		at = (size_t)(p - s) + 1;
	run = arena_array(r->arena, n + 1, sizeof *run);
	note->run = run;
	for (at = from; note->nrun <= n; note->nrun++) {
		struct place place = source_place(r, at);

		run[note->nrun] = (struct run){
		    (uint32_t)(at - from), place.line, place.column};
		p = memchr(s + at, '\n', to - at);
		at = p ? (size_t)(p - s) + 1 : to;
	}
	note->text = arena_strndup(r->arena, s + from, to - from);
	note->len = to - from;
	note->end_line = note_place(note, note->len).line;
}
