/* The end of an answer, and of a sitting. */

#include "base/arena.h"
#include "base/err.h"
#include "base/mem.h"
#include "cmd/cmd.h"
#include "cmd/sitting.h"
#include "schedule/sm2.h"
#include "store/figures.h"
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

/* A card that was failed again and again is told of, or suspended. */
const struct err *
sitting_leech(struct sitting *s, const struct entry *after)
{
	const struct err *e;
	const char *action;
	struct event event = event_new(EVENT_SUSPEND);
	int64_t lapses = after->state.sm2.lapses, limit;

	if (lapses == s->scene.entry->state.sm2.lapses)
		return NULL;
	if ((e = store_setting_number(
		 &limit, s->ctx->store, "leech_after", NULL)) ||
	    !sm2_is_leech(lapses, limit))
		return e;
	if ((e = store_setting(&action, s->ctx->store, "leech", NULL)))
		return e;
	if (strcmp(action, "suspend") != 0) {
		s->view->say(s->ctx,
		    _("This card was failed many times. Are the notes clear? "
		      "gloss list is:leech shows all such cards."));
		return NULL;
	}
	event.card = after->card->id;
	s->view->say(
	    s->ctx, _("This card was failed many times and is suspended now."));
	return store_record(s->ctx->store, ctx_now(s->ctx), &event);
}

/* What comes tomorrow, and how the last weeks went. */
static const struct err *
read_finish(struct finish *f, struct sitting *s)
{
	struct figures *figures = mem_new(1, sizeof *figures);
	struct arena *a = arena_new();
	struct due_counts *due = NULL;
	const struct err *e;

	figures->since = figures->until = figures->today = s->day;
	if (!(e = store_due(&due, s->ctx->store, s->day, 1)) &&
	    !(e = store_figures(figures, a, s->ctx->store, NULL, 0))) {
		f->tomorrow = due->coming[0];
		f->streak = figures->streak;
		memcpy(f->days,
		    figures->calendar + FIGURES_CALENDAR - FINISH_DAYS,
		    sizeof f->days);
	}
	due_counts_free(due);
	arena_free(a);
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
	const struct err *e = read_finish(&f, s);

	f.left = f.counts.left > 0;
	if (e)
		return e;
	s->view->done(s->ctx, &f);
	return f.counts.answers ? store_backup_daily(s->ctx->store, s->day)
				: NULL;
}
