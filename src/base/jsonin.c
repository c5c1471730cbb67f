#include "base/jsonin.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/msg.h"

#include <sqlite3.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct json_reader {
	sqlite3 *db; /* in memory, and empty: only its functions are used */
	sqlite3_stmt *members, *items;
};

/* Whether it is an object; one row a member. */
static const char members_sql[] = "SELECT key, type, value FROM json_each(?1)";
static const char items_sql[] = "SELECT type, value FROM json_each(?1)";

static const struct err *
failed(struct json_reader *r)
{
	return err_new(ERR_SYSTEM, "JSON: %s", sqlite3_errmsg(r->db));
}

const struct err *
json_reader_new(struct json_reader **out)
{
	struct json_reader *r = mem_new(1, sizeof *r);
	const struct err *e = NULL;

	if (sqlite3_open(":memory:", &r->db) != SQLITE_OK ||
	    sqlite3_prepare_v2(r->db, members_sql, -1, &r->members, NULL) !=
		SQLITE_OK ||
	    sqlite3_prepare_v2(r->db, items_sql, -1, &r->items, NULL) !=
		SQLITE_OK) {
		e = failed(r);
		json_reader_free(r);
		r = NULL;
	}
	*out = r;
	return e;
}

void
json_reader_free(struct json_reader *r)
{
	if (!r)
		return;
	sqlite3_finalize(r->members);
	sqlite3_finalize(r->items);
	sqlite3_close(r->db);
	free(r);
}

/* The value in two columns of a row: its type, and itself. */
static struct json_value
value(struct arena *a, sqlite3_stmt *s, int column)
{
	const char *type = (const char *)sqlite3_column_text(s, column);
	const char *text = (const char *)sqlite3_column_text(s, column + 1);

	return (struct json_value){
	    .text = arena_strdup(a, text ? text : ""),
	    .number = sqlite3_column_double(s, column + 1),
	    .is_null = !type || strcmp(type, "null") == 0,
	    .is_text = type && strcmp(type, "text") == 0,
	};
}

static void
start(sqlite3_stmt *s, const char *text, size_t n)
{
	sqlite3_reset(s);
	sqlite3_bind_text(s, 1, text, (int)n, SQLITE_TRANSIENT);
}

/* The values of a list, given as JSON text. */
static void
read_list(struct json_reader *r, struct arena *a, struct json_member *m)
{
	const char *json = m->v->text;
	struct json_value *v = NULL;
	size_t n = 0, cap = 0;
	struct json_value *kept;

	start(r->items, json, strlen(json));
	while (sqlite3_step(r->items) == SQLITE_ROW) {
		MEM_GROW(v, n, cap);
		v[n++] = value(a, r->items, 0);
	}
	kept = arena_array(a, n, sizeof *kept);
	if (n)
		memcpy(kept, v, n * sizeof *kept);
	free(v);
	m->v = kept;
	m->n = n;
	m->is_list = true;
}

static struct json_member
read_member(struct json_reader *r, struct arena *a)
{
	const char *key = (const char *)sqlite3_column_text(r->members, 0);
	const char *type = (const char *)sqlite3_column_text(r->members, 1);
	bool list = type && strcmp(type, "array") == 0;
	struct json_value *v = arena_alloc(a, sizeof *v);
	struct json_member m = {.key = arena_strdup(a, key ? key : "")};

	*v = value(a, r->members, 1);
	m.v = v;
	m.n = 1;
	if (list)
		read_list(r, a, &m);
	return m;
}

static bool
is_object(const char *text, size_t n)
{
	while (n && strchr(" \t\r\n", *text))
		text++, n--;
	return n && *text == '{';
}

const struct err *
json_read(struct json_members *out, struct json_reader *r, struct arena *a,
    const char *text, size_t n)
{
	struct json_member *v = NULL, *kept;
	size_t count = 0, cap = 0;
	int status;

	*out = (struct json_members){0};
	if (n > INT32_MAX || !is_object(text, n))
		return err_new(ERR_INPUT, "%s", _("not a JSON object"));
	start(r->members, text, n);
	while ((status = sqlite3_step(r->members)) == SQLITE_ROW) {
		MEM_GROW(v, count, cap);
		v[count++] = read_member(r, a);
	}
	kept = arena_array(a, count, sizeof *kept);
	if (count)
		memcpy(kept, v, count * sizeof *kept);
	free(v);
	if (status != SQLITE_DONE)
		return err_new(ERR_INPUT, "%s", sqlite3_errmsg(r->db));
	*out = (struct json_members){.v = kept, .n = count};
	return NULL;
}

const struct json_member *
json_member(const struct json_members *m, const char *key)
{
	size_t i;

	for (i = 0; i < m->n; i++)
		if (strcmp(m->v[i].key, key) == 0)
			return m->v[i].is_list || !m->v[i].v->is_null ? &m->v[i]
								      : NULL;
	return NULL;
}
