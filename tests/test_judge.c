#include "base/arena.h"
#include "base/buf.h"
#include "lang/number.h"
#include "lang/words.h"
#include "session/judge.h"

#include <check.h>
#include <math.h>
#include <string.h>

enum { FAST = 0, UNKNOWN = -1 };

/* A list in a table is one text with | between its members. */
static struct texts
members(struct arena *a, const char *joined)
{
	struct texts t = {0};
	char *s, *part;

	if (!joined)
		return t;
	s = arena_strdup(a, joined);
	t.v = arena_array(a, strlen(s) + 1, sizeof *t.v);
	while ((part = strsep(&s, "|")))
		t.v[t.n++] = part;
	return t;
}

struct row {
	const char *expected, *typed;
	enum verdict_kind verdict;
	int grade;
	struct {
		const char *accept, *items, *others, *own, *prompt;
		const char *kind, *form;
		int64_t ms;
		int hints;
		bool ordered;
	} with;
};

static struct verdict
judge_row(struct arena *a, const struct words *w, const struct row *r)
{
	struct judge_task t = {
	    .expected = r->expected,
	    .typed = r->typed,
	    .accept = members(a, r->with.accept),
	    .items = members(a, r->with.items),
	    .others = members(a, r->with.others),
	    .own = members(a, r->with.own),
	    .prompt = r->with.prompt,
	    .ordered = r->with.ordered,
	    .ms = r->with.ms,
	    .hints = r->with.hints,
	};

	if (r->with.kind) {
		t.has_kind = true;
		ck_assert(card_kind_named(&t.kind, r->with.kind));
	}
	if (r->with.form) {
		t.has_form = true;
		ck_assert(card_form_named(&t.form, r->with.form));
	}
	return judge(a, w, &t);
}

static void
check_rows(const struct row *row, size_t n)
{
	struct words *w = words_new();
	struct buf wrong = {0};
	size_t i;

	for (i = 0; i < n; i++) {
		struct arena *a = arena_new();
		struct verdict v = judge_row(a, w, &row[i]);

		if (v.kind != row[i].verdict || v.suggest != row[i].grade)
			buf_printf(&wrong,
			    "\n'%s' for '%s' is %s %d, should be %s %d",
			    row[i].typed, row[i].expected, verdict_name(v.kind),
			    v.suggest, verdict_name(row[i].verdict),
			    row[i].grade);
		arena_free(a);
	}
	ck_assert_msg(wrong.len == 0, "%s", buf_text(&wrong));
	words_free(w);
}

#define CHECK(rows) check_rows(rows, sizeof(rows) / sizeof *(rows))

#define EXACT VERDICT_EXACT
#define RIGHT VERDICT_RIGHT
#define NEAR VERDICT_NEAR
#define PARTIAL VERDICT_PARTIAL
#define UNSURE VERDICT_UNSURE
#define WRONG VERDICT_WRONG
#define BLANK VERDICT_BLANK

/* The test cases of questions.md 6, in their order. */
static const struct row specified[] = {
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
	CHECK(specified);
}
END_TEST

/* Numbers: by value, with their units, never nearly. */
static const struct row numbers[] = {
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
	CHECK(numbers);
}
END_TEST

/* Negations and opposites. */
static const struct row guards[] = {
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
	CHECK(guards);
}
END_TEST

/* Form, spelling, alternatives. */
static const struct row spelling[] = {
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
	CHECK(spelling);
}
END_TEST

/* Lists, ordered and not. */
static const struct row lists[] = {
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
	CHECK(lists);
}
END_TEST

/* Long answers. */
static const struct row sentences[] = {
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
	CHECK(sentences);
}
END_TEST

START_TEST(a_list_says_what_is_missing_and_what_is_extra)
{
	struct words *w = words_new();
	struct arena *a = arena_new();
	struct row r = {
	    "", "blue, pink, red", PARTIAL, 2, {.items = "red|green|blue"}};
	struct verdict v = judge_row(a, w, &r);

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
	struct row order = {
	    "", "b, a", PARTIAL, 2, {.items = "a|b", .ordered = true}};
	struct row missing = {
	    "", "a", PARTIAL, 2, {.items = "a|b", .ordered = true}};

	ck_assert(judge_row(a, w, &order).order_wrong);
	ck_assert(!judge_row(a, w, &missing).order_wrong);
	arena_free(a);
	words_free(w);
}
END_TEST

START_TEST(a_confusion_names_the_other_term)
{
	struct words *w = words_new();
	struct arena *a = arena_new();
	struct row r = {
	    "semaphore", "Monitors", WRONG, 1, {.others = "mutex|monitor"}};
	struct verdict v = judge_row(a, w, &r);

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
	struct row r = {
	    "byte pair encoding", "byte pair encodng", NEAR, 4, {0}};
	struct verdict v = judge_row(a, w, &r);

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
	struct row r = {"mutex", paste, WRONG, 1, {0}};

	memset(paste, 'x', 10000);
	ck_assert_int_eq(judge_row(a, w, &r).kind, WRONG);
	memset(paste, ',', 10000);
	ck_assert_int_eq(judge_row(a, w, &r).kind, WRONG);
	arena_free(a);
	words_free(w);
}
END_TEST

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

Suite *suite_judge(void);

Suite *
suite_judge(void)
{
	Suite *s = suite_create("judge");
	TCase *c = tcase_create("judge");

	tcase_add_test(c, the_specified_cases_are_judged_as_specified);
	tcase_add_test(c, numbers_are_compared_by_value_and_never_nearly_right);
	tcase_add_test(c, negations_and_opposites_are_never_nearly_right);
	tcase_add_test(c, form_and_slips_of_the_keys_are_forgiven);
	tcase_add_test(c, lists_give_credit_for_each_item);
	tcase_add_test(c, long_answers_are_never_called_wrong);
	tcase_add_test(c, a_list_says_what_is_missing_and_what_is_extra);
	tcase_add_test(c, a_wrong_order_is_told_from_a_missing_step);
	tcase_add_test(c, a_confusion_names_the_other_term);
	tcase_add_test(c, a_near_answer_shows_the_word_that_differs);
	tcase_add_test(c, a_paste_of_ten_thousand_characters_is_judged);
	tcase_add_test(c, numbers_are_read_by_value);
	tcase_add_test(c, the_loose_form_drops_what_does_not_matter);
	suite_add_tcase(s, c);
	return s;
}
