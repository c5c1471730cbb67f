#include "schedule/sm2.h"
#include "base/json.h"
#include "cmd/cmd.h"

static const struct example examples[] = {
    {"gloss sm2 4 4 4 2 4",
	N_("what becomes of a card that is once forgotten")},
    {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_sm2 = {
    .name = "sm2",
    .brief = N_("show what SM-2 makes of a row of grades"),
    .text = N_("Prints, as JSON, the successes in a row, the E-Factor and the "
	       "interval in days after each grade from 0 to 5, every answer "
	       "given on the day on which the card is due."),
    .operands = "GRADE...",
    .min = 1,
    .max = -1,
    .flags = CMD_PLUMBING,
    .example = examples,
    .run = run,
};

static const struct err *
check(const char *text)
{
	if (text[0] >= '0' && text[0] <= '5' && text[1] == '\0')
		return NULL;
	return err_new(ERR_USAGE, _("%s: no such grade: one of 0 to 5"), text);
}

static void
step(struct json *j, struct sm2 *s, int grade)
{
	sm2_step(s, s->due, grade, SM2_MAX_INTERVAL);
	json_object(j, NULL);
	json_int(j, "grade", grade);
	json_int(j, "repetitions", s->n);
	json_real(j, "ease", (double)s->ef / 100);
	json_int(j, "interval", s->ivl);
	json_end_object(j);
}

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	struct sm2 s = sm2_new();
	struct json j;
	size_t i;

	for (i = 0; i < args->noperand; i++) {
		const struct err *e = check(args->operand[i]);

		if (e)
			return e;
	}
	json_document(&j, ctx->out, "sm2");
	json_array(&j, "steps");
	for (i = 0; i < args->noperand; i++)
		step(&j, &s, args->operand[i][0] - '0');
	json_end_array(&j);
	json_end(&j);
	return NULL;
}
