/* What the keys of a sitting do. */

#include "base/arena.h"
#include "base/err.h"
#include "base/out.h"
#include "cmd/changes.h"
#include "cmd/cmd.h"
#include "cmd/names.h"
#include "cmd/record.h"
#include "cmd/sitting.h"
#include "cmd/source.h"
#include "store/store.h"
#include "tty/spawn.h"

#include <string.h>

enum { LOOK_BACK = 200 }; /* acts among which one may be undone */

static const struct err *
record(struct sitting *s, enum event_kind kind, const char *arg)
{
	struct event event = event_new(kind);

	event.card = s->scene.turn.id;
	event.arg = arg;
	return store_record(s->ctx->store, ctx_now(s->ctx), &event);
}

/* The card leaves the queue by an event. */
static const struct err *
put_away(struct sitting *s, enum event_kind kind, const char *word)
{
	const struct err *e = record(s, kind, NULL);

	if (e)
		return e;
	study_drop(s->study);
	s->turn_over = true;
	s->view->say(s->ctx, word);
	return NULL;
}

static const struct err *
suspend(struct sitting *s)
{
	return put_away(
	    s, EVENT_SUSPEND, _("Suspended; gloss resume brings it back."));
}

static const struct err *
bury(struct sitting *s)
{
	return put_away(s, EVENT_BURY, _("Buried till tomorrow."));
}

static const struct err *
flag(struct sitting *s)
{
	bool flagged = s->entries->v[0].state.flagged;
	const struct err *e =
	    record(s, flagged ? EVENT_UNFLAG : EVENT_FLAG, NULL);

	if (e)
		return e;
	s->entries->v[0].state.flagged = !flagged;
	s->view->say(s->ctx, flagged ? _("No flag any more.") : _("Flagged."));
	return NULL;
}

static const struct err *
note(struct sitting *s)
{
	const struct err *e;

	if (!*s->dialog.arg) {
		s->view->say(
		    s->ctx, _("Write the note behind the key: n TEXT"));
		return NULL;
	}
	if ((e = record(s, EVENT_NOTE, sitting_clean(s, s->dialog.arg))))
		return e;
	s->view->say(s->ctx, _("Noted."));
	return NULL;
}

static const struct err *
give_hint(struct sitting *s)
{
	s->view->hint(&s->scene,
	    hint_text(s->arena, s->scene.entry->card, s->dialog.hints - 1));
	return NULL;
}

static const struct err *
known(struct sitting *s)
{
	study_known(s->study);
	s->turn_over = true;
	return NULL;
}

/* x: shows the new verdict, and offers to remember the answer. */
static const struct err *
right(struct sitting *s)
{
	s->scene.reason = "";
	s->view->reveal(&s->scene);
	if (s->scene.entry->card->form == FORM_TYPED &&
	    s->view->confirm(s->ctx, _("Accept what you typed from now on?"))) {
		const struct err *e =
		    record(s, EVENT_ACCEPT, sitting_clean(s, s->dialog.typed));

		if (e)
			return e;
	}
	s->view->suggest(&s->scene);
	return NULL;
}

static const struct err *
points(struct sitting *s)
{
	s->view->suggest(&s->scene);
	return NULL;
}

/* True if taking back an act of this kind brings a card back. */
static bool
was_turn(enum event_kind kind)
{
	return kind == EVENT_ANSWER || kind == EVENT_SUSPEND ||
	       kind == EVENT_BURY;
}

/* The last act that is not taken back was about a card, not about decks. */
static const struct err *
may_undo(bool *may, struct sitting *s)
{
	struct acts *acts = NULL;
	const struct err *e = store_history(&acts, s->ctx->store, LOOK_BACK);
	size_t i;

	*may = false;
	if (e)
		return e;
	for (i = 0; i < acts->n; i++)
		if (!acts->v[i].is_void && acts->v[i].kind != EVENT_UNDO)
			break;
	*may = i < acts->n && acts->v[i].card != 0;
	acts_free(acts);
	return NULL;
}

/* The act's card comes again, if it had left. */
static const struct err *
bring_back(struct sitting *s, enum event_kind kind)
{
	s->view->say(s->ctx, _("Undone."));
	if (!was_turn(kind))
		return NULL;
	s->turn_over = true;
	return study_undo(s->study) ? NULL : sitting_refill(s);
}

static const struct err *
undo(struct sitting *s)
{
	struct acts *acts = NULL;
	const struct err *e;
	bool may;

	if ((e = may_undo(&may, s)))
		return e;
	if (!may) {
		s->view->say(s->ctx,
		    _("No answer to undo; gloss undo takes back more."));
		return NULL;
	}
	e = store_undo(&acts, s->ctx->store, ctx_now(s->ctx), 1);
	if (!e && acts->n) {
		sitting_unlearnt(s, acts->v[0].card);
		e = bring_back(s, acts->v[0].kind);
	}
	acts_free(acts);
	return e;
}

static const struct err *
source(struct sitting *s)
{
	char *text = NULL;
	const struct err *e =
	    source_text(&text, s->arena, s->ctx->store, s->scene.entry);

	if (e) {
		s->view->say(s->ctx, e->text);
		err_free(e);
	} else {
		s->view->say(s->ctx, text);
	}
	return NULL;
}

static const struct err *
open_picture(struct sitting *s)
{
	const char *path = s->scene.picture.path;
	const struct err *e = path ? spawn_opener(path) : NULL;

	if (e || !path)
		s->view->say(s->ctx, e ? e->text : _("No picture here."));
	err_free(e);
	return NULL;
}

/* The card as the edit left it, under whatever id it has now. */
static const struct err *
show_mended(struct sitting *s, uint64_t id)
{
	struct entries *now = NULL;
	const struct err *e = store_card(&now, s->ctx->store, id);
	const struct card *was = s->scene.entry->card, *is;

	if (e)
		return e;
	is = now->v->card;
	if (!now->v->live)
		s->view->say(s->ctx, _("The notes say this no more."));
	else if (strcmp(was->ask, is->ask) != 0 ||
		 strcmp(was->answer, is->answer) != 0)
		s->view->say(
		    s->ctx, arena_printf(s->arena, _("It is now: %s = %s"),
				is->ask, is->answer));
	else
		s->view->say(s->ctx, _("The card is as it was."));
	entries_free(now);
	return NULL;
}

/* The notes at the card's line; of a deck without notes, its record. */
static const struct err *
edit_source(struct sitting *s)
{
	const struct entry *en = s->scene.entry;
	struct deck_rows *rows = NULL;
	const char *path = NULL;
	const struct err *e;

	if (!s->view->waits_at_show)
		return err_new(
		    ERR_USAGE, "%s", _("There is no terminal here."));
	if ((e = store_deck_named(&rows, s->ctx->store, en->deck)))
		return e;
	if (!rows->v->path)
		e = record_edit(s->ctx, en);
	else if (!(e = source_path(&path, s->arena, s->ctx->store, en)))
		e = spawn_editor(path, en->card->line);
	deck_rows_free(rows);
	return e;
}

static const struct err *
edit(struct sitting *s)
{
	const char *deck = s->scene.entry->deck;
	const struct err *e = edit_source(s);

	if (e) {
		s->view->say(s->ctx, e->text);
		err_free(e);
		return NULL;
	}
	if ((e = changes_take_in(s->ctx, &(struct texts){&deck, 1})) ||
	    (e = show_mended(s, s->scene.entry->card->id)))
		return e;
	names_free(s->names);
	s->names = names_new();
	s->turn_over = true;
	return sitting_refill(s);
}

static const struct err *
help(struct sitting *s)
{
	static const enum key_where where[] = {
	    [DIALOG_SHOW] = KEY_SHOW,
	    [DIALOG_ASK] = KEY_ASK,
	    [DIALOG_GRADE] = KEY_GRADE,
	    [DIALOG_OVER] = KEY_GRADE,
	};

	s->view->keys(s->ctx, where[s->dialog.state]);
	return NULL;
}

static const struct err *
quit(struct sitting *s)
{
	s->quit = s->turn_over = true;
	return NULL;
}

static const struct err *(*const acts[KEY_COUNT])(struct sitting *) = {
    [KEY_UNDO] = undo,
    [KEY_EDIT] = edit,
    [KEY_SUSPEND] = suspend,
    [KEY_BURY] = bury,
    [KEY_FLAG] = flag,
    [KEY_HINT] = give_hint,
    [KEY_NOTE] = note,
    [KEY_SOURCE] = source,
    [KEY_RIGHT] = right,
    [KEY_KNOWN] = known,
    [KEY_POINTS] = points,
    [KEY_OPEN] = open_picture,
    [KEY_HELP] = help,
    [KEY_QUIT] = quit,
};

const struct err *
sitting_key(struct sitting *s, enum study_key key)
{
	return acts[key] ? acts[key](s) : NULL;
}
