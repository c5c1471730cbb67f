#include "base/buf.h"
#include "base/csv.h"
#include "base/csvin.h"
#include "base/err.h"
#include "base/input.h"
#include "base/out.h"
#include "base/rand.h"
#include "cli.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct cli box; /* each test runs in a process of its own */

static void
set_up(void)
{
	cli_begin(&box);
}

static void
tear_down(void)
{
	cli_end(&box);
}

/* Reads a text as CSV into one line: cells in [], rows ended by a semicolon. */
static char *
read_as_line(const char *text, size_t n)
{
	char *path = cli_path(&box, "x.csv");
	struct csv_reader csv = {0};
	const struct err *e;
	struct buf b = {0};
	bool more;
	size_t i;
	FILE *f = fopen(path, "w");

	ck_assert(f != NULL && fwrite(text, 1, n, f) == n);
	ck_assert(fclose(f) == 0);
	if (!(e = input_open(&csv.in, path)))
		while (!(e = csv_next(&csv, &more)) && more) {
			for (i = 0; i < csv.n; i++)
				buf_printf(&b, "[%s]", csv.cell[i]);
			buf_puts(&b, ";");
		}
	if (e)
		buf_puts(&b, strstr(e->text, "x.csv") + 5);
	err_free(e);
	input_close(csv.in);
	csv_reader_free(&csv);
	free(path);
	buf_puts(&b, "");
	return b.data;
}

START_TEST(rows_and_cells_are_read_as_rfc_4180_says)
{
	static const struct {
		const char *text, *cells;
	} t[] = {
	    {"a,b\r\nc,d\r\n", "[a][b];[c][d];"},
	    {"a,b\nc,d", "[a][b];[c][d];"},
	    {"\xEF\xBB\xBF"
	     "a\n",
		"[a];"},
	    {"", ""},
	    {"\n\na\n\n", "[a];"},
	    {",\n", "[][];"},
	    {"\"a,b\",\"say \"\"ebb\"\"\"\r\n", "[a,b][say \"ebb\"];"},
	    {"\"two\r\nlines\",x\r\n", "[two\nlines][x];"},
	    {"\"\",\"\"\n", "[][];"},
	    {"it\"s,x\n", "[it\"s][x];"},
	    {"a\rb\n", "[a\rb];"},
	    {"'=1,'-5,'tis,''=1\n", "[=1]['-5]['tis]['=1];"},
	    {"a\n\"b", "[a];:2: a quote is never closed"},
	    {"a\n\n\"b\"c\n", "[a];:3: text stands after a closing quote"},
	};
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		char *got = read_as_line(t[i].text, strlen(t[i].text));

		ck_assert_str_eq(got, t[i].cells);
		free(got);
	}
}
END_TEST

START_TEST(a_zero_byte_is_no_text)
{
	char *got = read_as_line("a,b\nc\0d,e\n", 10);

	ck_assert_str_eq(got, "[a][b];:2: a zero byte: this is no text");
	free(got);
}
END_TEST

/* A text of marks that CSV and spreadsheets mind. */
static void
odd_text(struct rng *r, char text[12])
{
	static const char *const piece[] = {
	    "'", "=", "-", "1", ",", "\"", "\n", "x", "＝", "@", " ", "帆"};
	size_t i, n = rng_below(r, 4);

	*text = '\0';
	for (i = 0; i < n; i++)
		strcat(text, piece[rng_below(r, 12)]);
}

START_TEST(what_is_written_is_read_again)
{
	struct rng rng = {.state = 7};
	struct buf b = {0}, want = {0};
	struct out out = {.buf = &b};
	struct csv csv = {.out = &out};
	char *got;
	int i, j;

	for (i = 0; i < 20000; i++) {
		for (j = 0; j < 3; j++) {
			char text[16];

			odd_text(&rng, text);
			csv_text(&csv, text);
			buf_printf(&want, "[%s]", text);
		}
		csv_end_line(&csv);
		buf_puts(&want, ";");
	}
	got = read_as_line(b.data, b.len);
	ck_assert(strcmp(got, want.data) == 0);
	free(got);
	buf_free(&b);
	buf_free(&want);
}
END_TEST

Suite *suite_csv(void);

Suite *
suite_csv(void)
{
	Suite *s = suite_create("csv");
	TCase *c = tcase_create("csv");

	tcase_add_checked_fixture(c, set_up, tear_down);
	tcase_add_test(c, rows_and_cells_are_read_as_rfc_4180_says);
	tcase_add_test(c, a_zero_byte_is_no_text);
	tcase_add_test(c, what_is_written_is_read_again);
	suite_add_tcase(s, c);
	return s;
}
