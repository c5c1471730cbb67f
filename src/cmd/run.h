#ifndef CMD_RUN_H
#define CMD_RUN_H

/* The program: global options, the command line, the shell, the error. */

/* Runs gloss with its arguments; gives the exit status. */
int run_program(int argc, char **argv);

#endif
