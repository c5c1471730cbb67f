#include "store/db.h"

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/progress.h"
#include "store/schema.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BUSY_MS = 5000, WAL_TRIES = 50, WAL_WAIT_MS = 20 };

/*
 * The library may come from a stranger: nothing in its schema is trusted, and
 * what a library of ours never needs is limited.
 */
static const struct err *
harden(struct store *s)
{
	static const struct {
		int limit, value;
	} limits[] = {{SQLITE_LIMIT_LENGTH, 512 << 20},
	    {SQLITE_LIMIT_SQL_LENGTH, 1 << 20}, {SQLITE_LIMIT_COLUMN, 100},
	    {SQLITE_LIMIT_EXPR_DEPTH, 200}, {SQLITE_LIMIT_ATTACHED, 2},
	    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 10000},
	    {SQLITE_LIMIT_VARIABLE_NUMBER, 500},
	    {SQLITE_LIMIT_TRIGGER_DEPTH, 1}};
	size_t i;

	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	for (i = 0; i < sizeof limits / sizeof *limits; i++)
		sqlite3_limit(s->db, limits[i].limit, limits[i].value);
	sqlite3_busy_timeout(s->db, BUSY_MS);
	return db_run(s, "PRAGMA cell_size_check = ON");
}

static const struct err *
connect(struct store *s, const char *path, int flags)
{
	int code =
	    sqlite3_open_v2(path, &s->db, flags | SQLITE_OPEN_NOMUTEX, NULL);

	if (code != SQLITE_OK)
		return db_error(s);
	return harden(s);
}

/* A new file, whatever the umask, with mode 0600; one that is there is left. */
static const struct err *
touch(const char *path)
{
	const struct err *e = file_make_parents(path);
	int fd;

	if (e)
		return e;
	fd = open(
	    path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return errno == EEXIST ? NULL : err_errno(path);
	if (fchmod(fd, 0600) != 0)
		e = err_errno(path);
	close(fd);
	return e;
}

/*
 * Write-ahead logging, where the file system can. The switch fails at once
 * while a neighbour makes it, busy timeout or not, so it is tried again.
 */
static const struct err *
use_wal(struct store *s)
{
	int tries, code = SQLITE_BUSY;

	for (tries = 0; tries < WAL_TRIES; tries++) {
		code = sqlite3_exec(
		    s->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
		if (code != SQLITE_BUSY)
			break;
		sqlite3_sleep(WAL_WAIT_MS);
	}
	return code == SQLITE_OK ? NULL : db_error(s);
}

static const struct err *
prepare_writing(struct store *s)
{
	const struct err *e;

	if ((e = schema_migrate(s)) || (e = use_wal(s)))
		return e;
	return db_run(s, "PRAGMA synchronous = FULL;"
			 "PRAGMA cache_size = -131072;"
			 "PRAGMA temp_store = MEMORY;"
			 "PRAGMA journal_size_limit = 4194304");
}

const struct err *
store_device_read(struct store *s)
{
	int64_t device;
	const struct err *e =
	    query_number(s, &device, 0, Q_META, "t", "device");

	s->device = (uint64_t)device;
	return e;
}

/*
 * For reading a library is opened read-only. One that is missing is empty; an
 * older one must first be migrated, and then is opened as for writing.
 */
static const struct err *
open_reading(struct store *s, bool *older)
{
	const struct err *e;

	*older = false;
	if (access(s->path, F_OK) != 0 && errno == ENOENT) {
		if ((e = connect(s, ":memory:", SQLITE_OPEN_READWRITE)))
			return e;
		return schema_migrate(s);
	}
	if ((e = connect(s, s->path, SQLITE_OPEN_READONLY)))
		return e;
	return schema_check(s, older);
}

static const struct err *
open_writing(struct store *s)
{
	const struct err *e;

	if ((e = touch(s->path)) || (e = schema_look(s->path)))
		return e;
	if ((e = connect(s, s->path, SQLITE_OPEN_READWRITE)))
		return e;
	return prepare_writing(s);
}

static void
disconnect(struct store *s)
{
	size_t i;

	for (i = 0; i < QUERY_COUNT; i++) {
		sqlite3_finalize(s->query[i]);
		s->query[i] = NULL;
	}
	sqlite3_close(s->db);
	s->db = NULL;
}

const struct err *
store_open(struct store **out, const char *path, enum store_mode mode)
{
	struct store *s = mem_new(1, sizeof *s);
	const struct err *e = NULL;
	bool older = mode == STORE_WRITE;

	s->path = mem_strdup(path);
	if (mode == STORE_READ)
		e = open_reading(s, &older);
	if (!e && older) {
		disconnect(s);
		e = open_writing(s);
	}
	if (!e && !(e = store_device_read(s))) {
		*out = s;
		return NULL;
	}
	store_close(s);
	return e;
}

enum { STEPS = 10000 }; /* of SQLite's machine between two looks */

static int
watch(void *progress)
{
	return progress_wait(progress);
}

void
store_watch(struct store *s, struct progress *p)
{
	s->progress = p;
	sqlite3_progress_handler(s->db, STEPS, p ? watch : NULL, p);
}

const char *
store_path(const struct store *s)
{
	return s->path;
}

uint64_t
store_device(const struct store *s)
{
	return s->device;
}

void
store_close(struct store *s)
{
	if (!s)
		return;
	if (s->begun)
		store_rollback(s);
	disconnect(s);
	free(s->dirty.card);
	settings_forget(s);
	free(s->path);
	free(s);
}
