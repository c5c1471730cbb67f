#include "compile/compile.h"
#include "compile/rule.h"

void
rule_table(struct compile *c, const struct section *s)
{
	(void)c;
	(void)s;
}
