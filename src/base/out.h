#ifndef BASE_OUT_H
#define BASE_OUT_H

/*
 * Where results go. Everything gloss prints passes here, so that only clean
 * text leaves it (text_clean), and so that a write that failed is known.
 */

#include <stdbool.h>
#include <stdio.h>

struct buf;
struct err;

struct out {
	FILE *file;       /* where it goes, or NULL: to buf */
	struct buf *buf;  /* for tests and for texts that are shown later */
	const char *name; /* of the file, for messages; NULL: standard output */
	bool terminal;    /* file is a terminal */
	bool color;       /* colours and links may be used */
	int columns;      /* width to wrap at; 80 where none is known */
	int error;        /* errno of the first write that failed, or 0 */
};

/* How a stretch of text looks; one table in out.c maps them to 16 colours. */
enum style {
	STYLE_PLAIN,
	STYLE_BOLD,
	STYLE_DIM,
	STYLE_GOOD,   /* a right answer */
	STYLE_NEAR,   /* nearly right */
	STYLE_BAD,    /* a wrong answer, an error */
	STYLE_ACCENT, /* a term, a key */
	STYLE_COUNT
};

/* Prints cleaned text. */
void out_printf(struct out *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void out_puts(struct out *, const char *s);
void out_put(struct out *, const char *s, size_t n);

/* Prints cleaned text in a style, where colours are on. */
void out_styled(struct out *, enum style, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Prints text as a link to a URL (OSC 8) where that is possible. */
void out_link(struct out *, const char *url, const char *text);

/* Prints bytes as they are: for CR LF line ends and our own escapes. */
void out_raw(struct out *, const char *s, size_t n);

/* The error if anything could not be written: there is no use in more. */
const struct err *out_check(const struct out *);

/* Flushes; an error if anything was not written. A closed pipe is quiet. */
const struct err *out_flush(struct out *);

#endif
