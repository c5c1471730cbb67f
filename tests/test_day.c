#include "vector.h"

#include "base/day.h"

#include <check.h>

Suite *suite_day(void);

START_TEST(days_equal_the_vectors)
{
	struct vector v = vector_read("days.csv");
	size_t i;

	for (i = 0; i < v.n; i++) {
		struct when w = {.t = vector_int(&v, i, "t"),
		    .off = (int)vector_int(&v, i, "off")};
		int64_t day = day_of(w, (int)vector_int(&v, i, "rollover"));
		char text[DAY_SIZE];

		ck_assert_int_eq(day, vector_int(&v, i, "day"));
		ck_assert_str_eq(
		    day_format(day, text), vector_cell(&v, i, "day_as_date"));
	}
	vector_free(&v);
}
END_TEST

START_TEST(the_day_begins_at_the_rollover)
{
	static const struct {
		const char *time;
		int rollover;
		const char *day;
	} cases[] = {
	    {"2027-05-02T03:59:59+02:00", 4, "2027-05-01"},
	    {"2027-05-02T04:00:00+02:00", 4, "2027-05-02"},
	    {"2027-05-02T00:00:00Z", 0, "2027-05-02"},
	    {"1970-01-01T01:00:00Z", 4, "1969-12-31"},
	};
	struct when w;
	char text[DAY_SIZE];

	ck_assert_ptr_null(when_parse(&w, cases[_i].time));
	ck_assert_str_eq(
	    day_format(day_of(w, cases[_i].rollover), text), cases[_i].day);
}
END_TEST

Suite *
suite_day(void)
{
	Suite *s = suite_create("day");
	TCase *c = tcase_create("day");

	tcase_add_test(c, days_equal_the_vectors);
	tcase_add_loop_test(c, the_day_begins_at_the_rollover, 0, 4);
	suite_add_tcase(s, c);
	return s;
}
