#include "base/json.h"
#include "base/mem.h"
#include "cmd/cmd.h"
#include "schedule/log.h"
#include "schedule/memory.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>

static const struct opt options[] = {
    {"factor", 0, OPT_TEXT, "A", NULL,
	N_("the learner's personal factor, 1 by default"), false},
    {"after", 0, OPT_TEXT, "DAYS,DAYS", NULL,
	N_("also the recall that many days after each answer"), false},
    {0}};

static const struct example examples[] = {
    {"gloss recall --after 7,30 0:4 1:4 7:4",
	N_("recall a week and a month after each of three answers")},
    {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_recall = {
    .name = "recall",
    .brief = N_("show what the memory model makes of a row of answers"),
    .text = N_("Prints, as JSON, the recall predicted before each answer, and "
	       "the stability in days and the difficulty after it. An answer "
	       "is the number of a day and a grade from 0 to 5."),
    .operands = "DAY:GRADE...",
    .min = 1,
    .max = -1,
    .flags = CMD_PLUMBING,
    .opt = options,
    .example = examples,
    .run = run,
};

enum { DAYS_MOST = 1000000 };

/* What is asked for, read and checked. */
struct request {
	struct model model;
	struct answer {
		int64_t day;
		int grade;
	} * answer; /* as many as operands */
	double *after;
	size_t nafter;
};

static const struct err *
read_factor(struct model *model, const char *text)
{
	char *end;
	double a = strtod(text, &end);

	if (end == text || *end || !isfinite(a) || a < 0.001 || a > 1000)
		return err_new(ERR_USAGE,
		    _("%s: no factor: a number from 0.001 to 1000"), text);
	*model = model_new(a);
	return NULL;
}

static const struct err *
read_after(struct request *r, const char *text)
{
	const char *p = text;
	size_t cap = 0;
	char *end;

	while (*p) {
		double days = strtod(p, &end);

		if (end == p || !isfinite(days) || days < 0 ||
		    (*end && *end != ',') || (*end && !end[1]))
			return err_new(ERR_USAGE,
			    _("%s: no days: numbers with commas between, "
			      "such as 7,30"),
			    text);
		MEM_GROW(r->after, r->nafter, cap);
		r->after[r->nafter++] = days;
		p = end + (*end == ',');
	}
	return NULL;
}

static const struct err *
read_answer(struct answer *a, const char *text)
{
	char *end;

	errno = 0;
	a->day = strtoll(text, &end, 10);
	if (end == text || errno || llabs(a->day) > DAYS_MOST ||
	    end[0] != ':' || end[1] < '0' || end[1] > '5' || end[2])
		return err_new(ERR_USAGE,
		    _("%s: no answer: a day's number, a colon and a grade "
		      "from 0 to 5, such as 7:4"),
		    text);
	a->grade = end[1] - '0';
	return NULL;
}

static const struct err *
read_request(struct request *r, const struct args *args)
{
	const struct err *e;
	size_t i;

	r->answer = mem_new(args->noperand, sizeof *r->answer);
	e = read_factor(&r->model, args_text(args, "factor", "1"));
	if (!e)
		e = read_after(r, args_text(args, "after", ""));
	for (i = 0; i < args->noperand && !e; i++)
		e = read_answer(&r->answer[i], args->operand[i]);
	return e;
}

static void
step(struct json *j, const struct request *r, const struct answer *a,
    struct memory *c)
{
	struct event e = event_new(EVENT_ANSWER);
	size_t i;

	e.grade = a->grade;
	json_object(j, NULL);
	json_int(j, "day", a->day);
	json_int(j, "grade", a->grade);
	json_real(j, "recall",
	    c->s > 0 ? memory_on(c, &r->model, a->day) : (double)NAN);
	memory_step(c, &r->model, a->day, 0, memory_rating(&e));
	json_real(j, "stability", c->s);
	json_real(j, "difficulty", c->d);
	json_array(j, "later");
	for (i = 0; i < r->nafter; i++)
		json_real(j, NULL, memory_curve(&r->model, r->after[i], c->s));
	json_end_array(j);
	json_end_object(j);
}

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	struct request r = {.answer = NULL};
	struct memory c = {.s = 0};
	const struct err *e = read_request(&r, args);
	struct json j;
	size_t i;

	if (e)
		goto done;
	json_document(&j, ctx->out, "recall");
	json_array(&j, "steps");
	for (i = 0; i < args->noperand; i++)
		step(&j, &r, &r.answer[i], &c);
	json_end_array(&j);
	json_end(&j);
done:
	free(r.answer);
	free(r.after);
	return e;
}
