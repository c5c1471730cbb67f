#ifndef TTY_LINE_H
#define TTY_LINE_H

/*
 * Lines that a person types: through readline on a terminal, as they come
 * elsewhere. line.c is the only file that includes readline. The locale must
 * be UTF-8 before (cmd/run.c sees to it).
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;

/* How a line ended. */
enum line_end {
	LINE_READ,        /* Enter */
	LINE_INTERRUPTED, /* Ctrl-C: what was typed is dropped */
	LINE_CLOSED       /* Ctrl-D, or the end of input */
};

struct line {
	enum line_end end;
	char *text;       /* without its newline; "" unless LINE_READ */
	int64_t first_ms; /* from the prompt to the first key, or to the line
			     where keys are not seen */
};

void line_free(struct line *);

/* Called with each word that could stand where the cursor is. */
typedef void line_offer_fn(void *to, const char *word);

/*
 * Offers what the word at byte from of the line may be completed to; offers
 * need not begin with it. True if names of files may stand there, too.
 */
typedef bool line_complete_fn(
    void *arg, const char *line, size_t from, line_offer_fn *offer, void *to);

/*
 * Reads an answer on the terminal: no completion and no history. The prompt
 * is plain text; initial is put into the line, to be edited, or NULL.
 */
struct line line_answer(const char *prompt, const char *initial);

/* A reader of commands with a history, and completion. */
struct line_reader;

/* history is the path of the file it is kept in, or NULL. */
struct line_reader *line_reader_new(
    const char *history, line_complete_fn *, void *arg);
struct line line_command(struct line_reader *, const char *prompt);

/* Writes the new lines of the history. */
const struct err *line_reader_free(struct line_reader *);

/* Reads a line of standard input as it is. */
struct line line_plain(void);

#endif
