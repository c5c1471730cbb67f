#include "base/out.h"
#include "cmd/cmd.h"
#include "compile/compile.h"
#include "deck/deck.h"
#include "notes/note.h"

static const struct opt options[] = {
    {"facts", 0, OPT_FLAG, NULL, NULL,
	N_("print what the notes say, a fact a line"), false},
    {"blocks", 0, OPT_FLAG, NULL, NULL,
	N_("print the blocks of the Markdown, with their places"), false},
    {0}};

static const struct example examples[] = {
    {"gloss tree notes.md", N_("sections, their roles and terms")},
    {"gloss tree --facts notes.md", N_("what can be asked")}, {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_tree = {
    .name = "tree",
    .brief = N_("show notes as the compiler sees them"),
    .text = N_("Prints the sections of notes, what each is taken for (a term, "
	       "an aspect of one, a comparison, a container), and the names "
	       "of the terms. Where a question looks wrong, this says what "
	       "was misunderstood."),
    .operands = "PATH",
    .min = 1,
    .max = 1,
    .opt = options,
    .example = examples,
    .run = run,
};

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	struct notes *notes = NULL;
	struct compile *c = NULL;
	struct deck *deck = NULL;
	const struct err *e;

	if ((e = notes_read(&notes, args->operand[0])))
		goto done;
	if (args_has(args, "blocks")) {
		notes_dump(notes, ctx->out);
		goto done;
	}
	compile_notes(notes, notes->name, &c, &deck);
	if (args_has(args, "facts"))
		facts_dump(c, ctx->out);
	else
		outline_dump(c, ctx->out);
done:
	deck_free(deck);
	compile_free(c);
	notes_free(notes);
	return e;
}
