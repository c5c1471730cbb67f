#include "compile/compile.h"

void
outline_build(struct compile *c)
{
	(void)c;
}
