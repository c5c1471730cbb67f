#include "compile/check.h"

#include "compile/compile.h"

void
diag_check(struct compile *c)
{
	static void (*const checks[])(struct compile *) = {
#define X(name) check_##name,
	    CHECKS(X)
#undef X
	};
	size_t i;

	for (i = 0; i < sizeof checks / sizeof *checks; i++)
		checks[i](c);
}
