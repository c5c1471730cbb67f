#include "base/buf.h"
#include "base/csv.h"
#include "base/out.h"
#include "report/chart.h"
#include "report/stats.h"
#include "schedule/figures.h"

#include <check.h>
#include <math.h>
#include <string.h>

START_TEST(no_cell_is_a_formula)
{
	static const struct {
		const char *text, *cell;
	} t[] = {
	    {"=1+1", "'=1+1"},
	    {"+31", "+31"},
	    {"-0.5", "-0.5"},
	    {"-x", "'-x"},
	    {"@sum", "'@sum"},
	    {"＝1", "'＝1"},
	    {"'=1", "''=1"},
	    {"'tis", "'tis"},
	    {"a,b", "\"a,b\""},
	    {"say \"ebb\"", "\"say \"\"ebb\"\"\""},
	    {"two\nlines", "\"two\nlines\""},
	    {"潮汐", "潮汐"},
	    {"", ""},
	};
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		struct buf b = {0};
		struct out out = {.buf = &b};
		struct csv csv = {.out = &out};

		csv_text(&csv, t[i].text);
		ck_assert_str_eq(buf_text(&b), t[i].cell);
		buf_free(&b);
	}
}
END_TEST

static struct figures
some_figures(struct tally *row)
{
	struct figures f = {.since = 20000,
	    .until = 20001,
	    .today = 20001,
	    .by = "section",
	    .row = row,
	    .nrow = 2};

	row[0] = (struct tally){.key = "<b>=1+1</b>, \"q\"",
	    .answers = 3,
	    .fresh = 1,
	    .reviews = 2,
	    .passed = 1,
	    .ms = 9000};
	row[1] = (struct tally){.key = "帆", .answers = 1, .fresh = 1};
	f.total = (struct tally){
	    .answers = 4, .fresh = 2, .reviews = 2, .passed = 1, .ms = 9000};
	f.calendar[FIGURES_CALENDAR - 1] = 4;
	f.forecast[0] = 2;
	return f;
}

static char *
printed(const char *format, char text[65536 * 2])
{
	struct tally row[2];
	struct figures f = some_figures(row);
	struct buf b = {0};
	struct out out = {.buf = &b, .columns = 80};

	stats_print(&f, format, &out);
	ck_assert_uint_lt(b.len, 65536 * 2);
	strcpy(text, buf_text(&b));
	buf_free(&b);
	return text;
}

static char page[65536 * 2];

START_TEST(markup_in_a_name_is_text_on_the_page)
{
	printed("html", page);
	ck_assert_ptr_null(strstr(page, "<b>=1"));
	ck_assert_ptr_nonnull(strstr(page, "&lt;b&gt;=1+1&lt;/b&gt;"));
	ck_assert_ptr_null(strstr(page, "<script"));
	ck_assert_ptr_null(strstr(page, "http-equiv=\"refresh"));
}
END_TEST

START_TEST(every_svg_says_what_it_is)
{
	const char *at;

	for (at = printed("html", page); (at = strstr(at, "<svg")); at++)
		ck_assert_ptr_eq(strstr(at, "<title>"), strchr(at, '>') + 1);
	for (at = page; (at = strstr(at, "<rect")); at++)
		ck_assert_ptr_eq(strstr(at, "<title>"), strchr(at, '>') + 1);
}
END_TEST

START_TEST(csv_has_the_columns_of_json)
{
	ck_assert_ptr_eq(strstr(printed("csv", page),
			     "key,answers,new,reviews,passed,retention,ms\r\n"),
	    page);
	ck_assert_ptr_nonnull(
	    strstr(page, "\"<b>=1+1</b>, \"\"q\"\"\",3,1,2,1,0.5,9000\r\n"));
	ck_assert_ptr_nonnull(strstr(page, "帆,1,1,0,0,,0\r\n"));
	ck_assert_ptr_eq(strstr(printed("json", page),
			     "{\"schema\":\"gloss.stats\",\"version\":1,"),
	    page);
	ck_assert_ptr_nonnull(strstr(page,
	    "{\"key\":\"帆\",\"answers\":1,\"new\":1,\"reviews\":0,"
	    "\"passed\":0,\"retention\":null,\"ms\":0}"));
}
END_TEST

START_TEST(a_level_is_none_only_for_nothing)
{
	int64_t v;

	ck_assert_int_eq(chart_level(0, 9), 0);
	for (v = 1; v <= 9; v++) {
		ck_assert_int_ge(chart_level(v, 9), 1);
		ck_assert_int_le(chart_level(v, 9), 4);
	}
	ck_assert_int_eq(chart_level(9, 9), 4);
}
END_TEST

START_TEST(every_interval_is_in_its_class)
{
	int64_t days, from, to;

	for (days = 1; days < 500; days++) {
		figures_interval_class(figures_interval_of(days), &from, &to);
		ck_assert_int_ge(days, from);
		ck_assert(to < 0 || days <= to);
	}
}
END_TEST

Suite *suite_report(void);

Suite *
suite_report(void)
{
	Suite *s = suite_create("report");
	TCase *c = tcase_create("report");

	tcase_add_test(c, no_cell_is_a_formula);
	tcase_add_test(c, markup_in_a_name_is_text_on_the_page);
	tcase_add_test(c, every_svg_says_what_it_is);
	tcase_add_test(c, csv_has_the_columns_of_json);
	tcase_add_test(c, a_level_is_none_only_for_nothing);
	tcase_add_test(c, every_interval_is_in_its_class);
	suite_add_tcase(s, c);
	return s;
}
