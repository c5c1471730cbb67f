#ifndef TESTS_CLI_H
#define TESTS_CLI_H

/*
 * Runs the program ($GLOSS_BIN) as a person or script would: a folder of its
 * own, a library in it, a clock that stands still, no locale from outside.
 */

#include <stddef.h>

struct cli {
	char folder[64]; /* made by cli_begin, removed by cli_end */
	const char *now; /* GLOSS_NOW; NULL: the clock's */
	int status;      /* of the last run; 128 + n: killed by signal n */
	char *out, *err; /* what it wrote, NUL-terminated */
};

void cli_begin(struct cli *);
void cli_end(struct cli *);

/*
 * Runs "gloss ARGS": args are split at blanks, and 'single quotes' hold blanks
 * together. input is its standard input, NULL for none. "@" at the beginning
 * of a word stands for the folder.
 */
void cli_run(struct cli *, const char *args, const char *input);

/* As cli_run; fails the test unless the status is as expected. */
void cli_ok(struct cli *, int status, const char *args, const char *input);

/* Writes a file in the folder. */
void cli_write(struct cli *, const char *name, const char *text);

/* A path in the folder; the caller frees it. */
char *cli_path(const struct cli *, const char *name);

#endif
