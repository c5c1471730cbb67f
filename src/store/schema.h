#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

/*
 * The schema: the sum of sql/NNN-*.sql, each step with its user_version in one
 * transaction. What is no library, or a newer one, is refused and left as it
 * is, byte for byte.
 */

#include <stdbool.h>

struct err;
struct store;

/* Looks at a file's first bytes before SQLite touches it. */
const struct err *schema_look(const char *path);

/* Checks that an open library is ours and whole; *older: is to be migrated. */
const struct err *schema_check(struct store *, bool *older);

/* Makes the schema of an empty library, or backs an older one up and brings it
 * to this version. */
const struct err *schema_migrate(struct store *);

#endif
