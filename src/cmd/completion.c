#include "cmd/cmd.h"
#include "cmd/doc.h"
#include "deck/deck.h"

#include <string.h>

static const struct opt options[] = {
    {"values", 0, OPT_CHOICE, "WHAT", "decks|sections|kinds",
	N_("print what an argument can be, for the scripts"), false},
    {0}};

static const struct example examples[] = {
    {"gloss completion bash", N_("source its output in ~/.bashrc")}, {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_completion = {
    .name = "completion",
    .brief = N_("print a completion script for bash, zsh or fish"),
    .text = N_("Prints a script that completes commands, options, decks and "
	       "files in a shell."),
    .operands = "[bash|zsh|fish]",
    .max = 1,
    .flags = CMD_PLUMBING,
    .opt = options,
    .example = examples,
    .run = run,
};

static const struct err *
values(struct ctx *ctx, const char *what)
{
	int i;

	if (strcmp(what, "kinds") == 0)
		for (i = 0; i < CARD_KIND_COUNT; i++)
			out_printf(ctx->out, "%s\n",
			    card_kind_name((enum card_kind)i));
	return NULL;
}

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	const char *what = args_text(args, "values", NULL);

	if (what)
		return values(ctx, what);
	if (args->noperand == 0)
		return err_new(ERR_USAGE,
		    _("completion: needs a shell: bash, zsh or fish"));
	if (!doc_completion(ctx->out, args->operand[0]))
		return err_new(ERR_USAGE,
		    _("%s: no such shell: bash, zsh or fish"),
		    args->operand[0]);
	return NULL;
}
