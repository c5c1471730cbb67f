#include "exchange/gather.h"

#include "base/err.h"
#include "base/mem.h"
#include "deck/deck.h"
#include "deck/file.h"

#include <stdlib.h>
#include <string.h>

/* Names in JSON and CSV, in deck files, and what parts a list in a cell. */
static const struct {
	const char *name, *field;
	char mark; /* 0: no list */
} fields[] = {{"id", "Id", 0}, {"kind", "Kind", 0}, {"form", "Form", 0},
    {"status", "Status", 0}, {"fact", "Fact", 0}, {"twins", "Twin", '|'},
    {"lang", "Lang", 0}, {"section", "Section", '>'}, {"term", "Term", 0},
    {"ask", "Ask", 0}, {"answer", "Answer", 0}, {"accept", "Accept", '|'},
    {"items", "Item", '|'}, {"choices", "Choice", '|'}, {"tags", "Tag", '|'}};

enum { FIELDS = sizeof fields / sizeof *fields };

void
gather_open(struct gather *g, const char *fallback)
{
	*g = (struct gather){.fallback = mem_strdup(fallback)};
}

void
gather_close(struct gather *g)
{
	while (g->n) {
		free(g->v[--g->n].name);
		buf_free(&g->v[g->n].text);
	}
	free(g->v);
	free(g->deck);
	free(g->fallback);
	buf_free(&g->card);
}

void
gather_begin(struct gather *g)
{
	buf_free(&g->card);
	free(g->deck);
	g->deck = NULL;
}

/* One field of a record: further lines begin with a plus (deck/write.c). */
static void
put(struct buf *b, const char *field, const char *value)
{
	buf_printf(b, "%s: ", field);
	for (; *value; value++) {
		buf_putc(b, *value);
		if (*value == '\\' && (value[1] == '\n' || value[1] == '\0'))
			buf_putc(b, ' ');
		if (*value == '\n')
			buf_puts(b, "+ ");
	}
	buf_putc(b, '\n');
}

static size_t
find(const char *name)
{
	size_t i;

	for (i = 0; i < FIELDS; i++)
		if (strcmp(fields[i].name, name) == 0)
			break;
	return i;
}

void
gather_field(struct gather *g, const char *name, const char *value)
{
	size_t i = find(name);

	if (strcmp(name, "deck") == 0 && *value) {
		free(g->deck);
		g->deck = mem_strdup(value);
	} else if (i < FIELDS && *value)
		put(&g->card, fields[i].field, value);
}

void
gather_source(
    struct gather *g, const char *file, const char *line, const char *column)
{
	struct buf b = {0};

	buf_printf(&b, "%s:%s:%s", file, line, column);
	put(&g->card, "Source", b.data);
	buf_free(&b);
}

/* The next element of a list in a cell; NULL after the last. */
static const char *
next_element(struct buf *element, const char *s, char mark)
{
	buf_cut(element, 0);
	for (; *s && *s != mark; s++) {
		if (*s == '\\' && (s[1] == mark || s[1] == '\\'))
			s++;
		buf_putc(element, *s);
	}
	if (!*s)
		return NULL;
	if (element->len && element->data[element->len - 1] == ' ')
		buf_cut(element, element->len - 1);
	return s + 1 + (s[1] == ' ');
}

void
gather_cell(struct gather *g, const char *name, const char *cell)
{
	size_t i = find(name);
	char mark = i < FIELDS ? fields[i].mark : 0;
	struct buf element = {0};

	if (!mark) {
		gather_field(g, name, cell);
		return;
	}
	while (cell && *cell) {
		buf_puts(&element, "");
		cell = next_element(&element, cell, mark);
		put(&g->card, fields[i].field, buf_text(&element));
	}
	buf_free(&element);
}

static struct buf *
text_of(struct gather *g, const char *name)
{
	size_t i;

	for (i = g->n; i-- > 0;)
		if (strcmp(g->v[i].name, name) == 0)
			return &g->v[i].text;
	MEM_GROW(g->v, g->n, g->cap);
	g->v[g->n] = (struct gathered){.name = mem_strdup(name)};
	return &g->v[g->n++].text;
}

/* Without the place "FILE:LINE: " that is of the record. */
static const struct err *
without_place(const struct err *e)
{
	const char *at = strstr(e->text, ": ");
	const struct err *why = err_new(e->kind, "%s", at ? at + 2 : e->text);

	err_free(e);
	return why;
}

const struct err *
gather_end(struct gather *g)
{
	struct deck *d = NULL;
	struct buf *text;
	const struct err *e =
	    deck_read(&d, "", "", buf_text(&g->card), g->card.len);

	if (e)
		return without_place(e);
	if (d->n) {
		text = text_of(g, g->deck ? g->deck : g->fallback);
		buf_put(text, g->card.data, g->card.len);
		buf_putc(text, '\n');
	}
	deck_free(d);
	return NULL;
}

const struct err *
gather_deck(struct deck **d, const struct gather *g, size_t i, const char *file)
{
	return deck_read(
	    d, file, g->v[i].name, buf_text(&g->v[i].text), g->v[i].text.len);
}
