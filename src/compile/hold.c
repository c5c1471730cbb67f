#include "compile/compile.h"

#include "base/mem.h"

#include <string.h>

void
diag_hold(
    struct compile *c, const struct diag *d, struct place at, const char *token)
{
	struct hold h = {.seq = d->seq, .code = d->code, .at = at};

	if (token)
		h.token_nf = norm_nf(c->arena, token, strlen(token));
	MEM_GROW(c->hold, c->nhold, c->hold_cap);
	c->hold[c->nhold++] = h;
}
