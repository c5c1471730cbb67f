#ifndef CMD_OUTPUT_H
#define CMD_OUTPUT_H

/*
 * Where a command's result goes: standard output, or with --output a file
 * that is replaced when all of it is written, and stays as it was if not.
 */

#include "base/file.h"
#include "base/out.h"

struct args;
struct ctx;
struct err;

struct output {
	struct out *out; /* write here */
	struct out file; /* it, with --output */
	struct replacement replacement;
};

/* Begins, by the option "output" of the command; output_end ends it. */
const struct err *output_begin(
    struct output *, struct ctx *, const struct args *);

/* Puts the file in place, or with an error drops it; gives the error. */
const struct err *output_end(struct output *, const struct err *);

#endif
