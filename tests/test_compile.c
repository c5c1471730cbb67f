#include "base/arena.h"
#include "base/err.h"
#include "base/out.h"
#include "cli.h"
#include "compile/compile.h"
#include "compile/names.h"
#include "compile/title.h"
#include "deck/deck.h"
#include "golden.h"

#include <check.h>
#include <stdbool.h>
#include <string.h>

static void
print_card(const struct card *card, struct out *out)
{
	size_t i;

	out_printf(out, "%u %s%s: %s\n", card->line, card_kind_name(card->kind),
	    card->status == STATUS_CORE ? "" : " (reserve)", card->ask);
	if (!card->items.n)
		out_printf(out, "\t= %s\n", card->answer);
	for (i = 0; i < card->items.n; i++)
		out_printf(out, "\t- %s\n", card->items.v[i]);
}

static void
print_cards(const char *path, struct out *out)
{
	struct notes *notes;
	struct deck *deck;
	size_t i;

	ck_assert_ptr_null(notes_read(&notes, path));
	compile_notes(notes, "test", NULL, &deck);
	for (i = 0; i < deck->n; i++)
		print_card(&deck->card[i], out);
	deck_free(deck);
	notes_free(notes);
}

START_TEST(glossaries_of_many_shapes_give_the_cards_of_the_goldens)
{
	golden_run("compile/*.md", ".cards", print_cards);
}
END_TEST

static const struct {
	const char *acronym, *name;
	bool fits;
} acronyms[] = {
    {"SPF", "Sender Policy Framework", true},
    {"DNA", "Deoxyribonucleic Acid", true},
    {"ToF", "Time of Flight", true},
    {"PoE", "Power over Ethernet", true},
    {"TTL", "Time To Live", true},
    {"SPF", "Mail Policy Framework", false},
    {"SPF", "Sender", false},
    {"ABC", "abc", false},
    {"XML", "Extensible Markup Language", false},
};

START_TEST(acronyms_fit_the_names_they_abbreviate)
{
	ck_assert_int_eq(names_fit(acronyms[_i].acronym, acronyms[_i].name),
	    acronyms[_i].fits);
}
END_TEST

static const struct {
	const char *heading, *title;
} titles[] = {
    {"1.2 Joints", "Joints"},
    {"一、火候", "火候"},
    {"第3章 岩石", "岩石"},
    {"(a) Lens", "Lens"},
    {"Q1: Why?", "Why?"},
    {"Lens {#lens}", "Lens"},
    {"  2001 年 ", "2001 年"},
    {"3D printing", "3D printing"},
};

START_TEST(titles_lose_their_numbers_and_anchors)
{
	struct arena *a = arena_new();

	ck_assert_str_eq(
	    title_clean(a, titles[_i].heading, strlen(titles[_i].heading)),
	    titles[_i].title);
	arena_free(a);
}
END_TEST

START_TEST(two_compilations_give_the_same_cards)
{
	const char *path = shared_path("notes/noun-explanation.md");
	struct notes *notes;
	struct deck *a, *b;
	size_t i;

	if (!path)
		return;
	ck_assert_ptr_null(notes_read(&notes, path));
	compile_notes(notes, "test", NULL, &a);
	compile_notes(notes, "test", NULL, &b);
	ck_assert_uint_eq(a->n, b->n);
	for (i = 0; i < a->n; i++) {
		ck_assert_uint_eq(a->card[i].id, b->card[i].id);
		ck_assert_str_eq(a->card[i].ask, b->card[i].ask);
		ck_assert_str_eq(a->card[i].answer, b->card[i].answer);
	}
	deck_free(a);
	deck_free(b);
	notes_free(notes);
}
END_TEST

START_TEST(two_files_may_explain_one_term)
{
	struct cli c;

	cli_begin(&c);
	cli_write(&c, "a.md",
	    "# Boats\n"
	    "\n"
	    "## Structure\n"
	    "\n"
	    "### Rudder\n"
	    "\n"
	    "- A plate behind the hull that turns the boat\n"
	    "- It stands in the stream of the screw\n"
	    "\n"
	    "#### Parts\n"
	    "\n"
	    "- Blade: stands in the water\n"
	    "- Stock: turns the blade\n"
	    "\n"
	    "### Tiller\n"
	    "\n"
	    "- A bar by which the rudder is turned\n"
	    "\n"
	    "## Hull\n"
	    "\n"
	    "### Keel\n"
	    "\n"
	    "- A fin below the boat that keeps it upright\n");
	cli_write(&c, "b.md",
	    "# 船\n"
	    "\n"
	    "## 结构\n"
	    "\n"
	    "### Rudder\n"
	    "\n"
	    "- 船尾的一块板，用来转向\n"
	    "\n"
	    "#### 组成\n"
	    "\n"
	    "- 舵叶：没在水中\n"
	    "- 舵杆：转动舵叶\n"
	    "\n"
	    "### Tiller\n"
	    "\n"
	    "- 转动舵的横杆\n"
	    "\n"
	    "## 船体\n"
	    "\n"
	    "### Keel\n"
	    "\n"
	    "- 船底的鳍，使船保持直立\n");
	cli_ok(&c, 0, "compile @", NULL);
	ck_assert_ptr_nonnull(strstr(c.out, "\nTerm: Tiller\n"));
	ck_assert_ptr_null(strstr(c.out, "\nTerm: Structure\n"));
	cli_end(&c);
}
END_TEST

Suite *
suite_compile(void)
{
	Suite *s = suite_create("compile");
	TCase *t = tcase_create("compile");

	tcase_add_test(
	    t, glossaries_of_many_shapes_give_the_cards_of_the_goldens);
	tcase_add_loop_test(t, acronyms_fit_the_names_they_abbreviate, 0,
	    sizeof acronyms / sizeof *acronyms);
	tcase_add_loop_test(t, titles_lose_their_numbers_and_anchors, 0,
	    sizeof titles / sizeof *titles);
	tcase_add_test(t, two_compilations_give_the_same_cards);
	tcase_add_test(t, two_files_may_explain_one_term);
	suite_add_tcase(s, t);
	return s;
}
