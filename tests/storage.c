#include "storage.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/out.h"
#include "base/rand.h"
#include "cli.h"
#include "deck/deck.h"
#include "store/store.h"

#include <check.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

void
storage_ok(const struct err *e)
{
	ck_assert_msg(!e, "%s", e ? e->text : "");
}

const char *
storage_path(const struct cli *box)
{
	static char path[128];

	snprintf(path, sizeof path, "%s/library.db", box->folder);
	return path;
}

struct store *
storage_open(const struct cli *box)
{
	struct store *s = NULL;

	storage_ok(store_open(&s, storage_path(box), STORE_WRITE));
	return s;
}

struct when
storage_day(int64_t day)
{
	return (struct when){(day * 24 + 10) * 3600000, 0};
}

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

uint64_t
storage_card(const char *deck, size_t i)
{
	return mix(hash_string(1, deck) ^ i);
}

void
storage_put(struct store *s, const char *name, size_t n, const char *word)
{
	struct deck *d = make_deck(name, n, word);

	storage_ok(store_begin(s, storage_day(STORAGE_TODAY), STORE_BATCH));
	storage_ok(store_put_deck(s, d, "/notes/sea.md", NULL));
	storage_ok(store_commit(s));
	free_deck(d);
}

void
storage_answer(struct store *s, size_t card, int grade, int64_t day)
{
	struct event ev = event_new(EVENT_ANSWER);

	ev.card = storage_card("sea", card);
	ev.purpose = PURPOSE_REVIEW;
	ev.grade = grade;
	ev.ms = 4000;
	storage_ok(
	    store_answer(s, storage_day(day), &ev, &(struct answer_with){0}));
}

char *
storage_state(struct store *s)
{
	struct buf b = {0};
	struct out out = {.buf = &b};

	storage_ok(store_write_state(s, &out));
	return b.data;
}

void
storage_sound(struct store *s)
{
	char *fault = NULL;

	storage_ok(store_check(s, storage_day(STORAGE_TODAY), false, &fault));
	ck_assert_msg(!fault, "%s", fault);
}

void
storage_sql(const struct cli *box, const char *sql)
{
	sqlite3 *db = NULL;

	ck_assert_int_eq(sqlite3_open(storage_path(box), &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
}
