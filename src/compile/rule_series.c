#include "compile/compile.h"
#include "compile/rule.h"

void
rule_series(struct compile *c, const struct section *s)
{
	(void)c;
	(void)s;
}
