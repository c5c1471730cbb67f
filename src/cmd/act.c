#include "cmd/act.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/jsonin.h"
#include "base/msg.h"
#include "store/store.h"

#include <string.h>

/* What is said of an act whose first event is of a kind. */
static const char *const words[EVENT_KIND_COUNT] = {
    [EVENT_ANSWER] = N_("answered"),
    [EVENT_DUE] = N_("moved the due day"),
    [EVENT_SUSPEND] = N_("suspended"),
    [EVENT_UNSUSPEND] = N_("resumed"),
    [EVENT_BURY] = N_("buried"),
    [EVENT_RESET] = N_("reset"),
    [EVENT_CONFIRM] = N_("confirmed"),
    [EVENT_ADOPT] = N_("adopted"),
    [EVENT_FLAG] = N_("flagged"),
    [EVENT_UNFLAG] = N_("unflagged"),
    [EVENT_ACCEPT] = N_("accepted another answer"),
    [EVENT_NOTE] = N_("noted"),
    [EVENT_MAP] = N_("matched"),
    [EVENT_RETIRE] = N_("retired"),
    [EVENT_REVIVE] = N_("revived"),
    [EVENT_DECK] = N_("changed a deck"),
    [EVENT_SPREAD] = N_("spread the backlog"),
    [EVENT_EXAM] = N_("planned an exam"),
    [EVENT_CONF] = N_("changed a setting"),
};

static const struct {
	const char *what, *text;
} deck_words[] = {{"add", N_("added deck %s")},
    {"update", N_("updated deck %s")}, {"remove", N_("removed deck %s")}};

static const char *
member(const struct json_members *m, const char *key)
{
	const struct json_member *found = json_member(m, key);

	return found && found->n ? found->v[0].text : NULL;
}

static void
describe_deck(struct buf *b, const struct json_members *m)
{
	const char *what = member(m, "do"), *deck = member(m, "deck");
	size_t i;

	for (i = 0; what && deck && i < sizeof deck_words / sizeof *deck_words;
	     i++)
		if (strcmp(what, deck_words[i].what) == 0) {
			/* The format is one of the table's, translated. */
			const char *text = _(deck_words[i].text);
			const char *at = strstr(text, "%s");

			buf_put(b, text, (size_t)(at - text));
			buf_puts(b, deck);
			buf_puts(b, at + 2);
		}
}

static void
describe_setting(struct buf *b, const struct json_members *m)
{
	const char *key = member(m, "key"), *value = member(m, "value");

	if (json_member(m, "off"))
		buf_puts(b, _("planned days off"));
	else if (key && value)
		buf_printf(b, _("set %s to %s"), key, value);
	else if (key)
		buf_printf(b, _("set %s back"), key);
}

static void
describe_exam(struct buf *b, const struct json_members *m)
{
	const char *name = member(m, "name"), *deck = member(m, "deck");

	if (member(m, "paper"))
		buf_puts(b, _("sat a mock paper"));
	else if (name && member(m, "drop"))
		buf_printf(b, _("dropped the plan for %s"), name);
	else if (name)
		buf_printf(b, _("planned for %s"), name);
	if (member(m, "paper") && deck)
		buf_printf(b, ": %s", deck);
}

/* What a deck event, a setting or an exam says of itself. */
static void
describe_arg(struct buf *b, const struct act *act)
{
	struct json_reader *reader = NULL;
	struct json_members m;
	struct arena *a = arena_new();
	const struct err *e = json_reader_new(&reader);

	if (!e && !(e = json_read(&m, reader, a, act->arg, strlen(act->arg)))) {
		if (act->kind == EVENT_DECK)
			describe_deck(b, &m);
		else if (act->kind == EVENT_EXAM)
			describe_exam(b, &m);
		else
			describe_setting(b, &m);
	}
	err_free(e);
	json_reader_free(reader);
	arena_free(a);
}

void
act_describe(struct buf *b, const struct act *act)
{
	size_t begin = b->len;

	if (act->arg && (act->kind == EVENT_DECK || act->kind == EVENT_CONF ||
			    act->kind == EVENT_EXAM))
		describe_arg(b, act);
	if (b->len == begin)
		buf_puts(b, words[act->kind] ? _(words[act->kind]) : "?");
	if (act->kind == EVENT_ANSWER)
		buf_printf(b, " %d", act->grade);
	if (act->ask)
		buf_printf(b, ": %s", act->ask);
	if (act->events > 1 && act->card && act->kind != EVENT_ANSWER)
		buf_printf(b,
		    ngettext(" and %zu more", " and %zu more", act->events - 1),
		    act->events - 1);
}
