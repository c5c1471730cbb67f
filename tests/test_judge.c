#include "judging.h"

#include "base/arena.h"
#include "lang/words.h"

#include <check.h>
#include <string.h>

enum { UNKNOWN = -1 };

/* The test cases of questions.md 6, in their order. */
static const struct judging_row specified[] = {
    {"Byte Pair Encoding", "byte pair encoding", EXACT, 5, {0}},
    {"Supervised Fine-Tuning", "Supervised finetuning", RIGHT, 5, {0}},
    {"Supervised Fine-Tuning", "Ｓｕｐｅｒｖｉｓｅｄ Fine‐Tuning", EXACT, 3,
	{.ms = 20000}},
    {"Reinforcement Learning from Human Feeback",
	"reinforcement learning from human feedback", NEAR, 4, {0}},
    {"近端策略优化", "近端策略优化。", EXACT, 5, {0}},
    {"近端策略优化", "近端策咯优化", NEAR, 4, {0}},
    {"循环神经网络", "卷积神经网络", WRONG, 1,
	{.others = "卷积神经网络|图神经网络"}},
    {"PPO", "DPO", WRONG, 1, {.others = "DPO"}},
    {"MLM（掩码语言模型）", "掩码语言模型", RIGHT, 5, {0}},
    {"查询（Query）、键（Key）、值（Value）", "值 键 查询", RIGHT, 5, {0}},
    {"遗忘门、输入门、输出门", "输入门，遗忘门", PARTIAL, 2, {0}},
    {"选择 → 扩展 → 模拟 → 回溯", "选择、扩展、回溯、模拟", PARTIAL, 3, {0}},
    {"70%", "七成", RIGHT, 5, {0}},
    {"70%", "百分之七十", RIGHT, 5, {0}},
    {"70%", "0.7", RIGHT, 5, {0}},
    {"70%", "75%", WRONG, 1, {0}},
    {"70%", "75%", WRONG, 1, {.prompt = "约 ____ 的参数在这里"}},
    {"2017 年", "2017", RIGHT, 5, {0}},
    {"1750 亿", "175B", RIGHT, 5, {0}},
    {"0.105", "0.1053", RIGHT, 5, {0}},
    {"编码器部分", "解码器部分", WRONG, 1, {0}},
    {"不需要训练奖励模型", "需要训练奖励模型", WRONG, 2, {0}},
    {"降低", "增加", WRONG, 1, {0}},
    {"a lock held by one thread", "locks held by one thread", RIGHT, 5, {0}},
    {"束搜索法/集束搜索法", "集束 搜索法", RIGHT, 5, {0}},
    {"C++", "C", WRONG, 1, {0}},
    {"Georgi Gerganov", "georgi gerganof", NEAR, 3, {.hints = 1}},
    {"将所有负数设为 0，正数保持不变", "负数变成0，正数不变", UNSURE, -1,
	{.form = "self"}},
    {"..", ".", WRONG, 1, {0}},
};

START_TEST(the_specified_cases_are_judged_as_specified)
{
	JUDGING_CHECK(specified);
}
END_TEST

/* Form, spelling, alternatives. */
static const struct judging_row spelling[] = {
    {"", "", BLANK, 0, {0}},
    {"mutex", "", BLANK, 0, {0}},
    {"mutex", "  \t ", BLANK, 0, {0}},
    {"mutex", "?", BLANK, 0, {0}},
    {"mutex", "？", BLANK, 0, {0}},
    {"mutex", "不知道", BLANK, 0, {0}},
    {"mutex", "I don't know", BLANK, 0, {0}},
    {"?", "?", EXACT, 5, {0}},
    {"mutex", "", BLANK, -1, {.form = "self"}},
    {"mutex", "不知道", BLANK, 0, {.form = "self"}},
    {"mutex", "mutx", NEAR, 4, {0}},
    {"mutex", "mutx", NEAR, 3, {.ms = 9000}},
    {"mutex", "mutx", NEAR, 4, {.ms = UNKNOWN}},
    {"mutex", "mtux", WRONG, 1, {0}},
    {"mutex", "mtuex", NEAR, 4, {0}},
    {"mutex", "MUTEX.", EXACT, 5, {0}},
    {"mutex", "mutexes", NEAR, 4, {0}},
    {"mutex", "a mutex", RIGHT, 5, {0}},
    {"mutex", "the answer is mutex", RIGHT, 5, {0}},
    {"mutex", "mutex", EXACT, 4, {.ms = 8000}},
    {"mutex", "mutex", EXACT, 3, {.ms = 30000}},
    {"mutex", "mutex", EXACT, 4, {.ms = 90000}},
    {"mutex", "mutex", EXACT, 4, {.ms = UNKNOWN}},
    {"mutex", "mutex", EXACT, 5,
	{.ms = 5000, .prompt = "What is the name of the lock one holds?"}},
    {"mutex", "mutex", EXACT, 3, {.hints = 1}},
    {"mutex", "mutex", EXACT, 2, {.hints = 2}},
    {"mutex", "mutex", EXACT, 4, {.form = "choice"}},
    {"mutex", "mutx", WRONG, 1, {.form = "choice"}},
    {"true", "true", EXACT, 3, {.form = "truefalse"}},
    {"MoE", "moe", EXACT, 5, {0}},
    {"MoE", "moa", WRONG, 1, {0}},
    {"naïve Bayes", "naive bayes", RIGHT, 5, {0}},
    {"Schrödinger equation", "schrodinger equations", RIGHT, 5, {0}},
    {"互斥锁", "互斥鎖", WRONG, 1, {0}},
    {"互斥锁", "是互斥锁", RIGHT, 5, {0}},
    {"互斥锁", "一种互斥锁", RIGHT, 5, {0}},
    {"稀疏的", "稀疏", RIGHT, 5, {0}},
    {"指针", "针", WRONG, 1, {0}},
    {"目的", "目", WRONG, 1, {0}},
    {"自旋锁（Spinlock）", "spinlock", RIGHT, 5, {0}},
    {"自旋锁（Spinlock）", "自旋锁", RIGHT, 5, {0}},
    {"自旋锁（Spinlock）", "自旋锁 spinlock", RIGHT, 5, {0}},
    {"读写锁（Read-Write Lock, RWL）", "rwl", RIGHT, 5, {0}},
    {"lock (held by one thread)", "held by one thread", WRONG, 1, {0}},
    {"spin lock or busy lock", "busy lock", RIGHT, 5, {0}},
    {"自旋锁或忙等锁", "忙等锁", RIGHT, 5, {0}},
    {"自旋锁、忙等锁", "忙等锁", RIGHT, 5, {.kind = "translate"}},
    {"km/h", "km", WRONG, 1, {0}},
    {"Read Copy Update", "RCU", EXACT, 5, {.accept = "RCU"}},
    {"读拷贝更新", "RCU", WRONG, 2, {.own = "RCU|Read Copy Update"}},
    {"读拷贝更新", "Read Copy Update", WRONG, 2,
	{.own = "RCU|Read Copy Update"}},
    {"semaphore", "monitor", WRONG, 1, {.others = "monitor"}},
    {"spin locks", "spin loks", NEAR, 4, {.others = "mutex"}},
    {"spin locks", "spin logs", WRONG, 1, {.others = "spin logs"}},
    {"C#", "C", WRONG, 1, {0}},
    {"C#", "c #", WRONG, 1, {0}},
    {"*", "＊", EXACT, 5, {0}},
    {"a=b", "a = b", RIGHT, 5, {0}},
    {"café", "cafe", RIGHT, 5, {0}},
    {"カーネル", "カーネル", EXACT, 5, {0}},
    {"커널", "커널", EXACT, 5, {0}},
    {"mutex", "\xff\xfe", WRONG, 1, {0}},
    {"mutex", "\x1b[31mmutex", WRONG, 1, {0}},
};

START_TEST(form_and_slips_of_the_keys_are_forgiven)
{
	JUDGING_CHECK(spelling);
}
END_TEST

/* Long answers. */
static const struct judging_row sentences[] = {
    {"a thread waits in a loop until the lock is free",
	"a thread waits in a loop until the lock is free", EXACT, 5, {0}},
    {"the kernel copies the page only when one of them writes to it",
	"kernel copies the page only when one writes", NEAR, 4, {0}},
    {"the kernel copies the page only when one of them writes to it",
	"page is copied", UNSURE, -1, {0}},
    {"the kernel copies the page only when one of them writes to it",
	"the kernel never copies the page only when one of them writes", UNSURE,
	-1, {0}},
    {"写入时才复制内存页，读的进程共享同一页",
	"写入时才复制内存页，读的进程共享", NEAR, 4, {.form = "self"}},
    {"写入时才复制内存页，读的进程共享同一页", "复制", UNSURE, -1,
	{.form = "self"}},
    {"读者：互不等待；写者：独占资源", "读者互不等待，写者会独占资源", NEAR, 4,
	{.kind = "contrast", .items = "读者：互不等待|写者：独占资源"}},
    {"读者：互不等待；写者：独占", "写者互不等待，读者独占资源", UNSURE, -1,
	{.kind = "contrast", .items = "读者：互不等待|写者：独占资源"}},
};

START_TEST(long_answers_are_never_called_wrong)
{
	JUDGING_CHECK(sentences);
}
END_TEST

START_TEST(a_confusion_names_the_other_term)
{
	struct words *w = words_new();
	struct arena *a = arena_new();
	struct judging_row r = {
	    "semaphore", "Monitors", WRONG, 1, {.others = "mutex|monitor"}};
	struct verdict v = judging_row(a, w, &r);

	ck_assert_str_eq(v.confused, "monitor");
	ck_assert_int_eq(v.guard, GUARD_NEIGHBOUR);
	arena_free(a);
	words_free(w);
}
END_TEST

START_TEST(a_near_answer_shows_the_word_that_differs)
{
	struct words *w = words_new();
	struct arena *a = arena_new();
	struct judging_row r = {
	    "byte pair encoding", "byte pair encodng", NEAR, 4, {0}};
	struct verdict v = judging_row(a, w, &r);

	ck_assert_uint_eq(v.missing.n, 1);
	ck_assert_str_eq(v.missing.v[0], "encoding");
	ck_assert_str_eq(v.extra.v[0], "encodng");
	arena_free(a);
	words_free(w);
}
END_TEST

START_TEST(a_paste_of_ten_thousand_characters_is_judged)
{
	struct words *w = words_new();
	struct arena *a = arena_new();
	char *paste = arena_alloc(a, 10001);
	struct judging_row r = {"mutex", paste, WRONG, 1, {0}};

	memset(paste, 'x', 10000);
	ck_assert_int_eq(judging_row(a, w, &r).kind, WRONG);
	memset(paste, ',', 10000);
	ck_assert_int_eq(judging_row(a, w, &r).kind, WRONG);
	arena_free(a);
	words_free(w);
}
END_TEST

Suite *suite_judge(void);

Suite *
suite_judge(void)
{
	Suite *s = suite_create("judge");
	TCase *c = tcase_create("judge");

	tcase_add_test(c, the_specified_cases_are_judged_as_specified);
	tcase_add_test(c, form_and_slips_of_the_keys_are_forgiven);
	tcase_add_test(c, long_answers_are_never_called_wrong);
	tcase_add_test(c, a_confusion_names_the_other_term);
	tcase_add_test(c, a_near_answer_shows_the_word_that_differs);
	tcase_add_test(c, a_paste_of_ten_thousand_characters_is_judged);
	suite_add_tcase(s, c);
	return s;
}
