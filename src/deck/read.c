#include "deck/field.h"
#include "deck/file.h"
#include "deck/id.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { TYPED_SIZE = 16 }; /* W of the longest answer that is typed */

/* One "Name: value" of the record being read. */
struct entry {
	size_t field;      /* its place in the table */
	const char *value; /* in the deck's arena */
	size_t line;
};

struct reader {
	const char *file; /* for errors */
	const char *s, *end;
	size_t line; /* of s, from 1 */
	struct deck *deck;
	struct entry *entry; /* of this record */
	size_t nentry, entry_cap;
	size_t card_cap;
	struct card *card; /* the deck's, till it moves into the arena */
	struct map *ids;   /* those met, so that none stands twice */
};

/* The next line without its end; false where there is none. */
static bool
next_line(struct reader *r, const char **line, size_t *n)
{
	const char *end;

	if (r->s == r->end)
		return false;
	end = memchr(r->s, '\n', (size_t)(r->end - r->s));
	*line = r->s;
	*n = (size_t)((end ? end : r->end) - r->s);
	r->s = end ? end + 1 : r->end;
	r->line++;
	if (*n && (*line)[*n - 1] == '\r')
		--*n;
	return true;
}

/* Appends a line of a value; true if the next one is joined to it. */
static bool
append(struct buf *b, const char *s, size_t n)
{
	size_t end = n;

	while (end > 0 && s[end - 1] == ' ')
		end--;
	if (end == 0 || s[end - 1] != '\\') {
		text_clean(b, s, n);
		return false;
	}
	/* A backslash: at the very end it joins, before blanks it stands. */
	text_clean(b, s, n - 1);
	return end == n;
}

/* Reads the value that begins with these n bytes, with its further lines. */
static const char *
read_value(struct reader *r, const char *s, size_t n)
{
	struct buf b = {0};
	bool joined;
	const char *value;

	if (n && *s == ' ')
		s++, n--;
	joined = append(&b, s, n);
	while (r->s < r->end && (joined || *r->s == '+')) {
		next_line(r, &s, &n);
		if (!joined) {
			buf_putc(&b, '\n');
			s++, n--;
			if (n && *s == ' ')
				s++, n--;
		}
		joined = append(&b, s, n);
	}
	value = arena_strndup(r->deck->arena, buf_text(&b), b.len);
	buf_free(&b);
	return value;
}

static const struct err *
complain(const struct reader *r, size_t line, const char *why, const char *what)
{
	return err_new(ERR_INPUT, "%s:%zu: %s: %s", r->file, line, why, what);
}

/* The place of a field's name in the table, or FIELD_ID_COUNT. */
static size_t
find_field(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < FIELD_ID_COUNT; i++)
		if (strlen(deck_fields()[i].name) == n &&
		    memcmp(deck_fields()[i].name, s, n) == 0)
			break;
	return i;
}

static bool
is_name(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!(s[i] == '_' || (s[i] >= '0' && s[i] <= '9') ||
			(s[i] >= 'a' && s[i] <= 'z') ||
			(s[i] >= 'A' && s[i] <= 'Z')))
			return false;
	return n > 0;
}

static bool
read_number(const char *s, uint64_t *x)
{
	char *end;

	if (strlen(s) != FIELD_DIGITS ||
	    strspn(s, "0123456789abcdef") != FIELD_DIGITS)
		return false;
	*x = strtoull(s, &end, 16);
	return *x != 0;
}

/* file:line:column, where the file's name may hold colons itself. */
static bool
read_source(struct arena *a, const char *s, struct card *c)
{
	const char *column = strrchr(s, ':'), *line = column;
	char *end;
	unsigned long x, y;

	if (!column)
		return false;
	while (line > s && line[-1] >= '0' && line[-1] <= '9')
		line--;
	if (line == column || line == s || line[-1] != ':')
		return false;
	x = strtoul(line, &end, 10);
	y = strtoul(column + 1, &end, 10);
	if (*end || end == column + 1 || x > UINT32_MAX || y > UINT32_MAX)
		return false;
	c->file = arena_strndup(a, s, (size_t)(line - 1 - s));
	c->line = (uint32_t)x;
	c->column = (uint32_t)y;
	return true;
}

static void
add_text(struct arena *a, struct texts *t, const char *s, size_t room)
{
	if (!t->v)
		t->v = arena_array(a, room, sizeof *t->v);
	t->v[t->n++] = s;
}

static bool
add_twin(struct arena *a, struct card *c, const char *s, size_t room)
{
	uint64_t *twin = (uint64_t *)c->twin;

	if (!twin)
		c->twin = twin = arena_array(a, room, sizeof *twin);
	return read_number(s, &twin[c->ntwin++]);
}

/* Puts an entry into its member; false where its value is none. */
static bool
fill(struct reader *r, struct card *c, const struct entry *e)
{
	const struct field *f = &deck_fields()[e->field];
	struct arena *a = r->deck->arena;
	void *member = (char *)c + f->at;

	switch (f->type) {
	case FIELD_KIND:
		return card_kind_named(&c->kind, e->value);
	case FIELD_FORM:
		return card_form_named(&c->form, e->value);
	case FIELD_STATUS:
		return card_status_named(&c->status, e->value);
	case FIELD_LANG:
		return lang_named(&c->lang, e->value);
	case FIELD_TEXT:
		*(const char **)member = e->value;
		return true;
	case FIELD_TEXTS:
		add_text(a, member, e->value, r->nentry);
		return true;
	case FIELD_NUMBER:
		return read_number(e->value, member);
	case FIELD_TWINS:
		return add_twin(a, c, e->value, r->nentry);
	case FIELD_SOURCE:
		return read_source(a, e->value, c);
	}
	return false;
}

static bool
is_many(enum field_type type)
{
	return type == FIELD_TEXTS || type == FIELD_TWINS;
}

/* The form of a card that names none. */
static enum card_form
guess_form(const struct card *c)
{
	if (c->choices.n)
		return FORM_CHOICE;
	if (c->kind == CARD_LIST || c->kind == CARD_ORDER)
		return FORM_ITEMS;
	if (norm_size(c->answer, strlen(c->answer)) > TYPED_SIZE)
		return FORM_SELF;
	return FORM_TYPED;
}

/* What a card made by hand may leave out. */
static void
complete(struct reader *r, struct card *c, const bool *seen)
{
	struct arena *a = r->deck->arena;
	struct identity id = {
	    .deck = r->deck->name, .kind = c->kind, .aspects = c->section};

	if (!seen[FIELD_ID_Form])
		c->form = guess_form(c);
	id.term_nf = norm_nf(a, c->term, strlen(c->term));
	id.slot = norm_nf(a, c->ask, strlen(c->ask));
	if (!c->id)
		c->id = identity_card(&id, 1);
	if (!c->fact)
		c->fact = c->id;
}

static const struct err *
fill_all(struct reader *r, struct card *c, bool *seen)
{
	size_t i;

	for (i = 0; i < r->nentry; i++) {
		const struct entry *e = &r->entry[i];
		const struct field *f = &deck_fields()[e->field];

		if (seen[e->field] && !is_many(f->type))
			return complain(
			    r, e->line, _("a field stands twice"), f->name);
		seen[e->field] = true;
		if (!fill(r, c, e))
			return complain(
			    r, e->line, f->name, _("this is no value for it"));
	}
	return NULL;
}

/* Ends a record: its entries become a card. */
static const struct err *
end_record(struct reader *r, size_t line)
{
	struct card c = {
	    .kind = CARD_QA, .term = "", .ask = "", .answer = "", .file = ""};
	bool seen[FIELD_ID_COUNT] = {false};
	const struct err *e;
	char *key;

	if (!r->nentry)
		return NULL;
	if ((e = fill_all(r, &c, seen)))
		return e;
	r->nentry = 0;
	if (!*c.ask)
		return complain(r, line, _("a card asks nothing"), "Ask");
	complete(r, &c, seen);
	key = arena_strndup(r->deck->arena, (char *)&c.id, sizeof c.id);
	if ((*map_at(r->ids, key, sizeof c.id))++)
		return complain(r, line, _("two cards have one number"), "Id");
	MEM_GROW(r->card, r->deck->n, r->card_cap);
	r->card[r->deck->n++] = c;
	return NULL;
}

/* "%rec: card" and the like; only the deck's name is of use. */
static void
read_descriptor(struct reader *r, const char *line, size_t n)
{
	const char *colon = memchr(line, ':', n);
	size_t name = colon ? (size_t)(colon - line) : n;
	const char *value =
	    read_value(r, line + name + !!colon, n - name - !!colon);

	if (name == 5 && memcmp(line, "%deck", 5) == 0 && *value)
		r->deck->name = value;
}

static const struct err *
read_entry(struct reader *r, const char *line, size_t n)
{
	const char *colon = memchr(line, ':', n);
	struct entry e = {.line = r->line};
	size_t name = colon ? (size_t)(colon - line) : 0;

	if (!is_name(line, name))
		return complain(r, r->line, _("expected a field"),
		    arena_strndup(r->deck->arena, line, n < 40 ? n : 40));
	e.field = find_field(line, name);
	e.value = read_value(r, colon + 1, n - name - 1);
	if (e.field == FIELD_ID_COUNT)
		return NULL; /* somebody else's */
	MEM_GROW(r->entry, r->nentry, r->entry_cap);
	r->entry[r->nentry++] = e;
	return NULL;
}

static const struct err *
read_all(struct reader *r)
{
	const struct err *e = NULL;
	const char *line;
	size_t n, begin = 1;

	while (!e && next_line(r, &line, &n)) {
		if (!n) {
			e = end_record(r, begin);
			begin = r->line + 1;
		} else if (*line == '%') {
			read_descriptor(r, line, n);
		} else if (*line != '#') {
			e = read_entry(r, line, n);
		}
	}
	return e ? e : end_record(r, begin);
}

const struct err *
deck_read(struct deck **out, const char *file, const char *name,
    const char *bytes, size_t n)
{
	struct reader r = {.file = file, .s = bytes, .end = bytes + n};
	const struct err *e;

	if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		r.s += 3;
	r.deck = deck_new(name);
	r.ids = map_new();
	if ((e = read_all(&r)))
		goto done;
	r.deck->card =
	    arena_array(r.deck->arena, r.deck->n, sizeof *r.deck->card);
	if (r.deck->n)
		memcpy(r.deck->card, r.card, r.deck->n * sizeof *r.card);
	*out = r.deck;
	r.deck = NULL;
done:
	map_free(r.ids);
	free(r.entry);
	free(r.card);
	deck_free(r.deck);
	return e;
}
