/* The end of an answer, and of a sitting. */

#include "base/arena.h"
#include "base/err.h"
#include "base/mem.h"
#include "cmd/cmd.h"
#include "cmd/sitting.h"
#include "schedule/sm2.h"
#include "store/figures.h"
#include "store/store.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* A card that is forgotten again and again is told of; some are suspended. */
const struct err *
sitting_leech(struct sitting *s, const struct entry *after)
{
	int64_t lapses = after->state.sm2.lapses, limit;
	const struct err *e;

	if (lapses == s->scene.entry->state.sm2.lapses)
		return NULL;
	if ((e = store_setting_number(
		 &limit, s->ctx->store, "leech_after", NULL)) ||
	    !sm2_is_leech(lapses, limit))
		return e;
	s->view->say(s->ctx,
	    arena_printf(s->arena,
		after->state.suspended
		    ? _("Forgotten %" PRId64 " times, so it is suspended: "
			"'gloss list is:leech' shows such cards, 'gloss "
			"resume' brings them back.")
		    : _("Forgotten %" PRId64 " times. Are its notes clear? e "
			"edits them when it comes again; 'gloss list "
			"is:leech' shows such cards."),
		lapses));
	return NULL;
}

/* What comes tomorrow, and how the last weeks went. */
static const struct err *
read_finish(struct finish *f, struct sitting *s, struct arena *a)
{
	struct figures *figures = mem_new(1, sizeof *figures);
	struct due_counts *due = NULL;
	const struct err *e;

	figures->since = figures->until = figures->today = s->day;
	if (!(e = store_due(&due, s->ctx->store, s->day, 1)) &&
	    !(e = store_pace(&f->pace, s->ctx->store, s->day)) &&
	    !(e = store_figures(figures, a, s->ctx->store, NULL, 0))) {
		f->tomorrow = due->coming[0];
		f->streak = figures->streak;
		memcpy(f->days,
		    figures->calendar + FIGURES_CALENDAR - FINISH_DAYS,
		    sizeof f->days);
	}
	due_counts_free(due);
	free(figures);
	return e;
}

const struct err *
sitting_finish(struct sitting *s)
{
	struct finish f = {
	    .counts = sitting_counts(s),
	    .ms = ctx_elapsed(s->ctx) - s->start,
	};
	struct arena *a = arena_new();
	const struct err *e = read_finish(&f, s, a);

	f.left = f.counts.left > 0;
	f.learnt = sitting_terms(s, a);
	if (!e)
		s->view->done(s->ctx, &f);
	arena_free(a);
	if (e)
		return e;
	return f.counts.answers ? store_backup_daily(s->ctx->store, s->day)
				: NULL;
}
