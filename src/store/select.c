#include "store/db.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/msg.h"

#include <string.h>

enum { TERMS_MOST = 100 }; /* words and conditions of a query */

/* What a condition is about, and the SQL that holds for it at least. */
enum about {
	ABOUT_WORD, /* anywhere in the card */
	ABOUT_DECK,
	ABOUT_SECTION,
	ABOUT_TAG,
	ABOUT_KIND,
	ABOUT_IS,
	ABOUT_ID
};

static const struct {
	const char *prefix;
	const char *sql; /* with one parameter, or "" */
} abouts[] = {
    [ABOUT_WORD] = {NULL, "card.record LIKE ? ESCAPE '\\'"},
    [ABOUT_DECK] = {"deck:", "deck.name = ?"},
    [ABOUT_SECTION] = {"section:", "card.record LIKE ? ESCAPE '\\'"},
    [ABOUT_TAG] = {"tag:", "card.record LIKE ? ESCAPE '\\'"},
    [ABOUT_KIND] = {"kind:", "card.kind = ?"},
    [ABOUT_IS] = {"is:", ""},
    [ABOUT_ID] = {"id:", "printf('%016x', card.id) LIKE ? || '%'"},
};

/* is:NAME; a today in it is a parameter. */
static const struct {
	const char *name, *sql;
	bool today; /* has it as a parameter */
} is[] = {
    {"due", "card.active = 1 AND card.ivl > 0 AND card.wait <= ?", true},
    {"new", "card.active = 1 AND card.ivl = 0", false},
    {"suspended", "card.suspended = 1", false},
    {"leech", IS_LEECH, false},
    {"flagged", "card.flagged = 1", false},
    {"buried", "card.buried >= ?", true},
    {"held", "card.status = 'held' AND card.confirmed = 0", false},
    {"reserve", "card.status = 'reserve' AND card.adopted = 0", false},
    {"retired", "(card.retired = 1 OR card.live = 0)", false},
};

struct condition {
	enum about about;
	const char *text;    /* what is looked for */
	const char *pattern; /* as a LIKE pattern, escaped */
	size_t is;           /* which of the table */
};

struct selection {
	struct arena *arena;
	struct condition v[TERMS_MOST];
	size_t n;
	bool retired; /* those that are no longer are wanted */
};

/* The text as a LIKE pattern that is found in the middle of another. */
static const char *
pattern_of(struct arena *a, const char *text)
{
	struct buf b = {0};
	const char *pattern;

	buf_putc(&b, '%');
	for (; *text; text++) {
		if (strchr("%_\\", *text))
			buf_putc(&b, '\\');
		buf_putc(&b, *text);
	}
	buf_putc(&b, '%');
	pattern = arena_strdup(a, b.data);
	buf_free(&b);
	return pattern;
}

/* One term, with "quotes" that hold blanks together taken out. */
static char *
next_term(struct arena *a, const char **at)
{
	struct buf b = {0};
	bool quoted = false;
	char *term;

	while (**at == ' ' || **at == '\t' || **at == '\n')
		++*at;
	for (; **at && (quoted || !strchr(" \t\n", **at)); ++*at) {
		if (**at == '"')
			quoted = !quoted;
		else
			buf_putc(&b, **at);
	}
	term = b.len ? arena_strdup(a, b.data) : NULL;
	buf_free(&b);
	return term;
}

static const struct err *
find_is(struct selection *sel, struct condition *c)
{
	struct buf known = {0};
	const struct err *e = NULL;

	for (c->is = 0; c->is < sizeof is / sizeof *is; c->is++) {
		if (strcmp(c->text, is[c->is].name) == 0)
			break;
		buf_printf(
		    &known, "%s%s", known.len ? ", " : "", is[c->is].name);
	}
	if (c->is == sizeof is / sizeof *is)
		e = err_new(ERR_USAGE, _("is:%s: it is one of %s"), c->text,
		    buf_text(&known));
	else
		sel->retired |= strcmp(c->text, "retired") == 0;
	buf_free(&known);
	return e;
}

static const struct err *
add_condition(struct selection *sel, const char *term)
{
	struct condition *c = &sel->v[sel->n];
	size_t i;

	if (sel->n == TERMS_MOST)
		return err_new(ERR_USAGE,
		    _("query: more than %d words and conditions"), TERMS_MOST);
	*c = (struct condition){.about = ABOUT_WORD, .text = term};
	for (i = ABOUT_WORD + 1; i < sizeof abouts / sizeof *abouts; i++) {
		size_t n = strlen(abouts[i].prefix);

		if (strncmp(term, abouts[i].prefix, n) != 0)
			continue;
		c->about = (enum about)i;
		c->text = term + n;
	}
	c->pattern = pattern_of(sel->arena, c->text);
	sel->n++;
	return c->about == ABOUT_IS ? find_is(sel, c) : NULL;
}

static const struct err *
parse(struct selection *sel, const char *text)
{
	const struct err *e = NULL;
	const char *term;

	while (!e && (term = next_term(sel->arena, &text)))
		e = add_condition(sel, term);
	return e;
}

/* --- as SQL ----------------------------------------------------------------
 */

static void
write_sql(struct buf *b, const struct selection *sel)
{
	size_t i;

	buf_puts(b, "SELECT card.id FROM card JOIN deck ON "
		    "deck.id = card.deck WHERE ");
	buf_puts(b, sel->retired ? "1" : "card.live = 1 AND card.retired = 0");
	for (i = 0; i < sel->n; i++)
		buf_printf(b, " AND %s",
		    sel->v[i].about == ABOUT_IS ? is[sel->v[i].is].sql
						: abouts[sel->v[i].about].sql);
	buf_puts(b, " ORDER BY deck.name, card.place");
}

static void
bind_all(sqlite3_stmt *q, const struct selection *sel, int64_t today)
{
	size_t i;
	int n = 1;

	for (i = 0; i < sel->n; i++) {
		const struct condition *c = &sel->v[i];
		bool like = c->about == ABOUT_WORD || c->about == ABOUT_TAG ||
			    c->about == ABOUT_SECTION;

		if (c->about != ABOUT_IS)
			sqlite3_bind_text(q, n++, like ? c->pattern : c->text,
			    -1, SQLITE_STATIC);
		else if (is[c->is].today)
			sqlite3_bind_int64(q, n++, today);
	}
}

/* --- what SQL cannot see: which part of the record it is --------------------
 */

static bool
has_text(const char *pattern, const char *text)
{
	return sqlite3_strlike(pattern, text, '\\') == 0;
}

static bool
any_has(const char *pattern, const struct texts *t)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		if (has_text(pattern, t->v[i]))
			return true;
	return false;
}

/* Whether one of the texts is the pattern's text and no more. */
static bool
any_is(const struct condition *c, const struct texts *t)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		if (strlen(t->v[i]) == strlen(c->text) &&
		    has_text(c->pattern, t->v[i]))
			return true;
	return false;
}

static bool
holds(const struct condition *c, const struct card *card)
{
	if (c->about == ABOUT_SECTION)
		return any_is(c, &card->section);
	if (c->about == ABOUT_TAG)
		return any_is(c, &card->tags);
	if (c->about != ABOUT_WORD)
		return true;
	return has_text(c->pattern, card->term) ||
	       has_text(c->pattern, card->ask) ||
	       has_text(c->pattern, card->answer) ||
	       any_has(c->pattern, &card->accept) ||
	       any_has(c->pattern, &card->items) ||
	       any_has(c->pattern, &card->section);
}

static bool
all_hold(const struct selection *sel, const struct card *card)
{
	size_t i;

	for (i = 0; i < sel->n; i++)
		if (!holds(&sel->v[i], card))
			return false;
	return true;
}

static const struct err *
visit_one(struct store *s, const struct selection *sel, uint64_t id,
    entry_fn *visit, void *data)
{
	struct deck *owner = NULL;
	struct entry en;
	const struct err *e = entry_find(&en, &owner, s, id);

	if (!e && owner && all_hold(sel, en.card))
		e = visit(data, &en);
	deck_free(owner);
	return e;
}

static const struct err *
run(struct store *s, const struct selection *sel, int64_t today,
    entry_fn *visit, void *data)
{
	struct buf b = {0};
	sqlite3_stmt *q = NULL;
	const struct err *e = NULL;

	write_sql(&b, sel);
	if (sqlite3_prepare_v2(s->db, b.data, -1, &q, NULL) != SQLITE_OK) {
		e = db_error(s);
		goto done;
	}
	bind_all(q, sel, today);
	while (query_row(s, q, &e)) {
		e = visit_one(s, sel, column_u64(q, 0), visit, data);
		if (e)
			break;
	}
done:
	sqlite3_finalize(q);
	buf_free(&b);
	return e;
}

const struct err *
store_select(struct store *s, const char *text, int64_t today, entry_fn *visit,
    void *data)
{
	struct selection sel = {.arena = arena_new()};
	const struct err *e = parse(&sel, text ? text : "");

	if (!e)
		e = run(s, &sel, today, visit, data);
	arena_free(sel.arena);
	return e;
}
