#include "cmd/due_exam.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/json.h"
#include "base/out.h"
#include "base/rand.h"
#include "cmd/cmd.h"
#include "exchange/cards.h"
#include "report/ics.h"
#include "store/store.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static void
recount(struct due_counts *d, const struct today *t)
{
	size_t i, k;

	d->due = d->fresh = 0;
	for (k = 0; k < d->n; k++)
		d->v[k].due = d->v[k].fresh = 0;
	for (i = 0; i < t->n; i++) {
		bool fresh = t->item[i].fresh;

		d->due += !fresh;
		d->fresh += fresh;
		for (k = 0; k < d->n; k++)
			if (strcmp(d->v[k].deck, t->deck[i]) == 0) {
				d->v[k].due += !fresh;
				d->v[k].fresh += fresh;
			}
	}
}

static const struct err *
any_exams(bool *any, struct ctx *ctx)
{
	struct exams *exams = NULL;
	const struct err *e = store_exams(&exams, ctx->store);

	*any = !e && exams->n > 0;
	exams_free(exams);
	return e;
}

const struct err *
due_exams_read(struct due_exams *x, struct ctx *ctx, struct due_counts *d)
{
	struct today_query all = {.limit = {-1, -1}};
	const struct err *e;
	bool any;

	*x = (struct due_exams){0};
	if ((e = any_exams(&any, ctx)) || !any ||
	    (e = today_read(&x->today, ctx, &all)))
		return e;
	x->n = x->today.plan.all->n;
	if (x->n)
		recount(d, &x->today);
	return NULL;
}

void
due_exams_free(struct due_exams *x)
{
	today_free(&x->today);
}

static int
whole_minutes(double seconds)
{
	return (int)lround(seconds / 60);
}

void
due_exams_text(const struct due_exams *x, struct out *o)
{
	size_t i;

	for (i = 0; i < x->n; i++) {
		const struct planned_exam *p = &x->today.plan.exam[i];
		int64_t days = p->day - x->today.day;

		out_printf(o,
		    ngettext("exam %s in %" PRId64 " day: today %" PRId64
			     " reviews, %" PRId64 " new, %d min\n",
			"exam %s in %" PRId64 " days: today %" PRId64
			" reviews, %" PRId64 " new, %d min\n",
			(unsigned long)days),
		    p->exam->name, days, p->reviews, p->fresh,
		    whole_minutes(p->seconds));
	}
}

void
due_exams_json(const struct due_exams *x, struct json *j)
{
	size_t i;

	json_array(j, "exams");
	for (i = 0; i < x->n; i++) {
		const struct planned_exam *p = &x->today.plan.exam[i];

		json_object(j, NULL);
		json_string(j, "name", p->exam->name);
		json_day(j, "date", p->day);
		json_int(j, "days", p->day - x->today.day);
		json_int(j, "reviews", p->reviews);
		json_int(j, "new", p->fresh);
		json_int(j, "minutes", whole_minutes(p->seconds));
		json_end_object(j);
	}
	json_end_array(j);
}

/* A day of the plan; none where it asks nothing. */
static void
put_day(struct ics *ics, const struct planned_exam *p, const struct plan_day *d,
    const char *uid)
{
	struct buf title = {0};

	if (d->reviews + d->fresh == 0)
		return;
	buf_printf(&title,
	    _("gloss: %s: %" PRId64 " reviews, %" PRId64 " new, %d min"),
	    p->exam->name, d->reviews, d->fresh, whole_minutes(d->seconds));
	ics_day(ics, uid, d->day, title.data);
	buf_free(&title);
}

void
due_exams_ics(const struct due_exams *x, struct ics *ics)
{
	size_t i, k;

	for (i = 0; i < x->n; i++) {
		const struct planned_exam *p = &x->today.plan.exam[i];
		struct buf title = {0};
		char uid[32];

		snprintf(uid, sizeof uid, "plan-%016" PRIx64,
		    hash_string(0, p->exam->name));
		for (k = 0; k < p->ncoming; k++)
			put_day(ics, p, &p->coming[k], uid);
		snprintf(uid, sizeof uid, "exam-%016" PRIx64,
		    hash_string(0, p->exam->name));
		buf_printf(&title, _("Exam: %s"), p->exam->name);
		ics_day(ics, uid, p->day, title.data);
		buf_free(&title);
	}
}
