#include "compile/compile.h"
#include "cmd/cmd.h"
#include "cmd/output.h"
#include "deck/file.h"
#include "notes/note.h"

#include <string.h>

static const struct opt options[] = {
    {"output", 'o', OPT_PATH, "FILE", NULL,
	N_("write to FILE instead of standard output"), false},
    {"format", 0, OPT_CHOICE, "FORMAT", "deck|json|md",
	N_("the deck file, JSON, or a list to read"), false},
    {"name", 0, OPT_TEXT, "DECK", NULL,
	N_("the deck's name; the ids of cards hang on it"), false},
    {0}};

static const struct example examples[] = {
    {"gloss compile notes.md", N_("prints the cards that notes.md gives")},
    {"gloss compile --format json -o deck.json notes/",
	N_("a folder of notes, as JSON")},
    {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_compile = {
    .name = "compile",
    .brief = N_("make a deck of notes, without the library"),
    .text = N_("Compiles a Markdown file, or all in a folder, to a deck: the "
	       "questions, their answers, and where each comes from. Same "
	       "notes, same bytes. No library is touched."),
    .operands = "PATH",
    .min = 1,
    .max = 1,
    .opt = options,
    .example = examples,
    .run = run,
};

static void
write_deck(const struct deck *d, const char *format, struct out *out)
{
	static const struct {
		const char *name;
		void (*write)(const struct deck *, struct out *);
	} formats[] = {{"deck", deck_write}, {"json", deck_write_json},
	    {"md", deck_write_md}};
	size_t i;

	for (i = 0; i < sizeof formats / sizeof *formats; i++)
		if (strcmp(format, formats[i].name) == 0)
			formats[i].write(d, out);
}

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	const char *format = args_text(args, "format", "deck");
	struct notes *notes = NULL;
	struct output output;
	struct deck *deck = NULL;
	const struct err *e;

	if ((e = notes_read(&notes, args->operand[0])))
		goto done;
	compile_notes(notes, args_text(args, "name", notes->name), NULL, &deck);
	if ((e = output_begin(&output, ctx, args)))
		goto done;
	write_deck(deck, format, output.out);
	e = output_end(&output, NULL);
done:
	deck_free(deck);
	notes_free(notes);
	return e;
}
