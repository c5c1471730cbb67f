#ifndef BASE_INPUT_H
#define BASE_INPUT_H

/*
 * A file read from its beginning to its end, a line or a record at a time, in
 * memory that does not grow with it. It trusts no size it was told, and knows
 * nothing of what the text means.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct input;

enum { INPUT_PIECE = 64 << 20 }; /* bytes of a line; a longer is refused */

/*
 * Opens a regular file, "-" is standard input; the caller closes it. What
 * cannot be read is ERR_INPUT.
 */
const struct err *input_open(struct input **, const char *path);
void input_close(struct input *); /* NULL is fine */

/* Bytes read so far. */
int64_t input_done(const struct input *);

/* Bytes of the whole file, or 0 where that is not known. */
int64_t input_size(const struct input *);

/*
 * Makes at least n bytes from where it stands ready, fewer only at the end:
 * *bytes is valid until the next call. More than INPUT_PIECE is ERR_INPUT.
 */
const struct err *input_look(
    struct input *, size_t n, char **bytes, size_t *have);

/* Moves on by n bytes of those that stand ready, which end so many lines. */
void input_skip(struct input *, size_t n, size_t lines);

/*
 * The next line without its end, NUL-terminated in place and valid until the
 * next call; *line is NULL at the end of the file. A NUL in it is ERR_INPUT.
 */
const struct err *input_line(struct input *, char **line, size_t *n);

/* ERR_INPUT "FILE:LINE: WHY", of the line that was read last. */
const struct err *input_error(const struct input *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The same with the error's own text; frees that one. */
const struct err *input_blame(const struct input *, const struct err *);

#endif
