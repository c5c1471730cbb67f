#include "session/study.h"

#include <check.h>
#include <stdio.h>

static struct study *
sitting(size_t drill_after)
{
	return study_new(&(struct study_options){
	    .drill_after = drill_after,
	    .purpose = PURPOSE_REVIEW,
	});
}

static void
push(struct study *s, uint64_t id, bool fresh)
{
	study_push(s, (struct study_item){.id = id, .fresh = fresh});
}

/* The next turns as text: s1 shows card 1, a1 asks it, d1 drills it. */
static const char *
play(struct study *s, char *out, size_t turns, int grade)
{
	struct turn t;
	char *at = out;

	*out = '\0';
	for (; turns > 0; turns--) {
		t = study_turn(s);
		if (t.want == STUDY_DONE)
			break;
		at += sprintf(at, "%s%c%d", at > out ? " " : "",
		    t.want == STUDY_SHOW         ? 's'
		    : t.purpose == PURPOSE_DRILL ? 'd'
						 : 'a',
		    (int)t.id);
		if (t.want == STUDY_SHOW)
			study_shown(s);
		else
			study_answered(s, grade);
	}
	return out;
}

START_TEST(a_new_card_is_shown_and_asked_after_three_others)
{
	struct study *s = sitting(20);
	char out[200];
	int i;

	push(s, 1, true);
	for (i = 2; i <= 6; i++)
		push(s, (uint64_t)i, false);
	ck_assert_str_eq(play(s, out, 99, 4), "s1 a2 a3 a4 a1 a5 a6");
	study_free(s);
}
END_TEST

START_TEST(cards_only_shown_count_as_others)
{
	struct study *s = sitting(20);
	char out[200];
	int i;

	for (i = 1; i <= 5; i++)
		push(s, (uint64_t)i, true);
	ck_assert_str_eq(play(s, out, 99, 4), "s1 s2 s3 s4 a1 a2 a3 a4 s5 a5");
	study_free(s);
}
END_TEST

START_TEST(a_new_card_is_asked_sooner_when_nothing_else_is_left)
{
	struct study *s = sitting(20);
	char out[200];

	push(s, 1, true);
	ck_assert_str_eq(play(s, out, 99, 4), "s1 a1");
	study_free(s);
}
END_TEST

START_TEST(a_card_shown_in_an_earlier_sitting_of_today_is_asked_at_once)
{
	struct study *s = sitting(20);
	char out[200];

	push(s, 1, false);
	study_push(
	    s, (struct study_item){.id = 2, .fresh = true, .shown = true});
	ck_assert_str_eq(play(s, out, 99, 4), "a2 a1");
	study_free(s);
}
END_TEST

START_TEST(new_cards_may_be_asked_cold)
{
	struct study *s = sitting(20);
	char out[200];

	study_push(
	    s, (struct study_item){.id = 1, .fresh = true, .cold = true});
	study_push(
	    s, (struct study_item){.id = 2, .fresh = true, .cold = true});
	push(s, 3, true);
	ck_assert_str_eq(play(s, out, 99, 4), "a1 a2 s3 a3");
	study_free(s);
}
END_TEST

START_TEST(failed_cards_come_again_until_they_are_known)
{
	struct study *s = sitting(20);
	char out[200];

	push(s, 1, false);
	push(s, 2, false);
	push(s, 3, false);
	play(s, out, 3, 2);
	ck_assert_str_eq(play(s, out, 4, 3), "d1 d2 d3 d1");
	ck_assert_str_eq(play(s, out, 99, 4), "d2 d3 d1");
	study_free(s);
}
END_TEST

START_TEST(a_card_is_drilled_twice_running_only_when_alone)
{
	struct study *s = sitting(2);
	char out[200];

	push(s, 1, false);
	push(s, 2, false);
	push(s, 3, false);
	play(s, out, 2, 1);
	ck_assert_str_eq(play(s, out, 1, 4), "d1");
	ck_assert_str_eq(play(s, out, 2, 1), "d2 d2");
	ck_assert_str_eq(play(s, out, 2, 4), "d2 a3");
	study_free(s);
}
END_TEST

START_TEST(a_round_of_drill_begins_after_so_many_main_answers)
{
	struct study *s = study_new(&(struct study_options){
	    .drill_after = 3, .answered = 1, .purpose = PURPOSE_REVIEW});
	char out[200];
	int i;

	for (i = 1; i <= 4; i++)
		push(s, (uint64_t)i, false);
	play(s, out, 1, 3);
	ck_assert_str_eq(play(s, out, 99, 4), "a2 d1 a3 a4");
	study_free(s);
}
END_TEST

START_TEST(the_drill_of_an_earlier_sitting_goes_on)
{
	struct study *s = sitting(20);
	char out[200];

	study_push_drill(s, 7);
	push(s, 1, false);
	ck_assert_str_eq(play(s, out, 99, 5), "a1 d7");
	study_free(s);
}
END_TEST

START_TEST(every_drill_ends_once_all_is_known)
{
	struct study *s = sitting(5);
	char out[2000];
	int i;

	for (i = 1; i <= 40; i++)
		push(s, (uint64_t)i, i % 3 == 0);
	play(s, out, 60, 0);
	play(s, out, 300, 5);
	ck_assert_int_eq(study_turn(s).want, STUDY_DONE);
	ck_assert_uint_eq(study_counts(s).left, 0);
	study_free(s);
}
END_TEST

START_TEST(undo_brings_the_card_back_at_once)
{
	struct study *s = sitting(20);
	char out[200];

	push(s, 1, false);
	push(s, 2, false);
	push(s, 3, false);
	play(s, out, 2, 1);
	ck_assert(study_undo(s));
	ck_assert(study_undo(s));
	ck_assert(!study_undo(s));
	ck_assert_uint_eq(study_counts(s).answers, 0);
	ck_assert_str_eq(play(s, out, 99, 5), "a1 a2 a3");
	study_free(s);
}
END_TEST

START_TEST(undo_of_a_drill_answer_brings_back_the_drill)
{
	struct study *s = sitting(20);
	char out[200];

	push(s, 1, false);
	play(s, out, 1, 0);
	ck_assert_str_eq(play(s, out, 1, 5), "d1");
	ck_assert(study_undo(s));
	ck_assert_str_eq(play(s, out, 99, 5), "d1");
	study_free(s);
}
END_TEST

START_TEST(a_dropped_card_comes_no_more_until_undone)
{
	struct study *s = sitting(20);
	char out[200];

	push(s, 1, true);
	push(s, 2, false);
	study_turn(s);
	study_drop(s);
	ck_assert_str_eq(play(s, out, 1, 5), "a2");
	ck_assert(study_undo(s));
	ck_assert(study_undo(s));
	ck_assert_str_eq(play(s, out, 99, 5), "a2 s1 a1");
	study_free(s);
}
END_TEST

START_TEST(a_known_card_is_asked_without_being_shown)
{
	struct study *s = sitting(20);
	char out[200];

	push(s, 1, true);
	push(s, 2, false);
	ck_assert_int_eq(study_turn(s).want, STUDY_SHOW);
	study_known(s);
	ck_assert_str_eq(play(s, out, 99, 5), "a1 a2");
	study_free(s);
}
END_TEST

START_TEST(cramming_drills_nothing)
{
	struct study *s = study_new(
	    &(struct study_options){.drill_after = 1, .purpose = PURPOSE_CRAM});
	char out[200];

	push(s, 1, false);
	study_push(
	    s, (struct study_item){.id = 2, .fresh = true, .cold = true});
	ck_assert_str_eq(play(s, out, 99, 0), "a1 a2");
	study_free(s);
}
END_TEST

Suite *suite_study(void);

Suite *
suite_study(void)
{
	Suite *s = suite_create("study");
	TCase *c = tcase_create("study");

	tcase_add_test(c, a_new_card_is_shown_and_asked_after_three_others);
	tcase_add_test(c, cards_only_shown_count_as_others);
	tcase_add_test(c, a_new_card_is_asked_sooner_when_nothing_else_is_left);
	tcase_add_test(
	    c, a_card_shown_in_an_earlier_sitting_of_today_is_asked_at_once);
	tcase_add_test(c, new_cards_may_be_asked_cold);
	tcase_add_test(c, failed_cards_come_again_until_they_are_known);
	tcase_add_test(c, a_card_is_drilled_twice_running_only_when_alone);
	tcase_add_test(c, a_round_of_drill_begins_after_so_many_main_answers);
	tcase_add_test(c, the_drill_of_an_earlier_sitting_goes_on);
	tcase_add_test(c, every_drill_ends_once_all_is_known);
	tcase_add_test(c, undo_brings_the_card_back_at_once);
	tcase_add_test(c, undo_of_a_drill_answer_brings_back_the_drill);
	tcase_add_test(c, a_dropped_card_comes_no_more_until_undone);
	tcase_add_test(c, a_known_card_is_asked_without_being_shown);
	tcase_add_test(c, cramming_drills_nothing);
	suite_add_tcase(s, c);
	return s;
}
