#include "base/err.h"
#include "base/out.h"
#include "golden.h"
#include "notes/note.h"

#include <check.h>
#include <string.h>

static void
print_tree(const char *path, struct out *o)
{
	struct notes *n;

	ck_assert_ptr_null(notes_read(&n, path));
	notes_dump(n, o);
	notes_free(n);
}

START_TEST(trees_are_as_the_goldens_show)
{
	golden_run("notes/*.md", ".tree", print_tree);
}
END_TEST

/* The node that follows in document order, or NULL. */
static const struct note *
following(const struct note *n)
{
	if (n->first)
		return n->first;
	while (n && !n->next)
		n = n->parent;
	return n ? n->next : NULL;
}

START_TEST(each_byte_of_text_stands_at_its_place)
{
	const char *path = shared_path("notes/noun-explanation.md");
	const struct note_file *f;
	const struct note *note;
	struct notes *n;
	size_t i;

	if (!path)
		return;
	ck_assert_ptr_null(notes_read(&n, path));
	ck_assert_uint_eq(n->nflaw, 0);
	f = n->file;
	for (note = f->root; note; note = following(note))
		for (i = 0; i < note->len; i++) {
			struct place at = note_place(note, i);
			size_t offset = f->line[at.line - 1] + at.column - 1;

			ck_assert_msg(f->source[offset] == note->text[i],
			    "line %u: byte %zu of \"%s\" is not at column %u",
			    at.line, i, note->text, at.column);
		}
	notes_free(n);
}
END_TEST

Suite *suite_notes(void);

Suite *
suite_notes(void)
{
	Suite *s = suite_create("notes");
	TCase *c = tcase_create("notes");

	tcase_add_test(c, trees_are_as_the_goldens_show);
	tcase_add_test(c, each_byte_of_text_stands_at_its_place);
	suite_add_tcase(s, c);
	return s;
}
