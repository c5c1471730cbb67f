#include "notes/note.h"

#include "base/arena.h"

#include <stdlib.h>

const char *
note_kind_name(enum note_kind kind)
{
	static const char *const name[] = {
#define X(id, name) name,
	    NOTE_KINDS(X)
#undef X
	};

	return name[kind];
}

struct place
note_place(const struct note *note, size_t offset)
{
	struct place place = note->at;
	size_t low = 0, high = note->nrun;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (note->run[middle].at <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	if (low) {
		const struct run *run = &note->run[low - 1];

		place.line = run->line;
		place.column = run->column + (uint32_t)(offset - run->at);
	}
	return place;
}

bool
note_marked(
    const struct note *note, enum mark_kind kind, size_t from, size_t to)
{
	size_t i;

	for (i = 0; i < note->nmark && note->mark[i].from <= from; i++)
		if (note->mark[i].kind == kind && note->mark[i].to > from) {
			if (note->mark[i].to >= to)
				return true;
			from = note->mark[i].to;
		}
	return from >= to;
}

void
notes_free(struct notes *notes)
{
	if (notes)
		arena_free(notes->arena);
}
