#include "session/judge.h"
#include "base/arena.h"
#include "base/json.h"
#include "base/jsonin.h"
#include "base/out.h"
#include "cmd/cmd.h"
#include "lang/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct opt options[] = {
    {"accept", 0, OPT_TEXT, "ANSWER", NULL, N_("another right answer"), true},
    {"item", 0, OPT_TEXT, "ITEM", NULL, N_("an item of a list"), true},
    {"other", 0, OPT_TEXT, "NAME", NULL,
	N_("a name of another term: typing it is wrong"), true},
    {"ordered", 0, OPT_FLAG, NULL, NULL, N_("the items have an order"), false},
    {"kind", 0, OPT_KIND, "KIND", NULL, N_("the kind of question"), false},
    {"form", 0, OPT_CHOICE, "FORM", "typed|items|choice|truefalse|self",
	N_("how it is answered"), false},
    {"prompt", 0, OPT_TEXT, "TEXT", NULL, N_("the question"), false},
    {"ms", 0, OPT_COUNT, "N", NULL,
	N_("milliseconds until the first key was struck"), false},
    {"hints", 0, OPT_COUNT, "N", NULL, N_("hints that were taken"), false},
    {"stdin", 0, OPT_FLAG, NULL, NULL,
	N_("read a JSON object a line, print a verdict a line"), false},
    {0}};

static const struct example examples[] = {
    {"gloss judge mutex mutx", N_("nearly right")},
    {"gloss judge --item read --item write '' 'write'", N_("one of two items")},
    {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_judge = {
    .name = "judge",
    .brief = N_("judge a typed answer"),
    .text = N_(
	"Judges what was typed against what was expected, as a session does, "
	"and prints the verdict as JSON: exact, right, near, partial, unsure, "
	"wrong or blank, its credit, what was missing or extra, and the grade "
	"that is suggested. With --stdin it reads objects with the members "
	"expected, accept, items, others, ordered, kind, form, prompt, typed, "
	"ms and hints."),
    .operands = "[EXPECTED TYPED]",
    .max = 2,
    .flags = CMD_PLUMBING,
    .opt = options,
    .example = examples,
    .run = run,
};

static void
write_texts(struct json *j, const char *name, struct texts t)
{
	size_t i;

	json_array(j, name);
	for (i = 0; i < t.n; i++)
		json_string(j, NULL, t.v[i]);
	json_end_array(j);
}

static void
write_verdict(struct out *out, const struct verdict *v)
{
	struct json j;

	json_document(&j, out, "verdict");
	json_string(&j, "verdict", verdict_name(v->kind));
	json_real(&j, "credit", v->credit);
	write_texts(&j, "missing", v->missing);
	write_texts(&j, "extra", v->extra);
	if (v->suggest < 0)
		json_null(&j, "suggest");
	else
		json_int(&j, "suggest", v->suggest);
	json_end(&j);
}

/* --- from the command line --------------------------------------------------
 */

static struct texts
all_values(struct arena *a, const struct args *args, const char *name)
{
	struct texts t = {.v = arena_array(a, args->nvalue, sizeof *t.v)};
	const char *text;

	while ((text = args_nth(args, name, t.n)))
		t.v[t.n++] = text;
	return t;
}

static void
task_of_args(struct judge_task *t, struct arena *a, const struct args *args)
{
	const char *kind = args_text(args, "kind", NULL);
	const char *form = args_text(args, "form", NULL);

	t->expected = args->operand[0];
	t->typed = args->operand[1];
	t->accept = all_values(a, args, "accept");
	t->items = all_values(a, args, "item");
	t->others = all_values(a, args, "other");
	t->ordered = args_has(args, "ordered");
	t->prompt = args_text(args, "prompt", NULL);
	t->ms = args_number(args, "ms", -1);
	t->hints = (int)args_number(args, "hints", 0);
	t->has_kind = kind && card_kind_named(&t->kind, kind);
	t->has_form = form && card_form_named(&t->form, form);
}

/* --- from lines
 * ---------------------------------------------------------------- */

static const char *
text_of(const struct json_members *m, const char *key, const char *fallback)
{
	const struct json_member *x = json_member(m, key);

	return x && x->n ? x->v->text : fallback;
}

static double
number_of(const struct json_members *m, const char *key, double fallback)
{
	const struct json_member *x = json_member(m, key);

	return x && x->n ? x->v->number : fallback;
}

static struct texts
texts_of(struct arena *a, const struct json_members *m, const char *key)
{
	const struct json_member *x = json_member(m, key);
	struct texts t = {0};

	if (!x)
		return t;
	t.v = arena_array(a, x->n, sizeof *t.v);
	for (; t.n < x->n; t.n++)
		t.v[t.n] = x->v[t.n].text;
	return t;
}

static const struct err *
task_of_json(
    struct judge_task *t, struct arena *a, const struct json_members *m)
{
	const char *kind = text_of(m, "kind", NULL);
	const char *form = text_of(m, "form", NULL);

	t->expected = text_of(m, "expected", "");
	t->typed = text_of(m, "typed", "");
	t->accept = texts_of(a, m, "accept");
	t->items = texts_of(a, m, "items");
	t->others = texts_of(a, m, "others");
	t->ordered = number_of(m, "ordered", 0) != 0;
	t->prompt = text_of(m, "prompt", NULL);
	t->ms = (int64_t)number_of(m, "ms", -1);
	t->hints = (int)number_of(m, "hints", 0);
	t->has_kind = kind && card_kind_named(&t->kind, kind);
	t->has_form = form && card_form_named(&t->form, form);
	if (kind && !t->has_kind)
		return err_new(
		    ERR_INPUT, _("%s: no such kind of question"), kind);
	if (form && !t->has_form)
		return err_new(ERR_INPUT, _("%s: no such form"), form);
	return NULL;
}

static const struct err *
judge_line(struct ctx *ctx, struct json_reader *r, const struct words *w,
    const char *line, size_t n)
{
	struct arena *a = arena_new();
	struct judge_task task = {0};
	struct json_members m;
	const struct err *e;
	struct verdict v;

	if (!(e = json_read(&m, r, a, line, n)) &&
	    !(e = task_of_json(&task, a, &m))) {
		v = judge(a, w, &task);
		write_verdict(ctx->out, &v);
		e = out_flush(ctx->out);
	}
	arena_free(a);
	return e;
}

static const struct err *
judge_lines(struct ctx *ctx, const struct words *w)
{
	struct json_reader *r = NULL;
	const struct err *e = json_reader_new(&r), *why;
	size_t cap = 0, number = 0;
	char *line = NULL;
	ssize_t n;

	while (!e && (n = getline(&line, &cap, stdin)) >= 0) {
		number++;
		if (n == 0 || (n == 1 && *line == '\n') ||
		    !(why = judge_line(ctx, r, w, line, (size_t)n)))
			continue;
		e = why->kind == ERR_INPUT
			? err_new(ERR_INPUT, _("standard input:%zu: %s"),
			      number, why->text)
			: why;
		if (e != why)
			err_free(why);
	}
	if (!e && ferror(stdin))
		e = err_errno(_("standard input"));
	json_reader_free(r);
	free(line);
	return e;
}

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	bool lines = args_has(args, "stdin");
	struct words *w;
	struct arena *a;
	struct judge_task task = {0};
	struct verdict v;
	const struct err *e = NULL;

	if (lines ? args->noperand != 0 : args->noperand != 2)
		return err_new(ERR_USAGE, "%s",
		    lines ? _("judge: --stdin takes no arguments")
			  : _("judge: needs EXPECTED and TYPED"));
	w = words_new();
	a = arena_new();
	if (lines) {
		e = judge_lines(ctx, w);
	} else {
		task_of_args(&task, a, args);
		v = judge(a, w, &task);
		write_verdict(ctx->out, &v);
	}
	arena_free(a);
	words_free(w);
	return e;
}
