#include "compile/build.h"
#include "compile/compile.h"

void
build_terms(struct compile *c)
{
	(void)c;
}
