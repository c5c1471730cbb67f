/*
 * A first line as the answer and the lines after it as what is typed: a
 * verdict with credit 0..1 and a grade; the answer itself is never wrong.
 */

#include "session/judge.h"
#include "base/arena.h"
#include "lang/words.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(struct arena *a, const struct words *w, struct judge_task *t)
{
	struct verdict v = judge(a, w, t);

	if (!(isnan(v.credit) || (v.credit >= 0 && v.credit <= 1)))
		abort();
	if (v.suggest < -1 || v.suggest > 5)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	static struct words *w; /* read once, for all runs */
	char *s = arena_strndup(a, (const char *)data, size);
	struct judge_task t = {.expected = strsep(&s, "\n"), .ms = -1};
	const char *items[8];
	size_t n = 0;

	t.typed = s ? s : "";
	if (!w)
		w = words_new();
	check(a, w, &t);
	for (char *item, *rest = arena_strdup(a, t.expected);
	     n < 8 && (item = strsep(&rest, ";"));)
		items[n++] = item;
	t.items = (struct texts){items, n};
	t.has_form = true;
	for (int form = 0; form < FORM_COUNT; form++) {
		t.form = (enum card_form)form;
		t.ordered = form == 0;
		check(a, w, &t);
	}
	arena_free(a);
	return 0;
}
