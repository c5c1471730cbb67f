#include "cmd/greet.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "cmd/cmd.h"
#include "cmd/due_exam.h"
#include "cmd/view_parts.h"
#include "store/store.h"

#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

/* The path of a deck that came with gloss: installed, or beside the build. */
static char *
shipped_deck(void)
{
	/* TRANSLATORS: llm-zh.md is the deck in Chinese. */
	const char *name = _("llm-en.md");
	char *beside = file_beside_program("../decks");
	struct buf b = {0};

	buf_printf(&b, "%s/decks/%s", DATADIR, name);
	if (access(b.data, R_OK) != 0 && beside) {
		buf_free(&b);
		buf_printf(&b, "%s/%s", beside, name);
	}
	free(beside);
	if (access(b.data, R_OK) == 0)
		return b.data;
	buf_free(&b);
	return NULL;
}

static void
greet_new(struct out *o, bool begins)
{
	out_puts(o, _("gloss: no decks yet.\n"));
	out_puts(o,
	    _("  study notes.md   learns notes of yours, a file or folder\n"));
	if (begins)
		out_puts(
		    o, _("  Enter            begins with a deck that is here: "
			 "large language models\n"));
	else
		out_puts(o, _("  help             lists the commands\n"));
}

static void
greet_due(struct out *o, const struct due_counts *d, int64_t pace)
{
	int64_t cards = d->due + d->fresh;
	struct buf b = {0};

	buf_printf(
	    &b, _("gloss: %" PRId64 " due, %" PRId64 " new"), d->due, d->fresh);
	if (pace) {
		buf_puts(&b, _(", "));
		view_duration(&b, cards * pace);
	}
	buf_puts(&b, _(". Enter begins; help lists the commands.\n"));
	out_puts(o, buf_text(&b));
	buf_free(&b);
}

const struct err *
greet(struct ctx *ctx, char **begin)
{
	struct due_counts *d = NULL;
	struct due_exams x = {0};
	int64_t today, pace;
	const struct err *e;

	*begin = NULL;
	if ((e = ctx_open(ctx, false)) || (e = today_day(&today, ctx)) ||
	    (e = today_due(&d, ctx, today, 1)) ||
	    (e = store_pace(&pace, ctx->store, today)) ||
	    (e = due_exams_read(&x, ctx, d)))
		goto done;
	if (d->n == 0) {
		*begin = shipped_deck();
		greet_new(ctx->out, *begin);
	} else if (d->due + d->fresh == 0) {
		out_puts(
		    ctx->out, _("gloss: nothing is due today; help lists the "
				"commands.\n"));
	} else {
		greet_due(ctx->out, d, pace);
	}
	due_exams_text(&x, ctx->out);
done:
	due_exams_free(&x);
	due_counts_free(d);
	return e;
}
