#include "cmd/plan_args.h"

#include "base/arena.h"
#include "base/err.h"
#include "cmd/cmd.h"
#include "deck/deck.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DAYS_MOST = 730, MINUTES_MOST = 1440, CLOCK_DEFAULT = 9 * 60 };

static const char *const options[] = {
    "on", "at", "target", "minutes", "weights", "off", "questions"};

bool
plan_args_any(const struct args *args)
{
	size_t i;

	for (i = 0; i < sizeof options / sizeof *options; i++)
		if (args_has(args, options[i]))
			return true;
	return false;
}

/* A list cut at commas, in the arena. */
static struct texts
cut(struct arena *a, const char *list)
{
	struct texts t = {0};

	for (;;) {
		size_t n = strcspn(list, ",");

		t.v = arena_grown(a, t.v, t.n, sizeof *t.v);
		t.v[t.n++] = arena_strndup(a, list, n);
		if (!list[n])
			return t;
		list += n + 1;
	}
}

/* A number from least to most, all of the text. */
static bool
read_number(double *x, const char *text, double least, double most)
{
	char *end;

	*x = strtod(text, &end);
	return *text >= '0' && *text <= '9' && !*end && *x >= least &&
	       *x <= most;
}

/* --- the date --------------------------------------------------------------
 */

static const struct err *
read_clock(int *minute, const char *text)
{
	int hour, min, used = 0;

	if (sscanf(text, "%2d:%2d%n", &hour, &min, &used) == 2 && !text[used] &&
	    hour >= 0 && hour < 24 && min >= 0 && min < 60) {
		*minute = hour * 60 + min;
		return NULL;
	}
	return err_new(ERR_USAGE, _("--at: %s: it is a time as 09:00"), text);
}

/* The minute of its day, as its own clock has it. */
static int
clock_of(struct when w)
{
	return (int)((w.t / 60000 + w.off) % (24 * 60));
}

static const struct err *
check_day(int64_t day, int64_t today)
{
	char text[DAY_SIZE];

	day_format(day, text);
	if (day == today)
		return err_new(ERR_USAGE,
		    _("--on: %s is today: a plan needs a later day; 'gloss "
		      "cram' is for the last hours"),
		    text);
	if (day < today)
		return err_new(ERR_USAGE, _("--on: %s is past"), text);
	if (day > today + DAYS_MOST)
		return err_new(
		    ERR_USAGE, _("--on: %s is more than two years away"), text);
	return NULL;
}

static const struct err *
read_date(
    struct exam *x, struct ctx *ctx, const struct args *args, int64_t today)
{
	bool known = x->at.t > 0;
	int minute = known ? clock_of(x->at) : CLOCK_DEFAULT;
	int64_t day = known ? (x->at.t / 60000 + x->at.off) / (24 * 60) : 0;
	const struct err *e;

	if (!known && !args_has(args, "on"))
		return err_new(ERR_USAGE, "%s",
		    _("plan: the day of the exam is missing: --on DATE"));
	day = args_number(args, "on", day);
	if (args_has(args, "at") &&
	    (e = read_clock(&minute, args_text(args, "at", NULL))))
		return e;
	if (args_has(args, "on") && (e = check_day(day, today)))
		return e;
	x->at = ctx_now(ctx);
	x->at.t = (day * 24 * 60 + minute - x->at.off) * 60000;
	if (!ctx->fixed_clock)
		x->at.off = when_local(x->at.t).off;
	x->at.t = (day * 24 * 60 + minute - x->at.off) * 60000;
	return NULL;
}

/* --- time ------------------------------------------------------------------
 */

/* "20", or seven numbers from Monday on. */
static const struct err *
read_minutes(struct exam *x, struct arena *a, const char *text)
{
	struct texts t = cut(a, text);
	double sum = 0, n;
	size_t i;

	for (i = 0; i < 7 && (t.n == 1 || t.n == 7); i++) {
		if (!read_number(&n, t.v[t.n == 7 ? i : 0], 0, MINUTES_MOST))
			break;
		x->minutes[i] = (int64_t)n;
		sum += n;
	}
	if (i < 7)
		return err_new(ERR_USAGE,
		    _("--minutes: %s: it is a number of minutes, or seven of "
		      "them from Monday on, 20,20,20,20,20,60,0"),
		    text);
	if (sum < 1)
		return err_new(ERR_USAGE,
		    _("--minutes: %s: nothing can be learnt in no time; "
		      "'gloss plan --drop' ends a plan"),
		    text);
	return NULL;
}

static void
add_day_off(struct exam *x, struct arena *a, int64_t day)
{
	int64_t *v = (int64_t *)x->day_off;

	x->day_off = v = arena_grown(a, v, x->ndays_off, sizeof *v);
	v[x->ndays_off++] = day;
}

/* "sat": every Saturday until the exam. */
static bool
add_weekday(struct exam *x, struct arena *a, const char *text, int64_t today,
    int64_t exam)
{
	static const char *const names[] = {
	    "mon", "tue", "wed", "thu", "fri", "sat", "sun"};
	int64_t day;
	int i = 0;

	while (i < 7 && strcmp(text, names[i]) != 0)
		i++;
	for (day = today; i < 7 && day < exam; day++)
		if (day_weekday(day) == i)
			add_day_off(x, a, day);
	return i < 7;
}

/* DATE or DATE..DATE; the exam's own day cannot be one. */
static const struct err *
add_dates(struct exam *x, struct arena *a, const char *text, int64_t today,
    int64_t exam)
{
	const char *dots = strstr(text, "..");
	char *first = dots ? arena_strndup(a, text, (size_t)(dots - text))
			   : arena_strdup(a, text);
	const struct err *e;
	int64_t from, to;

	if ((e = day_parse(&from, first, today)) ||
	    (e = day_parse(&to, dots ? dots + 2 : first, today)))
		return e;
	if (from > to || to - from > DAYS_MOST)
		return err_new(ERR_USAGE,
		    _("--off: %s: the first day comes before the last"), text);
	if (from <= exam && exam <= to)
		return err_new(ERR_USAGE,
		    _("--off: %s: the exam is on one of these days"), text);
	for (; from <= to; from++)
		add_day_off(x, a, from);
	return NULL;
}

static int
by_day(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static const struct err *
read_days_off(struct exam *x, struct arena *a, const char *text, int64_t today,
    int64_t exam)
{
	struct texts t = cut(a, text);
	const struct err *e = NULL;
	size_t i;

	x->day_off = NULL;
	x->ndays_off = 0;
	for (i = 0; i < t.n && !e; i++)
		if (*t.v[i] && strcmp(t.v[i], "none") != 0 &&
		    !add_weekday(x, a, t.v[i], today, exam))
			e = add_dates(x, a, t.v[i], today, exam);
	if (x->ndays_off)
		qsort((int64_t *)x->day_off, x->ndays_off, sizeof *x->day_off,
		    by_day);
	return e;
}

/* --- what it asks ----------------------------------------------------------
 */

static const struct err *
read_target(struct exam *x, const char *text)
{
	char number[32];
	size_t n = strlen(text);

	n -= n && text[n - 1] == '%';
	snprintf(number, sizeof number, "%.*s", (int)n, text);
	if (n < sizeof number && read_number(&x->target, number, 1, 100))
		return NULL;
	return err_new(ERR_USAGE,
	    _("--target: %s: it is a score from 1 to 100 points of 100"), text);
}

/*
 * SECTION=POINTS joined by commas. A name may hold commas itself: what has no
 * number behind it goes on.
 */
static const struct err *
read_weights(struct exam *x, struct arena *a, const char *text)
{
	struct exam_section *v = NULL;
	struct texts t = cut(a, text);
	const char *open = NULL;
	size_t i;

	x->nsections = 0;
	for (i = 0; i < t.n; i++) {
		char *part = open ? arena_printf(a, "%s,%s", open, t.v[i])
				  : (char *)t.v[i];
		char *equals = strrchr(part, '=');
		double points;

		open = part;
		if (!equals || equals == part ||
		    !read_number(&points, equals + 1, 1e-6, 1e6))
			continue;
		*equals = '\0';
		v = arena_grown(a, v, x->nsections, sizeof *v);
		v[x->nsections++] = (struct exam_section){part, points};
		open = NULL;
	}
	x->section = v;
	if (!open)
		return NULL;
	return err_new(ERR_USAGE,
	    _("--weights: %s: it is SECTION=POINTS, joined by commas"), open);
}

/* The same section twice would count its cards once. */
static const struct err *
check_twice(const struct exam *x)
{
	size_t i, k;

	for (i = 0; i < x->nsections; i++)
		for (k = 0; k < i; k++)
			if (strcmp(x->section[i].name, x->section[k].name) == 0)
				return err_new(ERR_USAGE,
				    _("--weights: %s: it stands there twice"),
				    x->section[i].name);
	return NULL;
}

static const struct err *
check_days(const struct exam *x, int64_t today, int64_t exam)
{
	if (exam_study_days(x, today, exam) > 0)
		return NULL;
	return err_new(ERR_USAGE, "%s",
	    _("plan: no day is left to study before the exam"));
}

const struct err *
plan_args_read(struct exam *x, struct arena *a, struct ctx *ctx,
    const struct args *args, int64_t today)
{
	const char *minutes = args_text(args, "minutes", NULL);
	const char *target = args_text(args, "target", NULL);
	const char *weights = args_text(args, "weights", NULL);
	const char *off = args_text(args, "off", NULL);
	const struct err *e;
	int64_t exam;

	if ((e = read_date(x, ctx, args, today)))
		return e;
	exam = (x->at.t / 60000 + x->at.off) / (24 * 60);
	if ((minutes && (e = read_minutes(x, a, minutes))) ||
	    (target && (e = read_target(x, target))) ||
	    (weights && (e = read_weights(x, a, weights))) ||
	    (e = check_twice(x)) ||
	    (off && (e = read_days_off(x, a, off, today, exam))))
		return e;
	x->questions = args_number(args, "questions", x->questions);
	return check_days(x, today, exam);
}
