#include "compile/compile.h"

void
weed_drafts(struct compile *c)
{
	(void)c;
}
