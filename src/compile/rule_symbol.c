#include "compile/compile.h"
#include "compile/rule.h"

void
rule_symbol(struct compile *c, const struct section *s)
{
	(void)c;
	(void)s;
}
