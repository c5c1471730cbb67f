#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"
#include "base/out.h"
#include "compile/acronym.h"
#include "compile/compile.h"
#include "compile/spell.h"
#include "deck/deck.h"
#include "golden.h"
#include "lang/words.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *acronym, *expansion;
	bool fits;
} fits[] = {
    {"CRC", "Cyclic Redundancy Check", true},
    {"DNA", "Deoxyribonucleic Acid", true},
    {"TCP/IP", "Transmission Control Protocol / Internet Protocol", true},
    {"MoMA", "Museum of Modern Art", true},
    {"W3C", "World Wide Web Consortium", true},
    {"LASER", "Light Amplification by Stimulated Emission of Radiation", true},
    {"crc", "cyclic redundancy check", true},
    {"XML", "Extensible Markup Language", false},
    {"CRC", "Cyclic Redundancy", true},
    {"CRC", "CRC sum of a frame", false}, /* itself, not written out */
    {"CPR", "Cyclic Redundancy Check", false},
    {"Rain", "Registration", false},
    {"", "Anything", false},
    {"OK", "", false},
    {"熵", "Entropy", false},
};

START_TEST(an_acronym_fits_its_expansion)
{
	ck_assert_msg(
	    acronym_fits(fits[_i].acronym, fits[_i].expansion) == fits[_i].fits,
	    "%s / %s", fits[_i].acronym, fits[_i].expansion);
}
END_TEST

static const struct {
	const char *a, *b;
	size_t distance;
} apart[] = {
    {"", "", 0},
    {"tide", "tide", 0},
    {"tide", "tied", 1},
    {"tide", "tides", 1},
    {"tide", "ride", 1},
    {"estuary", "esturay", 1},
    {"estuary", "esutayr", 2},
    {"moon", "sun", 3},
    {"ca", "abc", 3},
};

START_TEST(a_distance_counts_edits_both_ways)
{
	const char *a = apart[_i].a, *b = apart[_i].b;

	ck_assert_uint_eq(
	    spell_distance(a, strlen(a), b, strlen(b), 5), apart[_i].distance);
	ck_assert_uint_eq(
	    spell_distance(b, strlen(b), a, strlen(a), 5), apart[_i].distance);
}
END_TEST

static const struct {
	const char *wrong, *right;
	enum slip slip;
	size_t at;
} slips[] = {
    {"sedment", "sediment", SLIP_DELETED, 3},
    {"sediiment", "sediment", SLIP_INSERTED, 4},
    {"sedinent", "sediment", SLIP_SUBSTITUTED, 4},
    {"sedmient", "sediment", SLIP_TRANSPOSED, 3},
    {"sediment", "sediment", SLIP_NONE, 8},
    {"sedimen", "sediment", SLIP_DELETED, 7},
    {"sediments", "sediment", SLIP_INSERTED, 8},
    {"settlement", "sediment", SLIP_NONE, 2},
};

START_TEST(a_slip_is_named_and_placed)
{
	size_t at;

	ck_assert_int_eq(
	    spell_slip(slips[_i].wrong, slips[_i].right, &at), slips[_i].slip);
	ck_assert_uint_eq(at, slips[_i].at);
}
END_TEST

static const struct {
	const char *a, *b;
	size_t most;
	bool slip;
} slippery[] = {
    {"sedmient", "sediment", 1, true},
    {"erosoin", "erosion", 1, false}, /* in the last two letters */
    {"depositoin", "deposition", 1, false},
    {"depsoition", "deposition", 1, true},
    {"microscopic", "macroscopic", 1, false},
    {"adsorption", "absorption", 1, false},
    {"behaviour", "behavior", 1, false},
    {"organise", "organize", 1, false},
    {"modelling", "modeling", 1, false},
    {"phosphorous", "phosphorus", 1, false},
    {"perform", "preform", 1, false},
    {"affect", "effect", 1, false}, /* another first letter */
    {"stable", "unstable", 2, false},
    {"endothermic", "exothermic", 2, false},
};

START_TEST(a_slip_is_not_two_words)
{
	struct words *w = words_new();

	ck_assert_msg(spell_is_slip(w, slippery[_i].a, slippery[_i].b,
			  slippery[_i].most) == slippery[_i].slip,
	    "%s / %s", slippery[_i].a, slippery[_i].b);
	words_free(w);
}
END_TEST

static struct place
at_line(uint32_t line)
{
	return (struct place){.file = "a.md", .line = line, .column = 1};
}

static void
drop(struct compile *c)
{
	map_free(c->diag_lines);
	free(c->diag);
	arena_free(c->arena);
}

START_TEST(a_line_has_a_code_once)
{
	struct compile c = {.arena = arena_new(), .diag_lines = map_new()};

	ck_assert_ptr_nonnull(
	    diag_add(&c, DIAG_CODE_TRUNCATED, at_line(3), "%d", 1));
	ck_assert_ptr_null(
	    diag_add(&c, DIAG_CODE_TRUNCATED, at_line(3), "%d", 2));
	ck_assert_ptr_nonnull(
	    diag_add(&c, DIAG_CODE_TRUNCATED, at_line(4), "%d", 3));
	ck_assert_ptr_nonnull(
	    diag_add(&c, DIAG_CODE_ARITHMETIC, at_line(3), "%d", 4));
	ck_assert_uint_eq(c.ndiag, 3);
	drop(&c);
}
END_TEST

START_TEST(a_code_that_is_off_is_not_told)
{
	struct compile c = {.arena = arena_new(), .diag_lines = map_new()};

	diag_off(&c, DIAG_CODE_LATIN_TYPO, "a.md", 3, 5);
	ck_assert_ptr_null(diag_add(&c, DIAG_CODE_LATIN_TYPO, at_line(3), "x"));
	ck_assert_ptr_null(diag_add(&c, DIAG_CODE_LATIN_TYPO, at_line(5), "x"));
	ck_assert_ptr_nonnull(
	    diag_add(&c, DIAG_CODE_LATIN_TYPO, at_line(6), "x"));
	ck_assert_ptr_nonnull(
	    diag_add(&c, DIAG_CODE_TRUNCATED, at_line(4), "x"));
	drop(&c);
}
END_TEST

START_TEST(complaints_are_sorted_by_place)
{
	struct compile c = {.arena = arena_new(), .diag_lines = map_new()};

	diag_add(&c, DIAG_CODE_LATIN_TYPO, at_line(9), "x");
	diag_add(&c, DIAG_CODE_TRUNCATED, at_line(2), "x");
	diag_add(&c, DIAG_CODE_ARITHMETIC, at_line(2), "x");
	diag_sort(&c);
	ck_assert_int_eq(c.diag[0].code, DIAG_CODE_TRUNCATED);
	ck_assert_int_eq(c.diag[1].code, DIAG_CODE_ARITHMETIC);
	ck_assert_int_eq(c.diag[2].code, DIAG_CODE_LATIN_TYPO);
	drop(&c);
}
END_TEST

START_TEST(a_code_has_a_name_and_back)
{
	enum diag_code code;
	int i;

	for (i = 0; i < DIAG_CODE_COUNT; i++) {
		ck_assert(
		    diag_code_named(&code, diag_code_name((enum diag_code)i)));
		ck_assert_int_eq((int)code, i);
		ck_assert_str_ne(diag_code_help(code), "");
	}
	ck_assert(!diag_code_named(&code, "NO_SUCH_CODE"));
}
END_TEST

/* Compiles a file and gives it to show. */
static void
compile_path(const char *path, struct out *out,
    void (*show)(struct compile *, struct out *))
{
	struct notes *notes = NULL;
	struct compile *c = NULL;
	struct deck *deck = NULL;

	ck_assert_ptr_null(notes_read(&notes, path));
	compile_notes(notes, "golden", &c, &deck);
	show(c, out);
	deck_free(deck);
	compile_free(c);
	notes_free(notes);
}

/* Complaints of weeding and of the choice of cards are tested there. */
static void
show_diags(struct compile *c, struct out *out)
{
	size_t i;

	for (i = 0; i < c->ndiag; i++) {
		const struct diag *d = &c->diag[i];

		if (d->code < DIAG_CODE_CIRCULAR ||
		    d->code > DIAG_CODE_DECK_LARGE)
			out_printf(out, "%u:%u: %s: %s [%s]\n", d->at.line,
			    d->at.column, diag_level_name(d->level), d->text,
			    diag_code_name(d->code));
	}
}

static void
print_diags(const char *path, struct out *out)
{
	compile_path(path, out, show_diags);
}

START_TEST(complaints_are_as_blessed)
{
	golden_run("diag/*.md", ".diag", print_diags);
}
END_TEST

static void
show_cover(struct compile *c, struct out *out)
{
	const struct cover *cover = cover_files(c);
	uint32_t i;

	for (i = 0; i < cover->lines; i++) {
		const struct cover_line *l = &cover->line[i];

		out_printf(out, "%u %s", i + 1, cover_status_name(l->status));
		if (l->status == COVER_SKIPPED)
			out_printf(out, " %s", drop_reason_name(l->why));
		if (l->status == COVER_HELD)
			out_printf(out, " %s", diag_code_name(l->hold));
		out_puts(out, "\n");
	}
}

static void
print_cover(const char *path, struct out *out)
{
	compile_path(path, out, show_cover);
}

START_TEST(each_line_has_one_status)
{
	golden_run("cover/*.md", ".cover", print_cover);
}
END_TEST

Suite *suite_diag(void);

#define COUNT(table) ((int)(sizeof table / sizeof *table))

Suite *
suite_diag(void)
{
	Suite *s = suite_create("diag");
	TCase *c = tcase_create("diag");

	tcase_add_loop_test(c, an_acronym_fits_its_expansion, 0, COUNT(fits));
	tcase_add_loop_test(
	    c, a_distance_counts_edits_both_ways, 0, COUNT(apart));
	tcase_add_loop_test(c, a_slip_is_named_and_placed, 0, COUNT(slips));
	tcase_add_loop_test(c, a_slip_is_not_two_words, 0, COUNT(slippery));
	tcase_add_test(c, a_line_has_a_code_once);
	tcase_add_test(c, a_code_that_is_off_is_not_told);
	tcase_add_test(c, complaints_are_sorted_by_place);
	tcase_add_test(c, a_code_has_a_name_and_back);
	tcase_add_test(c, complaints_are_as_blessed);
	tcase_add_test(c, each_line_has_one_status);
	suite_add_tcase(s, c);
	return s;
}
