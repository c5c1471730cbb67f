#include "cmd/args.h"

#include "base/mem.h"
#include "deck/deck.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static bool
has_value(const struct opt *o)
{
	return o->kind != OPT_FLAG;
}

static const struct opt *
find_letter(const struct cmd *c, char letter)
{
	const struct opt *o;

	for (o = c->opt; o && o->name; o++)
		if (o->letter == letter)
			return o;
	return NULL;
}

/* The option of a long name, or of its unique beginning. */
static const struct err *
find_long(
    const struct opt **found, const struct cmd *c, const char *name, size_t n)
{
	const struct opt *o;
	int matches = 0;

	for (o = c->opt; o && o->name; o++) {
		if (strncmp(o->name, name, n) != 0)
			continue;
		*found = o;
		if (strlen(o->name) == n)
			return NULL;
		matches++;
	}
	if (matches == 1)
		return NULL;
	return err_new(ERR_USAGE,
	    matches ? _("--%.*s: more than one option begins so: see "
			"'gloss help %s'")
		    : _("--%.*s: no such option: see 'gloss help %s'"),
	    (int)n, name, c->name);
}

static const struct err *
check_count(int64_t *number, const struct opt *o, const char *text)
{
	char *end;

	errno = 0;
	*number = strtoll(text, &end, 10);
	if (*text >= '0' && *text <= '9' && !*end && errno == 0)
		return NULL;
	return err_new(
	    ERR_USAGE, _("--%s: not a whole number: %s"), o->name, text);
}

static const struct err *
check_choice(const struct opt *o, const char *text)
{
	size_t n = strlen(text);
	const char *at = o->choices;

	for (; at; at = strchr(at, '|')) {
		at += *at == '|';
		if (n && strncmp(at, text, n) == 0 &&
		    (at[n] == '|' || at[n] == '\0'))
			return NULL;
	}
	return err_new(ERR_USAGE, _("--%s: %s: it is one of %s"), o->name, text,
	    o->choices);
}

static const struct err *
check_kind(const struct opt *o, const char *text)
{
	enum card_kind kind;

	if (card_kind_named(&kind, text))
		return NULL;
	return err_new(ERR_USAGE,
	    _("--%s: %s: no such kind of question: see 'gloss help kinds'"),
	    o->name, text);
}

static const struct err *
add_value(
    struct args *a, struct ctx *ctx, const struct opt *o, const char *text)
{
	struct arg_value v = {.opt = o, .text = text};
	const struct err *e = NULL;

	if (o->kind == OPT_COUNT)
		e = check_count(&v.number, o, text);
	else if (o->kind == OPT_DAY)
		e = day_parse(
		    &v.number, text, day_of(ctx_now(ctx), ROLLOVER_DEFAULT));
	else if (o->kind == OPT_CHOICE)
		e = check_choice(o, text);
	else if (o->kind == OPT_KIND)
		e = check_kind(o, text);
	if (e)
		return e;
	a->value = mem_resize(a->value, a->nvalue + 1, sizeof *a->value);
	a->value[a->nvalue++] = v;
	return NULL;
}

static const struct err *
need_value(
    const char **text, const struct opt *o, int argc, char **argv, int *i)
{
	if (*i + 1 >= argc)
		return err_new(ERR_USAGE, _("--%s: needs a value (%s)"),
		    o->name, o->value);
	*text = argv[++*i];
	return NULL;
}

static const struct err *
parse_long(struct args *a, struct ctx *ctx, int argc, char **argv, int *i)
{
	const char *name = argv[*i] + 2, *equals = strchr(name, '=');
	size_t n = equals ? (size_t)(equals - name) : strlen(name);
	const char *text = equals ? equals + 1 : NULL;
	const struct opt *o = NULL;
	const struct err *e;

	if ((e = find_long(&o, a->cmd, name, n)))
		return e;
	if (!has_value(o) && equals)
		return err_new(ERR_USAGE, _("--%s: takes no value"), o->name);
	if (has_value(o) && !text && (e = need_value(&text, o, argc, argv, i)))
		return e;
	return add_value(a, ctx, o, text);
}

static const struct err *
parse_short(struct args *a, struct ctx *ctx, int argc, char **argv, int *i)
{
	const char *s = argv[*i] + 1;
	const struct err *e;

	for (; *s; s++) {
		const struct opt *o = find_letter(a->cmd, *s);
		const char *text = s[1] ? s + 1 : NULL;

		if (!o)
			return err_new(ERR_USAGE,
			    _("-%c: no such option: see 'gloss help %s'"), *s,
			    a->cmd->name);
		if (!has_value(o)) {
			if ((e = add_value(a, ctx, o, NULL)))
				return e;
			continue;
		}
		if (!text && (e = need_value(&text, o, argc, argv, i)))
			return e;
		return add_value(a, ctx, o, text);
	}
	return NULL;
}

static const struct err *
count_operands(const struct args *a)
{
	const struct cmd *c = a->cmd;

	if ((int)a->noperand < c->min)
		return err_new(ERR_USAGE,
		    _("%s: needs %s: see 'gloss help %s'"), c->name,
		    c->operands, c->name);
	if (c->max >= 0 && (int)a->noperand > c->max)
		return err_new(ERR_USAGE,
		    _("%s: too many arguments: %s: see 'gloss help %s'"),
		    c->name, a->operand[c->max], c->name);
	return NULL;
}

const struct err *
args_parse(struct args *a, bool *help, struct ctx *ctx, const struct cmd *c,
    int argc, char **argv)
{
	const struct err *e = NULL;
	bool options = true;
	int i;

	*a = (struct args){.cmd = c};
	*help = false;
	a->operand = mem_new((size_t)argc, sizeof *a->operand);
	for (i = 1; i < argc && !e; i++) {
		const char *s = argv[i];

		if (options && strcmp(s, "--") == 0)
			options = false;
		else if (options &&
			 (strcmp(s, "-h") == 0 || strcmp(s, "--help") == 0)) {
			*help = true;
			return NULL;
		} else if (options && s[0] == '-' && s[1] == '-')
			e = parse_long(a, ctx, argc, argv, &i);
		else if (options && s[0] == '-' && s[1])
			e = parse_short(a, ctx, argc, argv, &i);
		else
			a->operand[a->noperand++] = s;
	}
	return e ? e : count_operands(a);
}

void
args_free(struct args *a)
{
	free(a->value);
	free(a->operand);
	*a = (struct args){0};
}

const char *
args_nth(const struct args *a, const char *name, size_t i)
{
	size_t j;

	for (j = 0; j < a->nvalue; j++)
		if (strcmp(a->value[j].opt->name, name) == 0 && i-- == 0)
			return a->value[j].text;
	return NULL;
}

static const struct arg_value *
last(const struct args *a, const char *name)
{
	size_t i;

	for (i = a->nvalue; i-- > 0;)
		if (strcmp(a->value[i].opt->name, name) == 0)
			return &a->value[i];
	return NULL;
}

bool
args_has(const struct args *a, const char *name)
{
	return last(a, name) != NULL;
}

const char *
args_text(const struct args *a, const char *name, const char *fallback)
{
	const struct arg_value *v = last(a, name);

	return v ? v->text : fallback;
}

int64_t
args_number(const struct args *a, const char *name, int64_t fallback)
{
	const struct arg_value *v = last(a, name);

	return v ? v->number : fallback;
}
