#include "base/buf.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/out.h"
#include "base/rand.h"
#include "cli.h"
#include "deck/deck.h"
#include "store/store.h"

#include <check.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static struct cli box; /* each test runs in a process of its own */

static void
set_up(void)
{
	cli_begin(&box);
}

static void
tear_down(void)
{
	cli_end(&box);
}

static void
ok(const struct err *e)
{
	ck_assert_msg(!e, "%s", e ? e->text : "");
}

static const char *
library(void)
{
	static char path[128];

	snprintf(path, sizeof path, "%s/library.db", box.folder);
	return path;
}

static struct store *
open_library(void)
{
	struct store *s = NULL;

	ok(store_open(&s, library(), STORE_WRITE));
	return s;
}

static struct when
on_day(int64_t day)
{
	return (struct when){(day * 24 + 10) * 3600000, 0};
}

enum { TODAY = 20000 };

/* A deck of n cards, two of them of each fact. */
static struct deck *
make_deck(const char *name, size_t n, const char *word)
{
	static const char *const section[] = {"Tides", "Winds"};
	static char text[1000][32];
	struct deck *d = deck_new(name);
	size_t i;

	d->n = n;
	d->card = mem_new(n, sizeof *d->card);
	for (i = 0; i < n; i++) {
		struct card *c = &d->card[i];

		snprintf(text[i], sizeof text[i], "%s %zu?", word, i);
		c->id = mix(hash_string(1, name) ^ i);
		c->fact = mix(hash_string(2, name) ^ (i / 2));
		c->kind = i % 2 ? CARD_NAME : CARD_DEFINE;
		c->section = (struct texts){(const char **)&section[i % 2], 1};
		c->term = c->ask = text[i];
		c->answer = "the moon";
		c->file = "sea.md";
		c->line = (uint32_t)i + 1;
		c->column = 1;
	}
	return d;
}

static void
free_deck(struct deck *d)
{
	free(d->card);
	deck_free(d);
}

static uint64_t
card_id(const char *deck, size_t i)
{
	return mix(hash_string(1, deck) ^ i);
}

static void
put_deck(struct store *s, const char *name, size_t n, const char *word)
{
	struct deck *d = make_deck(name, n, word);

	ok(store_begin(s, on_day(TODAY), STORE_BATCH));
	ok(store_put_deck(s, d, "/notes/sea.md", NULL));
	ok(store_commit(s));
	free_deck(d);
}

static void
answer(struct store *s, size_t card, int grade, int64_t day)
{
	struct event ev = event_new(EVENT_ANSWER);

	ev.card = card_id("sea", card);
	ev.purpose = PURPOSE_REVIEW;
	ev.grade = grade;
	ev.ms = 4000;
	ok(store_answer(s, on_day(day), &ev, NULL, 0));
}

static char *
state_of(struct store *s)
{
	struct buf b = {0};
	struct out out = {.buf = &b};

	ok(store_write_state(s, &out));
	return b.data;
}

static void
sound(struct store *s)
{
	char *fault = NULL;

	ok(store_check(s, on_day(TODAY), false, &fault));
	ck_assert_msg(!fault, "%s", fault);
}

START_TEST(a_deck_that_is_put_is_read_back)
{
	struct store *s = open_library();
	struct deck *d = NULL;
	struct entries *v = NULL;

	put_deck(s, "sea", 10, "What");
	ok(store_read_deck(&d, s, "sea", false));
	ck_assert_uint_eq(d->n, 10);
	ck_assert_uint_eq(d->card[3].id, card_id("sea", 3));
	ck_assert_str_eq(d->card[3].ask, "What 3?");
	ok(store_card(&v, s, card_id("sea", 4)));
	ck_assert_str_eq(v->v->deck, "sea");
	ck_assert_str_eq(v->v->topic, "Tides");
	ck_assert(v->v->active);
	sound(s);
	entries_free(v);
	deck_free(d);
	store_close(s);
}
END_TEST

START_TEST(an_undone_act_leaves_the_state_as_it_was_byte_for_byte)
{
	struct store *s = open_library();
	char *state[6];
	struct acts *acts = NULL;
	int i;

	state[0] = state_of(s);
	put_deck(s, "sea", 10, "What");
	state[1] = state_of(s);
	answer(s, 0, 4, TODAY);
	state[2] = state_of(s);
	answer(s, 0, 1, TODAY + 1);
	state[3] = state_of(s);
	put_deck(s, "sea", 12, "Which");
	state[4] = state_of(s);
	ok(store_begin(s, on_day(TODAY + 1), STORE_BATCH));
	ok(store_set(s, "new_per_day", "7", NULL));
	ok(store_set(s, "kinds", "define", "sea"));
	ok(store_commit(s));
	state[5] = state_of(s);
	sound(s);
	for (i = 4; i >= 0; i--) {
		char *now;

		ok(store_undo(&acts, s, on_day(TODAY + 2), 1));
		ck_assert_uint_eq(acts->n, 1);
		acts_free(acts);
		now = state_of(s);
		ck_assert_str_eq(now, state[i]);
		free(now);
		sound(s);
	}
	ok(store_undo(&acts, s, on_day(TODAY + 2), 1));
	ck_assert_uint_eq(acts->n, 0);
	acts_free(acts);
	for (i = 1; i <= 5; i++) {
		char *now;

		ok(store_redo(&acts, s, on_day(TODAY + 2), 1));
		ck_assert_uint_eq(acts->n, 1);
		acts_free(acts);
		now = state_of(s);
		ck_assert_str_eq(now, state[i]);
		free(now);
	}
	sound(s);
	for (i = 0; i < 6; i++)
		free(state[i]);
	store_close(s);
}
END_TEST

Suite *suite_store(void);

Suite *
suite_store(void)
{
	Suite *s = suite_create("store");
	TCase *c = tcase_create("store");

	tcase_add_checked_fixture(c, set_up, tear_down);
	tcase_add_test(c, a_deck_that_is_put_is_read_back);
	tcase_add_test(
	    c, an_undone_act_leaves_the_state_as_it_was_byte_for_byte);
	suite_add_tcase(s, c);
	return s;
}
