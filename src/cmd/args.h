#ifndef CMD_ARGS_H
#define CMD_ARGS_H

/* The command line, checked against a command's table of options. */

#include "cmd/cmd.h"

/*
 * Parses argv[1..] of a command (argv[0] is its name). Strings are borrowed
 * from argv; args_free frees the rest. -h gives *help and parses no further.
 */
const struct err *args_parse(struct args *, bool *help, struct ctx *,
    const struct cmd *, int argc, char **argv);
void args_free(struct args *);

#endif
