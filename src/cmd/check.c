#include "cmd/check.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/out.h"
#include "cmd/cmd.h"
#include "compile/compile.h"
#include "deck/deck.h"
#include "notes/note.h"

#include <stdlib.h>
#include <string.h>

static const struct opt options[] = {
    {"format", 0, OPT_CHOICE, "FORMAT", "text|json",
	N_("text for people, or JSON with every complaint"), false},
    {"strict", 0, OPT_FLAG, NULL, NULL,
	N_("exit with 1 if there is an error or a warning"), false},
    {"verbose", 'v', OPT_FLAG, NULL, NULL, N_("tell notes too"), false},
    {"coverage", 'c', OPT_FLAG, NULL, NULL,
	N_("print each line of the notes with what became of it"), false},
    {0}};

static const struct example examples[] = {
    {"gloss check notes.md", N_("what is wrong, and what is asked")},
    {"gloss check --coverage notes.md", N_("why a line is not asked")},
    {"gloss check --strict --format json notes/", N_("for an editor or CI")},
    {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_check = {
    .name = "check",
    .brief = N_("say what is wrong with notes, and what they give"),
    .text =
	N_("Compiles notes and prints complaints as file:line:column: level: "
	   "message [CODE], then the coverage: how many lines became "
	   "questions, what each section gave, and, with --coverage, what "
	   "became of each line. A complaint can hold back the cards it "
	   "doubts until the notes change or 'gloss resume' confirms them. "
	   "'gloss help CODE' explains a complaint; a comment "
	   "'<!-- gloss: ok CODE -->' before a heading or block switches it "
	   "off there."),
    .operands = "PATH...",
    .min = 1,
    .max = -1,
    .opt = options,
    .example = examples,
    .run = run,
};

static void
write_coverage(struct json *j, const struct cover *cover)
{
	uint32_t i;
	int s;

	json_object(j, "coverage");
	for (s = 0; s < COVER_COUNT; s++)
		json_int(j, cover_status_name((enum cover_status)s),
		    (int64_t)cover->total[s]);
	json_end_object(j);
	json_array(j, "skipped");
	for (i = 0; i < cover->lines; i++) {
		if (cover->line[i].status != COVER_SKIPPED)
			continue;
		json_object(j, NULL);
		json_int(j, "line", i + 1);
		json_string(j, "reason", drop_reason_name(cover->line[i].why));
		json_end_object(j);
	}
	json_end_array(j);
}

static void
write_diag(struct json *j, const struct diag *d)
{
	json_object(j, NULL);
	json_string(j, "code", diag_code_name(d->code));
	json_string(j, "level", diag_level_name(d->level));
	json_int(j, "line", d->at.line);
	json_int(j, "column", d->at.column);
	json_string(j, "message", d->text);
	json_end_object(j);
}

/* Writes the complaints about a file; they are sorted by file. */
static void
write_diags(struct json *j, const struct compile *c, const char *file)
{
	size_t i;

	json_array(j, "diagnostics");
	for (i = 0; i < c->ndiag; i++)
		if (strcmp(c->diag[i].at.file, file) == 0)
			write_diag(j, &c->diag[i]);
	json_end_array(j);
}

static void
write_files(struct json *j, struct compile *c, const struct cover *cover)
{
	size_t i;

	for (i = 0; i < c->notes->nfile; i++) {
		json_object(j, NULL);
		json_string(j, "file", c->notes->file[i].name);
		json_int(j, "lines", c->notes->file[i].lines);
		write_coverage(j, &cover[i]);
		write_diags(j, c, c->notes->file[i].name);
		json_end_object(j);
	}
}

struct job {
	struct ctx *ctx;
	const struct args *args;
	bool json; /* else text */
	struct json j;
	bool complaints; /* an error or a warning was told */
};

static void
show(struct job *job, struct compile *c, const struct cover *cover)
{
	struct out *out = job->ctx->out;

	if (job->json) {
		write_files(&job->j, c, cover);
		return;
	}
	check_show_diags(c, out, args_has(job->args, "verbose"));
	if (args_has(job->args, "coverage"))
		check_show_lines(c, cover, out);
	check_show_totals(c, cover, out);
}

static void
check_notes(struct job *job, const struct notes *notes)
{
	struct compile *c = NULL;
	struct deck *deck = NULL;
	size_t i;

	compile_notes(notes, notes->name, &c, &deck);
	show(job, c, cover_files(c));
	for (i = 0; i < c->ndiag; i++)
		job->complaints |= c->diag[i].level != DIAG_NOTE;
	deck_free(deck);
	compile_free(c);
}

static void
check_all(struct job *job, struct notes **notes, size_t n)
{
	size_t i;

	if (job->json) {
		json_document(&job->j, job->ctx->out, "check");
		json_array(&job->j, "files");
	}
	for (i = 0; i < n; i++)
		check_notes(job, notes[i]);
	if (job->json) {
		json_end_array(&job->j);
		json_end(&job->j);
	}
}

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	struct job job = {.ctx = ctx, .args = args};
	size_t n = args->noperand, i;
	struct notes **notes = mem_new(n, sizeof *notes);
	const struct err *e = NULL;

	job.json = strcmp(args_text(args, "format", "text"), "json") == 0;
	for (i = 0; i < n && !e; i++)
		e = notes_read(&notes[i], args->operand[i]);
	if (!e)
		check_all(&job, notes, n);
	if (!e && job.complaints && args_has(args, "strict"))
		e = err_new(ERR_NO, "%s", "");
	for (i = 0; i < n; i++)
		notes_free(notes[i]);
	free(notes);
	return e;
}
