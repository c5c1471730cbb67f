#include "compile/compile.h"

void
policy_choose(struct compile *c)
{
	(void)c;
}
