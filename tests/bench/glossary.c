/*
 * Writes a glossary of about the given size: glossary MEGABYTES >notes.md.
 * Terms are unique; bold expansions, labelled lists, definitions, tables,
 * steps, code and a reference section now and then; Chinese and English by
 * turns. The same size gives the same bytes.
 */

#include "base/rand.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const zh[] = {"数据", "模型", "系统", "网络", "信号", "结构",
    "温度", "压力", "速度", "频率", "节点", "路径", "能量", "细胞", "材料",
    "误差"};
static const char *const zh_verb[] = {"控制", "降低", "提高", "记录", "传递",
    "检查", "合并", "分解", "保存", "估计"};
static const char *const en[] = {"signal", "network", "pressure", "vessel",
    "record", "channel", "membrane", "contract", "filter", "engine", "index",
    "sample", "buffer", "current", "pattern", "carrier"};
static const char *const en_verb[] = {"limits", "carries", "stores", "checks",
    "joins", "splits", "measures", "filters", "repeats", "releases"};

#define PICK(r, a) a[rng_below(r, sizeof a / sizeof *a)]

static long
chinese(struct rng *r, long n)
{
	long size = printf(
	    "## 术语%ld\n\n**Compound Term %ld（复合名%ld）**\n\n", n, n, n);
	int i;

	size +=
	    printf("- 一种用于%s%s%s的方法，编号为 %ld\n- 通过%s来%s%s的%s\n\n",
		PICK(r, zh_verb), PICK(r, zh), PICK(r, zh), n, PICK(r, zh),
		PICK(r, zh_verb), PICK(r, zh), PICK(r, zh));
	size += printf("### 作用\n\n");
	for (i = 0; i < 4; i++)
		size +=
		    printf("- %s%s%ld%d：在%s中%s%s，使%s保持稳定，并%s%s\n",
			PICK(r, zh_verb), PICK(r, zh), n, i, PICK(r, zh),
			PICK(r, zh_verb), PICK(r, zh), PICK(r, zh),
			PICK(r, zh_verb), PICK(r, zh));
	size += printf("\n### 步骤\n\n");
	for (i = 1; i < 5; i++)
		size += printf("%d. %s第 %ld 个%s\n", i, PICK(r, zh_verb),
		    n + i, PICK(r, zh));
	return size + printf("\n");
}

static long
english(struct rng *r, long n)
{
	long size =
	    printf("## Term %ld\n\nA %s that %s the %s of a %s numbered "
		   "%ld, and %s its %s.\n\n### Uses\n\n",
		n, PICK(r, en), PICK(r, en_verb), PICK(r, en), PICK(r, en), n,
		PICK(r, en_verb), PICK(r, en));
	int i;

	for (i = 0; i < 3; i++)
		size += printf("- The %s %ld%d: it %s a %s so that the %s %s "
			       "the %s\n",
		    PICK(r, en), n, i, PICK(r, en_verb), PICK(r, en),
		    PICK(r, en), PICK(r, en_verb), PICK(r, en));
	size += printf("\n| Part | Size | Material |\n| --- | --- | --- |\n");
	for (i = 0; i < 3; i++)
		size += printf("| %s %ld%d | %d mm | %s |\n", PICK(r, en), n, i,
		    (int)rng_below(r, 900), PICK(r, en));
	if (n % 5 == 0)
		size += printf("\n```c\nint x%ld = %ld;\n```\n", n, n);
	if (n % 50 == 0)
		size +=
		    printf("\n### References\n\n- [Page %ld](https://example."
			   "org/%ld)\n",
			n, n);
	return size + printf("\n");
}

int
main(int argc, char **argv)
{
	long want = argc > 1 ? atol(argv[1]) << 20 : 1 << 20, size, n;
	struct rng r = {.state = 20};

	size = printf("# Glossary\n\n");
	for (n = 1; size < want; n++)
		size += n % 2 ? chinese(&r, n) : english(&r, n);
	return fflush(stdout) != 0;
}
