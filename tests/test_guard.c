/* What is never nearly right. */

#include "judging.h"

#include <check.h>

/* Numbers: by value, with their units, never nearly. */
static const struct judging_row numbers[] = {
    {"70%", "70 %", RIGHT, 5, {0}},
    {"70%", "0.70", RIGHT, 5, {0}},
    {"70%", "70", WRONG, 1, {0}},
    {"70%", "70", RIGHT, 5, {.prompt = "占 ____ % 的内存"}},
    {"70", "70%", RIGHT, 5, {.prompt = "占 ____ % 的内存"}},
    {"70%", "72%", RIGHT, 5, {.prompt = "约 ____ 的水在冰里"}},
    {"约 70%", "73%", RIGHT, 5, {0}},
    {"约 70%", "74%", WRONG, 1, {0}},
    {"about 200", "205", RIGHT, 5, {0}},
    {"200", "205", WRONG, 1, {0}},
    {"三分之一", "1/3", WRONG, 1, {0}},
    {"百分之三", "3%", RIGHT, 5, {0}},
    {"千分之三", "0.3%", RIGHT, 5, {0}},
    {"1,000,000", "一百万", RIGHT, 5, {0}},
    {"1,000,000", "1 million", RIGHT, 5, {0}},
    {"1,000", "1000", RIGHT, 5, {0}},
    {"3 万", "30000", RIGHT, 5, {0}},
    {"1.5 万亿", "1.5T", RIGHT, 5, {0}},
    {"110M", "1.1 亿", RIGHT, 5, {0}},
    {"12", "twelve", RIGHT, 5, {0}},
    {"三个阶段", "3 个阶段", RIGHT, 5, {0}},
    {"三个阶段", "四个阶段", WRONG, 1, {0}},
    {"两个门", "2个门", RIGHT, 5, {0}},
    {"二十三", "23", RIGHT, 5, {0}},
    {"一千七百五十亿", "1750亿", RIGHT, 5, {0}},
    {"二〇一七年", "2017 年", RIGHT, 5, {0}},
    {"5 ms", "5 s", WRONG, 1, {0}},
    {"5 ms", "5 毫秒", RIGHT, 5, {0}},
    {"延迟为 5 ms", "延迟为 5 s", WRONG, 1, {0}},
    {"8 kB", "8 MB", WRONG, 1, {0}},
    {"1 MB", "1000 kB", WRONG, 1, {0}},
    {"70%", "70 pp", WRONG, 1, {0}},
    {"70%", "70 个百分点", WRONG, 1, {0}},
    {"2017 年", "2018 年", WRONG, 1, {0}},
    {"2017 年", "2017", RIGHT, 5, {.prompt = "它在 ____ 年出现"}},
    {"5 kg", "5", WRONG, 1, {.prompt = "它有多重？"}},
    {"4-6", "4 到 6", RIGHT, 5, {0}},
    {"4-6", "4~6", RIGHT, 5, {0}},
    {"4-6", "4-7", WRONG, 1, {0}},
    {"4-6", "4", WRONG, 1, {0}},
    {"[0, 1)", "(0, 1)", WRONG, 1, {0}},
    {"[0, 1)", "0, 1", RIGHT, 5, {0}},
    {"(0, 1)", "（0，1）", RIGHT, 5, {0}},
    {"-5", "5", WRONG, 1, {0}},
    {"0.105", "0.106", RIGHT, 5,
	{.kind = "number", .prompt = "p = 0.9。L 是多少？"}},
    {"0.105", "0.107", WRONG, 1,
	{.kind = "number", .prompt = "p = 0.9。L 是多少？"}},
    {"0.7", "0.8", WRONG, 1, {.prompt = "阈值取 ____ 时停止"}},
    {"3.14", "3.1416", RIGHT, 5, {0}},
    {"GPT-4", "GPT-3", WRONG, 1, {0}},
    {"word2vec", "word3vec", WRONG, 1, {0}},
    {"1e-5", "0.00001", RIGHT, 5, {0}},
    {"2^8", "28", WRONG, 1, {0}},
    {"x ≥ 5", "x ≤ 5", WRONG, 1, {0}},
    {"一种锁", "锁", RIGHT, 5, {0}},
    {"one lock", "lock", WRONG, 1, {0}},
};

START_TEST(numbers_are_compared_by_value_and_never_nearly_right)
{
	JUDGING_CHECK(numbers);
}
END_TEST

/* Negations and opposites. */
static const struct judging_row guards[] = {
    {"需要训练奖励模型", "不需要训练奖励模型", WRONG, 2, {0}},
    {"不会阻塞其他线程", "会阻塞其他线程", WRONG, 2, {0}},
    {"the reader never waits", "the reader waits", WRONG, 2, {0}},
    {"it does not block writers", "it does block writers", WRONG, 2, {0}},
    {"it doesn't block writers", "it does not block writers", NEAR, 4, {0}},
    {"unsupervised learning", "supervised learning", WRONG, 2, {0}},
    {"non-blocking queue", "blocking queue", WRONG, 2, {0}},
    {"nonblocking queue", "non-blocking queue", RIGHT, 5, {0}},
    {"understanding of text", "understandng of text", NEAR, 4, {0}},
    {"universal approximator", "universal aproximator", NEAR, 4, {0}},
    {"无监督学习方法", "有监督学习方法", WRONG, 1, {0}},
    {"非线性变换层", "线性变换层", WRONG, 1, {0}},
    {"不同语言的词表", "不同语言的词汇表", NEAR, 4, {0}},
    {"never blocks and never waits", "always blocks and always waits", WRONG, 1,
	{0}},
    {"最大似然估计", "最小似然估计", WRONG, 1, {0}},
    {"encoder block", "decoder block", WRONG, 1, {0}},
    {"encoder block", "encodr block", NEAR, 4, {0}},
    {"increase the throughput", "decrease the througput", WRONG, 1, {0}},
    {"水平切分数据表", "垂直切分数据表", WRONG, 1, {0}},
    {"low latency network", "high latency network", WRONG, 1, {0}},
    {"write lock", "read lock", WRONG, 1, {0}},
    {"maximize the margin", "minimize the margin", WRONG, 1, {0}},
};

START_TEST(negations_and_opposites_are_never_nearly_right)
{
	JUDGING_CHECK(guards);
}
END_TEST

Suite *suite_guard(void);

Suite *
suite_guard(void)
{
	Suite *s = suite_create("guard");
	TCase *c = tcase_create("guard");

	tcase_add_test(c, numbers_are_compared_by_value_and_never_nearly_right);
	tcase_add_test(c, negations_and_opposites_are_never_nearly_right);
	suite_add_tcase(s, c);
	return s;
}
