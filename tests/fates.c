#include "fates.h"

#include "base/err.h"
#include "cli.h"
#include "storage.h"
#include "store/store.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct err *
list_id(void *data, const struct entry *en)
{
	uint64_t *id = data;

	while (*id)
		id++;
	*id = en->card->id;
	return NULL;
}

static void
answer_right(struct store *s, uint64_t id, struct when when)
{
	struct event ev = event_new(EVENT_ANSWER);
	struct entries *en = NULL;

	storage_ok(store_card(&en, s, id));
	ev.card = id;
	ev.purpose = PURPOSE_REVIEW;
	ev.grade = 5;
	ev.typed = en->v->card->ask;
	storage_ok(store_answer(s, when, &ev, &(struct answer_with){0}));
	entries_free(en);
}

/* Answers every card on two days: its interval is six days then. */
static void
learn(const struct cli *box)
{
	static const char *const day[] = {
	    "2026-03-01T10:00:00Z", "2026-03-02T10:00:00Z"};
	struct store *s = storage_open(box);
	uint64_t id[64] = {0};
	struct when when;
	size_t i, k;

	storage_ok(store_select(s, NULL, 0, list_id, id));
	for (k = 0; k < 2; k++) {
		storage_ok(when_parse(&when, day[k]));
		for (i = 0; id[i]; i++)
			answer_right(s, id[i], when);
	}
	store_close(s);
}

void
fates_begin(struct cli *box, const char *notes)
{
	cli_write(box, "n.md", notes);
	box->now = "2026-03-01T09:00:00Z";
	cli_ok(box, 0, "add @/n.md", NULL);
	learn(box);
	box->now = "2026-03-03T10:00:00Z";
}

static const struct err *
look(void *data, const struct entry *en)
{
	struct found *f = data;

	if (!strstr(en->card->ask, f->ask))
		return NULL;
	f->n++;
	f->id = en->card->id;
	f->ivl = en->state.sm2.ivl;
	f->due = en->due;
	return NULL;
}

struct found
fates_find(struct store *s, const char *ask)
{
	struct found f = {.ask = ask};

	storage_ok(store_select(s, NULL, 0, look, &f));
	ck_assert_msg(f.n == 1, "%zu cards ask “%s”", f.n, ask);
	return f;
}

/* What was typed to a card: all the same text, or "two facts". */
static const struct err *
read_typed(void *data, const struct event *ev, bool is_void)
{
	char *typed = data;

	if (is_void || ev->kind != EVENT_ANSWER)
		return NULL;
	if (*typed && strcmp(typed, ev->typed) != 0)
		strcpy(typed, "two facts");
	else
		snprintf(typed, 200, "%s", ev->typed);
	return NULL;
}

void
fates_check(const struct cli *box, const struct fate *f)
{
	struct store *s = storage_open(box);
	struct found found = fates_find(s, f->ask);
	char typed[200] = "";

	storage_ok(store_card_events(s, found.id, read_typed, typed));
	ck_assert_msg(*f->was ? strstr(typed, f->was) != NULL : !*typed,
	    "“%s” has the answers of “%s”, not of “%s”", f->ask, typed, f->was);
	ck_assert_int_eq(found.ivl, *f->was ? 6 : 0);
	storage_sound(s);
	store_close(s);
}

char *
fates_state(const struct cli *box)
{
	struct store *s = storage_open(box);
	char *text = storage_state(s);

	store_close(s);
	return text;
}
