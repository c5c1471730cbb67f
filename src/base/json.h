#ifndef BASE_JSON_H
#define BASE_JSON_H

/*
 * Writing JSON: names, values and nesting in order, commas and escapes by
 * itself. Reading JSON is SQLite's (store and exchange use its functions).
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct out;

enum { JSON_DEPTH = 64 };

struct json {
	struct out *out;       /* where it goes */
	int depth;             /* open objects and arrays */
	bool some[JSON_DEPTH]; /* at each depth: something was written */
};

/* Begins the object {"schema":"gloss.NAME","version":1; json_end closes it. */
void json_document(struct json *, struct out *, const char *name);

/* name is NULL inside an array. */
void json_object(struct json *, const char *name);
void json_array(struct json *, const char *name);
void json_end_object(struct json *);
void json_end_array(struct json *);
void json_string(
    struct json *, const char *name, const char *s); /* NULL: null */
void json_int(struct json *, const char *name, int64_t);
void json_hex(struct json *, const char *name, uint64_t); /* 16 digits */
void json_real(struct json *, const char *name, double);  /* NaN: null */
void json_bool(struct json *, const char *name, bool);
void json_null(struct json *, const char *name);

/* Closes the document and ends the line. */
void json_end(struct json *);

/* One quoted JSON string of n bytes; control characters are escaped. */
void json_quote(struct out *, const char *s, size_t n);

#endif
