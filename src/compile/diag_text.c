#include "base/msg.h"
#include "compile/check.h"
#include "compile/compile.h"

/* What each flaw of the reader is called. */
static const struct {
	enum flaw_kind flaw;
	enum diag_code code;
	const char *text;
} flaws[] = {
    {FLAW_NOT_UTF8, DIAG_CODE_NOT_UTF8, N_("these bytes are not UTF-8")},
    {FLAW_CONTROL, DIAG_CODE_CONTROL_CHARACTER,
	N_("control characters stand in the text")},
    {FLAW_FRONT_MATTER, DIAG_CODE_FRONT_MATTER_BAD,
	N_("the front matter cannot be read")},
    {FLAW_UNCLOSED_FENCE, DIAG_CODE_UNCLOSED_FENCE,
	N_("this code fence does not close")},
    {FLAW_TABLE_SIZE, DIAG_CODE_TABLE_SIZE,
	N_("this table is too large and is read as text")},
    {FLAW_NESTING, DIAG_CODE_NESTING,
	N_("nested too deep: what follows is not read")},
};

static void
tell_flaw(struct compile *c, const struct flaw *f)
{
	const struct diag *d;
	size_t i;

	if (f->kind == FLAW_TABLE_RAGGED) {
		diag_add(c, DIAG_CODE_TABLE_RAGGED, f->at,
		    _("row has %zu cells, head has %zu"), f->got, f->wanted);
		return;
	}
	for (i = 0; i < sizeof flaws / sizeof *flaws; i++)
		if (flaws[i].flaw == f->kind)
			break;
	d = diag_add(c, flaws[i].code, f->at, "%s%s%s", _(flaws[i].text),
	    *f->detail ? ": " : "", f->detail);
	if (d && d->level == DIAG_ERROR)
		diag_hold(c, d, f->at, NULL);
}

void
check_flaws(struct compile *c)
{
	size_t i;

	for (i = 0; i < c->notes->nflaw; i++)
		tell_flaw(c, &c->notes->flaw[i]);
}
