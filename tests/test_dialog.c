/* The talk about one card: lines in, what they mean out. */

#include "base/arena.h"
#include "lang/words.h"
#include "session/dialog.h"

#include <check.h>
#include <string.h>

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

Suite *suite_dialog(void);

Suite *
suite_dialog(void)
{
	Suite *s = suite_create("dialog");
	TCase *c = tcase_create("dialog");

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
