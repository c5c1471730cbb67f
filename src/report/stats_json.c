#include "base/day.h"
#include "base/json.h"
#include "report/stats.h"
#include "schedule/figures.h"

#include <math.h>
#include <stdio.h>

static void
day(struct json *j, const char *name, int64_t d)
{
	char text[DAY_SIZE];

	json_string(j, name, day_format(d, text));
}

static void
tally(struct json *j, const char *name, const struct tally *t)
{
	json_object(j, name);
	json_string(j, "key", t->key);
	json_int(j, "answers", t->answers);
	json_int(j, "new", t->fresh);
	json_int(j, "reviews", t->reviews);
	json_int(j, "passed", t->passed);
	json_real(j, "retention", tally_retention(t));
	json_int(j, "ms", t->ms);
	json_end_object(j);
}

static void
counts(struct json *j, const char *name, const int64_t *v, int n)
{
	int i;

	json_array(j, name);
	for (i = 0; i < n; i++)
		json_int(j, NULL, v[i]);
	json_end_array(j);
}

static void
cards(struct json *j, const struct figures *f)
{
	int64_t days = figures_days_to_finish(f);

	json_object(j, "cards");
	json_int(j, "new", f->cards_new);
	json_int(j, "young", f->cards_young);
	json_int(j, "mature", f->cards_mature);
	json_int(j, "suspended", f->cards_suspended);
	json_int(j, "held", f->cards_held);
	json_int(j, "reserve", f->cards_reserve);
	json_int(j, "leeches", f->leeches);
	if (days < 0)
		json_null(j, "days_to_finish");
	else
		json_int(j, "days_to_finish", days);
	json_end_object(j);
}

static void
hours(struct json *j, const struct figures *f)
{
	char key[8];
	int i;

	json_array(j, "hours");
	for (i = 0; i < FIGURES_HOURS; i++) {
		struct tally t = f->hour[i];

		snprintf(key, sizeof key, "%02d", i);
		t.key = key;
		tally(j, NULL, &t);
	}
	json_end_array(j);
}

static void
hard_cards(struct json *j, const struct figures *f)
{
	size_t i;

	json_array(j, "hardest");
	for (i = 0; i < f->nhard; i++) {
		const struct hard_card *h = &f->hard[i];

		json_object(j, NULL);
		json_hex(j, "id", h->id);
		json_string(j, "ask", h->ask);
		json_int(j, "reviews", h->reviews);
		json_int(j, "passed", h->passed);
		json_int(j, "lapses", h->lapses);
		json_real(j, "ease", (double)h->ease / 100);
		json_bool(j, "leech", h->leech);
		json_end_object(j);
	}
	json_end_array(j);
}

static void
range(struct json *j, const char *name, const struct figures_range *r)
{
	json_object(j, name);
	json_real(j, "score", round(10 * r->score) / 10);
	json_real(j, "low", round(10 * r->low) / 10);
	json_real(j, "high", round(10 * r->high) / 10);
	json_end_object(j);
}

static void
exams(struct json *j, const struct figures *f)
{
	size_t i;

	json_array(j, "exams");
	for (i = 0; i < f->nexam; i++) {
		const struct figures_exam *x = &f->exam[i];

		json_object(j, NULL);
		json_string(j, "name", x->name);
		day(j, "date", x->day);
		json_real(j, "target", x->target);
		range(j, "readiness_now", &x->now);
		range(j, "readiness_exam", &x->on_day);
		json_end_object(j);
	}
	json_end_array(j);
}

static void
confusions(struct json *j, const struct figures *f)
{
	size_t i;

	json_array(j, "confusions");
	for (i = 0; i < f->nconfusion; i++) {
		json_object(j, NULL);
		json_string(j, "asked", f->confusion[i].asked);
		json_string(j, "given", f->confusion[i].given);
		json_int(j, "times", f->confusion[i].times);
		json_end_object(j);
	}
	json_end_array(j);
}

void
stats_json(const struct figures *f, struct out *out)
{
	struct json j;
	size_t i;

	json_document(&j, out, "stats");
	day(&j, "since", f->since);
	day(&j, "until", f->until);
	tally(&j, "total", &f->total);
	if (f->compared)
		tally(&j, "before", &f->before);
	if (f->by) {
		json_string(&j, "by", f->by);
		json_array(&j, "rows");
		for (i = 0; i < f->nrow; i++)
			tally(&j, NULL, &f->row[i]);
		json_end_array(&j);
	}
	cards(&j, f);
	tally(&j, "young", &f->young);
	tally(&j, "mature", &f->mature);
	hours(&j, f);
	counts(&j, "forecast", f->forecast, FIGURES_FORECAST);
	counts(&j, "ease", f->ease, FIGURES_EASE);
	counts(&j, "intervals", f->interval, FIGURES_INTERVAL);
	hard_cards(&j, f);
	confusions(&j, f);
	exams(&j, f);
	json_object(&j, "streak");
	json_int(&j, "current", f->streak);
	json_int(&j, "longest", f->longest_streak);
	json_end_object(&j);
	json_end(&j);
}
