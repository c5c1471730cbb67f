#include "store/db.h"
#include "store/version.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/json.h"
#include "base/map.h"
#include "base/msg.h"
#include "base/out.h"
#include "base/rand.h"
#include "deck/file.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { SEED_RECORD = 0x7265636f };

uint64_t
record_hash(const char *record, size_t n)
{
	return hash_bytes(SEED_RECORD, record, n);
}

/* The records of a deck that is being put, by hash. */
struct pending {
	struct arena *arena;
	const struct deck *deck;
	char **record;  /* of each card */
	uint64_t *hash; /* of each record */
	struct map *at; /* bytes of a hash -> index of the card + 1 */
};

static void
pend(struct pending *p, const struct deck *d)
{
	size_t i;

	p->arena = arena_new();
	p->deck = d;
	p->record = arena_array(p->arena, d->n + 1, sizeof *p->record);
	p->hash = arena_array(p->arena, d->n + 1, sizeof *p->hash);
	p->at = map_new();
	for (i = 0; i < d->n; i++) {
		struct buf b = {0};
		struct out out = {.buf = &b};

		card_write(&d->card[i], &out);
		p->record[i] = arena_strndup(p->arena, buf_text(&b), b.len);
		p->hash[i] = record_hash(buf_text(&b), b.len);
		*map_at(p->at, (char *)&p->hash[i], sizeof p->hash[i]) = i + 1;
		buf_free(&b);
	}
}

static void
pending_free(struct pending *p)
{
	map_free(p->at);
	arena_free(p->arena);
}

static const struct err *
missing_text(const struct store *s)
{
	return err_new(ERR_SYSTEM,
	    _("%s: the text of a card is missing: run 'gloss doctor'"),
	    s->path);
}

const struct err *
record_find(const struct card **card, const char **record, struct deck **owner,
    struct store *s, uint64_t hash)
{
	const struct pending *p = s->pending;
	size_t *at = p ? map_find(p->at, (char *)&hash, sizeof hash) : NULL;
	const struct err *e = NULL;
	sqlite3_stmt *q;
	const char *text;

	if (at) {
		*card = &p->deck->card[*at - 1];
		*record = p->record[*at - 1];
		return NULL;
	}
	q = query(s, Q_TEXT, "u", hash);
	if (!query_row(s, q, &e))
		return e ? e : missing_text(s);
	text = column_text(q, 0);
	e = deck_read(owner, s->path, "", text, strlen(text));
	if (!e) {
		*record = arena_strdup((*owner)->arena, text);
		*card = (*owner)->card;
	}
	query_end(q);
	return e;
}

/* A card is of one deck alone. */
static const struct err *
check_owner(struct store *s, uint64_t id, const char *deck)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_CARD_OWNER, "ut", id, deck);

	if (!query_row(s, q, &e))
		return e;
	e = err_new(ERR_INPUT,
	    _("%s: card %016" PRIx64 " is in deck %s already"), deck, id,
	    column_text(q, 0));
	query_end(q);
	return e;
}

static const struct err *
check_owners(
    struct store *s, const struct deck *d, const struct version *before)
{
	const struct err *e;
	int64_t others;
	size_t i;

	if ((e = query_number(s, &others, 0, Q_DECK_OTHERS, "t", d->name)))
		return e;
	for (i = 0; !e && others && i < d->n; i++)
		if (!version_find(before, d->card[i].id))
			e = check_owner(s, d->card[i].id, d->name);
	return e;
}

static const struct err *
append_deck_event(struct store *s, const char *what, const char *deck,
    const char *path, uint64_t content)
{
	struct event ev = event_new(EVENT_DECK);
	struct buf arg = {0};
	struct out out = {.buf = &arg};
	struct json j = {.out = &out};
	const struct err *e;

	json_object(&j, NULL);
	json_string(&j, "do", what);
	json_string(&j, "deck", deck);
	if (content) {
		json_string(&j, "path", path);
		json_hex(&j, "content", content);
	}
	json_end_object(&j);
	ev.arg = buf_text(&arg);
	e = store_append(s, &ev);
	buf_free(&arg);
	return e;
}

/* What is known of the deck of a name before it is put. */
struct known {
	bool live;
	uint64_t content;
	bool same_path;
};

static const struct err *
read_known(struct known *k, struct store *s, const char *name, const char *path)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_DECK_ONE, "t", name);

	*k = (struct known){0};
	if (!query_row(s, q, &e))
		return e;
	k->content = column_u64(q, 3);
	k->live = sqlite3_column_int(q, 4) != 0;
	k->same_path = strcmp(column_text(q, 1), path ? path : "") == 0;
	query_end(q);
	return NULL;
}

static const struct err *
put_version(struct store *s, const struct deck *d, const char *path,
    const struct known *k)
{
	struct version before = {0}, v = {0};
	const struct err *e;

	if ((e = version_read(&before, s, k->content)))
		goto done;
	version_make(&v, d, s->pending->hash, &before);
	if (k->live && v.content == k->content && k->same_path)
		goto done;
	if ((e = check_owners(s, d, &before)) ||
	    (e = version_write(s, &v, d->name)) ||
	    (e = append_deck_event(
		 s, k->live ? "update" : "add", d->name, path, v.content)))
		goto done;
	e = decks_fold(s);
done:
	version_free(&before);
	version_free(&v);
	return e;
}

const struct err *
store_put_deck(
    struct store *s, const struct deck *d, const char *path, const char *stamp)
{
	struct pending pending;
	struct known known;
	const struct err *e;

	if ((e = read_known(&known, s, d->name, path)))
		return e;
	pend(&pending, d);
	s->pending = &pending;
	e = put_version(s, d, path, &known);
	s->pending = NULL;
	pending_free(&pending);
	return e ? e : store_set_stamp(s, d->name, stamp);
}

const struct err *
store_remove_deck(struct store *s, const char *name)
{
	struct known known;
	const struct err *e;

	if ((e = read_known(&known, s, name, NULL)))
		return e;
	if (!known.live)
		return err_new(ERR_INPUT, _("%s: no such deck"), name);
	return append_deck_event(s, "remove", name, NULL, 0);
}

const struct err *
store_set_stamp(struct store *s, const char *name, const char *stamp)
{
	return query_run(s, Q_DECK_STAMP, "tt", name, stamp);
}
