#ifndef BASE_BUF_H
#define BASE_BUF_H

/* A growing run of bytes, always NUL-terminated once anything was put in. */

#include <stddef.h>

struct buf {
	char *data; /* NULL while empty; data[len] is NUL */
	size_t len; /* bytes in use */
	size_t cap; /* bytes allocated */
};

void buf_put(struct buf *, const void *data, size_t n);
void buf_puts(struct buf *, const char *s);
void buf_putc(struct buf *, int byte);
void buf_printf(struct buf *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Cuts the text to its first n bytes. */
void buf_cut(struct buf *, size_t n);

/* The text, "" where nothing was put in; borrowed. */
const char *buf_text(const struct buf *);

/* Frees what it holds and leaves it empty. */
void buf_free(struct buf *);

#endif
