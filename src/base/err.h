#ifndef BASE_ERR_H
#define BASE_ERR_H

/*
 * Errors: what the world or the user did wrong. A function that can fail
 * returns const struct err *, NULL for success, and gives its results through
 * T **out first. Only main prints an error and exits, with its kind as status.
 * Broken notes are no error but a diagnostic (compile/diag.h); no memory and
 * broken invariants abort.
 */

enum err_kind {
	ERR_NO = 1,    /* the answer is no: nothing due, a plan not met */
	ERR_USAGE = 2, /* the command line is wrong */
	ERR_INPUT = 3, /* notes, deck, import file or a card named are wrong */
	ERR_SYSTEM = 4 /* library, disk or terminal failed */
};

struct err {
	enum err_kind kind; /* the exit status */
	char text[];        /* "WHAT: WHY", one line; "" prints nothing */
};

/* A new error; the text is "WHAT: WHY, with what to do next" in one line. */
const struct err *err_new(enum err_kind kind, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* ERR_SYSTEM "what: strerror(errno)". */
const struct err *err_errno(const char *what);

/* Frees an error that is handled rather than passed on. NULL is fine. */
void err_free(const struct err *);

#endif
