#include "store/db.h"

#include "base/err.h"
#include "base/msg.h"
#include "base/progress.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static const char *const sql[QUERY_COUNT] = {
#define X(name, text) text,
    QUERIES(X)
#undef X
};

const struct err *
db_error(struct store *s)
{
	int code = sqlite3_errcode(s->db);

	if (code == SQLITE_INTERRUPT && progress_interrupted())
		return progress_error();
	if (code == SQLITE_BUSY)
		return err_new(ERR_SYSTEM,
		    _("%s: the library is busy: another program is writing "
		      "to it, try again"),
		    s->path);
	return err_new(ERR_SYSTEM, "%s: %s", s->path, sqlite3_errmsg(s->db));
}

const struct err *
db_run(struct store *s, const char *text)
{
	if (sqlite3_exec(s->db, text, NULL, NULL, NULL) != SQLITE_OK)
		return db_error(s);
	return NULL;
}

static void
bind(sqlite3_stmt *q, const char *types, va_list ap)
{
	int i;

	for (i = 1; *types; types++, i++) {
		const void *blob;
		int64_t day;

		switch (*types) {
		case 'i':
			sqlite3_bind_int64(q, i, va_arg(ap, int64_t));
			break;
		case 'u':
			sqlite3_bind_int64(
			    q, i, (sqlite3_int64)va_arg(ap, uint64_t));
			break;
		case 't':
			sqlite3_bind_text(
			    q, i, va_arg(ap, const char *), -1, SQLITE_STATIC);
			break;
		case 'b':
			blob = va_arg(ap, const void *);
			sqlite3_bind_blob64(
			    q, i, blob, va_arg(ap, size_t), SQLITE_STATIC);
			break;
		case 'r':
			sqlite3_bind_double(q, i, va_arg(ap, double));
			break;
		case 'd':
			if ((day = va_arg(ap, int64_t)) != DAY_NONE)
				sqlite3_bind_int64(q, i, day);
			break;
		case 'n':
			sqlite3_bind_null(q, i);
			break;
		default:
			abort();
		}
	}
}

static sqlite3_stmt *
query_v(struct store *s, enum query_id id, const char *types, va_list ap)
{
	if (!s->query[id] &&
	    sqlite3_prepare_v3(s->db, sql[id], -1, SQLITE_PREPARE_PERSISTENT,
		&s->query[id], NULL) != SQLITE_OK)
		return NULL;
	if (sqlite3_stmt_busy(s->query[id]))
		abort(); /* a statement used within its own loop */
	bind(s->query[id], types, ap);
	return s->query[id];
}

sqlite3_stmt *
query(struct store *s, enum query_id id, const char *types, ...)
{
	sqlite3_stmt *q;
	va_list ap;

	va_start(ap, types);
	q = query_v(s, id, types, ap);
	va_end(ap);
	return q;
}

bool
query_row(struct store *s, sqlite3_stmt *q, const struct err **e)
{
	int code = q ? sqlite3_step(q) : SQLITE_ERROR;

	if (code == SQLITE_ROW)
		return true;
	if (code != SQLITE_DONE && !*e)
		*e = db_error(s);
	query_end(q);
	return false;
}

void
query_end(sqlite3_stmt *q)
{
	if (!q)
		return;
	sqlite3_reset(q);
	sqlite3_clear_bindings(q);
}

const struct err *
query_run(struct store *s, enum query_id id, const char *types, ...)
{
	const struct err *e = NULL;
	sqlite3_stmt *q;
	va_list ap;

	va_start(ap, types);
	q = query_v(s, id, types, ap);
	va_end(ap);
	while (query_row(s, q, &e))
		;
	return e;
}

const struct err *
query_number(struct store *s, int64_t *number, int64_t fallback,
    enum query_id id, const char *types, ...)
{
	const struct err *e = NULL;
	sqlite3_stmt *q;
	va_list ap;

	*number = fallback;
	va_start(ap, types);
	q = query_v(s, id, types, ap);
	va_end(ap);
	if (query_row(s, q, &e)) {
		if (sqlite3_column_type(q, 0) != SQLITE_NULL)
			*number = sqlite3_column_int64(q, 0);
		query_end(q);
	}
	return e;
}

const char *
column_text(sqlite3_stmt *q, int column)
{
	const unsigned char *text = sqlite3_column_text(q, column);

	return text ? (const char *)text : "";
}
