#include "store/db.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* How many backups are kept of each span: the newest of a day, week, month. */
static const struct {
	int64_t days; /* length of the span */
	size_t keep;
} spans[] = {{1, 7}, {7, 8}, {30, 12}};

static char *
folder_of(const char *library)
{
	struct buf b = {0};

	buf_printf(&b, "%s.backups", library);
	return b.data;
}

/* --- a copy ----------------------------------------------------------------
 */

static const struct err *
copy_pages(struct store *s, sqlite3 *to)
{
	sqlite3_backup *b = sqlite3_backup_init(to, "main", s->db, "main");
	int code;

	if (!b)
		return err_new(
		    ERR_SYSTEM, "%s: %s", s->path, sqlite3_errmsg(to));
	code = sqlite3_backup_step(b, -1);
	sqlite3_backup_finish(b);
	if (code == SQLITE_DONE)
		return NULL;
	return err_new(
	    ERR_SYSTEM, _("%s: backup: %s"), s->path, sqlite3_errstr(code));
}

static int
first_text(void *into, int n, char **value, char **name)
{
	(void)n;
	(void)name;
	if (strcmp(value[0], "ok") != 0)
		*(bool *)into = false;
	return 0;
}

/* One file that needs no other beside it, synced and found whole. */
static const struct err *
finish_copy(sqlite3 *to, const char *path)
{
	bool sound = true;

	if (sqlite3_exec(to, "PRAGMA journal_mode = DELETE", NULL, NULL,
		NULL) == SQLITE_OK &&
	    sqlite3_exec(to, "PRAGMA quick_check(1)", first_text, &sound,
		NULL) == SQLITE_OK &&
	    sound)
		return NULL;
	return err_new(
	    ERR_SYSTEM, _("%s: backup: %s"), path, sqlite3_errmsg(to));
}

static const struct err *
write_copy(struct store *s, const char *temp)
{
	sqlite3 *to = NULL;
	const struct err *e = NULL;

	if (sqlite3_open_v2(temp, &to,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		e = err_new(ERR_SYSTEM, "%s: %s", temp, sqlite3_errmsg(to));
	if (!e && !(e = copy_pages(s, to)))
		e = finish_copy(to, temp);
	if (sqlite3_close(to) != SQLITE_OK && !e)
		e = err_new(ERR_SYSTEM, _("%s: cannot be closed"), temp);
	return e;
}

static const struct err *
copy_to(struct store *s, const char *path)
{
	struct replacement r;
	const struct err *e;

	if ((e = file_make_parents(path)) || (e = file_replace(&r, path, true)))
		return e;
	if ((e = write_copy(s, r.temp))) {
		file_drop(&r);
		return e;
	}
	return file_commit(&r);
}

/* --- thinning --------------------------------------------------------------
 */

/* The day of a backup's name, YYYY-MM-DD.db; false for others. */
static bool
day_of_name(int64_t *day, const char *name)
{
	char date[11];
	const struct err *e;

	if (strlen(name) != 13 || strcmp(name + 10, ".db") != 0)
		return false;
	memcpy(date, name, 10);
	date[10] = '\0';
	if (!(e = day_parse(day, date, 0)))
		return true;
	err_free(e);
	return false;
}

struct days {
	int64_t *v;
	size_t n, cap;
};

static int
newest_first(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x < y) - (x > y);
}

static void
read_days(struct days *d, const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	int64_t day;

	*d = (struct days){0};
	if (!dir)
		return;
	while ((entry = readdir(dir)))
		if (day_of_name(&day, entry->d_name)) {
			MEM_GROW(d->v, d->n, d->cap);
			d->v[d->n++] = day;
		}
	closedir(dir);
	if (d->n)
		qsort(d->v, d->n, sizeof *d->v, newest_first);
}

/* Marks the newest of each of the last spans as kept. */
static void
keep_span(const struct days *d, bool *kept, int64_t length, size_t keep)
{
	int64_t last = INT64_MAX;
	size_t i, n = 0;

	for (i = 0; i < d->n && n < keep; i++) {
		int64_t span = d->v[i] / length;

		if (span == last)
			continue;
		last = span;
		kept[i] = true;
		n++;
	}
}

static void
thin(const char *folder)
{
	struct days d;
	bool *kept;
	size_t i;

	read_days(&d, folder);
	kept = mem_new(d.n + 1, sizeof *kept);
	for (i = 0; i < sizeof spans / sizeof *spans; i++)
		keep_span(&d, kept, spans[i].days, spans[i].keep);
	for (i = 0; i < d.n; i++) {
		struct buf path = {0};
		char date[DAY_SIZE];

		if (kept[i])
			continue;
		buf_printf(&path, "%s/%s.db", folder, day_format(d.v[i], date));
		unlink(path.data);
		buf_free(&path);
	}
	free(kept);
	free(d.v);
}

/* --- what others call ------------------------------------------------------
 */

char *
store_path_beside(const struct store *s, const char *name)
{
	char *folder = folder_of(s->path);
	struct buf b = {0};

	buf_printf(&b, "%s/%s.db", folder, name);
	free(folder);
	return b.data;
}

char *
store_backup_path(const struct store *s, int64_t day)
{
	char date[DAY_SIZE];

	return store_path_beside(s, day_format(day, date));
}

const struct err *
store_measure(struct store_size *size, struct store *s)
{
	const struct err *e;

	if ((e = query_number(s, &size->decks, 0, Q_SIZE_DECKS, "")) ||
	    (e = query_number(s, &size->cards, 0, Q_SIZE_CARDS, "")))
		return e;
	return query_number(s, &size->answers, 0, Q_SIZE_ANSWERS, "");
}

const struct err *
store_backup(struct store *s, const char *path, int64_t day)
{
	char *own = path ? NULL : store_backup_path(s, day);
	char *folder = folder_of(s->path);
	const struct err *e = copy_to(s, path ? path : own);

	if (!e && !path)
		thin(folder);
	free(own);
	free(folder);
	return e;
}

const struct err *
store_backup_daily(struct store *s, int64_t day)
{
	const struct err *e;
	int64_t last;

	if ((e = query_number(s, &last, DAY_NONE, Q_META, "t", "backup")) ||
	    last == day || (e = store_backup(s, NULL, day)))
		return e;
	return query_run(s, Q_META_SET, "ti", "backup", day);
}

struct backups
store_backups(const struct store *s)
{
	char *folder = folder_of(s->path);
	struct days d;

	read_days(&d, folder);
	free(folder);
	return (struct backups){d.v, d.n};
}

/* --- the way back ----------------------------------------------------------
 */

/*
 * The backup as it will stand in the library. What this copy wrote since may be
 * on other devices by now, so it goes on under a new number, later than all
 * that was; its former ones stay known, for undo.
 */
const struct err *
device_renumber(struct store *s, int64_t floor)
{
	struct buf former = {0};
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_META, "t", "former");

	buf_printf(&former, "%016" PRIx64, s->device);
	if (query_row(s, q, &e)) {
		buf_printf(&former, " %s", column_text(q, 0));
		query_end(q);
	}
	if (!e)
		e = query_run(s, Q_META_SET, "tt", "former", former.data);
	if (!e)
		e = query_run(s, Q_META_SET, "ti", "floor", floor);
	buf_free(&former);
	return e ? e
		 : db_run(s, "UPDATE meta SET value = random() "
			     "WHERE key = 'device'");
}

static const struct err *
make_stand_in(const char *from, const char *temp, int64_t last)
{
	struct store *s = NULL;
	const struct err *e;
	int64_t t;

	if ((e = store_open(&s, from, STORE_READ)))
		return e;
	e = copy_to(s, temp);
	store_close(s);
	s = NULL;
	if (e || (e = store_open(&s, temp, STORE_WRITE)))
		return e;
	if (!(e = query_number(s, &t, 0, Q_EVENT_LATEST, "")))
		e = device_renumber(s, (t > last ? t : last) + 1);
	store_close(s);
	return e;
}

static const struct err *
take_over(struct store *s, const char *temp)
{
	struct store from = {.path = (char *)temp};
	sqlite3_backup *b;
	const struct err *e = NULL;
	int code;

	if (sqlite3_open_v2(temp, &from.db, SQLITE_OPEN_READONLY, NULL) !=
	    SQLITE_OK) {
		e = db_error(&from);
		goto done;
	}
	b = sqlite3_backup_init(s->db, "main", from.db, "main");
	code = b ? sqlite3_backup_step(b, -1) : sqlite3_errcode(s->db);
	sqlite3_backup_finish(b);
	if (code != SQLITE_DONE)
		e = err_new(
		    ERR_SYSTEM, "%s: %s", s->path, sqlite3_errstr(code));
done:
	sqlite3_close(from.db);
	return e;
}

/* A file that SQLite made, with those that may stand beside it. */
static void
drop(const char *path)
{
	static const char *const ending[] = {"", "-wal", "-shm", "-journal"};
	size_t i;

	for (i = 0; i < sizeof ending / sizeof *ending; i++) {
		struct buf b = {0};

		buf_printf(&b, "%s%s", path, ending[i]);
		unlink(b.data);
		buf_free(&b);
	}
}

const struct err *
store_restore(struct store *s, const char *path)
{
	struct buf temp = {0};
	const struct err *e;
	int64_t last;

	if (access(path, R_OK) != 0)
		return err_new(ERR_INPUT, "%s: %s", path, strerror(errno));
	buf_printf(&temp, "%s.restore", s->path);
	if (!(e = query_number(s, &last, 0, Q_EVENT_LATEST, "")) &&
	    !(e = make_stand_in(path, temp.data, last)))
		e = take_over(s, temp.data);
	drop(temp.data);
	settings_forget(s);
	buf_free(&temp);
	return e ? e : store_device_read(s);
}
