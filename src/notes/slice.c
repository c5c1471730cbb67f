#include "base/arena.h"
#include "notes/inline.h"

#include <ctype.h>
#include <string.h>

enum { MARKS_BEFORE = 64 }; /* marks that may reach into a slice */

/* True if a mark keeps something within from..end. */
static bool
touches(const struct mark *m, uint32_t from, uint32_t end)
{
	if (m->from == m->to)
		return m->from >= from && m->from <= end;
	return m->from < end && m->to > from;
}

/*
 * Where to look for marks from an offset on. Those that began before it are
 * among the last few; farther back would make many slices slow.
 */
static size_t
first_mark(const struct note *note, uint32_t from)
{
	size_t low = 0, high = note->nmark;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (note->mark[middle].from < from)
			low = middle + 1;
		else
			high = middle;
	}
	return low > MARKS_BEFORE ? low - MARKS_BEFORE : 0;
}

/* Marks of from..to, moved to begin at 0; those that lose all are dropped. */
static void
slice_marks(struct arena *a, struct note *to, const struct note *of,
    uint32_t from, uint32_t end)
{
	struct mark *mark;
	size_t first = first_mark(of, from), i, n = 0;

	for (i = first; i < of->nmark && of->mark[i].from <= end; i++)
		n += touches(&of->mark[i], from, end);
	if (n == 0)
		return;
	to->mark = mark = arena_array(a, n, sizeof *mark);
	to->nmark = n;
	for (i = first; n; i++) {
		struct mark m = of->mark[i];

		if (!touches(&m, from, end))
			continue;
		m.from = m.from < from ? 0 : m.from - from;
		m.to = (m.to > end ? end : m.to) - from;
		*mark++ = m;
		n--;
	}
}

/* The first run that begins behind an offset. */
static size_t
next_run(const struct note *note, uint32_t offset)
{
	size_t low = 0, high = note->nrun;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (note->run[middle].at <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void
slice_runs(struct arena *a, struct note *to, const struct note *of,
    uint32_t from, uint32_t end)
{
	size_t first = next_run(of, from), i, n;
	struct place start = note_place(of, from);
	struct run *run;

	n = next_run(of, end - 1) - first;
	run = arena_array(a, n + 1, sizeof *run);
	run[0] = (struct run){0, start.line, start.column};
	for (i = 0; i < n; i++) {
		run[i + 1] = of->run[first + i];
		run[i + 1].at -= from;
	}
	to->run = run;
	to->nrun = n + 1;
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
