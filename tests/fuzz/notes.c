/* Any bytes as notes: read, and every place and mark asked for. */

#include "base/buf.h"
#include "base/err.h"
#include "base/out.h"
#include "notes/note.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Every byte of text has a place in the file. */
static void
check_places(const struct note *note, const struct note_file *f)
{
	size_t i;

	for (i = 0; i < note->len; i++) {
		struct place at = note_place(note, i);

		if (at.line < 1 || at.line > f->lines || at.column < 1)
			abort();
	}
	for (i = 0; i < note->nmark; i++)
		if (note->mark[i].from > note->mark[i].to ||
		    note->mark[i].to > note->len)
			abort();
}

static void
check_tree(const struct note_file *f)
{
	const struct note *n = f->root;

	while (n) {
		check_places(n, f);
		if (n->first) {
			n = n->first;
			continue;
		}
		while (n && !n->next)
			n = n->parent;
		n = n ? n->next : NULL;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf text = {0};
	struct out out = {.buf = &text, .columns = 80};
	struct notes *n;
	const struct err *e =
	    notes_parse(&n, "fuzz.md", (const char *)data, size);

	if (e) {
		err_free(e);
		return 0;
	}
	check_tree(n->file);
	notes_dump(n, &out);
	buf_free(&text);
	notes_free(n);
	return 0;
}
