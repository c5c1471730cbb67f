#ifndef CMD_GREET_H
#define CMD_GREET_H

/* What the shell says first, and what an empty line does there. */

#include <stddef.h>

struct ctx;
struct err;

/*
 * One line: what is due, how long it will take, what Enter does. Without a
 * deck three: what to do. *begin is the path of a deck that came with gloss,
 * to begin with when there is none yet, or NULL; the caller frees it.
 */
const struct err *greet(struct ctx *, char **begin);

#endif
