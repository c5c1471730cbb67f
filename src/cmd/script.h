#ifndef CMD_SCRIPT_H
#define CMD_SCRIPT_H

/*
 * Scripts that complete gloss's command line in other shells, made from the
 * command table. What changes from library to library they ask the program for
 * (gloss completion --values).
 */

#include <stdbool.h>

struct out;

/* Prints the script for bash, zsh or fish; false for another shell. */
bool script_print(struct out *, const char *shell);

#endif
