#include "judging.h"

#include "base/arena.h"
#include "lang/words.h"

#include <check.h>
#include <string.h>

/* Lists, ordered and not. */
static const struct judging_row lists[] = {
    {"", "b, a", RIGHT, 5, {.items = "a|b"}},
    {"a、b", "a、b", EXACT, 5, {.items = "a|b"}},
    {"", "红;绿;蓝", RIGHT, 5, {.items = "红|绿|蓝"}},
    {"", "红和绿", PARTIAL, 2, {.items = "红|绿|蓝"}},
    {"", "红\n绿\n蓝", RIGHT, 5, {.items = "红|绿|蓝"}},
    {"", "- red\n- green\n- blue", RIGHT, 5, {.items = "red|green|blue"}},
    {"", "1. red\n2. green\n3. blue", RIGHT, 5, {.items = "red|green|blue"}},
    {"", "red, green, and blue", RIGHT, 5, {.items = "red|green|blue"}},
    {"", "red green blue", RIGHT, 5, {.items = "red|green|blue"}},
    {"", "red gren blue", NEAR, 4, {.items = "red|green|blue"}},
    {"", "red, gren, blue", NEAR, 4, {.items = "red|green|blue"}},
    {"", "red, red, red", PARTIAL, 1, {.items = "red|green|blue"}},
    {"", "red, green, blue, pink", PARTIAL, 3, {.items = "red|green|blue"}},
    {"", "red, pink, grey", WRONG, 1, {.items = "red|green|blue"}},
    {"", "pink", WRONG, 1, {.items = "red|green|blue"}},
    {"", "", BLANK, 0, {.items = "red|green|blue"}},
    {"", "TCP/IP, UDP", RIGHT, 5, {.items = "TCP/IP|UDP"}},
    {"", "UDP、TCP/IP", RIGHT, 5, {.items = "TCP/IP|UDP"}},
    {"", "饱和、溢出", RIGHT, 5, {.items = "溢出|饱和"}},
    {"", "query、key", RIGHT, 5, {.items = "查询（Query）|键（Key）"}},
    {"", "query, 查询", PARTIAL, 2, {.items = "查询（Query）|键（Key）"}},
    {"", "选择、扩展、模拟、回溯", RIGHT, 5,
	{.items = "选择|扩展|模拟|回溯", .ordered = true}},
    {"", "选择 -> 扩展 -> 模拟 -> 回溯", RIGHT, 5,
	{.items = "选择|扩展|模拟|回溯", .kind = "order"}},
    {"", "回溯、模拟、扩展、选择", PARTIAL, 1,
	{.items = "选择|扩展|模拟|回溯", .kind = "order"}},
    {"", "a, c", PARTIAL, 2, {.items = "a|b|c", .ordered = true}},
    {"", "red, green, blue", RIGHT, 5,
	{.items = "red|green|blue|pink", .prompt = "Name at least 3 colours."}},
    {"", "red, green, pink", RIGHT, 5,
	{.items = "red|green|blue",
	    .accept = "pink",
	    .prompt = "Name at least 2 colours."}},
    {"", "红、绿", PARTIAL, 2,
	{.items = "红|绿|蓝|黑", .prompt = "说出至少 3 种颜色"}},
    {"读写锁、自旋锁", "自旋锁 读写锁", RIGHT, 5, {.kind = "list"}},
};

START_TEST(lists_give_credit_for_each_item)
{
	JUDGING_CHECK(lists);
}
END_TEST

START_TEST(a_list_says_what_is_missing_and_what_is_extra)
{
	struct words *w = words_new();
	struct arena *a = arena_new();
	struct judging_row r = {
	    "", "blue, pink, red", PARTIAL, 2, {.items = "red|green|blue"}};
	struct verdict v = judging_row(a, w, &r);

	ck_assert_uint_eq(v.missing.n, 1);
	ck_assert_str_eq(v.missing.v[0], "green");
	ck_assert_uint_eq(v.extra.n, 1);
	ck_assert_str_eq(v.extra.v[0], "pink");
	ck_assert_double_eq(v.credit, 0.5);
	arena_free(a);
	words_free(w);
}
END_TEST

START_TEST(a_wrong_order_is_told_from_a_missing_step)
{
	struct words *w = words_new();
	struct arena *a = arena_new();
	struct judging_row order = {
	    "", "b, a", PARTIAL, 2, {.items = "a|b", .ordered = true}};
	struct judging_row missing = {
	    "", "a", PARTIAL, 2, {.items = "a|b", .ordered = true}};

	ck_assert(judging_row(a, w, &order).order_wrong);
	ck_assert(!judging_row(a, w, &missing).order_wrong);
	arena_free(a);
	words_free(w);
}
END_TEST

Suite *suite_items(void);

Suite *
suite_items(void)
{
	Suite *s = suite_create("items");
	TCase *c = tcase_create("items");

	tcase_add_test(c, lists_give_credit_for_each_item);
	tcase_add_test(c, a_list_says_what_is_missing_and_what_is_extra);
	tcase_add_test(c, a_wrong_order_is_told_from_a_missing_step);
	suite_add_tcase(s, c);
	return s;
}
