#include "cmd/changes.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/rand.h"
#include "cmd/cmd.h"
#include "compile/compile.h"
#include "lang/words.h"
#include "notes/note.h"
#include "store/store.h"
#include "tty/diff.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

char *
notes_stamp(const char *path)
{
	char **file = NULL;
	struct buf b = {0};
	struct stat st;
	uint64_t h = 0;
	size_t n, i;
	const struct err *e = file_walk(path, &file, &n);

	if (e) {
		err_free(e);
		return NULL;
	}
	for (i = 0; i < n; i++) {
		if (stat(file[i], &st) == 0) {
			h = hash_string(h, file[i]);
			h = mix(h ^ (uint64_t)st.st_size);
			h = mix(h ^ (uint64_t)st.st_mtim.tv_sec);
			h = mix(h ^ (uint64_t)st.st_mtim.tv_nsec);
		}
		free(file[i]);
	}
	free(file);
	buf_printf(&b, "%zu-%016llx", n, (unsigned long long)h);
	return b.data;
}

/* Counts without cards that were retired before and stay so. */
static void
count(struct changes *c)
{
	size_t i, kept = 0;

	memset(c->count, 0, sizeof c->count);
	for (i = 0; i < c->lineage->n; i++) {
		struct change *x = &c->lineage->change[i];

		if (x->what == CHANGE_RETIRED && x->old >= (ptrdiff_t)c->live)
			continue;
		c->lineage->change[kept++] = *x;
		c->count[x->what]++;
	}
	c->lineage->n = kept;
}

const struct err *
changes_has_deck(bool *has, struct ctx *ctx, const char *deck)
{
	struct deck_rows *rows = NULL;
	const struct err *e = store_decks(&rows, ctx->store);
	size_t i;

	*has = false;
	for (i = 0; !e && i < rows->n; i++)
		*has |= rows->v[i].live && strcmp(rows->v[i].name, deck) == 0;
	deck_rows_free(rows);
	return e;
}

/* The deck as it is: live cards alone, and with retired ones. */
static const struct err *
read_old(
    struct deck **live, struct changes *c, struct ctx *ctx, const char *deck)
{
	const struct err *e;
	bool has;

	if ((e = changes_has_deck(&has, ctx, deck)))
		return e;
	if (!has) {
		*live = deck_new(deck);
		c->old = deck_new(deck);
		return NULL;
	}
	if ((e = store_read_deck(live, ctx->store, deck, false)))
		return e;
	return store_read_deck(&c->old, ctx->store, deck, true);
}

const struct err *
changes_find(struct changes **result, struct ctx *ctx, const char *deck,
    const char *path)
{
	struct changes *c = mem_new(1, sizeof *c);
	struct notes *notes = NULL;
	struct deck *live = NULL;
	struct words *words = NULL;
	const struct err *e;

	c->arena = arena_new();
	c->path = mem_strdup(path);
	c->stamp = notes_stamp(path);
	if ((e = notes_read(&notes, path)) ||
	    (e = read_old(&live, c, ctx, deck)))
		goto done;
	c->live = live->n;
	compile_notes(notes, deck, NULL, &c->fresh);
	words = words_new();
	c->lineage = lineage_match(c->arena, words, c->old, c->fresh);
	count(c);
	*result = c;
	c = NULL;
done:
	words_free(words);
	deck_free(live);
	notes_free(notes);
	changes_free(c);
	return e;
}

void
changes_free(struct changes *c)
{
	if (!c)
		return;
	deck_free(c->old);
	deck_free(c->fresh);
	arena_free(c->arena);
	free(c->path);
	free(c->stamp);
	free(c);
}

bool
changes_none(const struct changes *c)
{
	return c->count[CHANGE_KEPT] == c->lineage->n;
}

bool
change_is_doubtful(const struct change *x)
{
	return x->what == CHANGE_EDITED && x->certainty < LINEAGE_SURE;
}

void
changes_reject(struct changes *c, size_t i)
{
	struct change *x = &c->lineage->change[i], *all;
	struct change gone = {.what = CHANGE_RETIRED,
	    .old = x->old,
	    .fresh = NO_CARD,
	    .certainty = 1};

	all = arena_array(c->arena, c->lineage->n + 1, sizeof *all);
	memcpy(all, c->lineage->change, c->lineage->n * sizeof *all);
	all[i] = (struct change){.what = CHANGE_NEW,
	    .old = NO_CARD,
	    .fresh = x->fresh,
	    .certainty = 1};
	all[c->lineage->n++] = gone;
	c->lineage->change = all;
	count(c);
}

/* --- showing ------------------------------------------------------------- */

static const char *
said(struct arena *a, const struct card *card)
{
	struct buf b = {0};
	const char *text;
	size_t i;

	if (!card->items.n)
		return card->answer;
	for (i = 0; i < card->items.n; i++)
		buf_printf(&b, "%s%s", i ? "; " : "", card->items.v[i]);
	text = arena_strdup(a, buf_text(&b));
	buf_free(&b);
	return text;
}

static void
print_meaning(struct out *o, unsigned meaning)
{
	static const struct {
		unsigned bit;
		const char *text;
	} words[] = {{MEANING_NEGATION, N_("a negation came or went")},
	    {MEANING_NUMBER, N_("other numbers")},
	    {MEANING_POLAR, N_("the opposite word")},
	    {MEANING_TERM, N_("said of another term")},
	    {MEANING_ANSWER, N_("another answer")}};
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (meaning & words[i].bit)
			out_styled(o, STYLE_NEAR,
			    _("    meaning: %s; asked sooner\n"),
			    _(words[i].text));
}

static void
print_change(const struct changes *c, const struct change *x, struct out *o)
{
	static const char *const mark[CHANGE_COUNT] = {[CHANGE_NEW] = "+",
	    [CHANGE_EDITED] = "~",
	    [CHANGE_MOVED] = "→",
	    [CHANGE_RETIRED] = "-"};
	const struct card *old =
	    x->old == NO_CARD ? NULL : &c->old->card[x->old];
	const struct card *fresh =
	    x->fresh == NO_CARD ? NULL : &c->fresh->card[x->fresh];

	if (x->what == CHANGE_KEPT ||
	    (fresh && fresh->status != STATUS_CORE && x->what == CHANGE_NEW))
		return;
	out_printf(o, "%s ", mark[x->what]);
	if (!old || !fresh || x->what == CHANGE_MOVED) {
		out_printf(o, "%s\n", (fresh ? fresh : old)->ask);
		return;
	}
	diff_print(o, old->ask, fresh->ask);
	out_puts(o, "\n");
	if (strcmp(said(c->arena, old), said(c->arena, fresh)) != 0) {
		out_puts(o, "    = ");
		diff_print(o, said(c->arena, old), said(c->arena, fresh));
		out_puts(o, "\n");
	}
	if (x->certainty < LINEAGE_SURE)
		out_styled(o, STYLE_NEAR, _("    doubtful: %.0f %% sure\n"),
		    100 * x->certainty);
	print_meaning(o, x->meaning);
}

void
changes_print(const struct changes *c, struct out *o)
{
	size_t i;

	for (i = 0; i < c->lineage->n; i++)
		print_change(c, &c->lineage->change[i], o);
	out_printf(o,
	    _("+ %zu new  ~ %zu edited  → %zu moved  - %zu retired  = %zu "
	      "kept\n"),
	    c->count[CHANGE_NEW], c->count[CHANGE_EDITED],
	    c->count[CHANGE_MOVED], c->count[CHANGE_RETIRED],
	    c->count[CHANGE_KEPT]);
}

static void
json_side(struct json *j, const char *name, const struct card *card)
{
	if (!card) {
		json_null(j, name);
		return;
	}
	json_object(j, name);
	json_hex(j, "id", card->id);
	json_string(j, "ask", card->ask);
	json_string(j, "answer", card->answer);
	json_end_object(j);
}

void
changes_json(const struct changes *c, const char *deck, struct out *out)
{
	struct json j;
	size_t i;

	json_document(&j, out, "changes");
	json_string(&j, "deck", deck);
	json_array(&j, "changes");
	for (i = 0; i < c->lineage->n; i++) {
		const struct change *x = &c->lineage->change[i];

		json_object(&j, NULL);
		json_string(&j, "what", change_name(x->what));
		json_side(&j, "old",
		    x->old == NO_CARD ? NULL : &c->old->card[x->old]);
		json_side(&j, "new",
		    x->fresh == NO_CARD ? NULL : &c->fresh->card[x->fresh]);
		json_real(&j, "certainty", x->certainty);
		json_bool(&j, "meaning", x->meaning != MEANING_SAME);
		json_end_object(&j);
	}
	json_end_array(&j);
	json_end(&j);
}

/* --- putting in force ---------------------------------------------------- */

static int
by_id(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* The ids of a deck's cards, ascending; the caller frees them. */
static uint64_t *
ids_of(const struct deck *d)
{
	uint64_t *id = mem_new(d->n, sizeof *id);
	size_t i;

	for (i = 0; i < d->n; i++)
		id[i] = d->card[i].id;
	qsort(id, d->n, sizeof *id, by_id);
	return id;
}

static bool
has_id(const uint64_t *id, size_t n, uint64_t x)
{
	return bsearch(&x, id, n, sizeof *id, by_id) != NULL;
}

static const struct err *
append(
    struct store *store, enum event_kind kind, uint64_t card, const char *arg)
{
	struct event e = event_new(kind);

	e.card = card;
	e.arg = arg;
	return store_append(store, &e);
}

/* Progress follows a card to its new id, where no other card has the old. */
static const struct err *
carry(struct store *store, const struct card *old, const struct card *fresh,
    const uint64_t *ids, size_t n)
{
	char id[20];

	if (old->id == fresh->id || has_id(ids, n, old->id))
		return NULL;
	snprintf(id, sizeof id, "%016llx", (unsigned long long)fresh->id);
	return append(store, EVENT_MAP, old->id, id);
}

/* What changed its meaning is asked tomorrow, if it would be later. */
static const struct err *
ask_sooner(struct store *store, uint64_t id)
{
	struct entries *found = NULL;
	const struct err *e = store_card(&found, store, id);
	int64_t soon = store_day(store) + 1;
	char day[24];

	if (e)
		return e;
	if (found->n && found->v[0].state.sm2.ivl > 0 &&
	    found->v[0].due > soon) {
		snprintf(day, sizeof day, "%lld", (long long)soon);
		e = append(store, EVENT_DUE, id, day);
	}
	entries_free(found);
	return e;
}

/* A new fact under the id of an old one begins anew. */
static const struct err *
begin_anew(struct store *store, uint64_t id, const uint64_t *old, size_t nold)
{
	return has_id(old, nold, id) ? append(store, EVENT_RESET, id, NULL)
				     : NULL;
}

static const struct err *
apply_events(struct store *store, const struct changes *c)
{
	uint64_t *fresh_ids = ids_of(c->fresh), *old_ids = ids_of(c->old);
	const struct err *e = NULL;
	size_t i;

	for (i = 0; i < c->lineage->n && !e; i++) {
		const struct change *x = &c->lineage->change[i];
		const struct card *fresh;

		if (x->fresh == NO_CARD)
			continue;
		fresh = &c->fresh->card[x->fresh];
		if (x->old == NO_CARD)
			e = begin_anew(store, fresh->id, old_ids, c->old->n);
		else if (!(e = carry(store, &c->old->card[x->old], fresh,
			       fresh_ids, c->fresh->n)) &&
			 x->meaning)
			e = ask_sooner(store, fresh->id);
	}
	free(fresh_ids);
	free(old_ids);
	return e;
}

const struct err *
changes_apply(struct ctx *ctx, const struct changes *c)
{
	const struct err *e;

	if ((e = store_begin(ctx->store, ctx_now(ctx), STORE_BATCH)))
		return e;
	if ((e = store_put_deck(ctx->store, c->fresh, c->path, c->stamp)) ||
	    (e = apply_events(ctx->store, c))) {
		store_rollback(ctx->store);
		return e;
	}
	return store_commit(ctx->store);
}

/* Each doubtful match apart; nobody is there to ask. */
static size_t
reject_doubtful(struct changes *c)
{
	size_t i, rejected = 0, n = c->lineage->n;

	for (i = 0; i < n; i++)
		if (change_is_doubtful(&c->lineage->change[i])) {
			changes_reject(c, i);
			rejected++;
		}
	return rejected;
}

const struct err *
changes_take_in(struct ctx *ctx, const char *deck)
{
	struct deck_rows *rows = NULL;
	struct changes *c = NULL;
	const struct err *e = store_deck_named(&rows, ctx->store, deck);
	const char *path = e ? NULL : rows->v[0].path;
	char *stamp = path ? notes_stamp(path) : NULL;
	size_t rejected;

	if (e || !stamp ||
	    (rows->v[0].stamp && strcmp(rows->v[0].stamp, stamp) == 0))
		goto done;
	if ((e = changes_find(&c, ctx, deck, path))) {
		if (e->kind == ERR_INPUT) {
			out_printf(ctx->note,
			    _("%s: the deck stays as it was\n"), e->text);
			err_free(e);
			e = NULL;
		}
		goto done;
	}
	if (changes_none(c)) {
		e = store_set_stamp(ctx->store, deck, stamp);
		goto done;
	}
	rejected = reject_doubtful(c);
	if ((e = changes_apply(ctx, c)))
		goto done;
	out_printf(ctx->note,
	    _("%s: notes changed: %zu new, %zu edited, %zu retired\n"), deck,
	    c->count[CHANGE_NEW], c->count[CHANGE_EDITED],
	    c->count[CHANGE_RETIRED]);
	if (rejected)
		out_printf(ctx->note,
		    ngettext("%zu doubtful match was taken as new\n",
			"%zu doubtful matches were taken as new\n", rejected),
		    rejected);
done:
	changes_free(c);
	deck_rows_free(rows);
	free(stamp);
	return e;
}
