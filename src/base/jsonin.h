#ifndef BASE_JSONIN_H
#define BASE_JSONIN_H

/*
 * Reading JSON objects of plain members: texts, numbers, truths, and lists of
 * them. The parser is SQLite's; deeper nesting stays JSON text.
 */

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct err;
struct json_reader;

struct json_value {
	const char *text; /* as text; true and false are "1" and "0" */
	double number;    /* as a number; 0 for what is none */
	bool is_null;
	bool is_text;
};

struct json_member {
	const char *key;
	bool is_list;
	const struct json_value *v; /* n of them; one if it is no list */
	size_t n;
};

struct json_members {
	const struct json_member *v; /* in the order of the text */
	size_t n;
};

/* A reader for any number of objects; the caller frees it. */
const struct err *json_reader_new(struct json_reader **);
void json_reader_free(struct json_reader *); /* NULL is fine */

/*
 * Reads one object of n bytes; its members live in the arena. What is no JSON
 * object is ERR_INPUT, without a name before it.
 */
const struct err *json_read(struct json_members *, struct json_reader *,
    struct arena *, const char *text, size_t n);

/* The member of a key, or NULL where it is missing or null. */
const struct json_member *json_member(
    const struct json_members *, const char *key);

#endif
