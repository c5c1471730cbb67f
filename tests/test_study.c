#include "base/arena.h"
#include "lang/words.h"
#include "session/dialog.h"
#include "session/study.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

static struct study *
sitting(size_t drill_after, bool ask_new)
{
	return study_new(&(struct study_options){
	    .ask_new = ask_new,
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
	struct study *s = sitting(20, false);
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
	struct study *s = sitting(20, false);
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
	struct study *s = sitting(20, false);
	char out[200];

	push(s, 1, true);
	ck_assert_str_eq(play(s, out, 99, 4), "s1 a1");
	study_free(s);
}
END_TEST

START_TEST(a_card_shown_in_an_earlier_sitting_of_today_is_asked_at_once)
{
	struct study *s = sitting(20, false);
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
	struct study *s = sitting(20, true);
	char out[200];

	push(s, 1, true);
	push(s, 2, true);
	ck_assert_str_eq(play(s, out, 99, 4), "a1 a2");
	study_free(s);
}
END_TEST

START_TEST(failed_cards_come_again_until_they_are_known)
{
	struct study *s = sitting(20, false);
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
	struct study *s = sitting(2, false);
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
	struct study *s = sitting(20, false);
	char out[200];

	study_push_drill(s, 7);
	push(s, 1, false);
	ck_assert_str_eq(play(s, out, 99, 5), "a1 d7");
	study_free(s);
}
END_TEST

START_TEST(every_drill_ends_once_all_is_known)
{
	struct study *s = sitting(5, false);
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
	struct study *s = sitting(20, false);
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
	struct study *s = sitting(20, false);
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
	struct study *s = sitting(20, false);
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
	struct study *s = sitting(20, false);
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
	struct study *s = study_new(&(struct study_options){
	    .ask_new = true, .drill_after = 1, .purpose = PURPOSE_CRAM});
	char out[200];

	push(s, 1, false);
	push(s, 2, true);
	ck_assert_str_eq(play(s, out, 99, 0), "a1 a2");
	study_free(s);
}
END_TEST

/* --- the talk about one card ------------------------------------------------
 */

struct talk {
	struct arena *arena;
	struct words *words;
	struct dialog d;
	enum study_key key;
};

static struct talk
talk(const struct card *c, bool show)
{
	struct talk t = {.arena = arena_new(), .words = words_new()};

	dialog_begin(&t.d, t.arena, t.words, c, show, 0);
	return t;
}

static enum dialog_said
say(struct talk *t, const char *line)
{
	return dialog_line(&t->d, line, 1000, &t->key);
}

static void
end(struct talk *t)
{
	arena_free(t->arena);
	words_free(t->words);
}

static const struct card mutex = {
    .id = 1,
    .kind = CARD_NAME,
    .ask = "Which lock has one holder?",
    .answer = "mutex",
};

static const struct card sides = {
    .id = 2,
    .kind = CARD_WHICH,
    .form = FORM_CHOICE,
    .ask = "SFT or RLHF: one needs a reward model.",
    .answer = "RLHF",
    .choices = {(const char *[]){"SFT", "RLHF"}, 2},
};

static const struct card points = {
    .id = 3,
    .kind = CARD_ASPECT,
    .form = FORM_SELF,
    .ask = "Why is it fair?",
    .answer = "writers wait in a row; readers never starve",
    .items = {(const char *[]){"writers wait in a row", "readers never starve"},
	2},
};

START_TEST(enter_takes_the_suggested_grade)
{
	struct talk t = talk(&mutex, false);

	ck_assert_int_eq(say(&t, "mutx"), SAID_ANSWER);
	ck_assert_int_eq(t.d.verdict.kind, VERDICT_NEAR);
	ck_assert_int_eq(say(&t, ""), SAID_GRADE);
	ck_assert_int_eq(t.d.grade, 4);
	ck_assert_int_eq(dialog_credit(&t.d), 900);
	end(&t);
}
END_TEST

START_TEST(a_digit_overrules_the_suggested_grade)
{
	struct talk t = talk(&mutex, false);

	say(&t, "semaphore");
	ck_assert_int_eq(t.d.suggest, 1);
	ck_assert_int_eq(say(&t, "6"), SAID_NOTHING);
	ck_assert_int_eq(say(&t, "3"), SAID_GRADE);
	ck_assert_int_eq(t.d.grade, 3);
	ck_assert_int_eq(t.d.suggest, 1);
	end(&t);
}
END_TEST

START_TEST(a_key_at_an_answer_prompt_has_a_colon)
{
	struct talk t = talk(&mutex, false);

	ck_assert_int_eq(say(&t, ":u"), SAID_KEY);
	ck_assert_int_eq(t.key, KEY_UNDO);
	ck_assert_int_eq(say(&t, ":n ask again why"), SAID_KEY);
	ck_assert_str_eq(t.d.arg, "ask again why");
	ck_assert_int_eq(say(&t, ":="), SAID_ANSWER);
	end(&t);
}
END_TEST

START_TEST(a_letter_at_an_answer_prompt_is_an_answer)
{
	struct talk t = talk(&mutex, false);

	ck_assert_int_eq(say(&t, "u"), SAID_ANSWER);
	ck_assert_str_eq(t.d.typed, "u");
	ck_assert_int_eq(say(&t, "u"), SAID_KEY);
	ck_assert_int_eq(t.key, KEY_UNDO);
	end(&t);
}
END_TEST

START_TEST(a_hint_lowers_the_suggested_grade)
{
	struct talk t = talk(&mutex, false);

	ck_assert_int_eq(say(&t, ":h"), SAID_KEY);
	ck_assert_str_eq(hint_text(t.arena, &mutex, 0), "m____");
	ck_assert_str_eq(hint_text(t.arena, &mutex, 1), "mut__");
	say(&t, "mutex");
	ck_assert_int_eq(t.d.suggest, 3);
	end(&t);
}
END_TEST

START_TEST(x_overrules_the_verdict)
{
	struct talk t = talk(&mutex, false);

	say(&t, "mutual exclusion lock");
	ck_assert_int_eq(t.d.verdict.kind, VERDICT_WRONG);
	ck_assert_int_eq(say(&t, "x"), SAID_KEY);
	ck_assert(t.d.overruled);
	ck_assert_int_eq(t.d.suggest, 5);
	ck_assert_int_eq(dialog_credit(&t.d), 1000);
	end(&t);
}
END_TEST

START_TEST(a_choice_is_made_by_number_or_by_text)
{
	struct talk t = talk(&sides, false);
	const char *line = strcmp(t.d.choices.v[0], "RLHF") == 0 ? "1" : "2";

	say(&t, line);
	ck_assert_str_eq(t.d.typed, "RLHF");
	ck_assert_int_eq(t.d.verdict.kind, VERDICT_EXACT);
	ck_assert_int_eq(t.d.suggest, 4);
	end(&t);
	t = talk(&sides, false);
	say(&t, "rlhf");
	ck_assert_int_eq(t.d.verdict.kind, VERDICT_EXACT);
	end(&t);
	t = talk(&sides, false);
	say(&t, "sft");
	ck_assert_int_eq(t.d.verdict.kind, VERDICT_WRONG);
	end(&t);
}
END_TEST

START_TEST(choices_stand_in_an_order_of_their_own_each_time)
{
	struct talk t = talk(&sides, false), same = talk(&sides, false);
	uint64_t i;
	bool differs = false;

	ck_assert_str_eq(t.d.choices.v[0], same.d.choices.v[0]);
	end(&same);
	for (i = 1; i < 20; i++) {
		same = talk(&sides, false);
		dialog_begin(&same.d, same.arena, same.words, &sides, false, i);
		differs |= strcmp(same.d.choices.v[0], t.d.choices.v[0]) != 0;
		end(&same);
	}
	ck_assert(differs);
	end(&t);
}
END_TEST

START_TEST(nothing_typed_at_a_self_card_only_shows_the_answer)
{
	struct talk t = talk(&points, false);

	ck_assert_int_eq(say(&t, ""), SAID_ANSWER);
	ck_assert(!t.d.judged);
	ck_assert_int_eq(t.d.suggest, -1);
	ck_assert_int_eq(dialog_credit(&t.d), -1);
	ck_assert_int_eq(say(&t, ""), SAID_GRADE);
	ck_assert_int_eq(t.d.grade, 3);
	end(&t);
}
END_TEST

START_TEST(ticked_points_count_as_a_partial_score)
{
	struct talk t = talk(&points, false);

	say(&t, "");
	ck_assert_int_eq(say(&t, "p 3"), SAID_NOTHING);
	ck_assert_int_eq(say(&t, "p 2"), SAID_KEY);
	ck_assert_int_eq(t.d.suggest, 2);
	ck_assert_int_eq(dialog_credit(&t.d), 500);
	end(&t);
}
END_TEST

START_TEST(a_shown_card_goes_on_with_enter_or_is_known)
{
	struct talk t = talk(&mutex, true);

	ck_assert_int_eq(say(&t, "what"), SAID_NOTHING);
	ck_assert_int_eq(say(&t, "k"), SAID_KEY);
	ck_assert_int_eq(t.key, KEY_KNOWN);
	ck_assert_int_eq(say(&t, "x"), SAID_NOTHING);
	ck_assert_int_eq(say(&t, ""), SAID_GO_ON);
	end(&t);
}
END_TEST

START_TEST(every_key_has_a_letter_of_its_own)
{
	int i, k;

	for (i = 1; i < KEY_COUNT; i++)
		for (k = 1; k < i; k++)
			ck_assert_int_ne(
			    study_keys[i].letter, study_keys[k].letter);
}
END_TEST

Suite *suite_study(void);

Suite *
suite_study(void)
{
	Suite *s = suite_create("study");
	TCase *c = tcase_create("turns");

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
	c = tcase_create("dialog");
	tcase_add_test(c, enter_takes_the_suggested_grade);
	tcase_add_test(c, a_digit_overrules_the_suggested_grade);
	tcase_add_test(c, a_key_at_an_answer_prompt_has_a_colon);
	tcase_add_test(c, a_letter_at_an_answer_prompt_is_an_answer);
	tcase_add_test(c, a_hint_lowers_the_suggested_grade);
	tcase_add_test(c, x_overrules_the_verdict);
	tcase_add_test(c, a_choice_is_made_by_number_or_by_text);
	tcase_add_test(c, choices_stand_in_an_order_of_their_own_each_time);
	tcase_add_test(c, nothing_typed_at_a_self_card_only_shows_the_answer);
	tcase_add_test(c, ticked_points_count_as_a_partial_score);
	tcase_add_test(c, a_shown_card_goes_on_with_enter_or_is_known);
	tcase_add_test(c, every_key_has_a_letter_of_its_own);
	suite_add_tcase(s, c);
	return s;
}
