/* What gloss stats says of the memory model and of exams. */

#include "library.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_readiness(void);

START_TEST(the_figures_show_how_ready_one_is)
{
	struct cli c = library_begin(LIBRARY_CARDS);

	cli_ok(&c, 0, "plan os --on +9 --target 20", NULL);
	cli_ok(&c, 0, "stats", NULL);
	HAS(c, "exams, predicted scores\n  2026-03-11 os: today 0 (");
	cli_ok(&c, 0, "stats --format json", NULL);
	HAS(c, "\"exams\":[{\"name\":\"os\",\"date\":\"2026-03-11\","
	       "\"target\":20,\"readiness_now\":{\"score\":0,");
	cli_end(&c);
}
END_TEST

/* Forty days of one card, right but for each tenth. */
static void
answer_days(struct cli *c, int n)
{
	int i;

	for (i = 0; i < n; i++) {
		char now[40], line[64];

		snprintf(now, sizeof now, "2026-%02d-%02dT08:00:00+08:00",
		    3 + i / 28, 2 + i % 28);
		snprintf(line, sizeof line,
		    "answer 0000000000000001 %d --purpose extra",
		    i % 10 == 9 ? 1 : 4);
		c->now = now;
		cli_ok(c, 0, line, NULL);
	}
	c->now = "2026-05-02T08:00:00+08:00";
}

START_TEST(the_calibration_says_when_there_is_too_little)
{
	struct cli c = library_begin(LIBRARY_CARDS);

	cli_ok(&c, 0, "stats --calibration", NULL);
	HAS(c, "0 predictions: ");
	HAS(c, "too few to say how good the predictions are");
	cli_ok(&c, 0, "stats --calibration --format json", NULL);
	HAS(c, "\"predictions\":0,\"enough\":false,\"log_loss\":null,");
	cli_ok(&c, 2, "stats --calibration --format csv", NULL);
	answer_days(&c, 40);
	cli_ok(&c, 0, "stats --calibration", NULL);
	HAS(c, "39 predictions: ");
	HAS(c, "always predicting the average (0.3");
	HAS(c, "Brier score    0.");
	HAS(c, "predicted  recalled  answers\n");
	cli_ok(&c, 0, "stats --calibration --format json", NULL);
	HAS(c, "\"predictions\":39,\"enough\":true,");
	cli_end(&c);
}
END_TEST

Suite *
suite_readiness(void)
{
	Suite *s = suite_create("readiness");
	TCase *c = tcase_create("stats");

	tcase_set_timeout(c, 60);
	tcase_add_test(c, the_figures_show_how_ready_one_is);
	tcase_add_test(c, the_calibration_says_when_there_is_too_little);
	suite_add_tcase(s, c);
	return s;
}
