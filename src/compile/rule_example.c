#include "base/arena.h"
#include "base/buf.h"
#include "compile/compile.h"
#include "compile/prompt.h"
#include "compile/rule.h"

#include <string.h>

/*
 * Worked examples (questions.md 1, structure 26): a block that ends in
 * "name = expression = value". What is given is shown, the expression is not.
 */

/* "name = expression = value", in bytes of a text. */
struct sum {
	size_t name;  /* length of the name */
	size_t value; /* where the value begins */
};

/* Bytes of the relation sign at s, or 0. */
static size_t
relation(const char *s)
{
	static const char *const signs[] = {"=", "≈", "~~", "≃", "＝"};
	size_t i;

	for (i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strncmp(s, signs[i], strlen(signs[i])) == 0)
			return strlen(signs[i]);
	return 0;
}

static bool
read_sum(const char *s, struct sum *sum)
{
	size_t at, len, count = 0;

	for (at = 0; s[at]; at += len ? len : 1) {
		if (!(len = relation(s + at)))
			continue;
		if (count++ == 0)
			sum->name = at;
		sum->value = at + len;
	}
	if (count < 2)
		return false;
	sum->value += strspn(s + sum->value, " ");
	while (sum->name && s[sum->name - 1] == ' ')
		sum->name--;
	at = sum->value + (s[sum->value] == '-');
	return sum->name && s[at] >= '0' && s[at] <= '9';
}

/* What the example starts from: the items before the sum. */
static const char *
given(struct compile *c, const struct item *item, size_t n, enum lang lang,
    struct draft *d)
{
	struct buf out = {0};
	const char *text;
	size_t i;

	for (i = 0; i < n; i++) {
		if (i)
			buf_puts(&out, lang == LANG_ZH ? "，" : ", ");
		buf_puts(&out, item[i].text);
		if (d)
			draft_shown(c, d, item[i].at.line);
	}
	buf_puts(&out, lang == LANG_ZH ? "。" : ".");
	text = arena_strdup(c->scratch, buf_text(&out));
	buf_free(&out);
	return text;
}

static void
ask(struct compile *c, const struct section *s, const struct item *last,
    const struct item *before, size_t n)
{
	struct prompt_args args = prompt_of(c, s);
	const char *sum_text = last->head ? last->rest : last->text;
	struct sum sum;
	enum lang lang;
	struct draft *d;
	struct fact *f;

	if (n == 0 || !read_sum(sum_text, &sum))
		return;
	lang = s->lang;
	args.aspect = NULL;
	args.label =
	    arena_printf(c->scratch, "%s%s%.*s", last->head ? last->head : "",
		last->head ? " " : "", (int)sum.name, sum_text);
	args.text = given(c, before, n, lang, NULL);
	f = fact_new(c, s->term, s, "value=example", last->text, last->at);
	d = draft_new(c, CARD_NUMBER, f, prompt_make(c, lang, "example", &args),
	    arena_strdup(c->scratch, sum_text + sum.value));
	d->form = FORM_TYPED;
	d->lang = lang;
	given(c, before, n, lang, d);
	draft_line(c, d, last->at.line);
}

void
rule_example(struct compile *c, const struct section *s)
{
	const struct block *before = NULL;
	size_t i;

	for (i = 0; i < s->nblock; i++) {
		const struct block *b = &s->block[i];

		if ((b->kind != BLOCK_LIST && b->kind != BLOCK_PROSE) ||
		    b->nitem == 0)
			continue;
		if (b->nitem > 1)
			ask(c, s, &b->item[b->nitem - 1], b->item,
			    b->nitem - 1);
		else if (before)
			ask(c, s, b->item, before->item, before->nitem);
		before = b;
	}
}
