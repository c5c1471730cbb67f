#include "cmd/cmd.h"
#include "cmd/offer.h"
#include "cmd/script.h"

static const struct opt options[] = {
    {"values", 0, OPT_CHOICE, "WHAT", OFFER_NAMES,
	N_("print what an argument can be, for the scripts"), false},
    {0}};

static const struct example examples[] = {
    {"gloss completion bash", N_("source its output in ~/.bashrc")},
    {"gloss completion --values decks", N_("what the scripts ask for")}, {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_completion = {
    .name = "completion",
    .brief = N_("print a completion script for bash, zsh or fish"),
    .text = N_("Prints a script that completes commands, options and what they "
	       "take in a shell: decks, sections and kinds as they are in the "
	       "library, files."),
    .operands = "[bash|zsh|fish]",
    .max = 1,
    .flags = CMD_PLUMBING,
    .opt = options,
    .example = examples,
    .run = run,
};

static void
print(void *to, const char *word)
{
	out_printf(to, "%s\n", word);
}

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	const char *what = args_text(args, "values", NULL);

	if (what)
		return offer_named(what)->give(ctx, print, ctx->out);
	if (args->noperand == 0)
		return err_new(ERR_USAGE,
		    _("completion: needs a shell: bash, zsh or fish"));
	if (!script_print(ctx->out, args->operand[0]))
		return err_new(ERR_USAGE,
		    _("%s: no such shell: bash, zsh or fish"),
		    args->operand[0]);
	return NULL;
}
