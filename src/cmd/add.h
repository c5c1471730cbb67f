#ifndef CMD_ADD_H
#define CMD_ADD_H

/* Which deck an operand means. */

struct ctx;
struct err;

/*
 * The deck an operand means: its name, or the path of its notes; a path that
 * is not in the library is added first. The caller frees *deck. What is
 * neither is ERR_INPUT.
 */
const struct err *add_if_new(char **deck, struct ctx *, const char *operand);

#endif
