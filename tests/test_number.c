#include "base/arena.h"
#include "lang/norm.h"
#include "lang/number.h"

#include <check.h>
#include <math.h>
#include <string.h>

static const struct {
	const char *nf;
	double value[4];
	size_t n;
} values[] = {
    {"no number", {0}, 0},
    {"7.5", {7.5}, 1},
    {"1,000,000", {1e6}, 1},
    {"(0,1)", {0, 1}, 2},
    {"4-6", {4, 6}, 2},
    {"-5", {-5}, 1},
    {"a -5", {-5}, 1},
    {"gpt-4", {4}, 1},
    {"1.5万亿", {1.5e12}, 1},
    {"三千二百", {3200}, 1},
    {"十二", {12}, 1},
    {"十亿", {1e9}, 1},
    {"三亿二千万", {3.2e8}, 1},
    {"两万五", {20005}, 1},
    {"万维网", {0}, 0},
    {"百分之七十五", {0.75}, 1},
    {"七成", {0.7}, 1},
    {"三分之二", {2.0 / 3}, 1},
    {"twelve of ten", {12, 10}, 2},
    {"someone", {0}, 0},
    {"7b", {7e9}, 1},
    {"7bit", {7}, 1},
    {"5 percent", {0.05}, 1},
    {"3e8", {3e8}, 1},
    {".5", {0.5}, 1},
    {"2017-05-01", {2017, 5, 1}, 3},
};

START_TEST(numbers_are_read_by_value)
{
	size_t i, k;

	for (i = 0; i < sizeof values / sizeof *values; i++) {
		struct arena *a = arena_new();
		struct numbers x = number_list(a, values[i].nf);

		ck_assert_msg(
		    x.n == values[i].n, "%s: %zu numbers", values[i].nf, x.n);
		for (k = 0; k < x.n; k++)
			ck_assert_msg(fabs(x.v[k].value - values[i].value[k]) <=
					  1e-9 * fabs(values[i].value[k]),
			    "%s: %g", values[i].nf, x.v[k].value);
		arena_free(a);
	}
}
END_TEST

static const struct {
	const char *text, *lf;
} loose[] = {
    {"Supervised Fine-Tuning", "supervisedfinetuning"},
    {"the locks", "lock"},
    {"classes", "classe"},
    {"class", "class"},
    {"analysis", "analysis"},
    {"C++", "c++"},
    {"3.14", "3.14"},
    {"-5 °C", "-5°c"},
    {"50 %", "50%"},
    {"一种锁", "锁"},
    {"值（Value）", "值value"},
    {"to the left", "left"},
    {"the", "the"},
    {"..", ".."},
    {"Ünïcode", "unicode"},
};

START_TEST(the_loose_form_drops_what_does_not_matter)
{
	size_t i;

	for (i = 0; i < sizeof loose / sizeof *loose; i++) {
		struct arena *a = arena_new();
		const char *lf = norm_lf(
		    a, norm_nf(a, loose[i].text, strlen(loose[i].text)));

		ck_assert_str_eq(lf, loose[i].lf);
		arena_free(a);
	}
}
END_TEST

Suite *suite_number(void);

Suite *
suite_number(void)
{
	Suite *s = suite_create("number");
	TCase *c = tcase_create("number");

	tcase_add_test(c, numbers_are_read_by_value);
	tcase_add_test(c, the_loose_form_drops_what_does_not_matter);
	suite_add_tcase(s, c);
	return s;
}
