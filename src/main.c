/* gloss: find the command, run it, print its error, exit with its kind. */

#include "cmd/run.h"

int
main(int argc, char **argv)
{
	return run_program(argc, argv);
}
