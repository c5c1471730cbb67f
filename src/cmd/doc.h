#ifndef CMD_DOC_H
#define CMD_DOC_H

/*
 * What the command table says, as help and as the manual's sections: one
 * source, so that they cannot disagree.
 */

#include "cmd/cmd.h"

/* The short usage and the list of commands. */
void doc_usage(struct out *);

/* One command: synopsis, text, options, examples. */
void doc_command(struct out *, const struct cmd *);

/* All commands in mdoc, for man/gloss.1. */
void doc_mdoc(struct out *);

#endif
