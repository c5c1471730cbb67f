#include "golden.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/out.h"
#include "compile/compile.h"
#include "compile/pattern.h"
#include "deck/deck.h"
#include "lang/words.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* True if the first comment of the notes names this kind of card. */
static bool
is_wanted(const struct notes *notes, enum card_kind kind)
{
	const struct note *first = notes->file->root->first;

	return strstr(first->text, card_kind_name(kind)) != NULL;
}

static void
print_card(const struct card *card, struct out *out)
{
	size_t i;

	out_printf(out, "%u %s: %s\n\t= %s\n", card->line,
	    card_kind_name(card->kind), card->ask, card->answer);
	for (i = 0; i < card->items.n; i++)
		out_printf(out, "\t- %s\n", card->items.v[i]);
	for (i = 0; i < card->accept.n; i++)
		out_printf(out, "\t~ %s\n", card->accept.v[i]);
	for (i = 0; i < card->choices.n; i++)
		out_printf(out, "\t? %s\n", card->choices.v[i]);
}

/* The cards of the kinds that the notes' first line names, line by line. */
static void
print_cards(const char *path, struct out *out)
{
	struct notes *notes = NULL;
	struct deck *deck = NULL;
	uint32_t line;
	size_t i;

	ck_assert_ptr_null(notes_read(&notes, path));
	compile_notes(notes, "test", NULL, &deck);
	for (line = 1; line <= notes->file->lines; line++)
		for (i = 0; i < deck->n; i++)
			if (deck->card[i].line == line &&
			    is_wanted(notes, deck->card[i].kind) &&
			    deck->card[i].status != STATUS_HELD)
				print_card(&deck->card[i], out);
	deck_free(deck);
	notes_free(notes);
}

START_TEST(rules_make_the_cards_of_the_goldens)
{
	golden_run("rules/*.md", ".cards", print_cards);
}
END_TEST

static const struct {
	const char *pattern, *text;
	const char *slot; /* NULL: no match */
} matches[] = {
    {"由 X 发现|提出", "青霉素由弗莱明发现", "弗莱明"},
    {"由 X 发现|提出", "理由弗莱明发现", NULL},
    {"discovered by N", "It was discovered by Marie Curie", "Marie Curie"},
    {"discovered by N", "It was rediscovered by Curie", NULL},
    {"通过 X 来 Y", "通过（慢慢来）加热来溶解糖", "（慢慢来）加热"},
    {"通过 X 来 Y", "通过加热，后来溶解", NULL},
    {"叫 Q", "这一步叫 \"醒面\"", "\"醒面\""},
    {"based on X", "It is based on rice, not wheat", "rice"},
};

START_TEST(a_pattern_finds_its_slot)
{
	const char *s = matches[_i].text;
	struct words *words = words_new();
	struct match m;
	bool found =
	    pattern_find(matches[_i].pattern, words, s, strlen(s), 0, &m);

	ck_assert_int_eq(found, matches[_i].slot != NULL);
	if (found) {
		ck_assert_uint_eq(
		    m.slot.to - m.slot.from, strlen(matches[_i].slot));
		ck_assert_int_eq(strncmp(s + m.slot.from, matches[_i].slot,
				     m.slot.to - m.slot.from),
		    0);
	}
	words_free(words);
}
END_TEST

/* Notes and the markers in them that are complained of. */
static const struct {
	const char *notes;
	size_t complaints;
} markers[] = {
    {"# A\n\n<!-- gloss: cap 3 -->\n## B\n\ntext\n", 0},
    {"# A\n\n<!-- gloss: capp 3 -->\n## B\n\ntext\n", 1},
    {"# A\n\n<!-- gloss: only define, dream -->\n## B\n\ntext\n", 1},
    {"# A\n\n<!-- gloss: ok TRUNCATED -->\n## B\n\ntext\n", 0},
    {"# A\n\n```\n<!-- gloss: nothing -->\n```\n", 0},
    {"---\ngloss:\n  cap: 2\n  order: yes\n---\n# A\n", 0},
    {"---\ngloss:\n  lid: 2\n---\n# A\n", 1},
};

START_TEST(a_marker_that_is_not_known_is_told)
{
	struct notes *notes = NULL;
	struct compile *c = NULL;
	struct deck *deck = NULL;
	size_t i, n = 0;

	ck_assert_ptr_null(notes_parse(
	    &notes, "a.md", markers[_i].notes, strlen(markers[_i].notes)));
	compile_notes(notes, "a", &c, &deck);
	for (i = 0; i < c->ndiag; i++)
		n += c->diag[i].code == DIAG_CODE_UNKNOWN_MARKER;
	ck_assert_uint_eq(n, markers[_i].complaints);
	deck_free(deck);
	compile_free(c);
	notes_free(notes);
}
END_TEST

/* Marks that end behind their sentence, or stand across one another. */
static const char *const odd[] = {
    "# A\n\n## Kiln\n\nA furnace. The wares wait, _the fire is lit at dawn._\n",
    "# A\n\n## Kiln\n\n_A furnace. The wares wait inside._\n",
    "# A\n\n## Kiln\n\nIt ==burns {{wood}} and coal== by {{day}}.\n",
    "# A\n\n## Kiln\n\nIt burns {{wood ==and coal}} by day==.\n",
    "# A\n\n## Kiln\n\nIt burns {{==wood== and coal}} by day.\n",
};

START_TEST(marks_across_one_another_do_no_harm)
{
	struct notes *notes = NULL;
	struct deck *deck = NULL;

	ck_assert_ptr_null(
	    notes_parse(&notes, "a.md", odd[_i], strlen(odd[_i])));
	compile_notes(notes, "a", NULL, &deck);
	ck_assert_uint_ge(deck->n, 1);
	deck_free(deck);
	notes_free(notes);
}
END_TEST

Suite *suite_rules(void);

Suite *
suite_rules(void)
{
	Suite *s = suite_create("rules");
	TCase *c = tcase_create("rules");

	tcase_add_test(c, rules_make_the_cards_of_the_goldens);
	tcase_add_loop_test(c, a_pattern_finds_its_slot, 0,
	    (int)(sizeof matches / sizeof *matches));
	tcase_add_loop_test(c, a_marker_that_is_not_known_is_told, 0,
	    (int)(sizeof markers / sizeof *markers));
	tcase_add_loop_test(c, marks_across_one_another_do_no_harm, 0,
	    (int)(sizeof odd / sizeof *odd));
	suite_add_tcase(s, c);
	return s;
}
