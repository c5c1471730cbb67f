/* The grade that is suggested (questions.md 6 H). */

#include "session/judge.h"

#include <math.h>
#include <string.h>

enum {
	FAST = 3000,   /* ms to the first key beside the reading time */
	SLOW = 10000,  /* ms from which on it is slow */
	READING = 150, /* ms a W of the prompt */
	LAPSE = 60000  /* ms above which time says nothing */
};

static bool
time_known(const struct judge_task *t)
{
	return t->ms >= 0 && t->ms <= LAPSE;
}

static int64_t
reading_time(const struct judge_task *t)
{
	return t->prompt
		   ? READING * (int64_t)norm_size(t->prompt, strlen(t->prompt))
		   : 0;
}

static int
by_time(const struct judge_task *t)
{
	int64_t reading = reading_time(t);

	if (!time_known(t))
		return 4;
	if (t->ms <= FAST + reading)
		return 5;
	return t->ms <= SLOW + reading ? 4 : 3;
}

static int
near_by_time(const struct judge_task *t)
{
	return !time_known(t) || by_time(t) == 5 ? 4 : 3;
}

static int
by_score(double score)
{
	if (score >= 0.75)
		return 3;
	if (score >= 0.5)
		return 2;
	return score > 0 ? 1 : 0;
}

static int
by_verdict(const struct verdict *v, const struct judge_task *t)
{
	switch (v->kind) {
	case VERDICT_EXACT:
	case VERDICT_RIGHT:
		return by_time(t);
	case VERDICT_NEAR:
		return near_by_time(t);
	case VERDICT_PARTIAL:
		return by_score(v->credit);
	case VERDICT_WRONG:
		return v->guard == GUARD_NEGATION || v->guard == GUARD_OWN ? 2
									   : 1;
	case VERDICT_BLANK:
		return 0;
	case VERDICT_UNSURE:
		break;
	}
	return -1;
}

/* The most that hints and form allow. */
static int
ceiling(const struct judge_task *t)
{
	int most = 5;

	if (t->has_form && t->form == FORM_CHOICE)
		most = 4;
	if (t->has_form && t->form == FORM_TRUEFALSE)
		most = 3;
	if (t->hints == 1 && most > 3)
		most = 3;
	return t->hints > 1 ? 2 : most;
}

/* Nothing at a self-marked card only asks for the answer. */
static bool
only_shows(const struct verdict *v, const struct judge_task *t)
{
	return v->kind == VERDICT_BLANK && t->has_form &&
	       t->form == FORM_SELF &&
	       t->typed[strspn(t->typed, " \t\r\n")] == '\0';
}

int
judge_grade(const struct verdict *v, const struct judge_task *t)
{
	int grade = only_shows(v, t) ? -1 : by_verdict(v, t), most = ceiling(t);

	return grade > most ? most : grade;
}
