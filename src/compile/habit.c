#include "compile/habit.h"

#include "base/arena.h"
#include "base/map.h"
#include "compile/compile.h"
#include "compile/table.h"
#include "lang/words.h"

#include <string.h>

enum {
	HEAD_W = 16, /* the longest name of a row */
	NAME_W = 12  /* the longest other name of it */
};

static const char *
nf_of(struct compile *c, const char *s)
{
	return norm_nf(c->arena, s, strlen(s));
}

static enum script
main_script(const char *s)
{
	size_t n = strlen(s), at = 0, count[SCRIPT_OTHER + 1] = {0};
	size_t best = SCRIPT_NONE, i;

	while (at < n) {
		int32_t cp;

		at += text_next(s + at, n - at, &cp);
		count[text_script(cp)]++;
	}
	count[SCRIPT_NONE] = 0;
	count[SCRIPT_HAN] += count[SCRIPT_HAN]; /* a word, not a letter */
	for (i = 0; i <= SCRIPT_OTHER; i++)
		if (count[i] > count[best])
			best = i;
	return (enum script)best;
}

static bool
is_name(const struct compile *c, const char *s, const char *nf)
{
	return norm_size(s, strlen(s)) <= NAME_W &&
	       strcspn(nf, ".;:,") == strlen(nf) && !strstr(s, "，") &&
	       !strstr(s, "。") && !strstr(s, "；") && !strstr(s, "的") &&
	       !words_begins(c->words, WORDS_DEFINITION_OPENERS, nf);
}

/* A bare address, or a code of letters and digits such as AB-001. */
static bool
is_code(const struct note *cell, const char *nf)
{
	size_t letters = strspn(nf, "abcdefghijklmnopqrstuvwxyz");

	if (cell && cell->len && note_marked(cell, MARK_LINK, 0, cell->len))
		return strstr(nf, "://") != NULL || nf[0] == '[';
	return strstr(nf, "://") ||
	       (letters && letters <= 4 && nf[letters] == '-' &&
		   nf[letters + 1] &&
		   strspn(nf + letters + 1, "0123456789") ==
		       strlen(nf + letters + 1));
}

const struct habit *
habit_of(struct compile *c, const struct table *t, size_t at)
{
	struct habit *h = arena_alloc(c->arena, sizeof *h);
	struct map *seen = map_new();
	size_t i;

	h->unique = h->short_all = true;

	for (i = 0; i < t->nrow; i++) {
		const char *s = t->row[i].cell[at], *nf = nf_of(c, s);
		size_t size = norm_size(s, strlen(s));

		if (!*nf)
			continue;
		h->filled++;
		h->size += size;
		h->names += is_name(c, s, nf);
		h->openers += words_begins(c->words, WORDS_DEFINITION_OPENERS,
				  nf) != NULL;
		h->codes += is_code(t->row[i].note_of[at], nf);
		h->short_all = h->short_all && size <= HEAD_W;
		h->script[main_script(s)]++;
		h->unique = h->unique && !(*map_at(seen, nf, strlen(nf)))++;
	}
	map_free(seen);
	return h;
}

static bool
is_one_of(const char *nf, const char *const words[], size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(nf, words[i]) == 0)
			return true;
	return false;
}

bool
table_is_yes_no(const char *nf)
{
	static const char *const words[] = {"yes", "no", "y", "n", "true",
	    "false", "✓", "✔", "✗", "✘", "×", "x", "√", "是", "否", "有"};

	return is_one_of(nf, words, sizeof words / sizeof *words);
}

bool
table_is_blank(const char *nf)
{
	static const char *const blank[] = {"", "-", "--", "/", "n/a", "na",
	    "none", "无", "同上", "暂无", "...", "…", "?"};

	return is_one_of(nf, blank, sizeof blank / sizeof *blank);
}
