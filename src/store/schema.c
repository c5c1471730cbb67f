#include "store/schema.h"

#include "base/buf.h"
#include "base/embed.h"
#include "base/err.h"
#include "base/msg.h"
#include "store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	APPLICATION_ID = 0x676c6f73, /* as in sql/001 */
	HEADER_SIZE = 100,           /* of an SQLite file */
	AT_VERSION = 60,             /* big endian, in the header */
	AT_APPLICATION = 68
};

/* Steps there are: the version of the schema. */
static int
newest(void)
{
	int n = 0;

	while (embedded_sql[n].name)
		n++;
	return n;
}

static const struct err *
foreign(const char *path)
{
	return err_new(ERR_SYSTEM,
	    _("%s: not a gloss library: choose another file with --library"),
	    path);
}

static const struct err *
too_new(const char *path)
{
	return err_new(ERR_SYSTEM,
	    _("%s: made by a newer gloss: it was left as it is, update gloss"),
	    path);
}

static int64_t
big_endian(const unsigned char *p)
{
	return (int64_t)p[0] << 24 | p[1] << 16 | p[2] << 8 | p[3];
}

/*
 * An application number that is not ours may be one that a neighbour is just
 * writing, so only a look through SQLite, read-only, can tell.
 */
static const struct err *
look_closer(const char *path)
{
	struct store s = {.path = (char *)path};
	const struct err *e = NULL;
	bool older;

	if (sqlite3_open_v2(path, &s.db, SQLITE_OPEN_READONLY, NULL) !=
	    SQLITE_OK)
		e = db_error(&s);
	sqlite3_busy_timeout(s.db, 5000);
	if (!e)
		e = schema_check(&s, &older);
	sqlite3_close(s.db);
	return e;
}

const struct err *
schema_look(const char *path)
{
	unsigned char head[HEADER_SIZE];
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	ssize_t n;

	if (fd < 0)
		return err_errno(path);
	n = read(fd, head, sizeof head);
	if (n < 0) {
		const struct err *e = err_errno(path);

		close(fd);
		return e;
	}
	close(fd);
	if (n == 0)
		return NULL;
	if (n < HEADER_SIZE || memcmp(head, "SQLite format 3", 16) != 0)
		return foreign(path);
	if (big_endian(head + AT_APPLICATION) != APPLICATION_ID)
		return look_closer(path);
	if (big_endian(head + AT_VERSION) > newest())
		return too_new(path);
	return NULL;
}

static int
text_row(void *into, int n, char **value, char **name)
{
	int i;

	(void)name;
	for (i = 0; i < n; i++)
		buf_printf(into, "%s\n", value[i] ? value[i] : "");
	return 0;
}

static int
number_row(void *into, int n, char **value, char **name)
{
	(void)n;
	(void)name;
	*(int64_t *)into = value[0] ? strtoll(value[0], NULL, 10) : 0;
	return 0;
}

static const struct err *
pragma(struct store *s, int64_t *number, const char *text)
{
	*number = 0;
	if (sqlite3_exec(s->db, text, number_row, number, NULL) == SQLITE_OK)
		return NULL;
	if (sqlite3_errcode(s->db) == SQLITE_NOTADB)
		return foreign(s->path);
	return db_error(s);
}

/* All that the schema says, as text. */
static const struct err *
describe(struct store *s, struct buf *b)
{
	if (sqlite3_exec(s->db,
		"SELECT type, name, tbl_name, sql FROM sqlite_schema "
		"WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
		text_row, b, NULL) != SQLITE_OK)
		return db_error(s);
	return NULL;
}

/* Runs the steps after a version up to another. */
static const struct err *
run_steps(struct store *s, int64_t from, int64_t to)
{
	const struct err *e = NULL;
	struct buf b = {0};

	for (; !e && from < to; from++)
		e = db_run(s, embedded_sql[from].text);
	buf_printf(&b, "PRAGMA user_version = %d", (int)to);
	if (!e)
		e = db_run(s, buf_text(&b));
	buf_free(&b);
	return e;
}

/* Compares the schema with the one that the released steps make. */
static const struct err *
compare(struct store *s, int64_t version)
{
	struct store model = {.path = s->path};
	struct buf have = {0}, want = {0};
	const struct err *e = NULL;

	if (sqlite3_open(":memory:", &model.db) != SQLITE_OK)
		e = db_error(&model);
	if (!e && !(e = run_steps(&model, 0, version)) &&
	    !(e = describe(&model, &want)) && !(e = describe(s, &have)) &&
	    strcmp(buf_text(&have), buf_text(&want)) != 0)
		e = err_new(ERR_SYSTEM,
		    _("%s: the tables of this library were changed by another "
		      "program: restore a backup"),
		    s->path);
	sqlite3_close(model.db);
	buf_free(&have);
	buf_free(&want);
	return e;
}

/* What a file is, read in one transaction: version 0 is empty. */
static const struct err *
identify(struct store *s, int64_t *version)
{
	const struct err *e;
	int64_t application, tables;

	if ((e = pragma(s, &application, "PRAGMA application_id")) ||
	    (e = pragma(s, version, "PRAGMA user_version")) ||
	    (e = pragma(s, &tables, "SELECT count(*) FROM sqlite_schema")))
		return e;
	if (application == 0 && *version == 0 && tables == 0)
		return NULL;
	if (application != APPLICATION_ID || *version < 1)
		return foreign(s->path);
	if (*version > newest())
		return too_new(s->path);
	return compare(s, *version);
}

const struct err *
schema_check(struct store *s, bool *older)
{
	const struct err *e, *end;
	int64_t version = 0;

	if ((e = db_run(s, "BEGIN")))
		return e;
	e = identify(s, &version);
	if ((end = db_run(s, "COMMIT")) && !e)
		e = end;
	else
		err_free(end);
	*older = version < newest();
	return e;
}

/* A new library gets a number of its own. */
static const struct err *
make_device(struct store *s)
{
	struct buf b = {0};
	const struct err *e;
	int64_t device;

	sqlite3_randomness(sizeof device, &device);
	buf_printf(
	    &b, "INSERT INTO meta VALUES ('device', %lld)", (long long)device);
	e = db_run(s, buf_text(&b));
	buf_free(&b);
	return e;
}

static const struct err *
migrate_locked(struct store *s)
{
	const struct err *e;
	int64_t version;

	if ((e = identify(s, &version)) || version == newest())
		return e;
	if ((e = run_steps(s, version, newest())))
		return e;
	return version == 0 ? make_device(s) : NULL;
}

static const struct err *
back_up(struct store *s, int64_t version)
{
	struct buf path = {0};
	const struct err *e;

	buf_printf(&path, "%s.backups/version-%d.db", s->path, (int)version);
	e = store_backup(s, path.data, 0);
	buf_free(&path);
	return e;
}

const struct err *
schema_migrate(struct store *s)
{
	const struct err *e;
	int64_t version = 0;
	bool older;

	if ((e = schema_check(s, &older)) || !older)
		return e;
	if ((e = pragma(s, &version, "PRAGMA user_version")))
		return e;
	if (version > 0 && (e = back_up(s, version)))
		return e;
	if ((e = db_run(s, "BEGIN IMMEDIATE")))
		return e;
	if ((e = migrate_locked(s))) {
		err_free(db_run(s, "ROLLBACK"));
		return e;
	}
	return db_run(s, "COMMIT");
}
