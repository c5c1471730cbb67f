#include "vector.h"

#include "base/mem.h"
#include "base/rand.h"
#include "schedule/log.h"

#include <check.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_log(void);

static void
equals_row(const struct sm2 *s, const struct vector *v, size_t row)
{
	ck_assert_int_eq(s->n, vector_int(v, row, "n"));
	ck_assert_int_eq(s->ef, vector_int(v, row, "ef_hundredths"));
	ck_assert_int_eq(s->ivl, vector_int(v, row, "ivl"));
	ck_assert_int_eq(s->due, vector_int(v, row, "due"));
	ck_assert_int_eq(s->lapses, vector_int(v, row, "lapses"));
}

START_TEST(which_answers_count_equals_the_vectors)
{
	struct vector v = vector_read("fold.csv");
	struct rules rules = rules_default();
	struct card_state c = card_state_new();
	size_t i;

	for (i = 0; i < v.n; i++) {
		struct event e = event_new(EVENT_ANSWER);

		if (vector_begins(&v, i))
			c = card_state_new();
		e.day = vector_int(&v, i, "day");
		e.purpose = purpose_of(vector_cell(&v, i, "purpose"));
		e.grade = (int)vector_int(&v, i, "grade");
		ck_assert_int_eq(card_apply(&c, 1, &e, &rules),
		    vector_int(&v, i, "counted"));
		equals_row(&c.sm2, &v, i);
	}
	vector_free(&v);
}
END_TEST

/* Cards are plain words in the vectors; an id is as good as its hash. */
static uint64_t
card_id(const char *word)
{
	return *word ? hash_string(1, word) : 0;
}

static int
int_or(const struct vector *v, size_t row, const char *column, int other)
{
	return vector_empty(v, row, column) ? other
					    : (int)vector_int(v, row, column);
}

static struct event
read_event(const struct vector *v, size_t i)
{
	struct event e = event_new(
	    (enum event_kind)event_kind_of(vector_cell(v, i, "kind")));

	e.device = strtoull(vector_cell(v, i, "device"), NULL, 16);
	e.seq = vector_int(v, i, "seq");
	e.t = vector_int(v, i, "t");
	e.off = (int)vector_int(v, i, "off");
	e.day = vector_int(v, i, "day");
	e.card = card_id(vector_cell(v, i, "card"));
	e.purpose = purpose_of(vector_cell(v, i, "purpose"));
	e.grade = int_or(v, i, "grade", -1);
	e.tdev = strtoull(vector_cell(v, i, "tdev"), NULL, 16);
	e.tseq = int_or(v, i, "tseq", 0);
	e.arg = vector_cell(v, i, "arg");
	/* Carried along so that the order can be checked afterwards. */
	e.typed = vector_cell(v, i, "void");
	return e;
}

static struct aliases *
read_aliases(const struct event *e, size_t n, const bool *is_void)
{
	struct aliases *a = aliases_new();
	size_t i;

	for (i = 0; i < n; i++)
		if (e[i].kind == EVENT_MAP && !is_void[i])
			aliases_map(a, e[i].card, card_id(e[i].arg));
	return a;
}

static struct card_state
fold(const struct event *e, size_t n, const bool *is_void,
    const struct aliases *a, uint64_t id)
{
	struct card_state c = card_state_new();
	struct rules rules = rules_default();
	size_t i;

	for (i = 0; i < n; i++)
		if (!is_void[i] && e[i].card && aliases_end(a, e[i].card) == id)
			card_apply(&c, id, &e[i], &rules);
	return c;
}

static void
shuffle(struct event *e, size_t n, struct rng *r)
{
	size_t i;

	for (i = n; i > 1; i--) {
		size_t j = rng_below(r, i);
		struct event keep = e[i - 1];

		e[i - 1] = e[j];
		e[j] = keep;
	}
}

static void
check_case(const struct vector *v, size_t from, size_t to,
    const struct vector *states, struct rng *r)
{
	struct event *e = mem_new(to - from, sizeof *e);
	bool *is_void = mem_new(to - from, sizeof *is_void);
	size_t n = to - from, i;
	struct aliases *a;

	for (i = 0; i < n; i++)
		e[i] = read_event(v, from + i);
	shuffle(e, n, r);
	log_sort(e, n);
	log_void(e, n, is_void);
	for (i = 0; i < n; i++)
		ck_assert_int_eq(is_void[i], *e[i].typed == '1');
	a = read_aliases(e, n, is_void);
	for (i = 0; i < states->n; i++) {
		struct card_state c;

		if (strcmp(states->row[i][0], v->row[from][0]) != 0)
			continue;
		c = fold(
		    e, n, is_void, a, card_id(vector_cell(states, i, "card")));
		equals_row(&c.sm2, states, i);
	}
	aliases_free(a);
	free(e);
	free(is_void);
}

START_TEST(merged_logs_equal_the_vectors_in_any_order)
{
	struct vector v = vector_read("merge_events.csv");
	struct vector states = vector_read("merge_state.csv");
	struct rng r = {(uint64_t)_i};
	size_t i;

	for (i = 0; i < v.n; i = vector_case(&v, i))
		check_case(&v, i, vector_case(&v, i), &states, &r);
	vector_free(&v);
	vector_free(&states);
}
END_TEST

/* A log of several devices: answers, undos, maps, all kinds of state. */
static void
random_log(struct event *e, size_t n, struct rng *r)
{
	static const enum event_kind kinds[] = {EVENT_ANSWER, EVENT_ANSWER,
	    EVENT_ANSWER, EVENT_UNDO, EVENT_RESET, EVENT_DUE, EVENT_MAP,
	    EVENT_SUSPEND, EVENT_UNSUSPEND, EVENT_FLAG, EVENT_RETIRE};
	int64_t seq[3] = {0}, t = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		size_t device = rng_below(r, 3);

		e[i] = event_new(
		    kinds[rng_below(r, sizeof kinds / sizeof *kinds)]);
		e[i].device = device + 1;
		e[i].seq = ++seq[device];
		e[i].t = t += (int64_t)rng_below(r, 3) * 30000000;
		e[i].day = e[i].t / 86400000;
		e[i].card = 1 + rng_below(r, 4);
		e[i].purpose = (int)rng_below(r, PURPOSE_COUNT);
		e[i].grade = (int)rng_below(r, 6);
		e[i].tdev = 1 + rng_below(r, 3);
		e[i].tseq = 1 + (int64_t)rng_below(r, 20);
		e[i].arg = e[i].kind == EVENT_MAP ? "b" : "3";
	}
}

/* The state of all cards as one text. */
static void
states(struct event *e, size_t n, char *text, size_t size)
{
	bool *is_void = mem_new(n, sizeof *is_void);
	struct aliases *a = aliases_new();
	size_t i, at = 0;
	uint64_t id;

	log_sort(e, n);
	log_void(e, n, is_void);
	for (i = 0; i < n; i++)
		if (e[i].kind == EVENT_MAP && !is_void[i])
			aliases_map(a, e[i].card, 1 + (uint64_t)e[i].seq % 4);
	for (id = 1; id <= 4; id++) {
		struct card_state c = fold(e, n, is_void, a, id);

		at += (size_t)snprintf(text + at, size - at,
		    "%" PRId64 " %" PRId64 " %" PRId64 " %" PRId64
		    " %a %a %d%d%d\n",
		    c.sm2.n, c.sm2.ef, c.sm2.ivl, c.sm2.due, c.memory.s,
		    c.memory.d, c.suspended, c.flagged, c.retired);
	}
	aliases_free(a);
	free(is_void);
}

START_TEST(the_order_of_merging_does_not_matter)
{
	struct event e[60];
	struct rng r = {(uint64_t)_i};
	char first[2048], again[2048];
	int k;

	random_log(e, 60, &r);
	states(e, 60, first, sizeof first);
	for (k = 0; k < 3; k++) {
		shuffle(e, 60, &r);
		states(e, 60, again, sizeof again);
		ck_assert_str_eq(first, again);
	}
}
END_TEST

START_TEST(an_undo_restores_the_state_before)
{
	struct event e[61];
	struct rng r = {(uint64_t)_i};
	char before[2048], after[2048];

	random_log(e, 60, &r);
	log_sort(e, 60);
	states(e, 59, before, sizeof before);
	e[60] = event_new(EVENT_UNDO);
	e[60].device = 9;
	e[60].seq = 1;
	e[60].t = e[59].t + 1;
	e[60].tdev = e[59].device;
	e[60].tseq = e[59].seq;
	states(e, 61, after, sizeof after);
	ck_assert_str_eq(before, after);
}
END_TEST

START_TEST(an_undo_of_an_undo_restores_and_two_undos_void_once)
{
	/* By target of a second undo: the undo before it, or the answer. */
	static const struct {
		int64_t target;
		bool answer, undo;
	} cases[] = {{2, false, true}, {1, true, false}, {7, true, false}};
	struct event e[3];
	bool is_void[3];
	int i;

	for (i = 0; i < 3; i++) {
		e[i] = event_new(i ? EVENT_UNDO : EVENT_ANSWER);
		e[i].seq = i + 1;
		e[i].tseq = i == 1 ? 1 : cases[_i].target;
	}
	log_void(e, 3, is_void);
	ck_assert_int_eq(is_void[0], cases[_i].answer);
	ck_assert_int_eq(is_void[1], cases[_i].undo);
	ck_assert(!is_void[2]);
}
END_TEST

START_TEST(only_reviews_move_the_schedule)
{
	struct rules rules = rules_default();
	struct card_state c = card_state_new();
	struct event e = event_new(EVENT_ANSWER);
	struct sm2 before;

	e.grade = 4;
	e.day = 10;
	e.purpose = PURPOSE_REVIEW;
	card_apply(&c, 1, &e, &rules);
	before = c.sm2;
	e.purpose = _i;
	for (e.day = 10; e.day < 40; e.day += 5)
		for (e.grade = 0; e.grade < 6; e.grade++)
			ck_assert(!card_apply(&c, 1, &e, &rules));
	ck_assert_mem_eq(&before, &c.sm2, sizeof before);
	ck_assert_int_eq(c.memory.last, 35);
}
END_TEST

START_TEST(the_drill_is_what_failed_today_and_ends_with_a_four)
{
	struct rules rules = rules_default();
	struct card_state c = card_state_new();
	struct event e = event_new(EVENT_ANSWER);

	e.day = 10;
	e.purpose = PURPOSE_REVIEW;
	e.grade = 3;
	ck_assert(!card_in_drill(&c, 10));
	card_apply(&c, 1, &e, &rules);
	ck_assert(card_in_drill(&c, 10));
	ck_assert(!card_in_drill(&c, 11));
	e.purpose = PURPOSE_EXTRA;
	e.grade = 5;
	card_apply(&c, 1, &e, &rules);
	ck_assert(card_in_drill(&c, 10));
	e.purpose = PURPOSE_DRILL;
	e.grade = 4;
	card_apply(&c, 1, &e, &rules);
	ck_assert(!card_in_drill(&c, 10));
}
END_TEST

START_TEST(words_and_kinds_agree)
{
	int i;

	for (i = 0; i < EVENT_KIND_COUNT; i++)
		ck_assert_int_eq(event_kind_of(event_kind_name(i)), i);
	for (i = 0; i < PURPOSE_COUNT; i++)
		ck_assert_int_eq(purpose_of(purpose_name(i)), i);
	ck_assert_int_eq(purpose_of("homework"), -1);
}
END_TEST

Suite *
suite_log(void)
{
	Suite *s = suite_create("log");
	TCase *c = tcase_create("log");

	tcase_add_test(c, which_answers_count_equals_the_vectors);
	tcase_add_loop_test(
	    c, merged_logs_equal_the_vectors_in_any_order, 0, 5);
	tcase_add_loop_test(c, the_order_of_merging_does_not_matter, 0, 20);
	tcase_add_loop_test(c, an_undo_restores_the_state_before, 0, 20);
	tcase_add_loop_test(
	    c, an_undo_of_an_undo_restores_and_two_undos_void_once, 0, 3);
	tcase_add_loop_test(
	    c, only_reviews_move_the_schedule, PURPOSE_DRILL, PURPOSE_COUNT);
	tcase_add_test(c, the_drill_is_what_failed_today_and_ends_with_a_four);
	tcase_add_test(c, words_and_kinds_agree);
	suite_add_tcase(s, c);
	return s;
}
