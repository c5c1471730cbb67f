#include "store/db.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/out.h"
#include "base/rand.h"

#include <stdlib.h>
#include <string.h>

/* --- the state as text --------------------------------------------------- */

static void
put_day(struct json *j, const char *name, int64_t day)
{
	if (day != DAY_NONE)
		json_int(j, name, day);
}

static void
put_flag(struct json *j, const char *name, bool on)
{
	if (on)
		json_bool(j, name, true);
}

/* A card's state; what is as in a new card is left out. */
static void
put_state(struct json *j, const struct card_state *c)
{
	if (c->sm2.ivl > 0) {
		json_int(j, "repetitions", c->sm2.n);
		json_int(j, "ease", c->sm2.ef);
		json_int(j, "interval", c->sm2.ivl);
		json_int(j, "due", c->sm2.due);
		json_int(j, "last", c->sm2.last);
		json_int(j, "lapses", c->sm2.lapses);
		json_int(j, "grade", c->sm2.lastgrade);
	}
	if (c->memory.s > 0) {
		json_real(j, "stability", c->memory.s);
		json_real(j, "difficulty", c->memory.d);
		json_int(j, "answered", c->memory.t);
	}
	put_day(j, "introduced", c->introduced);
	put_day(j, "shown", c->shown);
	put_day(j, "buried", c->buried);
	put_flag(j, "suspended", c->suspended);
	put_flag(j, "flagged", c->flagged);
	put_flag(j, "retired", c->retired);
	put_flag(j, "confirmed", c->confirmed);
	put_flag(j, "adopted", c->adopted);
}

static void
begin_line(struct json *j, struct out *out)
{
	*j = (struct json){.out = out};
	json_object(j, NULL);
}

static const struct err *
write_decks(struct store *s, struct out *out)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_DECK_ALL, "");
	struct json j;

	while (query_row(s, q, &e)) {
		if (sqlite3_column_int(q, 4) == 0)
			continue;
		begin_line(&j, out);
		json_string(&j, "deck", column_text(q, 0));
		json_hex(&j, "content", column_u64(q, 3));
		json_end(&j);
	}
	return e;
}

static const struct err *
write_settings(struct store *s, struct out *out)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_SETTING_ALL, "");
	struct json j;

	while (query_row(s, q, &e)) {
		begin_line(&j, out);
		json_string(&j, "setting", column_text(q, 0));
		json_string(&j, "deck", column_text(q, 1));
		json_string(&j, "value", column_text(q, 2));
		json_end(&j);
	}
	return e;
}

static const struct err *
write_cards(struct store *s, struct out *out)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_CARD_TOUCHED, "");
	struct json j;

	while (query_row(s, q, &e)) {
		struct card_state c;

		card_state_read(&c, q, 1);
		begin_line(&j, out);
		json_hex(&j, "card", column_u64(q, 0));
		put_state(&j, &c);
		json_end(&j);
	}
	return e;
}

const struct err *
store_write_state(struct store *s, struct out *out)
{
	const struct err *e;
	struct json j;

	json_document(&j, out, "state");
	json_end(&j);
	if ((e = write_decks(s, out)) || (e = write_settings(s, out)))
		return e;
	return write_cards(s, out);
}

/* --- rebuilding ------------------------------------------------------------
 */

/* The caches, as text: what must be equal before and after a rebuild. */
static const struct cache {
	const char *name, *sql;
} caches[] = {
    {N_("what is taken back"),
	"SELECT device, seq FROM event WHERE void = 1 ORDER BY device, seq"},
    {N_("where events are filed"),
	"SELECT device, seq, home FROM event ORDER BY device, seq"},
    {N_("settings"), "SELECT key, deck, value FROM setting ORDER BY key, deck"},
    {N_("decks"), "SELECT name, live, path, content FROM deck ORDER BY name"},
    {N_("cards"),
	"SELECT id, deck, place, hash, live, status, kind, fact, topic, term "
	"FROM card ORDER BY id"},
    {N_("the schedule"), "SELECT id, active, wait, seen, " STATE_COLUMNS
			 " FROM card ORDER BY id"},
    {N_("the counters of due cards"),
	"SELECT deck, day, facts FROM agenda WHERE facts <> 0 "
	"ORDER BY deck, day"},
    {N_("the counters of new cards"),
	"SELECT name, fresh FROM deck ORDER BY name"},
    {N_("the sums of answers"), "SELECT * FROM rollup WHERE answers <> 0 "
				"ORDER BY day, deck, topic, kind"}};

enum { NCACHES = sizeof caches / sizeof *caches };

/* One number for all that a statement gives. */
static const struct err *
digest(uint64_t *sum, struct store *s, const char *sql)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = NULL;
	int i;

	*sum = 0;
	if (sqlite3_prepare_v2(s->db, sql, -1, &q, NULL) != SQLITE_OK)
		return db_error(s);
	while (query_row(s, q, &e))
		for (i = 0; i < sqlite3_column_count(q); i++)
			*sum = hash_string(
			    *sum + (sqlite3_column_type(q, i) == SQLITE_NULL),
			    column_text(q, i));
	sqlite3_finalize(q);
	return e;
}

static const struct err *
digest_all(uint64_t sum[NCACHES], struct store *s)
{
	const struct err *e = NULL;
	size_t i;

	for (i = 0; !e && i < NCACHES; i++)
		e = digest(&sum[i], s, caches[i].sql);
	return e;
}

struct undo {
	uint64_t device;
	int64_t seq;
};

struct undos {
	struct undo *v;
	size_t n, cap;
};

static const struct err *
read_undos(struct undos *u, struct store *s)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_UNDO_ALL, "");

	while (query_row(s, q, &e)) {
		MEM_GROW(u->v, u->n, u->cap);
		u->v[u->n++] =
		    (struct undo){column_u64(q, 0), sqlite3_column_int64(q, 1)};
	}
	return e;
}

/* From the last undo to the first: one that stands voids its target. */
static const struct err *
rebuild_voids(struct store *s)
{
	struct undos u = {0};
	const struct err *e;
	size_t i;

	if ((e = query_run(s, Q_VOID_CLEAR, "")) || (e = read_undos(&u, s)))
		goto done;
	for (i = 0; !e && i < u.n; i++)
		e = query_run(
		    s, Q_UNDO_TARGET, "ui", u.v[i].device, u.v[i].seq);
done:
	free(u.v);
	return e;
}

/* Throws every cache away and folds the log anew. */
static const struct err *
rebuild(struct store *s)
{
	const struct err *e;

	if ((e = rebuild_voids(s)) ||
	    (e = db_run(s,
		 "UPDATE event SET mark = 0, home = CASE WHEN kind = 'map' "
		 "THEN NULL ELSE card END;"
		 "UPDATE card SET active = 0, live = 0;"
		 "UPDATE deck SET live = 0, content = 0, fresh = 0;"
		 "DELETE FROM alias; DELETE FROM agenda; DELETE FROM rollup")))
		return e;
	s->dirty.settings = s->dirty.aliases = s->dirty.decks = true;
	if ((e = store_settle(s)) || (e = settings_refold(s)))
		return e;
	return store_settle(s);
}

static const struct err *
first_line(struct store *s, char **fault, const char *sql, const char *fine)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = NULL;

	if (sqlite3_prepare_v2(s->db, sql, -1, &q, NULL) != SQLITE_OK)
		return db_error(s);
	if (query_row(s, q, &e) && strcmp(column_text(q, 0), fine) != 0)
		*fault = mem_strdup(column_text(q, 0));
	sqlite3_finalize(q);
	return e;
}

/* The file itself: SQLite's own checks. */
static const struct err *
check_file(struct store *s, char **fault)
{
	const struct err *e =
	    first_line(s, fault, "PRAGMA integrity_check(1)", "ok");

	if (!e && !*fault)
		e = first_line(s, fault, "PRAGMA foreign_key_check", "");
	return e;
}

static void
tell_difference(char **fault, const uint64_t *before, const uint64_t *after)
{
	struct buf b = {0};
	size_t i;

	for (i = 0; i < NCACHES; i++)
		if (before[i] != after[i])
			buf_printf(
			    &b, "%s%s", b.len ? ", " : "", _(caches[i].name));
	if (b.len)
		*fault = mem_strdup(b.data);
	buf_free(&b);
}

static const struct err *
check_caches(struct store *s, char **fault)
{
	uint64_t before[NCACHES], after[NCACHES];
	const struct err *e;

	if ((e = digest_all(before, s)) || (e = rebuild(s)) ||
	    (e = digest_all(after, s)))
		return e;
	tell_difference(fault, before, after);
	return NULL;
}

const struct err *
store_check(struct store *s, struct when now, bool repair, char **fault)
{
	const struct err *e;

	*fault = NULL;
	if ((e = check_file(s, fault)) || *fault)
		return e;
	if ((e = store_begin(s, now, STORE_SINGLE)))
		return e;
	if (!(e = check_caches(s, fault)) && *fault && repair)
		return store_commit(s);
	store_rollback(s);
	return e;
}
