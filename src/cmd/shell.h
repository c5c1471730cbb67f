#ifndef CMD_SHELL_H
#define CMD_SHELL_H

/* The shell: "gloss" alone on a terminal. It takes the same commands. */

struct ctx;
struct err;

/*
 * Greets with what is due, then reads commands until quit, exit or Ctrl-D. An
 * empty line begins today's sitting. A command's error is shown and forgotten.
 */
const struct err *shell_run(struct ctx *);

#endif
