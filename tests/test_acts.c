/*
 * Acts of every sort, by the program as a person types them: undo takes each
 * back so that the state is byte for byte what it was, any number of steps,
 * and redo goes forward again. Then the same with processes that are killed,
 * and with several on one library.
 */

#include "base/err.h"
#include "base/rand.h"
#include "cli.h"
#include "storage.h"
#include "store/store.h"

#include <check.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define HEAD                                                                   \
	"# Rope work\n\n## Bowline\n\n- A knot that makes a loop which does "  \
	"not slip\n\n### Uses\n\n"
#define MOORING "- Mooring: a loop is laid over the bollard of the quay\n"
#define RESCUE "- Rescue: a loop goes round the chest of a person in water\n"
#define HITCH "\n## Clove hitch\n\n- A knot that holds a rope to a post\n"

/* The notes in their versions; a missing one would be no notes at all. */
static const char *const versions[] = {HEAD MOORING RESCUE HITCH,
    HEAD RESCUE MOORING HITCH, HEAD MOORING HITCH,
    HEAD
    "- Mooring: a loop is laid over the 2 bollards of the quay\n" RESCUE HITCH,
    HEAD "- Rescue: a loop is laid over the bollard of the quay\n"
	 "- Mooring: a loop goes round the chest of a person in water\n" HITCH};

/* What a person may type; %d: a day or number, by turns. */
static const char *const lines[] = {"suspend Bowline", "resume Bowline",
    "bury Clove", "flag Rescue", "reset Mooring", "update --yes",
    "update --yes", "remove rope", "add @/rope.md", "config new_per_day 7",
    "config kinds label,define --deck rope", "config max_interval 30",
    "plan --on 2026-06-01 --minutes 20", "plan --drop", "spread 3",
    "off 2026-03-10 2026-03-20", "import @/extra.deck", "answer", "answer",
    "answer", "answer"};

static struct cli box;

static void
set_up(void)
{
	cli_begin(&box);
	box.now = "2026-03-01T09:00:00Z";
	cli_write(&box, "rope.md", versions[0]);
	cli_ok(&box, 0, "add @/rope.md", NULL);
	cli_write(&box, "extra.md",
	    "# Extra\n\n## Splice\n\n- Two ropes are "
	    "woven into one\n");
	cli_ok(&box, 0, "compile @/extra.md -o @/extra.deck", NULL);
}

static void
tear_down(void)
{
	cli_end(&box);
}

static char *
state(void)
{
	struct store *s = storage_open(&box);
	char *text = storage_state(s);

	store_close(s);
	return text;
}

static void
sound(void)
{
	struct store *s = storage_open(&box);

	storage_sound(s);
	store_close(s);
}

static size_t
count_acts(void)
{
	struct store *s = storage_open(&box);
	struct acts *acts = NULL;
	size_t i, n = 0;

	storage_ok(store_history(&acts, s, 1000));
	for (i = 0; i < acts->n; i++)
		n += !acts->v[i].is_void;
	acts_free(acts);
	store_close(s);
	return n;
}

/* One line typed; it may be refused, and then it is no act. */
static void
act(struct rng *r)
{
	const char *line = lines[rng_below(r, sizeof lines / sizeof *lines)];
	char answer[64];

	cli_write(&box, "rope.md",
	    versions[rng_below(r, sizeof versions / sizeof *versions)]);
	if (strcmp(line, "answer") == 0) {
		cli_run(&box, "next", NULL);
		if (box.status != 0)
			return;
		snprintf(answer, sizeof answer, "answer %.16s %d",
		    strstr(box.out, "\"id\":\"") + 6, (int)rng_below(r, 6));
		line = answer;
	}
	cli_run(&box, line, NULL);
	ck_assert_msg(box.status < 4, "%s: %s", line, box.err);
}

enum { ACTS = 20 };

START_TEST(every_act_is_taken_back_byte_for_byte_and_done_again)
{
	struct rng r = {(uint64_t)_i + 100};
	char *before[ACTS + 1], *now;
	size_t n = 0, known = count_acts(), i;

	before[0] = state();
	for (i = 0; i < ACTS; i++) {
		act(&r);
		if (count_acts() == known)
			continue;
		ck_assert_uint_eq(count_acts(), known + 1);
		known++;
		before[++n] = state();
	}
	sound();
	for (i = n; i-- > 0;) {
		cli_ok(&box, 0, "undo", NULL);
		now = state();
		ck_assert_msg(strcmp(now, before[i]) == 0,
		    "undo of act %zu (%s)\n%s\nis not\n%s", i + 1, box.out, now,
		    before[i]);
		free(now);
	}
	for (i = 1; i <= n; i++) {
		cli_ok(&box, 0, "redo", NULL);
		now = state();
		ck_assert_msg(strcmp(now, before[i]) == 0,
		    "redo of act %zu (%s)\n%s\nis not\n%s", i, box.out, now,
		    before[i]);
		free(now);
	}
	sound();
	for (i = 0; i <= n; i++)
		free(before[i]);
}
END_TEST

START_TEST(many_acts_are_taken_back_at_once_and_done_again_at_once)
{
	struct rng r = {7};
	size_t known = count_acts(), n, i;
	char *first = state(), *last, *now, line[32];

	for (i = 0; i < ACTS; i++)
		act(&r);
	n = count_acts() - known;
	last = state();
	snprintf(line, sizeof line, "undo %zu", n);
	cli_ok(&box, 0, line, NULL);
	now = state();
	ck_assert_str_eq(now, first);
	free(now);
	snprintf(line, sizeof line, "redo %zu", n);
	cli_ok(&box, 0, line, NULL);
	now = state();
	ck_assert_str_eq(now, last);
	free(now);
	free(first);
	free(last);
}
END_TEST

Suite *suite_acts(void);

Suite *
suite_acts(void)
{
	Suite *s = suite_create("acts");
	TCase *c = tcase_create("acts");

	tcase_set_timeout(c, 120);
	tcase_add_checked_fixture(c, set_up, tear_down);
	tcase_add_loop_test(
	    c, every_act_is_taken_back_byte_for_byte_and_done_again, 0, 2);
	tcase_add_test(
	    c, many_acts_are_taken_back_at_once_and_done_again_at_once);
	suite_add_tcase(s, c);
	return s;
}
