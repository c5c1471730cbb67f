#include "compile/arith.h"
#include "compile/sum.h"

#include <check.h>
#include <math.h>
#include <string.h>

static const struct {
	const char *text;
	double value; /* NAN: no expression */
} values[] = {
    {"1", 1},
    {"2 + 3 * 4", 14},
    {"(2 + 3) * 4", 20},
    {"2 ^ 3 ^ 2", 512},
    {"-2 ^ 2", -4},
    {"2 ^ -1", 0.5},
    {"10 / 4 / 5", 0.5},
    {"- 1 * -3", 3},
    {"1,250 * 4", 5000},
    {"sqrt(16) + exp(0)", 5},
    {"ln(exp(2))", 2},
    {"log(100)", 2},
    {"log2(8)", 3},
    {"1.5e3", 1500},
    {"", NAN},
    {"2 +", NAN},
    {"(2", NAN},
    {"2)", NAN},
    {"2(3)", NAN},
    {"x + 1", NAN},
    {"5 %", NAN},
    {"sin(1)", NAN},
};

START_TEST(an_expression_has_its_value)
{
	const char *s = values[_i].text;
	struct arith a;
	double v = arith_eval(s, strlen(s), 10, &a) ? a.value : NAN;

	if (isnan(values[_i].value))
		ck_assert_msg(isnan(v), "%s = %g", s, v);
	else
		ck_assert_msg(
		    fabs(v - values[_i].value) < 1e-9, "%s = %g", s, v);
}
END_TEST

enum finding { NOTHING, RIGHT, WRONG };

static const struct {
	const char *text;
	enum finding finding;
} sums[] = {
    {"12 * 3 = 36", RIGHT},
    {"12 * 3 = 39", WRONG},
    {"9 ÷ 2 − 1 = 3.5", RIGHT},
    {"1,250 × 4 = 5,500", WRONG},
    {"2 + 2 = 5", WRONG},
    {"面积为 3 × 4 / 2 = 6。", RIGHT},
    {"面积为 3 × 4 / 2 = 8。", WRONG},
    {"so, (4 + 5) * 2 = 20.", WRONG},
    {"(4 + 5 = 10)", WRONG},
    {"h = 1 / 2 * 9.81 * 2 ^ 2 = 19.62", RIGHT},
    {"h = 1 / 2 * 9.81 * 2 ^ 2 = 91.62", WRONG},
    {"log(8) = 3", RIGHT},   /* base 2 */
    {"log(100) = 2", RIGHT}, /* base 10 */
    {"log(2) ≈ 0.693", RIGHT},
    {"log(2) ~~ 0.5", WRONG},
    {"1 / 3 = 0.333...", RIGHT},
    {"1 / 3 ≈ 0.34", RIGHT}, /* one unit in the last place */
    {"1 / 3 ≈ 0.36", WRONG},
    {"7 / 2 = 3", RIGHT}, /* as programmers divide */
    {"0.9 ^ 2 = 0.82", RIGHT},
    {"1 + 1 = 10", NOTHING}, /* bits */
    {"1 + 1 = 0", NOTHING},
    {"x + 2 = 5", NOTHING},
    {"2 * r = 5", NOTHING},
    {"sin 30 + 1 = 3", NOTHING},
    {"3 km + 4 km = 8 km", NOTHING},
    {"3 * 4 = 13 cm", NOTHING},
    {"3 * 4 = 13 个", NOTHING},
    {"3 * 4 = 13%", NOTHING},
    {"50% * 4 = 3", NOTHING},
    {"7 + 8 = 3 (mod 12)", NOTHING},
    {"7 ÷ 2 = 3……1", NOTHING},
    {"a == 2 + 3 == 6", NOTHING},
    {"2 + 3 => 6", NOTHING},
    {"2 + 3 <= 6", NOTHING},
    {"10:30 - 9 = 2", NOTHING},
    {"30 = 31", NOTHING},
    {"GPT-3 = 5", NOTHING},
    {"2 * 3 = 6 * 1", NOTHING},
    {"f(2 + 3 = 6)", NOTHING},
    {"the sum is 2 + 3 = 6.", WRONG},
    {"Area 3 * 4 = 13", WRONG},
    {"the x 2 + 3 = 6", NOTHING},
    {"cos 60 + 1 = 3", NOTHING},
    {"no sum at all", NOTHING},
    {"=", NOTHING},
    {"1 + 2 =", NOTHING},
    {"= 3", NOTHING},
};

START_TEST(a_sum_in_a_text_is_right_wrong_or_none)
{
	const char *s = sums[_i].text;
	struct sum sum;
	struct sums *a = sums_open(s, strlen(s));
	enum finding f = NOTHING;

	if (sums_next(a, &sum))
		f = sum.right ? RIGHT : WRONG;
	sums_close(a);
	ck_assert_msg(f == sums[_i].finding, "%s: %d", s, (int)f);
}
END_TEST

START_TEST(all_sums_of_a_text_are_found)
{
	const char *s = "一年 12 * 30 = 360，又 2 + 3 = 6；再 1 + 4 = 5";
	struct sum sum;
	struct sums *a = sums_open(s, strlen(s));
	size_t right = 0, wrong = 0;

	while (sums_next(a, &sum)) {
		right += sum.right;
		if (!sum.right) {
			wrong++;
			ck_assert_int_eq(
			    strncmp(s + sum.from, "2 + 3 =", 7), 0);
			ck_assert_uint_eq(sum.to - sum.from, 5);
			ck_assert_int_eq(s[sum.given], '6');
		}
	}
	sums_close(a);
	ck_assert_uint_eq(right, 2);
	ck_assert_uint_eq(wrong, 1);
}
END_TEST

Suite *suite_arith(void);

#define COUNT(table) ((int)(sizeof table / sizeof *table))

Suite *
suite_arith(void)
{
	Suite *s = suite_create("arith");
	TCase *c = tcase_create("arith");

	tcase_add_loop_test(c, an_expression_has_its_value, 0, COUNT(values));
	tcase_add_loop_test(
	    c, a_sum_in_a_text_is_right_wrong_or_none, 0, COUNT(sums));
	tcase_add_test(c, all_sums_of_a_text_are_found);
	suite_add_tcase(s, c);
	return s;
}
