#include "cmd/cmd.h"
#include "cmd/doc.h"
#include "cmd/looks.h"
#include "compile/diag.h"
#include "deck/deck.h"

#include <string.h>

static const struct opt options[] = {
    {"mdoc", 0, OPT_FLAG, NULL, NULL,
	N_("print the manual's section on commands, or on keys, as mdoc"),
	false},
    {0}};

static const struct example examples[] = {
    {"gloss help study", N_("explains one command")},
    {"gloss help TRUNCATED", N_("explains a complaint of 'gloss check'")}, {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_help = {
    .name = "help",
    .brief = N_("explain a command or a complaint"),
    .text = N_("Explains a command, a complaint of check by its code, with "
	       "'keys' the keys of a session, or with 'kinds' the kinds of "
	       "questions. Without an argument it lists the commands."),
    .operands = "[COMMAND|CODE|keys|kinds]",
    .max = 1,
    .flags = CMD_PAGED,
    .opt = options,
    .example = examples,
    .run = run,
};

/* The keys of a session; as a list of mdoc, or as a table. */
static void
keys(struct ctx *ctx, bool mdoc)
{
	int i;

	for (i = KEY_NONE + 1; i < KEY_COUNT; i++)
		out_printf(ctx->out, mdoc ? ".It Ic \\&%c\n%s.\n" : "%c  %s\n",
		    ctx->looks->keys.letter[i], _(study_keys[i].text));
}

static void
kinds(struct out *out)
{
	int i;

	for (i = 0; i < CARD_KIND_COUNT; i++)
		out_printf(out, "%s\n", card_kind_name((enum card_kind)i));
}

/* Prints text indented, a line at a time. */
static void
indented(struct out *out, const char *s)
{
	size_t n;

	for (; *s; s += n + (s[n] == '\n')) {
		n = strcspn(s, "\n");
		out_puts(out, n ? "    " : "");
		out_put(out, s, n);
		out_puts(out, "\n");
	}
}

static void
complaint(struct out *out, enum diag_code code)
{
	const char *name = diag_code_name(code);
	const char *example = diag_code_example(code);

	out_printf(out, "%s (%s): %s\n%s\n", name,
	    diag_level_name(diag_code_level(code)), diag_code_help(code),
	    diag_code_advice(code));
	if (example) {
		out_printf(out, "\n%s\n\n", _("An example:"));
		indented(out, example);
	}
	out_printf(out,
	    _("\nTo switch it off for what follows, write this above it:\n"
	      "    <!-- gloss: ok %s -->\n"),
	    name);
}

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	const struct cmd *c;
	const struct err *e;
	enum diag_code code;
	const char *topic;

	topic = args->noperand ? args->operand[0] : "";
	if (strcmp(topic, "keys") == 0) {
		keys(ctx, args_has(args, "mdoc"));
		return NULL;
	}
	if (args_has(args, "mdoc")) {
		doc_mdoc(ctx->out);
		return NULL;
	}
	if (args->noperand == 0) {
		doc_usage(ctx->out);
		return NULL;
	}
	if (strcmp(topic, "kinds") == 0) {
		kinds(ctx->out);
	} else if (diag_code_named(&code, topic)) {
		complaint(ctx->out, code);
	} else {
		if ((e = cmd_find(&c, topic)))
			return e;
		doc_command(ctx->out, c);
	}
	return NULL;
}
