#include "cmd/shell.h"

#include "base/file.h"
#include "base/mem.h"
#include "cmd/cmd.h"
#include "cmd/today.h"
#include "deck/deck.h"
#include "store/store.h"
#include "tty/line.h"

#include <inttypes.h>
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

/* One line: what is due, how many are new, and what Enter does. */
static const struct err *
greet(struct ctx *ctx)
{
	struct due_counts *d = NULL;
	const struct err *e;
	int64_t today;

	if ((e = ctx_open(ctx, false)) || (e = today_day(&today, ctx)) ||
	    (e = store_due(&d, ctx->store, today, 1)))
		goto done;
	if (d->n == 0)
		out_printf(ctx->out,
		    _("gloss: no decks yet. 'study notes.md' begins with notes "
		      "of yours,\n'study %s/decks/llm-en.md' with a deck that "
		      "came with it; 'help' lists the commands.\n"),
		    DATADIR);
	else if (d->due + d->fresh == 0)
		out_printf(ctx->out, _("gloss: nothing is due today.\n"));
	else
		out_printf(ctx->out,
		    _("gloss: %" PRId64 " due, %" PRId64
		      " new today. Enter begins; 'help' lists the "
		      "commands.\n"),
		    d->due, d->fresh);
done:
	due_counts_free(d);
	close_library(ctx);
	return e;
}

static void
offer_deck_names(struct ctx *ctx, line_offer_fn *offer, void *to)
{
	struct deck_rows *rows = NULL;
	const struct err *e;
	size_t i;

	if ((e = ctx_open(ctx, false)) || (e = store_decks(&rows, ctx->store)))
		err_free(e);
	for (i = 0; rows && i < rows->n; i++)
		if (rows->v[i].live)
			offer(to, rows->v[i].name);
	deck_rows_free(rows);
	close_library(ctx);
}

/* Commands at the start of the line; behind one its options and decks. */
static void
complete(
    void *arg, const char *line, size_t from, line_offer_fn *offer, void *to)
{
	struct ctx *ctx = arg;
	const struct cmd *c;
	const struct err *e;
	const struct opt *o;
	char name[32] = "";
	size_t i;

	if (strspn(line, " \t") >= from) {
		for (i = 0; cmds[i]; i++)
			offer(to, cmds[i]->name);
		offer(to, "quit");
		return;
	}
	sscanf(line, "%31s", name);
	if ((e = cmd_find(&c, name))) {
		err_free(e);
		return;
	}
	for (o = c->opt; o && o->name; o++) {
		char option[64];

		snprintf(option, sizeof option, "--%s", o->name);
		offer(to, option);
	}
	if (c == &cmd_help)
		for (i = 0; cmds[i]; i++)
			offer(to, cmds[i]->name);
	else if (strstr(c->operands, "DECK"))
		offer_deck_names(ctx, offer, to);
}

static void
tell(struct ctx *ctx, const struct err *e)
{
	if (!e)
		return;
	if (*e->text)
		out_printf(ctx->note, "gloss: %s\n", e->text);
	err_free(e);
}

/* Runs one line; false when it says to leave. */
static bool
run_line(struct ctx *ctx, const char *line)
{
	struct words_of_line w = {0};
	const struct err *e = cut_line(&w, line);
	char study[] = "study";
	bool stay = true;

	if (!e && w.n == 0) {
		w.word[w.n++] = study;
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
	return stay;
}

const struct err *
shell_run(struct ctx *ctx)
{
	struct line_reader *reader;
	char *history = NULL;
	const struct err *e;
	bool stay = true;

	if ((e = greet(ctx)))
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
			stay = run_line(ctx, line.text);
		if (line.end == LINE_CLOSED)
			out_puts(ctx->out, "\n");
		line_free(&line);
	}
	free(history);
	return line_reader_free(reader);
}
