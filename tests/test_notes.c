#include "base/buf.h"
#include "base/err.h"
#include "base/out.h"
#include "golden.h"
#include "notes/note.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

/* Texts that stand in the source as they are, and where. */
static const struct {
	const char *source, *text;
	uint32_t line, column;
} places[] = {
    {"> a\n> **b** c\n", "b", 2, 5},
    {"- a\n     - x\n       y\n", "y", 3, 8},
    {"- a\n  lazy\n", "lazy", 2, 3},
    {"[a\nb](u) c\n", "c", 2, 7},
    {"`a` \\* b\n", "b", 1, 8},
    {"&amp; b\n", "b", 1, 7},
    {"| a\\|b | c |\n|---|---|\n", "c", 1, 10},
    {"|a|\n|-|\n| x `y\\|z` w|\n", "w", 3, 12},
    {"\xEF\xBB\xBF# b\n", "b", 1, 6},
    {"a\r\nb\rc\r\n", "c", 3, 1},
    {"\x1B[1m b\n", "b", 1, 6},
    {"\xFF b\n", "b", 1, 3},
    {"---\na: b\n---\n  c\n", "c", 4, 3},
    {"[r]: /u\n[s]: /v \"t\"\n[r] c\n", "c", 3, 5},
    {"[a b][r]: `x`, [c]\n\n[r]: /u\n", "c", 1, 17},
    {"T\n:   d **e**\n", "e", 2, 9},
    {"<p>\n  <b>c</b>\n", "c", 2, 6},
    {"x ==y== z\n", "z", 1, 9},
    {"[[p|q]] z\n", "q", 1, 5},
    {"**\xE2\x80\x9Cx\xE2\x80\x9D**\xE6\x98\xAFq\n", "q", 1, 15},
    {"a ![b](c) d\n", "d", 1, 11},
    {"x <!-- y --> z\n", "z", 1, 14},
    {"```\n  a\n```\n", "a", 2, 3},
    {"a[^1]\n\n[^1]: b\n", "b", 3, 7},
};

/* The place of a text in the tree. */
static struct place
find_text(const struct notes *n, const char *text)
{
	const struct note *note;
	const char *p;

	for (note = n->file->root; note; note = following(note))
		if ((p = strstr(note->text, text)))
			return note_place(note, (size_t)(p - note->text));
	ck_abort_msg("no text \"%s\"", text);
}

START_TEST(markup_does_not_move_what_follows)
{
	const char *source = places[_i].source;
	struct place at;
	struct notes *n;

	ck_assert_ptr_null(notes_parse(&n, "x.md", source, strlen(source)));
	at = find_text(n, places[_i].text);
	ck_assert_uint_eq(at.line, places[_i].line);
	ck_assert_uint_eq(at.column, places[_i].column);
	notes_free(n);
}
END_TEST

static const struct {
	const char *bytes;
	size_t len;
	const char *error;
} binaries[] = {
    {"\xFF\xFE-\x4E\0a", 6,
	"x.md: not text: looks like UTF-16; save it as UTF-8"},
    {"a\0b\0c\0d\0e\0f\0", 12,
	"x.md: not text: looks like UTF-16; save it as UTF-8"},
    {"\0\0\0\0\1\2\3\4ab", 10, "x.md: not text"},
};

START_TEST(what_is_no_text_is_refused)
{
	struct notes *n;
	const struct err *e =
	    notes_parse(&n, "x.md", binaries[_i].bytes, binaries[_i].len);

	ck_assert_ptr_nonnull(e);
	ck_assert_int_eq(e->kind, ERR_INPUT);
	ck_assert_str_eq(e->text, binaries[_i].error);
	err_free(e);
}
END_TEST

START_TEST(another_encoding_is_named_once)
{
	/* six lines of Chinese in GB18030 */
	const char *line = "\xD6\xD0\xCE\xC4\xC4\xDA\xC8\xDD\n";
	struct buf b = {0};
	struct notes *n;
	int i;

	for (i = 0; i < 6; i++)
		buf_puts(&b, line);
	ck_assert_ptr_null(notes_parse(&n, "x.md", b.data, b.len));
	ck_assert_uint_eq(n->nflaw, 1);
	ck_assert_int_eq(n->flaw->kind, FLAW_NOT_UTF8);
	ck_assert_str_eq(n->flaw->detail, "GB18030");
	notes_free(n);
	buf_free(&b);
}
END_TEST

/* A file in a folder that is made for one test. */
static void
put_file(const char *folder, const char *name, const char *s, size_t n)
{
	struct buf path = {0};
	FILE *f;

	buf_printf(&path, "%s/%s", folder, name);
	ck_assert_ptr_nonnull(f = fopen(path.data, "w"));
	fwrite(s, 1, n, f);
	fclose(f);
	buf_free(&path);
}

static void
remove_folder(const char *folder, const char *const *name, size_t n)
{
	struct buf path = {0};

	while (n) {
		buf_printf(&path, "%s/%s", folder, name[--n]);
		unlink(path.data);
		buf_cut(&path, 0);
	}
	rmdir(folder);
	buf_free(&path);
}

START_TEST(a_folder_is_read_past_a_file_that_is_no_text)
{
	static const char *const name[] = {"a.md", "b.md", "c.txt", "d.md"};
	char folder[] = "/tmp/gloss-notes-XXXXXX";
	struct notes *n;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	put_file(folder, name[0], "# one\n", 6);
	put_file(folder, name[1], "\xFF\xFE\0\0", 4);
	put_file(folder, name[2], "no notes", 8);
	put_file(folder, name[3], "# two\n", 6);
	ck_assert_ptr_null(notes_read(&n, folder));
	ck_assert_uint_eq(n->nfile, 3);
	ck_assert_str_eq(n->file[2].name, "d.md");
	ck_assert_str_eq(n->file[2].root->first->text, "two");
	ck_assert_ptr_null(n->file[1].root->first);
	ck_assert_uint_eq(n->nflaw, 1);
	ck_assert_str_eq(n->flaw->at.file, "b.md");
	notes_free(n);
	remove_folder(folder, name, 4);
}
END_TEST

START_TEST(a_folder_without_notes_is_an_error)
{
	char folder[] = "/tmp/gloss-notes-XXXXXX";
	const struct err *e;
	struct notes *n;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_ptr_nonnull(e = notes_read(&n, folder));
	ck_assert_int_eq(e->kind, ERR_INPUT);
	err_free(e);
	rmdir(folder);
}
END_TEST

/* Inputs that would cost a careless reader all its time, memory or stack. */
static const struct {
	const char *head, *body, *tail;
	int times;
} hostile[] = {
    {"", "[", "", 100000},
    {"", ">", "x", 100000},
    {"", "*", "", 100000},
    {"", "**a", "", 50000},
    {"", "*a [b](c) ", "", 20000},
    {"", "- ", "x", 2000},
    {"", "word `c` $m$ \xE4\xB8\xAD ", "", 50000},
    {"a", "\xCC\x81", "", 20000},
    {"", "`a``", "", 50000},
    {"", "$a ", "", 50000},
    {"", "==a ", "", 50000},
    {"", "[[a", "", 50000},
    {"", "&a;", "", 50000},
    {"", "<!-- ", "", 50000},
    {"", "x <b>", "", 20000},
    {"<dl>", "<dt>a<dd>b", "</dl>", 20000},
    {"", "|", "\n|-|\n", 50000},
    {"", "a\n|-|\n", "", 10000},
    {"a|b\n-|-\n", "c\n", "", 10000},
    {"", "T\n: d\n", "", 20000},
    {"", "T\n\n: d\n\n", "", 5000},
    {"---\na: b\n", " c\n", "---\n", 50000},
    {"", "a \xFF b\n", "", 20000},
    {"", "\t", "x", 50000},
    {"", "![a", "](b)", 20000},
};

START_TEST(hostile_notes_are_read_all_the_same)
{
	struct buf b = {0};
	struct notes *n;
	int i;

	buf_puts(&b, hostile[_i].head);
	for (i = 0; i < hostile[_i].times; i++)
		buf_puts(&b, hostile[_i].body);
	buf_puts(&b, hostile[_i].tail);
	ck_assert_ptr_null(notes_parse(&n, "x.md", b.data, b.len));
	ck_assert_uint_eq(n->file->len >= b.len, 1);
	notes_free(n);
	buf_free(&b);
}
END_TEST

/* Flaws by the notes that have them. */
static const struct {
	const char *head, *body;
	int times;
	enum flaw_kind kind;
} flawed[] = {
    {"", "> ", 200, FLAW_NESTING},
    {"a", "|a", 200, FLAW_TABLE_SIZE},
};

START_TEST(limits_are_complained_of)
{
	struct buf b = {0};
	struct notes *n;
	int i;

	buf_puts(&b, flawed[_i].head);
	for (i = 0; i < flawed[_i].times; i++)
		buf_puts(&b, flawed[_i].body);
	buf_puts(&b, "\n-");
	for (i = 0; i < flawed[_i].times; i++)
		buf_puts(&b, "|-");
	ck_assert_ptr_null(notes_parse(&n, "x.md", b.data, b.len));
	ck_assert_uint_eq(n->nflaw, 1);
	ck_assert_int_eq(n->flaw->kind, flawed[_i].kind);
	notes_free(n);
	buf_free(&b);
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
	tcase_add_loop_test(c, markup_does_not_move_what_follows, 0,
	    sizeof places / sizeof *places);
	tcase_add_loop_test(c, what_is_no_text_is_refused, 0,
	    sizeof binaries / sizeof *binaries);
	tcase_add_test(c, a_folder_is_read_past_a_file_that_is_no_text);
	tcase_add_test(c, a_folder_without_notes_is_an_error);
	tcase_add_test(c, another_encoding_is_named_once);
	tcase_add_loop_test(c, hostile_notes_are_read_all_the_same, 0,
	    sizeof hostile / sizeof *hostile);
	tcase_add_loop_test(
	    c, limits_are_complained_of, 0, sizeof flawed / sizeof *flawed);
	suite_add_tcase(s, c);
	return s;
}
