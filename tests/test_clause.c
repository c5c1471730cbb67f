#include "compile/clause.h"

#include <check.h>
#include <string.h>

static const struct {
	enum cut level;
	const char *text, *parts; /* parts, each ended by | */
} cases[] = {
    {CUT_SENTENCE, "酵母产生气体。面团因此变大！",
	"酵母产生气体|面团因此变大|"},
    {CUT_SENTENCE, "Salt binds water. It slows yeast.",
	"Salt binds water|It slows yeast|"},
    {CUT_SENTENCE, "Use acids, e.g. Lemon. Serve cold.",
	"Use acids, e.g. Lemon|Serve cold|"},
    {CUT_SENTENCE, "Version 2.5 is out", "Version 2.5 is out|"},
    {CUT_HALF, "盐减慢发酵；糖加快发酵", "盐减慢发酵|糖加快发酵|"},
    {CUT_CLAUSE, "先揉面，再醒面（约 1 小时，要盖好），最后烤",
	"先揉面|再醒面（约 1 小时，要盖好）|最后烤|"},
    {CUT_CLAUSE, "a ratio of 3:1, not 1,000", "a ratio of 3:1|not 1,000|"},
    {CUT_CLAUSE, "一个括号（没有关上，后面照常",
	"一个括号（没有关上|后面照常|"},
    {CUT_HALF, "he said \"stop; now\"; then left",
	"he said \"stop; now\"|then left|"},
    {CUT_SENTENCE, " 。。 ", ""},
};

START_TEST(a_text_is_cut_at_its_marks)
{
	const char *s = cases[_i].text;
	char parts[256] = "";
	struct span at = {0, 0};

	while (clause_next(s, strlen(s), cases[_i].level, &at)) {
		strncat(parts, s + at.from, at.to - at.from);
		strcat(parts, "|");
	}
	ck_assert_str_eq(parts, cases[_i].parts);
}
END_TEST

START_TEST(a_bracket_ends_behind_its_own_close)
{
	const char *s = "（一（二）三) 四";
	size_t end;

	ck_assert(clause_bracket(s, strlen(s), 0, &end));
	ck_assert_str_eq(s + end, " 四");
	ck_assert(!clause_bracket(s, strlen(s), strlen(s) - 3, &end));
}
END_TEST

Suite *suite_clause(void);

Suite *
suite_clause(void)
{
	Suite *s = suite_create("clause");
	TCase *c = tcase_create("clause");

	tcase_add_loop_test(c, a_text_is_cut_at_its_marks, 0,
	    (int)(sizeof cases / sizeof *cases));
	tcase_add_test(c, a_bracket_ends_behind_its_own_close);
	suite_add_tcase(s, c);
	return s;
}
