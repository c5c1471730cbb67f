#include "judging.h"

#include "base/arena.h"
#include "base/buf.h"
#include "lang/words.h"

#include <check.h>
#include <string.h>

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

struct verdict
judging_row(struct arena *a, const struct words *w, const struct judging_row *r)
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

void
judging_check(const struct judging_row *row, size_t n)
{
	struct words *w = words_new();
	struct buf wrong = {0};
	size_t i;

	for (i = 0; i < n; i++) {
		struct arena *a = arena_new();
		struct verdict v = judging_row(a, w, &row[i]);

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
