#include "exchange/reading.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/input.h"
#include "base/jsonin.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/msg.h"
#include "deck/deck.h"
#include "deck/file.h"
#include "exchange/gather.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* --- into the library ---------------------------------------------------- */

/* The path of the notes of a deck that is there stays its path. */
static const struct err *
put_deck(struct reading *r, const struct deck *d)
{
	struct deck_rows *row = NULL;
	const struct err *e = store_deck_named(&row, r->store, d->name);
	const char *path = NULL;

	if (e && e->kind != ERR_INPUT)
		return e;
	err_free(e);
	if (row)
		path = row->v->path;
	e = store_put_deck(r->store, d, path, NULL);
	deck_rows_free(row);
	if (e)
		return e;
	r->import->decks++;
	r->import->cards += d->n;
	return NULL;
}

/* The cards of the deck that is there, those that come in their place, then
 * the others that come. */
static void
unite(struct deck *all, const struct deck *old, const struct deck *come)
{
	struct map *at = map_new();
	size_t i;

	all->card =
	    arena_array(all->arena, old->n + come->n + 1, sizeof *all->card);
	for (i = 0; i < old->n; i++) {
		const struct card *c = &old->card[i];

		*map_at(at, (const char *)&c->id, sizeof c->id) = i + 1;
		all->card[all->n++] = *c;
	}
	for (i = 0; i < come->n; i++) {
		const struct card *c = &come->card[i];
		size_t *place =
		    map_find(at, (const char *)&c->id, sizeof c->id);

		all->card[place ? *place - 1 : all->n++] = *c;
	}
	map_free(at);
}

/* Cards join a deck that is there: a list need not be all of it. */
static const struct err *
join_deck(struct reading *r, const struct deck *come)
{
	struct deck *old = NULL, *all;
	const struct err *e = store_read_deck(&old, r->store, come->name);

	if (e && e->kind != ERR_INPUT)
		return e;
	err_free(e);
	if (!old)
		return put_deck(r, come);
	all = deck_new(come->name);
	unite(all, old, come);
	e = put_deck(r, all);
	if (!e)
		r->import->cards -= all->n - come->n;
	deck_free(all);
	deck_free(old);
	return e;
}

static const struct err *
join_decks(struct reading *r, struct gather *g)
{
	const struct err *e = NULL;
	size_t i;

	for (i = 0; !e && i < g->n; i++) {
		struct deck *d = NULL;

		e = gather_deck(&d, g, i, r->path);
		if (!e)
			e = join_deck(r, d);
		deck_free(d);
	}
	return e;
}

/* --- deck files ---------------------------------------------------------- */

/* The name of a file without folders and ending; the caller frees it. */
static char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	const char *dot = strrchr(name, '.');

	if (strcmp(path, "-") == 0)
		return mem_strdup("imported");
	return mem_strndup(
	    name, dot && dot > name ? (size_t)(dot - name) : strlen(name));
}

static const struct err *
read_rest(struct reading *r, char **bytes, size_t *n)
{
	const struct err *e = input_look(r->in, INPUT_PIECE, bytes, n);

	if (!e && *n >= INPUT_PIECE)
		e = err_new(ERR_INPUT, _("%s: longer than %d MB"), r->path,
		    INPUT_PIECE >> 20);
	return e;
}

const struct err *
read_deck_file(struct reading *r)
{
	char *bytes, *name = base_name(r->path);
	struct deck *d = NULL;
	const struct err *e;
	size_t n;

	if (!(e = read_rest(r, &bytes, &n)) &&
	    !(e = deck_read(&d, r->path, name, bytes, n)))
		e = put_deck(r, d);
	deck_free(d);
	free(name);
	return e;
}

/* --- CSV ----------------------------------------------------------------- */

static const struct err *
take_row(struct reading *r, struct gather *g, char *const *head, size_t n)
{
	const char *file = NULL, *line = "1", *column = "1";
	const struct err *e = NULL;
	size_t i;

	if (r->csv.n != n)
		return input_error(
		    r->in, _("%zu cells, but the head has %zu"), r->csv.n, n);
	gather_begin(g);
	for (i = 0; i < n; i++) {
		const char *cell = r->csv.cell[i];

		if (strcmp(head[i], "file") == 0)
			file = cell;
		else if (strcmp(head[i], "line") == 0)
			line = cell;
		else if (strcmp(head[i], "column") == 0)
			column = cell;
		else
			gather_cell(g, head[i], cell);
	}
	if (file && *file)
		gather_source(g, file, line, column);
	if ((e = gather_end(g)))
		return input_blame(r->in, e);
	return NULL;
}

const struct err *
read_card_rows(struct reading *r)
{
	char *name = base_name(r->path);
	struct gather g;
	size_t i, n = r->csv.n;
	char **head = mem_new(n, sizeof *head);
	const struct err *e;
	bool more;

	gather_open(&g, name);
	for (i = 0; i < n; i++)
		head[i] = mem_strdup(r->csv.cell[i]);
	while (!(e = csv_next(&r->csv, &more)) && more)
		if ((e = take_row(r, &g, head, n)))
			break;
	if (!e)
		e = join_decks(r, &g);
	for (i = 0; i < n; i++)
		free(head[i]);
	free(head);
	free(name);
	gather_close(&g);
	return e;
}

/* --- JSON ---------------------------------------------------------------- */

static const struct err *
take_choices(
    struct reading *r, struct gather *g, const struct json_member *choices)
{
	const struct err *e;
	size_t i;

	for (i = 0; i < choices->n; i++) {
		struct json_members m;
		const struct json_member *text;
		const char *choice = choices->v[i].text;

		if ((e = json_read(
			 &m, r->json, r->arena, choice, strlen(choice))))
			return e;
		if ((text = json_member(&m, "text")))
			gather_field(g, "choices", text->v->text);
	}
	return NULL;
}

static const struct err *
take_source(
    struct reading *r, struct gather *g, const struct json_member *source)
{
	const struct json_member *file, *line, *column;
	struct json_members m;
	const struct err *e;

	if ((e = json_read(&m, r->json, r->arena, source->v->text,
		 strlen(source->v->text))))
		return e;
	file = json_member(&m, "file");
	line = json_member(&m, "line");
	column = json_member(&m, "column");
	if (file && *file->v->text && line && column)
		gather_source(g, file->v->text, line->v->text, column->v->text);
	return NULL;
}

static const struct err *
take_member(struct reading *r, struct gather *g, const struct json_member *m)
{
	size_t i;

	if (strcmp(m->key, "choices") == 0)
		return take_choices(r, g, m);
	if (strcmp(m->key, "source") == 0)
		return take_source(r, g, m);
	for (i = 0; i < m->n; i++)
		if (!m->v[i].is_null)
			gather_field(g, m->key, m->v[i].text);
	return NULL;
}

static const struct err *
take_card(struct reading *r, struct gather *g, const char *text, size_t number)
{
	struct json_members m;
	const struct err *e, *why;
	size_t i;

	gather_begin(g);
	e = json_read(&m, r->json, r->arena, text, strlen(text));
	for (i = 0; !e && i < m.n; i++)
		e = take_member(r, g, &m.v[i]);
	if (!e)
		e = gather_end(g);
	if (!e || e->kind != ERR_INPUT)
		return e;
	why =
	    err_new(ERR_INPUT, _("%s: card %zu: %s"), r->path, number, e->text);
	err_free(e);
	return why;
}

const struct err *
read_card_document(struct reading *r)
{
	const struct json_member *deck, *cards;
	char *bytes, *name = base_name(r->path);
	struct json_members m;
	struct gather g = {0};
	const struct err *e;
	size_t i, n;

	if ((e = read_rest(r, &bytes, &n)))
		goto done;
	if ((e = json_read(&m, r->json, r->arena, bytes, n))) {
		e = input_blame(r->in, e);
		goto done;
	}
	deck = json_member(&m, "deck");
	cards = json_member(&m, "cards");
	gather_open(&g, deck && *deck->v->text ? deck->v->text : name);
	for (i = 0; !e && cards && cards->is_list && i < cards->n; i++)
		e = take_card(r, &g, cards->v[i].text, i + 1);
	if (!e)
		e = join_decks(r, &g);
done:
	gather_close(&g);
	free(name);
	return e;
}
