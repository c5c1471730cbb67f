#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "cmd/changes.h"
#include "cmd/cmd.h"
#include "tty/diff.h"

#include <math.h>
#include <string.h>

static const char *const mark[CHANGE_COUNT] = {[CHANGE_NEW] = "+",
    [CHANGE_EDITED] = "~",
    [CHANGE_MOVED] = "→",
    [CHANGE_RETIRED] = "-",
    [CHANGE_KEPT] = "="};

/* Answer or items, in one line. */
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

/* What tells two places apart: path[0..n), or the file. */
struct place {
	const char *deck;
	const struct card *card;
	size_t n;
};

/* From where a card went and where to, without what both end in. */
static void
find_places(
    struct place place[2], const struct changes *c, const struct change *x)
{
	const struct texts *a, *b;

	place[0] = (struct place){
	    .deck = c->old_deck[x->old], .card = change_old(c, x)};
	place[1] = (struct place){
	    .deck = c->fresh_part[x->fresh]->deck, .card = change_fresh(c, x)};
	a = &place[0].card->section;
	b = &place[1].card->section;
	place[0].n = a->n;
	place[1].n = b->n;
	while (place[0].n && place[1].n &&
	       strcmp(a->v[place[0].n - 1], b->v[place[1].n - 1]) == 0) {
		place[0].n--;
		place[1].n--;
	}
}

static bool
same_place(const struct place *a, const struct place *b)
{
	size_t i;

	for (i = 0; i < a->n && a->n == b->n; i++)
		if (strcmp(a->card->section.v[i], b->card->section.v[i]) != 0)
			return false;
	return a->n == b->n && strcmp(a->deck, b->deck) == 0 &&
	       strcmp(a->card->file, b->card->file) == 0;
}

static void
print_place(struct out *o, const struct place *p, bool deck, bool file)
{
	size_t i;

	if (deck)
		out_printf(o, "%s: ", p->deck);
	if (file)
		out_printf(o, "%s%s", p->card->file, p->n ? ": " : "");
	for (i = 0; i < p->n; i++)
		out_printf(o, "%s%s", i ? " › " : "", p->card->section.v[i]);
}

/* How many changes from the i-th on go the same way. */
static size_t
count_moved(const struct changes *c, size_t i, const struct place place[2])
{
	size_t n;

	for (n = 0; i + n < c->lineage->n; n++) {
		const struct change *x = &c->lineage->change[i + n];
		struct place other[2];

		if (x->what != CHANGE_MOVED)
			break;
		find_places(other, c, x);
		if (!same_place(&place[0], &other[0]) ||
		    !same_place(&place[1], &other[1]))
			break;
	}
	return n;
}

/* A section that moved is one line; gives how many changes that were. */
static size_t
print_moved(const struct changes *c, size_t i, struct out *o)
{
	struct place place[2];
	bool deck, file;
	size_t n;

	find_places(place, c, &c->lineage->change[i]);
	n = count_moved(c, i, place);
	deck = strcmp(place[0].deck, place[1].deck) != 0;
	file = strcmp(place[0].card->file, place[1].card->file) != 0;
	out_printf(o, ngettext("→ %zu card: ", "→ %zu cards: ", n), n);
	print_place(o, &place[0], deck, file);
	out_puts(o, " → ");
	print_place(o, &place[1], deck, file);
	out_puts(o, "\n");
	return n;
}

static void
print_words(const struct changes *c, const struct change *x, struct out *o)
{
	const struct card *old = change_old(c, x), *fresh = change_fresh(c, x);
	const char *was = said(c->arena, old), *is = said(c->arena, fresh);

	diff_print(o, old->ask, fresh->ask);
	if (x->certainty < 1)
		out_styled(o, change_is_doubtful(x) ? STYLE_NEAR : STYLE_DIM,
		    change_is_doubtful(x) ? _("  (doubtful: %.0f %% sure)")
					  : _("  (%.0f %% sure)"),
		    floor(100 * x->certainty));
	out_puts(o, "\n");
	if (strcmp(was, is) != 0) {
		out_puts(o, "    = ");
		diff_print(o, was, is);
		out_puts(o, "\n");
	}
}

void
change_print(const struct changes *c, const struct change *x, struct out *o)
{
	const struct card *old = change_old(c, x), *fresh = change_fresh(c, x);

	out_printf(o, "%s ", mark[x->what]);
	if (x->what == CHANGE_EDITED)
		print_words(c, x, o);
	else
		out_printf(o, "%s\n", (fresh ? fresh : old)->ask);
	print_meaning(o, x->meaning);
}

/* What is not asked and only came or went is no news. */
static bool
is_news(const struct changes *c, const struct change *x)
{
	const struct card *old = change_old(c, x), *fresh = change_fresh(c, x);

	if (x->what == CHANGE_KEPT)
		return false;
	return (old && fresh) || (fresh ? fresh : old)->status == STATUS_CORE;
}

void
changes_print(const struct changes *c, struct out *o)
{
	size_t i = 0;

	while (i < c->lineage->n) {
		const struct change *x = &c->lineage->change[i];

		if (x->what == CHANGE_MOVED) {
			i += print_moved(c, i, o);
			continue;
		}
		if (is_news(c, x))
			change_print(c, x, o);
		i++;
	}
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
changes_json(const struct changes *c, struct out *out)
{
	struct json j;
	size_t i;

	json_document(&j, out, "changes");
	json_array(&j, "changes");
	for (i = 0; i < c->lineage->n; i++) {
		const struct change *x = &c->lineage->change[i];

		json_object(&j, NULL);
		json_string(&j, "what", change_name(x->what));
		json_string(&j, "deck",
		    x->fresh == NO_CARD ? c->old_deck[x->old]
					: c->fresh_part[x->fresh]->deck);
		json_side(&j, "old", change_old(c, x));
		json_side(&j, "new", change_fresh(c, x));
		json_real(&j, "certainty", x->certainty);
		json_bool(&j, "meaning", x->meaning != MEANING_SAME);
		json_end_object(&j);
	}
	json_end_array(&j);
	json_end(&j);
}
