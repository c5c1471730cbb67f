#include "base/json.h"
#include "report/plan.h"

#include <math.h>

static void
write_day(struct json *j, const char *name, int64_t day)
{
	char text[DAY_SIZE];

	json_string(j, name, day_format(day, text));
}

/* To a tenth: more would pretend to know. */
static double
tenth(double x)
{
	return round(10 * x) / 10;
}

static void
write_range(struct json *j, const char *name, const struct range *r)
{
	json_object(j, name);
	json_real(j, "score", tenth(r->score));
	json_real(j, "low", tenth(r->low));
	json_real(j, "high", tenth(r->high));
	json_end_object(j);
}

static void
write_exam(struct json *j, const struct plan_report *r)
{
	const struct exam *x = r->exam;
	char at[WHEN_SIZE];

	json_object(j, "exam");
	json_string(j, "name", x->name);
	json_string(j, "deck", x->deck);
	json_string(j, "at", when_format(x->at, at));
	write_day(j, "date", r->day);
	json_int(j, "days", r->day - r->today);
	json_real(j, "target", x->target);
	json_int(j, "cards", (int64_t)r->cards);
	json_int(j, "suspended", (int64_t)r->suspended);
	json_end_object(j);
}

static void
write_verdict(struct json *j, const struct plan_report *r)
{
	const struct plan_verdict *v = r->verdict;
	size_t i;

	json_string(j, "verdict", v->met ? "met" : "short");
	write_range(j, "readiness_now", &r->plan->now);
	write_range(j, "readiness_exam", &r->plan->on_day);
	if (v->minutes)
		json_int(j, "needs_minutes", v->minutes);
	else
		json_null(j, "needs_minutes");
	json_real(j, "covers", round(1000 * r->plan->covers) / 1000);
	if (r->later)
		write_day(j, "needs_date", r->later);
	else
		json_null(j, "needs_date");
	json_array(j, "needs_without");
	for (i = 0; i < r->nwithout; i++)
		json_string(j, NULL, r->without[i]);
	json_end_array(j);
}

static void
write_days(struct json *j, const struct plan *p)
{
	size_t i;

	json_array(j, "days");
	for (i = 0; i < p->ndays; i++) {
		json_object(j, NULL);
		write_day(j, "date", p->day[i].day);
		json_int(j, "reviews", p->day[i].reviews);
		json_int(j, "new", p->day[i].fresh);
		json_real(j, "minutes", tenth(p->day[i].seconds / 60));
		json_end_object(j);
	}
	json_end_array(j);
}

static void
write_sections(struct json *j, const struct plan_report *r)
{
	size_t i;

	json_array(j, "sections");
	for (i = 0; i < r->nparts; i++) {
		json_object(j, NULL);
		json_string(j, "section", r->part[i].name);
		json_real(j, "points", r->part[i].points);
		json_int(j, "cards", (int64_t)r->part[i].cards);
		write_range(j, "readiness_now", &r->part[i].now);
		write_range(j, "readiness_exam", &r->part[i].on_day);
		json_end_object(j);
	}
	json_end_array(j);
}

void
plan_json(const struct plan_report *r, struct json *j)
{
	write_exam(j, r);
	write_verdict(j, r);
	write_days(j, r->plan);
	write_sections(j, r);
}
