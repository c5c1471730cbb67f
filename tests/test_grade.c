/* The grade that is suggested, row by row of questions.md 6 H. */

#include "judging.h"

#include <check.h>

#define LIST .items = "a1|b2|c3|d4"

static const struct judging_row grades[] = {
    /* exact, right: the time, less that of reading the prompt */
    {"mutex", "mutex", EXACT, 5, {.ms = 3000}},
    {"mutex", "mutex", EXACT, 4, {.ms = 3001}},
    {"mutex", "mutex", EXACT, 4, {.ms = 10000}},
    {"mutex", "mutex", EXACT, 3, {.ms = 10001}},
    {"mutex", "mutex", EXACT, 3, {.ms = 60000}},
    {"mutex", "mutex", EXACT, 4, {.ms = 60001}},
    {"mutex", "mutex", EXACT, 4, {.ms = -1}},
    {"mutex", "a mutex", RIGHT, 5, {.ms = 3000}},
    {"mutex", "a mutex", RIGHT, 3, {.ms = 10001}},
    {"mutex", "mutex", EXACT, 5,
	{.ms = 4500, .prompt = "一二三四五六七八九十"}},
    {"mutex", "mutex", EXACT, 4,
	{.ms = 4501, .prompt = "一二三四五六七八九十"}},
    /* near */
    {"semaphore", "semaphor", NEAR, 4, {.ms = 3000}},
    {"semaphore", "semaphor", NEAR, 3, {.ms = 3001}},
    /* partial */
    {"", "a1, b2, c3, d4", RIGHT, 5, {LIST}},
    {"", "a1, b2, c3", PARTIAL, 3, {LIST}},
    {"", "a1, b2, c3, zz", PARTIAL, 2, {LIST}},
    {"", "a1, b2", PARTIAL, 2, {LIST}},
    {"", "a1, b2, zz", PARTIAL, 1, {LIST}},
    {"", "a1", PARTIAL, 1, {LIST}},
    {"", "a1, xx, yy", WRONG, 1, {LIST}},
    {"", "a1, a1, a1", PARTIAL, 1, {LIST}},
    /* unsure, and a blank at a self-marked card */
    {"writers wait for all readers", "no idea at all, sorry", UNSURE, -1,
	{.form = "self"}},
    {"writers wait for all readers", "", BLANK, -1, {.form = "self"}},
    {"writers wait for all readers", " \t", BLANK, -1, {.form = "self"}},
    {"writers wait for all readers", "?", BLANK, 0, {.form = "self"}},
    /* wrong */
    {"semaphore", "monitor", WRONG, 1, {0}},
    {"it blocks all writers", "it never blocks all writers", WRONG, 2, {0}},
    {"it blocks all writers", "it never wakes two readers", WRONG, 1, {0}},
    {"read copy update", "RCU", WRONG, 2, {.own = "RCU"}},
    {"read copy update", "SRCU", WRONG, 1, {.own = "RCU", .others = "SRCU"}},
    /* blank */
    {"mutex", "", BLANK, 0, {0}},
    {"mutex", "不知道", BLANK, 0, {0}},
    {"mutex", "?", BLANK, 0, {0}},
    {"", "", BLANK, 0, {LIST}},
    /* hints, choices */
    {"mutex", "mutex", EXACT, 3, {.hints = 1}},
    {"mutex", "mutex", EXACT, 3, {.hints = 1, .ms = 20000}},
    {"mutex", "mutex", EXACT, 2, {.hints = 2}},
    {"mutex", "mutex", EXACT, 2, {.hints = 9}},
    {"semaphore", "semaphor", NEAR, 3, {.hints = 1}},
    {"semaphore", "monitor", WRONG, 1, {.hints = 1}},
    {"mutex", "mutex", EXACT, 4, {.form = "choice"}},
    {"mutex", "mutex", EXACT, 3, {.form = "choice", .ms = 20000}},
    {"mutex", "mutex", EXACT, 3, {.form = "choice", .hints = 1}},
    {"true", "true", EXACT, 3, {.form = "truefalse"}},
    {"true", "false", WRONG, 1, {.form = "truefalse"}},
};

START_TEST(each_row_of_the_table_of_grades_holds)
{
	JUDGING_CHECK(grades);
}
END_TEST

/* What no tolerance may bridge. */
static const struct judging_row guarded[] = {
    /* numbers: by value, with units, both ends of a range */
    {"128 heads", "129 heads", WRONG, 1, {0}},
    {"128 heads", "128 head", RIGHT, 5, {0}},
    {"three phases", "3 phases", RIGHT, 5, {0}},
    {"three phases", "four phases", WRONG, 1, {0}},
    {"5 ms", "0.005 s", WRONG, 1, {0}},
    {"A1", "B1", WRONG, 1, {0}},
    {"A1", "A1 xx", WRONG, 1, {0}},
    {"4-6 天", "4 到 6 天", RIGHT, 5, {0}},
    {"2 MB", "2048 kB", WRONG, 1, {0}},
    {"约 80 km", "84 km", RIGHT, 5, {0}},
    {"约 80 km", "85 km", WRONG, 1, {0}},
    {"80 km", "81 km", WRONG, 1, {0}},
    {"30-60 days", "30-90 days", WRONG, 1, {0}},
    {"30-60 days", "30 to 60 days", RIGHT, 5, {0}},
    {"25%", "0.25", RIGHT, 5, {0}},
    {"25%", "四分之一", RIGHT, 5, {0}},
    {"三成", "30%", RIGHT, 5, {0}},
    /* negations: equal modulo two */
    {"缓存不会失效", "缓存会失效", WRONG, 2, {0}},
    {"并非所有节点都写日志", "所有节点都写日志", WRONG, 2, {0}},
    {"the page cannot be shared", "the page can be shared", WRONG, 2, {0}},
    {"data without headers", "data with headers", WRONG, 1, {0}},
    {"非常稳定的排序", "非常稳定排序", NEAR, 4, {0}},
    {"不仅快而且稳定", "不仅快而且稳", NEAR, 4, {0}},
    /* opposites */
    {"ascending order of keys", "descending order of keys", WRONG, 1, {0}},
    {"高优先级任务", "低优先级任务", WRONG, 1, {0}},
    {"水平方向的滤波", "垂直方向的滤波", WRONG, 1, {0}},
    {"增加缓冲区", "减少缓冲区", WRONG, 1, {0}},
    /* neighbours */
    {"vector clock", "vector lock", WRONG, 1, {.others = "vector lock"}},
    {"vector clock", "vector clok", NEAR, 4, {.others = "vector lock"}},
    {"互斥量", "信号量", WRONG, 1, {.others = "信号量"}},
    /* acronyms, symbols */
    {"TCP", "TPC", WRONG, 1, {0}},
    {"UDP", "udp", EXACT, 5, {0}},
    {"->", "=>", WRONG, 1, {0}},
    {"F#", "F", WRONG, 1, {0}},
    {"O(n^2)", "O(n^3)", WRONG, 1, {0}},
};

START_TEST(no_guard_lets_an_answer_pass)
{
	JUDGING_CHECK(guarded);
}
END_TEST

Suite *suite_grade(void);

Suite *
suite_grade(void)
{
	Suite *s = suite_create("grade");
	TCase *c = tcase_create("grade");

	tcase_add_test(c, each_row_of_the_table_of_grades_holds);
	tcase_add_test(c, no_guard_lets_an_answer_pass);
	suite_add_tcase(s, c);
	return s;
}
