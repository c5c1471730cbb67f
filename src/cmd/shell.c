#include "cmd/shell.h"

#include "base/file.h"
#include "base/mem.h"
#include "cmd/cmd.h"
#include "cmd/greet.h"
#include "cmd/offer.h"
#include "store/setting.h"
#include "store/store.h"
#include "tty/line.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS_MOST = 64 };

/* A line cut into words as a shell would: blanks, quotes, backslash. */
struct words_of_line {
	char *copy; /* holds the words */
	char *word[WORDS_MOST + 1];
	int n;
};

static const struct err *
cut_line(struct words_of_line *w, const char *line)
{
	char *to = w->copy = mem_strdup(line), quote = '\0';
	const char *s = line;

	w->n = 0;
	while (*(s += strspn(s, " \t"))) {
		if (w->n == WORDS_MOST)
			return err_new(ERR_USAGE, _("too many words"));
		w->word[w->n++] = to;
		for (; *s && (quote || (*s != ' ' && *s != '\t')); s++) {
			if (quote ? *s == quote : *s == '"' || *s == '\'')
				quote = quote ? '\0' : *s;
			else if (*s == '\\' && s[1] && quote != '\'')
				*to++ = *++s;
			else
				*to++ = *s;
		}
		if (quote)
			return err_new(ERR_USAGE, _("a quote is not closed"));
		*to++ = '\0';
		s += *s != '\0';
	}
	w->word[w->n] = NULL;
	return NULL;
}

static void
close_library(struct ctx *ctx)
{
	store_close(ctx->store);
	ctx->store = NULL;
}

/* --- completion -------------------------------------------------------------
 */

static void
offer_commands(line_offer_fn *offer, void *to)
{
	size_t i;

	for (i = 0; cmds[i]; i++)
		offer(to, cmds[i]->name);
	offer(to, "quit");
}

static void
offer_choices(const char *choices, line_offer_fn *offer, void *to)
{
	while (*choices) {
		size_t n = strcspn(choices, "|");
		char *one = mem_strndup(choices, n);

		offer(to, one);
		free(one);
		choices += n + (choices[n] == '|');
	}
}

/* What one entry of the table gives; true for files. */
static bool
offer_values(
    struct ctx *ctx, const struct offer *o, line_offer_fn *offer, void *to)
{
	if (o->give)
		err_free(o->give(ctx, offer, to));
	return !o->give;
}

/* The option a word names, if it takes a value. */
static const struct opt *
option_of(const struct cmd *c, const char *word)
{
	const struct opt *o;

	for (o = c->opt; o && o->name; o++) {
		if (o->kind == OPT_FLAG)
			continue;
		if (strncmp(word, "--", 2) == 0
			? strcmp(word + 2, o->name) == 0
			: o->letter && word[0] == '-' && word[1] == o->letter &&
			      !word[2])
			return o;
	}
	return NULL;
}

static void
offer_options(const struct cmd *c, line_offer_fn *offer, void *to)
{
	const struct opt *o;
	char option[64];

	for (o = c->opt; o && o->name; o++) {
		snprintf(option, sizeof option, "--%s", o->name);
		offer(to, option);
	}
}

/* What may stand behind words of a command. */
static bool
offer_operands(struct ctx *ctx, const struct cmd *c,
    const struct words_of_line *w, line_offer_fn *offer, void *to)
{
	const struct setting *s;
	bool files = false;
	size_t i;

	if (c == &cmd_config && w->n > 1 &&
	    (s = setting_find(w->word[w->n - 1]))) {
		offer_choices(s->choices ? s->choices : "", offer, to);
		return false;
	}
	for (i = 0; i < OFFER_COUNT; i++)
		if (offer_is_operand(&offers[i], c))
			files |= offer_values(ctx, &offers[i], offer, to);
	return files;
}

/* Commands at the start of the line; behind one what it takes. */
static bool
complete(
    void *arg, const char *line, size_t from, line_offer_fn *offer, void *to)
{
	char *before = mem_strndup(line, from);
	struct words_of_line w = {0};
	const struct err *e = cut_line(&w, before);
	const struct cmd *c = NULL;
	const struct opt *o = NULL;
	bool files = false;

	if (!e && w.n == 0)
		offer_commands(offer, to);
	else if (!e && !(e = cmd_find(&c, w.word[0])))
		o = option_of(c, w.word[w.n - 1]);
	if (c && o && o->choices)
		offer_choices(o->choices, offer, to);
	else if (c && o && offer_of_option(o))
		files = offer_values(arg, offer_of_option(o), offer, to);
	else if (c && (line[from] == '-' || !*c->operands))
		offer_options(c, offer, to);
	else if (c)
		files = offer_operands(arg, c, &w, offer, to);
	close_library(arg);
	err_free(e);
	free(w.copy);
	free(before);
	return files;
}

/* --- running ----------------------------------------------------------------
 */

static void
tell(struct ctx *ctx, const struct err *e)
{
	if (!e)
		return;
	if (*e->text)
		out_printf(ctx->note, "gloss: %s\n", e->text);
	err_free(e);
}

/*
 * Runs one line; false when it says to leave. An empty one studies: what is
 * due, or the deck to begin with.
 */
static bool
run_line(struct ctx *ctx, const char *line, char **begin)
{
	struct words_of_line w = {0};
	const struct err *e = cut_line(&w, line);
	char study[] = "study";
	bool stay = true;

	if (!e && w.n == 0) {
		w.word[w.n++] = study;
		if (*begin)
			w.word[w.n++] = *begin;
		w.word[w.n] = NULL;
	}
	if (!e &&
	    (strcmp(w.word[0], "quit") == 0 || strcmp(w.word[0], "exit") == 0 ||
		strcmp(w.word[0], "q") == 0))
		stay = false;
	else if (!e)
		e = cmd_run(ctx, w.n, w.word);
	close_library(ctx);
	tell(ctx, e);
	tell(ctx, out_flush(ctx->out));
	free(w.copy);
	free(*begin);
	*begin = NULL;
	return stay;
}

const struct err *
shell_run(struct ctx *ctx)
{
	struct line_reader *reader;
	char *history = NULL, *begin;
	const struct err *e;
	bool stay = true;

	e = greet(ctx, &begin);
	close_library(ctx);
	if (e)
		return e;
	if ((e = file_xdg(XDG_STATE, "history", &history))) {
		err_free(e);
		history = NULL;
	}
	reader = line_reader_new(history, complete, ctx);
	while (stay) {
		struct line line = line_command(reader, "gloss> ");

		if (line.end == LINE_CLOSED)
			stay = false;
		else if (line.end == LINE_READ)
			stay = run_line(ctx, line.text, &begin);
		if (line.end == LINE_CLOSED)
			out_puts(ctx->out, "\n");
		line_free(&line);
	}
	free(history);
	free(begin);
	return line_reader_free(reader);
}
