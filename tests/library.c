#include "library.h"

#include "base/day.h"
#include "base/err.h"
#include "store/store.h"

#include <check.h>
#include <stdlib.h>

#define TEXTS(...)                                                             \
	{                                                                      \
		(const char *[]){__VA_ARGS__},                                 \
		    sizeof((const char *[]){__VA_ARGS__}) /                    \
			sizeof(const char *)                                   \
	}

const struct card library_cards[LIBRARY_CARDS] = {
    {.id = 1,
	.fact = 1,
	.kind = CARD_EXPAND,
	.lang = LANG_ZH,
	.section = TEXTS("内存", "TLB"),
	.term = "TLB",
	.ask = "TLB 的英文全称是什么？",
	.answer = "Translation Lookaside Buffer",
	.file = "os.md",
	.line = 3,
	.column = 1},
    {.id = 2,
	.fact = 2,
	.kind = CARD_ASPECT,
	.form = FORM_SELF,
	.lang = LANG_ZH,
	.section = TEXTS("锁", "互斥锁"),
	.term = "互斥锁",
	.ask = "互斥锁的特点，说出 2 点",
	.answer = "等待者进入睡眠；持有者只有一个线程",
	.items = TEXTS("等待者进入睡眠", "持有者只有一个线程"),
	.file = "os.md",
	.line = 5,
	.column = 1},
    {.id = 3,
	.fact = 3,
	.kind = CARD_LIST,
	.form = FORM_ITEMS,
	.lang = LANG_ZH,
	.section = TEXTS("锁", "种类"),
	.term = "锁",
	.ask = "锁有哪 3 种？",
	.answer = "互斥锁、自旋锁、读写锁",
	.items = TEXTS("互斥锁", "自旋锁", "读写锁"),
	.file = "os.md",
	.line = 7,
	.column = 1},
    {.id = 4,
	.fact = 4,
	.kind = CARD_WHICH,
	.form = FORM_CHOICE,
	.lang = LANG_ZH,
	.section = TEXTS("锁", "自旋锁"),
	.term = "自旋锁",
	.ask = "在循环中不断检查——互斥锁还是自旋锁？",
	.answer = "自旋锁",
	.choices = TEXTS("互斥锁", "自旋锁"),
	.file = "os.md",
	.line = 9,
	.column = 1},
    {.id = 5,
	.fact = 5,
	.kind = CARD_NAME,
	.lang = LANG_EN,
	.section = TEXTS("Locks", "Spinlock"),
	.term = "Spinlock",
	.ask = "Which lock has waiters that check in a loop?",
	.answer = "spinlock",
	.file = "os.md",
	.line = 11,
	.column = 1},
    {.id = 6,
	.fact = 6,
	.kind = CARD_ORDER,
	.form = FORM_ITEMS,
	.lang = LANG_ZH,
	.section = TEXTS("内存", "缺页"),
	.term = "缺页",
	.ask = "缺页处理依次是哪 3 步？",
	.answer = "查表 → 调页 → 重试",
	.items = TEXTS("查表", "调页", "重试"),
	.file = "os.md",
	.line = 13,
	.column = 1},
};

static void
must(const struct err *e)
{
	ck_assert_msg(!e, "%s", e ? e->text : "");
}

void
library_make(const struct cli *c, const struct card *cards, size_t n)
{
	struct deck *d = deck_new("os");
	char *path = cli_path(c, "library.db");
	struct store *s = NULL;
	struct when now;

	d->card = (struct card *)cards;
	d->n = n;
	must(when_parse(&now, "2026-03-01T08:00:00+08:00"));
	must(store_open(&s, path, STORE_WRITE));
	must(store_begin(s, now, STORE_BATCH));
	must(store_put_deck(s, d, NULL, NULL));
	must(store_commit(s));
	store_close(s);
	deck_free(d);
	free(path);
}

const char library_morning[] = "2026-03-02T08:00:00+08:00";

struct cli
library_begin(size_t n)
{
	struct cli c;

	cli_begin(&c);
	c.now = library_morning;
	library_make(&c, library_cards, n);
	return c;
}
