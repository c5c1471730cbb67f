#include "cmd/stats_memory.h"

#include "base/arena.h"
#include "base/err.h"
#include "cmd/cmd.h"
#include "cmd/exam.h"
#include "cmd/today.h"
#include "report/calibration.h"
#include "schedule/figures.h"

#include <string.h>

static const struct err *
add_reply(void *data, uint64_t card, const struct event *ev)
{
	profile_answer(data, card, ev);
	return NULL;
}

const struct err *
stats_calibration(struct ctx *ctx, const char *format, struct out *out)
{
	struct profile *p = profile_new(0);
	const struct err *e = store_replies(ctx->store, add_reply, p);
	bool json = strcmp(format, "json") == 0;

	if (!json && strcmp(format, "text") != 0) {
		err_free(e);
		e = err_new(ERR_USAGE, "%s",
		    _("--calibration: its formats are text and json"));
	}
	if (!e) {
		const struct calibrator *c = profile_memory(p);
		struct calibration r = calibrator_result(c);

		(json ? calibration_json : calibration_text)(
		    &r, calibrator_factor(c), out);
	}
	profile_free(p);
	return e;
}

static struct figures_range
range(const struct range *r)
{
	return (struct figures_range){r->score, r->low, r->high};
}

const struct err *
stats_exams(struct figures *f, struct arena *a, struct ctx *ctx)
{
	struct outlines *all = NULL;
	const struct err *e = outlines_read(&all, ctx, NULL, NULL);
	size_t i;

	f->exam = arena_array(a, e ? 1 : all->n + 1, sizeof *f->exam);
	for (i = 0; !e && i < all->n; i++) {
		struct outlined *o = &all->v[i];
		struct plan plan;

		outline_believe(all, o);
		plan_make(&plan, &o->in);
		f->exam[f->nexam++] = (struct figures_exam){
		    .name = arena_strdup(a, o->exam->name),
		    .day = o->in.exam,
		    .target = o->exam->target,
		    .now = range(&plan.now),
		    .on_day = range(&plan.on_day)};
		plan_free(&plan);
	}
	outlines_free(all);
	return e;
}
