#include "cmd/run.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/locale.h"
#include "base/mem.h"
#include "cmd/args.h"
#include "cmd/cmd.h"
#include "cmd/doc.h"
#include "cmd/looks.h"
#include "cmd/shell.h"
#include "store/days.h"
#include "store/store.h"
#include "tty/show.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Options that may stand anywhere on the command line. */
struct globals {
	const char *library, *color, *now;
	bool plain, version, help;
};

/* Takes a global option out of argv; gives how many words it was, 0 if none. */
static const struct err *
take_global(struct globals *g, int argc, char **argv, int i, int *words)
{
	const struct {
		const char *name;
		const char **value;
		bool *flag;
	} table[] = {{"--library", &g->library, NULL},
	    {"--color", &g->color, NULL}, {"--now", &g->now, NULL},
	    {"--plain", NULL, &g->plain}, {"--version", NULL, &g->version}};
	size_t k;

	*words = 0;
	for (k = 0; k < sizeof table / sizeof *table; k++) {
		size_t n = strlen(table[k].name);

		if (strncmp(argv[i], table[k].name, n) != 0 ||
		    (argv[i][n] != '\0' && argv[i][n] != '='))
			continue;
		*words = 1;
		if (table[k].flag)
			*table[k].flag = true;
		else if (argv[i][n] == '=')
			*table[k].value = argv[i] + n + 1;
		else if (i + 1 < argc) {
			*table[k].value = argv[i + 1];
			*words = 2;
		} else
			return err_new(
			    ERR_USAGE, _("%s: needs a value"), table[k].name);
		break;
	}
	return NULL;
}

/* Moves what is not global to rest, with argv's order kept. */
static const struct err *
split(struct globals *g, int argc, char **argv, char **rest, int *nrest)
{
	const struct err *e;
	bool options = true;
	int i, words;

	*nrest = 0;
	for (i = 1; i < argc; i += words) {
		words = 0;
		if (strcmp(argv[i], "--") == 0)
			options = false;
		if (options && (e = take_global(g, argc, argv, i, &words)))
			return e;
		if (words == 0) {
			if (*nrest == 0 && options &&
			    (strcmp(argv[i], "-h") == 0 ||
				strcmp(argv[i], "--help") == 0))
				g->help = true;
			rest[(*nrest)++] = argv[i];
			words = 1;
		}
	}
	return NULL;
}

/* Colours as libraries.md says: a terminal, NO_COLOR, TERM, --color. */
static bool
wants_color(const char *when, const char *usual, bool terminal)
{
	const char *no = getenv("NO_COLOR"), *force = getenv("CLICOLOR_FORCE");
	const char *term = getenv("TERM");

	if (when && strcmp(when, "auto") != 0)
		return strcmp(when, "always") == 0;
	if (no && *no)
		return false;
	if (force && *force && strcmp(force, "0") != 0)
		return true;
	if (strcmp(usual, "auto") != 0)
		return strcmp(usual, "always") == 0;
	return terminal && term && *term && strcmp(term, "dumb") != 0;
}

static const struct err *
read_seed(struct ctx *ctx)
{
	const char *seed = getenv("GLOSS_SEED");
	char *end;

	if (!seed || !*seed)
		return NULL;
	errno = 0;
	ctx->seed = strtoull(seed, &end, 10);
	ctx->has_seed = true;
	if (*end || errno || *seed == '-')
		return err_new(
		    ERR_USAGE, _("GLOSS_SEED: not a whole number: %s"), seed);
	return NULL;
}

static const struct err *
find_library(struct ctx *ctx, const struct globals *g)
{
	const char *env = getenv("GLOSS_LIBRARY");

	if (g->library)
		ctx->library = mem_strdup(g->library);
	else if (env && *env)
		ctx->library = mem_strdup(env);
	return NULL;
}

const struct err *
ctx_open(struct ctx *ctx, bool write)
{
	const struct err *e;

	if (ctx->store)
		return NULL;
	if (!ctx->library &&
	    (e = file_xdg(XDG_DATA, "library.db", &ctx->library)))
		return e;
	if ((e = store_open(
		 &ctx->store, ctx->library, write ? STORE_WRITE : STORE_READ)))
		return e;
	store_watch(ctx->store, &ctx->progress);
	return NULL;
}

/* After a run with a wrong clock all answers would be dated so. */
static const struct err *
warn_ahead(struct ctx *ctx)
{
	const struct err *e;
	bool ahead;

	if (!(e = store_is_ahead(&ahead, ctx->store, ctx_now(ctx))) && ahead)
		out_puts(ctx->note,
		    _("gloss: the last answers are dated more than a day ahead "
		      "of the clock: 'gloss doctor' says what to do\n"));
	return e;
}

static const struct err *
open_library(struct ctx *ctx, const struct cmd *c)
{
	const struct err *e;

	if (!(c->flags & (CMD_STORE | CMD_STORE_READ)))
		return NULL;
	if ((e = ctx_open(ctx, c->flags & CMD_STORE)))
		return e;
	return c->flags & CMD_STORE ? warn_ahead(ctx) : NULL;
}

static const struct err *
set_up(struct ctx *ctx, const struct globals *g)
{
	const char *now = g->now ? g->now : getenv("GLOSS_NOW");
	const char *usual = ctx->looks->color;
	const struct err *e;

	if (g->color && strcmp(g->color, "always") != 0 &&
	    strcmp(g->color, "never") != 0 && strcmp(g->color, "auto") != 0)
		return err_new(ERR_USAGE,
		    _("--color: %s: it is one of always|never|auto"), g->color);
	ctx->out->terminal = isatty(STDOUT_FILENO);
	ctx->out->columns = show_columns(STDOUT_FILENO);
	ctx->out->color = wants_color(g->color, usual, ctx->out->terminal);
	ctx->note->terminal = isatty(STDERR_FILENO);
	ctx->note->columns = ctx->out->columns;
	ctx->note->color = wants_color(g->color, usual, ctx->note->terminal);
	ctx->plain = g->plain || !isatty(STDIN_FILENO);
	if (now && *now) {
		if ((e = when_parse(&ctx->fixed_now, now)))
			return e;
		ctx->fixed_clock = true;
	}
	if ((e = read_seed(ctx)))
		return e;
	return find_library(ctx, g);
}

struct when
ctx_now(const struct ctx *ctx)
{
	return ctx->fixed_clock ? ctx->fixed_now : when_now();
}

int64_t
ctx_elapsed(const struct ctx *ctx)
{
	return ctx->fixed_clock ? 0 : when_elapsed();
}

/* Runs a command; long results go through a pager. */
static const struct err *
run_command(struct ctx *ctx, const struct cmd *c, const struct args *args)
{
	struct out *screen = ctx->out, paper = *screen;
	struct buf text = {0};
	const struct err *e, *shown;

	if (!(c->flags & CMD_PAGED) || !screen->terminal || ctx->plain)
		return c->run(ctx, args);
	paper.file = NULL;
	paper.buf = &text;
	ctx->out = &paper;
	e = c->run(ctx, args);
	ctx->out = screen;
	shown = show_paged(screen, buf_text(&text));
	buf_free(&text);
	if (e)
		err_free(shown);
	return e ? e : shown;
}

const struct err *
cmd_run(struct ctx *ctx, int argc, char **argv)
{
	const struct cmd *c;
	const struct err *e;
	struct args args = {0};
	bool help;

	if ((e = cmd_find(&c, argv[0])))
		return e;
	if ((e = args_parse(&args, &help, ctx, c, argc, argv)))
		goto done;
	if (help)
		doc_command(ctx->out, c);
	else if (!(e = open_library(ctx, c)))
		e = run_command(ctx, c, &args);
done:
	args_free(&args);
	return e;
}

static void
version(struct out *out)
{
	out_printf(out, "gloss %s\n", VERSION);
}

static const struct err *
run_rest(struct ctx *ctx, const struct globals *g, int argc, char **argv)
{
	if (g->version) {
		version(ctx->out);
		return NULL;
	}
	if (g->help) {
		doc_usage(ctx->out);
		return NULL;
	}
	if (argc > 0)
		return cmd_run(ctx, argc, argv);
	if (isatty(STDIN_FILENO) && ctx->out->terminal)
		return shell_run(ctx);
	doc_usage(ctx->note);
	return err_new(ERR_USAGE, "%s", "");
}

int
run_program(int argc, char **argv)
{
	struct out out = {.file = stdout, .columns = 80};
	struct out note = {.file = stderr, .columns = 80};
	struct ctx ctx = {.out = &out, .note = &note};
	struct looks looks;
	struct globals g = {0};
	char **rest = mem_new((size_t)argc + 1, sizeof *rest);
	const struct err *e, *flush;
	int nrest, status = 0;

	e = looks_read(&looks);
	ctx.looks = &looks;
	locale_set_up(strcmp(looks.language, "auto") ? looks.language : NULL);
	signal(SIGPIPE, SIG_IGN);
	if (!e && !(e = split(&g, argc, argv, rest, &nrest)) &&
	    !(e = set_up(&ctx, &g)))
		e = run_rest(&ctx, &g, nrest, rest);
	if ((flush = out_flush(&out)) && !e)
		e = flush;
	else
		err_free(flush);
	if (e) {
		status = (int)e->kind;
		if (*e->text)
			out_printf(&note, "gloss: %s\n", e->text);
		err_free(e);
	}
	store_close(ctx.store);
	looks_free(&looks);
	free(ctx.library);
	free(rest);
	return status;
}
