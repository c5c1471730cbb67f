/* Notes change, and the program takes them in: does each fact keep what was
 * answered? */

#include "base/err.h"
#include "cli.h"
#include "fates.h"
#include "storage.h"
#include "store/store.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MILL                                                                   \
	"# Mill terms\n\n## Weir\n\n"                                          \
	"- A low wall across a river that raises the water above it\n\n"       \
	"### Parts\n\n"
#define CREST "- Crest: the upper edge over which the water runs\n"
#define APRON "- Apron: the floor of stone that keeps the bed from washing\n"
#define SLUICE "- Sluice: a gate that lets flood water pass by the wheel\n"
#define SAIL                                                                   \
	"\n## Sail\n\n- A cloth on a frame that catches the wind and turns "   \
	"the shaft\n"
#define RACE                                                                   \
	"\n## Millrace\n\n- Water is led to the wheel in a wooden channel\n"   \
	"- The channel must be cleaned of leaves in autumn\n"
#define NOTES MILL CREST APRON SLUICE SAIL RACE

static struct cli box;

static void
set_up(void)
{
	cli_begin(&box);
	box.now = "2026-03-03T10:00:00Z";
}

static void
tear_down(void)
{
	cli_end(&box);
}

static const struct mend {
	const char *what, *after;
	struct fate fate[4];
} mends[] = {
    {"labels exchanged",
	MILL
	"- Apron: the upper edge over which the water runs\n"
	"- Crest: the floor of stone that keeps the bed from washing\n" SLUICE
	    SAIL RACE,
	{{"“Apron”", "“Crest”"}, {"“Crest”", "“Apron”"},
	    {"“Sluice”", "“Sluice”"}}},
    {"labels passed on",
	MILL
	"- Rim: the upper edge over which the water runs\n"
	"- Crest: the floor of stone that keeps the bed from washing\n" SLUICE
	    SAIL RACE,
	{{"“Rim”", "“Crest”"}, {"“Crest”", "“Apron”"}}},
    {"another fact under the label",
	MILL "- Crest: the person who owns the mill and pays the miller\n" APRON
	    SLUICE SAIL RACE,
	{{"“Crest”", ""}, {"“Apron”", "“Apron”"}}},
    {"the fact renamed, its label given to another",
	MILL "- Rim: the upper edge over which the water runs\n"
	     "- Crest: the person who owns the mill and pays the miller\n" APRON
		 SLUICE SAIL RACE,
	{{"“Rim”", "“Crest”"}, {"“Crest”", ""}, {"“Apron”", "“Apron”"}}},
    {"a sentence reworded",
	MILL
	"- Crest: the topmost edge over which the river water runs down\n" APRON
	    SLUICE SAIL RACE,
	{{"“Crest”", "“Crest”"}}},
    {"a term renamed",
	"# Mill terms\n\n## River weir\n\n- A low wall across a river that "
	"raises the water above it\n\n### Parts\n\n" CREST APRON SLUICE SAIL
	    RACE,
	{{"River weir, Parts: what is meant by “Crest”", "“Crest”"},
	    {"What does “River weir”", "What does “Weir”"}}},
    {"a bullet split",
	MILL CREST APRON SLUICE
	"\n## Sail\n\n- A cloth on a frame that catches the wind\n"
	"- It turns the shaft\n" RACE,
	{{"What does “Sail”", "What does “Sail”"}}},
    {"bullets joined",
	MILL CREST APRON SLUICE SAIL
	"\n## Millrace\n\n- Water is led to the wheel in a wooden channel, "
	"which must be cleaned of leaves in autumn\n",
	{{"What does “Millrace”", "What does “Millrace”"}}},
    {"a bullet under another term", MILL CREST APRON SAIL RACE SLUICE,
	{{"“Sluice”", "“Sluice”"}}},
    {"sections in another order",
	"# Mill terms\n" RACE SAIL "\n## Weir\n\n- A low wall across a river "
	"that raises the water above it\n\n### Parts\n\n" SLUICE CREST APRON,
	{{"“Crest”", "“Crest”"}, {"“Millrace”", "“Millrace”"},
	    {"What does “Sail”", "What does “Sail”"}}},
};

START_TEST(each_fact_keeps_its_own_answers)
{
	const struct mend *m = &mends[_i];
	char *before, *after;
	size_t i;

	fates_begin(&box, NOTES);
	before = fates_state(&box);
	cli_write(&box, "n.md", m->after);
	cli_ok(&box, 0, "update", NULL);
	for (i = 0; i < 4 && m->fate[i].ask; i++)
		fates_check(&box, &m->fate[i]);
	/* back again, and everything is where it was */
	cli_write(&box, "n.md", NOTES);
	cli_ok(&box, 0, "update --yes", NULL);
	fates_check(&box, &(struct fate){"“Crest”", "“Crest”"});
	fates_check(&box, &(struct fate){"“Apron”", "“Apron”"});
	cli_ok(&box, 0, "undo 2", NULL);
	after = fates_state(&box);
	ck_assert_str_eq(after, before);
	free(before);
	free(after);
}
END_TEST

START_TEST(a_changed_meaning_is_told_and_asked_tomorrow)
{
	static const struct {
		const char *after, *ask, *why;
	} t[] = {{MILL CREST APRON
		     "- Sluice: a gate that lets no flood water pass by the "
		     "wheel\n" SAIL RACE,
		     "“Sluice”", "negation"},
	    {MILL CREST APRON "- Sluice: 2 gates that let flood water pass by "
			      "the wheel\n" SAIL RACE,
		"“Sluice”", "numbers"},
	    {MILL CREST APRON SAIL RACE SLUICE, "“Sluice”", "another term"}};
	struct store *s;
	struct when when;

	fates_begin(&box, NOTES);
	cli_write(&box, "n.md", t[_i].after);
	cli_ok(&box, 0, "update", NULL);
	ck_assert_msg(strstr(box.out, t[_i].why) != NULL, "%s", box.out);
	s = storage_open(&box);
	storage_ok(when_parse(&when, box.now));
	ck_assert_int_eq(fates_find(s, t[_i].ask).due, day_of(when, 4) + 1);
	ck_assert_int_gt(fates_find(s, "“Crest”").due, day_of(when, 4) + 1);
	store_close(s);
}
END_TEST

START_TEST(a_section_goes_to_another_deck_with_its_progress)
{
	fates_begin(&box, NOTES);
	cli_write(&box, "wind.md",
	    "# Wind\n\n## Vane\n\n- A plate that shows "
	    "where the wind comes from\n");
	cli_ok(&box, 0, "add @/wind.md", NULL);
	cli_write(&box, "n.md", MILL CREST APRON SLUICE RACE);
	cli_write(&box, "wind.md",
	    "# Wind\n\n## Vane\n\n- A plate that shows where the wind comes "
	    "from\n" SAIL);
	cli_ok(&box, 0, "update", NULL);
	fates_check(
	    &box, &(struct fate){"What does “Sail”", "What does “Sail”"});
	cli_ok(&box, 0, "list deck:wind section:Sail", NULL);
	ck_assert_str_ne(box.out, "");
	cli_ok(&box, 0, "history", NULL);
	ck_assert_ptr_nonnull(strstr(box.out, "updated deck"));
	cli_ok(&box, 0, "undo", NULL);
	cli_ok(&box, 0, "list deck:n section:Sail", NULL);
	ck_assert_str_ne(box.out, "");
}
END_TEST

START_TEST(a_fact_that_comes_back_has_its_history)
{
	fates_begin(&box, NOTES);
	cli_write(&box, "n.md", MILL CREST APRON SAIL RACE);
	cli_ok(&box, 0, "update", NULL);
	cli_ok(&box, 0, "list is:retired", NULL);
	ck_assert_ptr_nonnull(strstr(box.out, "Sluice"));
	cli_write(&box, "n.md", NOTES);
	cli_ok(&box, 0, "update", NULL);
	fates_check(&box, &(struct fate){"“Sluice”", "“Sluice”"});
}
END_TEST

START_TEST(a_deck_that_is_removed_and_added_again_loses_nothing)
{
	fates_begin(&box, NOTES);
	cli_ok(&box, 0, "remove n", NULL);
	cli_write(&box, "n.md",
	    MILL
	    "- Rim: the upper edge over which the water runs\n" APRON SLUICE
		SAIL RACE);
	cli_ok(&box, 0, "add @/n.md", NULL);
	fates_check(&box, &(struct fate){"“Rim”", "“Crest”"});
	fates_check(&box, &(struct fate){"“Apron”", "“Apron”"});
}
END_TEST

START_TEST(notes_that_moved_are_told_of_and_lose_nothing)
{
	char *old, *folder, *new;

	fates_begin(&box, NOTES);
	old = cli_path(&box, "n.md");
	folder = cli_path(&box, "book");
	new = cli_path(&box, "book/mill.md");
	ck_assert_int_eq(mkdir(folder, 0700), 0);
	ck_assert_int_eq(rename(old, new), 0);
	cli_ok(&box, 3, "update", NULL);
	ck_assert_ptr_nonnull(strstr(box.err, "gloss add --name n"));
	fates_check(&box, &(struct fate){"“Crest”", "“Crest”"});
	cli_ok(&box, 0, "add @/book --name n", NULL);
	fates_check(&box, &(struct fate){"“Crest”", "“Crest”"});
	cli_ok(&box, 0, "update", NULL);
	ck_assert_ptr_nonnull(strstr(box.out, "nothing changed"));
	/* the folder becomes a file of its name, and the reverse */
	ck_assert_int_eq(rename(new, old), 0);
	ck_assert_int_eq(rmdir(folder), 0);
	ck_assert_int_eq(rename(old, folder), 0);
	cli_ok(&box, 0, "update", NULL);
	fates_check(&box, &(struct fate){"“Crest”", "“Crest”"});
	free(old);
	free(folder);
	free(new);
}
END_TEST

START_TEST(half_a_file_is_not_taken_for_the_whole)
{
	static const char *const cut[] = {"", "# Mill terms\n",
	    "# Mill terms\n\n## Weir\n\n- A low wall across a ri"};
	char *before, *after;

	fates_begin(&box, NOTES);
	before = fates_state(&box);
	cli_write(&box, "n.md", cut[_i]);
	cli_ok(&box, 3, "update", NULL);
	ck_assert_ptr_nonnull(strstr(box.err, "stays as it was"));
	cli_run(&box, "study --plain", NULL);
	ck_assert_ptr_nonnull(strstr(box.err, "stays as it was"));
	after = fates_state(&box);
	ck_assert_str_eq(after, before);
	free(before);
	free(after);
	cli_ok(&box, 0, "update --yes", NULL);
	cli_ok(&box, 0, "list is:retired", NULL);
	ck_assert_ptr_nonnull(strstr(box.out, "Sail"));
	cli_write(&box, "n.md", NOTES);
	cli_ok(&box, 0, "update", NULL);
	fates_check(&box, &(struct fate){"“Sluice”", "“Sluice”"});
}
END_TEST

START_TEST(what_cannot_be_read_leaves_the_others_be_taken_in)
{
	char *gone;

	cli_write(&box, "a.md",
	    "# A\n\n## Vane\n\n- A plate that shows where "
	    "the wind comes from\n");
	cli_ok(&box, 0, "add @/a.md", NULL);
	fates_begin(&box, NOTES);
	gone = cli_path(&box, "a.md");
	ck_assert_int_eq(unlink(gone), 0);
	cli_write(&box, "n.md", NOTES "- It freezes over in a hard winter\n");
	cli_ok(&box, 3, "update", NULL);
	ck_assert_ptr_nonnull(strstr(box.err, "a.md"));
	ck_assert_ptr_nonnull(strstr(box.out, "winter"));
	cli_ok(&box, 0, "list deck:a", NULL);
	ck_assert_str_ne(box.out, "");
	free(gone);
}
END_TEST

START_TEST(two_decks_of_the_same_notes_keep_apart)
{
	fates_begin(&box, NOTES);
	cli_ok(&box, 0, "add @/n.md --name twice", NULL);
	cli_ok(&box, 0, "remove n", NULL);
	fates_check(&box, &(struct fate){"“Crest”", ""});
	cli_ok(&box, 0, "undo", NULL);
	cli_write(&box, "n.md", NOTES "- It freezes over in a hard winter\n");
	cli_ok(&box, 0, "update", NULL);
	cli_ok(&box, 0, "remove twice", NULL);
	fates_check(&box, &(struct fate){"“Crest”", "“Crest”"});
}
END_TEST

START_TEST(a_dry_run_changes_nothing)
{
	char *before, *after;

	fates_begin(&box, NOTES);
	before = fates_state(&box);
	cli_write(&box, "n.md", MILL APRON SLUICE SAIL RACE);
	cli_ok(&box, 0, "update --dry-run", NULL);
	ck_assert_ptr_nonnull(strstr(box.out, "- 1 retired"));
	cli_ok(&box, 0, "update --dry-run --format json", NULL);
	ck_assert_ptr_nonnull(strstr(box.out, "\"what\":\"retired\""));
	after = fates_state(&box);
	ck_assert_str_eq(after, before);
	free(before);
	free(after);
}
END_TEST

Suite *suite_update(void);

Suite *
suite_update(void)
{
	Suite *s = suite_create("update");
	TCase *c = tcase_create("update");

	tcase_set_timeout(c, 60);
	tcase_add_checked_fixture(c, set_up, tear_down);
	tcase_add_loop_test(c, each_fact_keeps_its_own_answers, 0,
	    (int)(sizeof mends / sizeof *mends));
	tcase_add_loop_test(
	    c, a_changed_meaning_is_told_and_asked_tomorrow, 0, 3);
	tcase_add_test(c, a_section_goes_to_another_deck_with_its_progress);
	tcase_add_test(c, a_fact_that_comes_back_has_its_history);
	tcase_add_test(c, a_deck_that_is_removed_and_added_again_loses_nothing);
	tcase_add_test(c, notes_that_moved_are_told_of_and_lose_nothing);
	tcase_add_loop_test(c, half_a_file_is_not_taken_for_the_whole, 0, 3);
	tcase_add_test(c, what_cannot_be_read_leaves_the_others_be_taken_in);
	tcase_add_test(c, two_decks_of_the_same_notes_keep_apart);
	tcase_add_test(c, a_dry_run_changes_nothing);
	suite_add_tcase(s, c);
	return s;
}
