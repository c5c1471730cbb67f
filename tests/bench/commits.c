/*
 * What a durable answer costs at least: commits FILE N makes N transactions of
 * one small row in a fresh SQLite file, each synced (WAL, synchronous=FULL).
 */

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void
run(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) {
		fprintf(stderr, "commits: %s\n", sqlite3_errmsg(db));
		exit(2);
	}
}

int
main(int argc, char **argv)
{
	sqlite3 *db;
	int i;

	if (argc != 3)
		return 2;
	unlink(argv[1]);
	if (sqlite3_open(argv[1], &db) != SQLITE_OK)
		return 2;
	run(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
		"CREATE TABLE answer (id INTEGER PRIMARY KEY, text TEXT)");
	for (i = 0; i < atoi(argv[2]); i++)
		run(db, "BEGIN IMMEDIATE; INSERT INTO answer (text) "
			"VALUES ('an answer of some forty bytes, as typed'); "
			"COMMIT");
	return sqlite3_close(db) != SQLITE_OK;
}
