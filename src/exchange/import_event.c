#include "exchange/reading.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/input.h"
#include "base/jsonin.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "exchange/event.h"
#include "store/carry.h"
#include "store/version.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A text as it may go in; a copy where it had to be cleaned. */
static const char *
clean(struct arena *a, const char *text)
{
	struct buf b = {0};
	size_t n = text ? strlen(text) : 0;
	const char *copy;

	if (!n || text_is_clean(text, n))
		return text;
	text_clean(&b, text, n);
	copy = arena_strdup(a, b.data);
	buf_free(&b);
	return copy;
}

static const struct err *
take_event(struct reading *r, const char **field)
{
	field[AT_TYPED] = clean(r->arena, field[AT_TYPED]);
	field[AT_ARG] = clean(r->arena, field[AT_ARG]);
	field[AT_BATCH] = clean(r->arena, field[AT_BATCH]);
	return reading_event(r, field);
}

/* --- CSV ----------------------------------------------------------------- */

static const struct err *
take_row(struct reading *r, const int *column, size_t n)
{
	const char *field[EVENT_FIELD_COUNT] = {NULL};
	size_t i;

	if (r->csv.n != n)
		return input_error(
		    r->in, _("%zu cells, but the head has %zu"), r->csv.n, n);
	for (i = 0; i < n; i++)
		if (column[i] >= 0)
			field[column[i]] = r->csv.cell[i];
	arena_clear(r->arena);
	return take_event(r, field);
}

const struct err *
read_event_rows(struct reading *r)
{
	size_t i, n = r->csv.n;
	int *column = mem_new(n, sizeof *column);
	const struct err *e;
	bool more;

	for (i = 0; i < n; i++)
		column[i] = event_field_named(r->csv.cell[i]);
	while (!(e = csv_next(&r->csv, &more)) && more)
		if ((e = take_row(r, column, n)))
			break;
	free(column);
	return e;
}

/* --- JSON lines ------------------------------------------------------------
 */

static const char *
text_of(const struct json_members *m, const char *key)
{
	const struct json_member *found = json_member(m, key);

	return found && !found->is_list ? found->v->text : NULL;
}

/* "id hash place" of a card in a version. */
static bool
read_version_card(struct version_card *c, const char *text)
{
	char id[17], hash[17];

	return sscanf(text, "%16[0-9a-f] %16[0-9a-f] %" SCNu64, id, hash,
		   &c->place) == 3 &&
	       text_hex(&c->id, id) && text_hex(&c->hash, hash);
}

static const struct err *
no_version(void)
{
	return err_new(ERR_INPUT, "%s", _("this is no version of a deck"));
}

static const struct err *
take_version(struct reading *r, const struct json_members *m)
{
	const struct json_member *cards = json_member(m, "cards");
	const char *deck = text_of(m, "deck"), *depth = text_of(m, "depth");
	const char *number = text_of(m, "version");
	struct version v = {0};
	size_t i;

	if (!cards || !cards->is_list || !deck || !*deck ||
	    !text_is_clean(deck, strlen(deck)) || !depth || !number ||
	    !text_hex(&v.content, number))
		return no_version();
	v.depth = strtoll(depth, NULL, 10);
	v.n = cards->n;
	v.v = arena_array(r->arena, v.n ? v.n : 1, sizeof *v.v);
	for (i = 0; i < v.n; i++)
		if (!read_version_card(&v.v[i], cards->v[i].text))
			return no_version();
	if (v.depth < 0 || v.depth > 1)
		return no_version();
	return store_add_version(r->store, &v, deck);
}

static const struct err *
take_object(struct reading *r, const struct json_members *m)
{
	const char *field[EVENT_FIELD_COUNT], *record = text_of(m, "record");
	const struct err *e;
	int i;

	if (record) {
		e = store_add_record(r->store, record, strlen(record));
		return e ? input_blame(r->in, e) : NULL;
	}
	if (json_member(m, "version")) {
		e = take_version(r, m);
		return e ? input_blame(r->in, e) : NULL;
	}
	for (i = 0; i < EVENT_FIELD_COUNT; i++)
		field[i] = text_of(m, event_field_name(i));
	return take_event(r, field);
}

static const struct err *
next_object(struct reading *r, struct json_members *m, bool *more)
{
	const struct err *e;
	char *line;
	size_t n = 0;

	arena_clear(r->arena);
	do
		if ((e = input_line(r->in, &line, &n)))
			return e;
	while (line && !n);
	*more = line != NULL;
	if (!line)
		return NULL;
	e = json_read(m, r->json, r->arena, line, n);
	return e ? input_blame(r->in, e) : NULL;
}

const struct err *
read_lines(struct reading *r)
{
	struct json_members m;
	const struct err *e;
	const char *version;
	bool more;

	if ((e = next_object(r, &m, &more)))
		return e;
	version = text_of(&m, "version");
	if (!version || strcmp(version, "1") != 0)
		return input_error(r->in,
		    _("version %s: this gloss reads version 1"),
		    version ? version : "-");
	while (!(e = next_object(r, &m, &more)) && more)
		if ((e = take_object(r, &m)))
			break;
	return e;
}
