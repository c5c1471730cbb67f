#include "store/db.h"
#include "store/target.h"
#include "store/version.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* A deck as it is, or as its events have it. */
struct deck_state {
	const char *name, *path;
	uint64_t content;
	bool live;
	int64_t id;
};

struct deck_states {
	struct arena *arena;
	struct deck_state *v;
	size_t n, cap;
	struct map *at; /* name -> index + 1 */
};

static struct deck_state *
state_of(struct deck_states *d, const char *name)
{
	const char *key = arena_strdup(d->arena, name);
	size_t *at = map_at(d->at, key, strlen(key));

	if (!*at) {
		MEM_GROW(d->v, d->n, d->cap);
		d->v[d->n] = (struct deck_state){.name = key};
		*at = ++d->n;
	}
	return &d->v[*at - 1];
}

static void
apply_deck_event(struct deck_states *d, sqlite3_stmt *q)
{
	struct deck_state *st = state_of(d, column_text(q, 1));
	const char *path = (const char *)sqlite3_column_text(q, 2);
	uint64_t content;

	st->live = strcmp(column_text(q, 0), "remove") != 0;
	if (!st->live || !text_hex(&content, column_text(q, 3)))
		return;
	st->content = content;
	st->path = path ? arena_strdup(d->arena, path) : NULL;
}

static const struct err *
read_states(struct deck_states *d, struct store *s)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_DECK_ALL, "");

	while (query_row(s, q, &e))
		state_of(d, column_text(q, 0));
	if (e)
		return e;
	q = query(s, Q_DECK_EVENTS, "");
	while (query_row(s, q, &e))
		apply_deck_event(d, q);
	return e;
}

static const struct err *
read_deck_row(
    struct deck_state *now, struct store *s, struct arena *a, const char *name)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_DECK_ONE, "t", name);

	*now = (struct deck_state){0};
	if (!query_row(s, q, &e)) {
		if (e || (e = query_run(s, Q_DECK_ADD, "t", name)))
			return e;
		return query_number(s, &now->id, 0, Q_DECK_ID, "t", name);
	}
	now->path = sqlite3_column_type(q, 1) == SQLITE_NULL
			? NULL
			: arena_strdup(a, column_text(q, 1));
	now->content = column_u64(q, 3);
	now->live = sqlite3_column_int(q, 4) != 0;
	now->id = sqlite3_column_int64(q, 6);
	query_end(q);
	return NULL;
}

static bool
same_path(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

/* Brings a deck to what its events say. */
static const struct err *
bring_deck(struct store *s, struct arena *a, const struct deck_state *want)
{
	struct version old = {0}, new = {0};
	struct deck_state now;
	struct target t = {.name = want->name, .old = &old, .new = &new};
	const struct err *e;

	if ((e = read_deck_row(&now, s, a, want->name)))
		return e;
	if (now.live == want->live && now.content == want->content &&
	    same_path(now.path, want->path))
		return NULL;
	t.id = now.id;
	if ((now.live && (e = version_read(&old, s, now.content))) ||
	    (want->live && (e = version_read(&new, s, want->content))))
		goto done;
	/* A version that another device made may come later. */
	if (want->live && !new.content)
		goto done;
	if ((e = target_reach(s, &t)))
		goto done;
	e = query_run(s, Q_DECK_PUT, "ttui", want->name, want->path,
	    want->content, (int64_t)want->live);
done:
	version_free(&old);
	version_free(&new);
	return e;
}

/* Those that go first, since their cards may be in another now. */
static const struct err *
bring_decks(struct store *s, struct deck_states *d)
{
	const struct err *e = NULL;
	size_t i;
	int live;

	for (live = 0; live <= 1; live++)
		for (i = 0; !e && i < d->n; i++)
			if (d->v[i].live == (live == 1))
				e = bring_deck(s, d->arena, &d->v[i]);
	return e;
}

/* Every version that an event names, the last event first. */
static const struct err *
read_past(struct deck_states *d, struct store *s)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_DECK_PAST, "");

	while (query_row(s, q, &e)) {
		struct deck_state st = {
		    .name = arena_strdup(d->arena, column_text(q, 0))};

		if (!text_hex(&st.content, column_text(q, 1)))
			continue;
		MEM_GROW(d->v, d->n, d->cap);
		d->v[d->n++] = st;
	}
	return e;
}

static const struct err *
bring_past_version(
    struct store *s, struct arena *a, const struct deck_state *past)
{
	struct version old = {0}, none = {0};
	struct target t = {.name = past->name, .old = &none, .new = &old};
	struct deck_state now;
	const struct err *e;

	if ((e = version_read(&old, s, past->content)) ||
	    (e = read_deck_row(&now, s, a, past->name)))
		goto done;
	t.id = now.id;
	e = target_remember(s, &t);
done:
	version_free(&old);
	return e;
}

/*
 * Cards that stand in no version in force are known here, too, as they are
 * where the versions came from: in their last wording.
 */
static const struct err *
bring_past_versions(struct store *s)
{
	struct deck_states d = {.arena = arena_new()};
	const struct err *e = read_past(&d, s);
	size_t i;

	for (i = 0; !e && i < d.n; i++)
		e = bring_past_version(s, d.arena, &d.v[i]);
	arena_free(d.arena);
	free(d.v);
	return e;
}

const struct err *
decks_fold(struct store *s)
{
	struct deck_states d = {.arena = arena_new(), .at = map_new()};
	const struct err *e = read_states(&d, s);

	s->dirty.decks = false;
	if (!e)
		e = bring_decks(s, &d);
	if (!e && s->dirty.versions)
		e = bring_past_versions(s);
	s->dirty.versions = false;
	map_free(d.at);
	arena_free(d.arena);
	free(d.v);
	return e;
}
