/* Why an answer is not right, in words: the same for every view. */

#include "base/arena.h"
#include "base/msg.h"
#include "cmd/view.h"

static const char *const guards[] = {
    [GUARD_NONE] = "",
    [GUARD_NUMBER] = N_("The number or its unit is another one."),
    [GUARD_NEGATION] = N_("One says not, the other does not."),
    [GUARD_POLAR] = N_("It is the opposite."),
    [GUARD_NEIGHBOUR] = "",
    [GUARD_OWN] = N_("That is a name of it, but another one is asked for."),
};

const char *
view_reason(const struct dialog *d, const char *meaning)
{
	const struct verdict *v = &d->verdict;

	if (!d->judged)
		return "";
	if (v->order_wrong)
		return _("The order is wrong.");
	if (v->kind != VERDICT_WRONG)
		return "";
	if (v->confused && meaning)
		return arena_printf(d->arena, _("“%s” is something else: %s"),
		    v->confused, meaning);
	if (v->confused)
		return arena_printf(
		    d->arena, _("“%s” is something else."), v->confused);
	return *guards[v->guard] ? _(guards[v->guard]) : "";
}
